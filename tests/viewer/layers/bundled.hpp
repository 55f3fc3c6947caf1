// The scenario and the base map that come with the program.
#pragma once

#include "geo/io/base_map_reader.hpp"
#include "geo/io/scenario_reader.hpp"

#include <memory>

namespace viewer::test {

/// Read once a process.
inline const geo::ScenarioPtr& bundledScenario() {
  static const geo::ScenarioPtr scenario = [] {
    geo::Report report;
    return std::make_shared<const geo::Scenario>(
        geo::readScenario(TRUCELINE_SOURCE_DIR "/assets/karabakh-2020", report).value());
  }();
  return scenario;
}

inline const geo::BaseMapPtr& bundledBaseMap() {
  static const geo::BaseMapPtr map = [] {
    geo::Report report;
    return std::make_shared<const geo::BaseMap>(
        geo::readBaseMap(TRUCELINE_SOURCE_DIR "/assets/basemap", report).value());
  }();
  return map;
}

}  // namespace viewer::test
