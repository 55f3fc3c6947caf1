#include "viewer/render/mark_memo.hpp"

#include <algorithm>
#include <utility>

namespace viewer {

namespace {

/// Two dates of a few tables.
constexpr std::size_t kMostKept = 8;

}  // namespace

MarkSource sourceOf(const UserTable& table) {
  return {*table.events,
          *table.places,
          *table.classes,
          table.weights.get(),
          table.filter.hiddenClasses,
          table.filter.passes.get()};
}

MarksWish wishOf(const Session& session) {
  return {session.view, session.clock.window, leastShown(session.certainty)};
}

DrawnMarksPtr drawnMarksOf(const UserTable& table, const MarksWish& wish, ThemeId theme) {
  DrawnMarks drawn;
  const MarkSource source = sourceOf(table);
  drawn.marks = marksOf(source, wish);
  drawn.meshes = meshesOf(source, drawn.marks, themeOf(theme));
  drawn.legend = legendOf(source, drawn.marks, themeOf(theme));
  return std::make_shared<const DrawnMarks>(std::move(drawn));
}

DrawnMarksPtr MarkMemo::marksOf(const UserTable& table, const Session& session) {
  const MarksWish wish = wishOf(session);
  const auto found = std::ranges::find_if(kept_, [&](const Kept& kept) {
    return kept.wish == wish && kept.theme == session.theme && kept.table == table;
  });
  if (found != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front().drawn;
  }
  kept_.push_front({table, wish, session.theme, drawnMarksOf(table, wish, session.theme)});
  if (kept_.size() > kMostKept) kept_.pop_back();
  return kept_.front().drawn;
}

}  // namespace viewer
