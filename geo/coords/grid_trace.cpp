#include "geo/coords/grid_trace.hpp"

#include "geo/coords/clip_line.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace geo {

namespace {

constexpr double kMarginPx = 8;
constexpr double kFinestMetresPerPx = 1e-3;  // below it one would see how PROJ rounds
constexpr int kMostPx = 100'000;

bool isView(const Projection& projection, const View& view) {
  const double metresPerPx = view.unitsPerPx * projection.metresPerUnit();
  return std::isfinite(view.centre.xMetres) && std::isfinite(view.centre.yMetres) &&
         std::isfinite(metresPerPx) && metresPerPx >= kFinestMetresPerPx && view.widthPx > 0 &&
         view.heightPx > 0 && view.widthPx <= kMostPx && view.heightPx <= kMostPx;
}

bool isFinite(Projected p) {
  return std::isfinite(p.xMetres) && std::isfinite(p.yMetres);
}

double distance(Projected a, Projected b) {
  return std::hypot(a.xMetres - b.xMetres, a.yMetres - b.yMetres);
}

/// Data are drawn at longitudes of the usual range, so grids are too; both ends of it stay.
LonLat usual(LonLat at) {
  if (std::abs(at.lonDegrees) > 180) at.lonDegrees = std::remainder(at.lonDegrees, 360.0);
  return at;
}

// --- What is seen -----------------------------------------------------------------------------

constexpr std::size_t kAcross = 9;
using Samples = std::array<std::optional<LonLat>, kAcross * kAcross>;

/// Places at evenly spaced points of the box, row by row; nothing where the projection does not
/// lead back to the point.
Samples samplesOf(const Projection& projection, const PlaneBox& box, double slack) {
  Samples samples;
  std::vector<Projected> points(samples.size());
  std::vector<LonLat> places(samples.size(), LonLat{NAN, NAN});
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const std::size_t column = i % kAcross, row = i / kAcross;
    points[i] = {std::lerp(box.minX, box.maxX, static_cast<double>(column) / (kAcross - 1)),
                 std::lerp(box.minY, box.maxY, static_cast<double>(row) / (kAcross - 1))};
    if (const auto place = projection.inverse(points[i])) places[i] = usual(*place);
  }
  const std::vector<Projected> back = projection.forward(places);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (distance(points[i], back[i]) < slack) samples[i] = places[i];
  }
  return samples;
}

/// How places change between neighbouring samples.
struct Change {
  std::vector<double> lonPerPx, latPerPx, eastPerPx;  // eastPerPx: degrees of a great circle
  double mostLon = 0, mostLat = 0;                    // degrees from one sample to the next
};

Change changeOf(const Samples& samples, double stepXPx, double stepYPx) {
  Change change;
  for (std::size_t i = 0; i + kAcross < samples.size(); ++i) {
    const auto &here = samples[i], &right = samples[i + 1], &below = samples[i + kAcross];
    if (i % kAcross == kAcross - 1 || !here || !right || !below) continue;
    const auto lonTo = [&](const LonLat& to) {
      return std::abs(std::remainder(to.lonDegrees - here->lonDegrees, 360.0));
    };
    const auto latTo = [&](const LonLat& to) { return std::abs(to.latDegrees - here->latDegrees); };
    change.lonPerPx.push_back(std::hypot(lonTo(*right) / stepXPx, lonTo(*below) / stepYPx));
    change.latPerPx.push_back(std::hypot(latTo(*right) / stepXPx, latTo(*below) / stepYPx));
    change.eastPerPx.push_back(change.lonPerPx.back() *
                               std::cos(here->latDegrees * std::numbers::pi / 180));
    change.mostLon = std::max({change.mostLon, lonTo(*right), lonTo(*below)});
    change.mostLat = std::max({change.mostLat, latTo(*right), latTo(*below)});
  }
  return change;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// The longitudes of the samples but for the widest gap between them.
void findLongitudes(const Samples& samples, SeenEarth& seen) {
  std::vector<double> lons;
  for (const auto& sample : samples) {
    if (sample) lons.push_back(sample->lonDegrees);
  }
  std::ranges::sort(lons);
  double widest = lons.front() + 360 - lons.back();
  seen.west = lons.front(), seen.east = lons.back();
  for (std::size_t i = 1; i < lons.size(); ++i) {
    if (lons[i] - lons[i - 1] <= widest) continue;
    widest = lons[i] - lons[i - 1];
    seen.west = lons[i], seen.east = lons[i - 1] + 360;
  }
}

void findLatitudes(const Samples& samples, SeenEarth& seen) {
  seen.south = 90, seen.north = -90;
  for (const auto& sample : samples) {
    if (!sample) continue;
    seen.south = std::min(seen.south, sample->latDegrees);
    seen.north = std::max(seen.north, sample->latDegrees);
  }
}

/// The largest power of two that is no larger.
double powerOfTwoBelow(double value) {
  return std::exp2(std::floor(std::log2(value)));
}

/// Rounds outward to steps of an eighth of the range or less: views of one scale that lie near one
/// another mostly see the same range, and so the curves of their grids are traced alike.
void roundOutward(double& from, double& to) {
  if (!(to > from)) return;
  const double step = powerOfTwoBelow((to - from) / 8);
  from = std::floor(from / step) * step;
  to = std::ceil(to / step) * step;
}

/// Extremes lie between samples: as far beyond them as samples are from each other, and twice as
/// far where the domain ends in view, since degrees may be denser there. Around a pole they are a
/// quarter turn from each other and more, which makes the whole circle.
void widen(const Samples& samples, const Change& change, SeenEarth& seen) {
  const bool whole = std::ranges::all_of(samples, [](const auto& s) { return s.has_value(); });
  const double lon = change.mostLon * (whole ? 1 : 2), lat = change.mostLat * (whole ? 1 : 2);
  seen.west -= lon, seen.east += lon;
  seen.south -= lat, seen.north += lat;
  roundOutward(seen.west, seen.east);
  roundOutward(seen.south, seen.north);
  seen.south = std::max(seen.south, -90.0);
  seen.north = std::min(seen.north, 90.0);
  constexpr double kNearlyAllAround = 300;
  if (seen.east - seen.west > kNearlyAllAround) seen.west = -180, seen.east = 180;
  const double turns = std::round((seen.west + seen.east) / 720) * 360;
  seen.west -= turns, seen.east -= turns;
}

// --- Tracing ----------------------------------------------------------------------------------

/// Where a piece is tried: off its middle, so that an S which crosses its chord there is seen too.
constexpr double kTry = 0.4;
constexpr double kBendPx = 0.25;  // where it is tried; nowhere more than twice that
constexpr int kMostRounds = 18;   // 0.6^18 of a piece: a tenth of a pixel in a picture of 4000
constexpr std::size_t kMostKnots = 100'000;

enum class Piece { Open, Straight, Dropped };

/// A point of a curve, and what is known of the piece from here to the next knot.
struct Knot {
  double t = 0;
  Projected at;
  Piece next = Piece::Open;
};
using Knots = std::vector<Knot>;

/// Between the ends and near their chord; a jump to the other side of the map is neither.
bool isStraight(Projected a, Projected tried, Projected b, double tolerance) {
  const double length = distance(a, b);
  if (length < tolerance) return distance(a, tried) < tolerance;
  const double dx = (b.xMetres - a.xMetres) / length, dy = (b.yMetres - a.yMetres) / length;
  const double px = tried.xMetres - a.xMetres, py = tried.yMetres - a.yMetres;
  const double along = (px * dx + py * dy) / length;
  return along > 0.1 && along < 0.9 && std::abs(px * dy - py * dx) <= tolerance;
}

PlaneBox grown(PlaneBox box, double by) {
  return {box.minX - by, box.minY - by, box.maxX + by, box.maxY + by};
}

class Tracer {
 public:
  Tracer(std::span<const GridCurve> curves, const Projection& projection, const View& view)
      : curves_(curves),
        projection_(projection),
        box_(gridBox(view)),
        tolerance_(kBendPx * view.unitsPerPx) {}

  std::vector<Knots> run() const {
    std::vector<Knots> all = start();
    for (int round = 0; round < kMostRounds; ++round) {
      const std::vector<Projected> tried = tryOpenPieces(all);
      if (tried.empty()) break;
      auto next = tried.begin();
      for (Knots& knots : all) knots = refined(knots, next);
    }
    return all;
  }

  /// Runs of straight pieces; what is still open is a jump or the domain's edge, and is left out.
  std::vector<std::vector<Projected>> drawn(const Knots& knots) const;

 private:
  std::vector<Knots> start() const {
    std::vector<Knots> all;
    std::vector<LonLat> places;
    for (const GridCurve& curve : curves_) {
      all.push_back(startOf(curve));
      for (const Knot& knot : all.back()) places.push_back(usual(curve.at(knot.t)));
    }
    const std::vector<Projected> points = projection_.forward(places);
    auto next = points.begin();
    for (Knots& knots : all) {
      for (Knot& knot : knots) knot.at = *next++;
      knots.back().next = Piece::Dropped;
    }
    return all;
  }

  /// Between the ends at multiples of a power of two, wherever the ends are: a curve is traced
  /// alike for views that see other parts of it.
  static Knots startOf(const GridCurve& curve) {
    Knots knots{{curve.from, {}}};
    const double step = powerOfTwoBelow((curve.to - curve.from) / curve.pieces);
    for (double i = std::floor(curve.from / step) + 1; i * step < curve.to; ++i) {
      knots.push_back({i * step, {}});
    }
    knots.push_back({curve.to, {}});
    return knots;
  }

  std::vector<Projected> tryOpenPieces(const std::vector<Knots>& all) const {
    std::vector<LonLat> places;
    std::size_t knotCount = 0;
    for (std::size_t c = 0; c < all.size(); ++c) {
      knotCount += all[c].size();
      for (std::size_t i = 0; i + 1 < all[c].size(); ++i) {
        if (all[c][i].next != Piece::Open) continue;
        places.push_back(usual(curves_[c].at(std::lerp(all[c][i].t, all[c][i + 1].t, kTry))));
      }
    }
    if (knotCount > kMostKnots) return {};
    return projection_.forward(places);
  }

  Knots refined(const Knots& knots, std::vector<Projected>::const_iterator& tried) const {
    Knots finer;
    for (std::size_t i = 0; i < knots.size(); ++i) {
      finer.push_back(knots[i]);
      if (knots[i].next != Piece::Open) continue;
      const Projected between = *tried++;
      finer.back().next = judged(knots[i].at, between, knots[i + 1].at);
      if (finer.back().next != Piece::Open) continue;
      finer.push_back({std::lerp(knots[i].t, knots[i + 1].t, kTry), between});
    }
    return finer;
  }

  Piece judged(Projected a, Projected tried, Projected b) const {
    if (!isFinite(a) || !isFinite(b)) return judgedAtEnd(isFinite(a) ? a : b, tried);
    if (!isFinite(tried)) return Piece::Open;
    PlaneBox around;
    around.include(a), around.include(tried), around.include(b);
    const double bend = std::min(distance(a, tried), distance(b, tried));
    if (!grown(around, bend).meets(box_)) return Piece::Dropped;
    return isStraight(a, tried, b, tolerance_) ? Piece::Straight : Piece::Open;
  }

  /// One end is nowhere: what remains of the piece is searched until it is too short to be seen.
  Piece judgedAtEnd(Projected end, Projected tried) const {
    if (!isFinite(end) && !isFinite(tried)) return Piece::Dropped;
    return distance(end, tried) < tolerance_ ? Piece::Dropped : Piece::Open;
  }

  std::span<const GridCurve> curves_;
  const Projection& projection_;
  PlaneBox box_;
  double tolerance_;
};

std::vector<std::vector<Projected>> Tracer::drawn(const Knots& knots) const {
  std::vector<std::vector<Projected>> runs;
  for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
    if (knots[i].next != Piece::Straight) continue;
    const auto seen = clipped({knots[i].at, knots[i + 1].at}, box_);
    if (!seen || seen->from == seen->to) continue;
    if (runs.empty() || runs.back().back() != seen->from) runs.push_back({seen->from});
    runs.back().push_back(seen->to);
  }
  return runs;
}

}  // namespace

PlaneBox gridBox(const View& view) {
  return grown(boundsOf(view), kMarginPx * view.unitsPerPx);
}

std::optional<SeenEarth> seenEarth(const Projection& projection, const View& view) {
  if (!isView(projection, view)) return std::nullopt;
  const PlaneBox box = gridBox(view);
  const Samples samples = samplesOf(projection, box, view.unitsPerPx);
  const Change change = changeOf(samples, box.width() / view.unitsPerPx / (kAcross - 1),
                                 box.height() / view.unitsPerPx / (kAcross - 1));
  if (change.lonPerPx.empty()) return std::nullopt;
  constexpr double kMetresPerDegree = 111'195;  // of a great circle, on the mean sphere
  SeenEarth seen;
  findLongitudes(samples, seen);
  findLatitudes(samples, seen);
  seen.lonDegreesPerPx = median(change.lonPerPx);
  seen.latDegreesPerPx = median(change.latPerPx);
  seen.metresPerPx = std::max(median(change.eastPerPx), seen.latDegreesPerPx) * kMetresPerDegree;
  widen(samples, change, seen);
  return seen;
}

std::vector<GridLine> tracedLines(std::span<const GridCurve> curves, const Projection& projection,
                                  const View& view) {
  const Tracer tracer{curves, projection, view};
  const std::vector<Knots> all = tracer.run();
  std::vector<GridLine> lines;
  for (std::size_t c = 0; c < all.size(); ++c) {
    for (std::vector<Projected>& run : tracer.drawn(all[c])) {
      lines.push_back(curves[c].blank);
      lines.back().line = std::move(run);
    }
  }
  return lines;
}

}  // namespace geo
