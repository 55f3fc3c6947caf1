#include "viewer/session/events_in_measured.hpp"

#include "geo/coords/nearness.hpp"
#include "viewer/session/table_rows.hpp"

#include <algorithm>
#include <functional>
#include <ranges>
#include <utility>
#include <vector>

namespace viewer {

namespace {

using Events = std::vector<std::uint32_t>;
using Holds = std::function<bool(geo::LonLat)>;

Holds holderOf(const Measured& measured, double metres) {
  if (measured.kind == Measured::Kind::Area) {
    return [area = geo::Enclosure(measured.points)](geo::LonLat at) { return area.holds(at); };
  }
  return [path = measured.points, metres](geo::LonLat at) {
    return geo::metresFrom(at, path) <= metres;
  };
}

Events eventsOf(const TableRowsWish& wish, const Holds& holds) {
  const TableRows found = tableRowsOf(wish);
  const geo::Events& all = wish.events->events;
  Events events;
  for (const std::uint32_t row : found.rows) {
    const std::uint32_t event = (*found.eventOfRow)[row];
    if (holds(all.places[event])) events.push_back(event);
  }
  std::ranges::stable_sort(events, {}, [&](std::uint32_t event) { return all.valid[event][0]; });
  return events;
}

}  // namespace

bool canChooseBy(const Session& session) {
  if (!session.measured || session.tables.empty()) return false;
  const std::size_t fewest = session.measured->kind == Measured::Kind::Area ? 3 : 2;
  return session.measured->points.size() >= fewest;
}

std::optional<TableSelection> eventsByMeasured(const Session& session, double metres) {
  if (!canChooseBy(session)) return std::nullopt;
  const Holds holds = holderOf(*session.measured, metres);
  for (const UserTable& table : session.tables | std::views::reverse) {
    if (!isShown(session, table.id)) continue;
    const auto wish = tableRowsWish(session, table.id, RowsListed::Window, {});
    if (!wish) continue;
    Events events = eventsOf(*wish, holds);
    if (!events.empty()) return selectionOf(table.id, std::move(events));
  }
  return std::nullopt;
}

}  // namespace viewer
