// The picture that is ordered in the dialog is the one that the command asks for.
#include "driver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;

class Dialog : public testing::Test {
 protected:
  Dialog() {
    auto page = std::make_shared<PageLayout>();
    page->name = "page";
    page->title = "A page";
    page->paper = "A3";
    driver.info.exports.layouts = {page};
    driver.info.exports.endings = {".png", ".pdf"};
    driver.state.exporting.wish.path = "map.png";
    driver.strike({ui::Key::E, ui::Modifiers::Ctrl, 0, ui::Repeat::No});
    driver.frame();
    driver.frame();
  }
  /// What Save asks for.
  ExportWish saved() {
    driver.click("export/save");
    const auto orders = driver.all<command::Export>();
    EXPECT_EQ(orders.size(), 1u);
    return orders.empty() ? ExportWish{} : orders.front().wish;
  }
  Driver driver;
};

TEST_F(Dialog, OrdersTheScreenAsItIs) {
  const ExportWish wish = saved();
  EXPECT_EQ(wish.path, "map.png");
  EXPECT_EQ(wish.size, ExportWish::Size::Screen);
  EXPECT_EQ(wish.screenTimes, 1);
  EXPECT_FALSE(driver.state.exporting.open);
}

TEST_F(Dialog, AFormatIsTheFilesEnding) {
  driver.click("export/format");
  driver.click("export/format/.pdf");
  EXPECT_EQ(saved().path, "map.pdf");
}

TEST_F(Dialog, APageBringsItsPaperAlong) {
  driver.click("export/layout");
  driver.click("export/layout/page");
  const ExportWish wish = saved();
  EXPECT_EQ(wish.layoutName, "page");
  EXPECT_EQ(wish.size, ExportWish::Size::Paper);
  EXPECT_EQ(wish.paper, "A3");
}

TEST_F(Dialog, PaperAndDensityAreChosenAndToldInPixelsAndMillimetres) {
  driver.click("export/size");
  driver.click("export/size/Paper");
  driver.click("export/paper");
  driver.click("export/paper/A2");
  driver.click("export/upright");
  driver.frame();
  EXPECT_EQ(driver.textOf("export/told"), "4961 × 7016 px, 420 × 594 mm at 300 dpi");
  EXPECT_EQ(saved().paper, "A2-portrait");
}

TEST_F(Dialog, KeepsItsSettingsFromOneOpeningToTheNext) {
  driver.click("export/times");
  driver.click("export/times/4 ×");
  driver.click("export/cancel");
  EXPECT_FALSE(driver.state.exporting.open);
  driver.strike({ui::Key::E, ui::Modifiers::Ctrl, 0, ui::Repeat::No});
  driver.frame();
  EXPECT_EQ(saved().screenTimes, 4);
}

TEST_F(Dialog, ACommandForScriptsIsCopied) {
  driver.click("export/command");
  EXPECT_EQ(driver.all<command::CopyCommand>().size(), 1u);
  EXPECT_TRUE(driver.state.exporting.open);
}

TEST_F(Dialog, EscapeLeavesIt) {
  driver.strike({ui::Key::Escape, ui::Modifiers::None, 0, ui::Repeat::No});
  driver.frame();
  EXPECT_FALSE(driver.state.exporting.open);
}

TEST_F(Dialog, APictureOnItsWayCanBeStopped) {
  driver.click("export/cancel");
  driver.info.exports.running = {{"poster.tif", 0.4f}};
  driver.frame();
  driver.frame();
  driver.click("export/running/poster.tif");
  const auto stops = driver.all<command::StopExport>();
  ASSERT_EQ(stops.size(), 1u);
  EXPECT_EQ(stops[0].path, "poster.tif");
}

}  // namespace
}  // namespace viewer
