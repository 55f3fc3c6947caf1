// How tables of the user's own are read and drawn, as options.
#pragma once

#include "geo/base/result.hpp"
#include "geo/scenario/scenario.hpp"
#include "viewer/cli/verbs.hpp"
#include "viewer/session/session.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace viewer::cli {

/// As written on the command line; names of columns. Empty: as the columns' names suggest.
struct TableArguments {
  std::string begin, end, longitude, latitude;
  std::vector<std::string> systems;       // SYSTEM, or table.N:SYSTEM
  std::vector<std::string> zones;         // ZONE, or table.N:ZONE
  std::vector<std::string> kinds, sizes;  // COLUMN, or table.N:COLUMN for the N-th table alone
  std::vector<std::string> hiddenKinds;
  std::vector<std::string> wheres;  // EXPRESSION, or table.N:EXPRESSION
};

void addTableOptions(CLI::App& app, TableArguments& arguments);

/// --table-crs alone.
void addSystemOption(CLI::App& app, std::vector<std::string>& systems);

/// Whether each of the zones that are named is one.
geo::Result<void> checkZones(const TableArguments& arguments);

/// What of it the reading of a file needs.
geo::TableLink linkOf(const TableArguments& arguments, std::string input);

/// The session's tables drawn as asked for; each takes what names a column or a kind of its own.
/// Fails where no table has it. A condition on many rows takes its time.
geo::Result<Session> applyTables(Session session, const TableArguments& arguments);

/// The options with which tables that were opened in this order look as the session's do.
Arguments tableOptionsOf(const Session& session);

}  // namespace viewer::cli
