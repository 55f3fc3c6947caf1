// The forms of a diff that programs read.
#include "geo/base/time_text.hpp"
#include "geo/io/table_columns.hpp"
#include "viewer/cli/diff_text.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace viewer::cli {

namespace {

using Json = nlohmann::ordered_json;

/// Names of the arrays, and what is in them.
constexpr std::pair<const char*, geo::ChangeKind> kArrays[] = {
    {"events", geo::ChangeKind::Event},       {"opened", geo::ChangeKind::Opened},
    {"closed", geo::ChangeKind::Closed},      {"moved", geo::ChangeKind::Moved},
    {"counts", geo::ChangeKind::Count},       {"stances", geo::ChangeKind::Stance},
    {"certainty", geo::ChangeKind::Certainty}};

geo::Cell textCell(std::string text) {
  return text.empty() ? geo::Cell{} : geo::Cell{std::move(text)};
}

Json textOrNull(std::string text) {
  return text.empty() ? Json(nullptr) : Json(std::move(text));
}

geo::CellRow cellsOf(const Diff& diff, const geo::Change& change) {
  const geo::FeatureRef row = geo::rowOf(change);
  const geo::Feature& feature = geo::featureOf(diff.scenario, row);
  const geo::ChangeValues values = geo::valuesOf(diff.scenario, change);
  const geo::Source source = sourceOf(diff.scenario, row);
  return {&feature,
          {std::string(geo::nameOf(change.kind)), geo::layerOf(diff.scenario, row).id,
           textCell(feature.id), textCell(feature.name), textCell(values.from), textCell(values.to),
           textCell(isoText(change.at, diff.zone)), geo::Cell{}, textCell(source.title),
           textCell(source.publisher), textCell(source.url)}};
}

geo::CellRow cellsOf(const Diff& diff, const geo::Transfer& transfer) {
  std::vector<geo::Cell> cells(11);
  cells[0] = std::string("control");
  cells[1] = diff.scenario.layers.at(transfer.layer).id;
  cells[4] = textCell(holderText(transfer.from));
  cells[5] = textCell(holderText(transfer.to));
  cells[7] = squareKmOf(transfer.squareMetres);
  return {nullptr, std::move(cells)};
}

Json objectOf(const Diff& diff, const geo::Change& change) {
  const geo::FeatureRef row = geo::rowOf(change);
  const geo::Feature& feature = geo::featureOf(diff.scenario, row);
  geo::ChangeValues values = geo::valuesOf(diff.scenario, change);
  geo::Source source = sourceOf(diff.scenario, row);
  return {{"layer", geo::layerOf(diff.scenario, row).id},
          {"id", feature.id},
          {"name", textOrNull(feature.name)},
          {"from_value", textOrNull(std::move(values.from))},
          {"to_value", textOrNull(std::move(values.to))},
          {"at", textOrNull(isoText(change.at, diff.zone))},
          {"source_title", textOrNull(std::move(source.title))},
          {"source_publisher", textOrNull(std::move(source.publisher))},
          {"source_url", textOrNull(std::move(source.url))}};
}

Json objectOf(const Diff& diff, const geo::Transfer& transfer) {
  return {{"layer", diff.scenario.layers.at(transfer.layer).id},
          {"from", textOrNull(holderText(transfer.from))},
          {"to", textOrNull(holderText(transfer.to))},
          {"km2", squareKmOf(transfer.squareMetres)}};
}

Json objectOf(const Diff& diff, const geo::Holding& holding) {
  return {{"layer", diff.scenario.layers.at(holding.layer).id},
          {"holder", holderText(holding.holder)},
          {"before_km2", squareKmOf(holding.beforeSquareMetres)},
          {"gained_km2", squareKmOf(holding.gainedSquareMetres)},
          {"lost_km2", squareKmOf(holding.lostSquareMetres)},
          {"after_km2", squareKmOf(holding.afterSquareMetres)}};
}

template <class Items>
Json arrayOf(const Diff& diff, const Items& items) {
  Json array = Json::array();
  for (const auto& item : items) array.push_back(objectOf(diff, item));
  return array;
}

Json spanOf(const Diff& diff, geo::TimeSpan span) {
  return {{"from", geo::formatMoment(span.from, diff.zone)},
          {"to", geo::formatMoment(span.to, diff.zone)}};
}

}  // namespace

std::string diffCsv(const Diff& diff) {
  geo::CellTable table{{"change", "layer", "id", "name", "from_value", "to_value", "at", "km2",
                        "source_title", "source_publisher", "source_url"},
                       {}};
  for (const geo::Transfer& transfer : diff.changes.transfers) {
    table.rows.push_back(cellsOf(diff, transfer));
  }
  for (const geo::Change& change : diff.changes.rows) table.rows.push_back(cellsOf(diff, change));
  return geo::writeCsv(table);
}

std::string diffJson(const Diff& diff) {
  Json json{{"before", spanOf(diff, diff.before)},
            {"after", spanOf(diff, diff.after)},
            {"transfers", arrayOf(diff, diff.changes.transfers)},
            {"holdings", arrayOf(diff, diff.changes.holdings)}};
  for (const auto& [name, kind] : kArrays) {
    json[name] = Json::array();
    for (const geo::Change& change : diff.changes.rows) {
      if (change.kind == kind) json[name].push_back(objectOf(diff, change));
    }
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace viewer::cli
