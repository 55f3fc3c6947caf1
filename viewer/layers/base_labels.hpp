// The names on the base map: towns at their places, the rest wherever a picture has room for them.
// Within viewer/layers only.
#pragma once

#include "viewer/layers/build.hpp"
#include "viewer/layers/mesh.hpp"

#include <vector>

namespace viewer {

/// What names are made from.
struct Naming {
  const geo::BaseMap& map;
  const geo::Projection& projection;
  const Theme& theme;
  geo::Names names;
};

std::vector<LabelWish> townNames(const Naming& naming);
/// In the map's language; vanish when near.
std::vector<LabelWish> countryNames(const Naming& naming);
std::vector<LabelWish> seaNames(const Naming& naming);
/// Of lakes that are drawn at every scale.
std::vector<LabelWish> lakeNames(const Naming& naming);
std::vector<LabelWish> riverNames(const Naming& naming);

}  // namespace viewer
