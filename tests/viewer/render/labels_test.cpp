// Labels on a sheet and on a picture of a part of it: no two over each other, the same however they
// are asked for, and fixed to the ground.
#include "tests/viewer/render/label_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace viewer {
namespace {

TEST_F(Labels, NeverOverlapAndStayInsideThePicture) {
  for (const int count : {30, 300, 2000}) {
    const auto wishes = manyWishes(count);
    const std::vector<LabelBox> furniture{{0, 0, 250, 80}, {600, 450, 800, 600}};
    const std::vector<LabelBox> markers{{390, 290, 410, 310}, {100, 200, 120, 220}};
    const auto placed = placedOf(pointersTo(wishes), furniture, markers);
    EXPECT_GT(placed.size(), 10u);
    for (std::size_t i = 0; i < placed.size(); ++i) {
      const std::string& text = placed[i].label.wish->text;
      const LabelBox& box = placed[i].boxes.at(0);
      EXPECT_TRUE(box.left >= 0 && box.top >= 0 && box.right <= kWidthPx && box.bottom <= kHeightPx)
          << text;
      EXPECT_LT(box.left, box.right);
      EXPECT_LT(box.top, box.bottom);
      for (const LabelBox& other : furniture) EXPECT_FALSE(box.meets(other)) << text;
      for (const LabelBox& other : markers) EXPECT_FALSE(box.meets(other)) << text;
      for (std::size_t k = i + 1; k < placed.size(); ++k) {
        EXPECT_FALSE(box.meets(placed[k].boxes.at(0)))
            << text << " over " << placed[k].label.wish->text;
      }
    }
  }
}

// A dot may stand under no name but where a marker hides it.
TEST_F(Labels, NeverStandOnTheDotsOfTownsThatAreShown) {
  const std::vector<LabelBox> furniture{{0, 0, 250, 80}, {600, 450, 800, 600}};
  const std::vector<LabelBox> markers{{380, 280, 420, 320}};
  std::size_t dots = 0, hidden = 0;
  for (int round = 0; round < 20; ++round) {
    const auto wishes = manyWishes(600);
    const auto placed = placedOf(pointersTo(wishes), furniture, markers);
    for (const PlacedLabel& town : placed) {
      EXPECT_TRUE(town.label.wish->dot || !town.dot);
      const LabelBox point{town.at.xPx - 1, town.at.yPx - 1, town.at.xPx + 1, town.at.yPx + 1};
      if (town.label.wish->dot && !town.dot) {
        ++hidden;
        EXPECT_TRUE(point.grownBy(5, 5).meets(markers[0]));
      }
      if (!town.dot) continue;
      ++dots;
      EXPECT_TRUE(town.dot->meets(point)) << "around its place";
      EXPECT_FALSE(town.dot->meets(markers[0]));
      for (const PlacedLabel& other : placed) {
        if (&other == &town) continue;
        EXPECT_FALSE(other.boxes.at(0).meets(*town.dot))
            << other.label.wish->text << " on the dot of " << town.label.wish->text;
        EXPECT_FALSE(other.dot && other.dot->meets(*town.dot));
      }
    }
  }
  EXPECT_GT(dots, 500u);
  EXPECT_GT(hidden, 0u);
}

TEST_F(Labels, AreTheSameWhateverTheOrderOfTheWishes) {
  const auto wishes = manyWishes(600);
  auto order = pointersTo(wishes);
  const auto expected = standing(placedOf(order));
  for (int round = 0; round < 20; ++round) {
    std::ranges::shuffle(order, random);
    EXPECT_EQ(standing(placedOf(order)), expected);
  }
}

TEST_F(Labels, TakeTheirRoom) {
  const auto wishes = manyWishes(100);
  const LabelLayout layout = laidOut(pointersTo(wishes));
  EXPECT_GT(layout.placed.size(), 10u);
  for (const PlacedLabel& label : layout.placed) {
    EXPECT_FALSE(layout.taken.free(label.boxes.at(0)));
    EXPECT_TRUE(layout.markers.free(label.boxes.at(0)));
  }
}

TEST_F(Labels, StayPutWhenALessImportantOneComes) {
  const auto wishes = manyWishes(60);
  auto pointers = pointersTo(wishes);
  const auto before = standing(laidOut(pointers).placed);
  for (int i = 0; i < 40; ++i) {
    const LabelWish late = wishAt(static_cast<float>(random() % kWidthPx),
                                  static_cast<float>(random() % kHeightPx), "Latecomer", 1000);
    pointers.push_back({&late, 1});
    auto after = standing(laidOut(pointers).placed);
    std::erase_if(after, [&](const Standing& s) { return std::get<0>(s) == &late; });
    EXPECT_EQ(after, before);
    pointers.pop_back();
  }
}

TEST_F(Labels, StayPutWhenAFarOneComesWhateverItsWeight) {
  std::vector<LabelWish> wishes;
  for (int i = 0; i < 12; ++i) {
    wishes.push_back(wishAt(100 + 20 * static_cast<float>(i), 100, "Near", 30));
  }
  auto pointers = pointersTo(wishes);
  const auto before = standing(placedOf(pointers));
  const LabelWish far = wishAt(500, 500, "Far", 0);
  pointers.push_back({&far, 1});
  auto after = standing(placedOf(pointers));
  EXPECT_EQ(after.size(), before.size() + 1);
  std::erase_if(after, [&](const Standing& s) { return std::get<0>(s) == &far; });
  EXPECT_EQ(after, before);
}

TEST_F(Labels, TheMoreImportantOneWins) {
  LabelWish first = wishAt(401, 300, "Capital", 1), second = wishAt(400, 300, "Hamlet", 90);
  first.centred = second.centred = true;
  const auto placed = placedOf({{&second, 1}, {&first, 1}});
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_EQ(placed[0].label.wish, &first);
}

TEST_F(Labels, KeepTheirDistanceFromWhatTheyName) {
  const LabelWish wish = wishAt(400, 300, "Post", 5);
  const auto placed = placedOf({{&wish, 1}});
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_GE(placed[0].boxes.at(0).left, 400 + wish.clearancePt) << "to the right, when all is free";
  LabelWish aside = wish;
  aside.offsetXPt = 15;
  aside.offsetYPt = -30;
  const auto moved = placedOf({{&aside, 1}});
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_NEAR(moved[0].boxes.at(0).left - placed[0].boxes.at(0).left, 15 * view.pxPerPt, 0.01);
  EXPECT_NEAR(moved[0].boxes.at(0).top - placed[0].boxes.at(0).top, -30 * view.pxPerPt, 0.01);
}

TEST_F(Labels, StandBesideALineRatherThanOnIt) {
  const LabelWish wish = wishAt(400, 300, "Martuni");
  const LabelBox toTheRight{410, 200, 413, 400};
  const auto usual = laidOut({{&wish, 1}}).placed;
  const auto moved = laidOut({{&wish, 1}}, {}, {toTheRight}).placed;
  ASSERT_EQ(usual.size(), 1u);
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_TRUE(usual[0].boxes[0].meets(toTheRight));
  EXPECT_FALSE(moved[0].boxes[0].meets(toTheRight));
}

TEST_F(Labels, AreWrittenOverALineWhereThereIsNoRoomBeside) {
  const LabelWish wish = wishAt(400, 300, "Martuni");
  const LabelBox everywhere{0, 0, 800, 600};
  const auto placed = laidOut({{&wish, 1}}, {}, {everywhere}).placed;
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_EQ(placed[0].boxes, laidOut({{&wish, 1}}).placed[0].boxes) << "at the usual place";
}

TEST_F(Labels, OfOneNameAreNotWrittenTwiceAtOnePlace) {
  const LabelWish a = wishAt(400, 300, "Sus", 5), b = wishAt(420, 310, "Sus", 60);
  EXPECT_EQ(placedOf({{&a, 1}, {&b, 1}}).size(), 1u);
  const LabelWish far = wishAt(600, 310, "Sus", 60);
  EXPECT_EQ(placedOf({{&a, 1}, {&far, 1}}).size(), 2u) << "another village of that name";
}

// While the picture moves over the sheet, what is shown stays where it is on the ground, unless the
// picture's edge or its furniture hides its place.
TEST_F(Labels, DoNotMoveOnTheGroundWhileThePictureDoes) {
  const auto wishes = manyWishes(4000, 900);
  const LabelLayout layout = laidOut(pointersTo(wishes));
  std::map<const LabelWish*, const PlacedLabel*> places;
  for (const PlacedLabel& label : layout.placed) places[label.label.wish] = &label;
  const std::vector<LabelBox> furniture{{0, 0, 250, 80}, {600, 450, 800, 600}};
  int still = 0, elsewhere = 0;
  for (int round = 0; round < 60; ++round) {
    geo::View seen = view;
    const float x = static_cast<float>(random() % 1200) - 600;
    const float y = static_cast<float>(random() % 1200) - 600;
    seen.centre.xMetres += static_cast<double>(x) * view.unitsPerPx;
    seen.centre.yMetres -= static_cast<double>(y) * view.unitsPerPx;
    for (const PlacedLabel& label : shownOf(layout, seen, furniture)) {
      const PlacedLabel& place = *places.at(label.label.wish);
      const LabelBox expected = place.boxes.at(0).movedBy(-x, -y);
      const bool hidden = expected.left < 2 || expected.top < 2 || expected.right > kWidthPx - 2 ||
                          expected.bottom > kHeightPx - 2 || expected.meets(furniture[0]) ||
                          expected.meets(furniture[1]);
      if (hidden) {
        ++elsewhere;
        continue;
      }
      ++still;
      EXPECT_NEAR(label.start.xPx, place.start.xPx - x, 0.01);
      EXPECT_NEAR(label.start.yPx, place.start.yPx - y, 0.01);
    }
  }
  EXPECT_GT(still, 1000);
  EXPECT_GT(elsewhere, 10);
}

TEST_F(Labels, ANameShownOnceStandsAtTheBestSpotThatIsSeen) {
  std::vector<LabelWish> wishes;
  for (const auto& [x, room] : {std::pair{100.0f, 20e3}, {400.0f, 40e3}, {900.0f, 90e3}}) {
    wishes.push_back(wishAt(x, 300, "Country", 90));
    wishes.back().once = wishes.back().centred = true;
    wishes.back().roomWidth = wishes.back().merit = room;
  }
  const auto wanted = pointersTo(wishes);
  auto placed = placedOf(wanted);
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_EQ(placed[0].label.wish, &wishes[1]) << "the best lies outside";
  placed = placedOf(wanted, {{390, 290, 410, 310}});
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_EQ(placed[0].label.wish, &wishes[0]) << "the furniture hides the other";
  for (LabelWish& wish : wishes) wish.roomWidth = 10;
  EXPECT_TRUE(placedOf(wanted).empty()) << "no room for the text";
}

TEST_F(Labels, ANameOfAnAreaGoesElsewhereRatherThanCloseToAnother) {
  std::vector<LabelWish> country, lake{wishAt(400, 285, "Lake Sevan", 80)};
  for (const auto& [x, merit] : {std::pair{400.0f, 3.0}, {200.0f, 2.0}}) {
    country.push_back(wishAt(x, 300, "ARMENIA", 90));
    country.back().merit = merit;
  }
  for (auto* wishes : {&country, &lake}) {
    for (LabelWish& wish : *wishes) wish.once = wish.centred = true;
  }
  auto wanted = pointersTo(country);
  EXPECT_EQ(placedOf(wanted).at(0).label.wish, &country[0]) << "the best spot, while it is free";
  wanted.push_back({lake.data(), 1});
  EXPECT_EQ(placedOf(wanted).at(1).label.wish, &country[1]);
  wanted.erase(wanted.begin() + 1);
  EXPECT_EQ(placedOf(wanted).at(1).label.wish, &country[0]) << "rather close than not at all";
}

TEST_F(Labels, AlongALineAreReadFromLeftToRight) {
  for (const bool backwards : {false, true}) {
    LabelWish wish = wishAt(400, 300, "Araks", 90);
    for (float x = 100; x <= 700; x += 20) {
      const float y = 300 + 30 * std::sin(x / 120);
      wish.along.push_back(projectedFromScreen(view, {backwards ? 800 - x : x, y}));
    }
    wish.once = true;
    const auto placed = placedOf({{&wish, 1}});
    ASSERT_EQ(placed.size(), 1u);
    EXPECT_EQ(placed[0].boxes.size(), 5u) << "a box a letter";
    EXPECT_LT(placed[0].boxes.front().left, placed[0].boxes.back().left);
    for (const LabelBox& box : placed[0].boxes) EXPECT_LT(box.bottom, 340) << "above the line";
  }
}

TEST_F(Labels, AlongALineAreLeftOutWhereItBendsTooMuchOrIsTooShort) {
  LabelWish zigzag = wishAt(400, 300, "Bargushad", 90), shortLine = zigzag, steep = zigzag;
  zigzag.once = shortLine.once = steep.once = true;
  for (int i = 0; i <= 12; ++i) {
    const auto step = static_cast<float>(i);
    zigzag.along.push_back(
        projectedFromScreen(view, {340 + 10 * step, i % 2 == 0 ? 220.0f : 380.0f}));
    steep.along.push_back(projectedFromScreen(view, {400, 100 + 30 * step}));
  }
  shortLine.along = {projectedFromScreen(view, {390, 300}), projectedFromScreen(view, {410, 300})};
  EXPECT_TRUE(placedOf({{&zigzag, 1}, {&shortLine, 1}, {&steep, 1}}).empty());
}

}  // namespace
}  // namespace viewer
