// The camera's way from one step of a briefing to the next.
#pragma once

#include "viewer/session/session.hpp"

namespace viewer {

inline constexpr double kTravelSeconds = 0.9;

/// From 0 to 1, as much of the way as has been made: slow at both ends.
double shareOfWay(const Briefing::Move& move);

/// Where the camera is by now; at the ends exactly there.
geo::View viewUnderWay(const Briefing::Move& move);

/// The session as it will be once the camera has arrived; the same when it does not travel.
Session arrived(Session session);

/// Ends the camera's journey where somebody has moved the map under way.
Session withHandOnMap(Session session);

}  // namespace viewer
