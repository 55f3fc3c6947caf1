#include "geo/change/placed_changes.hpp"

#include <gtest/gtest.h>

namespace geo {
namespace {

Transfer transferOf(std::vector<Line> rings) {
  return {0, "A", "B", 1, {Polygon{std::move(rings)}}};
}

TEST(PlacedChanges, HaveEachTransfersRingsOnThePlane) {
  const Line ring{{46, 39}, {47, 39}, {47, 40}, {46, 39}};
  const Line hole{{46.6, 39.2}, {46.8, 39.2}, {46.8, 39.4}, {46.6, 39.2}};
  const Line beyond{{46, 95}, {47, 95}, {47, 96}, {46, 95}};  // no such latitude
  Changes changes;
  changes.transfers = {transferOf({ring, hole}), transferOf({beyond}), transferOf({ring})};
  const auto projection = Projection::create("EPSG:32638").value();
  const PlacedChanges placed = placeChanges(changes, *projection);
  ASSERT_EQ(placed.ground.size(), 3u) << "one list a transfer, also where nothing is in it";
  EXPECT_EQ(placed.ground[0].size(), 2u);
  EXPECT_EQ(placed.ground[1].size(), 0u);
  EXPECT_EQ(placed.ground[0][0], placed.ground[2][0]);
  EXPECT_EQ(placed.ground[0][1], projection->forward(hole));
}

}  // namespace
}  // namespace geo
