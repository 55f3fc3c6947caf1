// A place is typed in any form, understood while it is typed, and shown in the middle; the status
// line writes places in any form, and copies them.
#include "keyboard.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using testing::Test;
using tests::Driver;
using tests::strikeWithCtrl;
using tests::WithShift;

class GotoPanel : public Test {
 protected:
  GotoPanel() {
    strikeWithCtrl(driver, 'G');
    driver.frame();
  }
  void type(const std::string& text) {
    driver.type(text);
    driver.frame();
  }
  Driver driver;
};

TEST_F(GotoPanel, TakesAnyFormAndPutsThePlaceInTheMiddle) {
  const geo::LonLat place{46.7492, 39.7601};
  for (const geo::PlaceFormat format : kPlaceFormats) {
    const std::string form = geo::formatPlace(place, format);
    driver.session = tests::tinySession();
    type(form);
    driver.enter();
    const auto moves = driver.all<command::CentreOn>();
    ASSERT_EQ(moves.size(), 1u) << form;
    const auto middle = driver.session.projection->inverse(driver.session.view.centre);
    ASSERT_TRUE(middle);
    EXPECT_NEAR(middle->latDegrees, place.latDegrees, 2e-5) << form;  // two metres
    EXPECT_NEAR(middle->lonDegrees, place.lonDegrees, 2e-5) << form;
    EXPECT_EQ(driver.session.view.unitsPerPx, tests::tinySession().view.unitsPerPx);
    driver.forget();
    driver.frame();  // the field is ready again, with its text chosen
  }
}

TEST_F(GotoPanel, TellsWhatItUnderstoodWhileItIsTyped) {
  EXPECT_FALSE(driver.textOf("goto/told").empty()) << "examples";
  type("39.76 46.75");
  EXPECT_EQ(driver.textOf("goto/told"), "39.76000, 46.75000");
  driver.state.placeFormat = geo::PlaceFormat::Mgrs;
  driver.frame();
  EXPECT_EQ(driver.textOf("goto/told"),
            geo::formatPlace({46.75, 39.76}, geo::PlaceFormat::Mgrs) + "  ·  39.76000, 46.75000");
  EXPECT_TRUE(driver.commands.empty()) << "typing moves nothing";
}

TEST_F(GotoPanel, SaysWhyAWrongTextLeadsNowhere) {
  type("99.5, 46.7");
  const std::string told = driver.textOf("goto/told");
  EXPECT_EQ(told, geo::describe(geo::parsePlace("99.5, 46.7").error()));
  driver.enter();
  EXPECT_TRUE(driver.commands.empty());
  EXPECT_TRUE(driver.state.goTo.open);
}

TEST_F(GotoPanel, RefusesWhatTheProjectionDoesNotHold) {
  driver.session.projection = *geo::Projection::create("+proj=gnom +lat_0=40 +lon_0=46");
  type("-39.76, -133.25");  // the other side of the Earth
  driver.enter();
  EXPECT_TRUE(driver.commands.empty());
  EXPECT_TRUE(driver.textOf("goto/told").ends_with("not on this projection"))
      << driver.textOf("goto/told");
}

TEST_F(GotoPanel, EscapeClosesItAndNothingElse) {
  driver.session.selection = geo::FeatureRef{0, 0};
  type("39.76");
  driver.strike(ui::Key::Escape);
  EXPECT_FALSE(driver.state.goTo.open);
  EXPECT_TRUE(driver.session.selection);
  driver.frame();
  EXPECT_FALSE(driver.has("goto/field"));
  driver.click("toolbar/goto");
  driver.frame();
  EXPECT_TRUE(driver.has("goto/field"));
}

TEST(StatusPosition, AClickWritesItInAnotherForm) {
  Driver driver;
  driver.frame();
  const std::string without = driver.textOf("status/position");
  const geo::LonLat place{46.75, 39.82};
  driver.info.cursor = place;
  for (const geo::PlaceFormat format : kPlaceFormats) {
    driver.frame();
    EXPECT_EQ(driver.textOf("status/position"), geo::formatPlace(place, format));
    driver.click("status/position");
  }
  EXPECT_EQ(driver.state.placeFormat, kPlaceFormats.front());
  driver.info.cursor.reset();
  driver.frame();
  EXPECT_EQ(driver.textOf("status/position"), without);
  driver.click("status/position");
  driver.frame();
  EXPECT_NE(driver.textOf("status/position"), without)
      << "the form is seen with no mouse on the map";
}

TEST(StatusPosition, CtrlShiftCCopiesWhatItShows) {
  for (const geo::PlaceFormat format : kPlaceFormats) {
    Driver driver;
    driver.state.placeFormat = format;
    strikeWithCtrl(driver, 'C', WithShift::Yes);
    EXPECT_TRUE(driver.commands.empty()) << "no place, nothing to copy";
    driver.info.cursor = geo::LonLat{46.75, 39.82};
    driver.frame();
    EXPECT_TRUE(driver.commands.empty()) << "nor later";
    strikeWithCtrl(driver, 'C', WithShift::Yes);
    const auto copies = driver.all<command::CopyText>();
    ASSERT_EQ(copies.size(), 1u);
    EXPECT_EQ(copies[0].text, driver.textOf("status/position"));
    EXPECT_EQ(driver.commands.size(), 1u) << "and compares no dates";
  }
}

}  // namespace
}  // namespace viewer
