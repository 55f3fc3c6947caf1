// A table's events as marks on a view: one event, or as many as lie in one cell of a few
// millimetres, with their number. However many rows there are, there are never more marks than
// cells.
#pragma once

#include "geo/base/time.hpp"
#include "geo/coords/view.hpp"
#include "geo/table/event_classes.hpp"
#include "geo/table/event_places.hpp"
#include "viewer/layers/legend.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/theme/theme.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace viewer {

/// What marks are made from.
struct MarkSource {
  const geo::EventTable& table;
  const geo::EventPlaces& places;
  const geo::EventClasses& classes;
  const geo::EventWeights* weights = nullptr;         // null: marks count events
  std::uint32_t hiddenClasses = 0;                    // a bit each
  const std::vector<std::uint8_t>* passes = nullptr;  // parallel to the events; null: all do
};

/// A square of the plane, counted from its origin. Its side is a power of two of plane units, so
/// that four cells become one when the map is zoomed out, and none moves when it is dragged.
struct MarkCell {
  std::int64_t column = 0, row = 0;
  bool operator==(const MarkCell&) const = default;
};

/// The cell in which a place lies.
MarkCell cellOf(geo::Projected at, double side);

struct EventMark {
  MarkCell cell;
  geo::Projected at;          // the middle of its events' places
  std::uint32_t events = 0;   // that are possibly there in the window
  std::uint32_t certain = 0;  // of these, those that certainly are
  std::uint32_t exact = 0;    // whose place is not a whole district
  double weight = 0;          // what sizes it: the sum of the weights, or how many there are
  std::uint32_t first = 0;    // one of them
  std::array<std::uint8_t, 2> looks{};  // of its two most frequent classes; equal where one is
  bool isSpread = false;                // its events are drawn one by one in its stead
  float offsetXPt = 0, offsetYPt = 0;   // of one that is: from its place to its symbol
  bool operator==(const EventMark&) const = default;
};

/// Where an event may have happened: a circle on the ground.
struct EventDisc {
  geo::LonLat at;
  double metres = 0;
  std::size_t look = 0;  // of its class
  bool certain = true;   // that it happens in the window
  bool operator==(const EventDisc&) const = default;
};

struct EventMarks {
  double cellSide = 0;  // plane units
  std::vector<EventMark> marks;
  std::vector<EventMark> spread;  // an event each; some are of cells just out of the view
  std::vector<EventDisc> discs;   // of near views, as far as places are known to within a radius
  std::size_t events = 0, certain = 0;    // of the marks
  std::vector<std::size_t> ofClass;       // events by class, parallel to the classes' titles
  std::vector<std::size_t> paths, areas;  // by class, those that happen in the window anywhere
  std::uint64_t shapesKey = 0;            // differs where other ones do, or less surely
  bool operator==(const EventMarks&) const = default;
};

/// When and where marks are wanted.
struct MarksWish {
  geo::View view;
  geo::TimeSpan window;
  geo::Validity least = geo::Validity::Possible;
  std::optional<geo::TimeSpan> without{};  // what happens in this time, too, is left out
  bool operator==(const MarksWish&) const = default;
};

/// Valid in no window for certain: drawn as what is only possible.
inline constexpr ValidSeconds kPerhaps{INT32_MIN, INT32_MAX, INT32_MIN, INT32_MAX};

/// Calls visit(mark) for all that are drawn, in their order: piles first, what is spread over them.
template <class Visit>
void forEachDrawn(const EventMarks& marks, Visit visit) {
  for (const EventMark& mark : marks.marks) {
    if (!mark.isSpread) visit(mark);
  }
  for (const EventMark& mark : marks.spread) visit(mark);
}

/// The marks of all cells that the view touches. Exact: their numbers add up to the events that
/// happen in the window, pass the filter and lie in these cells, spread or not.
EventMarks marksOf(const MarkSource& source, const MarksWish& wish);

/// The events of one mark, by position in the table, the earliest first.
std::vector<std::uint32_t> eventsOf(const MarkSource& source, const MarksWish& wish,
                                    const MarkCell& cell);

/// How large a mark is: 0 for what counts less than 2, then a step for each power of ten.
inline constexpr int kMarkSteps = 5;
int markStep(double weight);

/// The marks as they are drawn: what is only possible pale, what stands for a district open.
struct MarkMeshes {
  LayerMesh discs;         // below all others
  LayerMesh open, closed;  // the marks that are not spread, then the events that are
};
MarkMeshes meshesOf(const MarkSource& source, const EventMarks& marks, const Theme& theme);

/// How far a mark's rim is from its middle, in points at a symbol scale of 1.
float radiusPtOf(const EventMark& mark);

/// The looks of classes (geo::EventClasses::lookOf): a colour on a theme, with a shape. No two of
/// the first geo::kLooks are alike; the colours alone repeat earlier.
geo::Color classColor(const Theme& theme, std::size_t look);
Symbol classSymbol(std::size_t look);

/// What is drawn of the table: its classes, then the sizes.
std::vector<LegendEntry> legendOf(const MarkSource& source, const EventMarks& marks,
                                  const Theme& theme);

}  // namespace viewer
