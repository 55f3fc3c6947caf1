// Where each row of a table is.
#pragma once

#include "geo/coords/positions.hpp"
#include "geo/table/event_table.hpp"
#include "geo/table/place_system.hpp"
#include "geo/table/raw_table.hpp"
#include "geo/table/role_choice.hpp"
#include "geo/table/row_fates.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// What says where.
enum class PlaceSource { Nothing, Geometry, Columns, Text };

/// The places of a table's rows; all by row.
struct TablePlaces {
  PlaceSource source = PlaceSource::Nothing;
  std::vector<LonLat> points;       // NaN where there is none
  std::vector<float> radiusMetres;  // empty when no column says it
  std::vector<PlaceDoubt> doubts;   // empty when no column says it
  bool bareTexts = false;           // some texts are two numbers whose order nothing tells
  std::string ofSystem;             // what became of the system that the user says, in words
};

/// All points of a row's line or area, one ring after the other; none for other rows.
std::span<const LonLat> pointsOf(const Shapes& shapes, std::size_t row);

/// From the file's geometry, else from longitude and latitude, else from well-known text or from
/// coordinates that stand in one cell; a square of MGRS is known to within a radius. Columns that
/// the user named come before all. Numbers of columns and texts that are no degrees are in the
/// system that the user says, if there is one. Takes the table's points; the table's system becomes
/// the one that was used. Refuses rows without a place.
TablePlaces placesOf(RawTable& table, const RoleChoice& choice, const PlaceSystem& system,
                     RowFates& fates);

}  // namespace geo
