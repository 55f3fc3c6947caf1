// The rows of a user's table, as a table.
#pragma once

#include "viewer/session/table_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace viewer {

struct Panel;

/// Kept from frame to frame.
struct AttributeTableState {
  std::string table;  // the id of the one that is open; empty: none is
  RowsListed listed = RowsListed::Window;
  RowSort sort;
  std::optional<std::uint32_t> undrawn;  // the chosen row, when it is none that is drawn

  // What the list showed last: it scrolls to the chosen row when one of these changes.
  struct Shown {
    std::string table;
    RowsListed listed = RowsListed::Window;
    RowSort sort;
    std::optional<std::uint32_t> chosen;
    bool operator==(const Shown&) const = default;
  } shown;

  // The rows in sight: they stay where they are when other rows of the table are read.
  struct Sight {
    TableRowsPtr list;  // null before any was drawn
    std::size_t first = 0, count = 0;
    float scrollPx = 0;
  } sight;
};

/// Opens a table at a row that is not drawn.
void openAtUndrawn(AttributeTableState& state, const std::string& table, std::uint32_t row);

void drawAttributeTable(const Panel& panel);

}  // namespace viewer
