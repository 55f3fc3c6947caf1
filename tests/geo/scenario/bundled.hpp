// The scenario that comes with the program, for tests of its content.
#pragma once

#include "geo/io/scenario_reader.hpp"

#include <filesystem>

namespace geo::testing_bundled {

inline std::filesystem::path folder() {
  return std::filesystem::path(TRUCELINE_SOURCE_DIR) / "assets/karabakh-2020";
}

/// Read once a process.
inline const Scenario& scenario() {
  static const Scenario read = [] {
    Report report;
    return readScenario(folder(), report).value();
  }();
  return read;
}

}  // namespace geo::testing_bundled
