// Tables of events that are published with a codebook: their columns, and what their codes mean.
#pragma once

#include "geo/base/time.hpp"
#include "geo/base/zone.hpp"
#include "geo/table/cell_time.hpp"
#include "geo/table/column_names.hpp"
#include "geo/table/event_table.hpp"
#include "geo/table/roles.hpp"

#include <optional>

namespace geo {

/// The roles of a known layout's columns, of any year's edition; nothing for another table.
std::optional<Roles> rolesOfKnown(const ColumnNames& names);

/// When an event of UCDP GED happened, from its first and last day: at some time within them, or
/// on one day, if both are the same and the precision does not say otherwise. NaN: no precision.
ValidTime ucdpTime(const CellTime& first, const CellTime& last, double precision);

/// When an event of ACLED happened, from its day: on it, in the week around it, in its month.
ValidTime acledTime(const CellTime& day, double precision, const Zone& zone);

/// How well a place is known.
struct PlaceKnowledge {
  PlaceDoubt doubt = PlaceDoubt::None;
  float radiusMetres = kNoRadius;
  bool onlyCountry = false;  // too coarse for a map
};

/// By a code of UCDP's where_prec, or of ACLED's geo_precision. A code that the codebook does not
/// have promises nothing: Area.
PlaceKnowledge placeKnowledge(KnownLayout layout, double precision);

}  // namespace geo
