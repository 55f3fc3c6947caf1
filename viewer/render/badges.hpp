// Badges: how many more features are valid at a crowded place than are drawn there. Within
// viewer/render.
#pragma once

#include "viewer/render/frame.hpp"
#include "viewer/render/label_places.hpp"

#include <map>
#include <utility>
#include <vector>

namespace viewer {

/// "+12" beside a place, in pixels as labels are.
struct Badge {
  std::string text;
  TextLook look;
  LabelBox box;
  geo::Screen start;  // where the base line begins
};

TimeShown timeShownIn(const Frame& frame);

/// How many features of the shown meshes are valid and not drawn, by their place on the plane.
using PlaceCounts = std::map<std::pair<double, double>, int>;
PlaceCounts countUndrawn(const Frame& frame, const MapScene& scene);

/// The badges of the places within `region`.
std::vector<Badge> badgesIn(const geo::PlaneBox& region, const PlaceCounts& counts,
                            const Frame& frame, const LabelScale& scale, TypeSetter& type);

}  // namespace viewer
