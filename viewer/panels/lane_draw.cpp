#include "viewer/panels/lane_draw.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr float kTrackGapPx = 1, kArrowPx = 5, kLeastNamePx = 36, kNamedTrackPx = 18;  // at scale 1
constexpr std::uint8_t kPaleAlpha = 120, kFadedAlpha = 36;
/// Names on bars, whatever the panel's own ink is.
constexpr geo::Color kOnDark{255, 255, 255}, kOnLight{33, 36, 41};

struct Box {
  float left, top, right, bottom;

  ImVec2 low() const { return {left, top}; }
  ImVec2 high() const { return {right, bottom}; }
  float middleY() const { return (top + bottom) / 2; }
};

Box boxOf(const LaneCanvas& canvas, const LaneItem& item) {
  const float top = std::round(canvas.trackTopPx(item.track));
  const float gap = std::max(1.0f, canvas.panel.scaled(kTrackGapPx));
  const float bottom = std::round(canvas.trackTopPx(item.track + 1)) - gap;
  return {item.fromPx, top, item.toPx, std::max(bottom, top + 1)};
}

/// Fades from one end to the other.
void drawFade(ImDrawList& list, const Box& box, geo::Color left, geo::Color right) {
  if (box.right <= box.left) return;
  const ImU32 from = ui::packed(left), to = ui::packed(right);
  list.AddRectFilledMultiColor(box.low(), box.high(), from, to, to, from);
}

/// Where a row goes on beyond the axis for good.
void drawArrow(const LaneCanvas& canvas, const Box& box, float tipX, float side) {
  const float size = std::min(canvas.panel.scaled(kArrowPx), (box.bottom - box.top) / 2 + 1);
  const float baseX = tipX - side * size;
  const ImVec2 low{baseX, box.middleY() + size}, high{baseX, box.middleY() - size};
  const ImVec2 tip{tipX, box.middleY()};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 ink = ui::packed(canvas.panel.colors().ink);
  if (side > 0)
    list.AddTriangleFilled(high, tip, low, ink);
  else
    list.AddTriangleFilled(low, tip, high, ink);
}

bool isDark(geo::Color color) {
  return 0.299 * color.r + 0.587 * color.g + 0.114 * color.b < 140;
}

void drawWords(const LaneCanvas& canvas, const std::string& words, const Box& room,
               geo::Color ink) {
  ImFont& font = *canvas.panel.info.fonts.small;
  const ImVec4 clip{room.left, room.top, room.right, room.bottom};
  const ImVec2 at{room.left, std::round(room.middleY() - font.FontSize / 2)};
  ImGui::GetWindowDrawList()->AddText(&font, font.FontSize, at, ui::packed(ink), words.data(),
                                      words.data() + words.size(), 0, &clip);
}

/// On the solid part, or on all of a row that has none; on what is too short for it, beside it, as
/// far as `untilPx`.
void drawName(const LaneCanvas& canvas, const LaneItem& item, float untilPx) {
  const Panel& panel = canvas.panel;
  const std::string& name = geo::featureOf(*panel.session.scenario, item.ref).name;
  const float leastPx = panel.scaled(kLeastNamePx), gapPx = panel.scaled(5);
  Box room = boxOf(canvas, item);
  if (item.hasSolid()) {
    room.left = item.solidFromPx;
    room.right = item.solidToPx;
  }
  if (room.right - room.left >= leastPx + gapPx) {
    room.left += gapPx;
    const geo::Color onSolid = isDark(item.color) ? kOnDark : kOnLight;
    return drawWords(canvas, name, room, item.hasSolid() ? onSolid : panel.colors().ink);
  }
  room.left = item.toPx + gapPx;
  room.right = untilPx - gapPx;
  if (room.right - room.left >= leastPx) drawWords(canvas, name, room, panel.colors().ink);
}

/// Only where the tracks are high enough for text.
void drawNames(const LaneCanvas& canvas, float rightPx) {
  if (canvas.view.trackPx < canvas.panel.scaled(kNamedTrackPx)) return;
  std::vector<float> nextPx(canvas.view.tracks, rightPx);  // where the next row on a track begins
  const auto& items = canvas.view.items;
  auto crowd = canvas.view.crowds.rbegin();
  for (auto item = items.rbegin(); item != items.rend(); ++item) {
    for (; crowd != canvas.view.crowds.rend() && crowd->fromPx >= item->toPx - 1; ++crowd) {
      for (float& px : nextPx) px = std::min(px, crowd->fromPx);
    }
    float& next = nextPx[static_cast<std::size_t>(item->track)];
    drawName(canvas, *item, next);
    next = item->fromPx;
  }
}

void drawBar(const LaneCanvas& canvas, const LaneItem& item) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Box box = boxOf(canvas, item);
  const geo::Color pale = item.color.withAlpha(kPaleAlpha);
  const geo::Color faded = item.color.withAlpha(kFadedAlpha);
  drawFade(list, {box.left, box.top, item.solidFromPx, box.bottom}, faded, pale);
  drawFade(list, {item.solidToPx, box.top, box.right, box.bottom}, pale, faded);
  if (item.hasSolid()) {
    list.AddRectFilled({item.solidFromPx, box.top}, {item.solidToPx, box.bottom},
                       ui::packed(item.color));
  }
  if (item.openFrom) drawArrow(canvas, box, box.left, -1);
  if (item.openTo) drawArrow(canvas, box, box.right, 1);
}

/// Filled where it is certain.
void drawMark(const LaneCanvas& canvas, const LaneItem& item) {
  const geo::Color field = canvas.panel.colors().field;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Box box = boxOf(canvas, item);
  const float half = std::min((box.right - box.left) / 2, canvas.view.trackPx / 2 + 1);
  const float x = (box.left + box.right) / 2, y = box.middleY();
  const ImVec2 left{x - half, y}, top{x, y - half}, right{x + half, y}, bottom{x, y + half};
  const geo::Color fill = item.hasSolid() ? item.color : field;
  list.AddQuadFilled(left, top, right, bottom, ui::packed(fill));
  const geo::Color edge = item.hasSolid() ? field : item.color;
  list.AddQuad(left, top, right, bottom, ui::packed(edge), item.hasSolid() ? 1.0f : 1.5f);
}

void drawOutline(const LaneCanvas& canvas, const LaneItem& item, geo::Color ink, float thickPx) {
  const Box box = boxOf(canvas, item);
  ImGui::GetWindowDrawList()->AddRect({box.left - 1, box.top - 1}, {box.right + 1, box.bottom + 1},
                                      ui::packed(ink), 0, 0, thickPx);
}

void drawCrowds(const LaneCanvas& canvas) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float bottom = canvas.topPx + canvas.view.topPx + canvas.view.heightPx - 2;
  const float roomPx = canvas.view.heightPx - canvas.panel.scaled(5);
  const auto drawCount = [&](const LaneCrowd& crowd, std::size_t count, geo::Color color) {
    if (count == 0) return;
    const float share = static_cast<float>(count) / static_cast<float>(canvas.view.most);
    const float heightPx = std::max(2.0f, std::round(roomPx * share));
    list.AddRectFilled({crowd.fromPx, bottom - heightPx}, {crowd.toPx, bottom}, ui::packed(color));
  };
  const geo::Color field = canvas.panel.colors().field;
  const geo::Color solid = geo::mix(field, canvas.lane.color, 0.8);
  const geo::Color pale = geo::mix(field, canvas.lane.color, 0.35);
  for (const LaneCrowd& crowd : canvas.view.crowds) {
    drawCount(crowd, crowd.possible, pale);
    drawCount(crowd, crowd.certain, solid);
  }
}

}  // namespace

void drawLaneRows(const LaneCanvas& canvas, const LaneItem* hovered, float rightPx) {
  const PanelColors& colors = canvas.panel.colors();
  drawCrowds(canvas);
  for (const LaneItem& item : canvas.view.items) {
    if (item.shape == LaneItem::Shape::Mark)
      drawMark(canvas, item);
    else
      drawBar(canvas, item);
  }
  drawNames(canvas, rightPx);
  if (hovered) drawOutline(canvas, *hovered, colors.ink, 1);
  for (const LaneItem& item : canvas.view.items) {
    if (canvas.panel.session.selection != item.ref) continue;
    drawOutline(canvas, item, colors.field, canvas.panel.scaled(4));
    drawOutline(canvas, item, colors.accent, canvas.panel.scaled(2));
  }
}

std::string crowdText(const LaneCrowd& crowd) {
  if (crowd.certain == crowd.possible) return fmt::format("{} rows", crowd.possible);
  return fmt::format("{} rows, {} of them certainly", crowd.possible, crowd.certain);
}

}  // namespace viewer
