#include "geo/shape/shape.hpp"
#include "tests/geo/shape/random_shapes.hpp"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using test::Random;
using ::testing::HasSubstr;

constexpr Projected kOrigin{500'000, 4'400'000};

/// A closed or open ring from offsets to a point far from the plane's origin.
PlaneLine ringAt(std::initializer_list<std::pair<double, double>> offsets) {
  PlaneLine ring;
  for (const auto& [x, y] : offsets) ring.push_back({kOrigin.xMetres + x, kOrigin.yMetres + y});
  return ring;
}

const PlaneLine kSquare = ringAt({{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}});

TEST(Triangulate, CoversRandomStarsWithHolesExactly) {
  Random random{7};
  for (int round = 0; round < 200; ++round) {
    const int points = 5 + static_cast<int>(random() % 200);
    const PlanePolygon polygon = test::starWithHoles(random, points);
    const auto triangles = triangulate(polygon);
    ASSERT_TRUE(triangles.has_value()) << describe(triangles.error());
    const double area = areaOf(polygon);
    EXPECT_NEAR(areaOf(*triangles), area, area * 1e-9) << "round " << round;
  }
}

TEST(Triangulate, EveryInnerPointLiesInExactlyOneTriangle) {
  Random random{8};
  for (int round = 0; round < 20; ++round) {
    const PlanePolygon polygon = test::starWithHoles(random, 60);
    const auto triangles = triangulate(polygon);
    ASSERT_TRUE(triangles.has_value());
    const PlaneBox box = test::boxOf(polygon.rings.front());
    for (int i = 0; i < 300; ++i) {
      const Projected point = test::randomIn(random, box);
      EXPECT_EQ(test::trianglesAt(*triangles, point), test::isInside(polygon, point) ? 1 : 0);
    }
  }
}

TEST(Triangulate, AddsNoPointsToAValidPolygonAndSharesThem) {
  Random random{9};
  const PlanePolygon star{{test::starRing(random, kOrigin, 1000, 100)}};
  const auto triangles = triangulate(star);
  ASSERT_TRUE(triangles.has_value());
  EXPECT_EQ(triangles->points.size(), 100U);
  EXPECT_EQ(triangles->indices.size(), 98U * 3);
}

TEST(Triangulate, SameInputSameOutput) {
  Random random{10};
  const PlanePolygon polygon = test::starWithHoles(random, 80);
  const auto first = triangulate(polygon), second = triangulate(polygon);
  EXPECT_EQ(first->points, second->points);
  EXPECT_EQ(first->indices, second->indices);
}

struct RepairCase {
  const char* name;
  PlanePolygon polygon;
  double area;
};

void PrintTo(const RepairCase& row, std::ostream* out) {
  *out << row.name;
}

class TriangulateRepairs : public ::testing::TestWithParam<RepairCase> {};

TEST_P(TriangulateRepairs, KeepsTheArea) {
  const auto triangles = triangulate(GetParam().polygon);
  ASSERT_TRUE(triangles.has_value()) << describe(triangles.error());
  EXPECT_NEAR(areaOf(*triangles), GetParam().area, 1e-6);
  for (const std::uint32_t index : triangles->indices) {
    EXPECT_LT(index, triangles->points.size());
  }
}

const RepairCase kRepairCases[] = {
    {"unclosed ring", {{ringAt({{0, 0}, {10, 0}, {10, 10}, {0, 10}})}}, 100},
    {"clockwise", {{ringAt({{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}})}}, 100},
    {"repeated points",
     {{ringAt({{0, 0}, {0, 0}, {10, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 10}, {0, 0}, {0, 0}})}},
     100},
    {"spike outwards",
     {{ringAt({{0, 0}, {10, 0}, {10, 5}, {20, 5}, {10, 5}, {10, 10}, {0, 10}, {0, 0}})}},
     100},
    {"spike inwards",
     {{ringAt({{0, 0}, {10, 0}, {10, 5}, {5, 5}, {10, 5}, {10, 10}, {0, 10}, {0, 0}})}},
     100},
    {"bow tie", {{ringAt({{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}})}}, 50},
    {"hole of two points", {{kSquare, ringAt({{4, 4}, {6, 6}, {4, 4}})}}, 100},
    {"empty hole", {{kSquare, {}}}, 100},
    {"hole outside is a part of its own",
     {{kSquare, ringAt({{20, 20}, {22, 20}, {22, 22}, {20, 20}})}},
     102},
    {"hole touches the shell in a point",
     {{kSquare, ringAt({{0, 5}, {4, 3}, {4, 7}, {0, 5}})}},
     92},
    {"hole touches the shell in its corner",
     {{kSquare, ringAt({{0, 0}, {6, 2}, {2, 6}, {0, 0}})}},
     84},
    {"hole along the shell's edge",
     {{kSquare, ringAt({{0, 2}, {4, 2}, {4, 8}, {0, 8}, {0, 2}})}},
     76},
    {"two holes touch in a point",
     {{kSquare, ringAt({{2, 5}, {5, 3}, {5, 5}, {2, 5}}),
       ringAt({{5, 5}, {8, 5}, {5, 7}, {5, 5}})}},
     94},
    {"two holes overlap",
     {{kSquare, ringAt({{2, 2}, {6, 2}, {6, 6}, {2, 6}, {2, 2}}),
       ringAt({{4, 4}, {8, 4}, {8, 8}, {4, 8}, {4, 4}})}},
     72},
    {"inverted shell",
     {{ringAt({{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 5}, {4, 7}, {4, 3}, {0, 5}, {0, 0}})}},
     92},
    {"points along straight edges",
     {{ringAt({{0, 0}, {1, 0}, {2, 0}, {10, 0}, {10, 7}, {10, 10}, {3, 10}, {0, 10}, {0, 0}})}},
     100},
    {"tiny ring", {{ringAt({{0, 0}, {0.01, 0}, {0.01, 0.01}, {0, 0.01}, {0, 0}})}}, 0.0001},
};
INSTANTIATE_TEST_SUITE_P(Rings, TriangulateRepairs, ::testing::ValuesIn(kRepairCases));

struct RefusedCase {
  const char* why;
  PlanePolygon polygon;
};

TEST(Triangulate, RefusesWhatIsNoPolygon) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const RefusedCase cases[] = {
      {"three different points", {}},
      {"three different points", {{PlaneLine{}}}},
      {"three different points", {{ringAt({{1, 1}})}}},
      {"three different points", {{ringAt({{1, 1}, {2, 2}, {1, 1}})}}},
      {"not a number", {{ringAt({{0, 0}, {kNan, 1}, {1, 1}, {0, 0}})}}},
      {"not a number", {{kSquare, ringAt({{3, 3}, {4, kInfinity}, {4, 4}, {3, 3}})}}},
      {"no area", {{ringAt({{0, 0}, {5, 5}, {10, 10}, {0, 0}})}}},
  };
  for (const RefusedCase& row : cases) {
    const auto triangles = triangulate(row.polygon);
    ASSERT_FALSE(triangles.has_value()) << row.why;
    EXPECT_THAT(triangles.error().what, HasSubstr(row.why));
    EXPECT_EQ(triangles.error().kind, Failure::Kind::Invalid);
  }
}

TEST(Triangulate, HolesThatTouchEachOtherInARowAreNoTrouble) {
  // A chain of squares that touch corner to corner, from one corner of the shell to the other.
  PlanePolygon polygon{{ringAt({{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}})}};
  for (int i = 0; i < 10; ++i) {
    const double at = 10.0 * i;
    polygon.rings.push_back(
        ringAt({{at, at}, {at + 10, at}, {at + 10, at + 10}, {at, at + 10}, {at, at}}));
  }
  const auto triangles = triangulate(polygon);
  ASSERT_TRUE(triangles.has_value()) << describe(triangles.error());
  EXPECT_NEAR(areaOf(*triangles), 9000, 1e-6);
}

TEST(Triangulate, ScribblesOnALatticeAreRepairedOrHaveNoArea) {
  Random random{12};
  for (int round = 0; round < 500; ++round) {
    PlaneLine scribble;
    const int points = 4 + static_cast<int>(random() % 60);
    for (int i = 0; i < points; ++i) {
      scribble.push_back({static_cast<double>(random() % 8), static_cast<double>(random() % 8)});
    }
    const auto triangles = triangulate({{scribble}});
    if (triangles) {
      EXPECT_LE(areaOf(*triangles), 49 + 1e-9) << "more than the lattice's square";
      EXPECT_GT(areaOf(*triangles), 0);
    } else {
      EXPECT_THAT(triangles.error().what, HasSubstr("no area"));
    }
  }
}

TEST(Triangulate, LargePolygonsAreCoveredExactly) {
  Random random{13};
  const PlanePolygon star{{test::starRing(random, kOrigin, 1e5, 9000)}};
  const auto triangles = triangulate(star);
  ASSERT_TRUE(triangles.has_value()) << describe(triangles.error());
  EXPECT_NEAR(areaOf(*triangles), areaOf(star), areaOf(star) * 1e-9);
}

TEST(SplitByGrid, PiecesAddUpAndStayInTheirCells) {
  Random random{11};
  for (int round = 0; round < 10; ++round) {
    const PlanePolygon polygon = test::starWithHoles(random, 150);
    const double cell = test::boxOf(polygon.rings.front()).width() / 5.3;
    const auto pieces = splitByGrid(polygon, cell);
    ASSERT_TRUE(pieces.has_value()) << describe(pieces.error());
    double area = 0;
    for (const PlanePolygon& piece : *pieces) {
      area += areaOf(piece);
      const PlaneBox box = test::boxOf(piece.rings.front());
      const double column = std::floor(box.centre().xMetres / cell);
      const double row = std::floor(box.centre().yMetres / cell);
      EXPECT_GE(box.minX, column * cell);
      EXPECT_LE(box.maxX, (column + 1) * cell);
      EXPECT_GE(box.minY, row * cell);
      EXPECT_LE(box.maxY, (row + 1) * cell);
      EXPECT_TRUE(triangulate(piece).has_value());
    }
    EXPECT_NEAR(area, areaOf(polygon), areaOf(polygon) * 1e-9);
  }
}

TEST(SplitByGrid, RefusesSenselessCells) {
  for (const double cell : {0.0, -1.0, 1e-9, std::numeric_limits<double>::quiet_NaN()}) {
    const auto pieces = splitByGrid({{kSquare}}, cell);
    ASSERT_FALSE(pieces.has_value()) << cell;
    EXPECT_EQ(pieces.error().kind, Failure::Kind::Usage);
  }
}

TEST(AreaOf, DoesNotCareAboutDirectionOrClosing) {
  const PlaneLine open = ringAt({{0, 0}, {10, 0}, {10, 10}, {0, 10}});
  const PlaneLine clockwise{kSquare.rbegin(), kSquare.rend()};
  const PlaneLine hole = ringAt({{1, 1}, {1, 3}, {3, 3}, {3, 1}, {1, 1}});
  EXPECT_DOUBLE_EQ(areaOf(PlanePolygon{{kSquare}}), 100);
  EXPECT_DOUBLE_EQ(areaOf(PlanePolygon{{open}}), 100);
  EXPECT_DOUBLE_EQ(areaOf(PlanePolygon{{clockwise, hole}}), 96);
  EXPECT_DOUBLE_EQ(areaOf(PlanePolygon{{clockwise, {hole.rbegin(), hole.rend()}}}), 96);
  EXPECT_DOUBLE_EQ(areaOf(PlanePolygon{}), 0);
  EXPECT_DOUBLE_EQ(areaOf(Triangles{}), 0);
}

}  // namespace
}  // namespace geo
