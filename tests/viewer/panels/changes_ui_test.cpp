// "What changed since …" beside the map while two dates are compared.
#include "driver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using tests::on;

geo::TimeSpan day(std::string_view text) {
  return {on(text), on(text) + std::chrono::days{1}};
}

/// The tiny scenario, and a square that passes from A to B on 20 Nov 2020.
Session sessionWithGround() {
  auto scenario = std::make_shared<geo::Scenario>(*tests::tinyScenario());
  const geo::Polygons square{
      geo::Polygon{{geo::Line{{46, 39}, {47, 39}, {47, 40}, {46, 40}, {46, 39}}}}};
  geo::Layer control = tests::layer("control", "Control", geo::LayerKind::Area);
  control.columns = {"holder"};
  control.features = {tests::feature("Old", tests::valid("", "2020-11-20"), square),
                      tests::feature("New", tests::valid("2020-11-20", ""), square)};
  control.features[0].values = {"A"};
  control.features[1].values = {"B"};
  scenario->layers.push_back(control);
  return *openSession(scenario, std::make_shared<const geo::BaseMap>(), {});
}

/// Compares with `before`, and has the answer that a worker brings.
void compareWith(Driver& driver, std::string_view before) {
  Session& session = driver.session;
  session.compare.mode = CompareMode::Swipe;
  session.compare.before = day(before);
  session.differences = datedChangesOf(session);
  driver.frame();
  driver.frame();
}

TEST(ChangesSection, IsThereOnlyWhileDatesAreCompared) {
  Driver driver;
  EXPECT_FALSE(driver.has("changes/heading"));
  compareWith(driver, "2020-11-09");
  EXPECT_THAT(driver.textOf("changes/heading"), testing::HasSubstr("since 9 Nov 2020"));
  driver.session.compare.mode = CompareMode::None;
  driver.frame();
  EXPECT_FALSE(driver.has("changes/heading"));
}

TEST(ChangesSection, AClickFliesToWhatChanged) {
  Driver driver;
  compareWith(driver, "2020-11-09");
  ASSERT_TRUE(driver.has("changes/0/0"));
  driver.forget();
  driver.click("changes/0/0");
  const auto flights = driver.all<command::FlyTo>();
  ASSERT_EQ(flights.size(), 1u);
  EXPECT_EQ(flights[0].feature, (geo::FeatureRef{0, 0}));
  EXPECT_EQ(driver.textOf("inspector/title"), "Placed post") << "both are seen";
  EXPECT_TRUE(driver.has("changes/0/0"));
}

TEST(ChangesSection, ListsWhatIsGoneAndWhatHappened) {
  Driver driver;
  compareWith(driver, "2021-05-10");
  EXPECT_TRUE(driver.has("changes/group/Gone (1)"));
  EXPECT_TRUE(driver.has("changes/0/2")) << "the later post stands only at the other date";
  EXPECT_FALSE(driver.has("changes/0/0")) << "stands at both dates";
  compareWith(driver, "2020-11-12");
  EXPECT_TRUE(driver.has("changes/group/Events between (1)"));
  EXPECT_TRUE(driver.has("changes/2/1"));
}

TEST(ChangesSection, TellsGroundByHolder) {
  Driver driver(sessionWithGround());
  compareWith(driver, "2020-11-09");
  EXPECT_THAT(driver.textOf("changes/ground/A"), testing::MatchesRegex("lost 9[0-9]+\\.[0-9] km²"));
  EXPECT_THAT(driver.textOf("changes/ground/B"),
              testing::MatchesRegex("gained 9[0-9]+\\.[0-9] km²"));
}

TEST(ChangesSection, TellsNothingOfHiddenLayers) {
  Driver driver(sessionWithGround());
  compareWith(driver, "2020-11-09");
  ASSERT_TRUE(driver.has("changes/2/1"));
  driver.session.hidden = {"events", "control"};
  driver.frame();
  EXPECT_FALSE(driver.has("changes/2/1"));
  EXPECT_FALSE(driver.has("changes/ground/A"));
  EXPECT_TRUE(driver.has("changes/0/0"));
}

TEST(ChangesSection, SaysThatNothingChangedAndThatItIsBusy) {
  Driver driver;
  compareWith(driver, "2020-11-25");
  EXPECT_TRUE(driver.has("changes/nothing"));
  driver.session.differences.reset();
  driver.frame();
  EXPECT_FALSE(driver.has("changes/nothing")) << "not known yet";
  EXPECT_TRUE(driver.has("changes/busy"));
}

TEST(ChangesSection, SharesTheColumnWithTheInspector) {
  Driver driver;
  driver.session.selection = geo::FeatureRef{0, 0};
  compareWith(driver, "2020-11-09");
  const Rect column = driver.info.layout.inspector;
  const Rect title = driver.rectOf("inspector/title"), heading = driver.rectOf("changes/heading");
  EXPECT_LT(title.bottomPx(), heading.yPx);
  EXPECT_GE(heading.xPx, column.xPx);
  EXPECT_LE(heading.bottomPx(), column.bottomPx());
}

}  // namespace
}  // namespace viewer
