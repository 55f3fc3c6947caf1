// Opening what the command line names: the scenario, the base map, and where the bundled ones are.
#pragma once

#include "geo/base/report.hpp"
#include "geo/base/result.hpp"
#include "geo/scenario/base_map.hpp"
#include "geo/scenario/scenario.hpp"
#include "viewer/cli/scenario_place.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace viewer::cli {

/// The folder of the bundled data: `../share/truceline` or `../assets` beside the program.
geo::Result<std::filesystem::path> assetsFolder();

/// The named scenario, or the bundled one. One input at most.
geo::Result<geo::ScenarioPtr> openScenario(const std::vector<std::string>& inputs,
                                           geo::Report& report);

/// The scenario that lies there.
geo::Result<geo::ScenarioPtr> openScenario(const ScenarioPlace& place, geo::Report& report);

/// The word that names the bundled scenario beside other inputs.
inline constexpr std::string_view kBundled = "bundled";

/// Whether a path is meant as a scenario: a folder, a file that ends in .toml, a bundle, or the
/// bundled one.
bool isScenarioPath(const std::filesystem::path& path);

/// What the command line names, by what it is.
struct SortedInputs {
  std::vector<std::string> scenarios, tables;
};
SortedInputs sorted(const std::vector<std::string>& inputs);

/// The base map that belongs to a scenario; an empty one, with a warning, when it cannot be read.
geo::BaseMapPtr openBaseMap(const ScenarioPlace& place, geo::Report& report);

/// "scenario sha256:… base-map sha256:…" of the files that these were read from; what cannot be
/// read any more, and a scenario that is no file, is left out.
std::string dataHashes(const geo::Scenario& scenario, const ScenarioPlace& place);

/// Problems to standard error, one a line.
void printReport(const geo::Report& report);

}  // namespace viewer::cli
