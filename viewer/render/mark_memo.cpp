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

DrawnMarksPtr drawnMarksOf(const UserTable& table, const MarksWish& wish, ThemeId theme,
                           std::shared_ptr<const MarkFamily> family) {
  DrawnMarks drawn;
  const MarkSource source = sourceOf(table);
  drawn.marks = marksOf(source, wish);
  drawn.meshes = meshesOf(source, drawn.marks, themeOf(theme));
  drawn.legend = legendOf(source, drawn.marks, themeOf(theme));
  // A disc reaches far into a picture: it is drawn whole, never by the strips that come into view.
  if (drawn.marks.discs.empty()) drawn.family = std::move(family);
  return std::make_shared<const DrawnMarks>(std::move(drawn));
}

std::shared_ptr<const MarkFamily> MarkMemo::familyOf(const Kept& made) const {
  for (const Kept& kept : kept_) {
    MarksWish moved = kept.wish;
    moved.view.centre = made.wish.view.centre;
    if (moved == made.wish && kept.theme == made.theme && kept.table == made.table) {
      return kept.drawn->family;
    }
  }
  return std::make_shared<const MarkFamily>();
}

DrawnMarksPtr MarkMemo::marksOf(const UserTable& table, const MarksWish& wish, ThemeId theme) {
  const auto found = std::ranges::find_if(kept_, [&](const Kept& kept) {
    return kept.wish == wish && kept.theme == theme && kept.table == table;
  });
  if (found != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front().drawn;
  }
  Kept made{table, wish, theme, nullptr};
  made.drawn = drawnMarksOf(table, wish, theme, familyOf(made));
  kept_.push_front(std::move(made));
  if (kept_.size() > kMostKept) kept_.pop_back();
  return kept_.front().drawn;
}

}  // namespace viewer
