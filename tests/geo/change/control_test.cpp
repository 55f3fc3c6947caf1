// Ground that changed hands, on chessboards whose squares are known.
#include "geo/coords/geodesic.hpp"
#include "tests/geo/change/told.hpp"
#include "tests/support/scenario_builder.hpp"

#include <array>
#include <map>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using support::boxOf;
using support::periodOf;
using support::validFrom;
using testing::ElementsAre;
using testing::IsEmpty;
using testing_changes::toldTransfers;

constexpr const char *kBefore = "2020-11-10", *kAfter = "2020-11-20";

double squareKmOf(const Polygons& polygons) {
  double sum = 0;
  for (const Polygon& polygon : polygons) {
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
      sum += (i == 0 ? 1 : -1) * areaSquareMetres(polygon.rings[i]) / 1e6;
    }
  }
  return sum;
}

class Areas : public testing::Test {
 protected:
  void add(const char* holder, const Polygons& place, const char* from, const char* to = "") {
    const std::string id = fmt::format("row {}", layer_.features.size());
    support::addRow(layer_, {id, place, validFrom(from, to), {holder}, {}});
  }
  Changes find() const { return changesBetween(scenario_, periodOf(kBefore), periodOf(kAfter)); }

  Scenario scenario_ = support::emptyScenario();
  Layer& layer_ = support::addLayer(scenario_, "control", LayerKind::Area, {"holder"});
  const Polygons west_ = boxOf({46.0, 39.5, 46.5, 40.0}), east_ = boxOf({46.5, 39.5, 47.0, 40.0});
  const Polygons whole_ = boxOf({46.0, 39.5, 47.0, 40.0});
};

/// Edges straight on the plane and shortest ways differ by less.
constexpr double kAlike = 0.002;

TEST_F(Areas, PassFromOneToAnother) {
  add("A", whole_, "", "2020-11-15");
  add("A", west_, "2020-11-15");
  add("B", east_, "2020-11-15");
  const Changes changes = find();
  ASSERT_EQ(changes.transfers.size(), 1u);
  const Transfer& transfer = changes.transfers[0];
  EXPECT_EQ(transfer.from, Holder("A"));
  EXPECT_EQ(transfer.to, Holder("B"));
  EXPECT_NEAR(transfer.squareMetres / 1e6 / squareKmOf(east_), 1, kAlike);
  EXPECT_NEAR(squareKmOf(transfer.place) * 1e6 / transfer.squareMetres, 1, kAlike);
}

TEST_F(Areas, ThatOnlyHaveANewRowChangeNoHands) {
  add("A", whole_, "", "2020-11-15");
  add("A", west_, "2020-11-15");
  add("A", east_, "2020-11-15");
  const Changes changes = find();
  EXPECT_THAT(changes.transfers, IsEmpty());
  EXPECT_THAT(changes.holdings, IsEmpty());
  EXPECT_EQ(changes.rows.size(), 3u) << "the rows are told";
}

TEST_F(Areas, ContestedIsAHolderAndNoAreaIsNone) {
  add("A", west_, "", "2020-11-15");
  add("", whole_, "2020-11-15");
  EXPECT_THAT(toldTransfers(find()), ElementsAre(testing::StartsWith("none > contested 23"),
                                                 testing::StartsWith("A > contested 23")));
}

TEST_F(Areas, CertainRowsLieOverPossibleOnesAndLaterOverEarlier) {
  add("A", whole_, "", "2020-11-15");
  add("B", whole_, "2020-11-15");
  add("C", whole_, "2020-11-15..2020-11-30");  // only possible on the 20th
  add("D", east_, "2020-11-15");
  const auto lines = toldTransfers(find());
  EXPECT_THAT(lines, ElementsAre(testing::StartsWith("A > B 23"), testing::StartsWith("A > D 23")));
}

TEST_F(Areas, EdgesRoundedDifferentlyAreNoTransfer) {
  add("A", west_, "", "2020-11-15");
  add("B", east_, "", "2020-11-15");
  add("A", boxOf({46.0, 39.5, 46.50001, 40.0}), "2020-11-15");
  add("B", boxOf({46.50001, 39.5, 47.0, 40.0}), "2020-11-15");
  EXPECT_THAT(find().transfers, IsEmpty());
}

TEST_F(Areas, ThatAreNoPolygonDoNotSpoilTheRest) {
  const Polygons flat{Polygon{{Line{{46, 39.5}, {47, 40}, {46, 39.5}}}}};
  const Polygons empty{Polygon{{}}},
      nowhere{Polygon{{Line{{46, 95}, {47, 95}, {47, 96}, {46, 95}}}}};
  add("A", whole_, "", "2020-11-15");
  add("B", whole_, "2020-11-15");
  for (const Polygons& bad : {flat, empty, nowhere}) add("C", bad, "2020-11-15");
  EXPECT_THAT(toldTransfers(find()), ElementsAre(testing::StartsWith("A > B")));
}

TEST_F(Areas, OfAnExtentThatIsNoneTellNothingOfGround) {
  add("A", whole_, "", "2020-11-15");
  add("B", whole_, "2020-11-15");
  scenario_.extent = {0, 500, 0, 900};
  EXPECT_EQ(find().rows.size(), 2u);
}

constexpr std::size_t kSide = 6;
using Board = std::array<int, kSide * kSide>;
constexpr const char* kHolders[] = {"A", "B", "C", ""};

GeoBox squareOf(std::size_t cell) {
  const auto x = static_cast<double>(cell % kSide), y = static_cast<double>(cell / kSide);
  return {46 + x * 0.1, 39.5 + y * 0.1, 46.1 + x * 0.1, 39.6 + y * 0.1};
}

/// Two random chessboards: what passes is told square by square, and the sums balance.
TEST(Chessboards, EverySquareIsAccountedFor) {
  std::mt19937 random(5);
  for (int round = 0; round < 8; ++round) {
    Scenario scenario = support::emptyScenario();
    Layer& layer = support::addLayer(scenario, "control", LayerKind::Area, {"holder"});
    Board before{}, after{};
    std::map<std::pair<Holder, Holder>, double> expected;
    for (std::size_t cell = 0; cell < before.size(); ++cell) {
      before[cell] = static_cast<int>(random() % 4), after[cell] = static_cast<int>(random() % 4);
      const Polygons place = boxOf(squareOf(cell));
      const std::string was = kHolders[before[cell]], is = kHolders[after[cell]];
      support::addRow(layer, {"before", place, validFrom("", "2020-11-15"), {was}, {}});
      support::addRow(layer, {"after", place, validFrom("2020-11-15"), {is}, {}});
      if (was != is) expected[{was, is}] += squareKmOf(place);
    }
    const Changes changes = changesBetween(scenario, periodOf(kBefore), periodOf(kAfter));
    ASSERT_EQ(changes.transfers.size(), expected.size());
    for (const Transfer& transfer : changes.transfers) {
      const double squareKm = expected.at({transfer.from, transfer.to});
      EXPECT_NEAR(transfer.squareMetres / 1e6, squareKm, squareKm * kAlike);
    }
    for (const Holding& h : changes.holdings) {
      EXPECT_NEAR(h.beforeSquareMetres + h.gainedSquareMetres - h.lostSquareMetres,
                  h.afterSquareMetres, 1)
          << h.holder;
    }
  }
}

}  // namespace
}  // namespace geo
