#include "viewer/layers/mark_cells.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace viewer {

namespace {

/// A cell's side on the picture lies between this and twice as much.
constexpr double kLeastCellPt = 12;
/// Cells of a picture, however large it is: beyond, its cells grow.
constexpr std::int64_t kMostCells = 1 << 22;

/// The events of cells that hold so many, cell by cell.
std::vector<CellMember> membersIn(const MarkSource& source, const MarksWish& wish,
                                  const CellGrid& grid, CellCounts wanted) {
  std::vector<std::uint32_t> counts(grid.size(), 0);
  std::vector<CellMember> members;
  for (const EventRange& range : rangesIn(source, wish)) {
    forEachSeen(source, wish, grid, range,
                [&](std::size_t event, std::size_t cell, geo::Validity validity) {
                  if (++counts[cell] > wanted.most) return;
                  members.push_back({cell, static_cast<std::uint32_t>(event), validity});
                });
  }
  std::erase_if(members, [&](const CellMember& m) {
    return counts[m.cell] < wanted.least || counts[m.cell] > wanted.most;
  });
  const geo::Events& events = source.table.events;
  std::ranges::sort(members, {}, [&](const CellMember& m) {
    return std::tuple(m.cell, events.valid[m.event].front(), events.rows[m.event]);
  });
  return members;
}

bool shareAPlace(const std::vector<CellMember>& members, const geo::EventPlaces& places) {
  const std::uint32_t first = members.front().event;
  return std::ranges::all_of(members, [&](const CellMember& m) {
    return places.x[m.event] == places.x[first] && places.y[m.event] == places.y[first];
  });
}

}  // namespace

CellGrid gridOn(const geo::View& view) {
  const geo::PlaneBox box = geo::boundsOf(view);
  CellGrid grid;
  const double least = kLeastCellPt * static_cast<double>(view.pxPerPt) * view.unitsPerPx;
  grid.side = std::exp2(std::ceil(std::log2(least)));
  const auto cell = [&](double at) {
    return static_cast<std::int64_t>(std::floor(at / grid.side));
  };
  do {
    grid.firstColumn = cell(box.minX);
    grid.firstRow = cell(box.minY);
    grid.columns = cell(box.maxX) - grid.firstColumn + 1;
    grid.rows = cell(box.maxY) - grid.firstRow + 1;
    if (grid.columns * grid.rows > kMostCells) grid.side *= 2;
  } while (grid.columns * grid.rows > kMostCells);
  return grid;
}

std::vector<EventRange> rangesIn(const MarkSource& source, const MarksWish& wish) {
  const geo::TickSpan window = geo::ticksOf(source.table, wish.window);
  std::vector<EventRange> ranges;
  geo::forEachRangeIn(source.table.events, window.from, window.to,
                      [&](std::size_t first, std::size_t last) {
                        ranges.push_back({first, last});
                      });
  return ranges;
}

std::vector<std::vector<CellMember>> crowdsIn(const MarkSource& source, const MarksWish& wish,
                                              const CellGrid& grid, CellCounts counts) {
  const std::vector<CellMember> members = membersIn(source, wish, grid, counts);
  std::vector<std::vector<CellMember>> crowds;
  for (auto first = members.begin(); first != members.end();) {
    const auto last = std::find_if(first, members.end(),
                                   [&](const CellMember& m) { return m.cell != first->cell; });
    std::vector<CellMember> crowd(first, last);
    if (shareAPlace(crowd, source.places)) crowds.push_back(std::move(crowd));
    first = last;
  }
  return crowds;
}

}  // namespace viewer
