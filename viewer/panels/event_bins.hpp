// The events of the timeline, counted by column of the axis.
#pragma once

#include "viewer/session/session.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace viewer {

/// How many events of the shown event layers meet a column of the axis, and how many certainly do.
struct EventColumn {
  int possible = 0, certain = 0;  // possible counts both
};

struct EventBins {
  geo::ScenarioPtr scenario;
  geo::TimeSpan axis{};
  std::set<std::string, std::less<>> hidden;
  std::vector<EventColumn> columns;
  int most = 0;  // the largest count of a column
};

/// The span in which an event is marked: an event with no end is marked where it begins.
geo::ValidTime markedTime(const geo::Feature& event);

/// Recounts only when the scenario, the axis, the number of columns or the shown layers differ.
void refresh(EventBins& bins, const Session& session, std::size_t columnCount);

/// The names of the events of shown layers that possibly meet `span`, at most `most`, in order of
/// their beginning.
std::vector<std::string> eventNamesIn(const Session& session, geo::TimeSpan span, std::size_t most);

/// Where the next event of a shown layer begins after the window, or the last one before it.
std::optional<geo::Moment> nextEvent(const Session& session);
std::optional<geo::Moment> previousEvent(const Session& session);

}  // namespace viewer
