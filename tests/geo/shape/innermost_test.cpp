// The place with most room, against a search of many places.
#include "geo/shape/innermost.hpp"

#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

namespace geo {
namespace {

using Random = std::mt19937;

/// A ring around a centre whose radius changes at random: never crosses itself.
PlaneLine star(Random& random, Projected centre, double radius, int corners) {
  std::uniform_real_distribution<double> share(0.3, 1);
  PlaneLine ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners, r = radius * share(random);
    ring.push_back({centre.xMetres + r * std::cos(angle), centre.yMetres + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

double distanceToPiece(Projected p, Projected a, Projected b) {
  double least = std::hypot(p.xMetres - a.xMetres, p.yMetres - a.yMetres);
  const double length = std::hypot(b.xMetres - a.xMetres, b.yMetres - a.yMetres);
  const double ux = (b.xMetres - a.xMetres) / length, uy = (b.yMetres - a.yMetres) / length;
  const double along = (p.xMetres - a.xMetres) * ux + (p.yMetres - a.yMetres) * uy;
  if (along > length) least = std::hypot(p.xMetres - b.xMetres, p.yMetres - b.yMetres);
  if (along < 0 || along > length) return least;
  return std::abs((p.xMetres - a.xMetres) * uy - (p.yMetres - a.yMetres) * ux);
}

/// Inside by the sum of the angles under which the ring's pieces are seen.
bool isAround(const PlaneLine& ring, Projected p) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const double ax = ring[i].xMetres - p.xMetres, ay = ring[i].yMetres - p.yMetres;
    const double bx = ring[i + 1].xMetres - p.xMetres, by = ring[i + 1].yMetres - p.yMetres;
    sum += std::atan2(ax * by - ay * bx, ax * bx + ay * by);
  }
  return std::abs(sum) > std::numbers::pi;
}

double roomAt(const PlanePolygon& polygon, const PlaneBox& box, Projected p) {
  double least = std::min(std::min(p.xMetres - box.minX, box.maxX - p.xMetres),
                          std::min(p.yMetres - box.minY, box.maxY - p.yMetres));
  for (std::size_t r = 0; r < polygon.rings.size(); ++r) {
    if (isAround(polygon.rings[r], p) != (r == 0)) return -1;
    for (std::size_t i = 0; i + 1 < polygon.rings[r].size(); ++i) {
      least = std::min(least, distanceToPiece(p, polygon.rings[r][i], polygon.rings[r][i + 1]));
    }
  }
  return least;
}

double mostRoomOnLattice(const PlanePolygon& polygon, const PlaneBox& box) {
  constexpr int kSteps = 120;
  double most = -1;
  for (int i = 0; i <= kSteps; ++i) {
    for (int k = 0; k <= kSteps; ++k) {
      most = std::max(most, roomAt(polygon, box,
                                   {box.minX + box.width() * i / kSteps,
                                    box.minY + box.height() * k / kSteps}));
    }
  }
  return most;
}

TEST(Innermost, HasAsMuchRoomAsAnyPlace) {
  Random random(11);
  int found = 0;
  for (int round = 0; round < 60; ++round) {
    PlanePolygon polygon{{star(random, {0, 0}, 100, 5 + round % 20)}};
    if (round % 3 == 0) polygon.rings.push_back(star(random, {0, 0}, 20, 7));
    std::uniform_real_distribution<double> corner(-90, 20), side(20, 160);
    const double x = corner(random), y = corner(random);
    const PlaneBox box{x, y, x + side(random), y + side(random)};
    constexpr double kPrecision = 0.5;
    const auto place = innermostOf(polygon, box, kPrecision);
    const double most = mostRoomOnLattice(polygon, box);
    if (!place) {
      EXPECT_LE(most, 2 * kPrecision);
      continue;
    }
    ++found;
    EXPECT_NEAR(roomAt(polygon, box, place->at), place->distance, 1e-6) << "as much as it says";
    EXPECT_GE(place->distance, most - kPrecision);
  }
  EXPECT_GT(found, 40);
}

TEST(Innermost, OfASquareIsItsMiddle) {
  const PlanePolygon square{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}}};
  const auto place = innermostOf(square, {-50, -50, 50, 50}, 0.01);
  ASSERT_TRUE(place);
  EXPECT_NEAR(place->at.xMetres, 5, 0.05);
  EXPECT_NEAR(place->at.yMetres, 5, 0.05);
  EXPECT_NEAR(place->distance, 5, 0.01);
}

TEST(Innermost, IsNowhereWhereNothingMeets) {
  const PlanePolygon square{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}}};
  EXPECT_FALSE(innermostOf(square, {20, 20, 30, 30}, 0.1));
  EXPECT_FALSE(innermostOf(square, {}, 0.1));
  EXPECT_FALSE(innermostOf({}, {0, 0, 10, 10}, 0.1));
  EXPECT_TRUE(innermostOf(square, {2, 2, 3, 3}, 0.1)) << "a box within";
}

}  // namespace
}  // namespace geo
