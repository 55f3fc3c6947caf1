#include "geo/coords/utm_grid.hpp"

#include "geo/coords/graticule.hpp"
#include "geo/coords/grid_trace.hpp"
#include "geo/coords/utm_zones.hpp"
#include "geo/coords/visible_middle.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr int kSquareMetres = 100'000;
constexpr int kKilometre = 1000;
constexpr int kDegreeSeconds = 3600;

/// More lines than this are a blot: then the edges of zones remain.
constexpr int kMostLines = 100;

/// How far apart the edges of zones and the lines of MGRS are at least, whose steps are few.
double closeGridPx(const View& view) {
  return std::max(wishedGridPx(view) / 3, leastGridPx(view));
}

/// What one must see of an area for it to be named: half of one that is as small as that.
double leastSquarePx(const View& view) {
  return closeGridPx(view) * closeGridPx(view) / 2;
}

// --- Zones ------------------------------------------------------------------------------------

/// What of a box one sees, at longitudes as `seen` counts them.
std::optional<GeoBox> overlap(const GeoBox& box, const SeenEarth& seen) {
  for (const double turn : {0.0, -360.0, 360.0}) {
    const GeoBox both{std::max(box.west + turn, seen.west), std::max(box.south, seen.south),
                      std::min(box.east + turn, seen.east), std::min(box.north, seen.north)};
    if (both.west < both.east && both.south < both.north) return both;
  }
  return std::nullopt;
}

/// Zones that may be in view: none reaches more than three degrees beyond its usual six.
std::vector<int> zonesIn(const SeenEarth& seen) {
  std::vector<int> zones;
  for (int zone = 1; zone <= kUtmZones; ++zone) {
    const double central = centralMeridian(zone);
    if (overlap({central - 6, kUtmSouth, central + 6, kUtmNorth}, seen)) zones.push_back(zone);
  }
  return zones;
}

GridCurve edgeCurve(GridFamily family, double degrees, std::pair<double, double> range) {
  const bool meridian = family == GridFamily::Meridian;
  const double usual = std::remainder(degrees, 360.0);
  const double value = usual == -180 ? 180 : usual;
  const int arcSeconds = static_cast<int>(std::lround(value)) * kDegreeSeconds;
  const auto [from, to] = range;
  return {{{}, family, value, degreeLabel(family, arcSeconds, kDegreeSeconds)},
          [=](double t) {
            return meridian ? LonLat{degrees, t} : LonLat{t, degrees};
          },
          from,
          to,
          std::max(4, static_cast<int>(std::ceil((to - from) / 15)))};
}

/// The west edges of strips, and the edges of bands.
std::vector<GridCurve> zoneEdges(const SeenEarth& seen) {
  std::vector<GridCurve> curves;
  const double south = std::max(seen.south, kUtmSouth), north = std::min(seen.north, kUtmNorth);
  for (const int zone : zonesIn(seen)) {
    for (const UtmStrip& strip : utmStrips(zone)) {
      const double from = std::max(strip.box.south, south), to = std::min(strip.box.north, north);
      for (const double lon : {strip.box.west, strip.box.west - 360, strip.box.west + 360}) {
        if (lon <= seen.west || lon > seen.east || from >= to) continue;
        curves.push_back(edgeCurve(GridFamily::Meridian, lon, {from, to}));
      }
    }
  }
  for (const double lat : bandEdges()) {
    if (lat < south || lat > north) continue;
    curves.push_back(edgeCurve(GridFamily::Parallel, lat, {seen.west, seen.east}));
  }
  return curves;
}

bool holds(const GeoBox& box, LonLat at) {
  const double middle = (box.west + box.east) / 2;
  return std::abs(std::remainder(at.lonDegrees - middle, 360.0)) <= box.east - middle &&
         box.south <= at.latDegrees && at.latDegrees <= box.north;
}

std::vector<GridLabel> zoneNames(const SeenEarth& seen, const Projection& projection,
                                 const View& view) {
  std::vector<GridZone> zones;
  std::vector<std::vector<LonLat>> areas;
  for (const int zone : zonesIn(seen)) {
    for (GridZone& part : gridZones(zone)) {
      const auto shown = overlap(part.box, seen);
      if (!shown) continue;
      areas.push_back(outlineOf(*shown, 3));
      zones.push_back(std::move(part));
    }
  }
  const auto middles = visibleMiddles(projection, view, areas, leastSquarePx(view));
  std::vector<GridLabel> labels;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (!middles[i]) continue;
    // An area that lies across the edge of the map has its middle elsewhere.
    const auto place = projection.inverse(*middles[i]);
    if (place && holds(zones[i].box, *place)) labels.push_back({*middles[i], zones[i].name});
  }
  return labels;
}

// --- Lines ------------------------------------------------------------------------------------

/// A strip in view, and the metres between which what one sees of it lies.
struct SeenStrip {
  UtmStrip strip;
  UtmPoint low, high;
};

SeenStrip measured(const UtmStrip& strip, const GeoBox& shown) {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  SeenStrip seen{strip, {kFar, kFar}, {-kFar, -kFar}};
  const double central = centralMeridian(strip.zone);
  const double turn = std::round((shown.west - central) / 360) * 360;
  const double middle = std::clamp(central + turn, shown.west, shown.east);
  for (const double lon : {shown.west, middle, shown.east}) {
    for (const double lat : {shown.south, shown.north}) {
      const UtmPoint at = utmFromLonLat(strip, {lon, lat});
      seen.low.eastingMetres = std::min(seen.low.eastingMetres, at.eastingMetres);
      seen.low.northingMetres = std::min(seen.low.northingMetres, at.northingMetres);
      seen.high.eastingMetres = std::max(seen.high.eastingMetres, at.eastingMetres);
      seen.high.northingMetres = std::max(seen.high.northingMetres, at.northingMetres);
    }
  }
  return seen;
}

std::vector<SeenStrip> seenStrips(const SeenEarth& seen) {
  std::vector<SeenStrip> strips;
  for (const int zone : zonesIn(seen)) {
    for (const UtmStrip& strip : utmStrips(zone)) {
      if (const auto shown = overlap(strip.box, seen)) strips.push_back(measured(strip, *shown));
    }
  }
  return strips;
}

/// Of multiples of `step`, both ends included.
struct Multiples {
  int first = 0, last = -1;
};

Multiples multiplesIn(double low, double high, int step) {
  return {static_cast<int>(std::ceil(low / step)) * step,
          static_cast<int>(std::floor(high / step)) * step};
}

Multiples eastings(const SeenStrip& seen, int step) {
  return multiplesIn(seen.low.eastingMetres, seen.high.eastingMetres, step);
}

/// The equator is drawn as north of it: as 0, not as 10 000 000.
Multiples northings(const SeenStrip& seen, int step) {
  Multiples found = multiplesIn(seen.low.northingMetres, seen.high.northingMetres, step);
  constexpr int kEquatorFromSouth = 10'000'000;
  if (seen.strip.hemisphere == Hemisphere::South) {
    found.last = std::min(found.last, kEquatorFromSouth - step);
  }
  return found;
}

double countOf(std::span<const SeenStrip> strips, int step) {
  double count = 0;
  for (const SeenStrip& seen : strips) {
    for (const Multiples& m : {eastings(seen, step), northings(seen, step)}) {
      count += std::max(0, (m.last - m.first) / step + 1);
    }
  }
  return count;
}

LonLat placeIn(const UtmStrip& strip, UtmPoint at) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  const LonLat place = lonLatFromUtm(strip, at);
  return holds(strip.box, place) ? place : LonLat{kNaN, kNaN};
}

std::vector<GridCurve> curvesOf(const SeenStrip& seen, int step) {
  std::vector<GridCurve> curves;
  const UtmStrip strip = seen.strip;
  const double south = seen.low.northingMetres, north = seen.high.northingMetres;
  constexpr double kPieceMetres = 1'500'000;
  const int pieces = std::max(4, static_cast<int>(std::ceil((north - south) / kPieceMetres)));
  const auto [west, east] = eastings(seen, step);
  for (int e = west; e <= east; e += step) {
    curves.push_back({{{}, GridFamily::Easting, double(e), ""},
                      [strip, e](double n) {
                        return placeIn(strip, {double(e), n});
                      },
                      south,
                      north,
                      pieces});
  }
  const auto [first, last] = northings(seen, step);
  for (int n = first; n <= last; n += step) {
    curves.push_back({{{}, GridFamily::Northing, double(n), ""},
                      [strip, n](double e) {
                        return placeIn(strip, {e, double(n)});
                      },
                      seen.low.eastingMetres,
                      seen.high.eastingMetres,
                      4});
  }
  return curves;
}

std::string grouped(int metres) {
  if (metres >= 1'000'000) {
    return fmt::format("{} {:03} {:03}", metres / 1'000'000, metres / 1000 % 1000, metres % 1000);
  }
  if (metres >= 1000) return fmt::format("{} {:03}", metres / 1000, metres % 1000);
  return fmt::format("{}", metres);
}

void labelUtm(std::vector<GridLine>& lines, int step) {
  for (const auto family : {GridFamily::Easting, GridFamily::Northing}) {
    double lowest = std::numeric_limits<double>::infinity();
    for (const GridLine& line : lines) {
      if (line.family == family) lowest = std::min(lowest, line.value);
    }
    for (GridLine& line : lines) {
      if (line.family != family) continue;
      const int metres = static_cast<int>(line.value);
      line.label =
          step % kKilometre == 0 ? fmt::format("{}", metres / kKilometre) : grouped(metres);
      if (line.value > lowest) continue;
      line.label = grouped(metres) + (family == GridFamily::Easting ? " m E" : " m N");
    }
  }
}

/// The digits between the square's letters and what lies within the step.
void labelMgrs(std::vector<GridLine>& lines, int step) {
  if (step >= kSquareMetres) return;
  for (GridLine& line : lines) {
    const int within = static_cast<int>(line.value) % kSquareMetres / step;
    line.label = step < 10 * kKilometre ? fmt::format("{:02}", within) : fmt::format("{}", within);
  }
}

/// Lines of all strips in view; none where they would be too many.
template <class Label>
void addLines(std::span<const SeenStrip> strips, int step, const Projection& projection,
              const View& view, Label label, std::vector<GridLine>& all) {
  if (countOf(strips, step) > kMostLines) return;
  for (const SeenStrip& seen : strips) {
    std::vector<GridLine> lines = tracedLines(curvesOf(seen, step), projection, view);
    label(lines, step);
    std::ranges::move(lines, std::back_inserter(all));
  }
}

// --- Squares ----------------------------------------------------------------------------------

struct Square {
  UtmStrip strip;
  UtmPoint low;
};

std::vector<LonLat> outlineOf(const Square& square) {
  constexpr std::array<UtmPoint, 8> kAround{
      {{0, 0}, {.5, 0}, {1, 0}, {1, .5}, {1, 1}, {.5, 1}, {0, 1}, {0, .5}}};
  std::vector<LonLat> ring;
  ring.reserve(kAround.size());
  for (const UtmPoint& at : kAround) {
    ring.push_back(lonLatFromUtm(square.strip,
                                 {square.low.eastingMetres + at.eastingMetres * kSquareMetres,
                                  square.low.northingMetres + at.northingMetres * kSquareMetres}));
  }
  return clippedTo(square.strip.box, std::move(ring));
}

std::vector<Square> squaresIn(std::span<const SeenStrip> strips) {
  std::vector<Square> squares;
  const auto below = [](double metres) {
    return std::floor(metres / kSquareMetres) * kSquareMetres;
  };
  for (const SeenStrip& seen : strips) {
    for (double e = below(seen.low.eastingMetres); e < seen.high.eastingMetres;
         e += kSquareMetres) {
      for (double n = below(seen.low.northingMetres); n < seen.high.northingMetres;
           n += kSquareMetres) {
        squares.push_back({seen.strip, {e, n}});
      }
    }
  }
  return squares;
}

bool isIn(const Square& square, LonLat at) {
  const UtmPoint point = utmFromLonLat(square.strip, at);
  const double e = point.eastingMetres - square.low.eastingMetres;
  const double n = point.northingMetres - square.low.northingMetres;
  return holds(square.strip.box, at) && e >= 0 && e < kSquareMetres && n >= 0 && n < kSquareMetres;
}

std::vector<GridLabel> squareNames(std::span<const SeenStrip> strips, const Projection& projection,
                                   const View& view) {
  const std::vector<Square> squares = squaresIn(strips);
  std::vector<std::vector<LonLat>> areas;
  areas.reserve(squares.size());
  for (const Square& square : squares) areas.push_back(outlineOf(square));
  const auto middles = visibleMiddles(projection, view, areas, leastSquarePx(view));
  std::vector<GridLabel> labels;
  for (std::size_t i = 0; i < squares.size(); ++i) {
    if (!middles[i]) continue;
    const auto place = projection.inverse(*middles[i]);
    if (!place || !isIn(squares[i], *place)) continue;
    labels.push_back({*middles[i], squareLetters(squares[i].strip.zone, squares[i].low)});
  }
  return labels;
}

/// Edges and names of zones; nothing where zones are too narrow to be told apart.
std::optional<Grid> zonesOf(const SeenEarth& seen, const Projection& projection, const View& view) {
  constexpr double kZoneDegrees = 6;
  if (kZoneDegrees / seen.lonDegreesPerPx < closeGridPx(view)) return std::nullopt;
  return Grid{tracedLines(zoneEdges(seen), projection, view), zoneNames(seen, projection, view)};
}

}  // namespace

std::optional<int> roundStepMetres(double leastMetres) {
  for (int decade = 1; decade <= kSquareMetres; decade *= 10) {
    for (const int step : {decade, 2 * decade, 5 * decade}) {
      if (step >= leastMetres && step <= kSquareMetres) return step;
    }
  }
  return std::nullopt;
}

Grid utmGrid(const Projection& projection, const View& view) {
  const auto seen = seenEarth(projection, view);
  if (!seen) return {};
  auto grid = zonesOf(*seen, projection, view);
  const auto step = roundStepMetres(wishedGridPx(view) * seen->metresPerPx);
  if (grid && step) addLines(seenStrips(*seen), *step, projection, view, labelUtm, grid->lines);
  return std::move(grid).value_or(Grid{});
}

Grid mgrsGrid(const Projection& projection, const View& view) {
  const auto seen = seenEarth(projection, view);
  if (!seen) return {};
  auto grid = zonesOf(*seen, projection, view);
  if (!grid) return {};
  constexpr std::array kSteps{kKilometre, 10 * kKilometre, kSquareMetres};
  const double least = closeGridPx(view) * seen->metresPerPx;
  const auto* const step = std::ranges::find_if(kSteps, [&](int s) { return s >= least; });
  if (step == kSteps.end()) return *std::move(grid);
  const std::vector<SeenStrip> strips = seenStrips(*seen);
  if (countOf(strips, *step) > kMostLines) return *std::move(grid);
  addLines(strips, *step, projection, view, labelMgrs, grid->lines);
  std::ranges::move(squareNames(strips, projection, view), std::back_inserter(grid->labels));
  return *std::move(grid);
}

}  // namespace geo
