#include "viewer/render/annotate.hpp"

#include "viewer/render/furniture.hpp"
#include "viewer/render/labels.hpp"

#include <array>
#include <vector>

namespace viewer {

namespace {

/// Half of each symbol's diameter; the shapes themselves are not wanted for every marker.
std::array<float, kSymbolCount> symbolRadiiPt() {
  std::array<float, kSymbolCount> radii{};
  for (std::size_t i = 0; i < kSymbolCount; ++i) {
    radii[i] = shapeOf(static_cast<Symbol>(i)).diameterPt / 2;
  }
  return radii;
}

/// The boxes that the layer's valid markers take on the picture.
std::vector<LabelBox> markerBoxes(const Frame& frame, const LayerMesh& mesh,
                                  const std::array<float, kSymbolCount>& radiiPt) {
  std::vector<LabelBox> boxes;
  const float pt = frame.view.pxPerPt;
  for (const Marker& marker : mesh.markers) {
    if (validityIn(marker.valid, frame.window) < leastShown(frame.certainty)) continue;
    const geo::Projected plane{mesh.anchor.xMetres + static_cast<double>(marker.x),
                               mesh.anchor.yMetres + static_cast<double>(marker.y)};
    const geo::Screen at = geo::screenFromProjected(frame.view, plane);
    const float radius = radiiPt.at(static_cast<std::size_t>(marker.symbol)) * pt;
    const float x = at.xPx + marker.offsetXPt * pt, y = at.yPx + marker.offsetYPt * pt;
    boxes.push_back({x - radius, y - radius, x + radius, y + radius});
  }
  return boxes;
}

}  // namespace

Sprites annotate(const Frame& frame, const MapScene* scene, std::span<const LabelBox> foreign,
                 TypeSetter& type) {
  Sprites labels, furniture;
  Occupancy occupied(frame.view.widthPx, frame.view.heightPx);
  for (const LabelBox& box : foreign) occupied.take(box);
  addFurniture(frame, type, furniture, occupied);
  std::vector<const LabelWish*> wishes;
  const auto radiiPt = symbolRadiiPt();
  Occupancy markers(frame.view.widthPx, frame.view.heightPx);
  if (scene) {
    for (const std::size_t i : frame.scenario) {
      for (const LabelBox& box : markerBoxes(frame, scene->scenario[i], radiiPt)) {
        occupied.take(box);
        markers.take(box);
      }
      for (const LabelWish& wish : scene->scenario[i].labels) wishes.push_back(&wish);
    }
    for (const std::size_t i : frame.base) {
      for (const LabelWish& wish : scene->base[i].labels) wishes.push_back(&wish);
    }
  }
  const float pt = frame.view.pxPerPt;
  const LabelRequest request{frame.view, frame.metresAcross, frame.window,
                             leastShown(frame.certainty)};
  for (const PlacedLabel& label : placeLabels(wishes, request, occupied, type)) {
    const geo::Screen at = geo::screenFromProjected(frame.view, label.wish->at);
    const float dotPx = 2 * pt;
    const bool covered =
        !markers.free({at.xPx - dotPx, at.yPx - dotPx, at.xPx + dotPx, at.yPx + dotPx});
    if (label.wish->dot && !covered) {
      type.addSymbol(labels, Symbol::Place, at, {.pxPerPt = pt});
    }
    type.addText(labels, label.wish->text, lookOf(*label.wish, pt), label.start);
  }
  labels.insert(labels.end(), furniture.begin(), furniture.end());
  return labels;
}

}  // namespace viewer
