// A briefing on monitors that come, go, and change: the audience sees the map all the while, and
// never the speaker's notes.
#include "tests/e2e/monitors.hpp"

#include "tests/e2e/expect.hpp"
#include "tests/e2e/saver.hpp"
#include "tests/e2e/step_picture.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace e2e {
namespace {

using Words = std::vector<std::string>;
using Variables = std::map<std::string, std::string>;

constexpr const char* kAudience = "for the audience";
constexpr const char* kMain = "^(Step .* of |.* · truceline$)";

class MonitorsTest : public testing::Test {
 protected:
  void SetUp() override {
    monitors_.emplace(folder_.path());
    if (!monitors_->missing().empty()) GTEST_SKIP() << monitors_->missing();
  }

  void plugIn(const std::string& mode) {
    monitors_->arrange({"--output", "DUMMY1", "--mode", mode, "--right-of", "DUMMY0"});
  }
  void open(Words arguments) {
    window_.emplace(monitors_->display(), std::move(arguments), folder_.path());
  }
  void expectStep(int number) {
    const std::string wanted = "Step " + std::to_string(number) + " of ";
    const auto starts = [&](const std::string& title) { return title.starts_with(wanted); };
    EXPECT_THAT(window_->titleThat(starts), testing::StartsWith(wanted));
  }
  /// In the end: "1024x768+1280+0", as xrandr has it; "none" for a window that is not to be seen.
  void expectWindow(const char* name, const std::string& wanted) {
    std::string seen;
    eventually([&] { return (seen = placeOf(name)) == wanted; }, Milliseconds{10'000});
    EXPECT_EQ(seen, wanted) << name;
  }
  std::string placeOf(const char* name) {
    const auto box = monitors_->windowNamed(name);
    if (!box) return "none";
    return std::to_string(box->widthPx) + "x" + std::to_string(box->heightPx) + "+" +
           std::to_string(box->xPx) + "+" + std::to_string(box->yPx);
  }
  /// The main window is away while the second monitor mirrors the first, and back when it does not.
  void expectNoNotesWhileBothShowTheSame() {
    monitors_->arrange({"--output", "DUMMY1", "--mode", "1280x720", "--same-as", "DUMMY0"});
    expectWindow(kMain, "none");
    expectWindow(kAudience, "1280x720+0+0");
    plugIn("1024x768");
    expectWindow(kMain, "1280x720+0+0");
    expectWindow(kAudience, "1024x768+1280+0");
  }
  /// What stands there, once it is what `render` makes of the step.
  void expectOnTheWall(const std::string& step, const Box& wall) {
    const Picture wanted = renderedStep(folder_.path(), step, wall.widthPx, wall.heightPx);
    std::size_t unlike = 1;
    eventually([&] { return (unlike = countUnlike(cut(monitors_->screen(), wall), wanted)) == 0; },
               Milliseconds{10'000});
    EXPECT_EQ(unlike, 0u) << "step " << step;
  }

  support::TemporaryFolder folder_;
  std::optional<Monitors> monitors_;
  std::optional<WindowDriver> window_;
};

TEST_F(MonitorsTest, TheAudienceHasTheSecondOneWhateverBecomesOfBoth) {
  plugIn("1024x768");
  open({"present"});
  expectStep(1);
  expectWindow(kMain, "1280x720+0+0");
  expectWindow(kAudience, "1024x768+1280+0");
  expectOnTheWall("1", {1280, 0, 1024, 768});

  monitors_->arrange({"--output", "DUMMY1", "--off"});
  expectWindow(kAudience, "none");
  expectOnTheWall("1", {0, 0, 1280, 720});  // no notes where perhaps all look now

  plugIn("800x600");
  expectWindow(kAudience, "800x600+1280+0");
  monitors_->arrange({"--output", "DUMMY1", "--mode", "1024x768"});
  expectWindow(kAudience, "1024x768+1280+0");

  expectNoNotesWhileBothShowTheSame();

  monitors_->arrange({"--output", "DUMMY0", "--off"});
  expectWindow(kMain, "none");
  expectWindow(kAudience, "1024x768+0+0");
  monitors_->arrange({"--output", "DUMMY0", "--mode", "1280x720", "--left-of", "DUMMY1"});
  expectWindow(kMain, "1280x720+0+0");
  expectWindow(kAudience, "1024x768+1280+0");

  window_->key("Escape");
  expectWindow(kAudience, "none");
  window_->key("ctrl+q");
  EXPECT_EQ(window_->process().wait(Milliseconds{60'000}).exitCode, kSuccess);
}

TEST_F(MonitorsTest, AWindowManagerChangesNothingOfThat) {
  for (const char* program : {"openbox", "xprop"}) {
    if (!isInstalled(program)) GTEST_SKIP() << program << " is not installed";
  }
  monitors_->startWindowManager();
  plugIn("1024x768");
  open({"present"});
  expectStep(1);
  expectWindow(kMain, "1280x720+0+0");
  expectWindow(kAudience, "1024x768+1280+0");

  // A click on the wall, then one on the console: neither window goes when it loses the keyboard.
  for (const char* x : {"1800", "300"}) {
    ASSERT_TRUE(monitors_->display().xdotool({"mousemove", x, "700", "click", "2"}));
    sleepFor(Milliseconds{300});
    expectWindow(kMain, "1280x720+0+0");
    expectWindow(kAudience, "1024x768+1280+0");
  }
  expectNoNotesWhileBothShowTheSame();
  monitors_->arrange({"--output", "DUMMY1", "--off"});
  expectWindow(kAudience, "none");
  expectWindow(kMain, "1280x720+0+0");
}

TEST_F(MonitorsTest, TheOnlyOneIsFilledAgainWhenItReturnsAndItsLossEndsTheProgram) {
  open({"present", "--loop", "--step-seconds", "60"});
  expectStep(1);
  expectWindow(kMain, "1280x720+0+0");
  monitors_->arrange({"--output", "DUMMY0", "--off"});
  sleepFor(Milliseconds{300});
  monitors_->arrange({"--output", "DUMMY0", "--mode", "1024x768"});
  expectWindow(kMain, "1024x768+0+0");
  monitors_->arrange({"--output", "DUMMY0", "--mode", "800x600"});
  expectWindow(kMain, "800x600+0+0");
  expectOnTheWall("1", {0, 0, 800, 600});

  monitors_->display().server().kill();
  const Outcome ended = window_->process().wait(Milliseconds{60'000});
  EXPECT_EQ(ended.exitCode, kFailed);
  EXPECT_EQ(ended.err, "truceline: error: the display has gone\n");
}

TEST_F(MonitorsTest, NoScreenSaverComesDuringABriefing) {
  const std::string& name = monitors_->display().name();
  const auto saver = [&](const char* seconds) {
    Process({.words = {"xset", "s", seconds, seconds}, .variables = {{"DISPLAY", name}}}).wait();
  };
  saver("1");
  ASSERT_TRUE(eventually([&] { return saverOf(name) == Saver::On; }, Milliseconds{5'000}));
  open({"present", "--windowed", "--size", "640x480"});
  expectStep(1);
  EXPECT_TRUE(eventually([&] { return saverOf(name) == Saver::Off; }, Milliseconds{5'000}));
  sleepFor(Milliseconds{2'500});
  EXPECT_EQ(saverOf(name), Saver::Off);
  window_->key("Escape");
  EXPECT_TRUE(eventually([&] { return saverOf(name) == Saver::On; }, Milliseconds{5'000}));
}

TEST_F(MonitorsTest, ADesktopIsAskedToKeepItsScreenSaverAwayDuringABriefing) {
  for (const char* program : {"dbus-daemon", "dbus-monitor"}) {
    if (!isInstalled(program)) GTEST_SKIP() << program << " is not installed";
  }
  Process bus({.words = {"dbus-daemon", "--session", "--nofork", "--print-address"}});
  ASSERT_TRUE(eventually([&] { return bus.out().ends_with('\n'); })) << bus.err();
  const std::string address = bus.out().substr(0, bus.out().size() - 1);
  Process watch({.words = {"dbus-monitor", "--address", address}});
  ASSERT_TRUE(eventually([&] { return watch.out().find("NameAcquired") != std::string::npos; }));
  window_.emplace(monitors_->display(), Words{"present", "--windowed", "--size", "640x480"},
                  folder_.path(), Variables{{"DBUS_SESSION_BUS_ADDRESS", address}});
  expectStep(1);
  const auto told = [&](const char* part) {
    return eventually([&] { return watch.out().find(part) != std::string::npos; },
                      Milliseconds{5'000});
  };
  EXPECT_TRUE(told("interface=org.freedesktop.ScreenSaver; member=Inhibit"));
  EXPECT_TRUE(told("string \"truceline\""));
}

}  // namespace
}  // namespace e2e
