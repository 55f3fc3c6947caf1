// The stretch of time that a step of a briefing plays, and the step's own window after it.
#pragma once

#include "viewer/session/session.hpp"

namespace viewer {

/// A clock that plays the stretch that the step names, if it does.
Clock playingStretch(Clock clock, const geo::StoryStep& step);

/// So many seconds later while the clock plays. The last instant of a step's stretch has its time
/// as all others have; then the step is shown as it is, at rest.
Session withTimePlayed(Session session, double seconds);

/// Plays or pauses; at a step whose stretch is over, the stretch once more.
Session withPlayToggled(Session session);

}  // namespace viewer
