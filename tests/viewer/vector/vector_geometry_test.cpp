// Outlines from triangles, and lines from their pieces: nothing is lost, nothing comes twice.
#include "viewer/vector/vector_geometry.hpp"

#include "geo/shape/shape.hpp"
#include "viewer/layers/mesh_tools.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

/// A ring around the middle that never turns back, `share` of its corners' distances.
geo::PlaneLine starOf(const std::vector<double>& radii, double share) {
  geo::PlaneLine ring;
  for (std::size_t i = 0; i <= radii.size(); ++i) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(i % radii.size()) /
                         static_cast<double>(radii.size());
    const double radius = radii[i % radii.size()] * share;
    ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  return ring;
}

geo::PlanePolygon randomPolygon(std::mt19937& random, bool hole) {
  std::uniform_real_distribution<double> radius(100, 400);
  std::vector<double> radii;
  for (std::size_t i = 0; i < 5 + random() % 40; ++i) radii.push_back(radius(random));
  geo::PlanePolygon polygon{{starOf(radii, 1)}};
  if (hole) polygon.rings.push_back(starOf(radii, 0.4));
  return polygon;
}

std::vector<geo::Screen> pointsOf(const geo::Triangles& triangles) {
  std::vector<geo::Screen> points;
  for (const geo::Projected& p : triangles.points) {
    points.push_back({static_cast<float>(p.xMetres), static_cast<float>(p.yMetres)});
  }
  return points;
}

double areaOf(const std::vector<ScreenLine>& rings) {
  double area = 0;
  for (const ScreenLine& ring : rings) area += signedArea(ring);
  return area;
}

TEST(OutlineOf, HasTheTrianglesAreaAndThePolygonsRings) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    const bool hole = round % 2 == 1;
    const auto triangles = geo::triangulate(randomPolygon(random, hole)).value();
    const auto rings = outlineOf(pointsOf(triangles), triangles.indices);
    EXPECT_EQ(rings.size(), hole ? 2u : 1u);
    EXPECT_NEAR(areaOf(rings) / geo::areaOf(triangles), 1, 1e-5);
    const auto outer = static_cast<std::ptrdiff_t>(rings.size()) - (hole ? 1 : 0);
    EXPECT_EQ(std::ranges::count_if(rings, [](const auto& r) { return signedArea(r) > 0; }), outer);
  }
}

TEST(OutlineOf, HangsNeitherOnTheTrianglesOrderNorOnTheirDirection) {
  std::mt19937 random(4);
  for (int round = 0; round < 50; ++round) {
    const auto triangles = geo::triangulate(randomPolygon(random, true)).value();
    std::vector<std::array<std::uint32_t, 3>> shuffled;
    for (std::size_t i = 0; i < triangles.indices.size(); i += 3) {
      shuffled.push_back(
          {triangles.indices[i], triangles.indices[i + 1], triangles.indices[i + 2]});
      if (random() % 2 == 0) std::swap(shuffled.back()[0], shuffled.back()[1]);
    }
    std::ranges::shuffle(shuffled, random);
    std::vector<std::uint32_t> indices;
    for (const auto& t : shuffled) indices.insert(indices.end(), t.begin(), t.end());
    const auto rings = outlineOf(pointsOf(triangles), indices);
    EXPECT_EQ(rings.size(), 2u);
    EXPECT_NEAR(areaOf(rings) / geo::areaOf(triangles), 1, 1e-5);
  }
}

TEST(OutlineOf, JoinsTrianglesWhosePointsOnlyLieAtTheSamePlace) {
  // A square of two triangles that share no index.
  const std::vector<geo::Screen> points{{0, 0}, {1, 0}, {1, 1}, {0, 0}, {1, 1}, {0, 1}};
  const std::vector<std::uint32_t> indices{0, 1, 2, 3, 4, 5};
  const auto rings = outlineOf(points, indices);
  ASSERT_EQ(rings.size(), 1u);
  EXPECT_EQ(rings[0].size(), 4u);
}

TEST(Clipped, ThePartsInAllFieldsOfAGridAreTheWhole) {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> at(-300, 300);
  for (int round = 0; round < 200; ++round) {
    const geo::PlanePolygon polygon = randomPolygon(random, false);
    ScreenLine ring;
    for (const geo::Projected& p : polygon.rings[0]) {
      ring.push_back({static_cast<float>(p.xMetres), static_cast<float>(p.yMetres)});
    }
    ring.pop_back();
    const float x = at(random), y = at(random), far = 1000;
    double parts = 0;
    for (const LabelBox& box : {LabelBox{-far, -far, x, y}, LabelBox{x, -far, far, y},
                                LabelBox{-far, y, x, far}, LabelBox{x, y, far, far}}) {
      const ScreenLine part = clipped(ring, box);
      for (const geo::Screen& p : part) {
        EXPECT_TRUE(p.xPx >= box.left - 0.01f && p.xPx <= box.right + 0.01f);
        EXPECT_TRUE(p.yPx >= box.top - 0.01f && p.yPx <= box.bottom + 0.01f);
      }
      parts += signedArea(part);
    }
    EXPECT_NEAR(parts / signedArea(ring), 1, 1e-4);
  }
}

/// Random lines as the layers add them, some of them closed, and of two colours.
LayerMesh randomLines(std::mt19937& random, std::size_t count) {
  std::uniform_real_distribution<double> at(-1000, 1000);
  LayerMesh mesh;
  for (std::size_t i = 0; i < count; ++i) {
    geo::PlaneLine line;
    for (std::size_t k = 0; k < 2 + random() % 200; ++k) line.push_back({at(random), at(random)});
    if (line.size() > 3 && random() % 2 == 0) line.push_back(line.front());
    addStroke(mesh, line, {random() % 2 == 0 ? geo::Color{1, 2, 3, 255} : geo::Color{}});
  }
  return mesh;
}

using Piece = std::array<float, 4>;

std::vector<Piece> piecesOf(const std::vector<LinkedLine>& lines) {
  std::vector<Piece> pieces;
  for (const LinkedLine& line : lines) {
    const auto& points = line.points;
    for (std::size_t i = 0; i + (line.closed ? 0 : 1) < points.size(); ++i) {
      const geo::Screen a = points[i], b = points[(i + 1) % points.size()];
      pieces.push_back({a.xPx, a.yPx, b.xPx, b.yPx});
    }
  }
  std::ranges::sort(pieces);
  return pieces;
}

TEST(Linked, KeepsEachPieceOnceAndMakesOneLineOfEachThatWasAdded) {
  std::mt19937 random(6);
  for (int round = 0; round < 50; ++round) {
    const std::size_t count = 1 + random() % 8;
    const LayerMesh mesh = randomLines(random, count);
    const auto lines = linked(mesh.segments);
    EXPECT_EQ(lines.size(), count);
    std::vector<Piece> expected;
    for (const StrokeSegment& s : mesh.segments) expected.push_back({s.ax, s.ay, s.bx, s.by});
    std::ranges::sort(expected);
    EXPECT_EQ(piecesOf(lines), expected);
  }
}

TEST(Linked, BeginsAnewWhereAPieceIsMissingAndDashesRunOn) {
  std::mt19937 random(7);
  LayerMesh mesh = randomLines(random, 1);
  while (mesh.segments.size() < 9) mesh = randomLines(random, 1);
  const std::size_t whole = mesh.segments.size();
  mesh.segments.erase(mesh.segments.begin() + 4);
  const auto lines = linked(mesh.segments);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].points.size(), 5u);
  EXPECT_EQ(lines[0].along, 0);
  EXPECT_EQ(lines[1].along, mesh.segments[4].along);
  EXPECT_FALSE(lines[0].closed || lines[1].closed);
  EXPECT_EQ(piecesOf(lines).size(), whole - 1);
}

TEST(Besides, RunsAtItsDistanceOnItsSide) {
  const VectorLine line{{{0, 0}, {100, 0}, {100, 80}, {20, 90}}};
  for (const float by : {3.0f, -3.0f}) {
    const VectorLine moved = besides(line, by);
    ASSERT_EQ(moved.points.size(), line.points.size());
    for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
      const geo::Screen a = line.points[i], b = line.points[i + 1];
      const float x = b.xPx - a.xPx, y = b.yPx - a.yPx, length = std::hypot(x, y);
      for (const geo::Screen p : {moved.points[i], moved.points[i + 1]}) {
        const float left = ((p.xPx - a.xPx) * y - (p.yPx - a.yPx) * x) / length;  // y runs down
        EXPECT_NEAR(left, by, 1e-3);
      }
    }
  }
}

TEST(TicksOn, StandAtEvenDistancesAcrossTheLine) {
  const VectorLine line{{{0, 0}, {100, 0}, {100, 57}}, false, 3};
  const float step = 7;
  const auto ticks = ticksOn(line, step, 1, 4);
  EXPECT_EQ(ticks.size(), 23u);  // 3.5, 10.5, … between 3 and 160
  for (const VectorLine& tick : ticks) {
    ASSERT_EQ(tick.points.size(), 2u);
    const geo::Screen a = tick.points[0], b = tick.points[1];
    EXPECT_NEAR(std::hypot(b.xPx - a.xPx, b.yPx - a.yPx), 3, 1e-4);
    const bool first = a.xPx == b.xPx;  // across the first piece, which runs to the right
    const float along = first ? 3 + a.xPx : 103 + a.yPx;
    EXPECT_NEAR(std::remainder(along - step / 2, step), 0, 1e-3);
    EXPECT_NEAR(first ? a.yPx : 100 - a.xPx, 1, 1e-4) << "right of the line";
  }
}

}  // namespace
}  // namespace viewer
