#include "viewer/panels/room_panel.hpp"

#include "viewer/panels/panel.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <imgui_stdlib.h>

namespace viewer {

namespace {

constexpr float kWidthPx = 430, kFieldPx = 120, kListPx = 220;  // at scale 1
constexpr float kLeastScale = 0.5f, kMostScale = 4;
constexpr std::size_t kMostNamed = 6;

void drawField(const Panel& panel, const char* label, std::string_view name, std::string& text) {
  ImGui::SetNextItemWidth(panel.scaled(kFieldPx));
  ImGui::InputText(label, &text);
  ui::markNamed(panel.info.recorder, "room/{}", name);
}

std::optional<Room> drawRoom(const Panel& panel) {
  RoomState& state = panel.state.room;
  drawField(panel, "pixels of the screen or projector", "pixels", state.pixels);
  drawField(panel, "its diagonal (65in, 165cm)", "diagonal", state.diagonal);
  drawField(panel, "to the last row (8m)", "distance", state.distance);
  return roomFrom(fmt::format("{},{},{}", state.pixels, state.diagonal, state.distance));
}

/// How the next briefing fits its wall.
void drawWall(const Panel& panel) {
  Wall wall = panel.session.wall;
  ImGui::SetNextItemWidth(panel.scaled(kFieldPx));
  bool changed = ImGui::SliderFloat("size of symbols and text", &wall.scale, kLeastScale,
                                    kMostScale, "x %.1f", ImGuiSliderFlags_AlwaysClamp);
  ui::markNamed(panel.info.recorder, "room/{}", "scale");
  int percent = static_cast<int>(std::lround(wall.safeShare * 100));
  ImGui::SetNextItemWidth(panel.scaled(kFieldPx));
  changed |= ImGui::SliderInt("cut off at each edge", &percent, 0,
                              static_cast<int>(std::lround(kMostSafeShare * 100)), "%d %%",
                              ImGuiSliderFlags_AlwaysClamp);
  ui::markNamed(panel.info.recorder, "room/{}", "safe");
  if (!changed) return;
  wall.safeShare = static_cast<float>(percent) / 100;
  panel.out.push_back(command::SetWall{wall});
}

void drawStep(const Panel& panel, const StepLegibility& step) {
  if (step.step >= panel.session.story->size()) return;  // the story has changed since
  const std::string label =
      fmt::format("{}  {}##{}", step.step + 1, (*panel.session.story)[step.step].title, step.step);
  if (ImGui::Selectable(label.c_str())) panel.out.push_back(command::ShowStep{step.step});
  ui::markNamed(panel.info.recorder, "room/step/{}", step.step + 1);
  ui::wrappedText(panel.info.fonts.small, namesOf(step.small, kMostNamed));
}

void drawFound(const Panel& panel, const Legibility& found) {
  ImGui::Separator();
  const std::string told =
      found.steps.empty()
          ? fmt::format("At size x {:.1f} the last row can read all steps.", found.scale)
          : fmt::format("At size x {:.1f} too small in {} of {} steps:", found.scale,
                        found.steps.size(), panel.session.story->size());
  ui::wrappedText(panel.info.fonts.normal, told);
  ui::mark(panel.info.recorder, "room/told", told);
  if (found.steps.empty()) return;
  ImGui::BeginChild("small", {0, panel.scaled(kListPx)}, true);
  for (const StepLegibility& step : found.steps) drawStep(panel, step);
  ImGui::EndChild();
  const float mends = std::min(scaleThatMends(found), kMostScale);
  if (ImGui::Button(fmt::format("Use x {:.1f}, and look again", mends).c_str())) {
    Wall wall = panel.session.wall;
    wall.scale = mends;
    panel.out.push_back(command::SetWall{wall});
    panel.out.push_back(command::CheckRoom{found.room});
  }
  ui::markNamed(panel.info.recorder, "room/{}", "mend");
}

}  // namespace

void drawRoomPanel(const Panel& panel) {
  RoomState& state = panel.state.room;
  const Rect& map = panel.info.layout.map;
  if (!state.open || map.empty()) return;
  ui::beginOverMap(panel, "The room", state.open, std::min(panel.scaled(kWidthPx), map.widthPx), 0);
  const auto room = drawRoom(panel);
  drawWall(panel);
  if (!room) {
    ui::wrappedText(panel.info.fonts.small, fmt::format("A room is {}.", kRoomForm));
  } else {
    if (ImGui::Button("Can the last row read it?")) panel.out.push_back(command::CheckRoom{*room});
    ui::markNamed(panel.info.recorder, "room/{}", "look");
  }
  if (panel.info.legibility) drawFound(panel, *panel.info.legibility);
  ImGui::End();
}

}  // namespace viewer
