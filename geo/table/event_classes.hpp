// What the events of a table are, of few kinds, and how much each counts: one answer for the map,
// the legend and the filters.
#pragma once

#include "geo/table/event_table.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// As many kinds as a map can tell apart.
inline constexpr std::size_t kMostClasses = 8;
/// As many looks, of colour and shape together, as there are for the classes of all tables.
inline constexpr std::size_t kLooks = 24;

/// Events by the values of a column, the most frequent first; those of equal frequency in the order
/// of their titles. With more values than kMostClasses the last class holds all the others.
struct EventClasses {
  std::string column;                 // its name; empty: all events are of one class
  std::vector<std::string> titles;    // at least one
  std::vector<std::size_t> counts;    // parallel
  std::vector<std::uint8_t> ofEvent;  // parallel to Events; empty: all are of the first class
  bool hasOthers = false;             // the last class is "other"
  std::size_t firstLook = 0;          // which of a map's looks the first class has

  std::uint8_t classOf(std::size_t event) const { return ofEvent.empty() ? 0 : ofEvent[event]; }
  /// Which look events of a class have.
  std::size_t lookOf(std::size_t index) const { return firstLook + index; }
};
inline constexpr std::string_view kOtherKinds = "other";
using EventClassesPtr = std::shared_ptr<const EventClasses>;

EventClasses classesOf(const EventTable& table, std::optional<std::size_t> column);

/// Kinds that have been given a place once keep it, whichever rows are there: the `known` titles
/// first, in their order, though no event be of them, then the most frequent of the others while
/// there is room. The last of kMostClasses places is that of all for which there was none.
EventClasses classesOf(const EventTable& table, std::optional<std::size_t> column,
                       const std::vector<std::string>& known);

/// How a value of a column is called where kinds are told apart by it.
std::string kindTitle(const EventTable& table, std::size_t column, std::string value);

/// What sizes a mark, such as deaths: never negative; 0 where the cell is empty.
struct EventWeights {
  std::string column;
  std::vector<float> ofEvent;  // parallel to Events
};
using EventWeightsPtr = std::shared_ptr<const EventWeights>;

EventWeights weightsOf(const EventTable& table, std::size_t column);

}  // namespace geo
