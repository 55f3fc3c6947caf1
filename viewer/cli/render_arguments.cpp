#include "viewer/cli/render_arguments.hpp"

#include "viewer/cli/compare_arguments.hpp"
#include "viewer/cli/option_values.hpp"

#include <utility>

#include <CLI/CLI.hpp>

namespace viewer::cli {

namespace {

constexpr std::pair<std::string_view, Each> kEach[] = {
    {"hour", Each::Hour}, {"day", Each::Day},       {"week", Each::Week},  {"month", Each::Month},
    {"year", Each::Year}, {"change", Each::Change}, {"event", Each::Event}};

}  // namespace

void addViewOptions(CLI::App& app, MapArguments& arguments) {
  addTimeOptions(app, arguments);
  addMapOptions(app, arguments);
  addCompareOptions(app, arguments.comparing);
}

void addRenderOptions(CLI::App& app, RenderArguments& arguments) {
  addInputs(app, arguments.map);
  addViewOptions(app, arguments.map);
  app.add_option("-o,--output", arguments.output,
                 "file to write; its ending says the format; - for standard output; of a series a "
                 "name with {date}, {from}, {to}, {number} or {name}");
  app.add_option("--of", arguments.format, "the format, whatever the ending")->check(refuseEmpty);
  addLayoutOption(app, arguments.map);
  app.add_flag("--world-file", arguments.worldFile, "write a world file and .prj beside a picture");
  app.add_option("--each", arguments.each,
                 "a picture each hour, day, week, month, year, change or event, --from to --to")
      ->check(refuseEmpty);
  app.add_flag("--cumulative", arguments.cumulative,
               "with --each: all since the beginning, not only the step");
  app.add_option("--views", arguments.views,
                 "a file of views: each line a name and then options as they stand here")
      ->check(refuseEmpty);
  app.add_option("--jobs", arguments.workers, "how many pictures are encoded at the same time")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  app.add_flag("--resume", arguments.resume,
               "of a series: leave out what is there already, made by the same command and data");
  app.add_option("--verify", arguments.verify,
                 "make this picture again by its own manifest and compare")
      ->check(refuseEmpty);
  app.add_flag("--timings", arguments.timings, "where the time went, on standard error");
}

void addLayoutOption(CLI::App& app, MapArguments& arguments) {
  app.add_option("--layout", arguments.layout,
                 "bare, map, page, slide, or a .toml file like those (default: map)")
      ->check(refuseEmpty);
}

bool isSeries(const RenderArguments& arguments) {
  return !arguments.each.empty() || !arguments.views.empty();
}

geo::Result<std::optional<Each>> eachOf(const RenderArguments& arguments) {
  if (arguments.each.empty()) return std::optional<Each>{};
  return choice(kEach, "--each", arguments.each).map([](Each each) { return std::optional(each); });
}

geo::Result<std::vector<SeriesStep>> stepsOf(const Session& session,
                                             const RenderArguments& arguments,
                                             std::string_view option) {
  const auto each = eachOf(arguments);
  if (!each) return tl::unexpected(each.error());
  auto steps = seriesOf(session, **each, spanOf(session, arguments.map));
  if (steps.empty()) {
    return usage(fmt::format("{}: nothing falls into that time", option), arguments.each);
  }
  return arguments.cumulative ? cumulative(std::move(steps)) : steps;
}

Opening::Times timesOf(const RenderArguments& arguments) {
  const MapArguments& map = arguments.map;
  const bool wholeRange = !arguments.each.empty() && map.from.empty() && map.to.empty();
  using enum Opening::Times;
  return wholeRange || !arguments.views.empty() ? All : Window;
}

geo::TimeSpan spanOf(const Session& session, const MapArguments& arguments) {
  const bool whole = arguments.from.empty() && arguments.to.empty();
  return whole ? session.clock.range : session.clock.window;
}

geo::Result<void> checkRender(const RenderArguments& arguments, std::span<const FileKind> kinds) {
  if (arguments.output.empty()) return usage("--output is required", "-o FILE");
  const auto format = formatOf(arguments.output, arguments.format, kinds);
  if (!format) return tl::unexpected(format.error());
  const auto each = eachOf(arguments);
  if (!each) return tl::unexpected(each.error());
  if (!arguments.each.empty() && !arguments.views.empty()) {
    return usage("either --each or --views", arguments.views);
  }
  if (isSeries(arguments) && arguments.output == "-") {
    return usage("a series needs file names", "-o -");
  }
  if (!*each) {
    if (arguments.cumulative) return usage("--cumulative wants --each", "--cumulative");
    if (arguments.resume && arguments.views.empty()) {
      return usage("--resume is for a series", "--resume");
    }
    return {};
  }
  if (!arguments.map.at.empty()) {
    return usage("--each goes from --from to --to, not --at", arguments.map.at);
  }
  if (!arguments.map.comparing.dates.empty()) {
    return usage("either --each or --compare", arguments.map.comparing.dates);
  }
  return {};
}

}  // namespace viewer::cli
