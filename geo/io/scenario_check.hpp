// What `truceline check` finds beyond what reading a scenario reports: faults that do not keep a
// row from being shown, and those that need more than one row to be seen.
#pragma once

#include "geo/base/report.hpp"
#include "geo/scenario/scenario.hpp"

#include <filesystem>

namespace geo {

/// Adds to `report`, which must be the one that reading the scenario from `path` (its folder or its
/// scenario.toml) filled: what that says of a row's field already is not said twice. The same
/// scenario gives the same problems in the same order, layer by layer, then the story's.
void checkScenario(const Scenario& scenario, const std::filesystem::path& path, Report& report);

}  // namespace geo
