// Who held what in the bundled scenario: at every stage the areas tile one and the same region.
#include "geo/base/time_text.hpp"
#include "geo/coords/geodesic.hpp"
#include "geo/scenario/query.hpp"
#include "tests/geo/scenario/bundled.hpp"

#include <random>
#include <set>

#include <gtest/gtest.h>

namespace geo {
namespace {

constexpr double kMostMissing = 1e-6;  // of the region's area: the last digit of degrees

const Layer& control() {
  return *testing_bundled::scenario().layer("control");
}

Moment day(std::string_view text) {
  return parsePeriod(text, testing_bundled::scenario().zone)->from;
}

/// One second at the start of each stage.
std::set<Moment> stages() {
  std::set<Moment> starts{day("2020-09-01")};
  for (const Feature& area : control().features) {
    if (area.valid.from.exact()) starts.insert(area.valid.from.earliest);
  }
  return starts;
}

TimeSpan secondAt(Moment moment) {
  return {moment, moment + std::chrono::seconds{1}};
}

double squareMetres(const Feature& area) {
  double sum = 0;
  for (const Polygon& polygon : std::get<Polygons>(area.geometry)) {
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
      sum += (i == 0 ? 1 : -1) * areaSquareMetres(polygon.rings[i]);
    }
  }
  return sum;
}

TEST(BundledControl, HasEveryStage) {
  // The war, the ceasefire, three hand-overs, the pocket's fight and end, Farukh, Lachin, the new
  // road, and the end; and the time before the war.
  EXPECT_EQ(stages().size(), 12u);
}

TEST(BundledControl, TheAreasOfAStageAddUpToTheRegion) {
  const double region =
      squareMetres(control().features.at(validRows(control(), secondAt(day("2023-12-01"))).at(0)));
  for (const Moment start : stages()) {
    double sum = 0;
    for (const std::size_t row : validRows(control(), secondAt(start))) {
      sum += squareMetres(control().features[row]);
    }
    EXPECT_NEAR(sum / region, 1, kMostMissing) << formatMoment(start);
  }
}

TEST(BundledControl, EveryPointOfTheRegionIsInExactlyOneArea) {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> lon(45.5, 47.5), lat(38.8, 40.6);
  const TimeSpan later = secondAt(day("2023-12-01"));
  int inside = 0;
  for (int i = 0; i < 3000; ++i) {
    const LonLat point{lon(random), lat(random)};
    const std::size_t expected = validRowsAt(control(), later, point).size();
    inside += static_cast<int>(expected);
    for (const Moment start : stages()) {
      EXPECT_EQ(validRowsAt(control(), secondAt(start), point).size(), expected)
          << point.lonDegrees << " " << point.latDegrees << " " << formatMoment(start);
    }
  }
  EXPECT_GT(inside, 500);
}

}  // namespace
}  // namespace geo
