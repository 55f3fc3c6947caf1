#include "viewer/session/show_events.hpp"

#include "small_session.hpp"
#include "tests/support/random_tables.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

class ShowEvents : public testing::Test {
 protected:
  ShowEvents() {
    const std::vector<geo::TextRow> rows{{"2020-10-01", "46.5", "39.5"},
                                         {"2020-10-02", "49.5", "41.5"},
                                         {"2020-10-03", "30", "30"},
                                         {"2020-10-04", "46.51", "39.5"}};
    const auto table = std::make_shared<const geo::EventTable>(
        geo::assemble(geo::textTable({"date", "lon", "lat"}, rows), {}));
    session = test::after(test::smallSession(), command::AddTable{userTableOf(table)});
  }
  Session shown(std::vector<std::uint32_t> events) const {
    Session after = session;
    for (const Command& command : commandsShowing(session, {"table.1", events, events.size(), 0})) {
      after = test::after(std::move(after), command);
    }
    return after;
  }
  static bool sees(const Session& session, std::size_t event) {
    const geo::LonLat place = session.tables[0].events->events.places[event];
    const geo::Projected at = session.projection->forward(place).value();
    return geo::boundsOf(mapView(session)).meets({at.xMetres, at.yMetres, at.xMetres, at.yMetres});
  }
  Session session;
};

TEST_F(ShowEvents, TheMapStaysWhenAllAreInView) {
  const Session after = shown({0, 3});
  EXPECT_EQ(after.view, session.view);
  ASSERT_TRUE(after.selectedEvents);
  EXPECT_EQ(after.selectedEvents->events, (std::vector<std::uint32_t>{0, 3}));
}

TEST_F(ShowEvents, WhatFitsComesIntoTheMiddleAtTheSameScale) {
  ASSERT_FALSE(sees(session, 1));
  const Session after = shown({1});
  EXPECT_TRUE(sees(after, 1));
  EXPECT_EQ(after.view.unitsPerPx, session.view.unitsPerPx);
}

TEST_F(ShowEvents, WhatDoesNotFitIsZoomedOutTo) {
  const CompareMode kModes[] = {CompareMode::None, CompareMode::Side};
  for (const CompareMode mode : kModes) {
    session = test::after(session, command::SetCompare{mode});
    const Session after = shown({0, 1, 2});
    for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(sees(after, i)) << i;
    EXPECT_GT(after.view.unitsPerPx, session.view.unitsPerPx);
  }
}

TEST_F(ShowEvents, NothingOfATableThatIsGone) {
  EXPECT_TRUE(commandsShowing(session, {"table.9", {0}, 1, 0}).empty());
}

}  // namespace
}  // namespace viewer
