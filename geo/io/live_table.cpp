#include "geo/io/live_table.hpp"

#include "geo/io/feature_cells.hpp"
#include "geo/io/live_address.hpp"
#include "geo/io/live_connection.hpp"
#include "geo/io/live_places.hpp"
#include "geo/io/live_sql.hpp"
#include "geo/io/table_limits.hpp"
#include "geo/io/table_places.hpp"
#include "geo/table/database_path.hpp"
#include "geo/table/role_choice.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace geo {

namespace {

constexpr std::size_t kSampleRows = 1000;
/// As many kinds as anybody tells apart, and one to know that there are more.
constexpr std::size_t kMostCommonValues = 8;
/// A day is its first moment for the database, may be one in another zone, and of a moment that it
/// is compared with the clock time does not count; a date that is known to the month or the year
/// may be any of its days.
constexpr std::chrono::days kExactMargin{2}, kCoarseMargin{368};

using Texts = std::vector<std::string>;
using Types = std::map<std::string, std::string>;  // of columns, as the database names them

double numberOf(const std::string& text) {
  double number = std::numeric_limits<double>::quiet_NaN();
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// "1,234,567".
std::string inGroups(std::size_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

/// All finite numbers, or nothing.
std::optional<std::vector<double>> numbersOf(const Texts& texts) {
  std::vector<double> numbers;
  for (const std::string& text : texts) numbers.push_back(numberOf(text));
  const bool known = std::ranges::all_of(numbers, [](double n) { return std::isfinite(n); });
  return known ? std::optional{numbers} : std::nullopt;
}

/// The rows of an answer as they are in the database, places still in their own system.
Result<RawTable> rowsOf(LiveConnection& connection, LiveRows& rows, const std::string& shown,
                        const std::stop_token& stop) {
  auto cells = readFeatures(rows.layer(), shown, {.stop = stop, .progress = {}});
  if (auto failed = connection.takeFailure()) return tl::unexpected(*failed);
  if (!cells) return tl::unexpected(cells.error());
  for (Column& column : cells->columns) {
    if (auto* texts = std::get_if<TextCells>(&column.cells)) texts->finish();
  }
  RawTable table;
  table.rowCount = cells->rowCount;
  table.columns = std::move(cells->columns);
  cells->geometry.moveInto(table);
  return table;
}

void place(RawTable& table, const std::string& system, const std::stop_token& stop) {
  const auto own = systemOf(system);
  bringToWgs84(table, own ? &*own : nullptr, {}, stop);
}

/// Looks into a table, one question after the other.
class Opening {
 public:
  Opening(LiveConnection& connection, const LiveAccess& access, const TableWishes& wishes)
      : connection_(connection) {
    table_.access = access;
    table_.shown = withoutPassword(access.address);
    table_.wishes = wishes;
  }

  Result<LiveTable> look() {
    return findTable()
        .and_then([this] { return readSample(); })
        .and_then([this] { return readTypes(); })
        .and_then([this] { return readCommonValues(); })
        .and_then([this] { return readSystem(); })
        .map([this] { chooseColumns(); })
        .and_then([this] { return countRows(); })
        .and_then([this] { return findExtent(); })
        .and_then([this] { return findRange(); })
        .map([this] { return std::move(table_); });
  }

 private:
  Result<void> findTable() {
    std::string& layer = table_.access.layer;
    if (layer.empty()) {
      const Texts tables = connection_.placedTables();
      if (tables.size() != 1) return refuse(Failure::Kind::Usage, "add |layername=NAME");
      layer = tables.front();
    }
    table_.relation = sqlRelation(layer);
    const auto found = connection_.ask("SELECT to_regclass(" + sqlText(table_.relation) +
                                       ")::text, current_database()::text");
    if (!found) return tl::unexpected(found.error());
    if (found->at(0).empty()) {
      return refuse(Failure::Kind::NotFound, fmt::format("no table '{}'", layer));
    }
    database_ = found->at(1);
    return {};
  }

  /// With the tables that there are.
  Result<void> refuse(Failure::Kind kind, const std::string& what) {
    const Texts tables = connection_.placedTables();
    return connection_.failure(
        kind, fmt::format("{}; tables with places: {}", what,
                          tables.empty() ? "none" : fmt::format("{}", fmt::join(tables, ", "))));
  }

  Result<void> readSample() {
    auto rows =
        connection_.rows(sqlRows(table_, {.box = {}, .times = {}, .most = kSampleRows - 1}));
    if (!rows) return tl::unexpected(rows.error());
    auto sample = rowsOf(connection_, *rows, table_.shown, {});
    if (!sample) return tl::unexpected(sample.error());
    if (sample->rowCount == 0) return connection_.failure(Failure::Kind::Invalid, "no rows in it");
    geometryColumn_ = rows->layer().GetGeometryColumn();
    table_.sample = std::move(*sample);
    table_.sample.path = std::string(kDatabasePath) + database_;
    table_.sample.layer = table_.access.layer;
    return {};
  }

  Result<void> readTypes() {
    auto rows = connection_.rows(fmt::format(
        "SELECT attname::text, format_type(atttypid, NULL)::text FROM pg_attribute WHERE attrelid "
        "= to_regclass({}) AND attnum > 0 AND NOT attisdropped",
        sqlText(table_.relation)));
    if (!rows) return tl::unexpected(rows.error());
    while (const OGRFeatureUniquePtr column{rows->layer().GetNextFeature()}) {
      types_[column->GetFieldAsString(0)] = column->GetFieldAsString(1);
    }
    if (auto failed = connection_.takeFailure()) return tl::unexpected(*failed);
    return {};
  }

  /// Of other types the database writes values otherwise than they are read.
  Result<void> readCommonValues() {
    auto rows = connection_.rows(sqlCommonValues(table_, kMostCommonValues));
    if (!rows) return tl::unexpected(rows.error());
    while (const OGRFeatureUniquePtr row{rows->layer().GetNextFeature()}) {
      const std::string column = row->GetFieldAsString(0), &type = types_[column];
      const bool alike = type == "text" || type == "character varying" || type == "smallint" ||
                         type == "integer" || type == "bigint";
      std::vector<std::string>& values = table_.commonValues[column];
      const std::string value = row->GetFieldAsString(1);
      const bool known = std::ranges::find(values, value) != values.end();
      if (alike && !known) values.push_back(value);
    }
    if (auto failed = connection_.takeFailure()) return tl::unexpected(*failed);
    return {};
  }

  Result<void> readSystem() {
    if (geometryColumn_.empty()) return {};
    table_.geometry = sqlName(geometryColumn_);
    if (!types_[geometryColumn_].ends_with("geometry")) table_.geometry += "::geometry";
    const auto found = connection_.ask(fmt::format(
        "SELECT ST_SRID({0}), srtext FROM {1} LEFT JOIN spatial_ref_sys ON srid = ST_SRID({0}) "
        "WHERE {0} IS NOT NULL LIMIT 1",
        table_.geometry, table_.relation));
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) return {};
    table_.srid = static_cast<int>(numberOf(found->at(0)));
    table_.system = found->at(1);
    place(table_.sample, table_.system, {});
    return {};
  }

  /// Columns that SQL can compare; the wishes name what was found, so that no later rows read
  /// otherwise.
  void chooseColumns() {
    const RoleChoice choice = chooseRoles(table_.sample, table_.wishes);
    const Roles& roles = choice.roles;
    const auto nameOf = [&](const std::optional<std::size_t>& column) {
      return column ? table_.sample.columns[*column].name : std::string();
    };
    const auto isOneOf = [&](const std::string& name, auto... kinds) {
      const std::string& type = types_[name];
      return (type.starts_with(kinds) || ...);
    };
    const auto pin = [&](std::string& wish, const std::optional<std::size_t>& column) {
      const bool missing = std::ranges::find(choice.missing, wish) != choice.missing.end();
      if (!missing) wish = nameOf(column);  // or else the report tells that there is none
    };
    pin(table_.wishes.begin, roles.begin);
    pin(table_.wishes.end, roles.end);
    pin(table_.wishes.category, roles.category);
    pin(table_.wishes.size, roles.size);
    const auto timeOf = [&](const std::optional<std::size_t>& column) {
      const std::string name = nameOf(column);
      return isOneOf(name, "date", "timestamp") ? sqlName(name) : std::string();
    };
    table_.begin = timeOf(roles.begin);
    table_.end = timeOf(roles.end);
    const auto numberColumn = [&](const std::optional<std::size_t>& column) {
      const std::string name = nameOf(column);
      const bool number = isOneOf(name, "double", "real", "numeric", "integer", "smallint");
      return number && table_.geometry.empty() ? sqlName(name) : std::string();
    };
    table_.longitude = numberColumn(roles.longitude);
    table_.latitude = numberColumn(roles.latitude);
    table_.timeMargin = roles.datePrecision ? kCoarseMargin : kExactMargin;
  }

  Result<void> countRows() {
    const auto plan = connection_.ask("EXPLAIN (FORMAT JSON) SELECT 1 FROM " + table_.relation);
    if (!plan) return tl::unexpected(plan.error());
    const auto json = nlohmann::json::parse(plan->at(0), nullptr, false);
    const nlohmann::json::json_pointer rows("/0/Plan/Plan Rows");
    if (!json.is_discarded() && json.contains(rows)) table_.rowsAbout = json.at(rows);
    return {};
  }

  /// The database's statistics, or else all rows: it has none of a view.
  Result<void> findExtent() {
    const bool placed = !table_.geometry.empty();
    if (!placed && (table_.longitude.empty() || table_.latitude.empty())) return {};
    if (placed) {
      const auto estimated = connection_.ask(sqlEstimatedExtent(table_, geometryColumn_));
      if (estimated && takeExtent(*estimated)) return {};
    }
    const auto found = connection_.ask(sqlExtent(table_));
    if (!found) return tl::unexpected(found.error());
    takeExtent(*found);
    return {};
  }

  bool takeExtent(const Texts& texts) {
    const auto numbers = numbersOf(texts);
    if (!numbers || numbers->size() != 4) return false;
    const GeoBox box{numbers->at(0), numbers->at(1), numbers->at(2), numbers->at(3)};
    const auto system = systemOf(table_.system);
    const auto degrees = boxBetween(box, system ? &*system : nullptr, BoxWay::ToDegrees);
    if (degrees) table_.extent = *degrees;
    return degrees.has_value();
  }

  Result<void> findRange() {
    if (table_.begin.empty() && table_.end.empty()) return {};
    const auto found = connection_.ask(sqlRange(table_));
    if (!found) return tl::unexpected(found.error());
    const auto numbers = numbersOf(*found);
    if (!numbers || numbers->size() != 2) return {};
    const auto momentOf = [](double seconds) {
      return Moment{std::chrono::seconds{static_cast<std::int64_t>(std::floor(seconds))}};
    };
    table_.range = {momentOf(numbers->at(0)), momentOf(numbers->at(1)) + std::chrono::days{1}};
    return {};
  }

  LiveConnection& connection_;
  LiveTable table_;
  std::string database_, geometryColumn_;
  Types types_;
};

}  // namespace

Result<LiveTable> openLive(const LiveAccess& access, const TableWishes& wishes,
                           const std::stop_token& stop) {
  auto connection = LiveConnection::open(access);
  if (!connection) return tl::unexpected(connection.error());
  if (auto ready = (*connection)->breakOffWhen(stop); !ready) return tl::unexpected(ready.error());
  auto opened = Opening(**connection, access, wishes).look();
  if (stop.stop_requested()) return givenUp(withoutPassword(access.address));
  return opened;
}

namespace {

Result<RawTable> readThrough(LiveConnection& connection, const LiveTable& table,
                             const LiveQuery& query, const std::stop_token& stop) {
  if (auto frozen = connection.freeze(); !frozen) return tl::unexpected(frozen.error());
  const auto counted = connection.ask(sqlCount(table, query));
  if (!counted) return tl::unexpected(counted.error());
  const auto count = static_cast<std::size_t>(numberOf(counted->at(0)));
  if (count > query.most) {
    return connection.failure(
        Failure::Kind::Unsupported,
        fmt::format("more than {} rows in this box and time: zoom in or show less of the timeline",
                    inGroups(query.most)));
  }
  auto rows = connection.rows(sqlRows(table, query));
  if (!rows) return tl::unexpected(rows.error());
  auto read = rowsOf(connection, *rows, table.shown, stop);
  if (read && read->rowCount != count) {
    return connection.failure(Failure::Kind::Unreadable, "not all rows came");
  }
  return read;
}

}  // namespace

Result<RawTable> readLive(const LiveTable& table, const LiveQuery& query,
                          const std::stop_token& stop) {
  auto connection = LiveConnection::open(table.access);
  if (!connection) return tl::unexpected(connection.error());
  if (auto ready = (*connection)->breakOffWhen(stop); !ready) return tl::unexpected(ready.error());
  auto read = readThrough(**connection, table, query, stop);
  if (stop.stop_requested()) return givenUp(table.shown);
  if (!read) return read;
  read->path = table.sample.path;
  read->layer = table.sample.layer;
  place(*read, table.system, stop);
  return read;
}

std::string wordsFor(const LiveTable& table, const LiveQuery& query, std::size_t rows) {
  const bool placed =
      !table.geometry.empty() || (!table.longitude.empty() && !table.latitude.empty());
  const bool dated = !table.begin.empty() || !table.end.empty();
  const bool box = query.box && placed, times = query.times && dated;
  const char* const which = box && times ? ", of this box and time"
                            : box        ? ", of this box and all times"
                            : times      ? ", of this time and everywhere"
                                         : "";
  return fmt::format("live: {} of about {} rows{}", inGroups(rows),
                     inGroups(static_cast<std::size_t>(std::max<std::int64_t>(table.rowsAbout, 0))),
                     which);
}

}  // namespace geo
