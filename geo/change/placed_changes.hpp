// Changes with the ground that changed hands on a map's plane.
#pragma once

#include "geo/change/changes.hpp"
#include "geo/coords/projection.hpp"

#include <vector>

namespace geo {

using PlaneRing = std::vector<Projected>;

struct PlacedChanges {
  Changes changes;
  std::vector<std::vector<PlaneRing>> ground;  // parallel to changes.transfers
};

/// Rings that leave the projection's domain are left out.
PlacedChanges placeChanges(Changes changes, const Projection& projection);

}  // namespace geo
