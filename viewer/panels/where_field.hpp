// "Only where": the field in which a condition on a table's rows is typed. The loop takes what is
// asked for and answers.
#pragma once

#include "geo/table/event_table.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace viewer {

struct Panel;
struct UserTable;

struct WhereField {
  std::string text;                  // as it is typed
  std::string applied;               // the table's filter when the text was last filled from it
  std::optional<std::string> asked;  // Enter was struck; the loop takes it
  bool waiting = false;              // for the loop's answer
  std::string fault;                 // why what was last asked for cannot be; empty where it can
};
using WhereFields = std::map<std::string, WhereField, std::less<>>;  // by the table's id

/// Conditions that this table's own columns allow, by what one most often asks for: numbers,
/// actors, kinds, precision. At most one a column.
std::vector<std::string> exampleConditions(const geo::EventTable& table);

void drawWhereField(const Panel& panel, const UserTable& table);

}  // namespace viewer
