// truceline check: everything wrong with a scenario, and what to do about it.
#include "geo/io/scenario_check.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace viewer::cli {

namespace {

enum class Form { Lines, Json };

/// Where the scenario that openScenario opened lies.
std::filesystem::path pathOf(const std::vector<std::string>& inputs) {
  if (!inputs.empty()) return inputs.front();
  return assetsFolder().value_or(std::filesystem::path{}) / "karabakh-2020";
}

/// One array, for editors.
void printJson(const geo::Report& report) {
  auto problems = nlohmann::ordered_json::array();
  for (const geo::Problem& problem : report.problems()) {
    problems.push_back({{"severity", geo::nameOf(problem.severity)},
                        {"file", problem.file},
                        {"line", problem.line},
                        {"field", problem.field},
                        {"what", problem.what},
                        {"advice", problem.advice}});
  }
  fmt::print("{}\n", problems.dump(2));
}

int checkAndPrint(const MapArguments& wanted, Form form) {
  geo::Report report;
  const auto scenario = openScenario(wanted.inputs, report);
  if (scenario) geo::checkScenario(**scenario, pathOf(wanted.inputs), report);
  if (!wanted.quiet && (form == Form::Lines || !scenario)) printReport(report);
  if (!scenario) return reportFailure(scenario.error());
  const auto errors =
      std::ranges::count(report.problems(), geo::Problem::Severity::Error, &geo::Problem::severity);
  const auto warnings = static_cast<std::ptrdiff_t>(report.problems().size()) - errors;
  if (form == Form::Json) {
    printJson(report);
  } else if (!wanted.quiet) {
    fmt::print("{} errors, {} warnings\n", errors, warnings);
  }
  return errors > 0 ? kFailed : kSuccess;
}

}  // namespace

int checkVerb(const Arguments& arguments) {
  MapArguments wanted;
  bool asJson = false;
  CLI::App app{"Everything wrong with a scenario, with file, line and what to do about it",
               "truceline check"};
  addInputs(app, wanted);
  app.add_flag("--json", asJson, "an array of problems, for editors");
  if (const auto code = parse(app, arguments)) return *code;
  return checkAndPrint(wanted, asJson ? Form::Json : Form::Lines);
}

}  // namespace viewer::cli
