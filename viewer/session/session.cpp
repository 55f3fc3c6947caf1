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

std::string formatWindow(geo::TimeSpan window, const geo::Zone& zone) {
  const bool wholeDay = window.from == geo::startOfDay(window.from, zone) &&
                        window.to == geo::addDays(window.from, 1, zone);
  if (wholeDay) return geo::formatDay(window.from, zone);
  if (window.to - window.from <= std::chrono::hours{1}) {
    return fmt::format("{} {}", geo::formatDay(window.from, zone),
                       geo::formatClock(window.from, zone));
  }
  const auto end = [&zone](geo::Moment at) {
    const bool midnight = at == geo::startOfDay(at, zone);
    const std::string day = geo::formatDay(at, zone);
    return midnight ? day : fmt::format("{} {}", day, geo::formatClock(at, zone));
  };
  return fmt::format("{} – {}", end(window.from), end(window.to));
}

std::string formatZoneNote(geo::TimeSpan window, const geo::Zone& zone) {
  if (zone.isUtc()) return "UTC";
  return fmt::format("{}, {} · {} {} – {} {} UTC", zone.name(), zone.offsetText(window.from),
                     geo::formatDay(window.from), geo::formatClock(window.from),
                     geo::formatDay(window.to), geo::formatClock(window.to));
}

}  // namespace viewer
