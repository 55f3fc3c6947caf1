// Measuring on the map: while points are being set, a click sets one instead of picking.
#pragma once

#include "viewer/session/command.hpp"

namespace viewer {

/// Kept from frame to frame.
struct MeasureTool {
  bool adding = false;  // points are being set, unless what was measured is gone
  double nearKm = 5;    // from a line: so far events are chosen by it
};

/// Whether a click on the map sets a point.
bool setsPoints(const Session& session, const MeasureTool& tool);

/// Begins anew.
void startMeasuring(MeasureTool& tool, Measured::Kind kind, Commands& out);

/// One point more, or one less; only while points are being set.
void addPoint(const Session& session, const MeasureTool& tool, geo::LonLat at, Commands& out);
void takeBackPoint(const Session& session, const MeasureTool& tool, Commands& out);

/// What was measured stays; less than two points are no measure and go.
void endMeasuring(const Session& session, MeasureTool& tool, Commands& out);

/// What was measured goes.
void clearMeasured(MeasureTool& tool, Commands& out);

}  // namespace viewer
