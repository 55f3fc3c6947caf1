// A map fitted to what it is to show, clear of the furniture along its edges.
#pragma once

#include "viewer/session/session.hpp"

namespace viewer {

/// So much of the map, in pixels, lies under the furniture along its upper and lower edge: title
/// and date, small print and scale. What stands in one corner alone, such as a legend, is not
/// counted. From the number of letters, as a session knows no fonts; rather too much.
struct EdgeBands {
  double abovePx = 0, belowPx = 0;
};
EdgeBands edgeBandsOf(const Session& session);

/// The session's view moved and scaled so that each map shows the whole box clear of these bands.
geo::View fittedClear(const Session& session, const geo::PlaneBox& box);

/// The view on the scenario's extent: whole, and where it is there for the user's tables alone,
/// whose rows may lie anywhere in it, clear of the bands.
geo::View showingExtent(const Session& session, const geo::PlaneBox& extent);

}  // namespace viewer
