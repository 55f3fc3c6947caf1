#include "viewer/layers/event_properties.hpp"

#include "geo/base/time_text.hpp"
#include "geo/table/database_path.hpp"
#include "geo/table/event_counts.hpp"
#include "geo/table/event_times.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

std::string textAt(const geo::EventTable& table, std::optional<std::size_t> column,
                   std::size_t row) {
  return column ? table.columns[*column].textAt(row) : std::string();
}

/// "10 Nov 2020", "some time from 1 Nov 2020 to 30 Nov 2020", or from when to when; clock times
/// only where it is not about whole days of the zone.
std::string whenText(const geo::ValidTime& valid, const geo::Zone& zone) {
  const geo::Moment first = valid.from.earliest, end = valid.to.latest;
  const bool noBeginning = first <= geo::kBeginningOfTime, noEnd = end >= geo::kEndOfTime;
  if (noBeginning && noEnd) return "no date in the table";
  if (noBeginning || noEnd) {
    return fmt::format("{} – {}", geo::formatUncertain(valid.from, zone),
                       geo::formatUncertain(valid.to, zone));
  }
  const bool days =
      geo::startOfDay(first, zone) == first && geo::startOfDay(end, zone) == end && first < end;
  const std::string from = days ? geo::formatDay(first, zone) : geo::formatDayAndClock(first, zone);
  const std::string to =
      days ? geo::formatDay(geo::addDays(end, -1, zone), zone) : geo::formatDayAndClock(end, zone);
  if (!valid.hasCertain()) return fmt::format("some time from {} to {}", from, to);
  return from == to ? from : fmt::format("{} – {}", from, to);
}

std::string sureText(geo::Validity validity) {
  switch (validity) {
    case geo::Validity::Certain:
      return "certainly in the time shown";
    case geo::Validity::Possible:
      return "perhaps in the time shown";
    case geo::Validity::Never:
      break;
  }
  return "not in the time shown";
}

std::string placeText(const geo::EventTable& table, std::size_t event) {
  const geo::LonLat at = table.events.places[event];
  std::string text =
      fmt::format("{:.4f}°{} {:.4f}°{}", std::abs(at.latDegrees), at.latDegrees < 0 ? 'S' : 'N',
                  std::abs(at.lonDegrees), at.lonDegrees < 0 ? 'W' : 'E');
  const auto& radii = table.events.radiusMetres;
  const auto& doubts = table.events.doubts;
  if (!radii.empty() && radii[event] > 0) text += fmt::format(" ± {:g} km", radii[event] / 1000);
  if (!doubts.empty() && doubts[event] == geo::PlaceDoubt::Area) {
    text += ", which stands for a whole district";
  }
  return text;
}

std::string titleOf(const geo::EventTable& table, std::size_t row) {
  const geo::Roles& roles = table.roles;
  for (const auto& column : {roles.name, roles.category, roles.id}) {
    std::string text = textAt(table, column, row);
    if (!text.empty()) return text;
  }
  return fmt::format("Row {}", row + 1);
}

std::string actorsText(const geo::EventTable& table, std::size_t row) {
  const std::string a = textAt(table, table.roles.actorA, row);
  const std::string b = textAt(table, table.roles.actorB, row);
  return a.empty() || b.empty() ? a + b : fmt::format("{} · {}", a, b);
}

/// Where the row stands.
std::string originText(const geo::EventTable& table, std::size_t row) {
  if (table.path.starts_with(geo::kDatabasePath)) {
    return fmt::format("{}, {}", table.path, table.layer);
  }
  const std::string file = table.path.substr(table.path.find_last_of('/') + 1);
  return fmt::format("{}, row {}", file, row + 1);
}

}  // namespace

Properties propertiesOf(const geo::EventTable& table, std::size_t event, geo::TimeSpan window) {
  const std::size_t row = table.events.rows[event];
  const geo::TickSpan ticks = geo::ticksOf(table, window);
  Properties properties;
  properties.title = titleOf(table, row);
  properties.subtitle = actorsText(table, row);
  properties.rows.push_back({"When", whenText(validOf(table, event), table.zone)});
  properties.rows.push_back(
      {"In the window", sureText(geo::happensIn(table.events.valid[event], ticks.from, ticks.to))});
  properties.rows.push_back({"Where", placeText(table, event)});
  for (const geo::Column& column : table.columns) {
    std::string value = column.textAt(row);
    if (!value.empty()) properties.rows.push_back({column.name, std::move(value)});
  }
  properties.sourceTitle = textAt(table, table.roles.source, row);
  properties.sourcePublisher = originText(table, row);
  if (properties.sourceTitle.empty()) std::swap(properties.sourceTitle, properties.sourcePublisher);
  return properties;
}

}  // namespace viewer
