// Tables of events between files and the session.
#pragma once

#include "geo/base/report.hpp"
#include "geo/base/result.hpp"
#include "geo/base/zone.hpp"
#include "geo/io/network.hpp"
#include "geo/scenario/scenario.hpp"
#include "geo/table/assemble.hpp"
#include "viewer/session/user_table.hpp"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace viewer::cli {

/// What is to be read, and how.
struct TableOrder {
  geo::TableLink link;  // no layer named: all of the file that hold rows
  geo::Zone zone{};     // whose days its dates name where the link names none
  geo::Network network = geo::Network::Forbidden;
  std::optional<geo::GeoBox> box{};  // what lies elsewhere need not come over the network
  std::stop_token stop{};
  std::function<void(double share)> progress{};  // from 0 to 1; called on the reading thread
  /// What --table-crs and --table-zone say; tables that they do not name: the link's.
  std::vector<std::string> systems{}, zones{};
  std::size_t before = 0;  // how many tables were opened before: table.N counts from the first
};

/// What the order says of the table's columns and days; fails where its zone is none.
geo::Result<geo::TableWishes> wishesOf(const TableOrder& order);

/// The table that "table.2:TEXT" names, empty where it is for all, and the text.
std::pair<std::string, std::string> addressedTable(const std::string& text);

/// Whether the file holds rows, as far as GDAL can tell without reading them.
bool holdsTables(const TableOrder& order);

/// A table for each layer, without places on a plane; one of a database without rows.
geo::Result<std::vector<UserTable>> openTables(const TableOrder& order, geo::Report& report);

/// The table's filter with another condition on its rows; none where that is blank. Fails as
/// geo::eventsWhere does.
geo::Result<TableFilter> filteredBy(const UserTable& table, std::string where,
                                    const std::stop_token& stop = {});

/// On the session's projection; many rows take some tenths of a second.
UserTable placed(UserTable table, const geo::ProjectionPtr& projection);

}  // namespace viewer::cli
