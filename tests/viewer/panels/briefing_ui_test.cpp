// Clicker and keys while a briefing is given, and the list of steps.
#include "driver.hpp"
#include "viewer/panels/keys.hpp"

#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using ui::Key;

Session sessionWithSteps(int count) {
  Session session = tests::tinySession();
  std::vector<geo::StoryStep> steps;
  for (int i = 1; i <= count; ++i) {
    geo::StoryStep step;
    step.id = step.title = "step " + std::to_string(i);
    step.window = session.clock.window;
    steps.push_back(std::move(step));
  }
  session.story = std::make_shared<const std::vector<geo::StoryStep>>(std::move(steps));
  return session;
}

ui::Chord typed(char character) {
  return {Key::None, ui::Modifiers::None, character, ui::Repeat::No};
}

std::size_t stepOf(const Driver& driver) {
  return driver.session.briefing ? driver.session.briefing->step + 1 : 0;
}

TEST(BriefingKeys, AClickerGoesOnAndBack) {
  Driver driver(sessionWithSteps(4));
  driver.strike(Key::F5);
  EXPECT_EQ(stepOf(driver), 1u);
  for (const Key on : {Key::PageDown, Key::Right, Key::Space}) driver.strike(on);
  EXPECT_EQ(stepOf(driver), 4u);
  for (const Key back : {Key::PageUp, Key::Left, Key::Backspace}) driver.strike(back);
  EXPECT_EQ(stepOf(driver), 1u);
  driver.strike(Key::End);
  EXPECT_EQ(stepOf(driver), 4u);
  driver.strike(Key::Home);
  EXPECT_EQ(stepOf(driver), 1u);
}

TEST(BriefingKeys, DigitsAndEnterJump) {
  Driver driver(sessionWithSteps(12));
  driver.strike(Key::F5);
  driver.strike(typed('1'));
  driver.strike(typed('1'));
  EXPECT_EQ(stepOf(driver), 1u) << "nothing moves before Enter";
  driver.strike(Key::Enter);
  EXPECT_EQ(stepOf(driver), 11u);
  for (const char digit : {'9', '9', '9', '9', '9', '9'}) driver.strike(typed(digit));
  driver.strike(Key::Enter);
  EXPECT_EQ(stepOf(driver), 11u) << "there is no such step";
  driver.strike(Key::Enter);
  EXPECT_EQ(stepOf(driver), 12u);
}

TEST(BriefingKeys, CurtainsPointerAndLeaving) {
  Driver driver(sessionWithSteps(2));
  driver.strike(Key::F5);
  driver.strike(typed('b'));
  EXPECT_EQ(driver.session.briefing->curtain, Curtain::Black);
  driver.strike(typed('w'));
  EXPECT_EQ(driver.session.briefing->curtain, Curtain::White);
  driver.strike(typed('w'));
  EXPECT_EQ(driver.session.briefing->curtain, Curtain::Open);
  driver.strike(typed('l'));
  EXPECT_TRUE(driver.session.briefing->pointer);
  driver.strike(Key::Escape);
  EXPECT_FALSE(driver.session.briefing);
  EXPECT_TRUE(driver.has("timeline/axis")) << "the panels are back";
}

TEST(BriefingKeys, NothingLooksLikeSoftware) {
  Driver driver(sessionWithSteps(2));
  driver.strike(Key::F5);
  driver.frame();
  EXPECT_TRUE(driver.recorder.marks.empty()) << "no widget is drawn";
}

TEST(BriefingKeys, PannedAndScrubbedItReturnsToTheStep) {
  Driver driver(sessionWithSteps(2));
  driver.strike(Key::F5);
  const geo::View view = driver.session.view;
  const geo::TimeSpan window = driver.session.clock.window;
  driver.drag({400, 300}, {500, 350});
  driver.strike({Key::Right, ui::Modifiers::Shift, 0, ui::Repeat::No});
  EXPECT_NE(driver.session.view, view);
  EXPECT_NE(driver.session.clock.window, window);
  driver.strike(typed('r'));
  for (int i = 0; i < 100; ++i) {
    driver.session = apply(std::move(driver.session), command::Tick{0.05}).session;
  }
  EXPECT_EQ(driver.session.view, view);
  EXPECT_EQ(driver.session.clock.window, window);
}

TEST(BriefingKeys, TheTableHasEachKeyOnce) {
  std::set<std::string> seen;
  for (const KeyBinding& binding : briefingKeyTable()) {
    EXPECT_TRUE(seen.insert(textOf(binding.chord)).second) << textOf(binding.chord);
    EXPECT_FALSE(binding.does.empty());
  }
}

TEST(StoryPanel, AddsShowsOrdersAndDeletesSteps) {
  Driver driver(sessionWithSteps(2));
  driver.strike(typed('s'));
  driver.frame();
  driver.click("story/step/1");
  EXPECT_EQ(driver.session.shownStep, 0u);
  EXPECT_EQ(driver.session.heading->title, "step 1");
  driver.click("story/add");
  ASSERT_EQ(driver.session.story->size(), 3u);
  EXPECT_EQ((*driver.session.story)[1].title, "Step 3");
  EXPECT_EQ(driver.session.shownStep, 1u);
  driver.wait();
  driver.click("story/down");
  EXPECT_EQ((*driver.session.story)[2].title, "Step 3");
  driver.wait();
  driver.click("story/copy");
  EXPECT_EQ(driver.session.story->size(), 4u);
  driver.wait();
  driver.click("story/delete");
  ASSERT_EQ(driver.session.story->size(), 3u);
  EXPECT_FALSE(driver.session.heading);
  EXPECT_TRUE(driver.state.story.changed);
}

TEST(StoryPanel, WordsAreTypedIntoTheStep) {
  Driver driver(sessionWithSteps(1));
  driver.strike(typed('s'));
  driver.frame();
  driver.click("story/step/1");
  driver.click("story/Caption: what the audience reads");
  driver.type("Seen");
  driver.frame();
  EXPECT_EQ((*driver.session.story)[0].caption, "Seen");
  ASSERT_EQ(driver.session.heading->caption.size(), 1u);
}

TEST(StoryPanel, EachChangeIsUndoneTypingInOneFieldAtOnce) {
  Driver driver(sessionWithSteps(2));
  const auto before = *driver.session.story;
  driver.strike(typed('s'));
  driver.frame();
  EXPECT_FALSE(driver.has("story/undo"));
  driver.click("story/step/1");
  driver.click("story/Caption: what the audience reads");
  for (const char* letter : {"S", "e", "e", "n"}) driver.type(letter);
  driver.frame();
  driver.wait();
  driver.click("story/delete");
  driver.frame();
  ASSERT_EQ(driver.session.story->size(), 1u);
  driver.wait();
  driver.click("story/undo");
  ASSERT_EQ(driver.session.story->size(), 2u);
  EXPECT_EQ((*driver.session.story)[0].caption, "Seen");
  driver.wait();
  driver.click("story/undo");
  EXPECT_EQ(*driver.session.story, before);
  driver.frame();
  EXPECT_FALSE(driver.has("story/undo")) << "nothing is left to undo";
}

TEST(StoryPanel, TellsWhatAStepPlaysPointsOutAndRestsOn) {
  Driver driver(sessionWithSteps(1));
  driver.strike(typed('s'));
  driver.frame();
  driver.click("story/step/1");
  driver.click("story/sources");
  driver.type("nowhere, S1");
  driver.frame();
  EXPECT_EQ((*driver.session.story)[0].sources, (std::vector<std::string>{"nowhere", "S1"}));
  EXPECT_NE(driver.textOf("story/unknown-sources").find("nowhere"), std::string::npos);
  driver.session.clock.in = driver.session.clock.range.from;
  driver.session.clock.out = driver.session.clock.range.to;
  driver.session.selection = geo::FeatureRef{0, 0};
  driver.frame();
  driver.frame();
  driver.click("story/point-out");
  ASSERT_EQ((*driver.session.story)[0].highlights.size(), 1u);
  driver.frame();
  driver.wait();
  driver.click("story/play");
  const auto& step = (*driver.session.story)[0];
  ASSERT_TRUE(step.play);
  EXPECT_EQ(*step.play, driver.session.clock.range);
  EXPECT_GT(step.playSeconds, 0);
}

TEST(RoomPanel, AsksForTheRoomAndMendsWhatIsTooSmall) {
  Driver driver(sessionWithSteps(3));
  driver.strike(typed('s'));
  driver.frame();
  driver.click("story/room");
  driver.frame();
  driver.frame();
  driver.click("room/look");
  ASSERT_EQ(driver.all<command::CheckRoom>().size(), 1u);
  const Room room = driver.all<command::CheckRoom>()[0].room;
  EXPECT_EQ(room.widthPx, 1920);
  driver.info.legibility =
      std::make_shared<const Legibility>(Legibility{room, 1, {{1, {{"Lachin", 0.5}}}}});
  driver.frame();
  driver.frame();
  driver.click("room/step/2");
  EXPECT_EQ(driver.session.shownStep, 1u);
  driver.wait();
  driver.click("room/mend");
  EXPECT_FLOAT_EQ(driver.session.wall.scale, 2);
  EXPECT_EQ(driver.all<command::CheckRoom>().size(), 2u) << "and looks again";
}

TEST(RoomPanel, ARoomThatIsNoneIsNotAskedFor) {
  Driver driver(sessionWithSteps(1));
  driver.state.room.open = true;
  driver.state.room.diagonal = "large";
  driver.frame();
  driver.frame();
  EXPECT_TRUE(driver.has("room/pixels"));
  EXPECT_FALSE(driver.has("room/look"));
}

}  // namespace
}  // namespace viewer
