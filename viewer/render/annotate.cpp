#include "viewer/render/annotate.hpp"

#include "viewer/render/crowd_names.hpp"
#include "viewer/render/furniture.hpp"
#include "viewer/render/mark_counts.hpp"
#include "viewer/render/measured_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace viewer {

namespace {

constexpr float kBadgeRimPt = 0.6f;

/// The label and the dot of its place, which fade together.
void addLabel(const PlacedLabel& label, float pxPerPt, Inks& out) {
  const LabelWish& wish = *label.label.wish;
  const TextLook look = lookOf(wish, pxPerPt, label.label.opacity);
  if (label.dot) {
    const auto bodyAlpha = static_cast<std::uint8_t>(std::lround(255 * label.label.opacity));
    const SymbolLook dot{.pxPerPt = pxPerPt,
                         .body = wish.halo.withAlpha(bodyAlpha),
                         .ink = look.color,
                         .casing = look.halo};
    out.push_back(SymbolInk{Symbol::Place, label.at, dot});
  }
  out.push_back(TextInk{wish.text, look, label.start, label.path});
}

/// A sheet with a rim, as furniture has, but on the map.
void addBadge(const Badge& badge, geo::Screen moved, const Theme& theme, float pxPerPt, Inks& out) {
  const float rim = std::max(1.0f, std::round(kBadgeRimPt * pxPerPt));
  const LabelBox box = badge.box.movedBy(moved.xPx, moved.yPx);
  const float left = std::round(box.left), top = std::round(box.top);
  const float width = std::round(box.right) - left, height = std::round(box.bottom) - top;
  out.push_back(RectInk{{left, top}, width, height, theme.quietInk});
  out.push_back(RectInk{
      {left + rim, top + rim}, width - 2 * rim, height - 2 * rim, theme.sheet.withAlpha(255)});
  out.push_back(
      TextInk{badge.text, badge.look, {badge.start.xPx + moved.xPx, badge.start.yPx + moved.yPx}});
}

/// A mark of a table stands for the place in its dot's stead.
PlacedLabel withoutCoveredDot(PlacedLabel label, const Frame& frame) {
  if (label.dot && isUnderMark(frame, label.at)) label.dot.reset();
  return label;
}

void addLabels(const Frame& frame, const MapScene& scene, const Occupancy& occupied,
               LabelCache& labels, TypeSetter& type, Inks& out) {
  const LabelLayout& layout = labels.layoutOf(frame, scene, type);
  Occupancy covered = occupied;
  takeMarks(frame, covered);
  std::vector<PlacedLabel> shown = shownOn(frame.view, layout, covered, type);
  addNamesOfCrowds(frame, layout, covered, shown);
  for (const PlacedLabel& label : shown) {
    addLabel(withoutCoveredDot(label, frame), frame.view.pxPerPt, out);
  }
  const geo::Screen moved = geo::screenFromProjected(frame.view, layout.scale.origin);
  for (const Badge& badge : layout.badges) {
    addBadge(badge, moved, themeOf(frame.theme), frame.view.pxPerPt, out);
  }
}

}  // namespace

Overlay annotate(const Frame& frame, const geo::Grid& grid, const MapScene* scene,
                 std::span<const LabelBox> foreign, LabelCache& labels, TypeSetter& type) {
  Overlay overlay;
  Occupancy occupied(frame.view.widthPx, frame.view.heightPx);
  for (const LabelBox& box : foreign) occupied.take(box);
  addFurniture(frame, grid, type, overlay, occupied);
  addMeasured(frame, type, overlay, occupied);
  if (scene) addLabels(frame, *scene, occupied, labels, type, overlay.labels);
  addMarkCounts(frame, type, overlay.labels);
  return overlay;
}

}  // namespace viewer
