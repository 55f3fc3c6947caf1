// Counts and examples of rows that are not drawn, or are drawn and look wrong.
#pragma once

#include "geo/base/time.hpp"
#include "geo/table/load_report.hpp"
#include "geo/table/raw_table.hpp"
#include "geo/table/role_choice.hpp"
#include "geo/table/row_fates.hpp"
#include "geo/table/row_places.hpp"
#include "geo/table/row_times.hpp"

#include <string_view>

namespace geo {

/// All that is known of a table's rows.
struct RowsRead {
  const RawTable& table;
  const Roles& roles;
  const TableTimes& times;
  const TablePlaces& places;
  const RowFates& fates;
};

/// At most 60 letters, cut between two and marked with an ellipsis.
std::string shortened(std::string_view text);

/// Counts the rows by what becomes of them, with the cells that tell why.
void reportFates(const RowsRead& rows, LoadReport& report);

/// Counts what is drawn and looks wrong. `tomorrow`: what begins then or later lies in the future.
void reportSuspicions(const RowsRead& rows, Moment tomorrow, LoadReport& report);

}  // namespace geo
