// The histogram behind the timeline's axis: what happens, counted by column.
#pragma once

#include "viewer/session/session.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace viewer {

/// How many rows meet a column of the axis, and how many certainly do.
struct EventColumn {
  int possible = 0, certain = 0;  // possible counts both
};

struct EventBins {
  geo::ScenarioPtr scenario;
  geo::TimeSpan axis{};
  std::set<std::string, std::less<>> hidden;
  std::vector<UserTable> tables;
  std::vector<EventColumn> columns;
  int most = 0;  // the largest count of a column
  enum class Counted { Events, Rows };
  Counted counted = Counted::Events;
};

/// Counts the events of the shown layers and tables when they happen. With no event layer shown,
/// the rows of the shown layers while they are valid, but for those that neither begin nor end:
/// beside events they would drown them. Recounts only when the scenario, the axis, the number of
/// columns or the shown layers differ; costs by columns, not by rows.
void refresh(EventBins& bins, const Session& session, std::size_t columnCount);

/// "12 rows, 10 of them certainly": the counts of a column. Empty while events of
/// the scenario alone are counted: they are named.
std::string columnText(const EventBins& bins, std::size_t column);

/// The span of a column among `columnCount` that divide the axis.
geo::TimeSpan columnSpan(geo::TimeSpan axis, std::size_t columnCount, std::size_t column);

/// The names of the events of shown layers that possibly meet `span`, at most `most`, in order of
/// their beginning.
std::vector<std::string> eventNamesIn(const Session& session, geo::TimeSpan span, std::size_t most);

/// Where the next event of a shown layer begins after the window, or the last one before it.
std::optional<geo::Moment> nextEvent(const Session& session);
std::optional<geo::Moment> previousEvent(const Session& session);

/// Where the validity of a row of a shown layer changes next after the window's start, or did last
/// before it.
std::optional<geo::Moment> nextChange(const Session& session);
std::optional<geo::Moment> previousChange(const Session& session);

}  // namespace viewer
