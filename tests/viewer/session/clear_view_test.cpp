// What is fitted to a map lies clear of the furniture along its edges.
#include "viewer/session/clear_view.hpp"

#include "tests/support/random_tables.hpp"
#include "tests/viewer/session/small_session.hpp"
#include "viewer/session/session_tables.hpp"

#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

UserTable someTable() {
  return userTableOf(std::make_shared<const geo::EventTable>(geo::test::randomTable(1, 100)));
}

/// The table alone, in a picture of such a size.
Session tableAlone(int widthPx, int heightPx, Furniture pieces) {
  const UserTable table = someTable();
  Session session =
      test::open(scenarioAround({{table.events}}), test::viewport(widthPx, heightPx)).value();
  session.furniture = pieces;
  session.projection = geo::Projection::create("EPSG:32638").value();
  return withTable(std::move(session), table);
}

TEST(ClearView, HoldsTheBoxBetweenTheBands) {
  std::mt19937 random(4);
  for (int i = 0; i < 200; ++i) {
    const auto length = [&random] { return 10.0 + static_cast<double>(random() % 100000); };
    const Furniture pieces = i % 2 == 0 ? Furniture::Full : Furniture::Map;
    Session session = tableAlone(300 + static_cast<int>(random() % 2000),
                                 300 + static_cast<int>(random() % 2000), pieces);
    session.view.pxPerPt = 1 + static_cast<float>(random() % 3);
    geo::PlaneBox box{500e3, 4400e3, 500e3 + length(), 4400e3 + length()};
    const EdgeBands bands = edgeBandsOf(session);
    session.view = fittedClear(session, box);
    const geo::View map = mapView(session);
    const geo::Screen first = geo::screenFromProjected(map, {box.minX, box.maxY});
    const geo::Screen last = geo::screenFromProjected(map, {box.maxX, box.minY});
    EXPECT_GE(first.xPx, -0.5f);
    EXPECT_LE(last.xPx, static_cast<float>(map.widthPx) + 0.5f);
    EXPECT_GT(bands.belowPx, 20) << "there is small print";
    EXPECT_GE(first.yPx, static_cast<float>(bands.abovePx) - 1.5f);
    EXPECT_LE(last.yPx, static_cast<float>(map.heightPx - bands.belowPx) + 1.5f);
    EXPECT_LE(bands.abovePx + bands.belowPx, map.heightPx / 2.0) << "most of it is map";
  }
}

TEST(ClearView, IsThatOfTablesAloneAndOfATableThatIsZoomedTo) {
  for (const Furniture pieces : {Furniture::None, Furniture::Full}) {
    Session session = tableAlone(1200, 800, pieces);
    const geo::PlaneBox box = planeBoxOf(*session.projection, session.scenario->extent).value();
    const geo::View whole = fittedToMap(session, box);
    const geo::View shown = apply(session, command::FitExtent{}).session.view;
    EXPECT_EQ(shown, fittedClear(session, box));
    EXPECT_EQ(shown == whole, pieces == Furniture::None) << "without furniture all of it is map";
    const geo::View zoomed = apply(session, command::FitTable{"table.1"}).session.view;
    EXPECT_EQ(zoomed == fittedToMap(session, box), pieces == Furniture::None);
  }
}

TEST(ClearView, AScenariosExtentIsShownAsLargeAsItFits) {
  Session session = test::smallSession();
  session.furniture = Furniture::Full;
  const geo::PlaneBox box = planeBoxOf(*session.projection, session.scenario->extent).value();
  EXPECT_EQ(apply(session, command::FitExtent{}).session.view, fittedToMap(session, box));
}

}  // namespace
}  // namespace viewer
