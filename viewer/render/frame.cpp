#include "viewer/render/frame.hpp"

#include "geo/base/time_text.hpp"
#include "geo/table/event_counts.hpp"
#include "viewer/layers/event_discs.hpp"
#include "viewer/render/legend_entries.hpp"
#include "viewer/render/locator.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

/// Relief is honest from about 400 km up; nearer it fades to a tint (its cells are 7 x 9 km).
float reliefOpacityFor(double metresAcross) {
  constexpr double kFaint = 0.25, kFull = 1.0, kNear = 150e3, kFar = 650e3;
  const double share = std::clamp((metresAcross - kNear) / (kFar - kNear), 0.0, 1.0);
  return static_cast<float>(std::lerp(kFaint, kFull, share));
}

std::vector<std::size_t> shownMeshes(const Session& session, const std::vector<LayerMesh>& meshes,
                                     double metresAcross) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < meshes.size(); ++i) {
    if (isShown(session, layerIdOf(meshes[i])) && opacityAt(meshes[i].shownAt, metresAcross) > 0) {
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

std::string editionOf(const geo::Scenario& scenario) {
  const std::string version = "truceline " TRUCELINE_VERSION;
  return scenario.cutoff.empty() ? version
                                 : fmt::format("Data up to {} · {}", scenario.cutoff, version);
}

/// Who publishes what the shown layers say at this date, most rows first; a few, then how many
/// more.
std::string sourcesOf(const Session& session) {
  constexpr std::size_t kMostRows = 20000, kMostNamed = 8;
  std::map<std::string_view, std::size_t> rowsBy;
  const auto& layers = session.scenario->layers;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!isShown(session, layers[i].id)) continue;
    const geo::RowTimes& times = session.times->rows(i);
    const geo::Validity least = leastShown(session.certainty);
    if (times.countIn(session.clock.window, least) > kMostRows) continue;
    for (const std::size_t row : times.rowsIn(session.clock.window, least)) {
      const geo::Feature& feature = layers[i].features[row];
      if (feature.source < 0 || !geo::hasPlace(feature)) continue;
      const auto& source = session.scenario->sources[static_cast<std::size_t>(feature.source)];
      if (!source.publisher.empty()) ++rowsBy[source.publisher];
    }
  }
  std::vector<std::string> credits;
  for (const UserTable& table : session.tables) {
    if (isShown(session, table.id)) credits.push_back(creditsOf(*table.events));
  }
  for (const std::string& credit : credits) rowsBy[credit] = kMostRows + 1;
  std::vector<std::pair<std::string_view, std::size_t>> sorted(rowsBy.begin(), rowsBy.end());
  std::ranges::stable_sort(sorted, std::greater{}, &decltype(sorted)::value_type::second);
  std::string text;
  for (std::size_t i = 0; i < std::min(sorted.size(), kMostNamed); ++i) {
    text += fmt::format("{}{}", i == 0 ? "Sources: " : "; ", sorted[i].first);
  }
  if (sorted.size() > kMostNamed) text += fmt::format("; and {} more", sorted.size() - kMostNamed);
  return text;
}

FurnitureWords wordsFor(const Session& session, double metresPerPx) {
  FurnitureWords words;
  words.pieces = session.furniture;
  words.cut = cutEdgesOf(session);
  const geo::Scenario& scenario = *session.scenario;
  const auto wanted = [&](FurniturePiece piece) { return session.furniture.has(piece); };
  if (!session.furniture.empty()) words.heading = session.heading;
  if (words.heading) {
    words.title = words.heading->title;
  } else if (wanted(FurniturePiece::Title)) {
    words.title = scenario.title;
    words.subtitle = scenario.subtitle;
  }
  if (wanted(FurniturePiece::Credits)) words.credits = scenario.credits;
  if (wanted(FurniturePiece::Disclaimer)) words.disclaimer = scenario.disclaimer;
  if (wanted(FurniturePiece::Marking)) words.marking = session.marking;
  if (wanted(FurniturePiece::Edition)) words.edition = editionOf(scenario);
  if (wanted(FurniturePiece::Date) && isUndated(session)) {
    words.date = "Undated";  // what is shown at all times has none
  } else if (wanted(FurniturePiece::Date)) {
    words.date = formatWindow(session.clock.window, session.clock.zone);
    words.zoneNote = formatZoneNote(session.clock.window, session.clock.zone);
    words.events = eventsIn(session);
  }
  if (wanted(FurniturePiece::Unplaced)) addUnplaced(session, words);
  if (wanted(FurniturePiece::Sources)) words.sources = sourcesOf(session);
  if (!wanted(FurniturePiece::Scale) && !wanted(FurniturePiece::North)) return words;
  words.metresPerPx = metresPerPx;
  words.scaleDenominator = scaleDenominator(session);
  words.projection = session.projection->name();
  words.northDegrees = northDegreesOf(session);
  return words;
}

/// The event of the table that the inspector shows, if there is one.
std::optional<std::uint32_t> shownEvent(const Session& session, const UserTable& table) {
  const auto& chosen = session.selectedEvents;
  if (!chosen || chosen->table != table.id || chosen->shown >= chosen->events.size()) return {};
  return chosen->events[chosen->shown];
}

bool happensIn(geo::TimeSpan time, const Session& session, const UserTable& table,
               std::uint32_t event) {
  const geo::TickSpan window = geo::ticksOf(*table.events, time);
  return geo::happensIn(table.events->events.valid[event], window.from, window.to) >=
         leastShown(session.certainty);
}

/// The mark that holds the event, which happens.
std::optional<PickTarget::AtPoint> markOf(std::uint32_t event, const UserTable& table,
                                          const DrawnMarks& drawn) {
  if (!table.places->has(event)) return {};
  const auto& spread = drawn.marks.spread;
  const auto one = std::ranges::find(spread, event, &EventMark::first);
  if (one != spread.end()) {
    return PickTarget::AtPoint{one->at, one->offsetXPt, one->offsetYPt, radiusPtOf(*one)};
  }
  const MarkCell cell = cellOf(table.places->at(event), drawn.marks.cellSide);
  const auto mark = std::ranges::find(drawn.marks.marks, cell, &EventMark::cell);
  if (mark == drawn.marks.marks.end()) return {};
  return PickTarget::AtPoint{mark->at, 0, 0, radiusPtOf(*mark)};
}

/// The mark that holds the chosen event; nothing while it is not drawn.
std::optional<PickTarget::AtPoint> selectedMark(const Session& session, const UserTable& table,
                                                const DrawnMarks& drawn) {
  const auto event = shownEvent(session, table);
  if (!event || !happensIn(session.clock.window, session, table, *event)) return {};
  return markOf(*event, table, drawn);
}

/// The same where it happened at the earlier of two dates alone.
std::optional<PickTarget::AtPoint> selectedGone(const Session& session, const UserTable& table,
                                                const DrawnMarks& drawn) {
  const auto event = shownEvent(session, table);
  if (!event || happensIn(session.clock.window, session, table, *event)) return {};
  if (!happensIn(session.compare.before, session, table, *event)) return {};
  return markOf(*event, table, drawn);
}

/// Of the chosen event, which is drawn; nothing where its radius is not known, or its disc is drawn
/// anyway.
std::optional<EventDisc> chosenDisc(const Session& session, const UserTable& table,
                                    const DrawnMarks& drawn) {
  const TableSelection& chosen = *session.selectedEvents;
  const std::uint32_t event = chosen.events[chosen.shown];
  const geo::TickSpan window = geo::ticksOf(*table.events, session.clock.window);
  const auto disc =
      discOf(sourceOf(table), event,
             geo::happensIn(table.events->events.valid[event], window.from, window.to));
  const bool there = disc && std::ranges::any_of(drawn.marks.discs, [&](const EventDisc& other) {
                       return other.at == disc->at && other.metres == disc->metres;
                     });
  return there ? std::nullopt : disc;
}

/// Null where the table has neither lines nor areas, or where they are still being made.
TableShapesPtr shapesOf(const UserTable& table, const Session& session, const MapScene& scene,
                        MarkMemo* memo) {
  if (table.places->shapes.events.empty()) return nullptr;
  ShapeSource source = shapeSourceOf(table, scene.look.theme, scene.epoch);
  if (memo) return memo->shapes.shapesOf(source, session.view);
  return buildTableShapes(std::move(source), shapeReachOf(session.view));
}

bool isDrawn(const Session& session, const UserTable& table) {
  const bool placed = table.places && table.places->projection == session.projection;
  return placed && isShown(session, table.id);
}

FrameTable frameTable(const UserTable& table, const MarksWish& wish, ThemeId theme,
                      MarkMemo* memo) {
  return {table.id, table.events->title,
          memo ? memo->marksOf(table, wish, theme) : drawnMarksOf(table, wish, theme)};
}

std::vector<FrameTable> tablesOf(const Session& session, const MapScene& scene, MarkMemo* memo) {
  std::vector<FrameTable> tables;
  for (const UserTable& table : session.tables) {
    if (!isDrawn(session, table)) continue;
    FrameTable shown = frameTable(table, wishOf(session), session.theme, memo);
    shown.shapes = shapesOf(table, session, scene, memo);
    shown.selected = selectedMark(session, table, *shown.drawn);
    if (shown.selected) shown.chosen = chosenDisc(session, table, *shown.drawn);
    tables.push_back(std::move(shown));
  }
  return tables;
}

/// While a date moves they may be those of a moment ago.
DatedChangesPtr differencesOf(const Session& session) {
  const DatedChangesPtr& made = session.differences;
  const bool fits = comparesDates(session) && made && made->scenario == session.scenario;
  return fits ? made : nullptr;
}

}  // namespace

CutEdges cutEdgesOf(const Session& session) {
  const auto share = [&](int px) { return std::round(session.safeShare * static_cast<float>(px)); };
  const float beside = share(session.view.widthPx), above = share(session.view.heightPx);
  return {beside, beside, above, above};
}

std::vector<FrameTable> goneTables(const Session& session, MarkMemo* memo) {
  MarksWish wish = wishOf(session);
  wish.without = std::exchange(wish.window, session.compare.before);
  std::vector<FrameTable> tables;
  for (const UserTable& table : session.tables) {
    if (!isDrawn(session, table)) continue;
    FrameTable gone = frameTable(table, wish, session.theme, memo);
    gone.selected = selectedGone(session, table, *gone.drawn);
    tables.push_back(std::move(gone));
  }
  return tables;
}

SceneLook sceneLookOf(const Session& session) {
  return {session.names, session.theme};
}

bool FrameTable::operator==(const FrameTable& other) const {
  const bool same = id == other.id && title == other.title && selected == other.selected &&
                    chosen == other.chosen;
  return same && shapes == other.shapes &&
         (drawn == other.drawn || drawn->marks == other.drawn->marks);
}

Frame frameFrom(const Session& session, const MapScene& scene, MarkMemo* memo) {
  Frame frame;
  frame.view = session.view;
  frame.tile = tileOf(frame.view);
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
  frame.outlined = session.highlights;
  if (session.selection) frame.outlined.push_back(*session.selection);
  frame.differences = differencesOf(session);
  frame.words = wordsFor(session, metresPerPx);
  frame.data = session.scenario;
  frame.certainty = session.certainty;
  frame.theme = scene.look.theme;
  frame.grid = session.grid;
  frame.projection = session.projection;
  for (const UserRaster& raster : session.rasters) {
    const bool fits = raster.picture && raster.picture->projection == session.projection;
    if (fits && isShown(session, raster.id)) frame.rasters.push_back(raster);
  }
  frame.tables = tablesOf(session, scene, memo);
  frame.measured = session.measured;
  if (session.furniture.has(FurniturePiece::Locator)) {
    frame.words.inset = locatorFor(frame.view, scene);
  }
  explain(frame, scene);
  return frame;
}

}  // namespace viewer
