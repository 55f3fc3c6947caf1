// Questions one can ask of a scenario in time.
#pragma once

#include "geo/scenario/scenario.hpp"

#include <cstddef>
#include <vector>

namespace geo {

/// A feature by its layer's and its own position in the scenario.
struct FeatureRef {
  std::size_t layer = 0, feature = 0;
  bool operator==(const FeatureRef&) const = default;
};

const Layer& layerOf(const Scenario& scenario, FeatureRef ref);
const Feature& featureOf(const Scenario& scenario, FeatureRef ref);

/// The layer's features that are possibly or certainly valid in the window, in file order.
std::vector<std::size_t> validRows(const Layer& layer, TimeSpan window);

/// Those of the valid rows whose place holds the point (geo/scenario/holds_point.hpp).
std::vector<std::size_t> validRowsAt(const Layer& layer, TimeSpan window, LonLat point);

/// Every moment at which some feature's validity may change, sorted, each once.
std::vector<Moment> changeMoments(const Scenario& scenario);

/// Two windows in the same cell show the same features in the same way, and what ends with the one
/// ends with the other: the counts of change moments that lie before the window's two ends.
struct TimeCell {
  std::size_t from = 0, to = 0;
  std::size_t ended = 0;  // those up to and with the window's end
  bool operator==(const TimeCell&) const = default;
};
TimeCell timeCellOf(const std::vector<Moment>& changes, TimeSpan window);

}  // namespace geo
