#include "geo/shape/shape.hpp"
#include "tests/geo/shape/random_shapes.hpp"

#include <algorithm>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using test::Random;
using ::testing::HasSubstr;

double outlineArea(const Strip& strip) {
  double area = 0;
  for (const PlanePolygon& polygon : strip.outline) area += areaOf(polygon);
  return area;
}

/// The coverage interpolated at a point; negative outside all triangles.
double coverageAt(const Strip& strip, Projected point) {
  for (std::size_t i = 0; i + 2 < strip.area.indices.size(); i += 3) {
    double weights[3], covered = 0;
    bool inside = true;
    const auto corner = [&](std::size_t k) { return strip.area.indices[i + k % 3]; };
    const auto at = [&](std::size_t k) { return strip.area.points[corner(k)]; };
    const double whole = test::cross(at(0), at(1), at(2));
    for (std::size_t k = 0; k < 3; ++k) {
      weights[k] = test::cross(at(k + 1), at(k + 2), point) / whole;
      inside = inside && weights[k] >= -1e-9;
      covered += weights[k] * double{strip.coverage[corner(k)]};
    }
    if (inside) return covered;
  }
  return -1;
}

/// What coverage should be: 1 minus the least distance from the line over its half width there.
double expectedCoverage(const PlaneLine& line, const std::vector<double>& halfWidths,
                        Projected point) {
  double best = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    for (int step = 0; step <= 200; ++step) {
      const double t = step / 200.0;
      const double x = std::lerp(line[i].xMetres, line[i + 1].xMetres, t);
      const double y = std::lerp(line[i].yMetres, line[i + 1].yMetres, t);
      const double half = std::lerp(halfWidths[i], halfWidths[i + 1], t);
      best = std::max(best, 1 - std::hypot(point.xMetres - x, point.yMetres - y) / half);
    }
  }
  return best;
}

std::vector<double> randomWidths(Random& random, std::size_t count) {
  std::vector<double> widths(count);
  for (double& width : widths) width = test::uniform(random, 1500, 6000);
  return widths;
}

TEST(StripAround, StraightLineIsARectangleWithRoundEnds) {
  const PlaneLine line{{5e5, 4.4e6}, {5.06e5, 4.408e6}};  // 10 km
  const std::vector<double> half{1000};
  const auto strip = stripAround(line, half);
  ASSERT_TRUE(strip.has_value()) << describe(strip.error());
  const double expected = 10'000 * 2000 + std::numbers::pi * 1000 * 1000;
  EXPECT_NEAR(outlineArea(*strip), expected, expected * 0.01);
  ASSERT_EQ(strip->outline.size(), 1U);
  EXPECT_EQ(strip->outline[0].rings.size(), 1U);
}

TEST(StripAround, TrianglesCoverTheOutlineOnce) {
  Random random{21};
  for (int round = 0; round < 20; ++round) {
    const PlaneLine line = test::wanderingLine(random, 21, 9000);
    const auto strip = stripAround(line, randomWidths(random, line.size()));
    ASSERT_TRUE(strip.has_value()) << describe(strip.error());
    const double area = outlineArea(*strip);
    EXPECT_NEAR(areaOf(strip->area), area, area * 1e-9);
    const PlaneBox box = test::boxOf(strip->area.points);
    for (int i = 0; i < 200; ++i) {
      const Projected point = test::randomIn(random, box);
      int inside = 0;
      for (const PlanePolygon& part : strip->outline) inside += test::isInside(part, point) ? 1 : 0;
      EXPECT_EQ(test::trianglesAt(strip->area, point), inside);
    }
  }
}

TEST(StripAround, CoverageFallsFromTheLineToTheEdge) {
  Random random{22};
  for (int round = 0; round < 10; ++round) {
    const PlaneLine line = test::wanderingLine(random, 8, 9000);
    const std::vector<double> widths = randomWidths(random, line.size());
    const auto strip = stripAround(line, widths);
    ASSERT_TRUE(strip.has_value());
    ASSERT_EQ(strip->coverage.size(), strip->area.points.size());
    for (const float coverage : strip->coverage) {
      EXPECT_GE(coverage, 0.0F);
      EXPECT_LE(coverage, 1.0F);
    }
    for (const Projected vertex : line) EXPECT_NEAR(coverageAt(*strip, vertex), 1, 1e-6);
    const PlaneBox box = test::boxOf(strip->area.points);
    for (int i = 0; i < 200; ++i) {
      const Projected point = test::randomIn(random, box);
      const double covered = std::max(0.0, coverageAt(*strip, point));
      EXPECT_NEAR(covered, expectedCoverage(line, widths, point), 0.06);
    }
  }
}

TEST(StripAround, LongLinesAreCutAndStillFallFromTheLineToTheEdge) {
  Random random{24};
  PlaneLine line;  // 300 vertices, none near another part of the line
  for (int i = 0; i < 300; ++i) {
    line.push_back({5e5 + 3000.0 * i, 4.4e6 + test::uniform(random, -1000, 1000)});
  }
  const std::vector<double> widths = randomWidths(random, line.size());
  const auto strip = stripAround(line, widths);
  ASSERT_TRUE(strip.has_value()) << describe(strip.error());
  const double area = outlineArea(*strip);
  EXPECT_NEAR(areaOf(strip->area), area, area * 1e-9);
  const PlaneBox box = test::boxOf(strip->area.points);
  for (int i = 0; i < 300; ++i) {
    const Projected point = test::randomIn(random, box);
    const double covered = std::max(0.0, coverageAt(*strip, point));
    EXPECT_NEAR(covered, expectedCoverage(line, widths, point), 0.08);
  }
}

TEST(StripAround, EdgePointsHaveNoCoverage) {
  Random random{23};
  const PlaneLine line = test::wanderingLine(random, 21, 9000);
  const auto strip = stripAround(line, randomWidths(random, line.size()));
  ASSERT_TRUE(strip.has_value());
  std::size_t edgePoints = 0;
  for (const PlanePolygon& part : strip->outline) {
    for (const PlaneLine& ring : part.rings) {
      for (const Projected point : ring) {
        for (std::size_t i = 0; i < strip->area.points.size(); ++i) {
          if (strip->area.points[i] != point) continue;
          EXPECT_EQ(strip->coverage[i], 0.0F);
          ++edgePoints;
        }
      }
    }
  }
  EXPECT_GT(edgePoints, 64U);
}

TEST(StripAround, ClosedLineIsARingWithAHole) {
  PlaneLine line;
  for (int i = 0; i <= 24; ++i) {
    const double angle = 2 * std::numbers::pi * (i % 24) / 24;
    line.push_back({5e5 + 30'000 * std::cos(angle), 4.4e6 + 30'000 * std::sin(angle)});
  }
  const auto strip = stripAround(line, std::vector<double>{2000});
  ASSERT_TRUE(strip.has_value()) << describe(strip.error());
  ASSERT_EQ(strip->outline.size(), 1U);
  EXPECT_EQ(strip->outline[0].rings.size(), 2U);
  const double area = outlineArea(*strip);
  EXPECT_NEAR(areaOf(strip->area), area, area * 1e-9);
  EXPECT_EQ(test::trianglesAt(strip->area, {5e5, 4.4e6}), 0);
  for (const Projected vertex : line) EXPECT_NEAR(coverageAt(*strip, vertex), 1, 1e-6);
}

TEST(StripAround, SelfCrossingTurningBackAndRepeatingLinesAreNoTrouble) {
  const std::vector<PlaneLine> lines{
      {{0, 0}, {10'000, 10'000}, {10'000, 0}, {0, 10'000}},    // crosses itself
      {{0, 0}, {10'000, 0}, {0, 0}},                           // there and back
      {{0, 0}, {10'000, 0}, {2000, 0}, {12'000, 10}},          // along itself
      {{0, 0}, {0, 0}, {10'000, 0}, {10'000, 0}},              // repeated points
      {{0, 0}, {1e-6, 0}, {10'000, 0}},                        // nearly repeated
      {{0, 0}, {9000, 0}, {9000, 9000}, {0, 9000}, {0, 100}},  // nearly closed
      {{0, 0}, {100, 0}, {200, 10}, {300, 0}, {400, 5}},       // all within its width
  };
  for (const PlaneLine& line : lines) {
    const auto strip = stripAround(line, std::vector<double>{1500});
    ASSERT_TRUE(strip.has_value()) << describe(strip.error());
    const double area = outlineArea(*strip);
    EXPECT_NEAR(areaOf(strip->area), area, area * 1e-9);
    for (const Projected vertex : line) EXPECT_NEAR(coverageAt(*strip, vertex), 1, 1e-6);
  }
}

TEST(StripAround, WidthMayGrowFasterThanTheLine) {
  const PlaneLine line{{0, 0}, {1000, 0}};  // the second circle holds the first
  const auto strip = stripAround(line, std::vector<double>{500, 5000});
  ASSERT_TRUE(strip.has_value()) << describe(strip.error());
  const double disc = std::numbers::pi * 5000 * 5000;
  EXPECT_NEAR(outlineArea(*strip), disc, disc * 0.01);
}

TEST(StripAround, OnePointGivesADisc) {
  const PlaneLine line{{5e5, 4.4e6}};
  const auto strip = stripAround(line, std::vector<double>{100});
  ASSERT_TRUE(strip.has_value()) << describe(strip.error());
  const double disc = std::numbers::pi * 100 * 100;
  EXPECT_NEAR(areaOf(strip->area), disc, disc * 0.01);
  EXPECT_NEAR(coverageAt(*strip, line[0]), 1, 1e-6);
}

TEST(StripAround, RefusesWhatIsNoStrip) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  const PlaneLine line{{0, 0}, {1000, 0}, {2000, 0}};
  struct Case {
    const char* why;
    PlaneLine line;
    std::vector<double> halfWidths;
  };
  const Case cases[] = {
      {"no points", {}, {100}},
      {"half widths", line, {}},
      {"half widths", line, {100, 100}},
      {"not positive", line, {100, 0, 100}},
      {"not positive", line, {-5}},
      {"not positive", line, {kNan}},
      {"not a number", {{0, 0}, {kNan, 1}}, {100}},
  };
  for (const Case& row : cases) {
    const auto strip = stripAround(row.line, row.halfWidths);
    ASSERT_FALSE(strip.has_value()) << row.why;
    EXPECT_THAT(strip.error().what, HasSubstr(row.why));
  }
}

}  // namespace
}  // namespace geo
