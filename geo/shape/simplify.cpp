// Douglas-Peucker with a list of open stretches in place of recursion.
#include "geo/shape/shape.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace geo {

namespace {

/// From the first to the last vertex, both kept.
struct Stretch {
  std::size_t first = 0, last = 0;
};

struct Farthest {
  std::size_t index = 0;
  double distance = -1;
};

double distanceToSegment(Projected p, Projected a, Projected b) {
  const double dx = b.xMetres - a.xMetres, dy = b.yMetres - a.yMetres;
  const double px = p.xMetres - a.xMetres, py = p.yMetres - a.yMetres;
  const double squared = dx * dx + dy * dy;
  const double along = squared > 0 ? std::clamp((px * dx + py * dy) / squared, 0.0, 1.0) : 0.0;
  return std::sqrt(square(px - along * dx) + square(py - along * dy));
}

/// The vertex between the ends that lies farthest from the segment which joins them.
Farthest farthestIn(std::span<const Projected> line, Stretch stretch) {
  Farthest found;
  for (std::size_t i = stretch.first + 1; i < stretch.last; ++i) {
    const double distance = distanceToSegment(line[i], line[stretch.first], line[stretch.last]);
    if (distance > found.distance) found = {i, distance};
  }
  return found;
}

void keepWithin(std::span<const Projected> line, Stretch whole, double tolerance,
                std::vector<bool>& kept) {
  std::vector<Stretch> open{whole};
  while (!open.empty()) {
    const Stretch stretch = open.back();
    open.pop_back();
    const Farthest farthest = farthestIn(line, stretch);
    if (farthest.distance <= tolerance) continue;
    kept[farthest.index] = true;
    open.push_back({stretch.first, farthest.index});
    open.push_back({farthest.index, stretch.last});
  }
}

/// A ring has no two ends to start from: it is cut where it is farthest from its first vertex, and
/// held open by the vertex farthest from that cut.
std::vector<std::size_t> anchorsOfRing(std::span<const Projected> ring) {
  const std::size_t last = ring.size() - 1;
  const std::size_t opposite = farthestIn(ring, {0, last}).index;
  const Farthest before = farthestIn(ring, {0, opposite});
  const Farthest after = farthestIn(ring, {opposite, last});
  const std::size_t third = before.distance >= after.distance ? before.index : after.index;
  std::vector<std::size_t> anchors{0, opposite, third, last};
  std::ranges::sort(anchors);
  return anchors;
}

}  // namespace

PlaneLine simplify(std::span<const Projected> line, double tolerance) {
  const bool closed = line.size() > 2 && line.front() == line.back();
  if (line.size() < 3 || (closed && line.size() <= 4)) return {line.begin(), line.end()};
  const std::vector<std::size_t> anchors =
      closed ? anchorsOfRing(line) : std::vector<std::size_t>{0, line.size() - 1};
  std::vector<bool> kept(line.size(), false);
  for (const std::size_t anchor : anchors) kept[anchor] = true;
  for (std::size_t i = 0; i + 1 < anchors.size(); ++i) {
    keepWithin(line, {anchors[i], anchors[i + 1]}, tolerance, kept);
  }
  PlaneLine simple;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (kept[i]) simple.push_back(line[i]);
  }
  return simple;
}

}  // namespace geo
