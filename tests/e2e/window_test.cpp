// The real window on a screen of its own: pointed at, typed into, and looked at from outside.
#include "tests/e2e/window_fixture.hpp"
#include "viewer/cli/window_loop.hpp"

#include <algorithm>
#include <cmath>

namespace e2e {
namespace {

struct Site {
  std::string name;
  int xPx = 0, yPx = 0;  // in the window
  double freePx = 0;     // to the next mark that could be meant
};

/// Where the marks now valid stand in the window, as the program itself places them.
std::vector<Site> marksOn(const viewer::cli::OpenedMap& map, const Box& box) {
  std::vector<Site> marks;
  const viewer::Session& session = map.session;
  for (const viewer::LayerMesh& mesh : map.scene->scenario) {
    const geo::Layer* layer = session.scenario->layer(viewer::layerIdOf(mesh));
    for (const viewer::PickTarget& target : mesh.targets) {
      const auto* point = std::get_if<viewer::PickTarget::AtPoint>(&target.shape);
      const geo::Feature& feature = layer->features[target.feature];
      const auto validity = geo::validityIn(feature.valid, session.clock.window);
      if (!point || validity == geo::Validity::Never) continue;
      const geo::Screen at = geo::screenFromProjected(session.view, point->at);
      const float x = at.xPx + point->offsetXPt * session.view.pxPerPt;
      const float y = at.yPx + point->offsetYPt * session.view.pxPerPt;
      const bool site = layer->kind == geo::LayerKind::Site;
      marks.push_back({site ? feature.name : "", box.xPx + static_cast<int>(std::lround(x)),
                       box.yPx + static_cast<int>(std::lround(y))});
    }
  }
  return marks;
}

/// The site in the map that stands most alone.
Site loneliestSite(std::vector<Site> marks, const Box& map) {
  constexpr int kMarginPx = 60;
  for (Site& mark : marks) {
    mark.freePx = 1e9;
    for (const Site& other : marks) {
      if (&other == &mark) continue;
      const double distance = std::hypot(other.xPx - mark.xPx, other.yPx - mark.yPx);
      mark.freePx = std::min(mark.freePx, distance);
    }
  }
  std::erase_if(marks, [&](const Site& mark) {
    return mark.name.empty() || mark.xPx < map.xPx + kMarginPx || mark.yPx < map.yPx + kMarginPx ||
           mark.xPx > map.xPx + map.widthPx - kMarginPx ||
           mark.yPx > map.yPx + map.heightPx - kMarginPx;
  });
  const auto lonely = std::ranges::max_element(marks, {}, &Site::freePx);
  return lonely == marks.end() ? Site{} : *lonely;
}

TEST_F(WindowTest, TheTimelineIsDraggedToAnotherDate) {
  WindowDriver& window = openBundled();
  const Picture before = map();
  const viewer::Rect timeline = viewer::layoutFor(kWidthPx, kHeightPx, 1).timeline;
  const int y = static_cast<int>(timeline.bottomPx()) - 40;
  long last = day();
  window.click(300, y);  // the window jumps there: from now on its grip is under the pointer
  last = waitForOtherDay(last);
  const long first = last;
  window.moveTo(300, y);
  sleepFor(Milliseconds{450});
  window.press();
  std::vector<long> days;
  for (int x = 400; x <= 900; x += 100) {
    window.moveTo(x, y);
    days.push_back(last = waitForOtherDay(last));
  }
  window.release();
  EXPECT_TRUE(std::ranges::is_sorted(days)) << testing::PrintToString(days);
  for (std::size_t i = 0; i < days.size(); ++i) {  // as many days for each piece of the way
    const double share = static_cast<double>(i + 1) / static_cast<double>(days.size());
    const double expected = static_cast<double>(first) + share * static_cast<double>(last - first);
    EXPECT_NEAR(static_cast<double>(days[i]), expected, 2);
  }
  pointAtNothing();
  const Picture after = map();
  EXPECT_GT(countDifferent(before, after), before.pixels.size() / 50);
  EXPECT_EQ(day(), days.back()) << "the date moves on after the release";
}

TEST_F(WindowTest, ASiteIsChosenWithAClickAndLeftWithEscape) {
  const Box box = mapBox();
  geo::View view;
  view.widthPx = box.widthPx;
  view.heightPx = box.heightPx;
  geo::Report report;
  viewer::cli::MapArguments arguments;
  arguments.inputs = {bundledScenario()};
  const auto opened = viewer::cli::openMap(arguments, {view}, report);
  ASSERT_TRUE(opened);
  const Site site = loneliestSite(marksOn(*opened, box), box);
  ASSERT_NE(site.name, "");
  ASSERT_GT(site.freePx, 15) << "no site stands alone";

  WindowDriver& window = openBundled();
  const std::string title = window.title();
  window.click(site.xPx, site.yPx);
  const std::string chosen = waitForTitle(site.name);
  EXPECT_EQ(chosen, site.name + " · " + title);
  const Picture selected = map();
  window.key("Escape");
  EXPECT_EQ(window.titleThat([&](const std::string& now) { return now == title; }, kSoon), title);
  EXPECT_GT(countDifferent(selected, map()), 0u) << "the selection is not drawn";
  quit();
}

TEST_F(WindowTest, KeysMoveTheDate) {
  WindowDriver& window = openBundled();
  const long start = day();
  for (int taps = 1; taps <= 5; ++taps) {  // however short, each counts once
    window.key("Right");
    EXPECT_EQ(waitForOtherDay(start + taps - 1), start + taps);
  }
  window.key("Left");
  EXPECT_EQ(waitForOtherDay(start + 5), start + 4);
  window.key("space");
  const long playing = waitForOtherDay(start + 4);
  EXPECT_GT(waitForOtherDay(playing), playing);
  window.key("space");
  sleepFor(Milliseconds{300});
  const long paused = day();
  EXPECT_GT(paused, playing);
  sleepFor(Milliseconds{700});
  EXPECT_EQ(day(), paused) << "plays on after the pause";
  window.key("Home");
  EXPECT_EQ(waitForOtherDay(paused), *dayIn("1 Sep 2020 · "));
  window.key("End");
  EXPECT_EQ(waitForOtherDay(*dayIn("1 Sep 2020 · ")), *dayIn("30 Jun 2024 · "));
  quit();
}

TEST_F(WindowTest, TheWheelZoomsAndTheZeroGoesBack) {
  WindowDriver& window = openBundled();
  pointAtNothing();
  const Picture before = map();
  const Box box = mapBox();
  window.moveTo(box.xPx + box.widthPx / 3, box.yPx + box.heightPx / 3);
  window.wheel(3);
  pointAtNothing();
  const Picture closer = map();
  EXPECT_GT(countDifferent(before, closer), before.pixels.size() / 4);
  window.key("0");
  EXPECT_EQ(countDifferent(before, map()), 0u);
}

TEST_F(WindowTest, TheLineBetweenTwoDatesIsDragged) {
  constexpr Milliseconds kSeen{300};  // a hand rests where it presses; longer than a slow frame
  WindowDriver& window = open({"view", "--size", "1280x800", "--compare", "2020-11-10,2021-02-15"});
  EXPECT_TRUE(waitForTitle("Nagorno-Karabakh").starts_with("15 Feb 2021 · "));
  pointAtNothing();
  const Picture half = settledMap();
  const Box box = mapBox();
  const int y = box.yPx + box.heightPx / 3, line = box.xPx + box.widthPx / 2;
  window.moveTo(line, y);
  sleepFor(kSeen);
  window.press();
  sleepFor(kSeen);
  for (const int share : {3, 4, 6}) window.moveTo(box.xPx + box.widthPx / share, y);
  window.release();
  pointAtNothing();
  const Picture sixth = map();
  const Picture saved = savedByKey();
  EXPECT_EQ(countDifferent(saved, sixth), 0u) << "the file is not what the screen showed";
  // The line has moved over a third of the map; what lies beside its way is as it was.
  constexpr int kBesidePx = 24;
  const int lowest = box.widthPx / 6 - kBesidePx, highest = box.widthPx / 2 + kBesidePx;
  const Box left{0, 0, lowest, box.heightPx};
  const Box right{highest, 0, box.widthPx - highest, box.heightPx};
  EXPECT_EQ(countDifferent(cut(half, left), cut(sixth, left)), 0u) << "the map was dragged";
  EXPECT_EQ(countDifferent(cut(half, right), cut(sixth, right)), 0u) << "the map was dragged";
  EXPECT_GT(countDifferent(half, sixth), half.pixels.size() / 100);
  quit();
}

TEST_F(WindowTest, ComparingIsSwitchedOnAndOffByAKey) {
  WindowDriver& window = openBundled();
  pointAtNothing();
  const Picture plain = map();
  window.key("c");
  const Picture swiped = map();
  EXPECT_GT(countDifferent(plain, swiped), 0u) << "no line is drawn";
  window.key("c");
  EXPECT_EQ(countDifferent(plain, map()), 0u);
  quit();
}

TEST_F(WindowTest, TheMapFollowsTheWindowsSize) {
  WindowDriver& window = openBundled();
  pointAtNothing();
  for (const auto& [width, height] : {std::pair{1000, 700}, {1350, 950}, {420, 330}}) {
    SCOPED_TRACE(std::to_string(width) + "x" + std::to_string(height));
    window.resize(width, height);
    const Box box = mapBox(width, height);
    const Picture shown = cut(display_->calmScreen(), box);
    const Picture saved = savedByKey();
    EXPECT_EQ(saved.widthPx, box.widthPx);
    EXPECT_EQ(saved.heightPx, box.heightPx);
    if (width == 1000) {  // later ones lie under the note that a picture was saved
      EXPECT_EQ(countDifferent(saved, shown), 0u);
    }
  }
  window.key("Tab");  // the map alone
  display_->calmScreen();
  EXPECT_EQ(savedByKey().widthPx, 420);
  quit();
}

TEST_F(WindowTest, DoingNothingCostsNothing) {
  WindowDriver& window = openBundled();
  pointAtNothing();
  display_->calmScreen();
  const Milliseconds before = window.process().processorTime();
  sleepFor(Milliseconds{3000});
  EXPECT_LT(window.process().processorTime() - before, Milliseconds{50});
}

TEST_F(WindowTest, OptionsSetWhatIsShownFirst) {
  open({"--size", "1280x800", "--at", "2021-01-30", "--layers", "sites",
        bundledScenario().string()});
  EXPECT_TRUE(waitForTitle("Nagorno-Karabakh").starts_with("30 Jan 2021 · "));
  quit();
}

/// The pixels where the first line of a message stands.
Picture messageIn(const Picture& map) {
  return cut(map, {map.widthPx / 2 - 200, 14, 400, 20});
}

TEST_F(WindowTest, ABrokenScenarioIsToldInTheWindow) {
  folder_.write("work/broken/scenario.toml", "title = \"cut off");
  for (const char* input : {"broken", "nowhere"}) {
    SCOPED_TRACE(input);
    WindowDriver& window = open({"view", "--size", "1280x800", input});
    pointAtNothing();
    EXPECT_TRUE(eventually([&] { return countColors(messageIn(map())) > 10; }, kSoon))
        << "no message is shown";
    EXPECT_EQ(window.title(), "truceline");
    EXPECT_TRUE(window.process().running());
    const Picture told = map();
    window.key("Right");  // it still answers
    window.key("Tab");
    EXPECT_TRUE(eventually([&] { return countDifferent(told, map()) > 0; }, kSoon));
    quit();
  }
}

TEST_F(WindowTest, NoOpenGlOnTheDisplay) {
  fs::create_directory(folder_.path() / "bare");
  const Display bare(folder_.path() / "bare", 640, 480, {"-extension", "GLX"});
  const Outcome outcome =
      truceline({"view"}, {.words = {}, .variables = {{"DISPLAY", bare.name()}}});
  expectFailure(outcome, kFailed, "OpenGL");
}

}  // namespace
}  // namespace e2e
