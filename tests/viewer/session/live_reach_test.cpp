// What the map needs of a live table.
#include "viewer/session/live_reach.hpp"

#include "tests/viewer/session/small_session.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr const char* kProjections[] = {"EPSG:32638", "EPSG:4326",
                                        "EPSG:3995",  // the Arctic
                                        "+proj=eqearth", "+proj=lcc +lat_1=39 +lat_2=41 +lon_0=47"};

bool liesIn(const geo::GeoBox& box, geo::LonLat at) {
  return at.lonDegrees >= box.west && at.lonDegrees <= box.east && at.latDegrees >= box.south &&
         at.latDegrees <= box.north;
}

Session lookingAt(geo::LonLat at, double metresPerPx, const char* crs) {
  Session session = test::open(test::smallScenario(), test::viewport(), crs).value();
  if (const auto centre = session.projection->forward(at)) session.view.centre = *centre;
  session.view.unitsPerPx = metresPerPx / session.projection->metresPerUnit();
  return session;
}

TEST(LiveReachTest, HoldsWhateverIsSeenInAnyProjection) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> share(0, 1);
  for (const char* crs : kProjections) {
    for (const double metresPerPx : {5.0, 300.0, 4000.0}) {
      for (const geo::LonLat at : {geo::LonLat{46, 40}, geo::LonLat{179.9, 70}, {20, 89.5}}) {
        const Session session = lookingAt(at, metresPerPx, crs);
        const LiveReach needed = neededReach(session), roomy = roomyReach(session);
        EXPECT_TRUE(holds(roomy, needed));
        for (int i = 0; i < 200; ++i) {
          const geo::Screen seen{share(random) * 900, share(random) * 700};
          const auto place =
              session.projection->inverse(geo::projectedFromScreen(session.view, seen));
          if (place && std::abs(place->lonDegrees) <= 180) {
            EXPECT_TRUE(liesIn(needed.box, *place)) << crs;
          }
        }
      }
    }
  }
}

TEST(LiveReachTest, IsNotMuchMoreThanIsSeen) {
  const Session session = lookingAt({46, 40}, 100, "EPSG:32638");
  const geo::GeoBox box = neededReach(session).box;  // 90 km of 0.85 degrees, and a tenth around
  EXPECT_LT(box.east - box.west, 1.6);
  EXPECT_LT(box.north - box.south, 1.1);
}

TEST(LiveReachTest, SmallMovesNeedNothingNewAndLargeOnesDo) {
  const Session session = lookingAt({46, 40}, 100, "EPSG:32638");
  const LiveReach read = roomyReach(session);
  EXPECT_TRUE(holds(read, neededReach(test::after(session, command::Pan{100, -50}))));
  EXPECT_TRUE(holds(read, neededReach(test::after(session, command::ZoomAt{{450, 350}, 3}))));
  EXPECT_FALSE(holds(read, neededReach(test::after(session, command::Pan{500, 0}))));
  EXPECT_FALSE(holds(read, neededReach(test::after(session, command::ZoomAt{{450, 350}, 0.3}))));
  EXPECT_FALSE(holds(LiveReach{}, neededReach(session)));
}

TEST(LiveReachTest, ScrubbingNeedsNothingNewAndALongerTimelineDoes) {
  Session session = lookingAt({46, 40}, 100, "EPSG:32638");
  session = test::after(session, command::SetAxis{test::span("2020-06-01", "2020-12-01")});
  const LiveReach read = roomyReach(session);
  EXPECT_TRUE(holds(read, neededReach(test::after(session, command::Step{5, StepUnit::Day}))));
  EXPECT_FALSE(holds(read, neededReach(test::after(session, command::ResetAxis{}))));
  session.compare.mode = CompareMode::Swipe;
  session.compare.before = test::span("2020-02-01", "2020-02-02");
  EXPECT_FALSE(holds(read, neededReach(session))) << "the other date is shown too";
}

}  // namespace
}  // namespace viewer
