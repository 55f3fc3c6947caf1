// Places for names: on the line, inside the area, and near enough to one another.
#include "viewer/layers/name_spots.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace viewer {
namespace {

geo::PlaneLine river(int points) {
  geo::PlaneLine line;
  for (int i = 0; i < points; ++i) {
    line.push_back({i * 1000.0, 4000 * std::sin(i * 0.35) + (i % 3) * 150});
  }
  return line;
}

double lengthOf(const geo::PlaneLine& line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length +=
        std::hypot(line[i].xMetres - line[i - 1].xMetres, line[i].yMetres - line[i - 1].yMetres);
  }
  return length;
}

double distanceTo(const geo::PlaneLine& line, geo::Projected p) {
  double least = 1e12;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double dx = line[i].xMetres - line[i - 1].xMetres;
    const double dy = line[i].yMetres - line[i - 1].yMetres;
    const double share = std::clamp(
        ((p.xMetres - line[i - 1].xMetres) * dx + (p.yMetres - line[i - 1].yMetres) * dy) /
            (dx * dx + dy * dy),
        0.0, 1.0);
    least = std::min(least, std::hypot(p.xMetres - line[i - 1].xMetres - share * dx,
                                       p.yMetres - line[i - 1].yMetres - share * dy));
  }
  return least;
}

TEST(LineSpots, LieOnTheLine) {
  const geo::PlaneLine line = river(300);
  const auto spots = nameSpots(line, 3000);
  ASSERT_GT(spots.size(), 50u);
  EXPECT_NEAR(spots.front().length, lengthOf(line), 1e-6);
  for (const LineSpot& spot : spots) {
    EXPECT_GE(spot.length, 3000);
    EXPECT_NEAR(lengthOf(spot.line), spot.length, 1e-6);
    EXPECT_LT(distanceTo(spot.line, spot.middle), 1e-6);
    for (const geo::Projected& p : spot.line) EXPECT_LT(distanceTo(line, p), 1e-6);
    EXPECT_LE(spot.merit, spot.length);
  }
}

// A picture that shows a piece of the line shows a spot, wherever the piece lies.
TEST(LineSpots, AreNearEveryPointOfTheLine) {
  const geo::PlaneLine line = river(300);
  const auto spots = nameSpots(line, 3000);
  for (const geo::Projected& p : line) {
    const bool near = std::ranges::any_of(spots, [&](const LineSpot& spot) {
      return spot.length < 8000 &&
             std::hypot(spot.middle.xMetres - p.xMetres, spot.middle.yMetres - p.yMetres) < 24000;
    });
    EXPECT_TRUE(near) << p.xMetres;
  }
}

TEST(LineSpots, PreferTheStraightStretch) {
  geo::PlaneLine line;
  for (int i = 0; i <= 22; ++i) line.push_back({i * 400.0, i < 10 ? (i % 2) * 300.0 : 0.0});
  const auto spots = nameSpots(line, lengthOf(line) / 3);
  ASSERT_GE(spots.size(), 2u);
  const auto best =
      std::max_element(spots.begin() + 1, spots.end(),
                       [](const LineSpot& a, const LineSpot& b) { return a.merit < b.merit; });
  EXPECT_GT(best->middle.xMetres, 4000);
}

TEST(LineSpots, OfAShortLineAreNone) {
  EXPECT_TRUE(nameSpots(geo::PlaneLine{{0, 0}, {100, 0}}, 3000).empty());
  EXPECT_TRUE(nameSpots(geo::PlaneLine{}, 3000).empty());
  EXPECT_TRUE(nameSpots(geo::PlaneLine{{7, 7}}, 0).empty());
}

bool isInside(const geo::PlaneLine& ring, geo::Projected p) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const double ax = ring[i].xMetres - p.xMetres, ay = ring[i].yMetres - p.yMetres;
    const double bx = ring[i + 1].xMetres - p.xMetres, by = ring[i + 1].yMetres - p.yMetres;
    sum += std::atan2(ax * by - ay * bx, ax * bx + ay * by);
  }
  return std::abs(sum) > std::numbers::pi;
}

geo::PlaneLine blob() {
  geo::PlaneLine ring;
  for (int i = 0; i <= 90; ++i) {
    const double angle = 2 * std::numbers::pi * (i % 90) / 90;
    const double radius = 100e3 * (1 + 0.35 * std::sin(5 * angle) + 0.1 * std::cos(17 * angle));
    ring.push_back({1.3 * radius * std::cos(angle), radius * std::sin(angle) + 4e6});
  }
  return ring;
}

TEST(AreaSpots, LieInsideWithTheirWholeBox) {
  const geo::PlaneLine ring = blob();
  for (const double aspect : {1.0, 8.0}) {
    const auto spots = nameSpots(geo::PlanePolygon{{ring}}, aspect, 20e3);
    ASSERT_GT(spots.size(), 50u);
    for (const AreaSpot& spot : spots) {
      EXPECT_NEAR(spot.width, aspect * spot.height, 1e-6 * spot.width);
      for (int i = 0; i <= 10; ++i) {
        for (const double side : {-0.5, 0.5}) {
          const geo::Projected p{spot.at.xMetres + spot.width * (i / 10.0 - 0.5),
                                 spot.at.yMetres + spot.height * side};
          EXPECT_TRUE(isInside(ring, p));
        }
      }
    }
  }
}

TEST(AskewSpot, FollowsALongLake) {
  geo::PlaneLine ring;  // an ellipse, turned by 40 degrees
  for (int i = 0; i <= 60; ++i) {
    const double angle = 2 * std::numbers::pi * (i % 60) / 60;
    const double along = 40e3 * std::cos(angle), across = 9e3 * std::sin(angle);
    const double turn = 40 * std::numbers::pi / 180;
    ring.push_back({along * std::cos(turn) - across * std::sin(turn) + 5e5,
                    along * std::sin(turn) + across * std::cos(turn) + 4e6});
  }
  constexpr double kAspect = 6;
  const auto spot = askewSpot(geo::PlanePolygon{{ring}}, kAspect);
  ASSERT_TRUE(spot);
  const auto level = nameSpots(geo::PlanePolygon{{ring}}, kAspect, 1e6);
  EXPECT_GT(spot->length, 1.5 * level.at(0).width) << "longer than on a level";
  const geo::Projected a = spot->line.front(), b = spot->line.back();
  const double dx = (b.xMetres - a.xMetres) / spot->length;
  const double dy = (b.yMetres - a.yMetres) / spot->length;
  for (const geo::Projected end : {a, b}) {
    for (const double side : {-0.5, 0.5}) {
      const double half = spot->length / kAspect * side;
      EXPECT_TRUE(isInside(ring, {end.xMetres - dy * half, end.yMetres + dx * half}));
    }
  }
}

TEST(AreaSpots, AreInEveryCellThatTheAreaFills) {
  const geo::PlanePolygon square{{{{0, 0}, {160e3, 0}, {160e3, 80e3}, {0, 80e3}, {0, 0}}}};
  const auto spots = nameSpots(square, 4, 20e3);
  // The whole; then cells half as high as wide, every other row shifted and cut at both ends.
  EXPECT_EQ(spots.size(), 1u + (2 + 3) + 2 * (4 + 5) + 4 * (8 + 9));
}

}  // namespace
}  // namespace viewer
