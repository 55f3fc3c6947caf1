#include "geo/table/row_places.hpp"

#include "geo/table/cell_numbers.hpp"
#include "geo/table/extent.hpp"
#include "geo/table/known_layouts.hpp"
#include "geo/table/place_text.hpp"
#include "geo/table/shape_rings.hpp"
#include "geo/table/wkt_point.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr LonLat kNowhere{kNaN, kNaN};

bool isNowhere(LonLat place) {
  return std::isnan(place.lonDegrees) || std::isnan(place.latDegrees);
}

PlaceSource sourceOf(const RawTable& table, const RoleChoice& choice) {
  const Roles& roles = choice.roles;
  if (choice.columnPlaces) return PlaceSource::Columns;
  const bool shaped =
      std::ranges::any_of(table.kinds, [](ShapeKind kind) { return kind != ShapeKind::None; });
  if (shaped && !table.crsUnknown) return PlaceSource::Geometry;
  if (roles.longitude && roles.latitude) return PlaceSource::Columns;
  if (roles.wkt) return PlaceSource::Text;
  return shaped ? PlaceSource::Geometry : PlaceSource::Nothing;
}

/// The middle of the box of a line's or area's points.
LonLat middleOf(std::span<const LonLat> points) {
  if (points.empty()) return kNowhere;
  Extent extent;
  for (const LonLat& point : points) extent.include(point);
  const GeoBox box = extent.box();
  return {(box.west + box.east) / 2, (box.south + box.north) / 2};
}

void readGeometry(RawTable& table, TablePlaces& places, RowFates& fates) {
  places.points = std::move(table.points);
  places.points.resize(table.rowCount, kNowhere);
  for (std::size_t row = 0; row < table.rowCount; ++row) {
    const ShapeKind kind = row < table.kinds.size() ? table.kinds[row] : ShapeKind::None;
    if (kind == ShapeKind::None) {
      fates.refuse(row, NotDrawn::Unplaced);
    } else if (table.crsUnknown) {
      fates.refuse(row, NotDrawn::UnknownCrs);
    } else if (kind != ShapeKind::Point) {
      places.points[row] = middleOf(pointsOf(table.shapes, row));
    }
    if (isNowhere(places.points[row])) fates.refuse(row, NotDrawn::UnreadPlace);
  }
}

/// Whether most of the numbers are far from being degrees, such as metres of a grid.
bool areNoDegrees(const std::vector<LonLat>& points) {
  constexpr double kMostDegrees = 360;
  std::size_t numbers = 0, beyond = 0;
  for (const LonLat& point : points) {
    if (isNowhere(point)) continue;
    ++numbers;
    const bool far =
        std::abs(point.lonDegrees) > kMostDegrees || std::abs(point.latDegrees) > kMostDegrees;
    beyond += far ? 1u : 0u;
  }
  return beyond * 2 > numbers;
}

void readColumns(const RawTable& table, const Roles& roles, TablePlaces& places, RowFates& fates) {
  const Column& longitude = table.columns[*roles.longitude];
  const Column& latitude = table.columns[*roles.latitude];
  const CellNumbers lon(longitude, NumberText::Longitude);
  const CellNumbers lat(latitude, NumberText::Latitude);
  places.points.resize(table.rowCount, kNowhere);
  for (std::size_t row = 0; row < table.rowCount; ++row) {
    places.points[row] = {lon.at(row), lat.at(row)};
    if (!isNowhere(places.points[row])) continue;
    const bool empty = longitude.textAt(row).empty() || latitude.textAt(row).empty();
    fates.refuse(row, empty ? NotDrawn::Unplaced : NotDrawn::UnreadPlace);
  }
}

/// Numbers of cells become degrees where the user says what else they are.
void bringHome(RawTable& table, const PlaceSystem& system, TablePlaces& places, RowFates& fates) {
  const bool degrees = !areNoDegrees(places.points);
  if (suits(system, degrees)) {
    system.toWgs84(places.points, {});
    table.crs = system.name;
    table.crsByUser = true;
    for (std::size_t row = 0; row < table.rowCount; ++row) {
      if (isNowhere(places.points[row])) fates.refuse(row, NotDrawn::BadPlace);
    }
  } else if (!degrees) {
    for (std::size_t row = 0; row < table.rowCount; ++row) {
      fates.refuse(row, NotDrawn::UnknownCrs);
    }
  }
}

/// "in EPSG:32638, as you say"; nothing where the user says nothing.
std::string wordsOn(const PlaceSystem& system, const RawTable& table, PlaceSource source) {
  if (system.name.empty() || source == PlaceSource::Nothing) return {};
  if (table.crsByUser) return fmt::format("in {}, as you say", system.name);
  if (source == PlaceSource::Geometry && !table.crs.empty()) {
    return fmt::format("{} is not used: the file is in {}", system.name, table.crs);
  }
  return fmt::format("{} is not used: the numbers are {}", system.name,
                     system.inDegrees ? "no degrees" : "degrees");
}

/// A place that is known to within a radius.
void setRadius(TablePlaces& places, std::size_t row, double metres) {
  places.doubts.resize(places.points.size());
  places.radiusMetres.resize(places.points.size(), kNoRadius);
  places.doubts[row] = PlaceDoubt::Radius;
  places.radiusMetres[row] = static_cast<float>(metres);
}

void readTexts(const RawTable& table, const Roles& roles, TablePlaces& places, RowFates& fates) {
  const Column& column = table.columns[*roles.wkt];
  const FirstAxis first = firstAxisOf(column.name);
  places.points.resize(table.rowCount, kNowhere);
  for (std::size_t row = 0; row < table.rowCount; ++row) {
    const std::string text = column.textAt(row);
    if (const auto point = readWktPoint(text)) {
      places.points[row] = *point;
    } else if (const auto place = readPlaceText(text, first)) {
      places.points[row] = place->at;
      places.bareTexts |= place->isBare;
      if (place->radiusMetres > 0) setRadius(places, row, place->radiusMetres);
    } else {
      fates.refuse(row, text.empty() ? NotDrawn::Unplaced : NotDrawn::UnreadPlace);
    }
  }
}

void readPoints(RawTable& table, const Roles& roles, const PlaceSystem& system, TablePlaces& places,
                RowFates& fates) {
  switch (places.source) {
    case PlaceSource::Geometry:
      return readGeometry(table, places, fates);
    case PlaceSource::Columns:
      readColumns(table, roles, places, fates);
      return bringHome(table, system, places, fates);
    case PlaceSource::Text:
      readTexts(table, roles, places, fates);
      return bringHome(table, system, places, fates);
    case PlaceSource::Nothing:
      break;
  }
  places.points.resize(table.rowCount, kNowhere);
  for (std::size_t row = 0; row < table.rowCount; ++row) fates.refuse(row, NotDrawn::Unplaced);
}

/// Refuses what is not on the globe, and the point that tables write when they know none.
void refuseBadPlaces(const TablePlaces& places, RowFates& fates) {
  for (std::size_t row = 0; row < places.points.size(); ++row) {
    const LonLat place = places.points[row];
    if (isNowhere(place)) continue;
    if (!(std::abs(place.latDegrees) <= 90 && std::abs(place.lonDegrees) <= 180)) {
      fates.refuse(row, NotDrawn::BadPlace);
    } else if (place == LonLat{0, 0}) {
      fates.refuse(row, NotDrawn::NullIsland);
    }
  }
}

void readPrecision(const RawTable& table, const Roles& roles, TablePlaces& places,
                   RowFates& fates) {
  const CellNumbers codes(table.columns[*roles.placePrecision]);
  places.doubts.resize(table.rowCount);
  places.radiusMetres.resize(table.rowCount, kNoRadius);
  for (std::size_t row = 0; row < table.rowCount; ++row) {
    const PlaceKnowledge known = placeKnowledge(roles.layout, codes.at(row));
    places.doubts[row] = known.doubt;
    places.radiusMetres[row] = known.radiusMetres;
    if (known.onlyCountry) fates.refuse(row, NotDrawn::TooCoarse);
  }
}

void readAccuracy(const RawTable& table, const Roles& roles, TablePlaces& places) {
  const CellNumbers metres(table.columns[*roles.accuracyMetres]);
  for (std::size_t row = 0; row < table.rowCount; ++row) {
    const double radius = metres.at(row);
    if (!(radius > 0) || std::isinf(radius)) continue;
    setRadius(places, row, radius);
  }
}

}  // namespace

std::span<const LonLat> pointsOf(const Shapes& shapes, std::size_t row) {
  const auto [firstRing, endRing] = ringsOf(shapes, row);
  const std::uint32_t first = firstPointOf(shapes, firstRing);
  return std::span(shapes.points).subspan(first, firstPointOf(shapes, endRing) - first);
}

TablePlaces placesOf(RawTable& table, const RoleChoice& choice, const PlaceSystem& system,
                     RowFates& fates) {
  TablePlaces places;
  const Roles& roles = choice.roles;
  places.source = sourceOf(table, choice);
  readPoints(table, roles, system, places, fates);
  places.ofSystem = wordsOn(system, table, places.source);
  refuseBadPlaces(places, fates);
  if (roles.placePrecision) readPrecision(table, roles, places, fates);
  if (roles.accuracyMetres) readAccuracy(table, roles, places);
  return places;
}

}  // namespace geo
