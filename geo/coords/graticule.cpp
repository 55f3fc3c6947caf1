#include "geo/coords/graticule.hpp"

#include "geo/coords/grid_trace.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr int kMinute = 60, kDegree = 3600;

constexpr std::array kSteps{1,
                            2,
                            5,
                            10,
                            15,
                            30,
                            kMinute,
                            2 * kMinute,
                            5 * kMinute,
                            10 * kMinute,
                            15 * kMinute,
                            20 * kMinute,
                            30 * kMinute,
                            kDegree,
                            2 * kDegree,
                            5 * kDegree,
                            10 * kDegree,
                            15 * kDegree,
                            30 * kDegree};

/// More lines of a family than this are a blot near a pole, not a grid.
constexpr double kMostOfAFamily = 90;

std::optional<int> stepFor(const View& view, double degreesPerPx, double spanDegrees) {
  const double least = std::max(wishedGridPx(view) * degreesPerPx, spanDegrees / kMostOfAFamily);
  if (const auto step = roundStepArcSeconds(least)) return step;
  const double coarsest = double{kSteps.back()} / kDegree;
  const bool readable = coarsest >= leastGridPx(view) * degreesPerPx;
  return readable ? std::optional{kSteps.back()} : std::nullopt;
}

int piecesFor(double spanDegrees) {
  return std::max(4, static_cast<int>(std::ceil(spanDegrees / 15)));
}

/// Multiples of `step` between two latitudes or longitudes, the first excluded, in seconds.
std::vector<int> multiples(double afterDegrees, double lastDegrees, int step) {
  std::vector<int> found;
  const int first = static_cast<int>(std::floor(afterDegrees * kDegree / step)) + 1;
  for (int k = first; k * step <= lastDegrees * kDegree; ++k) found.push_back(k * step);
  return found;
}

int usualLongitude(int arcSeconds) {
  constexpr int kTurn = 360 * kDegree;
  if (arcSeconds > kTurn / 2) return arcSeconds - kTurn;
  return arcSeconds <= -kTurn / 2 ? arcSeconds + kTurn : arcSeconds;
}

void addMeridians(const SeenEarth& seen, const View& view, std::vector<GridCurve>& curves) {
  const auto step = stepFor(view, seen.lonDegreesPerPx, seen.east - seen.west);
  if (!step) return;
  for (const int arcSeconds : multiples(seen.west, seen.east, *step)) {
    const int shown = usualLongitude(arcSeconds);
    // Not the usual value: at 180° its sign tells the side of the map that one sees.
    const double lon = double(arcSeconds) / kDegree;
    curves.push_back({{{},
                       GridFamily::Meridian,
                       double(shown) / kDegree,
                       degreeLabel(GridFamily::Meridian, shown, *step)},
                      [lon](double lat) {
                        return LonLat{lon, lat};
                      },
                      seen.south,
                      seen.north,
                      piecesFor(seen.north - seen.south)});
  }
}

void addParallels(const SeenEarth& seen, const View& view, std::vector<GridCurve>& curves) {
  const auto step = stepFor(view, seen.latDegreesPerPx, seen.north - seen.south);
  if (!step) return;
  for (const int arcSeconds : multiples(seen.south, seen.north, *step)) {
    if (std::abs(arcSeconds) == 90 * kDegree) continue;
    const double lat = double(arcSeconds) / kDegree;
    curves.push_back(
        {{{}, GridFamily::Parallel, lat, degreeLabel(GridFamily::Parallel, arcSeconds, *step)},
         [lat](double lon) {
           return LonLat{lon, lat};
         },
         seen.west,
         seen.east,
         piecesFor(seen.east - seen.west)});
  }
}

const char* letterOf(GridFamily family, int arcSeconds) {
  if (arcSeconds == 0 || std::abs(arcSeconds) == 180 * kDegree) return "";
  if (family == GridFamily::Meridian) return arcSeconds > 0 ? "E" : "W";
  return arcSeconds > 0 ? "N" : "S";
}

}  // namespace

std::optional<int> roundStepArcSeconds(double leastDegrees) {
  // Rounding must not make of exactly 2° a little more than it.
  const double least = leastDegrees * kDegree * (1 - 1e-12);
  const auto* const found = std::ranges::find_if(kSteps, [&](int step) { return step >= least; });
  return found == kSteps.end() ? std::nullopt : std::optional{*found};
}

std::string degreeLabel(GridFamily family, int arcSeconds, int stepArcSeconds) {
  const int all = std::abs(arcSeconds);
  std::string text = fmt::format("{}°", all / kDegree);
  if (stepArcSeconds % kDegree != 0) text += fmt::format("{:02}′", all / kMinute % 60);
  if (stepArcSeconds % kMinute != 0) text += fmt::format("{:02}″", all % 60);
  return text + letterOf(family, arcSeconds);
}

std::vector<GridLine> lonLatLines(const Projection& projection, const View& view) {
  const auto seen = seenEarth(projection, view);
  if (!seen) return {};
  std::vector<GridCurve> curves;
  addMeridians(*seen, view, curves);
  addParallels(*seen, view, curves);
  return tracedLines(curves, projection, view);
}

}  // namespace geo
