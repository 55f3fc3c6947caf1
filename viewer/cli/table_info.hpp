// What is in a table and what became of each of its rows, for people and for scripts.
#pragma once

#include "geo/table/event_table.hpp"

#include <string>

namespace viewer::cli {

/// Lines for a terminal.
std::string tableInfoText(const geo::EventTable& table);

/// The same as a JSON object.
std::string tableInfoJson(const geo::EventTable& table);

}  // namespace viewer::cli
