#include "geo/io/event_layer.hpp"

#include "geo/io/event_cells.hpp"
#include "geo/table/event_counts.hpp"
#include "geo/table/event_times.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

struct ToCell {
  Cell operator()(std::monostate) const { return {}; }
  Cell operator()(std::string_view text) const { return std::string(text); }
  Cell operator()(MomentCell at) const { return at.column->textAt(at.row); }
  template <class Number>
  Cell operator()(Number number) const {
    return number;
  }
};

/// The first of what may name a row that says something.
std::string nameOf(const EventTable& table, std::uint32_t row) {
  for (const auto& column : {table.roles.name, table.roles.category, table.roles.id}) {
    std::string text = column ? table.columns[*column].textAt(row) : std::string();
    if (!text.empty()) return text;
  }
  return fmt::format("Row {}", row + 1);
}

Feature featureOf(const EventTable& table, std::uint32_t row, std::uint32_t event) {
  Feature feature;
  feature.id = fmt::format("{}", row + 1);
  feature.name = nameOf(table, row);
  feature.valid = validOf(table, event);
  feature.geometry = geometryOf(table, event);
  const auto& radii = table.events.radiusMetres;
  if (!radii.empty() && radii[event] != kNoRadius) feature.accuracyMetres = {radii[event]};
  return feature;
}

std::shared_ptr<const Layer> layerOf(const EventRows& rows) {
  const EventTable& table = *rows.table;
  auto layer = std::make_shared<Layer>();
  layer->id = rows.id;
  layer->title = table.title;
  layer->kind = LayerKind::Event;
  std::vector<std::uint32_t> eventOfRow(table.rowCount);
  for (std::uint32_t event = 0; event < table.events.size(); ++event) {
    eventOfRow[table.events.rows[event]] = event;
  }
  layer->features.reserve(rows.rows.size());
  for (const std::uint32_t row : rows.rows) {
    layer->features.push_back(featureOf(table, row, eventOfRow[row]));
  }
  return layer;
}

}  // namespace

LayerTable eventLayerOf(const EventRows& rows, const FeatureSelection& selection,
                        const Zone& zone) {
  const auto layer = layerOf(rows);
  const auto cellsIn = [&](TimeSpan window) {
    return EventCells({.table = *rows.table, .rows = rows.rows, .window = window, .zone = zone});
  };
  EventCells cells = cellsIn(selection.window);
  std::optional<EventCells> before;
  if (selection.before) before.emplace(cellsIn(*selection.before));
  LayerTable made{layer.get(), {distinct(cells.columns()), {}}, layer};
  if (before) {
    made.cells.columns.push_back(freeName(made.cells.columns, "truceline_certainty_before"));
  }
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    CellRow row{&layer->features[i], {}};
    for (const CellView& cell : cells.of(rows.rows[i])) {
      row.cells.push_back(std::visit(ToCell{}, cell));
    }
    if (before) {
      const auto then = before->of(rows.rows[i]);
      row.cells.push_back(std::visit(ToCell{}, then[before->certaintyColumn()]));
    }
    made.cells.rows.push_back(std::move(row));
  }
  return made;
}

}  // namespace geo
