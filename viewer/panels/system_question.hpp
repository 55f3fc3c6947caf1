// Asks in which reference system a table's numbers are, where they are no degrees and the file does
// not say it.
#pragma once

#include "viewer/session/user_table.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace viewer {

struct Panel;

struct SystemQuestion {
  std::string text;                  // as it is typed
  std::optional<std::string> asked;  // for the loop: read the table again in this system
  bool waiting = false;              // set with `asked`; the loop clears it
  std::string fault;                 // why it cannot be; the loop sets it
};

/// By the table's id.
using SystemQuestions = std::map<std::string, SystemQuestion, std::less<>>;

/// Whether rows are not drawn because nobody says it.
bool asksForSystem(const UserTable& table);

/// The question, where it is one or has been answered: the answer can be changed.
void drawSystemQuestion(const Panel& panel, const UserTable& table);

}  // namespace viewer
