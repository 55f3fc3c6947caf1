// All labels of a scene at one scale, laid out on a sheet much larger than the picture: where the
// picture lies on it does not matter, so that nothing moves while the map is dragged.
#pragma once

#include "geo/coords/view.hpp"
#include "viewer/render/badges.hpp"
#include "viewer/render/label_places.hpp"

#include <span>
#include <vector>

namespace viewer {

/// The ground that areas of the scenario cover at the date shown.
struct ClaimedGround {
  std::vector<const PickTarget*> areas;
  bool holds(geo::Projected at) const;
};

/// What is drawn under the labels, in pixels of the sheet: markers are never written over, lines
/// only by names that find no room beside them.
struct Obstacles {
  std::vector<LabelBox> markers, lines;
};

struct LabelLayout {
  LabelScale scale;
  std::vector<PlacedLabel> placed;  // beside points, most important first
  std::vector<WantedLabel> once;    // what is shown once: each name's best spot first
  ClaimedGround claimed;            // filled by who knows the date, as are the badges
  std::vector<Badge> badges;        // markers as far as labels are concerned
  Occupancy markers, taken;         // what may not be written over; with the labels placed
  Occupancy lines;                  // what is better not written over
};

/// Places what can be placed beside points, most important first (ties by text, then place, so that
/// the answer does not hang on the order of wishes), clear of the markers, of one another and of
/// their dots: a town whose dot would lie under a name is left out with it. Of the places near its
/// point a name takes one that crosses no line, where there is one. A text is not written twice
/// near one place. Names shown once are only sorted. `metresPerPx` is on the ground.
LabelLayout layOut(std::vector<WantedLabel> wanted, const Obstacles& obstacles,
                   const LabelScale& scale, double metresPerPx, TypeSetter& type);

/// What a picture shows of the layout, in the picture's pixels. First the labels that lie whole on
/// it and clear of what covers it, at their places. Then of each name shown once the first spot
/// that is free. Last the labels that the edge or a cover hides while their point is to be seen, at
/// another place that is free: they alone move on the ground while the map is dragged.
std::vector<PlacedLabel> shownOn(const geo::View& view, const LabelLayout& layout,
                                 const Occupancy& covered, TypeSetter& type);

}  // namespace viewer
