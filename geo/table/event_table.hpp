// A table of events: what happened where and when, in many rows. Frozen once it is assembled.
#pragma once

#include "geo/base/time.hpp"
#include "geo/base/zone.hpp"
#include "geo/coords/positions.hpp"
#include "geo/table/load_report.hpp"
#include "geo/table/raw_table.hpp"
#include "geo/table/roles.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace geo {

/// from.earliest, from.latest, to.earliest, to.latest in the ticks of the table's epoch.
using ValidTicks = std::array<std::int32_t, 4>;

/// Neighbouring events of about the same duration, sorted by their earliest beginning, so that
/// those that meet a window lie together.
struct TimeRun {
  std::uint32_t first = 0, count = 0;
  std::int64_t longestTicks = 0;  // from the earliest beginning to the latest end of any of them
};

/// How well a place is known, besides its radius.
enum class PlaceDoubt : std::uint8_t { None, Radius, Area };  // Area: it stands for a district

/// An event's radius where none is stated.
inline constexpr float kNoRadius = 0;

/// The rows that can be drawn, in runs; all vectors are parallel.
struct Events {
  std::vector<std::uint32_t> rows;  // where each stands in the columns
  std::vector<LonLat> places;       // a point, or one within the line or the area
  std::vector<ValidTicks> valid;
  std::vector<float> radiusMetres;  // empty when no place has one
  std::vector<PlaceDoubt> doubts;   // empty when all are exact
  std::vector<TimeRun> runs;

  std::size_t size() const { return rows.size(); }
};

struct EventTable {
  std::string title, path, layer, crs;
  Roles roles;
  std::vector<Column> columns;
  std::size_t rowCount = 0;
  Zone zone;  // of its days, and of clock times that name none
  Epoch epoch;
  TimeSpan range{};  // of all that is dated; empty when nothing is
  GeoBox extent{};   // of all that is drawn, lines and areas too; all 0 when nothing is
  Events events;
  Shapes shapes;  // lines and areas, by row; see RawTable
  std::vector<ShapeKind> kinds;
  // Rows that are not drawn, with the reason of each; ascending.
  std::vector<std::uint32_t> undrawnRows;
  std::vector<NotDrawn> undrawnWhy;
  LoadReport report;

  /// Whether a row is a line or an area, which is drawn as such.
  bool isShape(std::size_t row) const {
    return !shapes.rowEnds.empty() &&
           (kinds[row] == ShapeKind::Path || kinds[row] == ShapeKind::Area);
  }

  /// Resident bytes of all of it.
  std::size_t bytes() const;
};

using EventTablePtr = std::shared_ptr<const EventTable>;

/// Calls visit(first, last) for each range of events that may meet the window; none is left out
/// that does, and few are in it that do not. Ticks of the table's epoch.
template <class Visit>
void forEachRangeIn(const Events& events, std::int32_t from, std::int32_t to, Visit visit) {
  for (const TimeRun& run : events.runs) {
    const auto begins = events.valid.begin() + run.first;
    const auto byStart = [](const ValidTicks& a, std::int64_t tick) { return a[0] < tick; };
    const std::int64_t earliest = std::int64_t{from} - run.longestTicks;
    const auto low = std::lower_bound(begins, begins + run.count, earliest, byStart);
    const auto high = std::lower_bound(low, begins + run.count, std::int64_t{to}, byStart);
    if (low != high) {
      visit(static_cast<std::size_t>(low - events.valid.begin()),
            static_cast<std::size_t>(high - events.valid.begin()));
    }
  }
}

/// Whether an event happens in the window, which is half-open and not empty: certainly where the
/// window meets its certain time or holds all of its possible time.
constexpr Validity happensIn(const ValidTicks& valid, std::int32_t from, std::int32_t to) {
  if (valid[0] >= to || valid[3] <= from) return Validity::Never;
  const bool sure = valid[1] < valid[2] && valid[1] < to && valid[2] > from;
  const bool within = valid[0] >= from && valid[3] <= to;
  return sure || within ? Validity::Certain : Validity::Possible;
}

}  // namespace geo
