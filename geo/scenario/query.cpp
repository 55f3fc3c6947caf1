#include "geo/scenario/query.hpp"

#include "geo/scenario/holds_point.hpp"

#include <algorithm>

namespace geo {

const Layer& layerOf(const Scenario& scenario, FeatureRef ref) {
  return scenario.layers.at(ref.layer);
}

const Feature& featureOf(const Scenario& scenario, FeatureRef ref) {
  return layerOf(scenario, ref).features.at(ref.feature);
}

std::vector<std::size_t> validRows(const Layer& layer, TimeSpan window) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    if (validityIn(layer.features[i].valid, window) != Validity::Never) rows.push_back(i);
  }
  return rows;
}

std::vector<std::size_t> validRowsAt(const Layer& layer, TimeSpan window, LonLat point) {
  std::vector<std::size_t> rows = validRows(layer, window);
  std::erase_if(rows,
                [&](std::size_t row) { return !holdsPoint(layer, layer.features[row], point); });
  return rows;
}

std::vector<Moment> changeMoments(const Scenario& scenario) {
  std::vector<Moment> moments;
  for (const Layer& layer : scenario.layers) {
    for (const Feature& feature : layer.features) {
      const ValidTime& v = feature.valid;
      moments.insert(moments.end(), {v.from.earliest, v.from.latest, v.to.earliest, v.to.latest});
    }
  }
  std::ranges::sort(moments);
  const auto repeated = std::ranges::unique(moments);
  moments.erase(repeated.begin(), repeated.end());
  return moments;
}

TimeCell timeCellOf(const std::vector<Moment>& changes, TimeSpan window) {
  // A span begins to meet the window when its start < window.to, and stops when its end <=
  // window.from: so `to` counts the moments strictly before it, `from` those up to and with it.
  const auto upTo = [&](Moment at) {
    return static_cast<std::size_t>(std::ranges::upper_bound(changes, at) - changes.begin());
  };
  const auto before = std::ranges::lower_bound(changes, window.to) - changes.begin();
  return {upTo(window.from), static_cast<std::size_t>(before), upTo(window.to)};
}

}  // namespace geo
