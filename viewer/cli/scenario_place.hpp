// Where a scenario lies, with what belongs to it: in folders, or in a bundle (docs/bundle.md).
#pragma once

#include "geo/base/report.hpp"
#include "geo/base/result.hpp"
#include "geo/io/bundle_reader.hpp"
#include "geo/io/network.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace viewer::cli {

struct ScenarioPlace {
  std::filesystem::path scenario;  // its folder or scenario.toml; empty: tables are shown alone
  std::shared_ptr<const geo::OpenBundle> bundle{};  // that it was unpacked from; null: none. The
                                                    // files are there while it lives
};

/// Of the named scenario, one at most, or of the bundled one. A bundle is opened and checked.
geo::Result<ScenarioPlace> placeOf(const std::vector<std::string>& scenarios);

/// The folder with the base map and the layouts: the bundle's, else the program's.
geo::Result<std::filesystem::path> assetsOf(const ScenarioPlace& place);

/// What a scenario there may reach, of what the user allows: out of a bundle nothing.
geo::Network networkFor(const ScenarioPlace& place, geo::Network allowed);

/// Adds what was found to the report, with the names that a user knows: a bundle's, not those of
/// the folder it is unpacked into.
void addNamed(geo::Report& report, const geo::Report& found, const ScenarioPlace& place);

/// "offline bundle, 24 files, made by truceline 0.1.0".
std::string describe(const geo::BundleManifest& manifest);

}  // namespace viewer::cli
