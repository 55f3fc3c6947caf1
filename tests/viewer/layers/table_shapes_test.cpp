// Lines and areas of tables: each is drawn, none farther from where it is than the eye can tell,
// whatever the view.
#include "viewer/layers/table_shapes.hpp"

#include "geo/shape/shape.hpp"
#include "geo/table/assemble.hpp"
#include "tests/geo/shape/random_shapes.hpp"
#include "tests/support/made_shapes.hpp"
#include "tests/viewer/layers/mesh_checks.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::test::MadeShape;
using geo::test::Random;
using geo::test::uniform;

ShapeSource sourceOf(geo::EventTablePtr table, std::string_view crs) {
  ShapeSource source;
  source.id = "table.1";
  source.places = std::make_shared<const geo::EventPlaces>(
      geo::placesOn(geo::Projection::create(crs).value(), *table));
  source.classes =
      std::make_shared<const geo::EventClasses>(geo::classesOf(*table, std::size_t{2}));
  source.epoch = table->epoch;
  source.table = std::move(table);
  return source;
}

geo::Line blob(Random& random, geo::LonLat centre, double degrees, int points, double least = 0.7) {
  geo::Line ring;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * std::numbers::pi * i / points;
    const double far = degrees * uniform(random, least, 1);
    ring.push_back({centre.lonDegrees + far * std::cos(angle),
                    centre.latDegrees + far * std::sin(angle) * 0.75});
  }
  ring.push_back(ring.front());
  return ring;
}

/// Shapes that do not meet, each in a square of its own: areas, some with a hole, and lines.
std::vector<MadeShape> apart(unsigned seed, int columns, double step) {
  Random random{seed};
  std::vector<MadeShape> made;
  for (int i = 0; i < columns * columns; ++i) {
    const geo::LonLat centre{44 + step * (i % columns), 38 + step * (i / columns)};
    const double size = 0.45 * step * std::pow(uniform(random, 0.01, 1), 2);
    const int points = 4 + static_cast<int>(random() % 120);
    MadeShape shape{geo::ShapeKind::Area, {blob(random, centre, size, points)}};
    if (i % 4 == 0) shape.rings.push_back(blob(random, centre, size * 0.4, points / 2 + 3));
    if (i % 5 == 1) shape.kind = geo::ShapeKind::Path;
    made.push_back(std::move(shape));
  }
  return made;
}

geo::View viewOf(const ShapeSource& source, double share, Random& random) {
  geo::PlaneBox all;
  for (const geo::ShapeFrame& frame : source.places->shapes.frames) {
    all.include(frame.bounds().centre());
  }
  geo::View view;
  view.widthPx = 900;
  view.heightPx = 700;
  view = geo::fittedTo(view, all);
  view.centre = geo::test::randomIn(random, all);
  view.unitsPerPx *= share;
  return view;
}

geo::PlaneLine exactly(const ShapeSource& source, const geo::Line& line) {
  return source.places->projection->forward(line);
}

double lengthOf(const geo::PlaneLine& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    sum += std::hypot(line[i].xMetres - line[i - 1].xMetres, line[i].yMetres - line[i - 1].yMetres);
  }
  return sum;
}

geo::PlaneBox grown(const geo::PlaneBox& box, double by) {
  return {box.minX - by, box.minY - by, box.maxX + by, box.maxY + by};
}

/// The mesh's pieces and triangles that lie around one shape that is apart from the others.
struct Found {
  std::vector<StrokeSegment> segments;
  double filled = 0;
};

Found foundIn(const LayerMesh& mesh, const geo::PlaneBox& box) {
  Found found;
  for (const StrokeSegment& s : mesh.segments) {
    const geo::Projected middle = test::onPlane(mesh, (s.ax + s.bx) / 2, (s.ay + s.by) / 2);
    if (box.meets({middle.xMetres, middle.yMetres, middle.xMetres, middle.yMetres})) {
      found.segments.push_back(s);
    }
  }
  for (std::size_t i = 0; i + 2 < mesh.fillIndices.size(); i += 3) {
    geo::Triangles one{{}, {0, 1, 2}};
    geo::PlaneBox bounds;
    for (std::size_t k = 0; k < 3; ++k) {
      const FillVertex& v = mesh.fillVertices[mesh.fillIndices[i + k]];
      one.points.push_back(test::onPlane(mesh, v.x, v.y));
      bounds.include(one.points.back());
    }
    const geo::Projected at = bounds.centre();
    if (box.meets({at.xMetres, at.yMetres, at.xMetres, at.yMetres})) found.filled += areaOf(one);
  }
  return found;
}

double distanceToSegments(geo::Projected at, const LayerMesh& mesh,
                          const std::vector<StrokeSegment>& segments) {
  double least = std::numeric_limits<double>::infinity();
  for (const StrokeSegment& s : segments) {
    least = std::min(least, geo::test::distanceToSegment(at, test::onPlane(mesh, s.ax, s.ay),
                                                         test::onPlane(mesh, s.bx, s.by)));
  }
  return least;
}

/// All pieces as one mesh.
LayerMesh wholeOf(const TableShapes& shapes) {
  LayerMesh whole;
  for (const LayerMesh& mesh : shapes.meshes) {
    test::expectSound(mesh);
    whole.id = mesh.id;
    whole.anchor = mesh.anchor;
    const auto points = static_cast<std::uint32_t>(whole.fillVertices.size());
    for (const std::uint32_t i : mesh.fillIndices) whole.fillIndices.push_back(points + i);
    whole.fillVertices.insert(whole.fillVertices.end(), mesh.fillVertices.begin(),
                              mesh.fillVertices.end());
    whole.segments.insert(whole.segments.end(), mesh.segments.begin(), mesh.segments.end());
  }
  return whole;
}

LayerMesh builtFor(const ShapeSource& source, const ShapeReach& reach) {
  return wholeOf(*buildTableShapes(source, reach));
}

class TableShapesOn : public ::testing::TestWithParam<const char*> {};

TEST_P(TableShapesOn, EachInViewIsDrawnWhereItIsAndAsLargeAsItIs) {
  const auto made = apart(3, 12, 0.3);
  const ShapeSource source = sourceOf(geo::test::shapeTable(made), GetParam());
  Random random{4};
  std::size_t inView = 0, dots = 0, filled = 0;
  for (const double share : {40.0, 4.0, 1.0, 0.2, 0.03}) {
    const geo::View view = viewOf(source, share, random);
    const double slack = 1.0 * view.unitsPerPx;
    const LayerMesh mesh = builtFor(source, shapeReachOf(view));
    ASSERT_LE(shapeReachOf(view).tolerance, slack / 2);
    for (const MadeShape& shape : made) {
      geo::PlanePolygon exact;
      geo::PlaneBox box;
      for (const geo::Line& ring : shape.rings) {
        exact.rings.push_back(exactly(source, ring));
        for (const geo::Projected& p : exact.rings.back()) box.include(p);
      }
      if (!box.meets(geo::boundsOf(view))) continue;
      ++inView;
      const Found found = foundIn(mesh, grown(box, slack));
      ASSERT_FALSE(found.segments.empty()) << "a shape is missing at share " << share;
      const bool dot = std::max(box.width(), box.height()) < 2 * view.unitsPerPx;
      dots += dot ? 1 : 0;
      if (dot) continue;
      for (const geo::PlaneLine& ring : exact.rings) {
        for (const geo::Projected& p : ring) {
          ASSERT_LE(distanceToSegments(p, mesh, found.segments), slack);
        }
      }
      if (shape.kind == geo::ShapeKind::Path) {
        EXPECT_EQ(found.filled, 0);
        continue;
      }
      double around = 0;
      for (const geo::PlaneLine& ring : exact.rings) around += lengthOf(ring);
      EXPECT_NEAR(found.filled, geo::areaOf(exact), slack * around);
      ++filled;
    }
  }
  EXPECT_GT(inView, 200u);
  EXPECT_GT(dots, 20u);
  EXPECT_GT(filled, 60u);
}

INSTANTIATE_TEST_SUITE_P(Planes, TableShapesOn,
                         ::testing::Values("EPSG:32638", "EPSG:3857", "EPSG:8857",
                                           "+proj=lcc +lat_1=38 +lat_2=42 +lon_0=45 +lat_0=40"));

TEST(TableShapes, HolesStayOpen) {
  Random random{5};
  std::vector<MadeShape> made;
  for (int i = 0; i < 30; ++i) {
    const geo::LonLat centre{45 + 0.2 * (i % 6), 39 + 0.2 * (i / 6)};
    made.push_back(
        {geo::ShapeKind::Area, {blob(random, centre, 0.08, 90), blob(random, centre, 0.03, 40)}});
  }
  const ShapeSource source = sourceOf(geo::test::shapeTable(made), "EPSG:32638");
  const geo::View view = viewOf(source, 3, random);
  const LayerMesh mesh = builtFor(source, shapeReachOf(view));
  geo::Triangles all;
  for (const FillVertex& v : mesh.fillVertices) {
    all.points.push_back(test::onPlane(mesh, v.x, v.y));
  }
  all.indices = mesh.fillIndices;
  for (const MadeShape& shape : made) {
    geo::LonLat middle{};
    for (const geo::LonLat& p : shape.rings[1]) {
      middle.lonDegrees += p.lonDegrees / static_cast<double>(shape.rings[1].size());
      middle.latDegrees += p.latDegrees / static_cast<double>(shape.rings[1].size());
    }
    EXPECT_EQ(geo::test::trianglesAt(all, *source.places->projection->forward(middle)), 0);
  }
  EXPECT_GT(mesh.fillIndices.size(), made.size() * 3);
}

TEST(TableShapes, FewerPointsAreDrawnOfWhatIsFarAway) {
  const ShapeSource source = sourceOf(geo::test::shapeTable(apart(6, 10, 0.3)), "EPSG:32638");
  Random random{7};
  geo::View view = viewOf(source, 1.5, random);
  view.centre = viewOf(source, 1, random).centre;
  std::size_t before = std::numeric_limits<std::size_t>::max();
  for (int i = 0; i < 5; ++i) {
    ShapeReach all = shapeReachOf(view);
    all.box = {-1e7, -1e7, 1e7, 1e7};
    const std::size_t now = builtFor(source, all).segments.size();
    EXPECT_LE(now, before);
    if (i > 0 && i < 3) {
      EXPECT_LT(now, before);
    }
    before = now;
    view.unitsPerPx *= 4;
  }
}

TEST(TableShapes, WhatIsHiddenIsNotThere) {
  ShapeSource source = sourceOf(geo::test::shapeTable(apart(8, 6, 0.3)), "EPSG:32638");
  ShapeReach everywhere{100, {-1e7, -1e7, 1e7, 1e7}};
  const LayerMesh all = builtFor(source, everywhere);
  source.hiddenClasses = 1;
  const LayerMesh one = builtFor(source, everywhere);
  source.hiddenClasses = 2;
  const LayerMesh other = builtFor(source, everywhere);
  EXPECT_EQ(one.segments.size() + other.segments.size(), all.segments.size());
  EXPECT_FALSE(one.segments.empty() || other.segments.empty());
  source.hiddenClasses = 3;
  EXPECT_TRUE(builtFor(source, everywhere).segments.empty());
  source.hiddenClasses = 0;
  source.passes = std::make_shared<const std::vector<std::uint8_t>>(source.table->events.size(), 0);
  EXPECT_TRUE(builtFor(source, everywhere).segments.empty());
}

TEST(TableShapes, RoomServesNeighbouringViewsWithTheSame) {
  const ShapeSource source = sourceOf(geo::test::shapeTable(apart(9, 14, 0.2)), "EPSG:32638");
  Random random{10};
  const geo::View view = viewOf(source, 0.3, random);
  const auto wide = buildTableShapes(source, shapeReachOf(view, 0.5));
  EXPECT_TRUE(serves(wide->reach, view));
  geo::View beside = view;
  beside.centre.xMetres += 0.4 * view.widthPx * view.unitsPerPx;
  EXPECT_TRUE(serves(wide->reach, beside));
  const auto exact = buildTableShapes(source, shapeReachOf(beside));
  EXPECT_TRUE(areAlike(*wide, *exact));
  const auto placesIn = [](const LayerMesh& mesh, const geo::PlaneBox& box) {
    geo::PlaneLine found;
    for (const StrokeSegment& s : mesh.segments) {
      const geo::Projected p = test::onPlane(mesh, s.ax, s.ay);
      if (box.meets({p.xMetres, p.yMetres, p.xMetres, p.yMetres})) found.push_back(p);
    }
    return found;
  };
  const geo::PlaneLine ofWide = placesIn(wholeOf(*wide), geo::boundsOf(beside));
  const geo::PlaneLine ofExact = placesIn(wholeOf(*exact), geo::boundsOf(beside));
  ASSERT_EQ(ofWide.size(), ofExact.size());
  for (std::size_t i = 0; i < ofWide.size(); ++i) {
    ASSERT_NEAR(ofWide[i].xMetres, ofExact[i].xMetres, 0.1);
    ASSERT_NEAR(ofWide[i].yMetres, ofExact[i].yMetres, 0.1);
  }
  EXPECT_FALSE(ofExact.empty());
  beside.centre.xMetres += 0.4 * view.widthPx * view.unitsPerPx;
  EXPECT_FALSE(serves(wide->reach, beside));
  geo::View nearer = view;
  nearer.unitsPerPx /= 4;
  EXPECT_FALSE(serves(wide->reach, nearer));
  EXPECT_FALSE(areAlike(*wide, *buildTableShapes(source, shapeReachOf(nearer))));
}

TEST(TableShapes, ManyAreTheSameOnAnyNumberOfThreads) {
  const ShapeSource source = sourceOf(geo::test::shapeTable(apart(11, 50, 0.05)), "EPSG:32638");
  const ShapeReach everywhere{50, {-1e7, -1e7, 1e7, 1e7}};
  const LayerMesh once = builtFor(source, everywhere), again = builtFor(source, everywhere);
  ASSERT_EQ(once.segments.size(), again.segments.size());
  for (std::size_t i = 0; i < once.segments.size(); ++i) {
    ASSERT_EQ(once.segments[i].ax, again.segments[i].ax);
  }
  EXPECT_EQ(once.fillIndices, again.fillIndices);
}

/// Beyond the projection's domain, over the pole, around the globe, crossing themselves.
TEST(TableShapes, HostileShapesAreDrawnAsFarAsTheyHaveAPlace) {
  const MadeShape cases[] = {
      {geo::ShapeKind::Area, {{{-170, -60}, {170, -60}, {170, 60}, {-170, 60}, {-170, -60}}}},
      {geo::ShapeKind::Area, {{{44, 39}, {45, 40}, {45, 39}, {44, 40}, {44, 39}}}},
      {geo::ShapeKind::Area, {{{44, 39}, {44, 39}, {44, 39}, {44, 39}}}},
      {geo::ShapeKind::Area, {{{44, 39}, {46, 39}, {45, 39}, {44, 39}}}},
      {geo::ShapeKind::Path, {{{-134, -40}, {-134, 40}, {45, 40}}}},
      {geo::ShapeKind::Path, {{{44, 89}, {45, 90}, {46, -90}}}},
      {geo::ShapeKind::Path, {{{45, 40}, {45, 40}}}}};
  for (const MadeShape& shape : cases) {
    for (const char* crs : {"EPSG:32638", "EPSG:3857", "EPSG:3413", "EPSG:8857"}) {
      const ShapeSource source = sourceOf(geo::test::shapeTable({shape}), crs);
      for (const double unitsPerPx : {0.5, 1e3, 1e5}) {
        geo::View view;
        view.widthPx = 800, view.heightPx = 600;
        view.unitsPerPx = unitsPerPx;
        view.centre = source.places->projection->forward(geo::LonLat{45, 40}).value();
        builtFor(source, shapeReachOf(view));
      }
    }
  }
  const ShapeSource bowTie = sourceOf(geo::test::shapeTable({cases[1]}), "EPSG:32638");
  const ShapeReach everywhere{10, {-1e7, -1e7, 1e7, 1e7}};
  EXPECT_GT(test::filledArea(builtFor(bowTie, everywhere)), 1e9);
}

}  // namespace
}  // namespace viewer
