#include "viewer/session/show_events.hpp"

#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace viewer {

namespace {

constexpr double kRoomShare = 0.1;  // of the map's sides, between its rim and the events

geo::PlaneBox boxOf(const Session& session, const geo::EventTable& table,
                    const TableSelection& chosen) {
  std::vector<geo::LonLat> places;
  for (const std::uint32_t event : chosen.events) places.push_back(table.events.places[event]);
  geo::PlaneBox box;
  for (const geo::Projected& at : session.projection->forward(places)) {
    if (std::isfinite(at.xMetres) && std::isfinite(at.yMetres)) box.include(at);
  }
  return box;
}

bool holds(const geo::PlaneBox& outer, const geo::PlaneBox& inner) {
  return outer.minX <= inner.minX && inner.maxX <= outer.maxX && outer.minY <= inner.minY &&
         inner.maxY <= outer.maxY;
}

/// Zooms to the box and the room around it.
Command zoomTo(const Session& session, const geo::PlaneBox& box) {
  const geo::View view = geo::fittedTo(mapView(session), box);
  const double rightUnits = view.unitsPerPx * view.widthPx * (0.5 + kRoomShare);
  const double upUnits = view.unitsPerPx * view.heightPx * (0.5 + kRoomShare);
  const geo::Projected middle = box.centre();
  const geo::View now = mapView(session);
  geo::Screen a =
      geo::screenFromProjected(now, {middle.xMetres - rightUnits, middle.yMetres + upUnits});
  geo::Screen b =
      geo::screenFromProjected(now, {middle.xMetres + rightUnits, middle.yMetres - upUnits});
  // Of two maps side by side the command counts from the left edge of that on which its box begins.
  const float leftPx = mapLeftPx(session, a);
  a.xPx += leftPx;
  b.xPx += leftPx;
  return command::ZoomToBox{a, b};
}

std::optional<Command> moveTo(const Session& session, const geo::PlaneBox& box) {
  const geo::View view = mapView(session);
  const geo::PlaneBox seen = geo::boundsOf(view);
  if (box.empty() || holds(seen, box)) return std::nullopt;
  const double share = 1 - 2 * kRoomShare;
  if (box.width() > seen.width() * share || box.height() > seen.height() * share) {
    return zoomTo(session, box);
  }
  const auto middle = session.projection->inverse(box.centre());
  return middle ? std::optional<Command>(command::CentreOn{*middle}) : std::nullopt;
}

}  // namespace

Commands commandsShowing(const Session& session, const TableSelection& events) {
  const UserTable* table = tableOf(session, events.table);
  if (!table) return {};
  Commands commands{command::SelectEvents{events}};
  if (auto move = moveTo(session, boxOf(session, *table->events, events))) {
    commands.push_back(std::move(*move));
  }
  return commands;
}

}  // namespace viewer
