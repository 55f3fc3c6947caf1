#include "geo/shape/ear_clipping.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace geo {

namespace {

using Index = std::uint32_t;
using Loop = std::vector<Index>;  // points by their index, without the first one again

/// Twice the signed area: positive where c lies to the left of the way from a to b.
double turn(Projected a, Projected b, Projected c) {
  return (b.xMetres - a.xMetres) * (c.yMetres - a.yMetres) -
         (b.yMetres - a.yMetres) * (c.xMetres - a.xMetres);
}

/// Whether two pieces have a point in common.
bool touch(Projected a, Projected b, Projected c, Projected d) {
  const auto apart = [](double p, double q, double r, double s) {
    return std::max(p, q) < std::min(r, s) || std::max(r, s) < std::min(p, q);
  };
  if (apart(a.xMetres, b.xMetres, c.xMetres, d.xMetres)) return false;
  if (apart(a.yMetres, b.yMetres, c.yMetres, d.yMetres)) return false;
  const double abC = turn(a, b, c), abD = turn(a, b, d);
  const double cdA = turn(c, d, a), cdB = turn(c, d, b);
  const bool parted = (abC > 0 && abD > 0) || (abC < 0 && abD < 0);
  return !parted && !((cdA > 0 && cdB > 0) || (cdA < 0 && cdB < 0));
}

/// The polygon's points, counted from its first one so that large numbers cancel, and its rings.
struct Rings {
  std::vector<Projected> points;
  Projected origin;
  std::vector<Loop> loops;  // the outline first; counter-clockwise, the holes clockwise

  double doubleArea(const Loop& loop) const {
    double sum = 0;
    for (std::size_t i = 0, j = loop.size() - 1; i < loop.size(); j = i++) {
      const Projected a = points[loop[j]], b = points[loop[i]];
      sum += a.xMetres * b.yMetres - b.xMetres * a.yMetres;
    }
    return sum;
  }
  bool holds(const Loop& loop, Projected at) const {
    bool inside = false;
    for (std::size_t i = 0, j = loop.size() - 1; i < loop.size(); j = i++) {
      const Projected a = points[loop[j]], b = points[loop[i]];
      if ((a.yMetres > at.yMetres) == (b.yMetres > at.yMetres)) continue;
      if ((turn(a, b, at) > 0) == (b.yMetres > a.yMetres)) inside = !inside;
    }
    return inside;
  }
};

/// False where a ring has fewer than three points; consecutive ones that are equal count once.
bool addRing(Rings& rings, const PlaneLine& line) {
  Loop loop;
  std::size_t count = line.size();
  while (count > 1 && line[count - 1] == line.front()) --count;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && line[i] == line[i - 1]) continue;
    loop.push_back(static_cast<Index>(rings.points.size()));
    rings.points.push_back(
        {line[i].xMetres - rings.origin.xMetres, line[i].yMetres - rings.origin.yMetres});
  }
  if (loop.size() < 3) return false;
  const double area = rings.doubleArea(loop);
  if (!(area > 0 || area < 0)) return false;
  if ((area > 0) != rings.loops.empty()) std::ranges::reverse(loop);
  rings.loops.push_back(std::move(loop));
  return true;
}

struct Edge {
  Index from = 0, to = 0;
};

std::vector<Edge> edgesOf(const Rings& rings) {
  std::vector<Edge> edges;
  for (const Loop& loop : rings.loops) {
    for (std::size_t i = 0, j = loop.size() - 1; i < loop.size(); j = i++) {
      edges.push_back({loop[j], loop[i]});
    }
  }
  return edges;
}

/// Whether neighbours meet in their common point only, and others nowhere.
bool isSimple(const Rings& rings) {
  const std::vector<Edge> edges = edgesOf(rings);
  const auto& p = rings.points;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    for (std::size_t k = i + 1; k < edges.size(); ++k) {
      const auto [a, b] = edges[i];
      const auto [c, d] = edges[k];
      const bool behind = b == c, before = a == d;
      if (behind || before) {  // they fold back where they lie on one line, in one direction
        const Projected corner = behind ? p[b] : p[a];
        const Projected one = behind ? p[a] : p[b], other = behind ? p[d] : p[c];
        const double dot = (one.xMetres - corner.xMetres) * (other.xMetres - corner.xMetres) +
                           (one.yMetres - corner.yMetres) * (other.yMetres - corner.yMetres);
        if (turn(one, corner, other) == 0 && dot > 0) return false;
      } else if (touch(p[a], p[b], p[c], p[d])) {
        return false;
      }
    }
  }
  return true;
}

/// Holes within the outline and beside one another, of rings that do not touch.
bool areHolesInside(const Rings& rings) {
  for (std::size_t i = 1; i < rings.loops.size(); ++i) {
    const Projected at = rings.points[rings.loops[i].front()];
    if (!rings.holds(rings.loops.front(), at)) return false;
    for (std::size_t k = 1; k < rings.loops.size(); ++k) {
      if (k != i && rings.holds(rings.loops[k], at)) return false;
    }
  }
  return true;
}

/// The nearest point of the outline that a hole's point sees past all edges; by its place in the
/// outline.
std::optional<std::size_t> seenFrom(const Rings& rings, const Loop& outline, Index from,
                                    const std::vector<Edge>& edges) {
  const auto& p = rings.points;
  std::vector<std::pair<double, std::size_t>> byDistance;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Projected at = p[outline[i]];
    byDistance.emplace_back(
        square(at.xMetres - p[from].xMetres) + square(at.yMetres - p[from].yMetres), i);
  }
  std::ranges::sort(byDistance);
  for (const auto& [distance, i] : byDistance) {
    const Index to = outline[i];
    const bool free = std::ranges::none_of(edges, [&](const Edge& edge) {
      const bool own = edge.from == to || edge.to == to || edge.from == from || edge.to == from;
      return !own && touch(p[from], p[to], p[edge.from], p[edge.to]);
    });
    // A point that several bridges share is passed over: which of its places is seen is not clear.
    if (free && std::ranges::count(outline, to) == 1) return i;
  }
  return std::nullopt;
}

/// The outline with all holes joined to it.
std::optional<Loop> joined(const Rings& rings) {
  Loop outline = rings.loops.front();
  std::vector<Edge> edges = edgesOf(rings);
  for (std::size_t i = 1; i < rings.loops.size(); ++i) {
    const Loop& hole = rings.loops[i];
    std::optional<std::size_t> at;
    std::size_t start = 0;
    for (; start < hole.size() && !at; ++start) at = seenFrom(rings, outline, hole[start], edges);
    if (!at) return std::nullopt;
    --start;
    Loop bridge;
    for (std::size_t k = 0; k <= hole.size(); ++k)
      bridge.push_back(hole[(start + k) % hole.size()]);
    bridge.push_back(outline[*at]);
    edges.push_back({outline[*at], hole[start]});
    outline.insert(outline.begin() + static_cast<std::ptrdiff_t>(*at) + 1, bridge.begin(),
                   bridge.end());
  }
  return outline;
}

/// The corners that are left, each with its neighbours.
class Corners {
 public:
  Corners(const Rings& rings, Loop loop)
      : points_(rings.points), of_(std::move(loop)), after_(of_.size()), before_(of_.size()) {
    const std::size_t count = of_.size();
    for (std::size_t i = 0; i < count; ++i) {
      after_[i] = (i + 1) % count;
      before_[i] = (i + count - 1) % count;
    }
  }

  std::optional<std::vector<Index>> cut() {
    std::vector<Index> indices;
    std::size_t left = of_.size(), at = 0, tried = 0;
    while (left > 2) {
      if (tried++ == left) return std::nullopt;
      if (!isEar(at)) {
        at = after_[at];
        continue;
      }
      indices.insert(indices.end(), {of_[before_[at]], of_[at], of_[after_[at]]});
      after_[before_[at]] = after_[at];
      before_[after_[at]] = before_[at];
      at = after_[after_[at]];  // not fan after fan around one point
      tried = 0;
      --left;
    }
    return indices;
  }

 private:
  Projected point(std::size_t corner) const { return points_[of_[corner]]; }

  bool isEar(std::size_t corner) const {
    const Projected a = point(before_[corner]), b = point(corner), c = point(after_[corner]);
    if (turn(a, b, c) < 0) return false;
    for (std::size_t i = after_[after_[corner]]; i != before_[corner]; i = after_[i]) {
      const Projected p = point(i);
      if (turn(a, b, p) < 0 || turn(b, c, p) < 0 || turn(c, a, p) < 0) continue;
      if (p != a && p != b && p != c) return false;
    }
    return true;
  }

  const std::vector<Projected>& points_;
  Loop of_;
  std::vector<std::size_t> after_, before_;
};

std::optional<Rings> ringsOf(const PlanePolygon& polygon) {
  std::size_t count = 0;
  for (const PlaneLine& ring : polygon.rings) count += ring.size();
  if (count > kMostEarPoints || polygon.rings.empty() || polygon.rings.front().empty()) {
    return std::nullopt;
  }
  Rings rings;
  rings.origin = polygon.rings.front().front();
  for (const PlaneLine& ring : polygon.rings) {
    if (!addRing(rings, ring)) return std::nullopt;
  }
  return rings;
}

/// Rounding may let ears overlap by a hair, and no more.
bool coversAll(const Triangles& triangles, const PlanePolygon& polygon) {
  const double wanted = areaOf(polygon);
  return std::abs(areaOf(triangles) - wanted) <= 1e-9 * wanted;
}

}  // namespace

std::optional<Triangles> cutEars(const PlanePolygon& polygon) {
  const auto rings = ringsOf(polygon);
  if (!rings || !isSimple(*rings) || !areHolesInside(*rings)) return std::nullopt;
  auto outline = joined(*rings);
  if (!outline) return std::nullopt;
  auto indices = Corners(*rings, std::move(*outline)).cut();
  if (!indices) return std::nullopt;
  Triangles triangles{rings->points, std::move(*indices)};
  for (Projected& p : triangles.points) {
    p = {p.xMetres + rings->origin.xMetres, p.yMetres + rings->origin.yMetres};
  }
  if (!coversAll(triangles, polygon)) return std::nullopt;
  return triangles;
}

}  // namespace geo
