// The pictures that a window saves are what it shows.
#include "tests/e2e/window_fixture.hpp"

namespace e2e {
namespace {

TEST_F(WindowTest, TheSavedPictureIsTheMapOnTheScreen) {
  WindowDriver& window = openBundled();
  pointAtNothing();
  const Picture shown = map();
  EXPECT_GT(countColors(shown), 1000u);
  const Picture saved = savedByKey();
  EXPECT_EQ(saved.widthPx, shown.widthPx);
  EXPECT_EQ(saved.heightPx, shown.heightPx);
  EXPECT_EQ(countDifferent(saved, shown), 0u);
  const Picture again = savedByKey();
  EXPECT_EQ(again, saved);
  EXPECT_EQ(namesIn(work()).size(), 2u) << "the first picture was written over, or parts are left";
  EXPECT_TRUE(window.process().running());
  quit();
}

TEST_F(WindowTest, ASavedPictureIsMadeAgainByItsCommandInEveryMode) {
  for (const char* mode : {"", "swipe", "side", "ghost"}) {
    std::vector<std::string> words{"view", "--size", "1280x800"};
    if (*mode) {
      words.insert(words.end(), {"--compare", "2020-11-10,2020-12-02", "--compare-mode", mode});
    }
    open(words);
    waitForTitle("Nagorno-Karabakh");
    pointAtNothing();
    settledMap();
    savedByKey();
    quit();
  }
  EXPECT_EQ(namesIn(work()).size(), 4u);
  for (const std::string& name : namesIn(work())) {
    const Outcome verified =
        truceline({"render", "--verify", name}, {.words = {}, .folder = work()});
    EXPECT_EQ(verified.exitCode, kSuccess) << name << verified.err;
    EXPECT_EQ(verified.err, "");
  }
}

}  // namespace
}  // namespace e2e
