// truceline animate: a film of the map along time.
#include "geo/base/time_text.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/map_command.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/cli/picture_jobs.hpp"
#include "viewer/cli/render_arguments.hpp"
#include "viewer/cli/studio.hpp"
#include "viewer/cli/user_rasters.hpp"
#include "viewer/files/film_file.hpp"
#include "viewer/session/series.hpp"
#include "viewer/snapshot/snapshot.hpp"

#include <cmath>
#include <cstdio>
#include <future>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

struct AnimateArguments {
  RenderArguments render;  // its --each is the step
  int framesPerSecond = 10;
  double holdEndSeconds = 2;
};

constexpr std::size_t kMostFrames = 100'000;

/// What the film shows: a step a frame, and the last one for longer.
struct Plan {
  std::vector<SeriesStep> steps;
  std::size_t heldFrames = 0;
  std::size_t frames() const { return steps.size() + heldFrames; }
};

geo::Result<Plan> planOf(const Session& session, const AnimateArguments& wanted) {
  auto steps = stepsOf(session, wanted.render, "--step");
  if (!steps) return tl::unexpected(steps.error());
  Plan plan{.steps = std::move(*steps)};
  plan.heldFrames =
      static_cast<std::size_t>(std::lround(wanted.holdEndSeconds * wanted.framesPerSecond));
  if (plan.frames() > kMostFrames) {
    return usage(fmt::format("--step: {} frames are too many", plan.frames()), wanted.render.each);
  }
  return plan;
}

std::string commandFor(const Session& session, const AnimateArguments& wanted, double dpi,
                       FileFormat format) {
  Arguments words{"truceline", "animate"};
  const Arguments options = optionsOf(session, wanted.render.map, dpi);
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i] == "--at") {
      ++i;  // the time of one picture
      continue;
    }
    words.push_back(options[i]);
  }
  const std::string interval = geo::formatInterval(spanOf(session, wanted.render.map));
  const auto slash = interval.find('/');
  words.insert(words.end(),
               {"--from", interval.substr(0, slash), "--to", interval.substr(slash + 1), "--step",
                wanted.render.each, "--fps", fmt::format("{}", wanted.framesPerSecond),
                "--hold-end", fmt::format("{}", wanted.holdEndSeconds)});
  if (wanted.render.cumulative) words.emplace_back("--cumulative");
  words.insert(words.end(), {"-o", fmt::format("film{}", traitsOf(format).extensions.front())});
  return shellLine(words);
}

/// Draws frame after frame; each is handed over while the next one is drawn.
geo::Result<void> shoot(const Plan& plan, Studio& studio, FilmWriter& film, Progress& progress) {
  std::future<geo::Result<void>> handing;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const bool last = i + 1 == plan.steps.size();
    auto frame =
        takePicture(at(studio.map.session, plan.steps[i]), *studio.map.scene, studio.renderer);
    if (handing.valid()) {
      if (auto handed = handing.get(); !handed) return handed;
    }
    if (!frame) return tl::unexpected(frame.error());
    const std::size_t times = last ? 1 + plan.heldFrames : 1;
    handing = std::async(std::launch::async,
                         [&film, times, picture = std::move(*frame)]() -> geo::Result<void> {
                           for (std::size_t k = 0; k < times; ++k) {
                             if (auto added = film.addFrame(picture); !added) return added;
                           }
                           return {};
                         });
    progress.done(formatWindow(plan.steps[i].window, studio.map.session.clock.zone));
  }
  return handing.get();
}

geo::Result<void> animate(const AnimateArguments& wanted) {
  if (auto good = checkRender(wanted.render, kFilmKinds); !good) return good;
  const auto format = formatOf(wanted.render.output, wanted.render.format, kFilmKinds);
  if (!format) return tl::unexpected(format.error());
  const auto size = pictureSizeOf(wanted.render.map);
  if (!size) return tl::unexpected(size.error());
  Stopwatch watch;
  geo::Report report;
  auto studio = openStudio(wanted.render.map, timesOf(wanted.render), report, watch);
  const bool quiet = wanted.render.map.quiet;
  if (!quiet) printReport(report);
  if (!studio) return tl::unexpected(studio.error());
  const Session& session = studio->map.session;
  const auto plan = planOf(session, wanted);
  if (!plan) return tl::unexpected(plan.error());
  const ExportTarget target{.path = wanted.render.output,
                            .format = *format,
                            .dotsPerInch = size->dotsPerInch,
                            .origin = {hashesOf(studio->map.hashes, session),
                                       commandFor(session, wanted, size->dotsPerInch, *format)}};
  if (auto good = checkExport(session, target); !good) return good;
  Session whole = session;  // what the film says of its time is all of it
  whole.clock = showing(whole.clock, spanOf(session, wanted.render.map));
  const FilmFacts facts{.picture = factsFor(whole, target),
                        .framesPerSecond = wanted.framesPerSecond,
                        .frameCount = static_cast<int>(plan->frames())};
  if (!quiet) {
    fmt::print(stderr, "truceline: {} frames, {:.2f} s\n", plan->frames(),
               static_cast<double>(plan->frames()) / wanted.framesPerSecond);
  }
  auto film = FilmWriter::start(target.path, *format, facts);
  if (!film) return tl::unexpected(film.error());
  Progress progress(plan->steps.size(), quiet);
  if (auto shot = shoot(*plan, *studio, *film, progress); !shot) return shot;
  return film->finish();
}

}  // namespace

int animateVerb(const Arguments& arguments) {
  AnimateArguments wanted;
  CLI::App app{"A film of the map along time", "truceline animate"};
  RenderArguments& render = wanted.render;
  addInputs(app, render.map);
  addViewOptions(app, render.map);
  app.add_option("-o,--output", render.output, "film to write: .mp4, .webm or .gif")->required();
  app.add_option("--of", render.format, "the format, whatever the ending")->check(refuseEmpty);
  addLayoutOption(app, render.map);
  app.add_option("--step", render.each,
                 "what a frame goes on by: hour, day, week, month, year, change or event")
      ->required();
  app.add_flag("--cumulative", render.cumulative, "all since the beginning, not only the step");
  app.add_option("--fps", wanted.framesPerSecond, "frames a second")
      ->check(CLI::Range(1, 120))
      ->capture_default_str();
  app.add_option("--hold-end", wanted.holdEndSeconds, "seconds that the last frame stays")
      ->check(CLI::Range(0.0, 600.0))
      ->capture_default_str();
  if (const auto code = parse(app, arguments)) return *code;
  auto placed = withLayout(withRastersUnder(std::move(render.map)));
  if (!placed) return reportFailure(placed.error());
  render.map = std::move(*placed);
  const auto made = animate(wanted);
  return made ? kSuccess : reportFailure(made.error());
}

}  // namespace viewer::cli
