// A scenario folder becomes a Scenario (docs/scenario.md).
#pragma once

#include "geo/base/report.hpp"
#include "geo/base/result.hpp"
#include "geo/scenario/scenario.hpp"

#include <filesystem>

namespace geo {

/// Reads `path`, a scenario folder or its scenario.toml. Fails only where nothing can be shown (no
/// such folder, the file is not TOML, no extent or range); every other problem goes into `report`,
/// with file, line and reason, and reading goes on with the rest.
Result<Scenario> readScenario(const std::filesystem::path& path, Report& report);

}  // namespace geo
