#include "viewer/snapshot/in_picture.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace viewer {

namespace {

using PlaneLine = std::vector<geo::Projected>;

/// A straight piece in degrees longer than this bends visibly in a conic projection.
constexpr double kLongestPieceDegrees = 0.2;

PlaneLine onPlane(const geo::Projection& projection, const geo::Line& line) {
  geo::Line dense;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const geo::LonLat a = line[i > 0 ? i - 1 : 0], b = line[i];
    const double length =
        std::max(std::abs(b.lonDegrees - a.lonDegrees), std::abs(b.latDegrees - a.latDegrees));
    const int pieces = std::max(1, static_cast<int>(std::ceil(length / kLongestPieceDegrees)));
    for (int k = 1; k <= pieces; ++k) {
      const double share = static_cast<double>(k) / pieces;
      dense.push_back({std::lerp(a.lonDegrees, b.lonDegrees, share),
                       std::lerp(a.latDegrees, b.latDegrees, share)});
    }
  }
  return projection.forward(dense);
}

bool isPlaced(geo::Projected p) {
  return std::isfinite(p.xMetres) && std::isfinite(p.yMetres);
}

bool holds(const geo::PlaneBox& box, geo::Projected p) {
  return p.xMetres >= box.minX && p.xMetres <= box.maxX && p.yMetres >= box.minY &&
         p.yMetres <= box.maxY;
}

/// The shares of a piece that lie between two parallels of an axis, cut from those in [from, to]
/// (Liang and Barsky 1984).
struct Shares {
  double from = 0, to = 1;
  void cut(double start, double step, double low, double high) {
    if (step == 0) {
      if (start < low || start > high) to = -1;
      return;
    }
    const auto [enters, leaves] = std::minmax({(low - start) / step, (high - start) / step});
    from = std::max(from, enters);
    to = std::min(to, leaves);
  }
};

bool pieceMeets(const geo::PlaneBox& box, geo::Projected a, geo::Projected b) {
  Shares shares;
  shares.cut(a.xMetres, b.xMetres - a.xMetres, box.minX, box.maxX);
  shares.cut(a.yMetres, b.yMetres - a.yMetres, box.minY, box.maxY);
  return shares.from <= shares.to;
}

bool lineMeets(const geo::PlaneBox& box, const PlaneLine& line) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (isPlaced(line[i]) && isPlaced(line[i + 1]) && pieceMeets(box, line[i], line[i + 1])) {
      return true;
    }
  }
  return false;
}

/// Whether a ray from the point to the right crosses the ring an odd number of times.
bool isWithin(const PlaneLine& ring, geo::Projected p) {
  bool inside = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const geo::Projected a = ring[i], b = ring[i + 1];
    if ((a.yMetres > p.yMetres) == (b.yMetres > p.yMetres)) continue;
    const double share = (p.yMetres - a.yMetres) / (b.yMetres - a.yMetres);
    if (p.xMetres < std::lerp(a.xMetres, b.xMetres, share)) inside = !inside;
  }
  return inside;
}

/// An edge in the box, or all of the box inside.
bool polygonMeets(const geo::Projection& projection, const geo::Polygon& polygon,
                  const geo::PlaneBox& box) {
  bool inside = false;
  for (const geo::Line& ring : polygon.rings) {
    PlaneLine plane = onPlane(projection, ring);
    std::erase_if(plane, [](geo::Projected p) { return !isPlaced(p); });
    if (lineMeets(box, plane)) return true;
    if (isWithin(plane, box.centre())) inside = !inside;
  }
  return inside;
}

struct MeetsBox {
  const geo::Projection& projection;
  const geo::PlaneBox& box;
  bool operator()(std::monostate) const { return false; }
  bool operator()(geo::LonLat at) const {
    const auto plane = projection.forward(at);
    return plane && holds(box, *plane);
  }
  bool operator()(const geo::Lines& lines) const {
    return std::ranges::any_of(
        lines, [&](const geo::Line& line) { return lineMeets(box, onPlane(projection, line)); });
  }
  bool operator()(const geo::Polygons& polygons) const {
    return std::ranges::any_of(polygons, [&](const geo::Polygon& polygon) {
      return polygonMeets(projection, polygon, box);
    });
  }
};

}  // namespace

bool meetsBox(const geo::Projection& projection, const geo::Geometry& geometry,
              const geo::PlaneBox& box) {
  return std::visit(MeetsBox{projection, box}, geometry);
}

}  // namespace viewer
