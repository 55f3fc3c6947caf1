#include "geo/change/placed_changes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace geo {

namespace {

bool isFinite(const PlaneRing& ring) {
  return std::ranges::all_of(
      ring, [](Projected p) { return std::isfinite(p.xMetres) && std::isfinite(p.yMetres); });
}

}  // namespace

PlacedChanges placeChanges(Changes changes, const Projection& projection) {
  PlacedChanges placed{std::move(changes), {}};
  for (const Transfer& transfer : placed.changes.transfers) {
    std::vector<PlaneRing>& rings = placed.ground.emplace_back();
    for (const Polygon& polygon : transfer.place) {
      for (const Line& ring : polygon.rings) {
        PlaneRing plane = projection.forward(ring);
        if (isFinite(plane)) rings.push_back(std::move(plane));
      }
    }
  }
  return placed;
}

}  // namespace geo
