#include "viewer/layers/name_spots.hpp"

#include "geo/shape/innermost.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace viewer {

namespace {

/// A line's points by their distance from its start.
class MeasuredLine {
 public:
  explicit MeasuredLine(const geo::PlaneLine& line) : line_(line), distances_(line.size()) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      distances_[i] = distances_[i - 1] + std::hypot(line[i].xMetres - line[i - 1].xMetres,
                                                     line[i].yMetres - line[i - 1].yMetres);
    }
  }

  double length() const { return distances_.empty() ? 0 : distances_.back(); }

  geo::Projected at(double distance) const {
    const std::size_t after = firstAfter(distance);
    const double from = distances_[after - 1], piece = distances_[after] - from;
    const double share = piece > 0 ? (distance - from) / piece : 0;
    return {std::lerp(line_[after - 1].xMetres, line_[after].xMetres, share),
            std::lerp(line_[after - 1].yMetres, line_[after].yMetres, share)};
  }

  LineSpot stretch(double from, double to) const {
    geo::PlaneLine points{at(from)};
    for (std::size_t i = firstAfter(from); i < line_.size() && distances_[i] < to; ++i) {
      points.push_back(line_[i]);
    }
    points.push_back(at(to));
    return {std::move(points), at((from + to) / 2), to - from, merit(from, to)};
  }

  /// Best is a straight stretch from west to east.
  double merit(double from, double to) const {
    constexpr double kLeastShare = 0.3;
    const double across = std::abs(at(to).xMetres - at(from).xMetres);
    return std::lerp(across, to - from, kLeastShare) / (1 + bend(from, to));
  }

 private:
  /// How much it turns between two distances, in radians, small bends aside.
  double bend(double from, double to) const {
    constexpr int kPieces = 8;
    double turns = 0, last = 0;
    for (int i = 0; i < kPieces; ++i) {
      const geo::Projected a = at(std::lerp(from, to, static_cast<double>(i) / kPieces));
      const geo::Projected b = at(std::lerp(from, to, (i + 1.0) / kPieces));
      const double heading = std::atan2(b.yMetres - a.yMetres, b.xMetres - a.xMetres);
      if (i > 0) turns += std::abs(std::remainder(heading - last, 2 * std::numbers::pi));
      last = heading;
    }
    return turns;
  }

  std::size_t firstAfter(double distance) const {
    const auto found = std::ranges::upper_bound(distances_, distance);
    const auto index = static_cast<std::size_t>(found - distances_.begin());
    return std::clamp<std::size_t>(index, 1, line_.size() - 1);
  }

  const geo::PlaneLine& line_;
  std::vector<double> distances_;
};

/// Where the best stretch begins of those that begin within a length from `from`.
double bestStart(const MeasuredLine& line, double from, double length) {
  constexpr int kTries = 4;
  double best = from, most = 0;
  for (int i = 0; i < kTries; ++i) {
    const double start = from + length * i / kTries;
    if (start + length > line.length()) break;
    const double merit = line.merit(start, start + length);
    if (merit <= most) continue;
    most = merit;
    best = start;
  }
  return best;
}

/// An area seen so that a box of the aspect is a square.
class Squeezed {
 public:
  Squeezed(const geo::PlanePolygon& area, double aspect) : aspect_(aspect) {
    for (const geo::PlaneLine& ring : area.rings) {
      geo::PlaneLine& into = area_.rings.emplace_back();
      for (const geo::Projected& p : ring) into.push_back({p.xMetres / aspect, p.yMetres});
    }
    for (const geo::Projected& p : area_.rings.front()) whole_.include(p);
  }

  const geo::PlaneBox& whole() const { return whole_; }

  std::optional<AreaSpot> spotIn(const geo::PlaneBox& box) const {
    constexpr double kPrecision = 1.0 / 20;  // of the box
    const auto place =
        geo::innermostOf(area_, box, std::min(box.width(), box.height()) * kPrecision);
    if (!place) return std::nullopt;
    const double height = place->distance * std::numbers::sqrt2;  // the square in the circle
    return AreaSpot{{place->at.xMetres * aspect_, place->at.yMetres}, height * aspect_, height};
  }

 private:
  geo::PlanePolygon area_;
  double aspect_;
  geo::PlaneBox whole_;
};

/// Turned about the plane's origin.
geo::Projected turned(geo::Projected p, double radians) {
  const double c = std::cos(radians), s = std::sin(radians);
  return {p.xMetres * c - p.yMetres * s, p.xMetres * s + p.yMetres * c};
}

geo::PlanePolygon turned(geo::PlanePolygon area, double radians) {
  for (geo::PlaneLine& ring : area.rings) {
    for (geo::Projected& p : ring) p = turned(p, radians);
  }
  return area;
}

bool isArea(const geo::PlanePolygon& area) {
  return !area.rings.empty() && area.rings.front().size() >= 3;
}

}  // namespace

std::vector<LineSpot> nameSpots(const geo::PlaneLine& line, double shortest) {
  std::vector<LineSpot> spots;
  const MeasuredLine measured(line);
  const double whole = measured.length();
  if (!(whole >= shortest && whole > 0)) return spots;
  spots.push_back(measured.stretch(0, whole));
  for (double length = whole / std::numbers::sqrt2; length >= shortest;
       length /= std::numbers::sqrt2) {
    for (double from = 0; from + length <= whole; from += length) {
      const double start = bestStart(measured, from, length);
      spots.push_back(measured.stretch(start, start + length));
    }
  }
  return spots;
}

std::vector<AreaSpot> nameSpots(const geo::PlanePolygon& area, double aspect, double narrowest) {
  std::vector<AreaSpot> spots;
  if (!isArea(area)) return spots;
  const Squeezed squeezed(area, aspect);
  const geo::PlaneBox whole = squeezed.whole();
  const auto add = [&](const geo::PlaneBox& box) {
    if (const auto spot = squeezed.spotIn(box)) spots.push_back(*spot);
  };
  add(whole);
  double width = narrowest;
  while (2 * width < std::max(whole.width() * aspect, whole.height())) width *= 2;
  for (; width >= narrowest; width /= 2) {
    const double across = width / aspect, up = width / 2;  // a picture is about twice as wide
    for (double row = std::floor(whole.minY / up); row * up < whole.maxY; ++row) {
      const double shift = std::fmod(row, 2) == 0 ? 0 : 0.5;
      for (double column = std::floor(whole.minX / across - shift) + shift;
           column * across < whole.maxX; ++column) {
        add({column * across, row * up, (column + 1) * across, (row + 1) * up});
      }
    }
  }
  return spots;
}

std::optional<LineSpot> askewSpot(const geo::PlanePolygon& area, double aspect) {
  if (!isArea(area)) return std::nullopt;
  std::optional<LineSpot> best;
  for (const double degrees : {-60.0, -45.0, -30.0, -15.0, 15.0, 30.0, 45.0, 60.0}) {
    const double radians = degrees * std::numbers::pi / 180;
    const Squeezed squeezed(turned(area, -radians), aspect);
    const auto spot = squeezed.spotIn(squeezed.whole());
    if (!spot || (best && spot->width <= best->length)) continue;
    const geo::Projected a{spot->at.xMetres - spot->width / 2, spot->at.yMetres};
    const geo::Projected b{spot->at.xMetres + spot->width / 2, spot->at.yMetres};
    best = LineSpot{
        {turned(a, radians), turned(b, radians)}, turned(spot->at, radians), spot->width, 0};
  }
  return best;
}

}  // namespace viewer
