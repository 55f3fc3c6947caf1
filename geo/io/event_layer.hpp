// Rows of a table of events as a layer, for files that hold several. Within geo/io only.
#pragma once

#include "geo/base/zone.hpp"
#include "geo/io/feature_table.hpp"

namespace geo {

/// The columns are those of EventCells, told apart; moments are text. Of two dates there is a
/// column `truceline_certainty_before` besides. Times that start a day in the zone are days.
LayerTable eventLayerOf(const EventRows& rows, const FeatureSelection& selection, const Zone& zone);

}  // namespace geo
