// truceline handout: the scenario's story on paper, or as one page for a browser.
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/look_arguments.hpp"
#include "viewer/cli/map_command.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/cli/picture_jobs.hpp"
#include "viewer/cli/studio.hpp"
#include "viewer/files/whole_file.hpp"
#include "viewer/snapshot/handout_html.hpp"
#include "viewer/snapshot/handout_pdf.hpp"
#include "viewer/snapshot/snapshot.hpp"

#include <cstdio>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

using Steps = std::vector<HandoutStep>;

constexpr double kUiScale = 0.7;  // maps are smaller than on a wall
constexpr double kPrintDpi = 300, kScreenDpi = 200;

struct HandoutArguments {
  MapArguments map;
  std::string output;
  bool notes = false;

  bool isPdf() const { return std::filesystem::path(output).extension() == ".pdf"; }
  Notes told() const { return notes ? Notes::Yes : Notes::No; }
};

geo::Result<void> check(const HandoutArguments& wanted) {
  if (wanted.isPdf() || std::filesystem::path(wanted.output).extension() == ".html") return {};
  return usage("a handout is a .pdf or an .html file", wanted.output);
}

/// With the map of a page as its picture.
MapArguments mapOf(const HandoutArguments& wanted, const PictureSize& page) {
  const PageRect rect = handoutMap(page);
  MapArguments map = wanted.map;
  map.paper.clear();
  map.size = fmt::format("{}x{}", rect.widthPx, rect.heightPx);
  map.dpi = page.dotsPerInch;
  return map;
}

geo::Result<Steps> stepsOf(const Studio& studio, MapArguments map) {
  Steps steps;
  for (const geo::StoryStep& step : *studio.map.session.story) {
    map.step = step.id;
    auto opened = anotherView(studio, map);
    if (!opened) return tl::unexpected(opened.error());
    steps.push_back({withoutHeading(opened->session), opened->scene});
  }
  return steps;
}

/// The name of the file is no part of what it holds.
std::string commandOf(const HandoutArguments& wanted, const Session& session) {
  Arguments words{"truceline", "handout"};
  const auto add = [&](const Arguments& more) {
    words.insert(words.end(), more.begin(), more.end());
  };
  add(wanted.map.inputs);
  add({"--paper", wanted.map.paper, "--dpi", fmt::format("{}", *wanted.map.dpi)});
  add({"--ui-scale", fmt::format("{}", wanted.map.look.uiScale)});
  add(lookOptionsOf(session));
  if (wanted.notes) add({"--notes"});
  if (wanted.map.allowNetwork) add({"--allow-network"});
  add({"-o", wanted.isPdf() ? "handout.pdf" : "handout.html"});
  return shellLine(words);
}

geo::Result<std::string> pageOf(const Steps& steps, Notes notes, const Origin& origin,
                                Studio& studio, double dotsPerInch) {
  const Session& first = steps.front().session;
  const geo::Scenario& scenario = *first.scenario;
  HtmlHandout page{.title = scenario.title,
                   .subtitle = scenario.subtitle,
                   .disclaimer = scenario.disclaimer,
                   .credits = scenario.credits,
                   .cutoff = scenario.cutoff,
                   .marking = first.marking,
                   .steps = {},
                   .sources = sourcesOf(steps),
                   .manifest = handoutManifest(steps, origin)};
  for (const HandoutStep& step : steps) {
    studio.renderer.setScene(step.scene);
    const auto picture = takePicture(step.session, *step.scene, studio.renderer);
    if (!picture) return tl::unexpected(picture.error());
    auto png = encodePng(*picture, dotsPerInch);
    if (!png) return tl::unexpected(png.error());
    page.steps.push_back({wordsOf(step, notes), std::move(*png)});
  }
  return htmlOf(page);
}

geo::Result<void> write(const HandoutArguments& wanted, const PictureSize& page, Studio& studio,
                        const Steps& steps) {
  const Session& first = steps.front().session;
  const Origin origin{hashesOf(studio.map.hashes, first), commandOf(wanted, first)};
  if (wanted.isPdf()) {
    const auto pdf = handoutPdf(steps, page, wanted.told(), origin, studio.renderer);
    return pdf ? writeWhole(wanted.output, *pdf) : tl::unexpected(pdf.error());
  }
  const auto html = pageOf(steps, wanted.told(), origin, studio, page.dotsPerInch);
  return html ? writeWhole(wanted.output, *html) : tl::unexpected(html.error());
}

geo::Result<void> handOut(const HandoutArguments& wanted) {
  if (auto good = check(wanted); !good) return good;
  const auto page = pictureSizeOf(wanted.map);
  if (!page) return tl::unexpected(page.error());
  const MapArguments map = mapOf(wanted, *page);
  Stopwatch watch;
  geo::Report report;
  auto studio = openStudio(map, Opening::Times::All, report, watch);
  if (!map.quiet) printReport(report);
  if (!studio) return tl::unexpected(studio.error());
  if (studio->map.session.story->empty()) {
    return geo::fail(geo::Failure::Kind::Invalid, "the scenario has no story to hand out",
                     studio->map.session.scenario->title);
  }
  const auto steps = stepsOf(*studio, map);
  if (!steps) return tl::unexpected(steps.error());
  const FileFormat format = wanted.isPdf() ? FileFormat::Pdf : FileFormat::Png;
  const ExportTarget target{.path = wanted.output, .format = format, .origin = {}};
  if (auto good = checkExport(steps->front().session, target); !good) return good;
  const auto written = write(wanted, *page, *studio, *steps);
  for (const std::string& missing : studio->renderer.takeWarnings()) {
    if (!map.quiet) fmt::print(stderr, "truceline: warning: {}\n", missing);
  }
  return written;
}

}  // namespace

int handoutVerb(const Arguments& arguments) {
  HandoutArguments wanted;
  wanted.map.paper = "A4-portrait";
  wanted.map.look.uiScale = kUiScale;
  CLI::App app{"The scenario's story on paper: a page a step, at the end all sources",
               "truceline handout"};
  addInputs(app, wanted.map);
  app.add_option("-o,--output", wanted.output, "the file to write: .pdf or .html")
      ->required()
      ->check(refuseEmpty);
  app.add_flag("--notes", wanted.notes, "with the speaker's notes");
  app.add_option("--paper", wanted.map.paper,
                 "A0 to A5, letter, tabloid, with -portrait where wanted, or WxHmm")
      ->check(refuseEmpty)
      ->capture_default_str();
  app.add_option("--dpi", wanted.map.dpi,
                 "dots per inch of what is a picture (default: 300, in HTML 200)");
  addNetworkOption(app, wanted.map);
  addLookOptions(app, wanted.map.look);
  if (const auto code = parse(app, arguments)) return *code;
  if (!wanted.map.dpi) wanted.map.dpi = wanted.isPdf() ? kPrintDpi : kScreenDpi;
  const auto written = handOut(wanted);
  return written ? kSuccess : reportFailure(written.error());
}

}  // namespace viewer::cli
