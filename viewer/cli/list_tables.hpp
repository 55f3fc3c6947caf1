// truceline list, of a table of events.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/cli/arguments.hpp"

#include <optional>
#include <string>
#include <vector>

namespace viewer::cli {

struct ListArguments {
  MapArguments map;
  std::string layer, format, output = "-";  // no format: as the output's name ends, or CSV
  std::optional<std::string> point;         // of a layer of a scenario only
  std::vector<std::string> kinds;           // of a table only: these and no others
  bool undrawn = false;
};

/// Whether it is a table that is asked for, not a layer of a scenario.
bool namesTable(const ListArguments& arguments);

/// The format that is asked for.
std::string formatNameOf(const ListArguments& arguments);

geo::Result<void> listTable(const ListArguments& arguments);

}  // namespace viewer::cli
