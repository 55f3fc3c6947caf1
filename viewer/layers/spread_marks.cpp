#include "viewer/layers/spread_marks.hpp"

#include "viewer/layers/mark_cells.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <span>

namespace viewer {

namespace {

/// Between two symbols of a crowd, and from ring to ring.
constexpr float kAirPt = 2.5f;
/// The first ring's radius in symbols: the place itself stays free for its dot.
constexpr float kFirstRingShare = 1.2f;
constexpr float kTurn = 2 * std::numbers::pi_v<float>;

geo::View withRoomAround(geo::View view) {
  const float scale = symbolScaleAt(0);  // the largest
  const int rimPx = static_cast<int>(std::ceil(kSpreadReachPt * scale * view.pxPerPt));
  view.widthPx += 2 * rimPx;
  view.heightPx += 2 * rimPx;
  return view;
}

EventMark markOf(const MarkSource& source, const CellMember& member, MarkCell cell) {
  const auto& doubts = source.table.events.doubts;
  const std::uint32_t event = member.event;
  EventMark mark;
  mark.cell = cell;
  mark.at = source.places.at(event);
  mark.events = 1;
  mark.certain = member.validity == geo::Validity::Certain ? 1 : 0;
  mark.exact = doubts.empty() || doubts[event] != geo::PlaceDoubt::Area ? 1 : 0;
  mark.weight = source.weights ? static_cast<double>(source.weights->ofEvent[event]) : 1;
  mark.first = event;
  const auto look = static_cast<std::uint8_t>(source.classes.lookOf(source.classes.classOf(event)));
  mark.looks = {look, look};
  return mark;
}

/// How many symbols find room on each of as many rings as so many need; empty where the outermost
/// would reach too far.
std::vector<std::size_t> roomsFor(std::size_t symbols, float widestPt) {
  const float stepPt = widestPt + kAirPt;
  std::vector<std::size_t> rooms;
  for (std::size_t all = 0; all < symbols; all += rooms.back()) {
    const float radiusPt = stepPt * (kFirstRingShare + static_cast<float>(rooms.size()));
    if (radiusPt + widestPt / 2 > kSpreadReachPt) return {};
    const float chordAngle = 2 * std::asin(stepPt / (2 * radiusPt));
    rooms.push_back(static_cast<std::size_t>(kTurn / chordAngle + 1e-3f));
  }
  return rooms;
}

/// On rings around the place, from the top and clockwise, each as full as the others; false where
/// they do not find room.
bool arrange(std::span<EventMark> crowd) {
  float widestPt = 0;
  for (const EventMark& mark : crowd) widestPt = std::max(widestPt, 2 * radiusPtOf(mark));
  const std::vector<std::size_t> rooms = roomsFor(crowd.size(), widestPt);
  const std::size_t all = std::accumulate(rooms.begin(), rooms.end(), std::size_t{0});
  std::size_t placed = 0, room = 0;
  for (std::size_t ring = 0; ring < rooms.size(); ++ring) {
    room += rooms[ring];
    const std::size_t count = crowd.size() * room / all - placed;
    const float radiusPt = (widestPt + kAirPt) * (kFirstRingShare + static_cast<float>(ring));
    for (std::size_t i = 0; i < count; ++i) {
      const float angle = kTurn * static_cast<float>(i) / static_cast<float>(count);
      crowd[placed + i].offsetXPt = radiusPt * std::sin(angle);
      crowd[placed + i].offsetYPt = -radiusPt * std::cos(angle);
    }
    placed += count;
  }
  return !rooms.empty();
}

}  // namespace

void spreadCrowds(const MarkSource& source, const MarksWish& wish, EventMarks& marks) {
  const double metresAcross =
      wish.view.widthPx * wish.view.unitsPerPx * source.places.projection->metresPerUnit();
  if (!(metresAcross < kSpreadBelowMetres)) return;
  const CellGrid grid = gridOn(withRoomAround(wish.view));
  if (grid.side != marks.cellSide) return;
  for (const auto& crowd : crowdsIn(source, wish, grid, {2, kMostSpread})) {
    const MarkCell cell = grid.cellAt(crowd.front().cell);
    std::vector<EventMark> spread;
    for (const CellMember& member : crowd) spread.push_back(markOf(source, member, cell));
    if (!arrange(spread)) continue;
    marks.spread.insert(marks.spread.end(), spread.begin(), spread.end());
    const auto mark = std::ranges::find(marks.marks, cell, &EventMark::cell);
    if (mark != marks.marks.end()) mark->isSpread = true;
  }
}

}  // namespace viewer
