// Another projection shows the same place at the same scale.
#include "geo/coords/geodesic.hpp"
#include "tests/viewer/session/small_session.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

geo::ProjectionPtr projectionOf(const char* definition) {
  return geo::Projection::create(definition).value();
}

TEST(Reprojected, KeepsTheMiddleAndTheScale) {
  const Session before = test::open(test::smallScenario()).value();
  const geo::LonLat middle = before.projection->inverse(before.view.centre).value();
  for (const char* crs : {"EPSG:32638", "EPSG:32639", "EPSG:4326", "EPSG:3857", "+proj=eqearth",
                          "+proj=stere +lat_0=90 +lon_0=45", "+proj=lcc +lat_1=39 +lat_2=41"}) {
    const auto after = reprojected(before, projectionOf(crs));
    ASSERT_TRUE(after) << crs;
    const auto there = after->projection->inverse(after->view.centre);
    ASSERT_TRUE(there) << crs;
    EXPECT_LT(geo::distanceMetres(middle, *there), 1) << crs;
    EXPECT_NEAR(scaleDenominator(*after) / scaleDenominator(before), 1, 1e-3) << crs;
    EXPECT_EQ(after->clock, before.clock);
  }
}

TEST(Reprojected, ThereAndBackIsTheSameView) {
  const Session before = test::open(test::smallScenario()).value();
  const auto there = reprojected(before, projectionOf("EPSG:3857"));
  ASSERT_TRUE(there);
  const auto back = reprojected(*there, before.projection);
  ASSERT_TRUE(back);
  EXPECT_NEAR(back->view.centre.xMetres, before.view.centre.xMetres, 1);
  EXPECT_NEAR(back->view.centre.yMetres, before.view.centre.yMetres, 1);
  EXPECT_NEAR(back->view.unitsPerPx / before.view.unitsPerPx, 1, 1e-3);
}

TEST(Reprojected, RefusesAProjectionInWhichTheMapHasNoPlace) {
  EXPECT_FALSE(reprojected(test::open(test::smallScenario()).value(),
                           projectionOf("+proj=gnom +lat_0=-40 +lon_0=-134")));
}

}  // namespace
}  // namespace viewer
