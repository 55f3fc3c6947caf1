// Douglas-Peucker with a list of open stretches in place of recursion.
#include "geo/shape/simplify.hpp"

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
  double squared = -1;  // its distance
};

/// From a to b, for many questions.
class Segment {
 public:
  Segment(Projected a, Projected b)
      : a_(a),
        dx_(b.xMetres - a.xMetres),
        dy_(b.yMetres - a.yMetres),
        perSquared_(dx_ != 0 || dy_ != 0 ? 1 / (dx_ * dx_ + dy_ * dy_) : 0) {}
  double squaredDistanceTo(Projected p) const {
    const double px = p.xMetres - a_.xMetres, py = p.yMetres - a_.yMetres;
    const double along = std::clamp((px * dx_ + py * dy_) * perSquared_, 0.0, 1.0);
    return square(px - along * dx_) + square(py - along * dy_);
  }

 private:
  Projected a_;
  double dx_, dy_, perSquared_;
};

/// The vertex between the ends that lies farthest from the segment which joins them.
Farthest farthestIn(std::span<const Projected> line, Stretch stretch) {
  Farthest found;
  const Segment segment(line[stretch.first], line[stretch.last]);
  for (std::size_t i = stretch.first + 1; i < stretch.last; ++i) {
    const double squared = segment.squaredDistanceTo(line[i]);
    if (squared > found.squared) found = {i, squared};
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
    if (farthest.squared <= tolerance * tolerance) continue;
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
  const std::size_t third = before.squared >= after.squared ? before.index : after.index;
  std::vector<std::size_t> anchors{0, opposite, third, last};
  std::ranges::sort(anchors);
  return anchors;
}

}  // namespace

std::vector<std::size_t> keptPoints(std::span<const Projected> line, double tolerance) {
  std::vector<std::size_t> places;
  const bool closed = line.size() > 2 && line.front() == line.back();
  if (line.size() < 3 || (closed && line.size() <= 4)) {
    for (std::size_t i = 0; i < line.size(); ++i) places.push_back(i);
    return places;
  }
  const std::vector<std::size_t> anchors =
      closed ? anchorsOfRing(line) : std::vector<std::size_t>{0, line.size() - 1};
  std::vector<bool> kept(line.size(), false);
  for (const std::size_t anchor : anchors) kept[anchor] = true;
  for (std::size_t i = 0; i + 1 < anchors.size(); ++i) {
    keepWithin(line, {anchors[i], anchors[i + 1]}, tolerance, kept);
  }
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (kept[i]) places.push_back(i);
  }
  return places;
}

PlaneLine simplify(std::span<const Projected> line, double tolerance) {
  PlaneLine simple;
  for (const std::size_t place : keptPoints(line, tolerance)) simple.push_back(line[place]);
  return simple;
}

}  // namespace geo
