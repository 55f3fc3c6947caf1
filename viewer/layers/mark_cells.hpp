// The cells of a view in which a table's events are gathered. Within viewer/layers only.
#pragma once

#include "geo/table/event_counts.hpp"
#include "viewer/layers/event_marks.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace viewer {

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

CellGrid gridOn(const geo::View& view);

/// When events are wished, in the ticks of their table.
class WishedTime {
 public:
  WishedTime(const geo::EventTable& table, const MarksWish& wish)
      : window_(geo::ticksOf(table, wish.window)), least_(wish.least) {
    if (wish.without) without_ = geo::ticksOf(table, *wish.without);
  }
  /// Never where the event is not wished.
  geo::Validity of(const geo::ValidTicks& valid) const {
    const geo::Validity validity = geo::happensIn(valid, window_.from, window_.to);
    const bool left = without_ && geo::happensIn(valid, without_->from, without_->to) >= least_;
    return validity < least_ || left ? geo::Validity::Never : validity;
  }

 private:
  geo::TickSpan window_;
  std::optional<geo::TickSpan> without_;
  geo::Validity least_;
};

/// Where an event's steps lie in a grid: columns = x * scale + x0.
struct StepsToCells {
  double scale, x0, y0;

  StepsToCells(const geo::EventPlaces& places, const CellGrid& grid)
      : scale(places.step / grid.side),
        x0(places.corner.xMetres / grid.side - static_cast<double>(grid.firstColumn)),
        y0(places.corner.yMetres / grid.side - static_cast<double>(grid.firstRow)) {}
};

/// Positions of events, the end not included.
struct EventRange {
  std::size_t first = 0, last = 0;
};

/// Those of the events that may happen in the wish's window.
std::vector<EventRange> rangesIn(const MarkSource& source, const MarksWish& wish);

/// Calls visit(event, index of its cell, validity) for the points of a range that are to be seen in
/// the grid.
template <class Visit>
void forEachSeen(const MarkSource& source, const MarksWish& wish, const CellGrid& grid,
                 EventRange range, Visit visit) {
  const geo::Events& events = source.table.events;
  const geo::EventPlaces& places = source.places;
  const StepsToCells toCells(places, grid);
  const auto columns = static_cast<double>(grid.columns), rows = static_cast<double>(grid.rows);
  const WishedTime wished(source.table, wish);
  const geo::EventChoice choice{source.classes, source.hiddenClasses, source.passes};
  for (std::size_t i = range.first; i < range.last; ++i) {
    const geo::Validity validity = wished.of(events.valid[i]);
    if (validity == geo::Validity::Never) continue;
    const double x = places.x[i] * toCells.scale + toCells.x0;
    const double y = places.y[i] * toCells.scale + toCells.y0;
    if (!(x >= 0 && x < columns && y >= 0 && y < rows) || !places.has(i)) continue;
    if (!choice.holds(i) || source.table.isShape(events.rows[i])) continue;
    const auto cell = static_cast<std::size_t>(y) * static_cast<std::size_t>(grid.columns) +
                      static_cast<std::size_t>(x);
    visit(i, cell, validity);
  }
}

/// An event in a cell.
struct CellMember {
  std::size_t cell = 0;
  std::uint32_t event = 0;
  geo::Validity validity = geo::Validity::Certain;
};

/// How many events a cell holds, at least and at most.
struct CellCounts {
  std::size_t least = 1, most = 1;
};

/// Of the cells that hold so many events, all at exactly one place: the events, the earliest first,
/// and by row.
std::vector<std::vector<CellMember>> crowdsIn(const MarkSource& source, const MarksWish& wish,
                                              const CellGrid& grid, CellCounts counts);

}  // namespace viewer
