// Arguments to a verb. Whatever escapes ends here, as one line.
#include "viewer/cli/verbs.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string_view>

#include <fmt/format.h>

namespace {

using viewer::cli::Arguments;

void printHelp() {
  fmt::print(
      "truceline: a map of a ceasefire in time\n\n"
      "Usage: truceline [VERB] [INPUT] [options]\n\n");
  for (const auto& verb : viewer::cli::verbs()) fmt::print("  {:<8} {}\n", verb.name, verb.summary);
  fmt::print(
      "\nINPUT is a scenario folder; without one the bundled scenario is used.\n"
      "truceline VERB --help tells a verb's options. --version prints the version.\n");
}

int run(Arguments arguments) {
  if (!arguments.empty() && arguments[0] == "--version") {
    fmt::print("truceline {}\n", TRUCELINE_VERSION);
    return viewer::cli::kSuccess;
  }
  if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h")) {
    printHelp();
    return viewer::cli::kSuccess;
  }
  for (const auto& verb : viewer::cli::verbs()) {
    if (arguments.empty() || arguments[0] != verb.name) continue;
    arguments.erase(arguments.begin());
    return verb.run(arguments);
  }
  return viewer::cli::viewVerb(arguments);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(Arguments(argv + std::min(argc, 1), argv + argc));
  } catch (const std::exception& error) {
    fmt::print(stderr, "truceline: error: {}\n", error.what());
    return viewer::cli::kFailed;
  }
}
