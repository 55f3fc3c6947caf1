#include "viewer/render/text_path.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace viewer {

namespace {

/// What rounding may cost: a text as long as its path still fits.
constexpr double kSlackPx = 1e-2;
constexpr double kTurnSlack = 1e-6;

/// A path's points by their distance from its start.
class Measured {
 public:
  explicit Measured(std::span<const geo::Screen> path) : path_(path), distancesPx_(path.size()) {
    for (std::size_t i = 1; i < path.size(); ++i) {
      distancesPx_[i] = distancesPx_[i - 1] + std::hypot(double{path[i].xPx} - path[i - 1].xPx,
                                                         double{path[i].yPx} - path[i - 1].yPx);
    }
  }

  double lengthPx() const { return distancesPx_.empty() ? 0 : distancesPx_.back(); }

  bool hasLength() const { return lengthPx() > 0 && std::isfinite(lengthPx()); }

  /// The path must have a length; beyond its ends it runs on.
  geo::Screen at(double px) const {
    const std::size_t i = pieceAt(px);
    const double share = (px - distancesPx_[i]) / (distancesPx_[i + 1] - distancesPx_[i]);
    return {static_cast<float>(std::lerp(path_[i].xPx, path_[i + 1].xPx, share)),
            static_cast<float>(std::lerp(path_[i].yPx, path_[i + 1].yPx, share))};
  }

  /// From the first point of the piece at `px` to its last.
  geo::Screen pieceVector(double px) const {
    const std::size_t i = pieceAt(px);
    return {path_[i + 1].xPx - path_[i].xPx, path_[i + 1].yPx - path_[i].yPx};
  }

 private:
  /// A piece that has a length.
  std::size_t pieceAt(double px) const {
    const double within = std::clamp(px, 0.0, std::nextafter(lengthPx(), 0.0));
    const auto after = std::ranges::upper_bound(distancesPx_, within);
    return static_cast<std::size_t>(after - distancesPx_.begin()) - 1;
  }

  std::span<const geo::Screen> path_;
  std::vector<double> distancesPx_;
};

/// Turned as the chord from `startPx` to `endPx`, or as the path there where it has no length.
/// Nothing when the bend between makes the chord too short.
std::optional<GlyphSpot> spotAt(const Measured& path, double startPx, double endPx,
                                double mostTurnRadians) {
  const geo::Screen from = path.at(startPx);
  const geo::Screen to = path.at(endPx);
  double x = double{to.xPx} - from.xPx;
  double y = double{to.yPx} - from.yPx;
  // A single bend by an angle in the middle leaves half that angle's cosine of the length.
  const double leastPx = (endPx - startPx) * std::cos(mostTurnRadians / 2) - kSlackPx;
  double chordPx = std::hypot(x, y);
  if (chordPx < leastPx) return std::nullopt;
  if (chordPx < kSlackPx) {
    const geo::Screen piece = path.pieceVector((startPx + endPx) / 2);
    x = piece.xPx;
    y = piece.yPx;
    chordPx = std::hypot(x, y);
  }
  return GlyphSpot{from, static_cast<float>(x / chordPx), static_cast<float>(y / chordPx)};
}

}  // namespace

std::vector<float> advancesOf(const ShapedText& text) {
  std::vector<float> advances;
  for (std::size_t i = 0; i < text.clusters.size(); ++i) {
    const bool isLast = i + 1 == text.clusters.size();
    const float endPx = isLast ? text.widthPx : text.clusters[i + 1].xPx;
    advances.push_back(endPx - text.clusters[i].xPx);
  }
  return advances;
}

float lengthOf(std::span<const geo::Screen> path) {
  return static_cast<float>(Measured(path).lengthPx());
}

std::optional<std::vector<GlyphSpot>> alongPath(std::span<const geo::Screen> path,
                                                std::span<const float> advances, float startPx,
                                                float mostTurnDegrees) {
  const Measured measured(path);
  const double mostTurn = mostTurnDegrees * std::numbers::pi / 180;
  double penPx = startPx;
  if (!(penPx >= -kSlackPx) || !measured.hasLength()) return std::nullopt;
  std::vector<GlyphSpot> spots;
  for (const float advance : advances) {
    const double endPx = penPx + advance;
    if (!(endPx <= measured.lengthPx() + kSlackPx)) return std::nullopt;
    const auto spot = spotAt(measured, penPx, endPx, mostTurn);
    if (!spot) return std::nullopt;
    if (!spots.empty()) {
      const GlyphSpot& last = spots.back();
      const double cosTurn = double{last.cos} * spot->cos + double{last.sin} * spot->sin;
      if (cosTurn < std::cos(mostTurn) - kTurnSlack) return std::nullopt;
    }
    spots.push_back(*spot);
    penPx = endPx;
  }
  return spots;
}

std::vector<Corners> cornersOf(std::span<const GlyphSpot> spots, std::span<const float> advances,
                               float ascentPx, float descentPx) {
  assert(spots.size() == advances.size());
  std::vector<Corners> all;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const GlyphSpot& spot = spots[i];
    const auto corner = [&](float x, float y) {
      return geo::Screen{spot.at.xPx + x * spot.cos - y * spot.sin,
                         spot.at.yPx + x * spot.sin + y * spot.cos};
    };
    all.push_back({corner(0, -ascentPx), corner(advances[i], -ascentPx),
                   corner(advances[i], descentPx), corner(0, descentPx)});
  }
  return all;
}

TextPath readable(std::span<const geo::Screen> path, float startPx, float widthPx) {
  TextPath text{{path.begin(), path.end()}, startPx};
  const Measured measured(path);
  if (!measured.hasLength()) return text;
  const double endPx = double{startPx} + widthPx;
  if (measured.at(endPx).xPx >= measured.at(startPx).xPx) return text;
  std::ranges::reverse(text.points);
  text.startPx = static_cast<float>(measured.lengthPx() - endPx);
  return text;
}

}  // namespace viewer
