#include "viewer/session/clear_view.hpp"
#include "viewer/session/command.hpp"
#include "viewer/session/events_in_box.hpp"
#include "viewer/session/journey.hpp"
#include "viewer/session/session_tables.hpp"
#include "viewer/session/step_play.hpp"
#include "viewer/session/story_view.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

namespace {

/// A pixel covers at least a centimetre and at most a hundred kilometres of ground.
constexpr double kClosestMetresPerPx = 0.01, kFarthestMetresPerPx = 100e3;

double clampedUnits(const Session& session, double unitsPerPx) {
  const double metres = session.projection->metresPerUnit();
  return std::clamp(unitsPerPx, kClosestMetresPerPx / metres, kFarthestMetresPerPx / metres);
}

/// The box of a feature's points on the plane; empty without a place.
geo::PlaneBox planeBoxOf(const Session& session, const geo::Feature& feature) {
  std::vector<geo::LonLat> points;
  if (const auto* point = std::get_if<geo::LonLat>(&feature.geometry)) points.push_back(*point);
  if (const auto* lines = std::get_if<geo::Lines>(&feature.geometry)) {
    for (const auto& line : *lines) points.insert(points.end(), line.begin(), line.end());
  }
  if (const auto* polygons = std::get_if<geo::Polygons>(&feature.geometry)) {
    for (const auto& polygon : *polygons) {
      for (const auto& ring : polygon.rings) points.insert(points.end(), ring.begin(), ring.end());
    }
  }
  geo::PlaneBox box;
  for (const geo::Projected& p : session.projection->forward(points)) {
    if (std::isfinite(p.xMetres)) box.include(p);
  }
  return box;
}

/// "raster.1" and so on, the first that no raster has.
std::string freeRasterId(const Session& session) {
  for (int number = 1;; ++number) {
    const std::string id = "raster." + std::to_string(number);
    if (std::ranges::find(session.rasters, id, &UserRaster::id) == session.rasters.end()) return id;
  }
}

UserTable* tableIn(Session& session, std::string_view id) {
  const auto found = std::ranges::find(session.tables, id, &UserTable::id);
  return found == session.tables.end() ? nullptr : &*found;
}

struct Apply {
  Session& s;
  std::vector<Effect>& effects;

  /// The scene is built for a step's projection before the step is shown in it.
  void awaitProjection() {
    if (geo::ProjectionPtr wanted = wantedProjection(s)) {
      effects.emplace_back(effect::Reproject{std::move(wanted)});
    }
  }

  void operator()(const command::Pan& c) {
    s.view.centre.xMetres -= c.dxPx * s.view.unitsPerPx;
    s.view.centre.yMetres += c.dyPx * s.view.unitsPerPx;
  }
  void operator()(const command::ZoomAt& c) {
    if (!(c.factor > 0)) return;
    const geo::Projected fixed = projectedAt(s, c.at);
    const double units = clampedUnits(s, s.view.unitsPerPx / c.factor);
    const double share = units / s.view.unitsPerPx;
    s.view.centre.xMetres = fixed.xMetres + (s.view.centre.xMetres - fixed.xMetres) * share;
    s.view.centre.yMetres = fixed.yMetres + (s.view.centre.yMetres - fixed.yMetres) * share;
    s.view.unitsPerPx = units;
  }
  void operator()(const command::ZoomToBox& c) {
    if (std::abs(c.a.xPx - c.b.xPx) < 2 || std::abs(c.a.yPx - c.b.yPx) < 2) return;
    geo::PlaneBox box;
    const float left = mapLeftPx(s, c.a);
    for (const geo::Screen corner : {c.a, c.b}) {
      box.include(projectedFromScreen(mapView(s), {corner.xPx - left, corner.yPx}));
    }
    s.view = fittedToMap(s, box);
    s.view.unitsPerPx = clampedUnits(s, s.view.unitsPerPx);
  }
  void operator()(const command::FitExtent&) {
    if (const auto box = viewer::planeBoxOf(*s.projection, s.scenario->extent)) {
      s.view = showingExtent(s, *box);
    }
  }
  void operator()(const command::Resize& c) {
    const geo::View before = s.view;
    s.view.widthPx = c.widthPx;
    s.view.heightPx = c.heightPx;
    s.view.pxPerPt = c.pxPerPt;
    if (s.briefing && s.view != before) s = settled(std::move(s));
  }
  void operator()(const command::SetWindow& c) { s.clock = showing(s.clock, c.window); }
  void operator()(const command::GoTo& c) { s.clock = movedTo(s.clock, c.at); }
  void operator()(const command::Step& c) { s.clock = stepped(s.clock, c.count, c.unit); }
  void operator()(const command::GoToStart&) { s.clock = movedTo(s.clock, s.clock.range.from); }
  void operator()(const command::GoToEnd&) { s.clock = movedTo(s.clock, s.clock.range.to); }
  void operator()(const command::TogglePlay&) { s = withPlayToggled(std::move(s)); }
  void operator()(const command::SetWindowMode& c) { s.clock = inMode(s.clock, c.mode); }
  void operator()(const command::SetLength& c) { s.clock = withLength(s.clock, c.length); }
  void operator()(const command::SetStepUnit& c) { s.clock = withStepUnit(s.clock, c.unit); }
  void operator()(const command::SetDirection& c) { s.clock.direction = c.direction; }
  void operator()(const command::SetLoop& c) { s.clock.loop = c.loop; }
  void operator()(const command::SetMark& c) {
    (c.end == command::SetMark::End::In ? s.clock.in : s.clock.out) = c.at;
  }
  void operator()(const command::SetZone& c) { s.clock = inZone(s.clock, c.zone); }
  void operator()(const command::SetCertainty& c) { s.certainty = c.certainty; }
  void operator()(const command::SetSpeed& c) {
    s.clock.stepsPerSecond = std::clamp(c.stepsPerSecond, 0.01, 10000.0);
  }
  void operator()(const command::Tick& c) {
    const bool travels = s.briefing && s.briefing->move;  // what is to be played waits for it
    if (s.clock.playing && !travels) s = withTimePlayed(std::move(s), c.seconds);
    if (!s.briefing) return;
    const std::size_t before = s.briefing->step;
    s = travelled(std::move(s), c.seconds);
    if (s.briefing->step != before) awaitProjection();  // once, not with each frame
  }
  void operator()(const command::ZoomAxis& c) {
    if (c.factor > 0) s.clock = axisZoomed(s.clock, c.at, c.factor);
  }
  void operator()(const command::PanAxis& c) { s.clock = axisPanned(s.clock, c.shareOfAxis); }
  void operator()(const command::ResetAxis&) {
    s.clock = axisZoomed(s.clock, s.clock.range.from, 1e-9);
  }
  void operator()(const command::SetAxis& c) { s.clock = axisShowing(s.clock, c.axis); }
  void operator()(const command::SetCompare& c) { s.compare = withMode(s, c.mode); }
  void operator()(const command::SetBefore& c) {
    if (c.before.from < c.before.to) s.compare.before = c.before;
  }
  void operator()(const command::MoveSplit& c) {
    if (std::isfinite(c.share)) s.compare.split = std::clamp(c.share, 0.0f, 1.0f);
  }
  void operator()(const command::SwapDates&) { swapDates(s); }
  void operator()(const command::ShowLayer& c) {
    if (c.shown == Shown::Yes)
      s.hidden.erase(c.layerId);
    else
      s.hidden.insert(c.layerId);
  }
  void operator()(const command::SetNames& c) { s.names = c.names; }
  void operator()(const command::SetFurniture& c) { s.furniture = c.furniture; }
  void operator()(const command::AddRaster& c) {
    s.rasters.push_back(c.raster);
    s.rasters.back().id = freeRasterId(s);
  }
  void operator()(const command::RemoveRaster& c) {
    std::erase_if(s.rasters, [&](const UserRaster& raster) { return raster.id == c.id; });
    s.hidden.erase(c.id);
  }
  void operator()(const command::AddTable& c) { s = withTable(std::move(s), c.table); }
  void operator()(const command::RemoveTable& c) { s = withoutTable(std::move(s), c.id); }
  void operator()(const command::ReplaceRows& c) { s = withOtherRows(std::move(s), c.table); }
  void operator()(const command::StyleTable& c) {
    if (UserTable* table = tableIn(s, c.id)) *table = restyled(std::move(*table), c.style);
    giveLooks(s);
  }
  void operator()(const command::FilterTable& c) {
    if (UserTable* table = tableIn(s, c.id)) table->filter = c.filter;
  }
  void operator()(const command::SelectEvents& c) {
    s.selectedEvents = c.events;
    if (c.events) s.selection.reset();
  }
  void operator()(const command::SelectEventsIn& c) {
    s.selection.reset();
    s.selectedEvents = eventsInBox(s, c.a, c.b);
  }
  void operator()(const command::TakeOut& c) { effects.emplace_back(effect::TakeOut{c}); }
  void operator()(const command::FitTable& c) {
    if (const UserTable* table = tableIn(s, c.id)) s = showingTable(std::move(s), *table);
  }
  void operator()(const command::CentreOn& c) {
    if (const auto at = s.projection->forward(c.at)) s.view.centre = *at;
  }
  void operator()(const command::SetMeasured& c) { s.measured = c.measured; }
  void operator()(const command::SetTheme& c) { s.theme = c.theme; }
  void operator()(const command::SetGrid& c) { s.grid = c.grid; }
  void operator()(const command::SetMarking& c) { s.marking = c.marking; }
  void operator()(const command::SetProjection& c) {
    const auto projection = geo::Projection::create(c.definition);
    if (!projection) {
      s.messages.push_back({Message::Weight::Error, geo::describe(projection.error())});
    } else if (!reprojected(s, *projection)) {
      s.messages.push_back({Message::Weight::Error,
                            (*projection)->name() + ": the map's extent has no place in it"});
    } else {
      effects.emplace_back(effect::Reproject{*projection});
    }
  }
  void operator()(const command::Select& c) {
    s.selection = c.feature;
    s.selectedEvents.reset();
  }
  void operator()(const command::PickAt& c) { effects.emplace_back(effect::Pick{c.at}); }
  void operator()(const command::FlyTo& c) {
    s.selection = c.feature;
    s.selectedEvents.reset();
    const geo::PlaneBox box = planeBoxOf(s, geo::featureOf(*s.scenario, c.feature));
    if (box.empty() || geo::boundsOf(mapView(s)).meets(box)) return;
    s.view.centre = box.centre();
  }
  void operator()(const command::Tell& c) {
    if (std::ranges::find(s.messages, c.message) == s.messages.end()) {
      s.messages.push_back(c.message);
    }
  }
  void operator()(const command::DismissMessage& c) {
    if (c.index >= s.messages.size()) return;
    s.messages.erase(s.messages.begin() + static_cast<std::ptrdiff_t>(c.index));
  }
  void operator()(const command::Export& c) { effects.emplace_back(effect::Export{c.wish}); }
  void operator()(const command::StopExport& c) {
    effects.emplace_back(effect::StopExport{c.path});
  }
  void operator()(const command::CopyCommand& c) {
    effects.emplace_back(effect::CopyCommand{c.wish});
  }
  void operator()(const command::SaveSnapshot& c) {
    effects.emplace_back(effect::SaveSnapshot{c.path});
  }
  void operator()(const command::SaveScenario&) { effects.emplace_back(effect::SaveScenario{}); }
  void operator()(const command::ShowStep& c) {
    if (s.briefing || c.step >= s.story->size()) return;
    s.shownStep = c.step;
    Session shown = atStep(s, (*s.story)[c.step], s.view);
    if (shown.projection->definition() == s.projection->definition()) {
      s = std::move(shown);
    } else {
      effects.emplace_back(effect::Reproject{shown.projection});  // and then once more
    }
  }
  void operator()(const command::LeaveStep&) {
    s.heading.reset();
    s.highlights.clear();
    s.shownStep.reset();
  }
  void operator()(const command::SetStory& c) {
    s.story = c.story;
    if (s.shownStep && *s.shownStep >= s.story->size()) s.shownStep.reset();
    if (s.shownStep && s.heading) s.heading = headingOf(*s.scenario, (*s.story)[*s.shownStep]);
    if (s.briefing && s.story->empty()) s = withoutBriefing(std::move(s));
    if (s.briefing) s.briefing->step = std::min(s.briefing->step, s.story->size() - 1);
  }
  void operator()(const command::SaveStory&) { effects.emplace_back(effect::SaveStory{}); }
  void operator()(const command::SetWall& c) { s.wall = c.wall; }
  void operator()(const command::CheckRoom& c) { effects.emplace_back(effect::CheckRoom{c.room}); }
  void operator()(const command::StartBriefing& c) {
    s = withBriefing(std::move(s), c.step);
    if (s.briefing) {
      s.briefing->stepSeconds = c.stepSeconds;
      s.briefing->loop = c.loop;
    }
    awaitProjection();
  }
  void operator()(const command::GoToStep& c) {
    s = atBriefingStep(std::move(s), c.step);
    awaitProjection();
  }
  void operator()(const command::StepOn& c) {
    if (!s.briefing) return;
    const auto step = static_cast<std::ptrdiff_t>(s.briefing->step) + c.count;
    const auto last = static_cast<std::ptrdiff_t>(s.story->size()) - 1;
    if (step >= 0 && step <= last) (*this)(command::GoToStep{static_cast<std::size_t>(step)});
  }
  void operator()(const command::ReturnToStep&) {
    if (s.briefing) (*this)(command::GoToStep{s.briefing->step});
  }
  void operator()(const command::SetCurtain& c) {
    if (s.briefing) s.briefing->curtain = c.curtain;
  }
  void operator()(const command::SetPointer& c) {
    if (s.briefing) s.briefing->pointer = c.lit;
  }
  void operator()(const command::SetTravel& c) {
    if (s.briefing) s.briefing->travel = c.travel;
  }
  void operator()(const command::LeaveBriefing&) {
    s = withoutBriefing(std::move(s));
    awaitProjection();
  }
  void operator()(const command::OpenInput& c) { effects.emplace_back(effect::OpenInput{c}); }
  void operator()(const command::CopyText& c) { effects.emplace_back(effect::CopyText{c.text}); }
  void operator()(const command::ToggleFullScreen&) {
    effects.emplace_back(effect::ToggleFullScreen{});
  }
  void operator()(const command::Quit&) { effects.emplace_back(effect::Quit{}); }
};

}  // namespace

Applied apply(Session session, const Command& command) {
  Applied applied{std::move(session), {}};
  std::visit(Apply{applied.session, applied.effects}, static_cast<const AnyCommand&>(command));
  applied.session = withHandOnMap(std::move(applied.session));
  return applied;
}

}  // namespace viewer
