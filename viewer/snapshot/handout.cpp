#include "viewer/snapshot/handout.hpp"

#include "viewer/session/story_view.hpp"
#include "viewer/snapshot/data_export.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

const geo::StoryStep& stepOf(const Session& session) {
  return (*session.story)[*session.shownStep];
}

/// The width of a picture whose part beside a heading is as wide as this.
int widthBeside(int widthPx) {
  const auto left = [](int whole) {
    return whole - static_cast<int>(std::lround(kHeadingShare * static_cast<float>(whole)));
  };
  int whole = widthPx;
  while (left(whole) < widthPx) ++whole;
  return whole;
}

/// "Publisher: title"; what is not known is left out.
std::string nameOf(const geo::Source& source) {
  if (source.publisher.empty() || source.publisher == source.title) return source.title;
  return source.title.empty() ? source.publisher
                              : fmt::format("{}: {}", source.publisher, source.title);
}

std::string alternativeOf(const HandoutStep& step, const HandoutWords& words) {
  std::string shown;
  for (const geo::Layer& layer : step.session.scenario->layers) {
    if (!isShown(step.session, layer.id)) continue;
    shown += fmt::format("{}{}", shown.empty() ? "" : "; ", layer.title);
  }
  return fmt::format("Map: {}. Date shown: {}. Layers shown: {}.", words.title, words.date,
                     shown.empty() ? "none of the scenario" : shown);
}

std::set<std::size_t> usedSources(std::span<const HandoutStep> steps) {
  std::set<std::size_t> used;
  for (const HandoutStep& step : steps) {
    const geo::Scenario& scenario = *step.session.scenario;
    for (const std::string& id : stepOf(step.session).sources) {
      const geo::Source* const source = scenario.source(id);
      if (source) used.insert(static_cast<std::size_t>(source - scenario.sources.data()));
    }
    for (const geo::LayerRows& shown : shownRows(step.session).layers) {
      for (const std::size_t row : shown.rows) {
        const int source = scenario.layers[shown.layer].features[row].source;
        if (source >= 0) used.insert(static_cast<std::size_t>(source));
      }
    }
  }
  return used;
}

}  // namespace

Session withoutHeading(const Session& opened) {
  const geo::StoryStep& step = stepOf(opened);
  Session session = atStep(opened, step, opened.view);
  if (session.compare.mode == CompareMode::None) {
    geo::View wide = opened.view;
    wide.widthPx = widthBeside(opened.view.widthPx);
    session = atStep(opened, step, wide);
    session.view.centre.xMetres +=
        (wide.widthPx - opened.view.widthPx) / 2.0 * session.view.unitsPerPx;
    session.view.widthPx = opened.view.widthPx;
  }
  session.measured = opened.measured;
  session.heading.reset();
  session.furniture = session.furniture.without(FurniturePiece::Title);
  return session;
}

HandoutWords wordsOf(const HandoutStep& step, Notes notes) {
  const Session& session = step.session;
  const geo::StoryStep& told = stepOf(session);
  const geo::Zone& zone = session.clock.zone;
  HandoutWords words{.title = told.title,
                     .date = formatWindow(session.clock.window, zone),
                     .dateNote = formatZoneNote(session.clock.window, zone),
                     .played = {},
                     .caption = geo::readMarkdown(told.caption),
                     .notes = {},
                     .sources = {},
                     .alternative = {}};
  if (session.compare.mode != CompareMode::None) {
    words.date += fmt::format(", compared with {}", formatWindow(session.compare.before, zone));
  }
  if (told.play) words.played = fmt::format("Played when told: {}", formatWindow(*told.play, zone));
  if (notes == Notes::Yes) words.notes = geo::readMarkdown(told.notes);
  for (const std::string& id : told.sources) {
    const geo::Source* const source = session.scenario->source(id);
    if (source) words.sources.push_back(nameOf(*source));
  }
  words.alternative = alternativeOf(step, words);
  return words;
}

std::vector<HandoutSource> sourcesOf(std::span<const HandoutStep> steps) {
  std::vector<const geo::Source*> used;
  for (const std::size_t i : usedSources(steps)) {
    used.push_back(&steps.front().session.scenario->sources[i]);
  }
  std::ranges::stable_sort(used, {}, [](const geo::Source* source) {
    return std::tie(source->publisher, source->title, source->date);
  });
  std::vector<HandoutSource> sources;
  for (const geo::Source* source : used) {
    const std::string date = source->date.empty() ? "" : ", " + source->date;
    sources.push_back({nameOf(*source) + date, source->url});
  }
  return sources;
}

Manifest handoutManifest(std::span<const HandoutStep> steps, const Origin& origin) {
  constexpr std::string_view kOfOneMap[] = {"Time",   "Time before", "Extent", "Scale",
                                            "Layers", "Counts",      "CRS",    "Source"};
  Manifest manifest = manifestOf(steps.front().session, origin);
  std::erase_if(manifest, [&](const ManifestEntry& entry) {
    return std::ranges::find(kOfOneMap, entry.key) != std::end(kOfOneMap);
  });
  std::set<std::string_view> publishers;
  for (const std::size_t i : usedSources(steps)) {
    publishers.insert(steps.front().session.scenario->sources[i].publisher);
  }
  publishers.erase("");
  const auto behind = std::ranges::find(manifest, "Copyright", &ManifestEntry::key);
  if (!publishers.empty()) {
    manifest.insert(behind, {"Source", fmt::format("{}", fmt::join(publishers, "; "))});
  }
  return manifest;
}

}  // namespace viewer
