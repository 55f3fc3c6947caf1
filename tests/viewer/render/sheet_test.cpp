// What the whole map shows: one frame, or two, and where which of them can be picked.
#include "viewer/render/sheet.hpp"

#include "tests/viewer/render/pictures.hpp"
#include "viewer/render/furniture.hpp"
#include "viewer/render/pick.hpp"
#include "viewer/render/split_line.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr CompareMode kModes[] = {CompareMode::Swipe, CompareMode::Side, CompareMode::Ghost};

test::Picture comparing(CompareMode mode, Furniture furniture = Furniture::Full) {
  test::Picture picture = test::bundledPicture();
  picture.tell(command::SetFurniture{furniture});
  picture.tell(command::GoTo{test::at("2021-02-15")});
  const geo::Moment before = test::at("2020-11-09T06:00Z");  // a day of the scenario's zone
  picture.tell(command::SetBefore{instantAt(picture.session.clock, before)});
  picture.tell(command::SetCompare{mode});
  return picture;
}

Sheet sheetOn(const test::Picture& picture) {
  return sheetFrom(picture.session, *picture.scene);
}

TEST(SheetFrom, OneDateIsTheFrameItself) {
  test::Picture picture = comparing(CompareMode::Swipe);
  picture.tell(command::SetCompare{CompareMode::None});
  EXPECT_EQ(sheetOn(picture), sheetOf(picture.frame()));
}

TEST(SheetFrom, TheSameForTheSame) {
  for (const CompareMode mode : kModes) {
    const test::Picture picture = comparing(mode);
    EXPECT_EQ(sheetOn(picture), sheetOn(picture));
  }
}

TEST(SheetFrom, TheLeftIsBeforeAndTheRightIsAfter) {
  for (const CompareMode mode : {CompareMode::Swipe, CompareMode::Side}) {
    const test::Picture picture = comparing(mode);
    const Sheet sheet = sheetOn(picture);
    ASSERT_EQ(sheet.parts.size(), 2u);
    EXPECT_EQ(sheet.parts[0].frame.time, picture.session.compare.before);
    EXPECT_EQ(sheet.parts[1].frame.time, picture.session.clock.window);
    EXPECT_EQ(sheet.parts[0].frame.words.date, "9 Nov 2020");
    EXPECT_EQ(sheet.parts[1].frame.words.date, "15 Feb 2021");
    EXPECT_EQ(sheet.parts[0].frame.words.stampAt, FurnitureWords::Side::Left);
    EXPECT_EQ(sheet.parts[1].frame.words.stampAt, FurnitureWords::Side::Right);
    EXPECT_EQ(sheet.parts[0].fromPx, 0);
    EXPECT_EQ(sheet.parts[1].toPx, picture.session.view.widthPx);
    EXPECT_LE(sheet.parts[0].toPx, sheet.parts[1].fromPx);
  }
}

TEST(SheetFrom, BothPartsShareTheViewSoThatTheyShareTheBaseMap) {
  for (const CompareMode mode : {CompareMode::Swipe, CompareMode::Side}) {
    const Sheet sheet = sheetOn(comparing(mode));
    EXPECT_EQ(sheet.parts[0].frame.view, sheet.parts[1].frame.view);
    EXPECT_EQ(sheet.parts[0].frame.base, sheet.parts[1].frame.base);
  }
}

TEST(SheetFrom, TheDateThatStaysKeepsItsFrame) {
  for (const CompareMode mode : {CompareMode::Swipe, CompareMode::Side}) {
    test::Picture picture = comparing(mode);
    const Frame before = sheetOn(picture).parts[0].frame;
    picture.tell(command::Step{37});
    EXPECT_EQ(sheetOn(picture).parts[0].frame, before);
    const Frame after = sheetOn(picture).parts[1].frame;
    picture.tell(command::SetBefore{test::span("2020-10-01", "2020-10-02")});
    EXPECT_EQ(sheetOn(picture).parts[1].frame, after);
    EXPECT_NE(sheetOn(picture).parts[0].frame, before);
  }
}

TEST(SheetFrom, WhatAProjectorCutsOffLiesAtTheEdgesOfTheWholePicture) {
  for (const CompareMode mode : {CompareMode::Swipe, CompareMode::Side}) {
    test::Picture picture = comparing(mode);
    picture.session.safeShare = 0.05f;
    const Sheet sheet = sheetOn(picture);
    const CutEdges whole = cutEdgesOf(picture.session);
    EXPECT_GT(whole.leftPx, 0);
    const CutEdges &left = sheet.parts[0].frame.words.cut, &right = sheet.parts[1].frame.words.cut;
    EXPECT_EQ(left.leftPx, whole.leftPx);
    EXPECT_EQ(right.rightPx, whole.rightPx);
    EXPECT_EQ(left.abovePx, whole.abovePx);
    EXPECT_EQ(left.rightPx, mode == CompareMode::Side ? 0 : whole.rightPx);
    EXPECT_EQ(right.leftPx, mode == CompareMode::Side ? 0 : whole.leftPx);
    EXPECT_EQ(sheet.shared->frame.words.cut, whole);
  }
}

TEST(SheetFrom, TheGhostTellsItsDate) {
  const Sheet sheet = sheetOn(comparing(CompareMode::Ghost));
  ASSERT_EQ(sheet.parts.size(), 1u);
  EXPECT_EQ(sheet.parts[0].frame.words.ghostDate, "9 Nov 2020");
  EXPECT_EQ(sheet.parts[0].frame.words.date, "15 Feb 2021");
  EXPECT_TRUE(sheetOn(comparing(CompareMode::Ghost, Furniture::None))
                  .parts[0]
                  .frame.words.ghostDate.empty());
}

TEST(ComparedFurniture, IsThereOnceAndNeverOverItself) {
  auto type = TypeSetter::create().value();
  for (const CompareMode mode : {CompareMode::Swipe, CompareMode::Side}) {
    for (const auto& [width, height] : {std::pair{1400, 900}, {1920, 1080}, {900, 700}}) {
      test::Picture picture = comparing(mode);
      picture.tell(command::Resize{width, height});
      const Sheet sheet = sheetOn(picture);
      Overlay overlay;
      Occupancy shared(width, height);
      addFurniture(sheet.shared->frame, {}, type, overlay, shared);
      EXPECT_GT(shared.taken().size(), 3u);
      for (const Part& part : sheet.parts) {
        Occupancy covered(part.frame.view.widthPx, height);
        const auto left = static_cast<float>(part.leftPx);
        for (const LabelBox& box : shared.taken()) {
          covered.take({box.left - left, box.top, box.right - left, box.bottom});
        }
        const auto foreign = covered.taken();
        addFurniture(part.frame, {}, type, overlay, covered);
        ASSERT_GT(covered.taken().size(), foreign.size()) << "no stamp";
        for (std::size_t i = foreign.size(); i < covered.taken().size(); ++i) {
          for (const LabelBox& box : foreign) {
            EXPECT_FALSE(box.meets(covered.taken()[i])) << width << " by " << height;
          }
        }
      }
    }
  }
}

TEST(ComparedFurniture, TheLegendExplainsBothDates) {
  test::Picture picture = comparing(CompareMode::Swipe);
  picture.tell(command::SetBefore{test::span("2021-02-15", "2021-02-16")});
  picture.tell(command::GoTo{test::at("2020-09-02")});
  const auto both = sheetOn(picture).shared->frame.words.legend;
  picture.tell(command::SetCompare{CompareMode::None});
  const auto early = picture.frame().words.legend;
  picture.tell(command::GoTo{test::at("2021-02-15")});
  const auto late = picture.frame().words.legend;
  EXPECT_GT(both.size(), early.size()) << "posts that only the earlier picture shows";
  for (const auto* legend : {&early, &late}) {
    for (const LegendEntry& entry : *legend) {
      EXPECT_NE(std::ranges::find(both, entry), both.end()) << entry.title;
    }
  }
}

TEST(SplitLine, TellsTheDateOfASideTooNarrowForItsStamp) {
  auto type = TypeSetter::create().value();
  const auto inksAt = [&](float share, Furniture furniture) {
    test::Picture picture = comparing(CompareMode::Swipe, furniture);
    picture.tell(command::MoveSplit{share});
    Inks inks;
    const Occupancy nothing(1400, 900);
    addSplitLine(sheetOn(picture).shared.value(), nothing, type, inks);
    return inks.size();
  };
  const std::size_t wide = inksAt(0.5f, Furniture::Map);
  EXPECT_GT(inksAt(0.05f, Furniture::Map), wide);
  EXPECT_GT(inksAt(0.95f, Furniture::Map), wide);
  EXPECT_EQ(inksAt(0.05f, Furniture::None), wide) << "no words were wanted";
}

/// A post that stood before, one that stands after, far from each other.
test::Picture twoPosts(CompareMode mode) {
  geo::Scenario scenario = test::smallScenario();
  auto& posts = scenario.layers[0].features;
  posts.clear();
  posts.push_back(test::feature("old", "2020-02-01", "2020-06-01", geo::LonLat{46.2, 39.6}));
  posts.push_back(test::feature("new", "2020-10-01", "", geo::LonLat{46.8, 39.6}));
  test::Picture picture = test::pictureOf(std::move(scenario));
  picture.tell(command::SetBefore{test::span("2020-03-01", "2020-03-02")});
  picture.tell(command::SetCompare{mode});
  return picture;
}

std::optional<geo::FeatureRef> pickedAt(const test::Picture& picture, geo::Screen at) {
  return pickAt(sheetOn(picture), *picture.scene, at);
}

geo::Screen placeOf(const test::Picture& picture, double lon) {
  const auto plane = picture.session.projection->forward(geo::LonLat{lon, 39.6}).value();
  return geo::screenFromProjected(mapView(picture.session), plane);
}

constexpr geo::FeatureRef kOld{0, 0}, kNew{0, 1};

TEST(PickOnASheet, ASwipePicksWhatShowsOnThatSide) {
  test::Picture picture = twoPosts(CompareMode::Swipe);
  const geo::Screen oldPost = placeOf(picture, 46.2), newPost = placeOf(picture, 46.8);
  picture.tell(command::MoveSplit{1});
  EXPECT_EQ(pickedAt(picture, oldPost), kOld);
  EXPECT_EQ(pickedAt(picture, newPost), std::nullopt);
  picture.tell(command::MoveSplit{0});
  EXPECT_EQ(pickedAt(picture, oldPost), std::nullopt);
  EXPECT_EQ(pickedAt(picture, newPost), kNew);
}

TEST(PickOnASheet, EachMapPicksItsOwnDate) {
  const test::Picture picture = twoPosts(CompareMode::Side);
  const auto right = static_cast<float>(halvesOf(picture.session)->rightFromPx);
  const geo::Screen oldPost = placeOf(picture, 46.2), newPost = placeOf(picture, 46.8);
  EXPECT_EQ(pickedAt(picture, oldPost), kOld);
  EXPECT_EQ(pickedAt(picture, newPost), std::nullopt);
  EXPECT_EQ(pickedAt(picture, {oldPost.xPx + right, oldPost.yPx}), std::nullopt);
  EXPECT_EQ(pickedAt(picture, {newPost.xPx + right, newPost.yPx}), kNew);
  EXPECT_EQ(pickedAt(picture, {right - 1, oldPost.yPx}), std::nullopt) << "the gap";
}

TEST(PickOnASheet, GhostsCanBePickedToo) {
  const test::Picture picture = twoPosts(CompareMode::Ghost);
  EXPECT_EQ(pickedAt(picture, placeOf(picture, 46.2)), kOld);
  EXPECT_EQ(pickedAt(picture, placeOf(picture, 46.8)), kNew);
}

}  // namespace
}  // namespace viewer
