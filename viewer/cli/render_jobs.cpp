#include "viewer/cli/render_jobs.hpp"

#include "geo/io/text_file.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/map_command.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/files/manifest_text.hpp"
#include "viewer/files/picture_reader.hpp"

#include <set>
#include <system_error>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

constexpr std::size_t kMostPictures = 100'000;

geo::Result<PictureJob> jobOf(const Session& session, const ScenePtr& scene,
                              const RenderArguments& arguments, const std::string& data,
                              const std::filesystem::path& path) {
  const auto format = formatOf(path, arguments.format);
  if (!format) return tl::unexpected(format.error());
  const auto size = pictureSizeOf(arguments.map);
  if (!size) return tl::unexpected(size.error());
  using enum ExportTarget::WorldFile;
  const ExportTarget target{
      .path = path,
      .format = *format,
      .dotsPerInch = size->dotsPerInch,
      .origin = {hashesOf(data, session),
                 renderCommand(session, arguments.map, *format, size->dotsPerInch)},
      .worldFile = arguments.worldFile ? Yes : No};
  if (auto good = checkExport(session, target); !good) return tl::unexpected(good.error());
  return PictureJob{session, scene, target};
}

/// The names of all pictures, each once.
class Names {
 public:
  geo::Result<void> add(const std::string& name) {
    if (seen_.insert(name).second) return {};
    return usage("two pictures would have this name; {number} tells them apart", name);
  }

 private:
  std::set<std::string> seen_;
};

struct ViewLine {
  int number = 0;
  Arguments words;
};

geo::Result<std::vector<ViewLine>> readViews(const std::string& path, geo::Report& report) {
  const auto text = geo::readTextFile(path, report);
  if (!text) return tl::unexpected(text.error());
  std::vector<ViewLine> lines;
  int number = 0;
  for (const std::string_view line : split(*text, '\n')) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos || line.starts_with('#'))
      continue;
    auto words = wordsOf(line);
    if (!words)
      return geo::fail(words.error().kind, words.error().what, fmt::format("{}:{}", path, number));
    lines.push_back({number, std::move(*words)});
  }
  return lines;
}

/// What a line of the list shows: the command's own options, and over them the line's.
geo::Result<MapArguments> argumentsOf(const ViewLine& line, const MapArguments& common) {
  MapArguments arguments = common;
  CLI::App app;
  addViewOptions(app, arguments);
  Arguments reversed(line.words.rbegin(), line.words.rend() - 1);  // without the name
  try {
    app.parse(reversed);
  } catch (const CLI::Error& error) {
    return usage(error.what(), line.words.front());
  }
  return arguments;
}

geo::Result<PictureJob> viewJob(const Studio& studio, const RenderArguments& arguments,
                                const ViewLine& line, std::size_t count, std::size_t number) {
  RenderArguments one = arguments;
  auto map = argumentsOf(line, arguments.map);
  if (!map) return tl::unexpected(map.error());
  auto placed = withLayout(std::move(*map));
  if (!placed) return tl::unexpected(placed.error());
  one.map = std::move(*placed);
  const auto opened = anotherView(studio, one.map);
  if (!opened) return tl::unexpected(opened.error());
  const Clock& clock = opened->session.clock;
  const auto path =
      fileNameFor(arguments.output, {clock.window, line.words.front()}, number, count, clock.zone);
  if (!path) return tl::unexpected(path.error());
  return jobOf(opened->session, opened->scene, one, studio.map.hashes, *path);
}

}  // namespace

geo::Result<PictureJob> jobFor(const OpenedMap& map, const RenderArguments& arguments,
                               const std::string& data, const std::filesystem::path& path) {
  return jobOf(map.session, map.scene, arguments, data, path);
}

geo::Result<std::vector<PictureJob>> seriesJobs(const Studio& studio,
                                                const RenderArguments& arguments) {
  const Session& session = studio.map.session;
  const auto made = stepsOf(session, arguments, "--each");
  if (!made) return tl::unexpected(made.error());
  const std::vector<SeriesStep>& steps = *made;
  if (steps.size() > kMostPictures) {
    return usage(fmt::format("--each: {} pictures are too many", steps.size()), arguments.each);
  }
  std::vector<PictureJob> jobs;
  Names names;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto path =
        fileNameFor(arguments.output, steps[i], i + 1, steps.size(), session.clock.zone);
    if (!path) return tl::unexpected(path.error());
    if (auto fresh = names.add(*path); !fresh) return tl::unexpected(fresh.error());
    auto job = jobOf(at(session, steps[i]), studio.map.scene, arguments, studio.map.hashes, *path);
    if (!job) return tl::unexpected(job.error());
    jobs.push_back(std::move(*job));
  }
  return jobs;
}

geo::Result<std::vector<PictureJob>> viewJobs(const Studio& studio,
                                              const RenderArguments& arguments,
                                              std::size_t& failed) {
  geo::Report report;
  const auto lines = readViews(arguments.views, report);
  if (!arguments.map.quiet) printReport(report);
  if (!lines) return tl::unexpected(lines.error());
  if (lines->empty()) return usage("--views: no view in the list", arguments.views);
  std::vector<PictureJob> jobs;
  Names names;
  for (std::size_t i = 0; i < lines->size(); ++i) {
    auto job = viewJob(studio, arguments, (*lines)[i], lines->size(), i + 1);
    if (!job) {
      ++failed;
      reportFailure(
          {job.error().kind,
           fmt::format("{}:{}: {}", arguments.views, (*lines)[i].number, job.error().what),
           job.error().on});
      continue;
    }
    if (auto fresh = names.add(job->target.path.string()); !fresh) {
      return tl::unexpected(fresh.error());
    }
    jobs.push_back(std::move(*job));
  }
  return jobs;
}

bool isDone(const PictureJob& job) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(job.target.path, error)) return false;
  if (traitsOf(job.target.format).kind != FileKind::Picture) return true;
  const auto manifest = readManifest(job.target.path);
  return manifest && valueOf(*manifest, "Command") == job.target.origin.command &&
         valueOf(*manifest, "Data") == job.target.origin.data;
}

}  // namespace viewer::cli
