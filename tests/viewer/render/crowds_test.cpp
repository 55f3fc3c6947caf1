// Events that are spread around their place: clicks, rings and names.
#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"
#include "tests/viewer/layers/bundled.hpp"
#include "tests/viewer/render/pictures.hpp"
#include "viewer/render/crowd_names.hpp"
#include "viewer/render/label_cache.hpp"
#include "viewer/render/mark_counts.hpp"
#include "viewer/render/pick_events.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr geo::LonLat kShusha{46.7484, 39.7603};

/// So many events at one place of the base map, which has a town there.
test::Picture townWith(int events) {
  std::vector<geo::TextRow> rows;
  for (int i = 0; i < events; ++i) {
    rows.push_back({fmt::format("2020-11-{:02}", 1 + i % 28), fmt::format("{}", kShusha.lonDegrees),
                    fmt::format("{}", kShusha.latDegrees), i % 2 == 0 ? "a" : "b"});
  }
  UserTable table = userTableOf(std::make_shared<const geo::EventTable>(
      geo::assemble(geo::textTable({"date", "lon", "lat", "type"}, rows), {})));
  test::Picture picture = test::wholePicture();
  Session& session = picture.session;
  table.places =
      std::make_shared<const geo::EventPlaces>(geo::placesOn(session.projection, *table.events));
  picture.tell(command::AddTable{std::move(table)});
  session.clock.window = {geo::at(2020, 11, 1), geo::at(2020, 12, 1)};
  session.view.centre = session.projection->forward(kShusha).value();
  session.view.unitsPerPx = 25e3 / session.view.widthPx;
  return picture;
}

TEST(Crowds, AClickChoosesTheEventUnderItAndOneOnThePlaceAll) {
  test::Picture picture = townWith(17);
  const Frame frame = picture.frame();
  const auto& spread = frame.tables.at(0).drawn->marks.spread;
  ASSERT_EQ(spread.size(), 17u);
  for (const EventMark& mark : spread) {
    const auto chosen = eventsAt(picture.session, sheetOf(frame), symbolAt(frame, mark));
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->events, std::vector{mark.first});
  }
  const geo::Screen place = geo::screenFromProjected(frame.view, spread.front().at);
  EXPECT_EQ(eventsAt(picture.session, sheetOf(frame), place)->events.size(), 17u);
}

TEST(Crowds, TheRingIsAroundTheChosenEventsOwnSymbol) {
  test::Picture picture = townWith(9);
  for (std::uint32_t event = 0; event < 9; ++event) {
    picture.tell(command::SelectEvents{selectionOf("table.1", {event})});
    const FrameTable table = picture.frame().tables.at(0);
    const auto& spread = table.drawn->marks.spread;
    const auto mark = std::ranges::find(spread, event, &EventMark::first);
    ASSERT_TRUE(table.selected);
    EXPECT_EQ(table.selected->offsetXPt, mark->offsetXPt);
    EXPECT_EQ(table.selected->offsetYPt, mark->offsetYPt);
  }
}

TEST(Crowds, NamesKeepClearOfSymbolsAndTheTownKeepsItsName) {
  TypeSetter type = TypeSetter::create().value();
  for (const int events : {2, 7, 24}) {
    const test::Picture picture = townWith(events);
    const Frame frame = picture.frame();
    const LabelLayout layout = labelLayoutOf(frame, *picture.scene, type);
    Occupancy covered(frame.view.widthPx, frame.view.heightPx);
    takeMarks(frame, covered);
    std::vector<PlacedLabel> shown = shownOn(frame.view, layout, covered, type);
    addNamesOfCrowds(frame, layout, covered, shown);
    bool named = false;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      named = named || shown[i].label.wish->text.find("Shusha") == 0;
      for (const LabelBox& box : shown[i].boxes) {
        EXPECT_TRUE(covered.free(box)) << shown[i].label.wish->text;
        for (std::size_t k = 0; k < i; ++k) {
          for (const LabelBox& other : shown[k].boxes) EXPECT_FALSE(box.meets(other));
        }
      }
    }
    EXPECT_TRUE(named) << events;
  }
}

}  // namespace
}  // namespace viewer
