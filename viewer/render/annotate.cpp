#include "viewer/render/annotate.hpp"

#include "viewer/render/furniture.hpp"

namespace viewer {

namespace {

/// The label, and the dot of its place where no marker stands on it.
void addLabel(const PlacedLabel& label, float pxPerPt, bool covered, TypeSetter& type,
              Sprites& out) {
  const LabelWish& wish = *label.label.wish;
  if (wish.dot && !covered) {
    type.addSymbol(out, Symbol::Place, label.at,
                   {.pxPerPt = pxPerPt,
                    .body = wish.halo.withAlpha(255),
                    .ink = wish.color,
                    .casing = wish.halo});
  }
  const TextLook look = lookOf(wish, pxPerPt, label.label.opacity);
  if (label.path.points.empty()) {
    type.addText(out, wish.text, look, label.start);
  } else {
    type.addTextAlong(out, wish.text, look, label.path.points, label.path.startPx);
  }
}

/// Whether a marker stands on the plane's point, which is drawn as a dot.
bool hasMarker(const LabelLayout& layout, geo::Projected plane) {
  constexpr float kDotPt = 2;
  const float reach = kDotPt * layout.scale.pxPerPt;
  const geo::Screen at = layout.scale.pixelOf(plane);
  return !layout.markers.free(LabelBox{at.xPx, at.yPx, at.xPx, at.yPx}.grownBy(reach, reach));
}

}  // namespace

Overlay annotate(const Frame& frame, const geo::Grid& grid, const MapScene* scene,
                 std::span<const LabelBox> foreign, LabelCache& labels, TypeSetter& type) {
  Overlay overlay;
  Occupancy occupied(frame.view.widthPx, frame.view.heightPx);
  for (const LabelBox& box : foreign) occupied.take(box);
  addFurniture(frame, grid, type, overlay, occupied);
  if (!scene) return overlay;
  const LabelLayout& layout = labels.layoutOf(frame, *scene, type);
  for (const PlacedLabel& label : shownOn(frame.view, layout, occupied, type)) {
    addLabel(label, frame.view.pxPerPt, hasMarker(layout, label.label.wish->at), type,
             overlay.labels);
  }
  return overlay;
}

}  // namespace viewer
