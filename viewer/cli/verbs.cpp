#include "viewer/cli/verbs.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace viewer::cli {

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> kVerbs{
      {"view", "open the window (the default)", viewVerb},
      {"render", "write one picture, with no display needed", renderVerb},
      {"list", "the rows of a layer that are valid at a time, as a table", listVerb},
      {"info", "what is in a scenario", infoVerb},
      {"check", "everything wrong with a scenario, with file and line", checkVerb},
  };
  return kVerbs;
}

int reportFailure(const geo::Failure& failure) {
  fmt::print(stderr, "truceline: error: {}\n", geo::describe(failure));
  return failure.kind == geo::Failure::Kind::Usage ? kWrongUsage : kFailed;
}

}  // namespace viewer::cli
