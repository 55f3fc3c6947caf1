// The measured line is the shortest way, wherever the projection puts it.
#include "viewer/layers/measured_mesh.hpp"

#include "geo/coords/geodesic.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace viewer {
namespace {

geo::ProjectionPtr projection(const char* definition) {
  return *geo::Projection::create(definition);
}

geo::Projected planeOf(const LayerMesh& mesh, float x, float y) {
  return {mesh.anchor.xMetres + static_cast<double>(x),
          mesh.anchor.yMetres + static_cast<double>(y)};
}

TEST(MeasuredMesh, StaysOnTheShortestWayInAnyProjection) {
  const geo::LonLat path[] = {{44.5, 40.2}, {49.9, 40.4}};
  const geo::ShortestWay way = geo::shortestWay(path[0], path[1]);
  for (const char* crs : {"EPSG:32638", "EPSG:3857", "+proj=lcc +lat_1=39 +lat_2=41 +lon_0=46"}) {
    const auto plane = projection(crs);
    const LayerMesh mesh = measuredMesh(*plane, path, themeOf(ThemeId::Paper));
    ASSERT_GT(mesh.segments.size(), 100u);
    double fromStart = 0;
    for (const StrokeSegment& piece : mesh.segments) {
      const geo::Projected a = planeOf(mesh, piece.ax, piece.ay),
                           b = planeOf(mesh, piece.bx, piece.by);
      const geo::Projected middle{(a.xMetres + b.xMetres) / 2, (a.yMetres + b.yMetres) / 2};
      const geo::LonLat at = plane->inverse(middle).value();
      const double length = geo::distanceMetres(path[0], at);
      EXPECT_GT(length, fromStart);
      fromStart = length;
      EXPECT_NEAR(length + geo::distanceMetres(at, path[1]), way.metres, 0.5) << crs;
      EXPECT_LT(
          geo::distanceMetres(at, geo::pointAtDistance(path[0], way.startBearingDegrees, length)),
          0.2)
          << crs;
    }
    const StrokeSegment& last = mesh.segments.back();
    const geo::LonLat end = plane->inverse(planeOf(mesh, last.bx, last.by)).value();
    EXPECT_LT(geo::distanceMetres(end, path[1]), 0.1) << crs;
  }
}

TEST(MeasuredMesh, IsNoLineRoundTheWorldAcrossTheDateLine) {
  const geo::LonLat path[] = {{179.5, 10}, {-179.5, 12}};
  for (const char* crs : {"EPSG:3857", "EPSG:4326", "+proj=eqearth"}) {
    const auto plane = projection(crs);
    const LayerMesh mesh = measuredMesh(*plane, path, themeOf(ThemeId::Paper));
    ASSERT_FALSE(mesh.segments.empty());
    for (const StrokeSegment& piece : mesh.segments) {
      EXPECT_LT(std::hypot(piece.bx - piece.ax, piece.by - piece.ay) * mesh.metresPerUnit, 5000)
          << crs;
    }
  }
}

TEST(MeasuredMesh, EndsWhereTheProjectionDoes) {
  const geo::LonLat path[] = {{46, 40}, {-134, -20}, {46, 41}};
  const auto plane = projection("+proj=gnom +lat_0=40 +lon_0=46");
  const LayerMesh mesh = measuredMesh(*plane, path, themeOf(ThemeId::Paper));
  EXPECT_FALSE(mesh.segments.empty());
  for (const StrokeSegment& piece : mesh.segments) {
    EXPECT_TRUE(std::isfinite(piece.ax) && std::isfinite(piece.bx));
  }
}

TEST(MeasuredMesh, NeedsTwoPlaces) {
  const auto plane = projection("EPSG:32638");
  const geo::LonLat path[] = {{46, 40}, {46, 40}};
  EXPECT_TRUE(measuredMesh(*plane, path, themeOf(ThemeId::Paper)).segments.empty());
  EXPECT_TRUE(measuredMesh(*plane, {path, 1}, themeOf(ThemeId::Paper)).segments.empty());
  EXPECT_TRUE(measuredMesh(*plane, {}, themeOf(ThemeId::Paper)).segments.empty());
}

}  // namespace
}  // namespace viewer
