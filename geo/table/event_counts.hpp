// How many events of a table there are in a time, by class and by column of a timeline.
#pragma once

#include "geo/table/event_classes.hpp"
#include "geo/table/event_table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace geo {

/// Which events count: those of classes that are not hidden and that pass.
struct EventChoice {
  const EventClasses& classes;
  std::uint32_t hiddenClasses = 0;                    // a bit each
  const std::vector<std::uint8_t>* passes = nullptr;  // parallel to the events; null: all do

  bool holds(std::size_t event) const {
    return !(hiddenClasses >> classes.classOf(event) & 1u) && (!passes || (*passes)[event]);
  }
};

/// The window in the table's ticks, half-open.
struct TickSpan {
  std::int32_t from = 0, to = 0;
};
TickSpan ticksOf(const EventTable& table, TimeSpan window);

struct EventCounts {
  std::size_t possible = 0, certain = 0;  // possible counts both
  std::vector<std::size_t> ofClass;       // possible ones, also those of hidden classes
};
EventCounts countIn(const EventTable& table, const EventChoice& choice, TimeSpan window);

/// Events that meet each of `columns` equal parts of an axis, and those that certainly happen in
/// it. What neither begins nor ends is left out. Costs by events, not by columns.
struct ColumnCounts {
  std::vector<std::uint32_t> possible, certain;
};
ColumnCounts countColumns(const EventTable& table, const EventChoice& choice, TimeSpan axis,
                          std::size_t columns);

/// Where the next event begins at the earliest, at or after a moment; or the last before it.
std::optional<Moment> startFrom(const EventTable& table, const EventChoice& choice, Moment at);
std::optional<Moment> startBefore(const EventTable& table, const EventChoice& choice, Moment at);

}  // namespace geo
