// What a session shows, kept as a scenario folder that opens as it is now.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/session/session.hpp"

#include <filesystem>

namespace viewer {

struct ScenarioOrder {
  std::filesystem::path folder;    // to write
  std::filesystem::path scenario;  // what the session's was read from; empty: it shows tables alone
  enum class Existing { Refused, Overwritten };
  Existing existing = Existing::Refused;  // a folder that holds a scenario.toml
};

/// Writes scenario.toml and copies what it names: the scenario's own files, the tables. Kept are
/// the window, the projection, the marking, theme, furniture, grid, language of names, layers and
/// rasters that are shown, and of each table its style, kinds hidden, condition and whether it is
/// shown. All or nothing: a folder that is overwritten loses no other file, and
/// is untouched on failure.
geo::Result<void> saveScenario(const Session& session, const ScenarioOrder& order);

}  // namespace viewer
