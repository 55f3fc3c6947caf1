// Several events on one mark: which of them the inspector shows.
#include "viewer/panels/panel.hpp"

namespace viewer {

namespace {

/// The event so many places further on, in a ring.
TableSelection turned(TableSelection chosen, std::size_t by) {
  chosen.shown = (chosen.shown + by) % chosen.events.size();
  return chosen;
}

}  // namespace

void drawEventPager(const Panel& panel) {
  const auto& chosen = panel.session.selectedEvents;
  if (!chosen || chosen->events.size() < 2) return;
  const std::size_t count = chosen->events.size();
  if (ImGui::SmallButton("<")) {
    panel.out.push_back(command::SelectEvents{turned(*chosen, count - 1)});
  }
  ui::mark(panel.info.recorder, "inspector/previous-event");
  ImGui::SameLine();
  if (ImGui::SmallButton(">")) panel.out.push_back(command::SelectEvents{turned(*chosen, 1)});
  ui::mark(panel.info.recorder, "inspector/next-event");
  ImGui::SameLine();
  const std::string all = chosen->all > count ? fmt::format(" (the first of {})", chosen->all) : "";
  const std::string text = fmt::format("{} of {} here{}", chosen->shown + 1, count, all);
  ui::quietText(panel.info.fonts.small, text);
  ui::mark(panel.info.recorder, "inspector/events-here", text);
}

}  // namespace viewer
