// truceline check: everything wrong with a scenario, and what to do about it.
#include "geo/io/scenario_check.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/open_map.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/cli/room_check.hpp"

#include <algorithm>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace viewer::cli {

namespace {

enum class Form { Lines, Json };
constexpr std::size_t kMostNamed = 10;  // in lines; all of it for a machine

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

/// What of the steps the last row of the room cannot read, as warnings.
geo::Result<void> checkRoom(const MapArguments& wanted, const std::string& roomText, Form form,
                            geo::Report& report) {
  const auto room = parseRoom(roomText);
  if (!room) return tl::unexpected(room.error());
  geo::Report toldAlready;
  const auto map = openMap(wanted, {}, toldAlready);
  if (!map) return tl::unexpected(map.error());
  auto type = TypeSetter::create();
  if (!type) return tl::unexpected(type.error());
  const Legibility found = legibilityOf(map->session, map->scene, *room, *type);
  for (const StepLegibility& step : found.steps) {
    const std::size_t most = form == Form::Json ? step.small.size() : kMostNamed;
    report.warn("step " + (*map->session.story)[step.step].id, 0,
                fmt::format("too small for the last row: {}", namesOf(step.small, most)),
                {.advice = fmt::format("--ui-scale {:.1f} makes all of it large enough",
                                       scaleThatMends(step, found.scale))});
  }
  return {};
}

int checkAndPrint(const MapArguments& wanted, const std::string& room, Form form) {
  const auto place = placeOf(wanted.inputs);
  if (!place) return reportFailure(place.error());
  geo::Report report;
  const auto scenario = openScenario(*place, report);
  geo::Report found = std::exchange(report, {});  // what was told is not told again
  if (scenario) geo::checkScenario(**scenario, place->scenario, found);
  addNamed(report, found, *place);
  if (scenario && !room.empty()) {
    if (auto checked = checkRoom(wanted, room, form, report); !checked) {
      return reportFailure(checked.error());
    }
  }
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
  std::string room;
  bool asJson = false;
  CLI::App app{"Everything wrong with a scenario, with file, line and what to do about it",
               "truceline check"};
  addInputs(app, wanted);
  app.add_option("--room", room,
                 std::string(kRoomForm) + ": what of the story's steps the last row cannot read")
      ->check(refuseEmpty);
  app.add_option("--ui-scale", wanted.look.uiScale, "with symbols and text times this, 0.5 to 4");
  app.add_flag("--json", asJson, "an array of problems, for editors");
  if (const auto code = parse(app, arguments)) return *code;
  return checkAndPrint(wanted, room, asJson ? Form::Json : Form::Lines);
}

}  // namespace viewer::cli
