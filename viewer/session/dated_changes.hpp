// What changed between the two dates that are compared. Too slow for a frame: made on a worker,
// then kept in the session.
#pragma once

#include "geo/base/time.hpp"
#include "geo/change/placed_changes.hpp"

#include <memory>

namespace viewer {

struct Session;

struct DatedChanges {
  geo::ScenarioPtr scenario;
  geo::TimeSpan before{}, after{};
  geo::PlacedChanges placed;  // in the session's projection
};

using DatedChangesPtr = std::shared_ptr<const DatedChanges>;

/// Whether two dates are compared.
bool comparesDates(const Session& session);

/// Those between the session's two dates; pure, and slow.
DatedChangesPtr datedChangesOf(const Session& session);

/// Whether the changes that the session holds are those between its two dates, which they also are
/// when nothing began or ended since.
bool changesAreCurrent(const Session& session);

}  // namespace viewer
