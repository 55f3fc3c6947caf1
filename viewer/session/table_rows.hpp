// Which rows of a table are listed, and in which order. Pure; a million rows take a worker some
// tenths of a second to sort and hundredths to choose.
#pragma once

#include "geo/table/event_rows.hpp"
#include "viewer/session/session.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace viewer {

/// Events that are shown in the window of time; those of them in sight; or all rows, also those
/// that are filtered out or not drawn.
enum class RowsListed { Window, Picture, All };

struct RowSort {
  enum class By { Row, When, Undrawn, Column };
  By by = By::Row;
  std::size_t column = 0;  // of the table, by Column
  enum class Order { Up, Down };
  Order order = Order::Up;
  bool operator==(const RowSort&) const = default;
};

/// What a list of rows depends on, and nothing else: it is made anew when this differs.
struct TableRowsWish {
  std::string table;          // its id
  geo::EventTablePtr events;  // never null
  RowsListed listed = RowsListed::Window;
  RowSort sort;
  // Not for All.
  geo::EventClassesPtr classes;
  TableFilter filter;
  geo::TimeSpan window{};
  geo::Validity least = geo::Validity::Possible;
  // For Picture; null while the places are not known.
  geo::EventPlacesPtr places;
  geo::PlaneBox seen;
  bool operator==(const TableRowsWish&) const = default;
};

/// Nothing when there is no table of this id.
std::optional<TableRowsWish> tableRowsWish(const Session& session, std::string_view tableId,
                                           RowsListed listed, const RowSort& sort);

struct TableRows {
  static constexpr std::uint32_t kUndrawn = geo::kNoEvent;
  using Numbers = std::shared_ptr<const std::vector<std::uint32_t>>;
  TableRowsWish wish;
  std::vector<std::uint32_t> rows;  // of the table, from 0
  Numbers order;                    // all rows, sorted
  Numbers eventOfRow;               // position of the row's event, or kUndrawn
};
using TableRowsPtr = std::shared_ptr<const TableRows>;

/// Numbers by size, texts without regard to the case of ASCII letters, times by their earliest
/// beginning; what is empty comes last either way, equal ones in the file's order. What was found
/// before is used again where it can be; it may be null.
TableRows tableRowsOf(const TableRowsWish& wish, const TableRows* before = nullptr);

}  // namespace viewer
