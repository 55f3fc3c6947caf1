// Tables of events between files and the session.
#pragma once

#include "geo/base/report.hpp"
#include "geo/base/result.hpp"
#include "geo/base/zone.hpp"
#include "geo/io/network.hpp"
#include "geo/scenario/scenario.hpp"
#include "viewer/session/user_table.hpp"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace viewer::cli {

/// What is to be read, and how.
struct TableOrder {
  geo::TableLink link;  // no layer named: all of the file that hold rows
  geo::Zone zone{};     // whose days its dates name where the link names none
  geo::Network network = geo::Network::Forbidden;
  std::stop_token stop{};
  std::function<void(double share)> progress{};  // from 0 to 1; called on the reading thread
};

/// Whether the file holds rows, as far as GDAL can tell without reading them.
bool holdsTables(const TableOrder& order);

/// A table for each layer, without places on a plane.
geo::Result<std::vector<UserTable>> openTables(const TableOrder& order, geo::Report& report);

/// The table's filter with another condition on its rows; none where that is blank. Fails as
/// geo::eventsWhere does.
geo::Result<TableFilter> filteredBy(const UserTable& table, std::string where,
                                    const std::stop_token& stop = {});

/// On the session's projection; many rows take some tenths of a second.
UserTable placed(UserTable table, const geo::ProjectionPtr& projection);

}  // namespace viewer::cli
