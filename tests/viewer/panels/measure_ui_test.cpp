// While points are set a click on the map measures; else it picks.
#include "keyboard.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using tests::kBackspaceCode;
using tests::kEnterCode;
using tests::strikeCode;

constexpr float kLeft = 275;  // of the map, in a window 1280 wide

class Measuring : public testing::Test {
 protected:
  void clickMap(float xPx, float yPx) {
    driver.wait();  // else the next click is a double one
    driver.clickAt(kLeft + xPx, yPx);
  }
  geo::LonLat placeAt(float xPx, float yPx) const {
    const auto plane = geo::projectedFromScreen(driver.session.view, {xPx, yPx});
    return driver.session.projection->inverse(plane).value();
  }
  std::size_t points() const {
    return driver.session.measured ? driver.session.measured->points.size() : 0;
  }
  void setThree() {
    driver.type("m");
    clickMap(100, 80);
    clickMap(300, 200);
    clickMap(420, 90);
  }
  Driver driver;
};

TEST_F(Measuring, ClicksBecomePointsWhereTheyAre) {
  setThree();
  const Measured expected{Measured::Kind::Line,
                          {placeAt(100, 80), placeAt(300, 200), placeAt(420, 90)}};
  EXPECT_EQ(driver.session.measured, expected);
  EXPECT_TRUE(driver.all<command::PickAt>().empty());
}

TEST_F(Measuring, ButtonsAndKeysBeginLinesAndAreasAnew) {
  using Kind = Measured::Kind;
  const auto begun = [&](Kind kind) { return driver.session.measured == Measured{kind, {}}; };
  setThree();
  driver.type("M");
  EXPECT_TRUE(begun(Kind::Area));
  driver.click("toolbar/measure-line");
  EXPECT_TRUE(begun(Kind::Line));
  driver.click("toolbar/measure-area");
  EXPECT_TRUE(begun(Kind::Area));
  driver.type("m");
  EXPECT_TRUE(begun(Kind::Line));
  EXPECT_TRUE(driver.has("status/measuring"));
}

TEST_F(Measuring, DraggingStillPansAndSetsNoPoint) {
  setThree();
  driver.wait();
  driver.forget();
  driver.drag({500, 300}, {563, 271});
  EXPECT_FALSE(driver.all<command::Pan>().empty());
  EXPECT_EQ(points(), 3u);
}

TEST_F(Measuring, BackspaceTakesPointsBackUntilThereAreNone) {
  setThree();
  for (const std::size_t left : {2u, 1u, 0u, 0u}) {
    strikeCode(driver, kBackspaceCode);
    EXPECT_EQ(points(), left);
  }
  clickMap(200, 200);
  EXPECT_EQ(points(), 1u);
}

TEST_F(Measuring, EnterEndsAndLeavesItShown) {
  setThree();
  const auto before = driver.session.measured;
  strikeCode(driver, kEnterCode);
  strikeCode(driver, kBackspaceCode);
  EXPECT_FALSE(driver.has("status/measuring"));
  clickMap(200, 200);
  EXPECT_EQ(driver.all<command::PickAt>().size(), 1u) << "a click picks again";
  EXPECT_EQ(driver.session.measured, before);
}

TEST_F(Measuring, ADoubleClickEndsWithItsFirstClickAsLastPoint) {
  setThree();
  driver.wait();
  driver.forget();
  driver.clickAt(kLeft + 200, 300);
  driver.clickAt(kLeft + 200, 300);
  EXPECT_EQ(points(), 4u);
  EXPECT_TRUE(driver.all<command::ZoomAt>().empty());
  EXPECT_FALSE(setsPoints(driver.session, driver.state.measuring));
}

TEST_F(Measuring, OnePointIsNoMeasure) {
  driver.type("m");
  clickMap(100, 80);
  strikeCode(driver, kEnterCode);
  EXPECT_FALSE(driver.session.measured);
}

TEST_F(Measuring, EscapeClearsItBeforeTheSelection) {
  driver.session.selection = geo::FeatureRef{0, 0};
  setThree();
  strikeCode(driver, kEnterCode);
  driver.strike(ui::Key::Escape);
  EXPECT_FALSE(driver.session.measured);
  EXPECT_TRUE(driver.session.selection);
  clickMap(200, 200);
  EXPECT_EQ(driver.all<command::PickAt>().size(), 1u);
  driver.strike(ui::Key::Escape);
  EXPECT_FALSE(driver.session.selection);
}

TEST_F(Measuring, EnterAndBackspaceDoNothingElse) {
  strikeCode(driver, kEnterCode);
  strikeCode(driver, kBackspaceCode);
  EXPECT_TRUE(driver.commands.empty());
}

}  // namespace
}  // namespace viewer
