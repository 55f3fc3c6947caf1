// Changes of a story's order and number. Each gives a new list; the old one stays as it is.
#pragma once

#include "geo/scenario/story.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace viewer {

using Steps = std::vector<geo::StoryStep>;

/// The step comes behind `after`, or to the end where there is no such step.
Steps withStep(Steps steps, std::size_t after, geo::StoryStep step);
/// A copy with an id of its own comes behind the step.
Steps withCopyOf(Steps steps, std::size_t step);
Steps withoutStep(Steps steps, std::size_t step);
/// The step goes so many places down the list, up where `by` is less than 0; never past the ends.
Steps withMoved(Steps steps, std::size_t step, int by);

}  // namespace viewer
