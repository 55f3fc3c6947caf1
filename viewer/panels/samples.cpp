// Small pictures of what a layer draws, from the same legend entries as the map's own legend.
#include "viewer/panels/panel.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

constexpr float kSampleWidthPx = 22, kSampleHeightPx = 14;  // at scale 1
constexpr float kPxPerPt = 96.0f / 72.0f;

struct Pen {
  ImDrawList& list;
  geo::Color rim, symbolInk;
  ImVec2 low, high;
  float uiScale;
  float opacity;

  ImU32 ink(geo::Color color, float share = 1) const {
    const float alpha = static_cast<float>(color.a) * opacity * share;
    return ui::packed(color.withAlpha(static_cast<std::uint8_t>(alpha)));
  }
  float middleY() const { return (low.y + high.y) / 2; }
};

void drawLine(const Pen& pen, const LegendEntry& entry) {
  const float thickPx = 2 * pen.uiScale;
  const ImU32 ink = pen.ink(entry.color);
  const float onPx = entry.stroke.dashOnPt * kPxPerPt * pen.uiScale;
  const float offPx = entry.stroke.dashOffPt * kPxPerPt * pen.uiScale;
  if (!(onPx + offPx > 1)) {
    pen.list.AddLine({pen.low.x, pen.middleY()}, {pen.high.x, pen.middleY()}, ink, thickPx);
    return;
  }
  for (float x = pen.low.x; x < pen.high.x; x += onPx + offPx) {
    const float end = std::min(x + std::max(onPx, thickPx), pen.high.x);
    pen.list.AddLine({x, pen.middleY()}, {end, pen.middleY()}, ink, thickPx);
  }
}

void drawHatch(const Pen& pen, const LegendEntry& entry) {
  const float stepPx = 5 * pen.uiScale, risePx = pen.high.y - pen.low.y;
  for (float x = pen.low.x; x + risePx <= pen.high.x + 1; x += stepPx) {
    pen.list.AddLine({x, pen.high.y}, {x + risePx, pen.low.y}, pen.ink(entry.color));
  }
  pen.list.AddRect(pen.low, pen.high, pen.ink(pen.rim));
}

void drawArea(const Pen& pen, const LegendEntry& entry) {
  if (entry.pattern != FillPattern::Plain) return drawHatch(pen, entry);
  pen.list.AddRectFilled(pen.low, pen.high, pen.ink(entry.color));
  pen.list.AddRect(pen.low, pen.high, pen.ink(pen.rim));
}

/// A line in the middle of the doubt about where it runs.
void drawBand(const Pen& pen, const LegendEntry& entry) {
  const float halfPx = 5 * pen.uiScale;
  pen.list.AddRectFilled({pen.low.x, pen.middleY() - halfPx}, {pen.high.x, pen.middleY() + halfPx},
                         pen.ink(entry.color, 0.3f));
  drawLine(pen, entry);
}

void drawStrip(const Pen& pen, const LegendEntry& entry) {
  const float halfPx = 3 * pen.uiScale;
  pen.list.AddRectFilled({pen.low.x, pen.middleY() - halfPx}, {pen.high.x, pen.middleY() + halfPx},
                         pen.ink(entry.color));
}

void drawPart(const Pen& pen, const SymbolSprite::Part& part, float sidePx, ImU32 ink) {
  const float x = std::round((pen.low.x + pen.high.x - sidePx) / 2);
  const float y = std::round(pen.middleY() - sidePx / 2);
  pen.list.AddImage(ImGui::GetIO().Fonts->TexID, {x, y}, {x + sidePx, y + sidePx},
                    {part.u0, part.v0}, {part.u1, part.v1}, ink);
}

void drawMarker(const Pen& pen, const LegendEntry& entry, const Fonts& fonts) {
  const SymbolSprite& sprite = fonts.symbols[static_cast<std::size_t>(entry.symbol)];
  drawPart(pen, sprite.body, sprite.sidePx, pen.ink(entry.color));
  drawPart(pen, sprite.frame, sprite.sidePx, pen.ink(pen.symbolInk));
  drawPart(pen, sprite.mark, sprite.sidePx, pen.ink(pen.symbolInk));
}

}  // namespace

void drawSample(const Panel& panel, const LegendEntry& entry, Faded faded) {
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const float rowPx = ImGui::GetFrameHeight(), heightPx = panel.scaled(kSampleHeightPx);
  const float top = std::round(corner.y + (rowPx - heightPx) / 2);
  const ImVec2 size{panel.scaled(kSampleWidthPx), rowPx};
  ImGui::Dummy(size);
  const Pen pen{*ImGui::GetWindowDrawList(),
                panel.colors().possible,
                panel.colors().ink,
                ImVec2{corner.x, top},
                ImVec2{corner.x + size.x, top + heightPx},
                panel.info.uiScale,
                faded == Faded::Yes ? 0.4f : 1.0f};
  switch (entry.sample) {
    case LegendEntry::Sample::Tint:
    case LegendEntry::Sample::Area:
    case LegendEntry::Sample::Colour:
      return drawArea(pen, entry);
    case LegendEntry::Sample::Band:
      return drawBand(pen, entry);
    case LegendEntry::Sample::Strip:
      return drawStrip(pen, entry);
    case LegendEntry::Sample::Line:
      return drawLine(pen, entry);
    case LegendEntry::Sample::Marker:
      return drawMarker(pen, entry, panel.info.fonts);
    case LegendEntry::Sample::None:
      return;
  }
}

}  // namespace viewer
