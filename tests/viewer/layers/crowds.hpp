// Scenarios in which many features share a place.
#pragma once

#include "tests/viewer/layers/scenario_tools.hpp"

#include <cstddef>
#include <random>

namespace viewer::test {

/// The start of a day, counted from the beginning of November 2020.
inline geo::Moment dayOf(int number) {
  return at("2020-11-01") + std::chrono::days{number};
}

/// A layer of events and one of sites, all at one place from 10 November 2020 on.
inline geo::Scenario crowded(std::size_t sites, std::size_t events) {
  geo::Scenario scenario = scenarioOf(geo::LayerKind::Event, geo::LonLat{46.5, 39.5});
  scenario.layers.push_back(layer("sites", geo::LayerKind::Site));
  const geo::Feature one = scenario.layers[0].features[0];
  scenario.layers[0].features.assign(events, one);
  scenario.layers[1].features.assign(sites, one);
  return scenario;
}

/// Sites, proposals and two layers of events at two places in two months, many of them in doubt.
inline geo::Scenario randomCrowd(std::mt19937& random) {
  const auto below = [&](int limit) {
    return static_cast<int>(random() % static_cast<unsigned>(limit));
  };
  geo::Scenario scenario = crowded(0, 0);
  scenario.layers.push_back(layer("proposals", geo::LayerKind::Proposal));
  scenario.layers.push_back(layer("more events", geo::LayerKind::Event));
  for (geo::Layer& crowd : scenario.layers) {
    for (int rows = below(30); rows > 0; --rows) {
      geo::Feature row = feature("row", "", "", geo::LonLat{46.5 + below(2), 39.5});
      const int from = below(60), sure = from + below(4);
      const int end = sure + below(9), latest = end + 1 + below(4);
      row.valid = {{dayOf(from), dayOf(sure)}, {dayOf(end), dayOf(latest)}};
      if (below(8) == 0) row.valid.to = geo::ValidTime{}.to;
      crowd.features.push_back(std::move(row));
    }
  }
  return scenario;
}

}  // namespace viewer::test
