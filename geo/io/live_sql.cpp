#include "geo/io/live_sql.hpp"

#include "geo/io/live_places.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace geo {

namespace {

std::string quoted(std::string_view text, char quote) {
  std::string result(1, quote);
  for (const char c : text) result.append(c == quote ? 2 : 1, c);
  return result + quote;
}

/// A moment that the database can compare with dates and with clock times.
std::string sqlMoment(Moment moment) {
  using namespace std::chrono;
  constexpr sys_days kFirst{year{1} / 1 / 1}, kLast{year{9999} / 12 / 31};
  const Moment held = std::clamp(moment, Moment{kFirst}, Moment{kLast});
  const auto day = floor<days>(held);
  const year_month_day date(day);
  const hh_mm_ss clock(held - day);
  return fmt::format("'{:04}-{:02}-{:02} {:02}:{:02}:{:02}+00'", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

void addBox(const LiveTable& table, const GeoBox& box, std::vector<std::string>& conditions) {
  if (!table.geometry.empty()) {
    const auto system = systemOf(table.system);
    const auto there = boxBetween(box, system ? &*system : nullptr, BoxWay::FromDegrees);
    if (!there) return;
    conditions.push_back(fmt::format("{} && ST_MakeEnvelope({}, {}, {}, {}, {})", table.geometry,
                                     there->west, there->south, there->east, there->north,
                                     table.srid));
  } else if (!table.longitude.empty() && !table.latitude.empty()) {
    conditions.push_back(fmt::format("{} BETWEEN {} AND {}", table.longitude, box.west, box.east));
    conditions.push_back(fmt::format("{} BETWEEN {} AND {}", table.latitude, box.south, box.north));
  }
}

/// Of rows with a beginning and an end, one that is missing leaves its side open.
void addTimes(const LiveTable& table, TimeSpan times, std::vector<std::string>& conditions) {
  const std::string from = sqlMoment(times.from - table.timeMargin);
  const std::string to = sqlMoment(times.to + table.timeMargin);
  const std::string &begin = table.begin, &end = table.end;
  if (!begin.empty() && !end.empty()) {
    conditions.push_back(fmt::format("({0} < {1} OR {0} IS NULL)", begin, to));
    conditions.push_back(fmt::format("({0} >= {1} OR {0} IS NULL)", end, from));
    conditions.push_back(fmt::format("({} IS NOT NULL OR {} IS NOT NULL)", begin, end));
  } else if (!begin.empty()) {
    conditions.push_back(fmt::format("{} < {}", begin, to));
    conditions.push_back(fmt::format("{} >= {}", begin, from));
  } else if (!end.empty()) {
    conditions.push_back(fmt::format("{} >= {}", end, from));
  }
}

}  // namespace

std::string sqlName(std::string_view name) {
  return quoted(name, '"');
}

std::string sqlRelation(std::string_view layer) {
  const std::size_t dot = layer.find('.');
  if (dot == std::string_view::npos) return sqlName(layer);
  return sqlName(layer.substr(0, dot)) + "." + sqlName(layer.substr(dot + 1));
}

std::string sqlText(std::string_view text) {
  return quoted(text, '\'');
}

std::string sqlWhere(const LiveTable& table, const LiveQuery& query) {
  std::vector<std::string> conditions;
  if (query.box) addBox(table, *query.box, conditions);
  if (query.times) addTimes(table, *query.times, conditions);
  if (conditions.empty()) return {};
  return fmt::format("WHERE {}", fmt::join(conditions, " AND "));
}

std::string sqlCount(const LiveTable& table, const LiveQuery& query) {
  return fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} {} LIMIT {}) AS them", table.relation,
                     sqlWhere(table, query), query.most + 1);
}

std::string sqlRows(const LiveTable& table, const LiveQuery& query) {
  return fmt::format("SELECT * FROM {} {} LIMIT {}", table.relation, sqlWhere(table, query),
                     query.most + 1);
}

std::string sqlEstimatedExtent(const LiveTable& table, std::string_view column) {
  return fmt::format(
      "SELECT ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e) FROM (SELECT "
      "ST_EstimatedExtent(nspname::text, relname::text, {}) AS e FROM pg_class JOIN pg_namespace "
      "ON pg_namespace.oid = relnamespace WHERE pg_class.oid = to_regclass({}) AND relkind IN "
      "('r', 'm', 'p')) AS them",
      sqlText(column), sqlText(table.relation));
}

std::string sqlExtent(const LiveTable& table) {
  if (!table.geometry.empty()) {
    return fmt::format(
        "SELECT ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e) FROM (SELECT ST_Extent({}) AS e "
        "FROM {}) AS them",
        table.geometry, table.relation);
  }
  return fmt::format("SELECT min({0}) AS a, min({1}) AS b, max({0}) AS c, max({1}) AS d FROM {2}",
                     table.longitude, table.latitude, table.relation);
}

std::string sqlCommonValues(const LiveTable& table, std::size_t most) {
  return fmt::format(
      "SELECT attname::text, value FROM pg_class JOIN pg_namespace ON pg_namespace.oid = "
      "relnamespace JOIN pg_stats ON schemaname = nspname AND tablename = relname, "
      "unnest(most_common_vals::text::text[]) WITH ORDINALITY AS them(value, place) "
      "WHERE pg_class.oid = to_regclass({}) AND place <= {} ORDER BY inherited DESC, place",
      sqlText(table.relation), most);
}

std::string sqlRange(const LiveTable& table) {
  const std::string& begin = table.begin.empty() ? table.end : table.begin;
  const std::string& end = table.end.empty() ? table.begin : table.end;
  return fmt::format(
      "SELECT extract(epoch FROM least(min({0}), min({1}))) AS a, "
      "extract(epoch FROM greatest(max({0}), max({1}))) AS b FROM {2}",
      begin, end, table.relation);
}

}  // namespace geo
