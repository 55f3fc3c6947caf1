#include "viewer/session/journey.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

/// The middle moves in a straight line as seen on the picture, while the scale changes evenly.
geo::View between(const geo::View& from, const geo::View& to, double share) {
  geo::View view = to;
  const double zoom = std::log(to.unitsPerPx / from.unitsPerPx);
  view.unitsPerPx = from.unitsPerPx * std::exp(zoom * share);
  const double range = to.unitsPerPx - from.unitsPerPx;
  const bool zooms = std::abs(zoom) > 1e-6;
  const double way = zooms ? (view.unitsPerPx - from.unitsPerPx) / range : share;
  view.centre.xMetres = std::lerp(from.centre.xMetres, to.centre.xMetres, way);
  view.centre.yMetres = std::lerp(from.centre.yMetres, to.centre.yMetres, way);
  return view;
}

}  // namespace

double shareOfWay(const Briefing::Move& move) {
  const double share = std::clamp(move.passedSeconds / kTravelSeconds, 0.0, 1.0);
  return share * share * (3 - 2 * share);
}

geo::View viewUnderWay(const Briefing::Move& move) {
  const double share = shareOfWay(move);
  if (share <= 0) return move.from;
  return share >= 1 ? move.to : between(move.from, move.to, share);
}

Session arrived(Session session) {
  if (!session.briefing || !session.briefing->move) return session;
  session.view = session.briefing->move->to;
  session.briefing->move.reset();
  return session;
}

Session withHandOnMap(Session session) {
  if (!session.briefing || !session.briefing->move) return session;
  if (session.view != viewUnderWay(*session.briefing->move)) session.briefing->move.reset();
  return session;
}

}  // namespace viewer
