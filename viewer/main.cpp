// Arguments to a verb. Whatever escapes ends here, as one line.
#include "geo/io/bundle_folder.hpp"
#include "viewer/cli/verbs.hpp"
#include "viewer/files/part_registry.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

namespace {

using viewer::cli::Arguments;

void printHelp() {
  fmt::print(
      "truceline: a map of a ceasefire in time\n\n"
      "Usage: truceline [VERB] [INPUT] [options]\n\n");
  for (const auto& verb : viewer::cli::verbs())
    fmt::print("  {:<11} {}\n", verb.name, verb.summary);
  fmt::print(
      "\nINPUT is a scenario folder or bundle, or tables of your own; without one the bundled "
      "scenario is "
      "used.\n"
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

/// What still waits to be written is part of the answer: without it the program has failed.
int written(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  const std::string reason = std::system_category().message(errno);
  viewer::cli::printError(fmt::format("cannot write ({}): standard output", reason));
  return code == viewer::cli::kSuccess ? viewer::cli::kFailed : code;
}

/// A long answer is written before its end, and fails there.
int failed(const std::system_error& error) {
  const bool written = std::ferror(stdout) == 0;
  viewer::cli::printError(
      written ? error.what()
              : fmt::format("cannot write ({}): standard output", error.code().message()));
  return viewer::cli::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  viewer::removePartsWhenStopped();
  try {
    geo::removeAbandonedFolders();
    return written(run(Arguments(argv + std::min(argc, 1), argv + argc)));
  } catch (const std::system_error& error) {
    return failed(error);
  } catch (const std::exception& error) {
    viewer::cli::printError(error.what());
    return viewer::cli::kFailed;
  }
}
