// Rows of a data file become features of a layer, each checked against the format's promises.
#pragma once

#include "geo/base/report.hpp"
#include "geo/io/data_table.hpp"
#include "geo/scenario/scenario.hpp"

namespace geo {

/// Fills `layer`'s columns and features from `table`. Rows without an id of their own or with dates
/// that cannot be read are left out; a place or a word that is wrong is dropped from its row. Each
/// is an error in `report`. `scenario` gives the sources and parties that rows may name.
void fillLayer(Layer& layer, DataTable&& table, const Scenario& scenario, Report& report);

}  // namespace geo
