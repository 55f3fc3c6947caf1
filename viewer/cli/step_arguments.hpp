// A step of the scenario's story, as an option.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/cli/verbs.hpp"
#include "viewer/session/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace viewer::cli {

/// The step of this id or number, counted from 1.
std::optional<std::size_t> stepNamed(const std::vector<geo::StoryStep>& story,
                                     const std::string& text);

/// The session at the step of this id or number, counted from 1, with its words beside the map; as
/// it is where the text is empty. The projection must be the step's already: see crsOfStep.
geo::Result<Session> applyStep(Session session, const std::string& step);

/// The projection that the step wants; empty where it wants none or there is no such step.
std::string crsOfStep(const geo::Scenario& scenario, const std::string& step);

/// The option that shows the session's step again; empty while it shows none.
Arguments stepOptionsOf(const Session& session);

}  // namespace viewer::cli
