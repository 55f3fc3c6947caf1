#include "viewer/session/session.hpp"

#include "geo/base/time_text.hpp"
#include "geo/coords/geodesic.hpp"
#include "viewer/session/opening_look.hpp"

#include <cmath>

#include <fmt/format.h>

namespace viewer {

bool isShown(const Session& session, std::string_view layerId) {
  return !session.hidden.contains(layerId);
}

geo::Result<geo::PlaneBox> planeBoxOf(const geo::Projection& projection, const geo::GeoBox& box) {
  const auto plane = projection.boundsOf(box);
  if (!plane || !(plane->width() > 0) || !(plane->height() > 0)) {
    return geo::fail(geo::Failure::Kind::Invalid,
                     fmt::format("the extent {},{},{},{} has no place in this projection", box.west,
                                 box.south, box.east, box.north),
                     projection.name());
  }
  return *plane;
}

geo::Result<Session> openSession(geo::ScenarioPtr scenario, geo::BaseMapPtr baseMap,
                                 const geo::View& viewport, std::string_view crs) {
  std::string definition(crs.empty() ? std::string_view(scenario->crs) : crs);
  if (definition.empty()) definition = geo::fittingProjection(scenario->extent);
  auto projection = geo::Projection::create(definition);
  if (!projection) return tl::unexpected(projection.error());
  const auto box = planeBoxOf(**projection, scenario->extent);
  if (!box) return tl::unexpected(box.error());

  Session session;
  session.changes = std::make_shared<const std::vector<geo::Moment>>(geo::changeMoments(*scenario));
  session.times = std::make_shared<const geo::TimeIndex>(*scenario);
  session.projection = *projection;
  session.view = geo::fittedTo(viewport, *box);
  session.clock.range = session.clock.axis = scenario->range;
  session.clock.zone = scenario->zone;
  session.clock = showing(session.clock, scenario->opening);
  session.marking = scenario->marking;
  for (const geo::Layer& layer : scenario->layers) {
    if (!layer.visible) session.hidden.insert(layer.id);
  }
  if (auto good = takeLook(session, *scenario); !good) return tl::unexpected(good.error());
  session.story = std::make_shared<const std::vector<geo::StoryStep>>(scenario->story);
  session.scenario = std::move(scenario);
  session.baseMap = std::move(baseMap);
  return session;
}

std::optional<Session> reprojected(Session session, const geo::ProjectionPtr& projection) {
  const double scale = scaleDenominator(session);
  session.view.unitsPerPx *= session.projection->metresPerUnit() / projection->metresPerUnit();
  const auto middle = session.projection->inverse(session.view.centre);
  const auto there = middle ? projection->forward(*middle) : std::nullopt;
  session.projection = projection;
  if (!there) {
    const auto box = planeBoxOf(*projection, session.scenario->extent);
    if (!box) return std::nullopt;
    session.view = fittedToMap(session, *box);
    return session;
  }
  session.view.centre = *there;
  session.view.unitsPerPx /= scaleDenominator(session) / scale;
  if (!std::isfinite(session.view.unitsPerPx) || !(session.view.unitsPerPx > 0))
    return std::nullopt;
  return session;
}

double scaleDenominator(const Session& session) {
  const geo::View& view = session.view;
  const double inchesPerPx = 1 / (view.pxPerPt * 72.0);
  const double metresOnPicture = inchesPerPx * 0.0254;
  const auto left =
      session.projection->inverse({view.centre.xMetres - view.unitsPerPx / 2, view.centre.yMetres});
  const auto right =
      session.projection->inverse({view.centre.xMetres + view.unitsPerPx / 2, view.centre.yMetres});
  const double ground = left && right ? geo::distanceMetres(*left, *right)
                                      : view.unitsPerPx * session.projection->metresPerUnit();
  return ground / metresOnPicture;
}

namespace {

bool isMidnight(geo::Moment at, const geo::Zone& zone) {
  return at == geo::startOfDay(at, zone);
}

/// From the first to the last day, what both have in common said once.
std::string wholeDays(geo::TimeSpan window, const geo::Zone& zone) {
  const std::string first = geo::formatDay(window.from, zone);
  const std::string last = geo::formatDay(geo::addDays(window.to, -1, zone), zone);
  const auto year = [](const std::string& day) { return day.substr(day.rfind(' ') + 1); };
  const auto month = [](const std::string& day) { return day.substr(day.find(' ') + 1); };
  std::string from = first;
  if (year(first) == year(last)) from = first.substr(0, first.rfind(' '));
  if (month(first) == month(last)) from = first.substr(0, first.find(' '));
  return fmt::format("{} – {}", from, last);
}

}  // namespace

std::string formatWindow(geo::TimeSpan window, const geo::Zone& zone) {
  const bool wholeDay =
      isMidnight(window.from, zone) && window.to == geo::addDays(window.from, 1, zone);
  if (wholeDay) return geo::formatDay(window.from, zone);
  if (window.to - window.from <= std::chrono::hours{1}) {
    return fmt::format("{} {}", geo::formatDay(window.from, zone),
                       geo::formatClock(window.from, zone));
  }
  if (isMidnight(window.from, zone) && isMidnight(window.to, zone)) return wholeDays(window, zone);
  return fmt::format("{} {} – {} {}", geo::formatDay(window.from, zone),
                     geo::formatClock(window.from, zone), geo::formatDay(window.to, zone),
                     geo::formatClock(window.to, zone));
}

std::string formatZoneNote(geo::TimeSpan window, const geo::Zone& zone) {
  if (zone.isUtc()) return "UTC";
  return fmt::format("{}, {} · {} {} – {} {} UTC", zone.name(), zone.offsetText(window.from),
                     geo::formatDay(window.from), geo::formatClock(window.from),
                     geo::formatDay(window.to), geo::formatClock(window.to));
}

}  // namespace viewer
