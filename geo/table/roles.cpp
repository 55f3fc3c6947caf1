#include "geo/table/roles.hpp"

#include "geo/table/cell_numbers.hpp"
#include "geo/table/cell_time.hpp"
#include "geo/table/column_names.hpp"
#include "geo/table/date_parts.hpp"
#include "geo/table/known_layouts.hpp"
#include "geo/table/place_text.hpp"
#include "geo/table/role_names.hpp"
#include "geo/table/sampled_rows.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <variant>

namespace geo {

namespace {

using Name = std::string_view;
namespace names = role_names;

constexpr std::uint32_t kFewestKinds = 2, kMostKinds = 24;

/// Columns of a table by name and by what their cells hold.
class Finder {
 public:
  explicit Finder(const RawTable& table) : columns_(table.columns), names_(table.columns) {}

  std::optional<std::size_t> named(const RoleNames& names) const {
    return named(names, [](const Column&) { return true; });
  }
  /// The first that also fulfils a condition.
  template <class Condition>
  std::optional<std::size_t> named(const RoleNames& names, Condition holds) const {
    for (const std::size_t i : names_.findAll(names)) {
      if (holds(columns_[i])) return i;
    }
    return std::nullopt;
  }
  const ColumnNames& names() const { return names_; }
  /// Whether a column such as "lat_deg" has its minutes beside it, "lat_min": half a coordinate is
  /// none.
  bool lacksMinutes(const Column& column) const {
    constexpr Name kDegrees = "deg";
    const std::string plain = plainName(column.name);
    if (!plain.ends_with(kDegrees)) return false;
    const std::string stem = plain.substr(0, plain.size() - kDegrees.size());
    const std::string minutes[] = {stem + "min", stem + "minutes"};
    return std::ranges::any_of(columns_, [&](const Column& other) {
      return std::ranges::find(minutes, plainName(other.name)) != std::end(minutes);
    });
  }

 private:
  std::span<const Column> columns_;
  ColumnNames names_;
};

bool holdsPlainNumbers(const Column& column) {
  return holdsNumbers(column);
}

bool holdsLongitudes(const Column& column) {
  return holdsNumbers(column, NumberText::Longitude);
}

bool holdsLatitudes(const Column& column) {
  return holdsNumbers(column, NumberText::Latitude);
}

/// Whether the first texts begin as well-known text does.
bool holdsWkt(const Column& column) {
  constexpr std::array kStarts =
      std::to_array<Name>({"point", "multi", "line", "polygon", "geometry", "srid"});
  const auto* texts = std::get_if<TextCells>(&column.cells);
  if (texts == nullptr || texts->codeCount() <= 1) return false;
  const std::string start = plainName(texts->textOf(1).substr(0, 12));
  return std::ranges::any_of(kStarts, [&](Name wkt) { return start.starts_with(wkt); });
}

/// Whether most of the cells that are filled are both coordinates of a place.
bool holdsPlaces(const Column& column) {
  const auto* texts = std::get_if<TextCells>(&column.cells);
  if (texts == nullptr) return false;
  const auto isFilled = [&](std::size_t row) { return texts->codeAt(row) != TextCells::kNone; };
  const std::vector<std::size_t> rows = sampledRows(texts->size(), isFilled);
  const auto isPlace = [&](std::size_t row) { return readPlaceText(texts->at(row)).has_value(); };
  return static_cast<std::size_t>(std::ranges::count_if(rows, isPlace)) * 2 > rows.size();
}

/// Spans as KML names them, of which no row tells an end: none has ended.
std::optional<std::size_t> openEnds(const RawTable& table, std::size_t begin) {
  if (table.columns[begin].name != "begin") return std::nullopt;
  const auto end = std::ranges::find(table.columns, "end", &Column::name);
  if (end == table.columns.end()) return std::nullopt;
  const auto* texts = std::get_if<TextCells>(&end->cells);
  if (texts == nullptr || texts->codeCount() > 1) return std::nullopt;
  return static_cast<std::size_t>(end - table.columns.begin());
}

/// A few values that come again in other rows.
bool holdsKinds(const Column& column) {
  const auto* texts = std::get_if<TextCells>(&column.cells);
  if (texts == nullptr) return false;
  const std::uint32_t kinds = texts->codeCount() - 1;
  if (kinds < kFewestKinds || kinds > kMostKinds) return false;
  const auto none = std::ranges::count(texts->codes(), TextCells::kNone);
  return kinds < texts->size() - static_cast<std::size_t>(none);
}

/// The first column of few texts that has no other role and no dates; each stands in two rows on
/// average at least.
std::optional<std::size_t> unnamedCategory(const RawTable& table, const Roles& roles) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    const auto taken = {roles.begin, roles.end,       roles.month,    roles.day,
                        roles.clock, roles.longitude, roles.latitude, roles.wkt,
                        roles.id,    roles.source,    roles.size,     roles.accuracyMetres};
    if (std::ranges::find(taken, std::optional(i)) != taken.end() || !holdsKinds(column)) continue;
    const auto kinds = std::get<TextCells>(column.cells).codeCount() - 1;
    if (std::size_t{kinds} * 2 <= column.size() && !holdsDates(column) && !holdsLatitudes(column) &&
        !holdsLongitudes(column)) {
      return i;
    }
  }
  return std::nullopt;
}

/// A year alone may have its month and day beside it, a day its clock time.
void findRestOfDate(Roles& roles, const Finder& find, const RawTable& table) {
  if (!roles.begin) return;
  const bool isYear = find.named(names::kYear, holdsPlainNumbers) == roles.begin;
  if (isYear) roles.month = find.named(names::kMonth, holdsMonths);
  if (roles.month) roles.day = find.named(names::kDay, holdsPlainNumbers);
  const auto clock = find.named(names::kClock, holdsClocks);
  if (!clock || clock == roles.begin || clock == roles.end) return;
  if (roles.day || holdsWholeDays(table.columns[*roles.begin])) roles.clock = clock;
}

void findPlaces(Roles& roles, const Finder& find) {
  const auto isWhole = [&find](auto holds) {
    return [&find, holds](const Column& column) {
      return !find.lacksMinutes(column) && holds(column);
    };
  };
  roles.longitude = find.named(names::kLongitude, isWhole(holdsLongitudes));
  roles.latitude = find.named(names::kLatitude, isWhole(holdsLatitudes));
  if (!roles.longitude || !roles.latitude) roles.longitude = roles.latitude = std::nullopt;
  roles.wkt = find.named(names::kWkt, holdsWkt);
  if (!roles.wkt && !roles.longitude) roles.wkt = find.named(names::kPlaceText, holdsPlaces);
  roles.accuracyMetres = find.named(names::kAccuracy, holdsPlainNumbers);
}

void findSize(Roles& roles, const Finder& find) {
  roles.size = find.named(names::kSize, holdsPlainNumbers);
  if (!roles.size) return;
  roles.sizeLow = find.named(names::kLow, holdsPlainNumbers);
  roles.sizeHigh = find.named(names::kHigh, holdsPlainNumbers);
}

}  // namespace

Roles rolesOf(const RawTable& table) {
  const Finder find(table);
  if (auto known = rolesOfKnown(find.names())) return *known;
  Roles roles;
  roles.begin = find.named(names::kBegin, holdsDates);
  roles.end = find.named(names::kEnd, holdsDates);
  if (!roles.end && roles.begin) roles.end = openEnds(table, *roles.begin);
  findRestOfDate(roles, find, table);
  findPlaces(roles, find);
  findSize(roles, find);
  roles.id = find.named(names::kId);
  roles.name = find.named(names::kName);
  roles.source = find.named(names::kSource);
  roles.actorA = find.named(names::kActorA);
  roles.actorB = find.named(names::kActorB);
  roles.category = find.named(names::kCategory, holdsKinds);
  if (!roles.category) roles.category = unnamedCategory(table, roles);
  return roles;
}

}  // namespace geo
