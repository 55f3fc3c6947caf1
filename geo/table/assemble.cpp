// The steps from columns to events: roles, times, places; what is drawn in its order; the report.
#include "geo/table/assemble.hpp"

#include "geo/table/event_runs.hpp"
#include "geo/table/extent.hpp"
#include "geo/table/findings.hpp"
#include "geo/table/how_read.hpp"
#include "geo/table/role_choice.hpp"
#include "geo/table/row_fates.hpp"
#include "geo/table/row_places.hpp"
#include "geo/table/row_times.hpp"

#include <utility>
#include <vector>

namespace geo {

namespace {

/// The values of some rows.
template <class Value>
std::vector<Value> pick(const std::vector<Value>& values, const std::vector<std::uint32_t>& rows) {
  std::vector<Value> picked;
  if (values.empty()) return picked;
  picked.reserve(rows.size());
  for (const std::uint32_t row : rows) picked.push_back(values[row]);
  return picked;
}

std::vector<std::uint32_t> drawnRows(const RowFates& fates) {
  std::vector<std::uint32_t> rows;
  rows.reserve(fates.size());
  for (std::uint32_t row = 0; row < fates.size(); ++row) {
    if (fates.isDrawn(row)) rows.push_back(row);
  }
  return rows;
}

Events eventsOf(const RowFates& fates, const TableTimes& times, const TablePlaces& places) {
  RunOrder sorted = runsOf(times.valid(), drawnRows(fates));
  Events events;
  events.rows = std::move(sorted.rows);
  events.runs = std::move(sorted.runs);
  events.valid = pick(times.valid(), events.rows);
  events.places = pick(places.points, events.rows);
  events.radiusMetres = pick(places.radiusMetres, events.rows);
  events.doubts = pick(places.doubts, events.rows);
  return events;
}

GeoBox extentOf(const Events& events, const Shapes& shapes) {
  Extent extent;
  for (const LonLat& place : events.places) extent.include(place);
  if (shapes.rowEnds.empty()) return extent.box();
  for (const std::uint32_t row : events.rows) {
    for (const LonLat& point : pointsOf(shapes, row)) extent.include(point);
  }
  return extent.box();
}

void listUndrawn(const RowFates& fates, EventTable& table) {
  for (std::uint32_t row = 0; row < fates.size(); ++row) {
    if (fates.isDrawn(row)) continue;
    table.undrawnRows.push_back(row);
    table.undrawnWhy.push_back(fates.why(row));
  }
}

/// The layer's name, or the file's without folder and ending.
std::string titleOf(const RawTable& table) {
  if (!table.layer.empty()) return table.layer;
  const std::string name = table.path.substr(table.path.find_last_of('/') + 1);
  return name.substr(0, name.find_last_of('.'));
}

/// Everything starts in the future for somebody who does not say what today is.
Moment tomorrowOf(const TableWishes& wishes) {
  if (wishes.today == Moment{}) return kEndOfTime;
  return addDays(startOfDay(wishes.today, wishes.zone), 1, wishes.zone);
}

}  // namespace

EventTable assemble(RawTable table, const TableWishes& wishes) {
  const RoleChoice choice = chooseRoles(table, wishes);
  RowFates fates(table.rowCount);
  const TableTimes times(table, choice, wishes.zone, fates);
  const TablePlaces places = placesOf(table, choice, wishes.system, fates);
  const RowsRead rows{table, choice.roles, times, places, fates};
  EventTable result;
  reportFates(rows, result.report);
  reportSuspicions(rows, tomorrowOf(wishes), result.report);
  result.report.leftOut = table.leftOut;
  result.report.howRead = howRead(rows, choice, wishes.zone);
  result.roles = choice.roles;
  result.rowCount = table.rowCount;
  result.range = times.range();
  result.zone = wishes.zone;
  result.epoch = times.epoch();
  result.events = eventsOf(fates, times, places);
  result.extent = extentOf(result.events, table.shapes);
  listUndrawn(fates, result);
  result.title = titleOf(table);
  result.path = std::move(table.path);
  result.layer = std::move(table.layer);
  result.crs = std::move(table.crs);
  result.columns = std::move(table.columns);
  result.shapes = std::move(table.shapes);
  result.kinds = std::move(table.kinds);
  return result;
}

}  // namespace geo
