#include "geo/table/roles.hpp"

#include "geo/table/cell_numbers.hpp"
#include "geo/table/cell_time.hpp"
#include "geo/table/column_names.hpp"
#include "geo/table/known_layouts.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <variant>

namespace geo {

namespace {

using Name = std::string_view;

// Plain names, the best first. Never those of addresses or of places: they would have to be
// guessed.
constexpr std::array kBegin = std::to_array<Name>(
    {"datestart",   "startdate", "datetimestart", "starttime", "timestart", "start",
     "datebegin",   "begindate", "begintime",     "begin",     "datefrom",  "fromdate",
     "validfrom",   "from",      "eventdate",     "date",      "eventtime", "datetime",
     "dateandtime", "acqdate",   "timestamp",     "time",      "when",      "dateoccurred",
     "day",         "month",     "year"});
constexpr std::array kEnd =
    std::to_array<Name>({"dateend", "enddate", "datetimeend", "endtime", "timeend", "end", "dateto",
                         "todate", "validto", "to", "until", "finish"});
constexpr std::array kLongitude = std::to_array<Name>({"longitude",
                                                       "lon",
                                                       "lng",
                                                       "long",
                                                       "decimallongitude",
                                                       "longitudedeg",
                                                       "londeg",
                                                       "eventlongitude",
                                                       "locationlongitude",
                                                       "geolon",
                                                       "geolng",
                                                       "gpslon",
                                                       "coordx",
                                                       "xcoord",
                                                       "xcoordinate",
                                                       "pointx",
                                                       "easting",
                                                       "eastings",
                                                       "utmeasting",
                                                       "utmx",
                                                       "x"});
constexpr std::array kLatitude = std::to_array<Name>(
    {"latitude", "lat", "decimallatitude", "latitudedeg", "latdeg", "eventlatitude",
     "locationlatitude", "geolat", "gpslat", "coordy", "ycoord", "ycoordinate", "pointy",
     "northing", "northings", "utmnorthing", "utmy", "y"});
constexpr std::array kWkt = std::to_array<Name>(
    {"wkt", "geomwkt", "wktgeom", "geom", "geometry", "thegeom", "wherewkt", "shape"});
constexpr std::array kAccuracy = std::to_array<Name>(
    {"accuracym", "accuracymetres", "accuracymeters", "accuracy", "radiusm", "radiusmetres",
     "radiusmeters", "uncertaintym", "uncertaintymetres", "uncertaintymeters",
     "coordinateuncertaintyinmeters", "horizontalaccuracy"});
constexpr std::array kId =
    std::to_array<Name>({"id", "eventid", "uid", "uuid", "guid", "globalid", "objectid", "fid"});
constexpr std::array kName = std::to_array<Name>(
    {"name", "title", "label", "eventname", "headline", "location", "place", "placename"});
constexpr std::array kCategory = std::to_array<Name>(
    {"category", "type", "eventtype", "kind", "class", "typeofviolence", "incidenttype", "subtype",
     "subeventtype", "disordertype", "attacktype", "weapon", "status"});
constexpr std::array kSize = std::to_array<Name>(
    {"best", "bestest", "fatalities", "deaths", "killed", "nkill", "casualties", "victims",
     "magnitude", "mag", "size", "count", "number", "total", "amount", "value", "weight", "frp"});
constexpr std::array kLow = std::to_array<Name>({"low", "lowest", "sizelow", "deathslow", "min"});
constexpr std::array kHigh =
    std::to_array<Name>({"high", "highest", "sizehigh", "deathshigh", "max"});
constexpr std::array kSource =
    std::to_array<Name>({"source", "sources", "sourceurl", "url", "link", "reference"});
constexpr std::array kActorA = std::to_array<Name>({"sidea", "actora", "actor1", "attacker"});
constexpr std::array kActorB = std::to_array<Name>({"sideb", "actorb", "actor2", "defender"});

constexpr std::uint32_t kFewestKinds = 2, kMostKinds = 24;

/// Columns of a table by name and by what their cells hold.
class Finder {
 public:
  explicit Finder(const RawTable& table) : columns_(table.columns), names_(table.columns) {}

  std::optional<std::size_t> named(std::span<const Name> names) const { return names_.find(names); }
  /// The first that also fulfils a condition.
  template <class Condition>
  std::optional<std::size_t> named(std::span<const Name> names, Condition holds) const {
    for (const std::size_t i : names_.findAll(names)) {
      if (holds(columns_[i])) return i;
    }
    return std::nullopt;
  }
  const ColumnNames& names() const { return names_; }

 private:
  std::span<const Column> columns_;
  ColumnNames names_;
};

bool holdsPlainNumbers(const Column& column) {
  return holdsNumbers(column);
}

bool holdsCoordinates(const Column& column) {
  return holdsNumbers(column, Decimals::PointOrComma);
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
    const auto taken = {roles.begin, roles.end,    roles.longitude,      roles.latitude, roles.wkt,
                        roles.id,    roles.source, roles.accuracyMetres, roles.size};
    if (std::ranges::find(taken, std::optional(i)) != taken.end() || !holdsKinds(column)) continue;
    const auto kinds = std::get<TextCells>(column.cells).codeCount() - 1;
    if (std::size_t{kinds} * 2 <= column.size() && !holdsDates(column) &&
        !holdsCoordinates(column)) {
      return i;
    }
  }
  return std::nullopt;
}

void findPlaces(Roles& roles, const Finder& find) {
  roles.longitude = find.named(kLongitude, holdsCoordinates);
  roles.latitude = find.named(kLatitude, holdsCoordinates);
  if (!roles.longitude || !roles.latitude) roles.longitude = roles.latitude = std::nullopt;
  roles.wkt = find.named(kWkt, holdsWkt);
  roles.accuracyMetres = find.named(kAccuracy, holdsPlainNumbers);
}

void findSize(Roles& roles, const Finder& find) {
  roles.size = find.named(kSize, holdsPlainNumbers);
  if (!roles.size) return;
  roles.sizeLow = find.named(kLow, holdsPlainNumbers);
  roles.sizeHigh = find.named(kHigh, holdsPlainNumbers);
}

}  // namespace

Roles rolesOf(const RawTable& table) {
  const Finder find(table);
  if (auto known = rolesOfKnown(find.names())) return *known;
  Roles roles;
  roles.begin = find.named(kBegin, holdsDates);
  roles.end = find.named(kEnd, holdsDates);
  if (!roles.end && roles.begin) roles.end = openEnds(table, *roles.begin);
  findPlaces(roles, find);
  findSize(roles, find);
  roles.id = find.named(kId);
  roles.name = find.named(kName);
  roles.source = find.named(kSource);
  roles.actorA = find.named(kActorA);
  roles.actorB = find.named(kActorB);
  roles.category = find.named(kCategory, holdsKinds);
  if (!roles.category) roles.category = unnamedCategory(table, roles);
  return roles;
}

}  // namespace geo
