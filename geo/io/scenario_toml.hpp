// scenario.toml without the files that it names.
#pragma once

#include "geo/base/report.hpp"
#include "geo/base/result.hpp"
#include "geo/io/story_toml.hpp"
#include "geo/scenario/scenario.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace geo {

struct ScenarioOutline {
  Scenario scenario;            // its layers have no features yet, and there are no sources
  std::string sourcesFile;      // empty when none is named
  std::vector<int> layerLines;  // where each layer names its file
  std::vector<int> tableLines;  // and each table
  int rastersLine = 0;
  int sourcesLine = 0;
  std::vector<StepLines> storyLines;  // one a step of the story
};

/// Fails when `text` is not TOML or has no extent or no range.
Result<ScenarioOutline> parseScenarioToml(std::string_view text, const std::string& file,
                                          Report& report);

}  // namespace geo
