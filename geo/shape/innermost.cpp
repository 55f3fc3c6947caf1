#include "geo/shape/innermost.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>

namespace geo {

namespace {

struct Edge {
  Projected a, b;
};

double distanceTo(const Edge& edge, Projected p) {
  const double dx = edge.b.xMetres - edge.a.xMetres, dy = edge.b.yMetres - edge.a.yMetres;
  const double px = p.xMetres - edge.a.xMetres, py = p.yMetres - edge.a.yMetres;
  const double squared = dx * dx + dy * dy;
  const double share = squared > 0 ? std::clamp((px * dx + py * dy) / squared, 0.0, 1.0) : 0;
  return std::sqrt(square(px - share * dx) + square(py - share * dy));
}

/// How far a place lies inside, less than nothing outside. Changes by no more than the place moves,
/// within the box: there, only edges that lie in the box part inside from outside.
class Room {
 public:
  Room(const PlanePolygon& polygon, const PlaneBox& box) : box_(box) {
    for (const PlaneLine& ring : polygon.rings) {
      for (std::size_t i = 0; i < ring.size(); ++i) add({ring[i], ring[(i + 1) % ring.size()]});
    }
  }

  double at(Projected p) const {
    const double inBox = std::min({p.xMetres - box_.minX, box_.maxX - p.xMetres,
                                   p.yMetres - box_.minY, box_.maxY - p.yMetres});
    double toEdge = std::numeric_limits<double>::infinity();
    for (const Edge& edge : near_) toEdge = std::min(toEdge, distanceTo(edge, p));
    return std::min(inBox, holds(p) ? toEdge : -toEdge);
  }

 private:
  void add(const Edge& edge) {
    const bool level = std::min(edge.a.yMetres, edge.b.yMetres) <= box_.maxY &&
                       std::max(edge.a.yMetres, edge.b.yMetres) >= box_.minY;
    const bool leftOf = std::max(edge.a.xMetres, edge.b.xMetres) < box_.minX;
    if (!level || leftOf) return;
    crossed_.push_back(edge);
    if (std::min(edge.a.xMetres, edge.b.xMetres) <= box_.maxX) near_.push_back(edge);
  }

  /// By how often a ray to the right crosses the edges.
  bool holds(Projected p) const {
    bool inside = false;
    for (const auto& [a, b] : crossed_) {
      if ((a.yMetres > p.yMetres) == (b.yMetres > p.yMetres)) continue;
      const double share = (p.yMetres - a.yMetres) / (b.yMetres - a.yMetres);
      if (p.xMetres < a.xMetres + share * (b.xMetres - a.xMetres)) inside = !inside;
    }
    return inside;
  }

  PlaneBox box_;
  std::vector<Edge> near_;     // that may lie in the box
  std::vector<Edge> crossed_;  // at the box's height, in it or right of it
};

struct Square {
  Projected centre;
  double half = 0, room = 0;
  /// No place in it has more room than this.
  double most() const { return room + half * std::numbers::sqrt2; }
  bool operator<(const Square& o) const { return most() < o.most(); }
};

}  // namespace

std::optional<Innermost> innermostOf(const PlanePolygon& polygon, const PlaneBox& box,
                                     double precision) {
  if (box.empty() || !(precision > 0)) return std::nullopt;
  const Room room(polygon, box);
  std::priority_queue<Square> open;
  Innermost best{box.centre(), 0};
  const auto take = [&](Projected centre, double half) {
    const double here = room.at(centre);
    if (here > best.distance) best = {centre, here};
    open.push({centre, half, here});
  };
  const double side = std::max(std::min(box.width(), box.height()), precision);
  for (double y = box.minY + side / 2; y - side / 2 < box.maxY; y += side) {
    for (double x = box.minX + side / 2; x - side / 2 < box.maxX; x += side) take({x, y}, side / 2);
  }
  while (!open.empty() && open.top().most() > best.distance + precision) {
    const Square square = open.top();
    open.pop();
    const double half = square.half / 2;
    for (const double dx : {-half, half}) {
      for (const double dy : {-half, half}) {
        take({square.centre.xMetres + dx, square.centre.yMetres + dy}, half);
      }
    }
  }
  if (best.distance <= precision) return std::nullopt;
  return best;
}

}  // namespace geo
