// truceline diff: what changed between two dates.
#include "geo/base/time_text.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/diff_text.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/files/picture_file.hpp"

#include <algorithm>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

struct DiffArguments {
  MapArguments map;                            // inputs, zone and quiet only
  std::string from, to, format, output = "-";  // no format: what the output ends in, else text
  std::vector<std::string> layers;
};

auto usage(std::string what, std::string on) {
  return geo::fail(geo::Failure::Kind::Usage, std::move(what), std::move(on));
}

geo::Result<geo::TimeSpan> periodOf(const char* option, const std::string& text,
                                    const geo::Zone& zone) {
  auto period = geo::parsePeriod(text, zone);
  if (period) return period;
  return usage(fmt::format("{}: {}", option, period.error().what), text);
}

struct TwoTimes {
  geo::Zone zone;
  geo::TimeSpan before, after;
};

/// Dates are days of the zone that is asked for, or of the scenario's.
geo::Result<TwoTimes> timesOf(const DiffArguments& arguments, const geo::Zone& scenarioZone) {
  const auto wanted = zoneOf(arguments.map, scenarioZone);
  if (!wanted) return tl::unexpected(wanted.error());
  const geo::Zone& zone = *wanted;
  const auto before = periodOf("--from", arguments.from, zone);
  if (!before) return tl::unexpected(before.error());
  const auto after = periodOf("--to", arguments.to, zone);
  if (!after) return tl::unexpected(after.error());
  return TwoTimes{zone, *before, *after};
}

/// The positions of the layers that are asked for; of all when none is.
geo::Result<std::vector<std::size_t>> layersOf(const geo::Scenario& scenario,
                                               const std::vector<std::string>& ids) {
  std::vector<std::size_t> layers;
  std::string known;
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    const std::string& id = scenario.layers[i].id;
    known += fmt::format("{}{}", i == 0 ? "" : ", ", id);
    if (ids.empty() || std::ranges::find(ids, id) != ids.end()) layers.push_back(i);
  }
  for (const std::string& id : ids) {
    if (!scenario.layer(id)) return usage(fmt::format("no such layer (there are: {})", known), id);
  }
  return layers;
}

geo::Result<void> writeDiff(const DiffArguments& arguments) {
  const auto format =
      formatFor(arguments.format, arguments.output, DiffFormat::Text, diffFormatNamed);
  if (!format) return usage("--of is text, csv or json", arguments.format);
  if (const auto good = timesOf(arguments, geo::Zone{}); !good) {
    return tl::unexpected(good.error());
  }
  geo::Report report;
  const auto scenario = openScenario(arguments.map.inputs, report);
  if (!arguments.map.quiet) printReport(report);
  if (!scenario) return tl::unexpected(scenario.error());
  const auto layers = layersOf(**scenario, arguments.layers);
  if (!layers) return tl::unexpected(layers.error());
  const auto times = timesOf(arguments, (*scenario)->zone);
  if (!times) return tl::unexpected(times.error());
  geo::Changes changes = geo::changesBetween(**scenario, times->before, times->after);
  const Diff diff{**scenario, times->zone, times->before, times->after,
                  geo::withinLayers(std::move(changes), *layers)};
  return writeWhole(arguments.output, diffText(diff, *format));
}

}  // namespace

int diffVerb(const Arguments& arguments) {
  DiffArguments wanted;
  CLI::App app{
      "What changed between two dates: what is new, gone, moved or counted otherwise, ground that "
      "changed hands in km2, and the events between. --from and --to are the two times that are "
      "compared, not a window; the later one may come first",
      "truceline diff"};
  addInputs(app, wanted.map);
  app.add_option("--from", wanted.from, "the one time: an instant or a period, as --at takes it")
      ->required();
  app.add_option("--to", wanted.to, "the other one")->required();
  app.add_option("--zone", wanted.map.zone, "time zone, e.g. Asia/Baku (default: the scenario's)")
      ->check([](const std::string& name) {
        return name.empty() ? "wants a value, not an empty text" : "";
      });
  app.add_option("--of", wanted.format,
                 "text, csv or json (default: by the ending of the output, else text)");
  app.add_option("--layer", wanted.layers, "only these layers: ids with commas between them")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("-o,--output", wanted.output, "file to write, - for standard output")
      ->capture_default_str();
  if (const auto code = parse(app, arguments)) return *code;
  const auto written = writeDiff(wanted);
  return written ? kSuccess : reportFailure(written.error());
}

}  // namespace viewer::cli
