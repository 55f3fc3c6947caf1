#include "viewer/session/live_reach.hpp"

#include "viewer/session/compare.hpp"

#include <algorithm>
#include <optional>

namespace viewer {

namespace {

constexpr double kEdgePt = 64;       // more than the cells that count events and the marks
constexpr double kRoomShare = 0.25;  // of the map's width
constexpr int kSteps = 16;           // between the points of the map that are looked at
constexpr geo::GeoBox kWorld{-180, -90, 180, 90};

void include(std::optional<geo::GeoBox>& box, geo::LonLat at) {
  if (!box) box = {at.lonDegrees, at.latDegrees, at.lonDegrees, at.latDegrees};
  box = {std::min(box->west, at.lonDegrees), std::min(box->south, at.latDegrees),
         std::max(box->east, at.lonDegrees), std::max(box->north, at.latDegrees)};
}

bool showsPole(const geo::Projection& projection, const geo::PlaneBox& plane) {
  for (const double latitude : {-90.0, 90.0}) {
    const auto pole = projection.forward(geo::LonLat{0, latitude});
    geo::PlaneBox there;
    if (pole) there.include(*pole);
    if (pole && plane.meets(there)) return true;
  }
  return false;
}

/// Edges may bulge between the points that were looked at.
geo::GeoBox withBulge(const geo::GeoBox& box) {
  const double x = (box.east - box.west) / kSteps, y = (box.north - box.south) / kSteps;
  return {std::max(box.west - x, -180.0), std::max(box.south - y, -90.0),
          std::min(box.east + x, 180.0), std::min(box.north + y, 90.0)};
}

LiveReach reachAround(const Session& session, double marginPx) {
  const Clock& clock = session.clock;
  LiveReach reach{
      degreesShown(session, marginPx),
      {std::min(clock.axis.from, clock.window.from), std::max(clock.axis.to, clock.window.to)}};
  if (comparesDates(session)) {
    reach.times.from = std::min(reach.times.from, session.compare.before.from);
    reach.times.to = std::max(reach.times.to, session.compare.before.to);
  }
  return reach;
}

double edgePx(const Session& session) {
  return kEdgePt * double{session.view.pxPerPt};
}

}  // namespace

geo::GeoBox degreesShown(const Session& session, double marginPx) {
  geo::View view = mapView(session);
  view.widthPx += static_cast<int>(2 * marginPx);
  view.heightPx += static_cast<int>(2 * marginPx);
  const geo::PlaneBox plane = geo::boundsOf(view);
  if (showsPole(*session.projection, plane)) return kWorld;
  std::optional<geo::GeoBox> box;
  for (int x = 0; x <= kSteps; ++x) {
    for (int y = 0; y <= kSteps; ++y) {
      const geo::Screen at{static_cast<float>(view.widthPx) * static_cast<float>(x) / kSteps,
                           static_cast<float>(view.heightPx) * static_cast<float>(y) / kSteps};
      const auto there = session.projection->inverse(geo::projectedFromScreen(view, at));
      if (!there) return kWorld;
      include(box, *there);
    }
  }
  const bool aroundTheGlobe = box->east - box->west > 180;
  return aroundTheGlobe ? kWorld : withBulge(*box);
}

LiveReach neededReach(const Session& session) {
  return reachAround(session, edgePx(session));
}

LiveReach roomyReach(const Session& session) {
  const geo::GeoBox needed = neededReach(session).box;
  LiveReach reach = reachAround(session, edgePx(session) + kRoomShare * mapView(session).widthPx);
  reach.box = {std::min(reach.box.west, needed.west), std::min(reach.box.south, needed.south),
               std::max(reach.box.east, needed.east), std::max(reach.box.north, needed.north)};
  return reach;
}

bool holds(const LiveReach& reach, const LiveReach& needed) {
  const geo::GeoBox &a = reach.box, &b = needed.box;
  const bool there =
      a.west <= b.west && a.south <= b.south && a.east >= b.east && a.north >= b.north;
  return there && reach.times.from <= needed.times.from && reach.times.to >= needed.times.to;
}

}  // namespace viewer
