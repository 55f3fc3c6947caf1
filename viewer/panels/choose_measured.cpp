#include "viewer/panels/choose_measured.hpp"

#include "viewer/panels/panel.hpp"
#include "viewer/session/events_in_measured.hpp"

#include <algorithm>

namespace viewer {

namespace {

constexpr float kFieldPx = 52;  // at scale 1
constexpr double kLeastKm = 0.01, kMostKm = 2000;

void choose(const Panel& panel, double metres) {
  auto found = eventsByMeasured(panel.session, metres);
  if (found) return panel.out.push_back(command::SelectEvents{std::move(found)});
  panel.out.push_back(command::Tell{{Message::Weight::Info, "No events there in the time shown"}});
}

}  // namespace

void drawChooseMeasured(const Panel& panel) {
  if (!canChooseBy(panel.session)) return;
  const bool area = panel.session.measured->kind == Measured::Kind::Area;
  double& km = panel.state.measuring.nearKm;
  if (ImGui::Button(area ? "Select events inside" : "Select events within")) {
    choose(panel, km * 1000);
  }
  ui::mark(panel.info.recorder, "toolbar/choose-measured");
  if (area) return;
  ImGui::SameLine();
  ImGui::SetNextItemWidth(panel.scaled(kFieldPx));
  if (ImGui::InputDouble("km of it", &km, 0, 0, "%g")) km = std::clamp(km, kLeastKm, kMostKm);
  ui::mark(panel.info.recorder, "toolbar/near-km");
}

}  // namespace viewer
