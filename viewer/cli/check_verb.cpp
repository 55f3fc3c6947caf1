// truceline check: everything wrong with a scenario.
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace viewer::cli {

int checkVerb(const Arguments& arguments) {
  MapArguments wanted;
  CLI::App app{"Everything wrong with a scenario, with file and line", "truceline check"};
  addInputs(app, wanted);
  if (const auto code = parse(app, arguments)) return *code;
  geo::Report report;
  const auto scenario = openScenario(wanted.inputs, report);
  if (!wanted.quiet) printReport(report);
  if (!scenario) return reportFailure(scenario.error());
  const auto errors =
      std::ranges::count(report.problems(), geo::Problem::Severity::Error, &geo::Problem::severity);
  const auto warnings = static_cast<std::ptrdiff_t>(report.problems().size()) - errors;
  if (!wanted.quiet) fmt::print("{} errors, {} warnings\n", errors, warnings);
  return errors > 0 ? kFailed : kSuccess;
}

}  // namespace viewer::cli
