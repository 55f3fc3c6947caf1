#include "geo/table/event_rows.hpp"

#include <algorithm>

namespace geo {

std::vector<std::uint32_t> eventsByRow(const EventTable& table) {
  std::vector<std::uint32_t> events(table.rowCount, kNoEvent);
  for (std::uint32_t event = 0; event < table.events.size(); ++event) {
    events[table.events.rows[event]] = event;
  }
  return events;
}

std::optional<NotDrawn> whyUndrawn(const EventTable& table, std::uint32_t row) {
  const auto found = std::ranges::lower_bound(table.undrawnRows, row);
  if (found == table.undrawnRows.end() || *found != row) return std::nullopt;
  return table.undrawnWhy[static_cast<std::size_t>(found - table.undrawnRows.begin())];
}

}  // namespace geo
