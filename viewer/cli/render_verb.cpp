// truceline render: one picture or a series of them, with no display and no GPU needed.
#include "viewer/cli/compare_arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/render_arguments.hpp"
#include "viewer/cli/render_jobs.hpp"
#include "viewer/cli/user_rasters.hpp"
#include "viewer/cli/verify.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

void tellMissing(Studio& studio, bool quiet) {
  for (const std::string& missing : studio.renderer.takeWarnings()) {
    if (!quiet) fmt::print(stderr, "truceline: warning: {}\n", missing);
  }
}

geo::Result<void> renderOne(Studio& studio, const RenderArguments& wanted, Stopwatch& watch) {
  const auto job = jobFor(studio.map, wanted, studio.map.hashes, wanted.output);
  if (!job) return tl::unexpected(job.error());
  const auto work = drawExport(job->session, *job->scene, studio.renderer, job->target);
  tellMissing(studio, wanted.map.quiet);
  watch.lap("draw");
  if (!work) return tl::unexpected(work.error());
  auto written = (*work)();
  watch.lap("encode and write");
  return written;
}

geo::Result<void> renderMany(Studio& studio, const RenderArguments& wanted) {
  std::size_t failed = 0;
  auto jobs = wanted.views.empty() ? seriesJobs(studio, wanted) : viewJobs(studio, wanted, failed);
  if (!jobs) return tl::unexpected(jobs.error());
  const std::size_t count = jobs->size() + failed;
  if (wanted.resume) std::erase_if(*jobs, isDone);
  failed += makePictures(std::move(*jobs), studio.renderer, wanted.workers, wanted.map.quiet);
  tellMissing(studio, wanted.map.quiet);
  if (failed == 0) return {};
  return geo::fail(geo::Failure::Kind::Unwritable,
                   fmt::format("{} of {} pictures failed", failed, count), wanted.output);
}

geo::Result<void> render(const RenderArguments& wanted) {
  if (auto good = checkRender(wanted, kStillKinds); !good) return good;
  Stopwatch watch;
  geo::Report report;
  auto studio = openStudio(wanted.map, timesOf(wanted), report, watch);
  if (!wanted.map.quiet) printReport(report);
  if (!studio) return tl::unexpected(studio.error());
  auto done = isSeries(wanted) ? renderMany(*studio, wanted) : renderOne(*studio, wanted, watch);
  if (wanted.timings) fmt::print(stderr, "truceline: {}\n", watch.text());
  return done;
}

}  // namespace

int renderVerb(const Arguments& arguments) {
  RenderArguments wanted;
  CLI::App app{"Write pictures of the map, with no display needed", "truceline render"};
  addRenderOptions(app, wanted);
  if (const auto code = parse(app, arguments)) return *code;
  auto placed = withLayout(withRastersUnder(std::move(wanted.map)));
  if (!placed) return reportFailure(placed.error());
  wanted.map = std::move(*placed);
  if (!wanted.verify.empty())
    return verifyPicture(wanted.verify, wanted.map.quiet,
                         wanted.map.allowNetwork ? geo::Network::Allowed : geo::Network::Forbidden);
  const auto rendered = render(wanted);
  return rendered ? kSuccess : reportFailure(rendered.error());
}

}  // namespace viewer::cli
