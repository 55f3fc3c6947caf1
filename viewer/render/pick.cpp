#include "viewer/render/pick.hpp"

#include "viewer/render/badges.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace viewer {

namespace {

/// A click this close to a mark still means it.
constexpr double kReachPt = 4;

double distanceToPiece(geo::Projected p, geo::Projected a, geo::Projected b) {
  const double dx = b.xMetres - a.xMetres, dy = b.yMetres - a.yMetres;
  const double squared = dx * dx + dy * dy;
  const double share =
      squared > 0 ? ((p.xMetres - a.xMetres) * dx + (p.yMetres - a.yMetres) * dy) / squared : 0;
  const double t = std::clamp(share, 0.0, 1.0);
  return std::hypot(p.xMetres - a.xMetres - t * dx, p.yMetres - a.yMetres - t * dy);
}

bool insideRing(geo::Projected p, const geo::PlaneLine& ring) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const geo::Projected &a = ring[i], &b = ring[j];
    if ((a.yMetres > p.yMetres) == (b.yMetres > p.yMetres)) continue;
    const double crossing =
        (b.xMetres - a.xMetres) * (p.yMetres - a.yMetres) / (b.yMetres - a.yMetres) + a.xMetres;
    if (p.xMetres < crossing) inside = !inside;
  }
  return inside;
}

/// How far a click is from a shape, in points; infinite when it misses. The class decides first.
struct Hit {
  int kind = 3;  // 0 marker, 1 line, 2 area
  double distancePt = std::numeric_limits<double>::infinity();
  bool operator<(const Hit& o) const {
    return kind != o.kind ? kind < o.kind : distancePt < o.distancePt;
  }
};

struct Measure {
  geo::Projected click;
  double unitsPerPt;
  double symbolScale;

  Hit operator()(const PickTarget::AtPoint& point) const {
    const double x = point.at.xMetres + point.offsetXPt * symbolScale * unitsPerPt;
    const double y = point.at.yMetres - point.offsetYPt * symbolScale * unitsPerPt;
    const double distance = std::hypot(click.xMetres - x, click.yMetres - y) / unitsPerPt;
    return distance <= point.radiusPt * symbolScale + kReachPt / 2 ? Hit{0, distance} : Hit{};
  }
  Hit operator()(const PickTarget::AlongLine& along) const {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < along.line.size(); ++i) {
      nearest = std::min(nearest, distanceToPiece(click, along.line[i - 1], along.line[i]));
    }
    return nearest <= kReachPt * unitsPerPt ? Hit{1, nearest / unitsPerPt} : Hit{};
  }
  Hit operator()(const PickTarget::InArea& area) const {
    for (const geo::PlanePolygon& polygon : area.polygons) {
      bool inside = false;
      for (const geo::PlaneLine& ring : polygon.rings) inside ^= insideRing(click, ring);
      if (inside) return {2, 0};
    }
    return {};
  }
};

std::optional<std::size_t> layerOf(const Frame& frame, const LayerMesh& mesh) {
  const auto layer = std::ranges::find(frame.data->layers, layerIdOf(mesh), &geo::Layer::id);
  if (layer == frame.data->layers.end()) return std::nullopt;
  return static_cast<std::size_t>(layer - frame.data->layers.begin());
}

/// Calls visit(ref, target) for all that is valid and shown, in drawing order.
template <class Visit>
void forEachValid(const Frame& frame, const MapScene& scene, Visit visit) {
  for (const std::size_t i : frame.scenario) {
    const auto layer = layerOf(frame, scene.scenario[i]);
    if (!layer) continue;
    for (const PickTarget& target : scene.scenario[i].targets) {
      const geo::FeatureRef ref{*layer, target.feature};
      const geo::ValidTime& valid = geo::featureOf(*frame.data, ref).valid;
      if (geo::validityIn(valid, frame.time) >= leastShown(frame.certainty)) visit(ref, target);
    }
  }
}

/// Of those that the badge of a place counts the first; or the next one after the selected one, so
/// that clicking on shows them all.
geo::FeatureRef nextInBadge(const Frame& frame, const MapScene& scene, geo::Projected place) {
  std::vector<geo::FeatureRef> counted;
  forEachValid(frame, scene, [&](geo::FeatureRef ref, const PickTarget& target) {
    if (target.badgeAt == place && !hasTurn(target.turn, timeShownIn(frame))) {
      counted.push_back(ref);
    }
  });
  const auto selected =
      frame.outlined.empty() ? counted.end() : std::ranges::find(counted, frame.outlined.back());
  if (selected == counted.end() || selected + 1 == counted.end()) return counted.front();
  return *(selected + 1);
}

enum class Badges { Shown, None };

std::optional<geo::FeatureRef> pickFrom(const Frame& frame, const MapScene& scene, geo::Screen at,
                                        Badges badges) {
  const Measure measure{geo::projectedFromScreen(frame.view, at),
                        frame.view.unitsPerPx * frame.view.pxPerPt,
                        symbolScaleAt(frame.metresAcross)};
  Hit best;
  std::optional<geo::FeatureRef> picked;
  std::optional<geo::Projected> badge;  // that was hit
  forEachValid(frame, scene, [&](geo::FeatureRef ref, const PickTarget& target) {
    const bool counted = !hasTurn(target.turn, timeShownIn(frame));
    if (counted && badges == Badges::None) return;
    const Hit hit = counted ? measure(badgeAt(target.badgeAt)) : std::visit(measure, target.shape);
    if (hit.kind == 3 || best < hit) return;  // a later layer lies on top: it wins a tie
    best = hit;
    picked = ref;
    badge = counted ? std::optional(target.badgeAt) : std::nullopt;
  });
  return badge ? nextInBadge(frame, scene, *badge) : picked;
}

}  // namespace

std::optional<geo::FeatureRef> pickAt(const Frame& frame, const MapScene& scene, geo::Screen at) {
  return pickFrom(frame, scene, at, Badges::Shown);
}

std::optional<geo::FeatureRef> pickAt(const Sheet& sheet, const MapScene& scene, geo::Screen at) {
  const auto hit = [&](const Part& part) {
    return at.xPx >= static_cast<float>(part.fromPx) && at.xPx < static_cast<float>(part.toPx);
  };
  const auto part = std::ranges::find_if(sheet.parts, hit);
  if (part == sheet.parts.end()) return std::nullopt;
  at.xPx -= static_cast<float>(part->leftPx);
  auto picked = pickAt(part->frame, scene, at);
  if (picked || !part->frame.other) return picked;
  Frame ghosts = part->frame;
  ghosts.time = part->frame.other->time;
  ghosts.window = part->frame.other->window;
  return pickFrom(ghosts, scene, at, Badges::None);
}

}  // namespace viewer
