// The story of scenario.toml: its [[story]] tables. Within geo/io only.
#pragma once

#include "geo/base/report.hpp"
#include "geo/scenario/scenario.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

class TomlTable;

inline constexpr std::size_t kMostSteps = 500;
inline constexpr std::size_t kLongestStoryText = 100'000;  // bytes of a caption, say
inline constexpr std::size_t kMostStoryIds = 1000;         // in one list

/// Where a step stands in its file.
struct StepLines {
  int begin = 0;
  std::map<std::string, int, std::less<>> keys;

  /// The line of a key, or that at which the step begins.
  int of(std::string_view key) const;
};

struct StoryOutline {
  std::vector<StoryStep> steps;
  std::vector<StepLines> lines;  // one a step
};

/// The steps under `root`. `scenario` has what the rest of the file says already: its zone, its
/// opening window, its layers. What a step says that cannot be used is a warning, and is left out
/// of the step; layers that there are not are a warning and stay.
StoryOutline readStory(TomlTable& root, const std::string& file, const Scenario& scenario,
                       Report& report);

/// What messages call a step: "step 3 'the-hand-over'".
std::string nameOfStep(std::size_t index, std::string_view idOrTitle);

}  // namespace geo
