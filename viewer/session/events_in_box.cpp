#include "viewer/session/events_in_box.hpp"

#include "viewer/session/compare.hpp"
#include "viewer/session/table_rows.hpp"

#include <algorithm>
#include <memory>
#include <ranges>
#include <utility>

namespace viewer {

namespace {

using Events = std::vector<std::uint32_t>;

geo::PlaneBox boxBetween(const Session& session, geo::Screen a, geo::Screen b) {
  const float leftPx = mapLeftPx(session, a);
  geo::PlaneBox box;
  for (const geo::Screen corner : {a, b}) {
    box.include(geo::projectedFromScreen(mapView(session), {corner.xPx - leftPx, corner.yPx}));
  }
  return box;
}

geo::TimeSpan windowAt(const Session& session, geo::Screen at) {
  const auto halves = halvesOf(session);
  const bool isBefore = halves && at.xPx < static_cast<float>(halves->leftToPx);
  return isBefore ? session.compare.before : session.clock.window;
}

Events eventsOf(const TableRowsWish& wish) {
  const TableRows found = tableRowsOf(wish);
  Events events;
  for (const std::uint32_t row : found.rows) events.push_back((*found.eventOfRow)[row]);
  const auto& valid = wish.events->events.valid;
  std::ranges::stable_sort(events, {}, [&](std::uint32_t event) { return valid[event][0]; });
  return events;
}

}  // namespace

std::optional<TableSelection> eventsInBox(const Session& session, geo::Screen a, geo::Screen b) {
  for (const UserTable& table : session.tables | std::views::reverse) {
    if (!isShown(session, table.id)) continue;
    auto wish = tableRowsWish(session, table.id, RowsListed::Picture, {});
    if (!wish) continue;
    wish->seen = boxBetween(session, a, b);
    wish->window = windowAt(session, a);
    Events events = eventsOf(*wish);
    if (!events.empty()) return selectionOf(table.id, std::move(events));
  }
  return std::nullopt;
}

}  // namespace viewer
