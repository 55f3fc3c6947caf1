#include "geo/shape/shape.hpp"
#include "tests/geo/shape/random_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using test::Random;
using ::testing::HasSubstr;

constexpr double kWidth = 3000;

/// The coverage interpolated at a point; 0 outside all triangles.
double coverageAt(const SoftArea& soft, Projected point) {
  const auto& indices = soft.area.indices;
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    const auto at = [&](std::size_t k) { return soft.area.points[indices[i + k % 3]]; };
    const double whole = test::cross(at(0), at(1), at(2));
    double covered = 0;
    bool inside = true;
    for (std::size_t k = 0; k < 3; ++k) {
      const double weight = test::cross(at(k + 1), at(k + 2), point) / whole;
      inside = inside && weight >= -1e-9;
      covered += weight * double{soft.coverage[indices[i + k]]};
    }
    if (inside) return covered;
  }
  return 0;
}

/// The area with its coverage taken into account.
double coveredArea(const SoftArea& soft) {
  double sum = 0;
  const auto& indices = soft.area.indices;
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    const auto at = [&](std::size_t k) { return soft.area.points[indices[i + k]]; };
    double covered = 0;
    for (std::size_t k = 0; k < 3; ++k) covered += double{soft.coverage[indices[i + k]]} / 3;
    sum += covered * std::abs(test::cross(at(0), at(1), at(2))) / 2;
  }
  return sum;
}

std::vector<double> sameForAll(const PlanePolygon& polygon, double width) {
  std::size_t points = 0;
  for (const PlaneLine& ring : polygon.rings) points += ring.size();
  return std::vector<double>(points, width);
}

const PlanePolygon kSquare{{{{0, 0}, {40000, 0}, {40000, 40000}, {0, 40000}, {0, 0}}}};

TEST(SoftArea, FallsLinearlyAcrossTheEdge) {
  const SoftArea soft = softAreaOf(kSquare, sameForAll(kSquare, kWidth)).value();
  for (double across = -4000; across <= 4000; across += 250) {
    const double expected = std::clamp(0.5 + across / (2 * kWidth), 0.0, 1.0);
    EXPECT_NEAR(coverageAt(soft, {across, 20000}), expected, 0.05) << across;
    EXPECT_NEAR(coverageAt(soft, {23456, 40000 - across}), expected, 0.05) << across;
  }
  EXPECT_DOUBLE_EQ(coverageAt(soft, {20000, 20000}), 1);
}

TEST(SoftArea, TwoNeighboursCoverTheirCommonEdgeOnceTogether) {
  Random random(7);
  for (int round = 0; round < 10; ++round) {
    PlaneLine edge{{20000, 0}};
    std::vector<double> widths{test::uniform(random, 500, 4000)};
    for (int i = 1; i <= 8; ++i) {
      edge.push_back({test::uniform(random, 17000, 23000), i * 5000.0});
      widths.push_back(test::uniform(random, 500, 4000));
    }
    PlanePolygon west{{{{0, 40000}, {0, 0}}}}, east{{{{40000, 40000}, {40000, 0}}}};
    west.rings[0].insert(west.rings[0].end(), edge.begin(), edge.end());
    east.rings[0].insert(east.rings[0].end(), edge.begin(), edge.end());
    std::vector<double> ringWidths{0, 0};
    ringWidths.insert(ringWidths.end(), widths.begin(), widths.end());
    const SoftArea left = softAreaOf(west, ringWidths).value();
    const SoftArea right = softAreaOf(east, ringWidths).value();
    for (int k = 0; k < 200; ++k) {
      const Projected at{test::uniform(random, 10000, 30000), test::uniform(random, 6000, 34000)};
      EXPECT_NEAR(coverageAt(left, at) + coverageAt(right, at), 1, 0.13)
          << round << ": " << at.xMetres << " " << at.yMetres;
    }
  }
}

TEST(SoftArea, IsAsLargeAsThePolygon) {
  const SoftArea soft = softAreaOf(kSquare, sameForAll(kSquare, kWidth)).value();
  // Each corner has a quarter disc more outside, and inside a square of doubt that two edges share.
  const double corners = 4 * kWidth * kWidth * (std::numbers::pi / 24 + 1.0 / 6);
  EXPECT_NEAR(coveredArea(soft), areaOf(kSquare) + corners, 0.25 * corners);
}

TEST(SoftArea, KeepsASharpEdgeWhereItIs) {
  const SoftArea sharp = softAreaOf(kSquare, sameForAll(kSquare, 0)).value();
  EXPECT_NEAR(areaOf(sharp.area), areaOf(kSquare), 1e-6 * areaOf(kSquare));
  EXPECT_THAT(sharp.coverage, testing::Each(1.0F));
  // Soft in the west only: nothing lies beyond the other edges.
  const std::vector<double> widths{kWidth, 0, 0, kWidth, kWidth};
  const SoftArea soft = softAreaOf(kSquare, widths).value();
  for (const Projected p : soft.area.points) {
    EXPECT_LE(p.xMetres, 40000 + 3.5);  // the thinnest of circles
  }
  EXPECT_DOUBLE_EQ(coverageAt(soft, {39999, 20000}), 1);
  EXPECT_NEAR(coverageAt(soft, {0, 20000}), 0.5, 0.02);
}

TEST(SoftArea, HolesAreSoftToo) {
  PlanePolygon holed = kSquare;
  holed.rings.push_back(
      {{15000, 15000}, {25000, 15000}, {25000, 25000}, {15000, 25000}, {15000, 15000}});
  std::vector<double> widths = sameForAll(holed, 0);
  std::fill(widths.begin() + 5, widths.end(), 2000);
  const SoftArea soft = softAreaOf(holed, widths).value();
  EXPECT_NEAR(coverageAt(soft, {15000, 20000}), 0.5, 0.03);
  EXPECT_NEAR(coverageAt(soft, {20000, 20000}), 0, 0.01);
  EXPECT_NEAR(coverageAt(soft, {12000, 20000}), 1, 0.01);
}

TEST(SoftArea, TrianglesMeetEdgeToEdge) {
  Random random(11);
  const PlanePolygon star{{test::starRing(random, {5e5, 4.4e6}, 30000, 24)}};
  std::vector<double> widths = sameForAll(star, 0);
  for (double& width : widths) width = test::uniform(random, 0, 4000);
  widths.back() = widths.front();
  const SoftArea soft = softAreaOf(star, widths).value();
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> uses;
  for (std::size_t i = 0; i < soft.area.indices.size(); i += 3) {
    for (std::size_t k = 0; k < 3; ++k) {
      uses[std::minmax(soft.area.indices[i + k], soft.area.indices[i + (k + 1) % 3])]++;
    }
  }
  // An edge of one triangle only lies on the rim, where nothing is covered any more.
  for (const auto& [edge, count] : uses) {
    EXPECT_LE(count, 2);
    if (count == 1) {
      EXPECT_LT(soft.coverage[edge.first] + soft.coverage[edge.second], 1.2F);
    }
  }
}

TEST(SoftArea, RefusesWhatIsNoWidth) {
  EXPECT_THAT(softAreaOf(kSquare, std::vector<double>{1, 2}).error().what, HasSubstr("half width"));
  EXPECT_FALSE(softAreaOf(kSquare, sameForAll(kSquare, -1)).has_value());
  EXPECT_FALSE(softAreaOf(kSquare, sameForAll(kSquare, NAN)).has_value());
  EXPECT_FALSE(softAreaOf({}, {}).has_value());
}

}  // namespace
}  // namespace geo
