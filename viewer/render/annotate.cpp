#include "viewer/render/annotate.hpp"

#include "viewer/render/furniture.hpp"
#include "viewer/render/labels.hpp"

#include <vector>

namespace viewer {

namespace {

/// The room that the layer's valid markers take on the picture.
void takeMarkers(const Frame& frame, const LayerMesh& mesh, Occupancy& occupied) {
  const float pt = frame.view.pxPerPt;
  for (const Marker& marker : mesh.markers) {
    if (validityIn(marker.valid, frame.window) == geo::Validity::Never) continue;
    const geo::Projected plane{mesh.anchor.xMetres + static_cast<double>(marker.x),
                               mesh.anchor.yMetres + static_cast<double>(marker.y)};
    const geo::Screen at = geo::screenFromProjected(frame.view, plane);
    const auto symbol = static_cast<Symbol>(static_cast<int>(marker.symbol));
    const float radius = shapeOf(symbol).diameterPt / 2 * pt;
    const float x = at.xPx + marker.offsetXPt * pt, y = at.yPx + marker.offsetYPt * pt;
    occupied.take({x - radius, y - radius, x + radius, y + radius});
  }
}

}  // namespace

Sprites annotate(const Frame& frame, const MapScene* scene, TypeSetter& type) {
  Sprites labels, furniture;
  Occupancy occupied(frame.view.widthPx, frame.view.heightPx);
  addFurniture(frame, type, furniture, occupied);
  for (std::size_t i = 0; i < kSymbolCount; ++i) {
    type.symbolCell(static_cast<Symbol>(i), {.pxPerPt = frame.view.pxPerPt});
  }
  std::vector<const LabelWish*> wishes;
  Occupancy markers(frame.view.widthPx, frame.view.heightPx);
  if (scene) {
    for (const std::size_t i : frame.scenario) {
      takeMarkers(frame, scene->scenario[i], occupied);
      takeMarkers(frame, scene->scenario[i], markers);
      for (const LabelWish& wish : scene->scenario[i].labels) wishes.push_back(&wish);
    }
    for (const std::size_t i : frame.base) {
      for (const LabelWish& wish : scene->base[i].labels) wishes.push_back(&wish);
    }
  }
  const float pt = frame.view.pxPerPt;
  const LabelRequest request{frame.view, frame.metresAcross, frame.window};
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
