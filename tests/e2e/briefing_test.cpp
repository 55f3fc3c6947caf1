// A briefing given through the real window: clicker, wall, and the audience's own window.
#include "tests/e2e/step_picture.hpp"
#include "tests/e2e/window_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace e2e {
namespace {

class BriefingTest : public WindowTest {
 protected:
  Picture rendered(const std::string& step, int widthPx, int heightPx) {
    return renderedStep(work(), step, widthPx, heightPx);
  }

  void expectStep(int number) {
    EXPECT_THAT(waitForTitle("Step " + std::to_string(number) + " of "),
                testing::StartsWith("Step "));
  }
};

TEST_F(BriefingTest, AClickerTellsTheStoryAndLeavingChangesNothing) {
  WindowDriver& window = openBundled();
  pointAtNothing();
  const Picture before = map();
  window.key("F5");
  expectStep(1);
  window.key("Next");
  expectStep(2);
  for (const char* key : {"1", "1", "Return"}) window.key(key);
  expectStep(11);
  window.key("Prior");
  expectStep(10);
  window.key("b");
  const Picture black = cut(display_->calmScreen(), {0, 0, kWidthPx, kHeightPx});
  EXPECT_EQ(countColors(black), 1u);
  EXPECT_EQ(black.at(600, 400), 0u);
  window.key("Escape");
  waitForTitle("Nagorno-Karabakh");
  EXPECT_EQ(countDifferent(map(), before), 0u);
  quit();
}

TEST_F(BriefingTest, TheWallShowsWhatRenderDraws) {
  WindowDriver& window = openBundled();
  pointAtNothing();
  window.key("F5");
  for (const char* key : {"3", "Return"}) window.key(key);
  expectStep(3);
  const Picture wall = cut(display_->calmScreen(), {0, 0, kWidthPx, kHeightPx});
  EXPECT_EQ(countUnlike(wall, rendered("3", kWidthPx, kHeightPx)), 0u);
  quit();
}

TEST_F(BriefingTest, TheAudienceHasAWindowOfItsOwn) {
  WindowDriver& window = openBundled();
  pointAtNothing();
  window.key("F5");
  for (const char* key : {"3", "Return"}) window.key(key);
  expectStep(3);
  window.key("p");
  std::optional<std::string> audience;
  const auto opened = [&] {
    audience = display_->xdotool({"search", "--name", "for the audience"});
    return audience && !audience->empty();
  };
  ASSERT_TRUE(eventually(opened));
  ASSERT_TRUE(display_->xdotool({"windowmove", *audience, "100", "200"}));
  ASSERT_TRUE(display_->xdotool({"windowraise", *audience}));
  const Picture wall = cut(display_->calmScreen(), {100, 200, 1280, 720});
  EXPECT_EQ(countUnlike(wall, rendered("3", 1280, 720)), 0u);
  window.key("p");
  EXPECT_TRUE(eventually([&] { return !opened(); }));
  expectStep(3);
  quit();
}

TEST_F(BriefingTest, EveryStrokeOfABurstCounts) {
  WindowDriver& window = openBundled();
  pointAtNothing();
  window.key("F5");
  expectStep(1);
  window.keys({"Next", "Next", "Next", "Prior", "1", "1", "Return", "Prior"});
  expectStep(10);
  window.keys({"Escape", "ctrl+q"});  // the one leaves the briefing, the other is no Escape
  EXPECT_EQ(window.process().wait().exitCode, kSuccess);
}

TEST_F(BriefingTest, UnattendedItGoesOnByItself) {
  open({"present", "--windowed", "--size", "1280x800", "--loop", "--step-seconds", "1",
        "--story-step", "8"});
  for (const int step : {8, 9, 10}) expectStep(step);
  window_->key("Escape");
  eventually([&] { return !window_->title().starts_with("Step "); });
  quit();
}

}  // namespace
}  // namespace e2e
