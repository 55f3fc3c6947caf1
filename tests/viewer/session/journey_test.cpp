// The camera's way from one step to the next, and hands that are laid on the map under way.
#include "viewer/session/journey.hpp"

#include "tests/viewer/session/small_session.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using test::after;
using test::span;

/// Under way from the whole extent to a closer step.
Session underWay(double seconds) {
  geo::Scenario scenario = test::smallScenario();
  geo::StoryStep wide, near;
  wide.id = wide.title = "wide";
  near.id = near.title = "near";
  wide.window = near.window = span("2020-11-10", "2020-11-11");
  near.centre = geo::LonLat{46.75, 39.82};
  near.widthKm = 30;
  scenario.story = {wide, near};
  Session session = after(test::open(std::move(scenario)).value(), command::StartBriefing{});
  while (isMoving(session)) session = after(std::move(session), command::Tick{0.1});
  session = after(std::move(session), command::GoToStep{1});
  return after(std::move(session), command::Tick{seconds});
}

TEST(Ways, BeginAndEndExactlyThere) {
  Briefing::Move move = *underWay(0.1).briefing->move;
  move.passedSeconds = 0;
  EXPECT_EQ(viewUnderWay(move), move.from);
  move.passedSeconds = kTravelSeconds;
  EXPECT_EQ(viewUnderWay(move), move.to);
  EXPECT_EQ(shareOfWay(move), 1);
}

TEST(Ways, AreMadeWithoutTurningBack) {
  Briefing::Move move = *underWay(0.1).briefing->move;
  double last = -1;
  for (int i = 0; i <= 100; ++i) {
    move.passedSeconds = kTravelSeconds * i / 100;
    EXPECT_GT(shareOfWay(move), last);
    last = shareOfWay(move);
  }
}

TEST(Ways, ArrivedTheSessionIsAsTimeWouldMakeIt) {
  Session waited = underWay(0.3);
  const Session there = arrived(waited);
  while (waited.briefing->move) waited = after(std::move(waited), command::Tick{0.1});
  EXPECT_EQ(there.view, waited.view);
  EXPECT_EQ(there.clock, waited.clock);
  EXPECT_FALSE(there.briefing->move);
  EXPECT_EQ(arrived(waited).view, waited.view);
}

TEST(Ways, AHandOnTheMapEndsThem) {
  for (const Command& hand : {Command{command::Pan{30, 20}}, Command{command::ZoomAt{{5, 5}, 2}},
                              Command{command::CentreOn{{46.2, 39.9}}}}) {
    const Session before = underWay(0.4);
    const Session session = after(before, hand);
    EXPECT_FALSE(session.briefing->move);
    EXPECT_NE(session.view, before.view);
    EXPECT_EQ(after(session, command::Tick{0.2}).view, session.view) << "it stays where it was put";
    EXPECT_EQ(session.briefing->step, 1u);
  }
}

TEST(Ways, WhatLeavesTheMapWhereItIsDoesNot) {
  for (const Command& other :
       {Command{command::Tick{0.05}}, Command{command::Tick{0}},
        Command{command::SetCurtain{Curtain::Black}}, Command{command::SetPointer{true}},
        Command{command::ShowLayer{"sites", Shown::No}}}) {
    EXPECT_TRUE(after(underWay(0.4), other).briefing->move);
  }
}

TEST(Ways, InterruptedTheyBeginWhereTheCameraIs) {
  const Session amid = underWay(0.4);
  const Session session = after(amid, command::GoToStep{0});
  ASSERT_TRUE(session.briefing->move);
  EXPECT_EQ(session.briefing->move->from, amid.view);
  EXPECT_EQ(session.view, amid.view);
}

}  // namespace
}  // namespace viewer
