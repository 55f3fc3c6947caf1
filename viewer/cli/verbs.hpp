// The command line's verbs: each in a file of its own, one row in the table of main.cpp.
#pragma once

#include "geo/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace viewer::cli {

/// Exit codes: 0 only on success, 1 when something failed, 2 for wrong usage.
enum Exit { kSuccess = 0, kFailed = 1, kWrongUsage = 2 };

using Arguments = std::vector<std::string>;  // what follows the verb

int renderVerb(const Arguments& arguments);
int animateVerb(const Arguments& arguments);
int saveVerb(const Arguments& arguments);
int bundleVerb(const Arguments& arguments);
int listVerb(const Arguments& arguments);
int diffVerb(const Arguments& arguments);
int diffTableVerb(const Arguments& arguments);
int infoVerb(const Arguments& arguments);
int checkVerb(const Arguments& arguments);
int viewVerb(const Arguments& arguments);
int presentVerb(const Arguments& arguments);
int handoutVerb(const Arguments& arguments);

struct Verb {
  std::string_view name, summary;
  int (*run)(const Arguments& arguments);
};
const std::vector<Verb>& verbs();

/// Text for one line of a terminal: control characters, which a file's content or a name may hold,
/// become spaces.
std::string oneLine(std::string text);

/// Prints `truceline: error: …`, one line, to standard error.
void printError(std::string text);

/// Prints the failure as such a line, what then on what, and gives the exit code that fits.
int reportFailure(const geo::Failure& failure);

}  // namespace viewer::cli
