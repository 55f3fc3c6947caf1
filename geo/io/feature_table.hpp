// The rows of a selection as cells, layer by layer, before they become features of any format.
// Within geo/io only.
#pragma once

#include "geo/io/feature_writer.hpp"
#include "geo/io/table_columns.hpp"

#include <memory>
#include <string>
#include <vector>

namespace geo {

struct LayerTable {
  const Layer* layer = nullptr;
  CellTable cells;
  std::shared_ptr<const Layer> made{};  // what `layer` is, where it is not the scenario's
};

/// One table for each layer and each table of events of the selection. The columns are `layer`,
/// `layer_title` and those of geo/io/table_writer.hpp; `certainty_before` where there is a second
/// date. No two columns of a table differ only in case, and none has a name that a format keeps for
/// itself: an attribute that would is called attribute_NAME.
std::vector<LayerTable> featureTables(const Scenario& scenario, const FeatureSelection& selection);

/// A column that CSV has besides; no attribute has its name.
inline constexpr const char* kMarking = "marking";

/// A new first column with the same text in each row.
void addFirst(CellTable& table, const char* name, const std::string& text);

/// What a cell says that has room for one radius: that within which all of the place lies.
double largestOf(const std::vector<double>& radii);

}  // namespace geo
