// Several events on one mark: which of them the inspector shows.
#include "viewer/panels/panel.hpp"
#include "viewer/session/session_tables.hpp"

namespace viewer {

namespace {

enum class Towards { Previous, Next };

bool showsOne(const TableSelection& chosen) {
  return chosen.shown < chosen.events.size();
}

/// The next event or the one before it, in a ring.
TableSelection turned(TableSelection chosen, Towards which) {
  const std::size_t count = chosen.events.size();
  const std::size_t none = which == Towards::Next ? count - 1 : 0;  // to the first, or to the last
  const std::size_t from = showsOne(chosen) ? chosen.shown : none;
  chosen.shown = (from + (which == Towards::Next ? 1 : count - 1)) % count;
  return chosen;
}

/// Of which table they are, where there are several: those of the others are not chosen.
std::string ofTable(const Session& session, const TableSelection& chosen) {
  const UserTable* const table = tableOf(session, chosen.table);
  return table && session.tables.size() > 1 ? " of " + table->events->title : "";
}

std::string toldText(const Session& session, const TableSelection& chosen) {
  const std::size_t count = chosen.events.size();
  const std::string of = ofTable(session, chosen);
  if (!showsOne(chosen)) return fmt::format("{} more{} here", count, of);
  const std::string all = chosen.all > count ? fmt::format(" (the first of {})", chosen.all) : "";
  return fmt::format("{} of {} here{}{}", chosen.shown + 1, count, of.empty() ? "" : "," + of, all);
}

}  // namespace

void drawEventPager(const Panel& panel) {
  const auto& chosen = panel.session.selectedEvents;
  if (!chosen || chosen->events.empty()) return;
  if (chosen->events.size() == 1 && showsOne(*chosen)) return;
  if (ImGui::SmallButton("<")) {
    panel.out.push_back(command::SelectEvents{turned(*chosen, Towards::Previous)});
  }
  ui::mark(panel.info.recorder, "inspector/previous-event");
  ImGui::SameLine();
  if (ImGui::SmallButton(">")) {
    panel.out.push_back(command::SelectEvents{turned(*chosen, Towards::Next)});
  }
  ui::mark(panel.info.recorder, "inspector/next-event");
  ImGui::SameLine();
  const std::string text = toldText(panel.session, *chosen);
  ui::quietText(panel.info.fonts.small, text);
  ui::mark(panel.info.recorder, "inspector/events-here", text);
}

}  // namespace viewer
