#include "viewer/session/story_view.hpp"

#include "geo/coords/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr std::pair<std::string_view, CompareMode> kWays[] = {
    {"swipe", CompareMode::Swipe}, {"side", CompareMode::Side}, {"ghost", CompareMode::Ghost}};
static_assert(std::size(kWays) == geo::kCompareWays.size());

CompareMode modeOf(std::string_view way) {
  const auto found = std::ranges::find(kWays, way, [](const auto& row) { return row.first; });
  return found == std::end(kWays) ? CompareMode::None : found->second;
}

std::string_view wayOf(CompareMode mode) {
  const auto found = std::ranges::find(kWays, mode, [](const auto& row) { return row.second; });
  return found == std::end(kWays) ? std::string_view() : found->first;
}

void hideAllBut(Session& session, const std::vector<std::string>& shown) {
  const auto isNamed = [&](std::string_view id) {
    return std::ranges::find(shown, id) != shown.end();
  };
  const bool baseNamed =
      std::ranges::any_of(shown, [](const std::string& id) { return id.starts_with("base."); });
  session.hidden.clear();
  const auto consider = [&](std::string_view id) {
    if (!isNamed(id)) session.hidden.emplace(id);
  };
  for (const geo::Layer& layer : session.scenario->layers) consider(layer.id);
  for (const UserTable& table : session.tables) consider(table.id);
  for (const BaseLayer& layer : kBaseLayers) {
    if (baseNamed) consider(layer.id);
  }
}

std::optional<geo::FeatureRef> featureNamed(const geo::Scenario& scenario, std::string_view text) {
  const geo::HighlightName name = geo::highlightName(text);
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    if (scenario.layers[i].id != name.layer) continue;
    const auto& features = scenario.layers[i].features;
    const auto found = std::ranges::find(features, name.feature, &geo::Feature::id);
    if (found == features.end()) return std::nullopt;
    return geo::FeatureRef{i, static_cast<std::size_t>(found - features.begin())};
  }
  return std::nullopt;
}

/// The publishers of a step's sources, each once.
std::string creditsFor(const geo::Scenario& scenario, const std::vector<std::string>& ids) {
  std::vector<std::string_view> names;
  for (const std::string& id : ids) {
    const geo::Source* const source = scenario.source(id);
    if (!source) continue;
    const std::string_view name = source->publisher.empty() ? source->title : source->publisher;
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names.empty() ? std::string() : fmt::format("Sources: {}", fmt::join(names, "; "));
}

int shareOf(int px, float share) {
  return static_cast<int>(std::lround(share * static_cast<float>(px)));
}

/// What of a picture is covered by the heading or may be cut off, in pixels.
struct Hidden {
  int left = 0, right = 0, aboveAndBelow = 0;
};

Hidden hiddenOf(const Session& session) {
  const geo::View view = mapView(session);
  const int beside = shareOf(view.widthPx, session.safeShare);
  const bool headed = session.heading && session.compare.mode == CompareMode::None;
  const int heading = headed ? shareOf(view.widthPx, kHeadingShare) : 0;
  return {std::max(heading, beside), beside, shareOf(view.heightPx, session.safeShare)};
}

/// The part of the picture that is left beside the heading and sure to be seen.
geo::View besideHeading(const Session& session) {
  const Hidden hidden = hiddenOf(session);
  geo::View view = mapView(session);
  view.widthPx -= hidden.left + hidden.right;
  view.heightPx -= 2 * hidden.aboveAndBelow;
  return view;
}

/// How far the middle of that part lies to the right of the picture's.
double shiftPx(const Session& session) {
  const Hidden hidden = hiddenOf(session);
  return (hidden.left - hidden.right) / 2.0;
}

/// The camera that has the middle and the scale of a view on that part of the picture.
void lookThrough(Session& session, const geo::View& part) {
  session.view.unitsPerPx = part.unitsPerPx;
  session.view.centre = {part.centre.xMetres - shiftPx(session) * part.unitsPerPx,
                         part.centre.yMetres};
}

/// On the ground, at a place of the plane.
double metresAPixel(Session session, geo::Projected at) {
  session.view.centre = at;
  return scaleDenominator(session) * 0.0254 / (session.view.pxPerPt * 72.0);
}

std::string crsOf(const geo::Scenario& scenario) {
  return scenario.crs.empty() ? geo::fittingProjection(scenario.extent) : scenario.crs;
}

void setCamera(Session& session, const geo::StoryStep& step) {
  geo::View part = besideHeading(session);
  if (step.centre && step.widthKm > 0) {
    const auto middle = session.projection->forward(*step.centre);
    if (!middle) return;
    part.centre = *middle;
    const double metresAcross = metresAPixel(session, *middle) * part.widthPx;
    part.unitsPerPx = session.view.unitsPerPx * step.widthKm * 1000 / metresAcross;
    return lookThrough(session, part);
  }
  const auto box =
      planeBoxOf(*session.projection, step.extent ? *step.extent : session.scenario->extent);
  if (box) lookThrough(session, geo::fittedTo(part, *box));
}

void setProjection(Session& session, const geo::StoryStep& step) {
  if (step.crs.empty() || step.crs == session.projection->definition()) return;
  const auto projection = geo::Projection::create(step.crs);
  if (!projection) return;
  if (auto moved = reprojected(session, *projection)) session = std::move(*moved);
}

void setCompare(Session& session, const geo::StoryStep& step) {
  session.compare.mode = step.before ? modeOf(step.compare) : CompareMode::None;
  if (step.before) session.compare.before = *step.before;
}

std::vector<std::string> layersShown(const Session& session) {
  std::vector<std::string> shown;
  const auto consider = [&](std::string_view id) {
    if (isShown(session, id)) shown.emplace_back(id);
  };
  for (const geo::Layer& layer : session.scenario->layers) consider(layer.id);
  for (const UserTable& table : session.tables) consider(table.id);
  for (const BaseLayer& layer : kBaseLayers) consider(layer.id);
  return shown;
}

}  // namespace

Session atStep(const Session& base, const geo::StoryStep& step, const geo::View& viewport) {
  Session session = base;
  session.view.widthPx = viewport.widthPx;
  session.view.heightPx = viewport.heightPx;
  session.view.pxPerPt = viewport.pxPerPt;
  session.selection.reset();
  session.selectedEvents.reset();
  session.measured.reset();
  session.clock.playing = false;
  session.clock.in = session.clock.out = std::nullopt;
  session.clock = showing(session.clock, step.window);
  session.heading = headingOf(*base.scenario, step);
  if (step.layers) hideAllBut(session, *step.layers);
  setCompare(session, step);
  setProjection(session, step);
  setCamera(session, step);
  session.highlights.clear();
  for (const std::string& name : step.highlights) {
    if (const auto ref = featureNamed(*session.scenario, name)) session.highlights.push_back(*ref);
  }
  return session;
}

Heading headingOf(const geo::Scenario& scenario, const geo::StoryStep& step) {
  return {step.title, geo::readMarkdown(step.caption), creditsFor(scenario, step.sources)};
}

std::string highlightNameOf(const Session& session) {
  if (!session.selection) return {};
  const geo::Layer& layer = geo::layerOf(*session.scenario, *session.selection);
  const std::string& id = geo::featureOf(*session.scenario, *session.selection).id;
  return id.empty() ? std::string() : layer.id + "/" + id;
}

geo::StoryStep stepFrom(const Session& session, std::string title) {
  geo::StoryStep step;
  step.id = geo::freeStepId(*session.story, title);
  step.title = std::move(title);
  step.window = session.clock.window;
  geo::View part = besideHeading(session);
  part.centre.xMetres += shiftPx(session) * part.unitsPerPx;
  if (const auto middle = session.projection->inverse(part.centre)) {
    step.centre = *middle;
    step.widthKm = metresAPixel(session, part.centre) * part.widthPx / 1000;
  }
  const std::string& crs = session.projection->definition();
  if (crs != crsOf(*session.scenario)) step.crs = crs;
  step.layers = layersShown(session);
  if (comparesDates(session)) {
    step.compare = wayOf(session.compare.mode);
    step.before = session.compare.before;
  }
  if (std::string name = highlightNameOf(session); !name.empty()) {
    step.highlights.push_back(std::move(name));
  }
  return step;
}

Session onWall(const Session& base, const geo::StoryStep& step, const geo::View& viewport) {
  Session wall = base;
  wall.safeShare = base.wall.safeShare;
  Session session = atStep(wall, step, viewport);
  session.furniture = session.furniture.with(FurniturePiece::Title)
                          .with(FurniturePiece::Legend)
                          .with(FurniturePiece::Date)
                          .with(FurniturePiece::Unplaced);
  return session;
}

}  // namespace viewer
