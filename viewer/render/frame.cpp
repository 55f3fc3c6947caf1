#include "viewer/render/frame.hpp"

#include "geo/base/time_text.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace viewer {

namespace {

/// Relief is honest from about 400 km up; nearer it fades to a tint (its cells are 7 x 9 km).
float reliefOpacityFor(double metresAcross) {
  constexpr double kFaint = 0.25, kFull = 1.0, kNear = 150e3, kFar = 650e3;
  const double share = std::clamp((metresAcross - kNear) / (kFar - kNear), 0.0, 1.0);
  return static_cast<float>(std::lerp(kFaint, kFull, share));
}

bool shownAt(const LayerMesh& mesh, double metresAcross) {
  const WidthRange& range = mesh.shownAt;
  if (range.leastMetres > 0 && metresAcross < range.leastMetres) return false;
  return range.mostMetres <= 0 || metresAcross <= range.mostMetres;
}

std::vector<std::size_t> shownMeshes(const Session& session, const std::vector<LayerMesh>& meshes,
                                     double metresAcross) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < meshes.size(); ++i) {
    if (isShown(session, layerIdOf(meshes[i])) && shownAt(meshes[i], metresAcross)) {
      shown.push_back(i);
    }
  }
  return shown;
}

/// Grid convergence at the middle, whole degrees: where true north points on the picture.
int northDegreesOf(const Session& session) {
  const auto middle = session.projection->inverse(session.view.centre);
  if (!middle) return 0;
  const auto north =
      session.projection->forward(geo::LonLat{middle->lonDegrees, middle->latDegrees + 0.01});
  if (!north) return 0;
  const double dx = north->xMetres - session.view.centre.xMetres;
  const double dy = north->yMetres - session.view.centre.yMetres;
  return static_cast<int>(std::lround(std::atan2(dx, dy) * 180 / std::numbers::pi));
}

std::vector<std::string> eventsIn(const Session& session) {
  std::vector<std::string> titles;
  const auto& layers = session.scenario->layers;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (layers[i].kind != geo::LayerKind::Event || !isShown(session, layers[i].id)) continue;
    for (const std::size_t row :
         session.times->rows(i).rowsIn(session.clock.window, leastShown(session.certainty))) {
      const geo::Feature& feature = layers[i].features[row];
      const bool sure =
          geo::validityIn(feature.valid, session.clock.window) == geo::Validity::Certain;
      titles.push_back(sure ? feature.name : feature.name + " (date not certain)");
    }
  }
  return titles;
}

void addUnplaced(const Session& session, FurnitureWords& words) {
  std::size_t others = 0;
  const geo::Validity least = leastShown(session.certainty);
  const auto& layers = session.scenario->layers;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const geo::LayerKind kind = layers[i].kind;
    if (kind == geo::LayerKind::Event || kind == geo::LayerKind::Actor) continue;
    if (!isShown(session, layers[i].id)) continue;
    const geo::RowTimes& unplaced = session.times->unplaced(i);
    if (kind != geo::LayerKind::Proposal) {
      others += unplaced.countIn(session.clock.window, least);
      continue;
    }
    for (const std::size_t row : unplaced.rowsIn(session.clock.window, least)) {
      words.unplaced.push_back(layers[i].features[row].name);
    }
  }
  if (others > 0) {
    words.counts = fmt::format("{} more records have no known place: listed, not drawn", others);
  }
}

FurnitureWords wordsFor(const Session& session, double metresPerPx) {
  FurnitureWords words;
  words.extent = session.furniture;
  if (session.furniture == Furniture::None) return words;
  const geo::Scenario& scenario = *session.scenario;
  words.title = scenario.title;
  words.subtitle = scenario.subtitle;
  words.credits = scenario.credits;
  words.disclaimer = scenario.disclaimer;
  words.date = formatWindow(session.clock.window, session.clock.zone);
  words.zoneNote = formatZoneNote(session.clock.window, session.clock.zone);
  words.events = eventsIn(session);
  addUnplaced(session, words);
  words.metresPerPx = metresPerPx;
  words.scaleDenominator = scaleDenominator(session);
  words.projection = session.projection->name();
  words.northDegrees = northDegreesOf(session);
  return words;
}

/// While a date moves they may be those of a moment ago.
DatedChangesPtr differencesOf(const Session& session) {
  const DatedChangesPtr& made = session.differences;
  const bool fits = comparesDates(session) && made && made->scenario == session.scenario;
  return fits ? made : nullptr;
}

}  // namespace

Frame frameFrom(const Session& session, const MapScene& scene) {
  Frame frame;
  frame.view = session.view;
  const double metresPerPx = scaleDenominator(session) * 0.0254 / (session.view.pxPerPt * 72.0);
  frame.metresAcross =
      session.view.unitsPerPx * session.projection->metresPerUnit() * session.view.widthPx;
  frame.time = session.clock.window;
  frame.window = {geo::ticksSince(scene.epoch, frame.time.from),
                  geo::ticksUntil(scene.epoch, frame.time.to)};
  frame.cell = geo::timeCellOf(*session.changes, frame.time);
  frame.base = shownMeshes(session, scene.base, frame.metresAcross);
  frame.scenario = shownMeshes(session, scene.scenario, frame.metresAcross);
  if (isShown(session, "base.relief")) frame.reliefOpacity = reliefOpacityFor(frame.metresAcross);
  frame.selection = session.selection;
  frame.differences = differencesOf(session);
  frame.words = wordsFor(session, metresPerPx);
  for (const std::size_t i : frame.scenario) {
    frame.words.shownLayers.insert(std::string(layerIdOf(scene.scenario[i])));
  }
  frame.data = session.scenario;
  frame.times = session.times;
  frame.certainty = session.certainty;
  return frame;
}

}  // namespace viewer
