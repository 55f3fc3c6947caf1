#include "viewer/session/story_edit.hpp"

#include <algorithm>
#include <utility>

namespace viewer {

Steps withStep(Steps steps, std::size_t after, geo::StoryStep step) {
  const std::size_t at = std::min(after + 1, steps.size());
  steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(at), std::move(step));
  return steps;
}

Steps withCopyOf(Steps steps, std::size_t step) {
  if (step >= steps.size()) return steps;
  geo::StoryStep copy = steps[step];
  copy.id = geo::freeStepId(steps, copy.title);
  return withStep(std::move(steps), step, std::move(copy));
}

Steps withoutStep(Steps steps, std::size_t step) {
  if (step < steps.size()) steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(step));
  return steps;
}

Steps withMoved(Steps steps, std::size_t step, int by) {
  if (step >= steps.size()) return steps;
  const auto last = static_cast<std::ptrdiff_t>(steps.size()) - 1;
  const auto from = static_cast<std::ptrdiff_t>(step);
  const auto to = std::clamp<std::ptrdiff_t>(from + by, 0, last);
  geo::StoryStep moved = std::move(steps[step]);
  steps.erase(steps.begin() + from);
  steps.insert(steps.begin() + to, std::move(moved));
  return steps;
}

}  // namespace viewer
