#include "viewer/layers/event_marks.hpp"

#include "geo/table/event_counts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace viewer {

namespace {

/// A cell's side on the picture lies between this and twice as much.
constexpr double kLeastCellPt = 12;
/// Cells of a picture, however large it is: beyond, its cells grow.
constexpr std::int64_t kMostCells = 1 << 22;

/// The cells of a view, from its lower left.
struct CellGrid {
  double side = 1;
  std::int64_t firstColumn = 0, firstRow = 0, columns = 0, rows = 0;

  std::size_t size() const { return static_cast<std::size_t>(columns * rows); }
  MarkCell cellAt(std::size_t index) const {
    const auto i = static_cast<std::int64_t>(index);
    return {firstColumn + i % columns, firstRow + i / columns};
  }
};

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

/// Where an event's steps lie in a grid: columns = x * scale + x0.
struct StepsToCells {
  double scale, x0, y0;

  StepsToCells(const geo::EventPlaces& places, const CellGrid& grid)
      : scale(places.step / grid.side),
        x0(places.corner.xMetres / grid.side - static_cast<double>(grid.firstColumn)),
        y0(places.corner.yMetres / grid.side - static_cast<double>(grid.firstRow)) {}
};

/// Calls visit(event, index of its cell, validity) for all that are to be seen in the grid.
template <class Visit>
void forEachSeen(const MarkSource& source, const MarksWish& wish, const CellGrid& grid,
                 Visit visit) {
  const geo::Events& events = source.table.events;
  const geo::EventPlaces& places = source.places;
  const StepsToCells toCells(places, grid);
  const auto columns = static_cast<double>(grid.columns), rows = static_cast<double>(grid.rows);
  const geo::TickSpan window = geo::ticksOf(source.table, wish.window);
  const geo::EventChoice choice{source.classes, source.hiddenClasses, source.passes};
  const auto seen = [&](std::size_t i) {
    const geo::Validity validity = geo::happensIn(events.valid[i], window.from, window.to);
    if (validity < wish.least) return;
    const double x = places.x[i] * toCells.scale + toCells.x0;
    const double y = places.y[i] * toCells.scale + toCells.y0;
    if (!(x >= 0 && x < columns && y >= 0 && y < rows) || !places.has(i)) return;
    if (!choice.holds(i)) return;
    const auto cell = static_cast<std::size_t>(y) * static_cast<std::size_t>(grid.columns) +
                      static_cast<std::size_t>(x);
    visit(i, cell, validity);
  };
  geo::forEachRangeIn(events, window.from, window.to, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) seen(i);
  });
}

/// What a cell gathers.
struct Sum {
  std::uint32_t events = 0, certain = 0, exact = 0, first = 0;
  double weight = 0;
  std::int64_t x = 0, y = 0;  // in steps
  std::array<std::uint32_t, geo::kMostClasses> ofClass{};
};

/// The two most frequent classes of a cell, the lower number first where they are equal.
std::array<std::uint8_t, 2> foremost(const Sum& sum) {
  std::size_t best = 0, next = geo::kMostClasses;
  for (std::size_t i = 1; i < sum.ofClass.size(); ++i) {
    if (sum.ofClass.at(i) > sum.ofClass.at(best)) {
      next = best;
      best = i;
    } else if (next == geo::kMostClasses || sum.ofClass.at(i) > sum.ofClass.at(next)) {
      next = i;
    }
  }
  const bool alone = next == geo::kMostClasses || sum.ofClass.at(next) == 0;
  return {static_cast<std::uint8_t>(best), static_cast<std::uint8_t>(alone ? best : next)};
}

EventMark markOf(const Sum& sum, MarkCell cell, const MarkSource& source) {
  const geo::EventPlaces& places = source.places;
  const double share = places.step / sum.events;
  return {cell,
          {places.corner.xMetres + static_cast<double>(sum.x) * share,
           places.corner.yMetres + static_cast<double>(sum.y) * share},
          sum.events,
          sum.certain,
          sum.exact,
          source.weights ? sum.weight : static_cast<double>(sum.events),
          sum.first,
          foremost(sum)};
}

}  // namespace

EventMarks marksOf(const MarkSource& source, const MarksWish& wish) {
  const CellGrid grid = gridOn(wish.view);
  const geo::Events& events = source.table.events;
  std::vector<Sum> sums(grid.size());
  forEachSeen(source, wish, grid, [&](std::size_t i, std::size_t cell, geo::Validity validity) {
    Sum& sum = sums[cell];
    if (sum.events++ == 0) sum.first = static_cast<std::uint32_t>(i);
    sum.certain += validity == geo::Validity::Certain ? 1u : 0u;
    sum.exact += events.doubts.empty() || events.doubts[i] != geo::PlaceDoubt::Area ? 1u : 0u;
    if (source.weights) sum.weight += static_cast<double>(source.weights->ofEvent[i]);
    sum.x += source.places.x[i];
    sum.y += source.places.y[i];
    ++sum.ofClass.at(source.classes.classOf(i));
  });
  EventMarks marks;
  marks.cellSide = grid.side;
  marks.ofClass.resize(source.classes.titles.size(), 0);
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (sums[i].events == 0) continue;
    marks.marks.push_back(markOf(sums[i], grid.cellAt(i), source));
    marks.events += sums[i].events;
    marks.certain += sums[i].certain;
    for (std::size_t k = 0; k < marks.ofClass.size(); ++k)
      marks.ofClass[k] += sums[i].ofClass.at(k);
  }
  std::ranges::stable_sort(marks.marks, [](const EventMark& a, const EventMark& b) {
    return markStep(a.weight) > markStep(b.weight);  // small ones lie on top
  });
  return marks;
}

std::vector<std::uint32_t> eventsOf(const MarkSource& source, const MarksWish& wish,
                                    const MarkCell& cell) {
  const CellGrid grid = gridOn(wish.view);
  const std::int64_t wanted =
      (cell.row - grid.firstRow) * grid.columns + cell.column - grid.firstColumn;
  std::vector<std::uint32_t> found;
  forEachSeen(source, wish, grid, [&](std::size_t i, std::size_t at, geo::Validity) {
    if (static_cast<std::int64_t>(at) == wanted) found.push_back(static_cast<std::uint32_t>(i));
  });
  std::ranges::stable_sort(found, {},
                           [&](std::uint32_t i) { return source.table.events.valid[i].front(); });
  return found;
}

MarkCell cellOf(geo::Projected at, double side) {
  return {static_cast<std::int64_t>(std::floor(at.xMetres / side)),
          static_cast<std::int64_t>(std::floor(at.yMetres / side))};
}

int markStep(double weight) {
  if (weight < 2) return 0;
  int step = 1;
  for (double limit = 10; step < kMarkSteps - 1 && weight >= limit; limit *= 10) ++step;
  return step;
}

}  // namespace viewer
