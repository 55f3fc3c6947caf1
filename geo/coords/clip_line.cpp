#include "geo/coords/clip_line.hpp"

#include <algorithm>

namespace geo {

std::optional<Stretch> clipped(Stretch stretch, const PlaneBox& box) {
  const Projected a = stretch.from;
  const double dx = stretch.to.xMetres - a.xMetres, dy = stretch.to.yMetres - a.yMetres;
  double first = 0, last = 1;
  const auto cut = [&](double slope, double room) {
    if (slope == 0) return room >= 0;
    (slope < 0 ? first : last) =
        slope < 0 ? std::max(first, room / slope) : std::min(last, room / slope);
    return first < last;
  };
  if (!cut(-dx, a.xMetres - box.minX) || !cut(dx, box.maxX - a.xMetres) ||
      !cut(-dy, a.yMetres - box.minY) || !cut(dy, box.maxY - a.yMetres)) {
    return std::nullopt;
  }
  const auto at = [&](double t) { return Projected{a.xMetres + t * dx, a.yMetres + t * dy}; };
  return Stretch{first > 0 ? at(first) : a, last < 1 ? at(last) : stretch.to};
}

}  // namespace geo
