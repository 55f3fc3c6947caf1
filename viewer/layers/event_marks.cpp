#include "viewer/layers/event_marks.hpp"

#include "geo/table/event_counts.hpp"
#include "viewer/layers/event_discs.hpp"
#include "viewer/layers/mark_cells.hpp"
#include "viewer/layers/spread_marks.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <future>

namespace viewer {

namespace {

/// What a cell gathers.
struct Sum {
  std::uint32_t events = 0, certain = 0, exact = 0, first = 0;
  double weight = 0;
  std::int64_t x = 0, y = 0;  // in steps
  std::array<std::uint32_t, geo::kMostClasses> ofClass{};
};

/// The looks of a cell's two most frequent classes, the lower number first where they are equal.
std::array<std::uint8_t, 2> foremost(const Sum& sum, const geo::EventClasses& classes) {
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
  return {static_cast<std::uint8_t>(classes.lookOf(best)),
          static_cast<std::uint8_t>(classes.lookOf(alone ? best : next))};
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
          foremost(sum, source.classes)};
}

}  // namespace

namespace {

void add(Sum& sum, const MarkSource& source, std::size_t event, geo::Validity validity) {
  const auto& doubts = source.table.events.doubts;
  if (sum.events++ == 0) sum.first = static_cast<std::uint32_t>(event);
  sum.certain += validity == geo::Validity::Certain ? 1u : 0u;
  sum.exact += doubts.empty() || doubts[event] != geo::PlaceDoubt::Area ? 1u : 0u;
  if (source.weights) sum.weight += static_cast<double>(source.weights->ofEvent[event]);
  sum.x += source.places.x[event];
  sum.y += source.places.y[event];
  ++sum.ofClass.at(source.classes.classOf(event));
}

void add(Sum& sum, const Sum& more) {
  if (more.events == 0) return;
  if (sum.events == 0) sum.first = more.first;
  sum.events += more.events;
  sum.certain += more.certain;
  sum.exact += more.exact;
  sum.weight += more.weight;
  sum.x += more.x;
  sum.y += more.y;
  for (std::size_t i = 0; i < sum.ofClass.size(); ++i) sum.ofClass.at(i) += more.ofClass.at(i);
}

std::vector<Sum> summedIn(const MarkSource& source, const MarksWish& wish, const CellGrid& grid,
                          const std::vector<EventRange>& ranges) {
  std::vector<Sum> sums(grid.size());
  for (const EventRange& range : ranges) {
    forEachSeen(source, wish, grid, range,
                [&](std::size_t event, std::size_t cell, geo::Validity validity) {
                  add(sums[cell], source, event, validity);
                });
  }
  return sums;
}

/// The ranges cut into pieces of about the same number of events, in their order.
std::vector<std::vector<EventRange>> cut(const std::vector<EventRange>& ranges,
                                         std::size_t pieces) {
  std::size_t all = 0;
  for (const EventRange& range : ranges) all += range.last - range.first;
  const std::size_t each = all / pieces + 1;
  std::vector<std::vector<EventRange>> parts(1);
  std::size_t room = each;
  for (EventRange range : ranges) {
    while (range.first < range.last) {
      const std::size_t taken = std::min(room, range.last - range.first);
      parts.back().push_back({range.first, range.first + taken});
      range.first += taken;
      room -= taken;
      if (room > 0) continue;
      parts.emplace_back();
      room = each;
    }
  }
  return parts;
}

/// Many events are summed by several threads, always in the same pieces: the answer does not hang
/// on the machine.
std::vector<Sum> summed(const MarkSource& source, const MarksWish& wish, const CellGrid& grid) {
  constexpr std::size_t kManyEvents = 100000, kPieces = 4;
  const std::vector<EventRange> ranges = rangesIn(source, wish);
  std::size_t all = 0;
  for (const EventRange& range : ranges) all += range.last - range.first;
  if (all < kManyEvents) return summedIn(source, wish, grid, ranges);
  std::vector<std::future<std::vector<Sum>>> running;
  const auto parts = cut(ranges, kPieces);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    running.push_back(std::async(std::launch::async, summedIn, std::cref(source), std::cref(wish),
                                 std::cref(grid), std::cref(parts[i])));
  }
  std::vector<Sum> sums = summedIn(source, wish, grid, parts.front());
  for (auto& part : running) {
    const std::vector<Sum> more = part.get();
    for (std::size_t i = 0; i < sums.size(); ++i) add(sums[i], more[i]);
  }
  return sums;
}

/// Lines and areas by class.
void countShapes(const MarkSource& source, const MarksWish& wish, EventMarks& marks) {
  marks.paths.resize(source.classes.titles.size(), 0);
  marks.areas.resize(source.classes.titles.size(), 0);
  const geo::EventTable& table = source.table;
  if (table.shapes.rowEnds.empty()) return;
  const WishedTime wished(table, wish);
  const geo::EventChoice choice{source.classes, source.hiddenClasses, source.passes};
  for (std::size_t i = 0; i < table.events.size(); ++i) {
    const std::size_t row = table.events.rows[i];
    if (!table.isShape(row) || !choice.holds(i)) continue;
    const geo::Validity validity = wished.of(table.events.valid[i]);
    if (validity == geo::Validity::Never) continue;
    auto& counts = table.kinds[row] == geo::ShapeKind::Area ? marks.areas : marks.paths;
    ++counts[source.classes.classOf(i)];
    marks.shapesKey = std::rotl(marks.shapesKey, 7) * 0x9E3779B97F4A7C15u + i * 4 +
                      static_cast<std::uint64_t>(validity);
  }
}

}  // namespace

EventMarks marksOf(const MarkSource& source, const MarksWish& wish) {
  const CellGrid grid = gridOn(wish.view);
  const std::vector<Sum> sums = summed(source, wish, grid);
  EventMarks marks;
  marks.cellSide = grid.side;
  marks.ofClass.resize(source.classes.titles.size(), 0);
  countShapes(source, wish, marks);
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
  spreadCrowds(source, wish, marks);
  if (!wish.without) marks.discs = discsIn(source, wish);  // what has gone is told by marks alone
  return marks;
}

std::vector<std::uint32_t> eventsOf(const MarkSource& source, const MarksWish& wish,
                                    const MarkCell& cell) {
  const CellGrid grid = gridOn(wish.view);
  const std::int64_t wanted =
      (cell.row - grid.firstRow) * grid.columns + cell.column - grid.firstColumn;
  std::vector<std::uint32_t> found;
  for (const EventRange& range : rangesIn(source, wish)) {
    forEachSeen(source, wish, grid, range, [&](std::size_t i, std::size_t at, geo::Validity) {
      if (static_cast<std::int64_t>(at) == wanted) found.push_back(static_cast<std::uint32_t>(i));
    });
  }
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
