// What is typed is found, and what is found is shown.
#include "driver.hpp"
#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using ui::Key;

class SearchPanel : public testing::Test {
 protected:
  SearchPanel() {
    const geo::TextRow names{"date", "lon", "lat", "place"};
    std::vector<geo::TextRow> rows{{"2020-11-25", "46.75", "39.8", "Şuşa"},
                                   {"2020-11-26", "56.75", "39.8", "Far village"},
                                   {"2020-11-27", "", "", "Far village"}};
    for (int i = 0; i < 300; ++i) rows.push_back({"2020-11-28", "46", "40", fmt::format("A{}", i)});
    const auto table =
        std::make_shared<const geo::EventTable>(geo::assemble(geo::textTable(names, rows), {}));
    Session session = apply(tests::tinySession(), command::AddTable{userTableOf(table)}).session;
    driver.session = std::move(session);
    driver.strike({Key::F, ui::Modifiers::Ctrl, 0, ui::Repeat::No});
    driver.frame();
    index();
    driver.frame();
  }
  void index() {
    driver.info.search = std::make_shared<const SearchIndex>(searchSourceOf(driver.session));
  }
  void find(const std::string& text) {
    driver.type(text);
    driver.frame();
  }
  Driver driver;
};

TEST_F(SearchPanel, TheFieldHasTheKeyboardAtOnce) {
  find("lost");
  EXPECT_EQ(driver.textOf("search/field"), "lost");
  EXPECT_EQ(driver.textOf("search/told"), "1 found");
  EXPECT_EQ(driver.textOf("search/hit/0"), "Lost post");
}

TEST_F(SearchPanel, ATownIsBroughtToTheMiddle) {
  geo::BaseMap baseMap;
  baseMap.places = {{{46.75, 39.76}, "Hometown", "", "", "", "", "town", 3}};
  driver.session.baseMap = std::make_shared<const geo::BaseMap>(baseMap);
  index();
  driver.frame();
  find("hometown");
  driver.enter();
  const auto centred = driver.all<command::CentreOn>();
  ASSERT_EQ(centred.size(), 1u);
  EXPECT_EQ(centred[0].at, baseMap.places[0].at);
}

TEST_F(SearchPanel, EnterFliesToTheBestFeature) {
  find("post");
  driver.enter();
  const auto flights = driver.all<command::FlyTo>();
  ASSERT_EQ(flights.size(), 1u);
  EXPECT_EQ(flights[0].feature, (geo::FeatureRef{0, 0}));
  driver.frame();
  find("lost");
  EXPECT_EQ(driver.textOf("search/field"), "lost") << "the field is ready for the next question";
}

TEST_F(SearchPanel, ArrowsChooseWhatEnterTakes) {
  find("post");
  driver.strike(Key::Down);
  driver.strike(Key::Down);
  driver.strike(Key::Up);
  driver.enter();
  const auto flights = driver.all<command::FlyTo>();
  ASSERT_EQ(flights.size(), 1u);
  EXPECT_EQ(flights[0].feature, (geo::FeatureRef{0, 1}));
  EXPECT_TRUE(driver.all<command::Step>().empty()) << "the arrows are the field's";
}

TEST_F(SearchPanel, AClickSelectsEventsAndBringsThemIntoView) {
  find("far");
  driver.forget();
  driver.click("search/hit/0");
  const auto chosen = driver.all<command::SelectEvents>();
  ASSERT_EQ(chosen.size(), 1u);
  ASSERT_TRUE(chosen[0].events);
  EXPECT_EQ(chosen[0].events->table, "table.1");
  EXPECT_EQ(chosen[0].events->all, 1u);
  EXPECT_EQ(driver.textOf("inspector/title"), "Far village");
  const auto at = driver.session.projection->forward(geo::LonLat{56.75, 39.8});
  EXPECT_TRUE(geo::boundsOf(driver.session.view)
                  .meets({at->xMetres, at->yMetres, at->xMetres, at->yMetres}));
}

TEST_F(SearchPanel, RowsThatAreNotDrawnAreHitsOfTheirOwn) {
  find("far");
  EXPECT_EQ(driver.textOf("search/told"), "2 found");
  EXPECT_EQ(driver.textOf("search/hit/1"), "Far village");
  driver.click("search/hit/1");
  EXPECT_EQ(driver.state.attributes.table, "table.1");
  EXPECT_EQ(driver.state.attributes.listed, RowsListed::All);
  EXPECT_EQ(driver.state.attributes.undrawn, 2u);
  EXPECT_FALSE(driver.session.selectedEvents);
}

TEST_F(SearchPanel, OnlyRowsInSightAreDrawnOfALongList) {
  find("a");
  EXPECT_TRUE(driver.has("search/hit/0"));
  EXPECT_FALSE(driver.has("search/hit/150"));
  EXPECT_EQ(driver.textOf("search/told").substr(0, 16), "The best 200 of ");
}

TEST_F(SearchPanel, EscapeClosesIt) {
  find("post");
  driver.strike(Key::Escape);
  driver.frame();
  EXPECT_FALSE(driver.has("search/field"));
  EXPECT_TRUE(driver.commands.empty());
}

TEST_F(SearchPanel, HitsOfWhatIsNoMoreAreGone) {
  find("far");
  ASSERT_TRUE(driver.has("search/hit/0"));
  driver.session = apply(std::move(driver.session), command::RemoveTable{"table.1"}).session;
  driver.frame();
  EXPECT_FALSE(driver.has("search/hit/0"));
  index();
  driver.frame();
  EXPECT_EQ(driver.textOf("search/told"), "Nothing holds all these words.");
}

TEST_F(SearchPanel, TheToolbarOpensItToo) {
  driver.strike(Key::Escape);
  driver.click("toolbar/find");
  driver.frame();
  EXPECT_TRUE(driver.has("search/field"));
}

}  // namespace
}  // namespace viewer
