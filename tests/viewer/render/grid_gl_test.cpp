// The grid on the picture lies where PROJ puts its meridians and parallels.
#include "tests/support/picture_match.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"

#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using support::draw;
using support::Stage;

Stage emptyStage(const char* crs) {
  geo::Scenario scenario = support::emptyScenario();
  return support::openStage(support::calmSession(std::move(scenario), 600, 400, crs));
}

int darknessAt(const Picture& picture, int x, int y) {
  const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.widthPx) +
                          static_cast<std::size_t>(x)) *
                         4;
  return 255 - picture.rgba.at(at);
}

/// The darkest pixel within one of the place.
int darknessNear(const Picture& picture, geo::Screen at) {
  int darkest = 0;
  for (int dy = -1; dy <= 1; ++dy) {
    for (int dx = -1; dx <= 1; ++dx) {
      const int x = static_cast<int>(std::floor(at.xPx)) + dx;
      const int y = static_cast<int>(std::floor(at.yPx)) + dy;
      if (x < 0 || y < 0 || x >= picture.widthPx || y >= picture.heightPx) continue;
      darkest = std::max(darkest, darknessAt(picture, x, y));
    }
  }
  return darkest;
}

bool onPicture(const geo::Screen& at, const geo::View& view) {
  return at.xPx > 2 && at.yPx > 2 && at.xPx < static_cast<float>(view.widthPx - 2) &&
         at.yPx < static_cast<float>(view.heightPx - 2);
}

TEST(GridOnThePicture, FollowsMeridiansAndParallels) {
  for (const char* crs : {"EPSG:32638", "+proj=lcc +lat_1=39 +lat_2=41 +lon_0=40", "EPSG:4326"}) {
    Stage stage = emptyStage(crs);
    const Picture plain = draw(stage);
    support::apply(stage, command::SetGrid{Grid::LonLat});
    const Picture lined = draw(stage);
    const int ground = darknessAt(plain, 300, 200);
    int seen = 0;
    for (double lon = 44; lon <= 49; lon += 1) {  // whole degrees are lines at every step up to one
      for (double lat = 38; lat <= 41.5; lat += 0.05) {
        const auto plane = stage.session.projection->forward(geo::LonLat{lon, lat});
        ASSERT_TRUE(plane);
        const geo::Screen at = geo::screenFromProjected(stage.session.view, *plane);
        if (!onPicture(at, stage.session.view)) continue;
        ++seen;
        EXPECT_GT(darknessNear(lined, at), ground + 10) << crs << ": " << lon << ' ' << lat;
      }
    }
    EXPECT_GT(seen, 20) << crs;
  }
}

TEST(GridOnThePicture, ComesAndGoes) {
  Stage stage = emptyStage("EPSG:32638");
  const Picture plain = draw(stage);
  for (const Grid grid : {Grid::LonLat, Grid::Utm, Grid::Mgrs}) {
    support::apply(stage, command::SetGrid{grid});
    EXPECT_NE(draw(stage).rgba, plain.rgba);
    support::apply(stage, command::SetGrid{Grid::None});
    EXPECT_EQ(draw(stage).rgba, plain.rgba);
  }
}

TEST(GridOnThePicture, PanningGivesWhatDrawingAnewGives) {
  Stage stage = emptyStage("EPSG:32638");
  support::apply(stage, command::SetGrid{Grid::LonLat});
  draw(stage);
  support::apply(stage, command::Pan{37, -21});
  const Picture panned = draw(stage);
  Stage fresh = emptyStage("EPSG:32638");
  fresh.session.view = stage.session.view;
  fresh.session.grid = Grid::LonLat;
  // Lines that are moved with the picture are not rounded anew.
  EXPECT_TRUE(support::looksLike(panned, draw(fresh), support::kSameDriver));
}

}  // namespace
}  // namespace viewer
