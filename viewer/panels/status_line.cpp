#include "viewer/panels/panel.hpp"
#include "viewer/panels/status_text.hpp"

#include <algorithm>

namespace viewer {

namespace {

/// "31 of 87 rows valid now": of the layers that are shown.
std::string countsText(const Panel& panel) {
  const auto& layers = panel.session.scenario->layers;
  std::size_t now = 0, all = 0;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!isShown(panel.session, layers[i].id)) continue;
    now += panel.state.cache.validCounts[i];
    all += layers[i].features.size();
  }
  const auto& tables = panel.session.tables;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (!isShown(panel.session, tables[i].id)) continue;
    now += panel.state.cache.tableCounts[i].possible;
    all += tables[i].events->rowCount;
  }
  return fmt::format("{} of {} rows valid now", now, all);
}

/// A field of the line, as wide as its text but not narrower than given, so that nothing jumps.
/// Whether it was clicked.
bool drawField(const Panel& panel, std::string_view name, std::string_view words, float leastPx) {
  const float fromPx = ImGui::GetCursorPosX();
  ui::quietText(panel.info.fonts.small, words);
  if (panel.info.recorder) ui::mark(panel.info.recorder, fmt::format("status/{}", name), words);
  const bool clicked = ImGui::IsItemClicked();
  const float widthPx = std::max(ImGui::GetItemRectSize().x, panel.scaled(leastPx));
  ImGui::SameLine(fromPx + widthPx + panel.scaled(18));
  return clicked;
}

/// Where the mouse is; over no map, how places are written. A click chooses the next format.
void drawPosition(const Panel& panel) {
  geo::PlaceFormat& format = panel.state.placeFormat;
  const auto& cursor = panel.info.cursor;
  const std::string words =
      cursor ? geo::formatPlace(*cursor, format) : std::string(titleOf(format));
  if (drawField(panel, "position", words, 175)) format = nextFormat(format);
}

/// What the mouse and the keys do while points are set.
void drawMeasuring(const Panel& panel) {
  if (!setsPoints(panel.session, panel.state.measuring)) return;
  drawField(panel, "measuring",
            "Measuring: a click sets a point, Backspace takes it back, Enter ends, Esc clears", 0);
}

}  // namespace

void drawStatusLine(const Panel& panel) {
  if (panel.info.layout.status.empty()) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {panel.scaled(10), panel.scaled(3)});
  ui::begin("status", panel.info.layout.status, ui::Scrolling::No);
  drawPosition(panel);
  drawField(panel, "scale", formatScale(scaleDenominator(panel.session)), 80);
  drawField(panel, "projection", panel.session.projection->name(), 0);
  drawField(panel, "counts", countsText(panel), 130);
  drawField(panel, "frame", fmt::format("{:.1f} ms", panel.info.frameMilliseconds), 50);
  drawMeasuring(panel);
  drawField(panel, "busy", panel.info.busy, 0);
  ImGui::NewLine();
  ui::end();
  ImGui::PopStyleVar();
}

}  // namespace viewer
