#include "geo/table/known_layouts.hpp"

#include "geo/table/valid_times.hpp"

#include <array>
#include <cmath>
#include <initializer_list>
#include <string_view>

namespace geo {

namespace {

using Names = std::initializer_list<std::string_view>;

bool hasAll(const ColumnNames& names, Names wanted) {
  for (const std::string_view name : wanted) {
    if (!names.findMaybeCut(std::array{name})) return false;
  }
  return true;
}

std::optional<std::size_t> first(const ColumnNames& names, Names wanted) {
  return names.findMaybeCut({wanted.begin(), wanted.size()});
}

/// UCDP GED 5.0 to 24.1 (UCDP GED Codebook), and tables of some of its columns.
Roles rolesOfUcdp(const ColumnNames& names) {
  Roles roles;
  roles.layout = KnownLayout::UcdpGed;
  roles.begin = first(names, {"datestart"});
  roles.end = first(names, {"dateend"});
  roles.datePrecision = first(names, {"dateprec"});
  roles.longitude = first(names, {"longitude"});
  roles.latitude = first(names, {"latitude"});
  roles.wkt = first(names, {"geomwkt"});
  roles.placePrecision = first(names, {"whereprec"});
  roles.id = first(names, {"id", "relid"});
  roles.name = first(names, {"wherecoordinates"});
  roles.category = first(names, {"typeofviolence"});
  roles.size = first(names, {"best", "bestest"});
  roles.sizeLow = first(names, {"low", "lowest"});
  roles.sizeHigh = first(names, {"high", "highest"});
  roles.source = first(names, {"sourcearticle", "sourceoriginal"});
  roles.actorA = first(names, {"sidea"});
  roles.actorB = first(names, {"sideb"});
  return roles;
}

/// ACLED, as its files have named their columns since 2010 (ACLED Codebook). Its column "timestamp"
/// tells when the row was uploaded, not when the event was.
Roles rolesOfAcled(const ColumnNames& names) {
  Roles roles;
  roles.layout = KnownLayout::Acled;
  roles.begin = first(names, {"eventdate"});
  roles.datePrecision = first(names, {"timeprecision"});
  roles.longitude = first(names, {"longitude"});
  roles.latitude = first(names, {"latitude"});
  roles.placePrecision = first(names, {"geoprecision", "geoprecis"});
  roles.id = first(names, {"eventidcnty", "dataid", "eventidnocnty"});
  roles.name = first(names, {"location"});
  roles.category = first(names, {"eventtype"});
  roles.size = first(names, {"fatalities"});
  roles.source = first(names, {"source"});
  roles.actorA = first(names, {"actor1"});
  roles.actorB = first(names, {"actor2"});
  return roles;
}

int codeOf(double precision) {
  return precision >= 0 && precision < 100 ? static_cast<int>(precision) : -1;
}

/// UCDP GED Codebook, where_prec: 1 the exact place; 2 within about 25 km of it; 3 a district;
/// 4 a province; 5 a line or an area without sharp borders; 6 a country; 7 at sea or in the air.
PlaceKnowledge ucdpPlace(int code) {
  constexpr float kAroundMetres = 25000;
  switch (code) {
    case 1:
      return {};
    case 2:
      return {PlaceDoubt::Radius, kAroundMetres, false};
    case 6:
      return {PlaceDoubt::Area, kNoRadius, true};
    default:
      return {PlaceDoubt::Area, kNoRadius, false};
  }
}

}  // namespace

std::string_view nameOf(KnownLayout layout) {
  switch (layout) {
    case KnownLayout::UcdpGed:
      return "UCDP GED";
    case KnownLayout::Acled:
      return "ACLED";
    case KnownLayout::None:
      break;
  }
  return "";
}

std::optional<Roles> rolesOfKnown(const ColumnNames& names) {
  if (hasAll(names, {"typeofviolence", "datestart", "dateend", "longitude", "latitude"})) {
    return rolesOfUcdp(names);
  }
  const bool acled = hasAll(names, {"eventdate", "eventtype", "actor1", "longitude", "latitude"});
  if (acled && first(names, {"timeprecision", "geoprecision", "eventidcnty", "dataid", "inter1"})) {
    return rolesOfAcled(names);
  }
  return std::nullopt;
}

// UCDP GED Codebook: date_start and date_end are the earliest and the latest day on which the event
// can have happened; date_prec: 1 the day is known; 2 within two to six days; 3 the week; 4 the
// month; 5 more than a month, up to a year.
ValidTime ucdpTime(const CellTime& first, const CellTime& last, double precision) {
  const TimeSpan possible{first.period.from, last.period.to};
  const bool sameDay = first.period == last.period && first.grain != CellTime::Grain::Coarse;
  const bool exact = sameDay && (std::isnan(precision) || codeOf(precision) == 1);
  return exact ? lastingFor(possible) : somewhenIn(possible);
}

// ACLED Codebook, time_precision: 1 the day is known; 2 the week, the day stands for it; 3 the
// month.
ValidTime acledTime(const CellTime& day, double precision, const Zone& zone) {
  if (day.grain == CellTime::Grain::Coarse) return somewhenIn(day.period);
  const Moment start = day.period.from;
  if (codeOf(precision) == 2)
    return somewhenIn({addDays(start, -3, zone), addDays(start, 4, zone)});
  if (codeOf(precision) == 3) return somewhenIn(monthOf(start, zone));
  return lastingFor(day.period);
}

// ACLED Codebook, geo_precision: 1 the town; 2 a part of a region, drawn at a town in or near it;
// 3 a larger region, drawn at its natural or provincial middle.
PlaceKnowledge placeKnowledge(KnownLayout layout, double precision) {
  const int code = codeOf(precision);
  if (layout == KnownLayout::UcdpGed) return ucdpPlace(code);
  if (layout == KnownLayout::Acled && code == 1) return {};
  return {PlaceDoubt::Area, kNoRadius, false};
}

}  // namespace geo
