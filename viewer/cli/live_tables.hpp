// Tables of a database between the connection and the session: opened without rows, which are asked
// for as the map wants them.
#pragma once

#include "geo/io/live_table.hpp"
#include "viewer/cli/user_tables.hpp"
#include "viewer/session/session.hpp"

#include <optional>
#include <stop_token>
#include <vector>

namespace viewer::cli {

/// The table, with its columns and all that is known of its rows, but none of them.
geo::Result<UserTable> openLiveTable(const TableOrder& order);

/// The table with the rows that a query asks for, drawn and filtered as before; without places on a
/// plane. Its report says which part of all rows they are.
geo::Result<UserTable> readLiveTable(const UserTable& table, const geo::LiveQuery& query,
                                     const std::stop_token& stop = {});

/// The same for all live tables among these; the first failure is that of all.
geo::Result<void> readLiveTables(std::vector<UserTable>& tables, const geo::LiveQuery& query);

/// Some rows of it, so that one can see what it is like.
geo::EventTable sampleOf(const UserTable& table);

}  // namespace viewer::cli
