// Two dates at once, as values: modes, swapping, and which pixels show which date.
#include "viewer/session/compare.hpp"

#include "tests/viewer/session/small_session.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using test::after;
using test::at;
using test::span;

constexpr CompareMode kModes[] = {CompareMode::Swipe, CompareMode::Side, CompareMode::Ghost};

Session comparing(CompareMode mode) {
  Session session = test::smallSession();
  session = after(std::move(session), command::SetBefore{span("2020-11-01", "2020-11-02")});
  return after(std::move(session), command::SetCompare{mode});
}

TEST(Compare, TheFirstBeforeIsTheWindowAsItIsNow) {
  for (const CompareMode mode : kModes) {
    const Session session = after(test::smallSession(), command::SetCompare{mode});
    EXPECT_EQ(session.compare.mode, mode);
    EXPECT_EQ(session.compare.before, session.clock.window);
  }
}

TEST(Compare, ABeforeOnceChosenIsKeptWhileItIsOff) {
  Session session = comparing(CompareMode::Swipe);
  const Compare chosen = session.compare;
  session = after(std::move(session), command::SetCompare{CompareMode::None});
  session = after(std::move(session), command::GoTo{at("2021-05-05")});
  session = after(std::move(session), command::SetCompare{CompareMode::Swipe});
  EXPECT_EQ(session.compare, chosen);
}

TEST(Compare, OnAndOffChangesNothingElse) {
  const Session start = test::smallSession();
  for (const CompareMode mode : kModes) {
    Session session = after(start, command::SetCompare{mode});
    session = after(std::move(session), command::SetCompare{CompareMode::None});
    EXPECT_EQ(session.clock, start.clock);
    EXPECT_EQ(session.view, start.view);
    EXPECT_EQ(session.hidden, start.hidden);
    EXPECT_FALSE(halvesOf(session));
  }
}

TEST(Compare, TimeNeverMovesTheBefore) {
  Session session = comparing(CompareMode::Swipe);
  const geo::TimeSpan before = session.compare.before;
  const Command commands[] = {
      command::Step{4},         command::GoTo{at("2021-03-01")},
      command::TogglePlay{},    command::Tick{0.7},
      command::GoToStart{},     command::SetWindow{span("2020-02", "2020-05")},
      command::ZoomAxis{{}, 9}, command::GoToEnd{}};
  for (const Command& command : commands) {
    session = after(std::move(session), command);
    EXPECT_EQ(session.compare.before, before) << command.index();
  }
}

TEST(Compare, SwappedTwiceIsAsBefore) {
  const Session start = comparing(CompareMode::Side);
  Session session = after(start, command::SwapDates{});
  EXPECT_EQ(session.compare.before, start.clock.window);
  EXPECT_EQ(session.clock.window, start.compare.before);
  session = after(std::move(session), command::SwapDates{});
  EXPECT_EQ(session.compare, start.compare);
  EXPECT_EQ(session.clock, start.clock);
}

TEST(Compare, SwappingStopsThePlaying) {
  Session session = comparing(CompareMode::Swipe);
  session = after(std::move(session), command::TogglePlay{});
  session = after(std::move(session), command::Tick{0.17});
  session = after(std::move(session), command::SwapDates{});
  EXPECT_FALSE(session.clock.playing);
  EXPECT_EQ(session.clock.carriedSteps, 0);
}

TEST(Compare, OneDateHasNothingToSwap) {
  Session start = comparing(CompareMode::Swipe);
  start = after(std::move(start), command::SetCompare{CompareMode::None});
  const Session session = after(start, command::SwapDates{});
  EXPECT_EQ(session.clock, start.clock);
  EXPECT_EQ(session.compare, start.compare);
}

TEST(Compare, WhatCannotBeIsRefused) {
  Session session = comparing(CompareMode::Swipe);
  const Compare chosen = session.compare;
  session = after(std::move(session), command::SetBefore{span("2020-11-02", "2020-11-02")});
  session = after(std::move(session), command::SetBefore{span("2020-11-02", "2020-11-01")});
  session = after(std::move(session), command::MoveSplit{std::numeric_limits<float>::quiet_NaN()});
  EXPECT_EQ(session.compare, chosen);
}

TEST(Compare, TheLineStaysOnTheMap) {
  const std::pair<float, int> rows[] = {{-3.0f, 0},  {0.0f, 0},    {0.25f, 225},
                                        {1.0f, 900}, {17.0f, 900}, {0.5f, 450}};
  for (const auto& [share, column] : rows) {
    const Session session = after(comparing(CompareMode::Swipe), command::MoveSplit{share});
    EXPECT_EQ(halvesOf(session)->leftToPx, column) << share;
    EXPECT_EQ(halvesOf(session)->rightFromPx, column) << share;
    EXPECT_EQ(mapView(session), session.view);
  }
}

TEST(Compare, MapsSideBySideAreTwinsAndFillTheWidth) {
  for (int width = 20; width < 60; ++width) {
    const Session session = after(comparing(CompareMode::Side), command::Resize{width, 30, 1});
    const Halves halves = halvesOf(session).value();
    EXPECT_EQ(halves.leftToPx, halves.mapWidthPx);
    EXPECT_EQ(halves.rightFromPx + halves.mapWidthPx, width);
    EXPECT_GE(halves.rightFromPx - halves.leftToPx, 2) << "a gap between them";
    EXPECT_LE(halves.rightFromPx - halves.leftToPx, 3);
    EXPECT_EQ(mapView(session).centre, session.view.centre);
    EXPECT_EQ(mapView(session).unitsPerPx, session.view.unitsPerPx);
  }
}

TEST(Compare, BothMapsShowTheSamePlaceAtTheSameSpot) {
  const Session session = comparing(CompareMode::Side);
  const auto right = static_cast<float>(halvesOf(session)->rightFromPx);
  for (const float x : {0.0f, 100.5f, 300.0f, 440.0f}) {
    const geo::Projected onLeft = projectedAt(session, {x, 77});
    const geo::Projected onRight = projectedAt(session, {x + right, 77});
    EXPECT_EQ(onLeft, onRight) << x;
  }
  const float middle = static_cast<float>(mapView(session).widthPx) / 2;
  EXPECT_NEAR(projectedAt(session, {right + middle, 350}).xMetres, session.view.centre.xMetres,
              session.view.unitsPerPx * 1e-3);
}

TEST(Compare, ZoomingKeepsThePlaceUnderThePointerOnEitherMap) {
  for (const CompareMode mode : kModes) {
    for (const float x : {130.0f, 700.0f}) {
      Session session = comparing(mode);
      const geo::Projected place = projectedAt(session, {x, 200});
      session = after(std::move(session), command::ZoomAt{{x, 200}, 3});
      const geo::Projected now = projectedAt(session, {x, 200});
      EXPECT_NEAR(now.xMetres, place.xMetres, 1e-3);
      EXPECT_NEAR(now.yMetres, place.yMetres, 1e-3);
    }
  }
}

TEST(Compare, EachMapShowsTheWholeExtent) {
  for (const CompareMode mode : kModes) {
    const Session session = after(comparing(mode), command::FitExtent{});
    const geo::PlaneBox seen = geo::boundsOf(mapView(session));
    const auto box = planeBoxOf(*session.projection, session.scenario->extent);
    ASSERT_TRUE(box);
    EXPECT_LE(seen.minX, box->minX + 1);
    EXPECT_GE(seen.maxX, box->maxX - 1);
    EXPECT_LE(seen.minY, box->minY + 1);
    EXPECT_GE(seen.maxY, box->maxY - 1);
  }
}

TEST(Compare, ABoxOnTheRightMapIsZoomedTo) {
  Session session = comparing(CompareMode::Side);
  const auto right = static_cast<float>(halvesOf(session)->rightFromPx);
  const geo::Projected a = projectedAt(session, {right + 50, 100});
  const geo::Projected b = projectedAt(session, {right + 150, 300});
  session = after(std::move(session), command::ZoomToBox{{right + 50, 100}, {right + 150, 300}});
  EXPECT_NEAR(session.view.centre.xMetres, (a.xMetres + b.xMetres) / 2, 1);
  EXPECT_NEAR(session.view.centre.yMetres, (a.yMetres + b.yMetres) / 2, 1);
}

}  // namespace
}  // namespace viewer
