// The camera: what moves, what stays, and how far it goes.
#include "tests/viewer/session/small_session.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using test::after;

double pxBetween(geo::Screen a, geo::Screen b) {
  return std::hypot(a.xPx - b.xPx, a.yPx - b.yPx);
}

TEST(Pan, MovesTheMapWithThePointer) {
  const Session before = test::smallSession();
  const Session moved = after(before, command::Pan{30, -20});
  const geo::Projected ground = projectedFromScreen(before.view, {100, 100});
  const geo::Screen now = screenFromProjected(moved.view, ground);
  EXPECT_NEAR(now.xPx, 130, 1e-3);
  EXPECT_NEAR(now.yPx, 80, 1e-3);
  EXPECT_EQ(moved.view.unitsPerPx, before.view.unitsPerPx);
}

TEST(Pan, ThereAndBackIsTheSameView) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> px(-5000, 5000);
  const Session before = test::smallSession();
  for (int i = 0; i < 200; ++i) {
    const float dx = px(random), dy = px(random);
    const Session back = after(after(before, command::Pan{dx, dy}), command::Pan{-dx, -dy});
    const double slack = 1e-6 * before.view.unitsPerPx;
    EXPECT_NEAR(back.view.centre.xMetres, before.view.centre.xMetres, slack);
    EXPECT_NEAR(back.view.centre.yMetres, before.view.centre.yMetres, slack);
  }
}

TEST(ZoomAt, KeepsThePlaceUnderThePointer) {
  std::mt19937 random(2);
  std::uniform_real_distribution<float> x(0, 900), y(0, 700);
  std::uniform_real_distribution<double> power(-4, 4);
  const Session before = test::smallSession();
  for (int i = 0; i < 500; ++i) {
    const geo::Screen pointer{x(random), y(random)};
    const double factor = std::pow(10, power(random));
    const geo::Projected ground = projectedFromScreen(before.view, pointer);
    const Session zoomed = after(before, command::ZoomAt{pointer, factor});
    EXPECT_LE(pxBetween(screenFromProjected(zoomed.view, ground), pointer), 1e-3) << factor;
  }
}

TEST(ZoomAt, ComesCloserByItsFactor) {
  const Session before = test::smallSession();
  for (const double factor : {0.5, 0.99, 1.0, 1.25, 8.0}) {
    const Session zoomed = after(before, command::ZoomAt{{10, 20}, factor});
    EXPECT_NEAR(zoomed.view.unitsPerPx, before.view.unitsPerPx / factor, 1e-9) << factor;
  }
}

TEST(ZoomAt, StopsAtACentimetreAndAtAHundredKilometresAPixel) {
  for (const char* crs : {"EPSG:32638", "OGC:CRS84"}) {
    const Session before = test::open(test::smallScenario(), test::viewport(), crs).value();
    const double metres = before.projection->metresPerUnit();
    const Session close = after(before, command::ZoomAt{{450, 350}, 1e30});
    EXPECT_NEAR(close.view.unitsPerPx * metres, 0.01, 1e-9) << crs;
    const Session far = after(before, command::ZoomAt{{450, 350}, 1e-30});
    EXPECT_NEAR(far.view.unitsPerPx * metres, 100e3, 1e-3) << crs;
  }
}

TEST(ZoomAt, IgnoresFactorsThatAreNone) {
  const Session before = test::smallSession();
  for (const double factor : {0.0, -1.0, std::nan("")}) {
    EXPECT_EQ(after(before, command::ZoomAt{{10, 20}, factor}).view, before.view) << factor;
  }
}

TEST(ZoomToBox, ShowsTheWholeBoxInItsMiddle) {
  std::mt19937 random(3);
  std::uniform_real_distribution<float> x(0, 900), y(0, 700);
  const Session before = test::smallSession();
  for (int i = 0; i < 300; ++i) {
    const geo::Screen a{x(random), y(random)}, b{x(random), y(random)};
    if (std::abs(a.xPx - b.xPx) < 2 || std::abs(a.yPx - b.yPx) < 2) continue;
    const Session zoomed = after(before, command::ZoomToBox{a, b});
    const geo::Screen first = screenFromProjected(zoomed.view, projectedFromScreen(before.view, a));
    const geo::Screen second =
        screenFromProjected(zoomed.view, projectedFromScreen(before.view, b));
    for (const geo::Screen corner : {first, second}) {
      EXPECT_GE(corner.xPx, -0.01f);
      EXPECT_GE(corner.yPx, -0.01f);
      EXPECT_LE(corner.xPx, 900.01f);
      EXPECT_LE(corner.yPx, 700.01f);
    }
    EXPECT_NEAR(first.xPx + second.xPx, 900, 0.02);
    EXPECT_NEAR(first.yPx + second.yPx, 700, 0.02);
    const float wide = std::abs(first.xPx - second.xPx), high = std::abs(first.yPx - second.yPx);
    EXPECT_TRUE(wide > 899 || high > 699) << wide << " by " << high << ": not fitted";
  }
}

TEST(ZoomToBox, IgnoresABoxThatIsOnlyAClick) {
  const Session before = test::smallSession();
  EXPECT_EQ(after(before, command::ZoomToBox{{5, 5}, {6, 300}}).view, before.view);
  EXPECT_EQ(after(before, command::ZoomToBox{{5, 5}, {300, 6}}).view, before.view);
}

/// Every edge of the extent lies in the picture, and the picture is not larger than it must be.
void expectFitted(const Session& session) {
  const geo::GeoBox& e = session.scenario->extent;
  const geo::View& view = session.view;
  geo::PlaneBox seen;
  for (int i = 0; i <= 100; ++i) {
    const double lon = std::lerp(e.west, e.east, i / 100.0);
    const double lat = std::lerp(e.south, e.north, i / 100.0);
    for (const geo::LonLat p :
         {geo::LonLat{lon, e.south}, {lon, e.north}, {e.west, lat}, {e.east, lat}}) {
      const geo::Screen s = screenFromProjected(view, session.projection->forward(p).value());
      seen.include({s.xPx, s.yPx});
    }
  }
  EXPECT_GE(seen.minX, -0.1);
  EXPECT_GE(seen.minY, -0.1);
  EXPECT_LE(seen.maxX, view.widthPx + 0.1);
  EXPECT_LE(seen.maxY, view.heightPx + 0.1);
  EXPECT_TRUE(seen.width() > view.widthPx - 2 || seen.height() > view.heightPx - 2);
}

TEST(FitExtent, ShowsTheWholeExtent) {
  for (const char* crs :
       {"EPSG:32638", "EPSG:3857", "OGC:CRS84", "+proj=lcc +lat_1=39 +lat_2=41"}) {
    for (const auto& [width, height] : {std::pair{900, 700}, {300, 1200}, {1600, 200}}) {
      SCOPED_TRACE(testing::Message() << crs << ' ' << width << 'x' << height);
      Session session =
          test::open(test::smallScenario(), test::viewport(width, height), crs).value();
      expectFitted(session);
      session = after(session, command::ZoomAt{{5, 5}, 30});
      session = after(session, command::Pan{3000, -900});
      expectFitted(after(session, command::FitExtent{}));
    }
  }
}

TEST(Resize, KeepsTheCentreAndTheScale) {
  const Session before = test::smallSession();
  const Session resized = after(before, command::Resize{1920, 1080, 2.5f});
  EXPECT_EQ(resized.view.centre, before.view.centre);
  EXPECT_EQ(resized.view.unitsPerPx, before.view.unitsPerPx);
  EXPECT_EQ(resized.view.widthPx, 1920);
  EXPECT_EQ(resized.view.heightPx, 1080);
  EXPECT_EQ(resized.view.pxPerPt, 2.5f);
}

TEST(FlyTo, ShowsWhatIsOutOfViewAndLeavesWhatIsIn) {
  const Session before = test::smallSession();
  const Session near = after(before, command::FlyTo{{0, 0}});
  EXPECT_EQ(near.view, before.view);
  EXPECT_EQ(near.selection, (geo::FeatureRef{0, 0}));
  const Session far = after(before, command::FlyTo{{0, 1}});
  const geo::Screen at =
      screenFromProjected(far.view, far.projection->forward(geo::LonLat{53, 41}).value());
  EXPECT_LE(pxBetween(at, {450, 350}), 1e-3);
  const Session nowhere = after(before, command::FlyTo{{1, 0}});
  EXPECT_EQ(nowhere.view, before.view);
  EXPECT_EQ(nowhere.selection, (geo::FeatureRef{1, 0}));
}

TEST(ScaleDenominator, AgreesWithAHandComputation) {
  // On the central meridian of a UTM zone the ground is 1 / 0.9996 as long as the plane.
  Session session = test::smallSession();
  session.view.centre = {500000, 4400000};
  const struct {
    double unitsPerPx, dpi, expected;
  } rows[] = {
      {100, 96, 100 / 0.9996 / (0.0254 / 96)},
      {1, 96, 1 / 0.9996 / (0.0254 / 96)},
      {100, 300, 100 / 0.9996 / (0.0254 / 300)},
      {0.05, 72, 0.05 / 0.9996 / (0.0254 / 72)},
  };
  for (const auto& row : rows) {
    session.view.unitsPerPx = row.unitsPerPx;
    session.view.pxPerPt = static_cast<float>(row.dpi / 72);
    EXPECT_NEAR(scaleDenominator(session) / row.expected, 1, 1e-5) << row.unitsPerPx;
  }
}

TEST(ScaleDenominator, TellsTheGroundWhereThePlaneIsStretched) {
  // Mercator stretches by 1 / cos(latitude), nearly: 2 at 60 degrees.
  Session session = test::open(test::smallScenario(), test::viewport(), "EPSG:3857").value();
  session.view.unitsPerPx = 100;
  session.view.centre = session.projection->forward(geo::LonLat{46, 60}).value();
  EXPECT_NEAR(scaleDenominator(session) / (50 / (0.0254 / 96)), 1, 0.01);
}

}  // namespace
}  // namespace viewer
