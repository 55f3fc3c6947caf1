// A briefing given through the real window: clicker, wall, and the audience's own window.
#include "tests/e2e/window_fixture.hpp"

#include <algorithm>
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace e2e {
namespace {

/// Smooth edges may be rounded by a level otherwise where the base map was kept from the step
/// before.
std::size_t countUnlike(const Picture& a, const Picture& b) {
  constexpr int kRounding = 1;
  if (a.widthPx != b.widthPx || a.heightPx != b.heightPx) return a.pixels.size();
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      const int left = a.pixels[i] >> shift & 0xff, right = b.pixels[i] >> shift & 0xff;
      most = std::max(most, std::abs(left - right));
    }
    count += most > kRounding ? 1 : 0;
  }
  return count;
}

class BriefingTest : public WindowTest {
 protected:
  /// What `render` makes of a step on a picture that stands on a wall.
  Picture rendered(const std::string& step, int widthPx, int heightPx) {
    const std::string file = work() / ("step-" + step + ".png");
    const Outcome outcome =
        Process({.words = {TRUCELINE_BINARY_DIR "/truceline", "render", "-q", "--story-step", step,
                           "--size", std::to_string(widthPx) + "x" + std::to_string(heightPx),
                           "--dpi", std::to_string(heightPx * 72 / 600.0), "--furniture",
                           "map,+title,+legend", "-o", file},
                 .folder = work()})
            .wait();
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    return decodePng(contentOf(file)).value_or(Picture{});
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
