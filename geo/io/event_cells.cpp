#include "geo/io/event_cells.hpp"

#include "geo/base/time_text.hpp"
#include "geo/table/event_counts.hpp"
#include "geo/table/event_rows.hpp"
#include "geo/table/event_times.hpp"
#include "geo/table/shape_rings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::size_t kMostTexts = 1 << 16;

constexpr const char* kAdded[] = {"truceline_when_from_earliest",
                                  "truceline_when_from_latest",
                                  "truceline_when_to_earliest",
                                  "truceline_when_to_latest",
                                  "truceline_certainty",
                                  "truceline_lon",
                                  "truceline_lat",
                                  "truceline_radius_m",
                                  "truceline_place_doubt"};
constexpr const char* kNotDrawn = "truceline_not_drawn";

std::string lowered(std::string text) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  std::ranges::transform(text, text.begin(), small);
  return text;
}

/// The cell of one row.
struct CellAt {
  const Column& column;
  std::size_t row;

  CellView operator()(const TextCells& cells) const {
    const std::string_view text = cells.at(row);
    return text.empty() ? CellView{} : CellView{text};
  }
  CellView operator()(const std::vector<std::int64_t>& cells) const {
    return cells[row] == kNoNumber ? CellView{} : CellView{cells[row]};
  }
  CellView operator()(const std::vector<double>& cells) const {
    return std::isnan(cells[row]) ? CellView{} : CellView{cells[row]};
  }
  CellView operator()(const MomentCells& cells) const {
    const bool none = cells.milliseconds[row] == kNoNumber;
    return none ? CellView{} : CellView{MomentCell{&column, row}};
  }
};

std::string_view nameOf(Validity validity) {
  switch (validity) {
    case Validity::Certain:
      return "certain";
    case Validity::Possible:
      return "possible";
    case Validity::Never:
      break;
  }
  return "never";
}

CellView cellOf(PlaceDoubt doubt) {
  switch (doubt) {
    case PlaceDoubt::Radius:
      return std::string_view("radius");
    case PlaceDoubt::Area:
      return std::string_view("area");
    case PlaceDoubt::None:
      break;
  }
  return {};
}

CellView reasonOf(const EventTable& table, std::uint32_t row) {
  const auto why = whyUndrawn(table, row);
  return why ? CellView{wordsFor(*why)} : CellView{};
}

Geometry shapeOf(const EventTable& table, std::uint32_t row) {
  const Shapes& shapes = table.shapes;
  const auto [first, end] = ringsOf(shapes, row);
  const auto lineOf = [&](std::uint32_t ring) {
    const auto points = pointsOfRing(shapes, ring);
    return Line(points.begin(), points.end());
  };
  if (table.kinds[row] == ShapeKind::Path) {
    Lines lines;
    for (std::uint32_t ring = first; ring < end; ++ring) lines.push_back(lineOf(ring));
    return lines;
  }
  Polygons polygons;
  for (std::uint32_t ring = first; ring < end; ++ring) {
    if (shapes.ringStarts[ring] != 0 || polygons.empty()) polygons.emplace_back();
    polygons.back().rings.push_back(lineOf(ring));
  }
  return polygons;
}

}  // namespace

Geometry geometryOf(const EventTable& table, std::size_t event) {
  const std::uint32_t row = table.events.rows[event];
  if (table.isShape(row)) return shapeOf(table, row);
  return table.events.places[event];
}

std::string freeName(const std::vector<std::string>& taken, const std::string& name) {
  const auto isTaken = [&](const std::string& wanted) {
    return std::ranges::any_of(
        taken, [&](const std::string& other) { return lowered(other) == lowered(wanted); });
  };
  std::string free = name;
  for (int number = 2; isTaken(free); ++number) free = fmt::format("{}_{}", name, number);
  return free;
}

std::vector<std::string> distinct(std::vector<std::string> names) {
  std::unordered_set<std::string> taken;
  for (const std::string& name : names) taken.insert(lowered(name));
  std::unordered_set<std::string> passed;
  for (std::string& name : names) {
    const std::string first = name;
    const bool again = !passed.insert(lowered(name)).second;
    if (!again && !name.empty()) continue;
    const std::string stem = first.empty() ? "column" : first;
    int number = first.empty() ? 1 : 2;
    do {
      name = fmt::format("{}_{}", stem, number++);
    } while (!taken.insert(lowered(name)).second);
  }
  return names;
}

EventCells::EventCells(const EventSelection& selection)
    : table_(selection.table),
      window_(selection.window),
      zone_(selection.zone),
      reasons_(selection.reasons),
      eventOfRow_(eventsByRow(selection.table)) {
  for (const Column& column : table_.columns) columns_.push_back(column.name);
  for (const char* name : kAdded) columns_.push_back(freeName(columns_, name));
  if (reasons_ == Reasons::Yes) columns_.push_back(freeName(columns_, kNotDrawn));
}

bool EventCells::isAddedNumber(std::size_t column) const {
  return column > certaintyColumn() && column <= certaintyColumn() + 3;
}

std::string_view EventCells::textOf(std::int32_t tick) {
  const auto [entry, isNew] = texts_.try_emplace(tick);
  if (isNew) entry->second = formatMoment(momentAt(table_.epoch, tick), zone_);
  return entry->second;
}

void EventCells::addEvent(std::uint32_t event) {
  const Events& events = table_.events;
  const auto add = [this](std::string_view text) {
    cells_.push_back(text.empty() ? CellView{} : CellView{text});
  };
  for (const std::int32_t tick : events.valid[event]) add(textOf(tick));
  const TickSpan ticks = ticksOf(table_, window_);
  add(nameOf(happensIn(events.valid[event], ticks.from, ticks.to)));
  cells_.emplace_back(events.places[event].lonDegrees);
  cells_.emplace_back(events.places[event].latDegrees);
  const float radius = events.radiusMetres.empty() ? kNoRadius : events.radiusMetres[event];
  cells_.push_back(radius == kNoRadius ? CellView{} : CellView{static_cast<double>(radius)});
  cells_.push_back(events.doubts.empty() ? CellView{} : cellOf(events.doubts[event]));
}

std::span<const CellView> EventCells::of(std::uint32_t row) {
  if (texts_.size() > kMostTexts) texts_.clear();
  cells_.clear();
  for (const Column& column : table_.columns) {
    cells_.push_back(std::visit(CellAt{column, row}, column.cells));
  }
  if (eventOfRow_[row] != kNoEvent) addEvent(eventOfRow_[row]);
  cells_.resize(table_.columns.size() + std::size(kAdded));
  if (reasons_ == Reasons::Yes) cells_.push_back(reasonOf(table_, row));
  return cells_;
}

Geometry EventCells::placeOf(std::uint32_t row) const {
  return eventOfRow_[row] == kNoEvent ? Geometry{} : geometryOf(table_, eventOfRow_[row]);
}

}  // namespace geo
