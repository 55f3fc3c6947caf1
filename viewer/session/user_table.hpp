// A table of events of the user's own on the map.
#pragma once

#include "geo/coords/positions.hpp"
#include "geo/scenario/scenario.hpp"
#include "geo/table/event_classes.hpp"
#include "geo/table/event_counts.hpp"
#include "geo/table/event_places.hpp"
#include "geo/table/event_table.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {
struct LiveTable;
}

namespace viewer {

/// Which rows of a live table are there: those of a box and a time. Empty: none.
struct LiveReach {
  geo::GeoBox box{};
  geo::TimeSpan times{};
  bool operator==(const LiveReach&) const = default;
};

/// Which column says what an event is, and which one sizes its mark; none: a mark counts events.
struct TableStyle {
  std::optional<std::size_t> category, size;
  bool operator==(const TableStyle&) const = default;
};

/// Which events are shown.
struct TableFilter {
  std::uint32_t hiddenClasses = 0;                          // a bit each
  std::string where;                                        // in words, as it was typed
  std::shared_ptr<const std::vector<std::uint8_t>> passes;  // parallel to the events; null: all do
  bool operator==(const TableFilter&) const = default;
};

/// By column: the kinds that have been given a colour, in its order.
using KindOrders = std::map<std::string, std::vector<std::string>>;

struct UserTable {
  std::string id;             // "table.1": shown and hidden as a layer is
  geo::EventTablePtr events;  // never null
  TableStyle style;
  geo::EventClassesPtr classes;  // by the style; never null
  geo::EventWeightsPtr weights;  // null where marks count events
  TableFilter filter;
  geo::TableLink link;         // where it came from and what was said of it
  std::string hash;            // SHA-256 of its files, taken as they were read; empty where none
  geo::EventPlacesPtr places;  // null until projected; perhaps on an older projection
  std::shared_ptr<const geo::LiveTable> live{};  // where its rows are asked for; null: all are here
  LiveReach reach{};                             // of a live table
  std::shared_ptr<const KindOrders> kindOrders{};  // of a live table
  bool operator==(const UserTable&) const = default;
};

/// Events of a table that were clicked, as they lie on one mark.
struct TableSelection {
  std::string table;                  // its id
  std::vector<std::uint32_t> events;  // by position; at most kMostListed
  std::size_t all = 0;                // that lie there
  std::size_t shown = 0;              // which of them the inspector shows; or kNoneShown
  /// All of them where `events` lists only the first; null where it holds them all, or where
  /// nobody knows them.
  std::shared_ptr<const std::vector<std::uint32_t>> every{};
  static constexpr std::size_t kMostListed = 1000;
  /// The one that was shown is no longer there, and others are.
  static constexpr std::size_t kNoneShown = std::numeric_limits<std::size_t>::max();
  bool operator==(const TableSelection&) const = default;
};

/// All of these, in their order, the first of which is shown.
TableSelection selectionOf(std::string table, std::vector<std::uint32_t> events);

/// What of it is chosen still where other rows of the table are there, found as geo::sameEvents
/// does. No other event is shown in the stead of one that has gone; nothing where all have. Those
/// that were not listed are forgotten.
std::optional<TableSelection> stillChosen(const TableSelection& chosen,
                                          const geo::EventTable& before,
                                          const geo::EventTable& after);

/// What of the table is shown.
geo::EventChoice choiceOf(const UserTable& table);

/// What hides events of the table, in words: "without Protests; where dead > 3"; empty when nothing
/// does.
std::string filterWords(const UserTable& table);

/// The table as it is first shown: by the category and the size that its columns suggest, or that
/// the link names; what the table does not have is passed over.
UserTable userTableOf(geo::EventTablePtr events, geo::TableLink link = {});

/// The column of this name, if there is one.
std::optional<std::size_t> columnNamed(const geo::EventTable& table, std::string_view name);

/// The column that no table has.
inline constexpr std::string_view kNoColumn = "none";
/// The same in another style; a filter of classes that are no more is forgotten.
UserTable restyled(UserTable table, const TableStyle& style);

/// The same with kinds that keep their places from now on, in the orders that are given for their
/// columns; others follow as they come.
UserTable withKindOrders(UserTable table, KindOrders orders);

/// The same table with other rows of it: drawn and hidden as before; where it has orders of kinds,
/// each with the colour that it has had. What the condition passes, and the places, are to be found
/// anew.
UserTable withRows(const UserTable& before, geo::EventTablePtr events);

}  // namespace viewer
