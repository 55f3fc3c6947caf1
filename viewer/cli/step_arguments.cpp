#include "viewer/cli/step_arguments.hpp"

#include "viewer/cli/option_values.hpp"
#include "viewer/session/story_view.hpp"

#include <fmt/format.h>

namespace viewer::cli {

namespace {

using Steps = std::vector<geo::StoryStep>;

std::string knownSteps(const Steps& story) {
  std::string known;
  for (const geo::StoryStep& step : story) known += (known.empty() ? "" : ", ") + step.id;
  return known.empty() ? "the scenario has none" : "there are: " + known;
}

}  // namespace

std::optional<std::size_t> stepNamed(const std::vector<geo::StoryStep>& story,
                                     const std::string& text) {
  for (std::size_t i = 0; i < story.size(); ++i) {
    if (story[i].id == text || fmt::format("{}", i + 1) == text) return i;
  }
  return std::nullopt;
}

geo::Result<Session> applyStep(Session session, const std::string& step) {
  if (step.empty()) return session;
  const auto found = stepNamed(*session.story, step);
  if (!found) {
    return usage(
        fmt::format("--story-step: no such step of the story ({})", knownSteps(*session.story)),
        step);
  }
  session = onWall(session, (*session.story)[*found], session.view);
  session.shownStep = *found;
  if (comparesDates(session))
    session.differences = datedChangesOf(session);  // as the window finds it
  return session;
}

std::string crsOfStep(const geo::Scenario& scenario, const std::string& step) {
  const auto found = stepNamed(scenario.story, step);
  return found ? scenario.story[*found].crs : std::string();
}

Arguments stepOptionsOf(const Session& session) {
  if (!session.heading || !session.shownStep) return {};
  return {"--story-step", (*session.story)[*session.shownStep].id};
}

}  // namespace viewer::cli
