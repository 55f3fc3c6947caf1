// A step of a story as a session, and a session as a step.
#pragma once

#include "geo/base/markdown.hpp"
#include "geo/scenario/story.hpp"
#include "viewer/session/session.hpp"

#include <string>
#include <vector>

namespace viewer {

/// What the session shows once it stands at the step, on a picture of the viewport's size: camera,
/// window, layers, comparison, what is pointed out, and the words beside it. Theme, names, tables
/// and furniture stay those of `base`. What the step names and the scenario lacks is passed over; a
/// projection that does not exist leaves the base's. Pure, so a step looks the same however one
/// came to it.
Session atStep(const Session& base, const geo::StoryStep& step, const geo::View& viewport);

/// What is said beside the map at a step.
Heading headingOf(const geo::Scenario& scenario, const geo::StoryStep& step);

/// What is chosen, as a step names what it points out: "sites/POST_19". Empty where nothing is, or
/// where it has no id.
std::string highlightNameOf(const Session& session);

/// A step that shows what the session shows: its camera, window, layers, comparison and selection.
geo::StoryStep stepFrom(const Session& session, std::string title);

/// The same with the furniture that a wall wants besides that of `base`.
Session onWall(const Session& base, const geo::StoryStep& step, const geo::View& viewport);

}  // namespace viewer
