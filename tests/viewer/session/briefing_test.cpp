// A story told: steps, the way between them, and what leaving brings back.
#include "tests/viewer/session/small_session.hpp"
#include "viewer/session/story_edit.hpp"
#include "viewer/session/story_view.hpp"

#include <random>
#include <set>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using test::after;
using test::span;
using testing::ElementsAre;

geo::StoryStep step(std::string id, const char* from, const char* to) {
  geo::StoryStep made;
  made.id = made.title = std::move(id);
  made.caption = "What *happened*.";
  made.window = span(from, to);
  return made;
}

/// Steps that each change something else; all in the scenario's projection.
std::vector<geo::StoryStep> manySteps() {
  std::vector<geo::StoryStep> steps{
      step("all", "2020-11-25", "2020-11-26"), step("near", "2020-11-10", "2020-11-11"),
      step("two dates", "2021-03-01", "2021-04-01"), step("layers", "2021-05-01", "2021-05-02"),
      step("played", "2021-06-01", "2021-06-02")};
  steps[1].centre = geo::LonLat{46.75, 39.82};
  steps[1].widthKm = 30;
  steps[1].highlights = {"sites/near", "sites/gone", "no such layer/x"};
  steps[2].compare = "side";
  steps[2].before = span("2020-11-10", "2020-11-11");
  steps[2].extent = geo::GeoBox{46, 39, 47, 40};
  steps[3].layers = {{"events", "base.water"}};
  steps[4].play = span("2021-06-01", "2021-07-01");
  steps[4].playSeconds = 3;
  return steps;
}

Session told(std::vector<geo::StoryStep> steps = manySteps()) {
  geo::Scenario scenario = test::smallScenario();
  scenario.story = std::move(steps);
  scenario.layers[0].features[0].id = "near";
  return test::open(std::move(scenario)).value();
}

/// Time passes until nothing moves by itself any more.
Session rested(Session session) {
  for (int i = 0; i < 2000 && isMoving(session); ++i)
    session = after(std::move(session), command::Tick{0.05});
  EXPECT_FALSE(isMoving(session));
  return session;
}

void expectSame(const Session& a, const Session& b) {
  EXPECT_EQ(a.view, b.view);
  EXPECT_EQ(a.clock, b.clock);
  EXPECT_EQ(a.compare, b.compare);
  EXPECT_EQ(a.hidden, b.hidden);
  EXPECT_EQ(a.highlights, b.highlights);
  EXPECT_EQ(a.heading, b.heading);
  EXPECT_EQ(a.furniture, b.furniture);
  EXPECT_EQ(a.selection, b.selection);
  EXPECT_EQ(a.shownStep, b.shownStep);
}

/// What a presenter may do between two steps.
Command anything(std::mt19937& random, std::size_t steps) {
  switch (random() % 8) {
    case 0:
      return command::Pan{static_cast<float>(random() % 300), -40};
    case 1:
      return command::ZoomAt{{100, 200}, 1.0 + static_cast<double>(random() % 9) / 4};
    case 2:
      return command::Step{static_cast<int>(random() % 60) - 30, StepUnit::Day};
    case 3:
      return command::Tick{static_cast<double>(random() % 40) / 20};
    case 4:
      return command::StepOn{static_cast<int>(random() % 5) - 2};
    case 5:
      return command::SetCurtain{random() % 2 ? Curtain::Black : Curtain::Open};
    case 6:
      return command::Resize{900 + static_cast<int>(random() % 2) * 60, 700, 96.0f / 72.0f};
    default:
      return command::GoToStep{random() % steps};
  }
}

TEST(Briefing, TwoHundredJumpsLeaveWhatGoingThereDirectlyShows) {
  const std::size_t steps = manySteps().size();
  std::mt19937 random(20201110);
  Session session = after(told(), command::StartBriefing{});
  for (int jump = 0; jump < 200; ++jump) {
    for (int i = 0; i < 5; ++i) session = after(std::move(session), anything(random, steps));
    const std::size_t to = random() % steps;
    session = rested(after(std::move(session), command::GoToStep{to}));
    Session direct = told();
    direct.view.widthPx = session.view.widthPx;
    expectSame(session, rested(after(std::move(direct), command::StartBriefing{to})));
    EXPECT_EQ(session.briefing->step, to);
    EXPECT_EQ(session.briefing->curtain, Curtain::Open);
  }
}

TEST(Briefing, LeavingBringsBackWhatWasThereBefore) {
  std::mt19937 random(7);
  Session before = after(told(), command::Pan{30, 40});
  before.selection = geo::FeatureRef{0, 1};
  before = after(std::move(before), command::ShowLayer{"sites", Shown::No});
  Session session = after(before, command::StartBriefing{1});
  for (int i = 0; i < 50; ++i) session = after(std::move(session), anything(random, 5));
  session = after(std::move(session), command::Resize{900, 700, before.view.pxPerPt});
  session = after(std::move(session), command::LeaveBriefing{});
  EXPECT_FALSE(session.briefing);
  expectSame(session, before);
}

TEST(Briefing, StaysAtItsEnds) {
  Session session = rested(after(told(), command::StartBriefing{99}));
  EXPECT_EQ(session.briefing->step, 4u);
  session = after(std::move(session), command::StepOn{1});
  EXPECT_EQ(session.briefing->step, 4u);
  session = after(std::move(session), command::StepOn{-9});
  EXPECT_EQ(session.briefing->step, 4u) << "nine steps back there is none";
}

TEST(Briefing, WithoutAStoryThereIsNone) {
  const Session session = after(told({}), command::StartBriefing{});
  EXPECT_FALSE(session.briefing);
  expectSame(session, told({}));
}

TEST(Briefing, TheCameraTravelsAndArrives) {
  Session session = rested(after(told(), command::StartBriefing{}));
  const geo::View from = session.view;
  session = after(std::move(session), command::GoToStep{1});
  const geo::View to = rested(session).view;
  EXPECT_EQ(session.view, from) << "it has only set out";
  double last = from.unitsPerPx;
  while (session.briefing->move) {
    session = after(std::move(session), command::Tick{0.1});
    EXPECT_LE(session.view.unitsPerPx, last) << "towards a closer step it only comes closer";
    last = session.view.unitsPerPx;
  }
  EXPECT_EQ(session.view, to);
}

TEST(Briefing, AtOnceMeansAtOnce) {
  Session session = rested(after(told(), command::StartBriefing{}));
  session = after(std::move(session), command::SetTravel{Travel::AtOnce});
  session = after(std::move(session), command::GoToStep{1});
  EXPECT_FALSE(isMoving(session));
  EXPECT_EQ(session.view, rested(after(told(), command::StartBriefing{1})).view);
}

TEST(Briefing, AStretchOfTimeIsPlayedInItsSeconds) {
  Session session = after(told(), command::StartBriefing{4});
  while (session.briefing->move) session = after(std::move(session), command::Tick{0.1});
  EXPECT_TRUE(session.clock.playing);
  double seconds = 0;
  for (; session.clock.playing && seconds < 20; seconds += 0.05) {
    session = after(std::move(session), command::Tick{0.05});
  }
  EXPECT_NEAR(seconds, 3, 1) << "the camera's journey may have taken some of it";
}

TEST(Briefing, AStretchIsPlayedToItsLastInstantAndThenTheStepIsShown) {
  auto steps = manySteps();
  steps[4].window = span("2021-05-20", "2021-07-01");
  Session session = after(told(steps), command::StartBriefing{4});
  while (session.briefing->move) session = after(std::move(session), command::Tick{0.1});
  const geo::TimeSpan stretch = *steps[4].play;
  for (int times = 0; times < 2; ++times) {
    std::set<geo::Moment> seen;
    while (session.clock.playing) {
      seen.insert(session.clock.window.from);
      session = after(std::move(session), command::Tick{0.01});
    }
    EXPECT_EQ(*seen.begin(), stretch.from);
    EXPECT_EQ(*seen.rbegin(), span("2021-06-30", "2021-07-01").from) << "the last day has its time";
    EXPECT_EQ(seen.size(), 30u);
    EXPECT_EQ(session.clock, atStep(told(steps), steps[4], session.view).clock);
    session = after(std::move(session), command::TogglePlay{});
    EXPECT_TRUE(session.clock.playing) << "once more";
  }
}

TEST(Briefing, APauseWithinAStretchStaysWhereItIs) {
  Session session = after(told(), command::StartBriefing{4});
  while (session.briefing->move) session = after(std::move(session), command::Tick{0.1});
  session = after(std::move(session), command::Tick{1});
  session = after(std::move(session), command::TogglePlay{});
  const Clock paused = session.clock;
  session = after(std::move(session), command::Tick{5});
  EXPECT_EQ(session.clock, paused);
  session = after(std::move(session), command::TogglePlay{});
  EXPECT_EQ(session.clock.window, paused.window) << "and goes on from there";
  EXPECT_TRUE(session.clock.playing);
}

TEST(Briefing, BetweenMarksOfOnesOwnTheLastInstantStays) {
  Session session = rested(after(told(), command::StartBriefing{4}));
  const geo::TimeSpan own = span("2021-03-01", "2021-03-11");
  for (const Command& command :
       {Command{command::SetWindowMode{WindowMode::Instant}}, Command{command::GoTo{own.from}},
        Command{command::SetMark{command::SetMark::End::In, own.from}},
        Command{command::SetMark{command::SetMark::End::Out, own.to}},
        Command{command::SetLoop{Loop::No}}, Command{command::TogglePlay{}}}) {
    session = after(std::move(session), command);
  }
  ASSERT_TRUE(session.clock.playing);
  EXPECT_EQ(rested(std::move(session)).clock.window.to, own.to);
}

TEST(Briefing, UnattendedItGoesRoundByItself) {
  Session session = after(told(), command::StartBriefing{0, 2.0});
  std::vector<std::size_t> seen{0};
  for (int i = 0; i < 400 && seen.size() < 7; ++i) {
    session = after(std::move(session), command::Tick{0.1});
    if (session.briefing->step != seen.back()) seen.push_back(session.briefing->step);
  }
  EXPECT_THAT(seen, ElementsAre(0, 1, 2, 3, 4, 0, 1));
}

TEST(Briefing, AStepInAnotherProjectionWaitsForIt) {
  auto steps = manySteps();
  steps[1].crs = "EPSG:3857";
  Session session = rested(after(told(steps), command::StartBriefing{}));
  const Session before = session;
  Applied applied = apply(session, command::GoToStep{1});
  ASSERT_EQ(applied.effects.size(), 1u);
  const auto* wanted = std::get_if<effect::Reproject>(&applied.effects[0]);
  ASSERT_TRUE(wanted);
  EXPECT_EQ(applied.session.view, before.view) << "the old picture stays";
  EXPECT_EQ(applied.session.projection, before.projection);
  EXPECT_TRUE(apply(applied.session, command::Tick{0.1}).effects.empty()) << "it is asked for once";
  const Session there = rested(settled(reprojected(applied.session, wanted->projection).value()));
  EXPECT_EQ(there.projection->definition(), "EPSG:3857");
  EXPECT_EQ(there.heading->title, "near");
  Applied left = apply(there, command::LeaveBriefing{});
  ASSERT_EQ(left.effects.size(), 1u) << "back to the projection of before";
  const Session back = settled(
      reprojected(left.session, std::get<effect::Reproject>(left.effects[0]).projection).value());
  EXPECT_FALSE(back.briefing);
  EXPECT_EQ(back.view, told(steps).view);
}

TEST(StepViews, TheExtentIsWholeBesideTheWords) {
  const Session base = told();
  geo::StoryStep wide = step("wide", "2021-01-01", "2021-01-02");
  wide.extent = geo::GeoBox{46, 39, 47, 40};
  const Session shown = atStep(base, wide, base.view);
  const geo::PlaneBox box = planeBoxOf(*shown.projection, *wide.extent).value();
  const geo::Screen a = screenFromProjected(shown.view, {box.minX, box.minY});
  const geo::Screen b = screenFromProjected(shown.view, {box.maxX, box.maxY});
  const auto width = static_cast<float>(shown.view.widthPx);
  EXPECT_GE(std::min(a.xPx, b.xPx), kHeadingShare * width - 1);
  EXPECT_LE(std::max(a.xPx, b.xPx), width + 1);
  EXPECT_GE(std::min(a.yPx, b.yPx), -1);
  EXPECT_LE(std::max(a.yPx, b.yPx), static_cast<float>(shown.view.heightPx) + 1);
}

TEST(StepViews, OnTheWallTheExtentIsWholeWithinWhatIsSureToBeSeen) {
  Session base = told();
  base.wall.safeShare = 0.1f;
  geo::StoryStep wide = step("wide", "2021-01-01", "2021-01-02");
  wide.extent = geo::GeoBox{46, 39, 47, 40};
  const Session shown = onWall(base, wide, base.view);
  const geo::PlaneBox box = planeBoxOf(*shown.projection, *wide.extent).value();
  const geo::Screen a = screenFromProjected(shown.view, {box.minX, box.maxY});
  const geo::Screen b = screenFromProjected(shown.view, {box.maxX, box.minY});
  const auto width = static_cast<float>(shown.view.widthPx);
  const auto height = static_cast<float>(shown.view.heightPx);
  EXPECT_GE(a.xPx, kHeadingShare * width - 1);
  EXPECT_LE(b.xPx, 0.9f * width + 1);
  EXPECT_GE(a.yPx, 0.1f * height - 1);
  EXPECT_LE(b.yPx, 0.9f * height + 1);
  EXPECT_EQ(atStep(base, wide, base.view).safeShare, 0) << "beside the panels nothing is cut off";
}

TEST(StepViews, WhatTheScenarioLacksIsPassedOver) {
  const Session shown = atStep(told(), manySteps()[1], told().view);
  EXPECT_THAT(shown.highlights, ElementsAre(geo::FeatureRef{0, 0}));
  geo::StoryStep broken = manySteps()[0];
  broken.crs = "EPSG:0";
  EXPECT_EQ(atStep(told(), broken, told().view).projection->definition(), "EPSG:32638");
}

TEST(StepViews, AStepMadeOfWhatIsShownShowsIt) {
  const Session base = told();
  for (const geo::StoryStep& given : manySteps()) {
    const Session shown = atStep(base, given, base.view);
    const Session again = atStep(base, stepFrom(shown, given.title), base.view);
    EXPECT_NEAR(again.view.centre.xMetres, shown.view.centre.xMetres, 1) << given.id;
    EXPECT_NEAR(again.view.centre.yMetres, shown.view.centre.yMetres, 1) << given.id;
    EXPECT_NEAR(again.view.unitsPerPx / shown.view.unitsPerPx, 1, 1e-6) << given.id;
    EXPECT_EQ(again.clock.window, shown.clock.window) << given.id;
    EXPECT_EQ(again.compare, shown.compare) << given.id;
    EXPECT_EQ(again.hidden, shown.hidden) << given.id;
  }
}

std::vector<std::string> ids(const Steps& steps) {
  std::vector<std::string> found;
  for (const geo::StoryStep& s : steps) found.push_back(s.id);
  return found;
}

TEST(StoryEdit, AddsCopiesMovesAndDeletes) {
  const Steps steps{step("a", "2020-11-10", "2020-11-11"), step("b", "2020-11-10", "2020-11-11")};
  EXPECT_THAT(ids(withStep(steps, 0, step("c", "2020-11-10", "2020-11-11"))),
              ElementsAre("a", "c", "b"));
  EXPECT_THAT(ids(withStep({}, 0, steps[0])), ElementsAre("a"));
  EXPECT_THAT(ids(withMoved(steps, 0, 1)), ElementsAre("b", "a"));
  EXPECT_EQ(withMoved(steps, 0, -5), steps);
  EXPECT_EQ(withMoved(steps, 9, 1), steps);
  EXPECT_THAT(ids(withoutStep(steps, 0)), ElementsAre("b"));
  const Steps copied = withCopyOf(steps, 0);
  ASSERT_EQ(copied.size(), 3u);
  EXPECT_NE(copied[1].id, "a");
  EXPECT_EQ(copied[1].title, "a");
}

TEST(StoryEdit, TheWordsOnTheMapFollow) {
  Session session = after(told(), command::ShowStep{0});
  Steps steps = *session.story;
  steps[0].title = "Another";
  session = after(std::move(session), command::SetStory{std::make_shared<const Steps>(steps)});
  EXPECT_EQ(session.heading->title, "Another");
  session = after(std::move(session), command::LeaveStep{});
  EXPECT_FALSE(session.heading);
}

}  // namespace
}  // namespace viewer
