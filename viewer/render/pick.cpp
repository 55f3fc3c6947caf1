#include "viewer/render/pick.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

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

}  // namespace

std::optional<geo::FeatureRef> pickAt(const Frame& frame, const MapScene& scene, geo::Screen at) {
  const Measure measure{geo::projectedFromScreen(frame.view, at),
                        frame.view.unitsPerPx * frame.view.pxPerPt,
                        symbolScaleAt(frame.metresAcross)};
  Hit best;
  std::optional<geo::FeatureRef> picked;
  for (const std::size_t i : frame.scenario) {
    const LayerMesh& mesh = scene.scenario[i];
    const auto layer = std::ranges::find(frame.data->layers, layerIdOf(mesh), &geo::Layer::id);
    if (layer == frame.data->layers.end()) continue;
    for (const PickTarget& target : mesh.targets) {
      const geo::Feature& feature = layer->features[target.feature];
      if (geo::validityIn(feature.valid, frame.time) < leastShown(frame.certainty)) continue;
      const Hit hit = std::visit(measure, target.shape);
      if (hit.kind == 3 || best < hit) continue;  // a later layer lies on top: it wins a tie
      best = hit;
      picked = {static_cast<std::size_t>(layer - frame.data->layers.begin()), target.feature};
    }
  }
  return picked;
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
  return pickAt(ghosts, scene, at);
}

}  // namespace viewer
