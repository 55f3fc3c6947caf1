// How far the rows of a live table reach, and how far the map needs them to. Pure.
#pragma once

#include "viewer/session/session.hpp"

namespace viewer {

/// The degrees that the map shows, with what lies so far around it that marks at its edge are
/// whole; all degrees where the projection cannot tell.
geo::GeoBox degreesShown(const Session& session, double marginPx);

/// What is to be there for all that is shown to be true: the rows of the map and of all of the
/// timeline that is in view.
LiveReach neededReach(const Session& session);

/// The same with room around, so that a small move needs no new reading.
LiveReach roomyReach(const Session& session);

/// Whether all of it lies within.
bool holds(const LiveReach& reach, const LiveReach& needed);

}  // namespace viewer
