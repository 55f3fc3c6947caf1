// A layer of the scenario or a table as columns of texts that can be searched.
#pragma once

#include "geo/scenario/base_map.hpp"
#include "geo/scenario/scenario.hpp"
#include "geo/table/event_table.hpp"
#include "viewer/session/folded_texts.hpp"

#include <cstddef>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace viewer {

struct SearchColumn {
  std::string name;
  bool isName = false;                          // holds names of what the row is about
  std::shared_ptr<const geo::TextCells> cells;  // never null
  FoldedTexts folded;
};

struct SearchPart {
  std::string title;
  std::size_t rows = 0;
  std::vector<SearchColumn> columns;
};

/// Names, all columns, the names of the parties that a feature's columns list, titles of sources.
SearchPart searchPartOf(const geo::Scenario& scenario, const geo::Layer& layer,
                        const std::stop_token& stop);

/// The towns, by their names in all languages.
SearchPart searchPartOf(const geo::BaseMap& baseMap, const std::stop_token& stop);

/// The table's columns of texts; the table lives as long as the part does.
SearchPart searchPartOf(const geo::EventTablePtr& table, const std::stop_token& stop);

}  // namespace viewer
