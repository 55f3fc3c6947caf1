// Two dates on one map. The clock's window is the "after"; "before" is held here. Which pixels of
// the map show which date is decided here alone, for the renderer as for the mouse.
#pragma once

#include "geo/base/time.hpp"
#include "geo/coords/view.hpp"

#include <optional>

namespace viewer {

struct Session;

/// Swipe: one map, a line on it, one date on each side. Side: two maps. Ghost: one map at "after",
/// with what has gone since "before" faint under it.
enum class CompareMode { None, Swipe, Side, Ghost };

struct Compare {
  CompareMode mode = CompareMode::None;
  geo::TimeSpan before{};  // empty until it is first wanted
  float split = 0.5f;      // Swipe: the left date's share of the width
  bool operator==(const Compare&) const = default;
};

inline bool hasBefore(const Compare& compare) {
  return compare.before.from < compare.before.to;
}

/// Columns of the map: [0, leftToPx) shows "before", [rightFromPx, width) "after"; between them is
/// the line. `mapWidthPx` is what each date's own map is wide.
struct Halves {
  int leftToPx = 0, rightFromPx = 0, mapWidthPx = 0;
};
/// Nothing where the map is one. Swipe has no column between its halves: the line lies over them.
std::optional<Halves> halvesOf(const Session& session);

/// The view of all that is map: the whole picture, but for a page with a layout.
geo::View pageMapView(const Session& session);

/// The view of one map: half as wide when two stand side by side.
geo::View mapView(const Session& session);

/// The left edge of the map that lies at `at`: 0, but for the right one of two side by side.
float mapLeftPx(const Session& session, geo::Screen at);

/// The place on the plane that is seen at `at`, counted from the upper left corner of it all.
geo::Projected projectedAt(const Session& session, geo::Screen at);

/// The session's view moved and scaled so that each map shows the whole box.
geo::View fittedToMap(const Session& session, const geo::PlaneBox& box);

// What the commands of the same names do.
Compare withMode(const Session& session, CompareMode mode);
void swapDates(Session& session);

}  // namespace viewer
