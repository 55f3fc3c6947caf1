#include "viewer/cli/inputs.hpp"

#include "geo/io/base_map_reader.hpp"
#include "geo/io/fingerprint.hpp"
#include "geo/io/scenario_reader.hpp"
#include "viewer/cli/verbs.hpp"

#include <cstdio>
#include <system_error>

#include <fmt/format.h>

namespace viewer::cli {

namespace fs = std::filesystem;

geo::Result<fs::path> assetsFolder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* relative : {"../share/truceline", "../assets"}) {
    const fs::path folder = (program / relative).lexically_normal();
    if (fs::is_directory(folder / "basemap", error)) return folder;
  }
  return geo::fail(geo::Failure::Kind::NotFound, "the bundled data are not beside the program",
                   program.string());
}

namespace {

std::vector<fs::path> filesIn(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_regular_file(error)) files.push_back(entry.path());
  }
  return files;
}

}  // namespace

geo::Result<geo::ScenarioPtr> openScenario(const std::vector<std::string>& inputs,
                                           geo::Report& report) {
  const auto place = placeOf(inputs);
  if (!place) return tl::unexpected(place.error());
  return openScenario(*place, report);
}

geo::Result<geo::ScenarioPtr> openScenario(const ScenarioPlace& place, geo::Report& report) {
  geo::Report found;
  auto scenario = geo::readScenario(place.scenario, found);
  addNamed(report, found, place);
  if (!scenario) return tl::unexpected(scenario.error());
  return std::make_shared<const geo::Scenario>(std::move(*scenario));
}

SortedInputs sorted(const std::vector<std::string>& inputs) {
  SortedInputs sorted;
  for (const std::string& input : inputs) {
    (isScenarioPath(input) ? sorted.scenarios : sorted.tables).push_back(input);
  }
  return sorted;
}

bool isScenarioPath(const fs::path& path) {
  std::error_code error;
  if (path == kBundled && !fs::exists(path, error)) return true;
  const bool tables = path.extension() == ".gdb";  // a folder that GDAL reads as a file
  return (fs::is_directory(path, error) && !tables) || path.extension() == ".toml" ||
         geo::isBundle(path);
}

geo::BaseMapPtr openBaseMap(const ScenarioPlace& place, geo::Report& report) {
  const auto assets = assetsOf(place);
  auto map = assets ? geo::readBaseMap(*assets / "basemap", report)
                    : geo::Result<geo::BaseMap>(tl::unexpected(assets.error()));
  if (map) return std::make_shared<const geo::BaseMap>(std::move(*map));
  report.warn("base map", 0, geo::describe(map.error()));
  return std::make_shared<const geo::BaseMap>();
}

std::string dataHashes(const geo::Scenario& scenario, const ScenarioPlace& place) {
  std::string text;
  const auto add = [&](std::string_view what, std::vector<fs::path> files) {
    const auto hash = geo::fingerprintOf(std::move(files));
    if (hash) text += fmt::format("{}{} sha256:{}", text.empty() ? "" : " ", what, *hash);
  };
  if (!place.scenario.empty()) add("scenario", geo::filesOf(scenario, place.scenario));
  if (const auto assets = assetsOf(place)) add("base-map", filesIn(*assets / "basemap"));
  return text;
}

void printReport(const geo::Report& report) {
  for (const geo::Problem& problem : report.problems()) {
    fmt::print(stderr, "truceline: {}\n", oneLine(geo::describe(problem)));
  }
}

}  // namespace viewer::cli
