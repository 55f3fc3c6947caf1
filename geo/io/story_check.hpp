// What a story says of other things in its scenario: sources, features, times. Within geo/io only.
#pragma once

#include "geo/io/row_checks.hpp"
#include "geo/io/story_toml.hpp"
#include "geo/scenario/scenario.hpp"

#include <vector>

namespace geo {

struct StoryFinding {
  int line = 0;
  Finding finding;
};

/// Sources and features that steps name and the scenario lacks. `lines` has one entry a step.
std::vector<StoryFinding> findUnknownNames(const Scenario& scenario,
                                           const std::vector<StepLines>& lines);

/// Steps that say nothing or name nobody, times off the timeline, highlights that cannot be seen.
std::vector<StoryFinding> findStoryDoubts(const Scenario& scenario,
                                          const std::vector<StepLines>& lines);

}  // namespace geo
