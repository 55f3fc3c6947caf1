// The help lies over the map: every row of the key table, and what the mouse does.
#include "viewer/panels/keys.hpp"
#include "viewer/panels/panel.hpp"

#include <algorithm>
#include <utility>

namespace viewer {

namespace {

constexpr float kWidthPx = 600, kKeysWidthPx = 230;  // at scale 1

constexpr std::pair<std::string_view, std::string_view> kMouseRows[] = {
    {"Left or middle drag", "move the map"},
    {"Wheel", "zoom at the pointer, finer with Ctrl"},
    {"Shift and drag", "zoom to a box"},
    {"Ctrl, Shift and drag", "select all events in a box"},
    {"Double click", "zoom in"},
    {"Click", "select"},
    {"Drag the line of a comparison", "show more of the one date or the other"},
    {"Drag the hollow grip", "change the date compared with"},
    {"Right click", "copy the coordinate"},
    {"Drag on the timeline", "change the date"},
    {"Wheel on the timeline", "zoom the timeline, move it with Shift"},
    {"Double click on the timeline", "show all of it again"},
};

void drawRow(const Panel& panel, std::string_view keys, std::string_view does) {
  ImGui::PushTextWrapPos(panel.scaled(kKeysWidthPx - 10));
  ui::text(panel.info.fonts.bold, keys);
  ImGui::PopTextWrapPos();
  ImGui::SameLine(panel.scaled(kKeysWidthPx));
  ui::wrappedText(panel.info.fonts.normal, does);
}

/// Rows of the table that do the same are one row here.
void drawKeys(const Panel& panel) {
  const auto table = keyTable();
  for (std::size_t i = 0; i < table.size();) {
    std::string keys = textOf(table[i].chord);
    const std::string_view does = table[i].does;
    for (++i; i < table.size() && table[i].does == does; ++i) {
      keys += ", " + textOf(table[i].chord);
    }
    drawRow(panel, keys, does);
  }
}

}  // namespace

void drawHelp(const Panel& panel) {
  const Rect& map = panel.info.layout.map;
  if (!panel.state.helpOpen || map.empty()) return;
  const float widthPx = std::min(map.widthPx, panel.scaled(kWidthPx));
  ImGui::SetNextWindowPos({map.xPx + map.widthPx / 2, map.yPx + map.heightPx / 2}, 0, {0.5f, 0.5f});
  ImGui::SetNextWindowSizeConstraints({widthPx, 0}, {widthPx, map.heightPx});
  ImGui::Begin("Keys and mouse", &panel.state.helpOpen,
               ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                   ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav);
  drawKeys(panel);
  ImGui::Separator();
  for (const auto& [mouse, does] : kMouseRows) drawRow(panel, mouse, does);
  ImGui::End();
}

}  // namespace viewer
