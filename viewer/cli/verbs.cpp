#include "viewer/cli/verbs.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> kVerbs{
      {"view", "open the window (the default)", viewVerb},
      {"present", "tell the scenario's story on the wall", presentVerb},
      {"handout", "the scenario's story as a PDF or an HTML page", handoutVerb},
      {"render", "write pictures, with no display needed", renderVerb},
      {"animate", "write a film of the map along time", animateVerb},
      {"save", "keep tables, their style, filters and date as a scenario", saveVerb},
      {"bundle", "a scenario with all that it needs as one file", bundleVerb},
      {"list", "the rows of a layer that are valid at a time, as a table", listVerb},
      {"diff", "what changed between two dates", diffVerb},
      {"diff-table", "what changed between two downloads of a table of events", diffTableVerb},
      {"info", "what is in a scenario", infoVerb},
      {"check", "everything wrong with a scenario, with file and line", checkVerb},
  };
  return kVerbs;
}

std::string oneLine(std::string text) {
  const auto isControl = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
  std::ranges::replace_if(text, isControl, ' ');
  return text;
}

void printError(std::string text) {
  fmt::print(stderr, "truceline: error: {}\n", oneLine(std::move(text)));
}

int reportFailure(const geo::Failure& failure) {
  printError(geo::describe(failure));
  return failure.kind == geo::Failure::Kind::Usage ? kWrongUsage : kFailed;
}

}  // namespace viewer::cli
