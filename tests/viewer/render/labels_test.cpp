// Labels: no two over each other, and the same however they are asked for.
#include "viewer/render/labels.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr int kWidthPx = 800, kHeightPx = 600;

using Random = std::mt19937;

struct Labels : testing::Test {
  TypeSetter type = TypeSetter::create().value();
  LabelRequest request;
  Random random{6};

  Labels() {
    request.view.centre = {500000, 4400000};
    request.view.unitsPerPx = 100;
    request.view.widthPx = kWidthPx;
    request.view.heightPx = kHeightPx;
    request.metresAcross = 80e3;
    request.window = {0, 86400};
  }

  LabelWish wishAt(float xPx, float yPx, std::string text, int priority = 5) const {
    LabelWish wish;
    wish.at = projectedFromScreen(request.view, {xPx, yPx});
    wish.text = std::move(text);
    wish.priority = priority;
    return wish;
  }

  /// Many names, some of them more than once, all over the picture and a little beyond it.
  std::vector<LabelWish> manyWishes(int count) {
    constexpr const char* kNames[] = {"Lachin",  "Shusha",  "Stepanakert", "Aghdam", "Sus",
                                      "Qubadli", "Khojaly", "Մարտունի",    "Зод",    "A"};
    std::vector<LabelWish> wishes;
    for (int i = 0; i < count; ++i) {
      const auto x = static_cast<float>(static_cast<int>(random() % 900) - 50);
      const auto y = static_cast<float>(static_cast<int>(random() % 700) - 50);
      wishes.push_back(wishAt(x, y, kNames[random() % 10], static_cast<int>(random() % 3) * 40));
      wishes.back().centred = random() % 8 == 0;
      wishes.back().sizePt = 7 + static_cast<float>(random() % 5);
      if (random() % 4 == 0) wishes.back().offsetXPt = 15;
    }
    return wishes;
  }

  std::vector<PlacedLabel> placedOf(const std::vector<const LabelWish*>& wishes,
                                    const std::vector<LabelBox>& taken = {}) {
    Occupancy occupied(kWidthPx, kHeightPx);
    for (const LabelBox& box : taken) occupied.take(box);
    return placeLabels(wishes, request, occupied, type);
  }
};

std::vector<const LabelWish*> pointersTo(const std::vector<LabelWish>& wishes) {
  std::vector<const LabelWish*> pointers;
  for (const LabelWish& wish : wishes) pointers.push_back(&wish);
  return pointers;
}

/// Which wish stands where, in an order of its own.
using Standing = std::tuple<const LabelWish*, float, float>;
std::vector<Standing> standing(const std::vector<PlacedLabel>& placed) {
  std::vector<Standing> all;
  for (const PlacedLabel& label : placed) {
    all.emplace_back(label.wish, label.start.xPx, label.start.yPx);
  }
  std::ranges::sort(all);
  return all;
}

TEST_F(Labels, NeverOverlapAndStayInsideThePicture) {
  for (const int count : {30, 300, 2000}) {
    const auto wishes = manyWishes(count);
    const std::vector<LabelBox> taken{{0, 0, 250, 80}, {600, 450, 800, 600}, {390, 290, 410, 310}};
    const auto placed = placedOf(pointersTo(wishes), taken);
    EXPECT_GT(placed.size(), 10u);
    for (std::size_t i = 0; i < placed.size(); ++i) {
      const LabelBox& box = placed[i].box;
      EXPECT_TRUE(box.left >= 0 && box.top >= 0 && box.right <= kWidthPx && box.bottom <= kHeightPx)
          << placed[i].wish->text;
      EXPECT_LT(box.left, box.right);
      EXPECT_LT(box.top, box.bottom);
      for (const LabelBox& other : taken) EXPECT_FALSE(box.meets(other)) << placed[i].wish->text;
      for (std::size_t k = i + 1; k < placed.size(); ++k) {
        EXPECT_FALSE(box.meets(placed[k].box))
            << placed[i].wish->text << " over " << placed[k].wish->text;
      }
    }
  }
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
  const auto pointers = pointersTo(wishes);
  Occupancy occupied(kWidthPx, kHeightPx);
  for (const PlacedLabel& label : placeLabels(pointers, request, occupied, type)) {
    EXPECT_FALSE(occupied.free(label.box));
  }
}

TEST_F(Labels, StayPutWhenALessImportantOneComes) {
  const auto wishes = manyWishes(60);
  auto pointers = pointersTo(wishes);
  const auto before = standing(placedOf(pointers));
  for (int i = 0; i < 40; ++i) {
    const LabelWish late = wishAt(static_cast<float>(random() % kWidthPx),
                                  static_cast<float>(random() % kHeightPx), "Latecomer", 1000);
    pointers.push_back(&late);
    auto after = standing(placedOf(pointers));
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
  pointers.push_back(&far);
  auto after = standing(placedOf(pointers));
  EXPECT_EQ(after.size(), before.size() + 1);
  std::erase_if(after, [&](const Standing& s) { return std::get<0>(s) == &far; });
  EXPECT_EQ(after, before);
}

TEST_F(Labels, TheMoreImportantOneWins) {
  const LabelWish small = wishAt(400, 300, "Hamlet", 90), large = wishAt(401, 300, "Capital", 90);
  LabelWish first = large;
  first.priority = 1;
  first.centred = true;
  LabelWish second = small;
  second.centred = true;
  const auto placed = placedOf({&second, &first});
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_EQ(placed[0].wish, &first);
}

TEST_F(Labels, KeepTheirDistanceFromWhatTheyName) {
  const LabelWish wish = wishAt(400, 300, "Post", 5);
  const auto placed = placedOf({&wish});
  ASSERT_EQ(placed.size(), 1u);
  EXPECT_GE(placed[0].box.left, 400 + wish.clearancePt) << "to the right, when all is free";
  LabelWish aside = wish;
  aside.offsetXPt = 15;
  aside.offsetYPt = -30;
  const auto moved = placedOf({&aside});
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_NEAR(moved[0].box.left - placed[0].box.left, 15 * request.view.pxPerPt, 0.01);
  EXPECT_NEAR(moved[0].box.top - placed[0].box.top, -30 * request.view.pxPerPt, 0.01);
}

TEST_F(Labels, AreOnlyShownWhenWantedThere) {
  LabelWish later = wishAt(400, 300, "Later"), close = wishAt(400, 300, "Close");
  later.valid = {86400, 86400, 200000, 200000};
  close.mostMetresAcross = 50e3;
  EXPECT_TRUE(placedOf({&later, &close}).empty());
  request.window = {86400, 86401};
  EXPECT_EQ(placedOf({&later, &close}).size(), 1u);
  request.metresAcross = 50e3;
  EXPECT_EQ(placedOf({&later, &close}).size(), 2u);
  const LabelWish beyond = wishAt(-90, 300, "Beyond"), centred = [&] {
    LabelWish wish = wishAt(-5, 300, "Cut off");
    wish.centred = true;
    return wish;
  }();
  EXPECT_TRUE(placedOf({&beyond, &centred}).empty());
}

TEST(Occupancy, FindsABoxWhereverItLies) {
  Random random(7);
  std::uniform_real_distribution<float> place(-200, 1000), size(1, 300);
  for (int round = 0; round < 50; ++round) {
    Occupancy occupied(kWidthPx, kHeightPx);
    std::vector<LabelBox> taken;
    for (int i = 0; i < 8; ++i) {
      const float x = place(random), y = place(random);
      taken.push_back({x, y, x + size(random), y + size(random)});
      occupied.take(taken.back());
    }
    for (int i = 0; i < 100; ++i) {
      const float x = place(random), y = place(random);
      const LabelBox box{x, y, x + size(random) / 4, y + size(random) / 4};
      const bool free =
          std::ranges::none_of(taken, [&](const LabelBox& other) { return other.meets(box); });
      EXPECT_EQ(occupied.free(box), free);
    }
  }
}

/// A day in a short range, so that ends often fall together, or an open end.
geo::Moment randomMoment(Random& random, geo::Moment epoch, geo::Moment open) {
  const auto days = static_cast<int>(random() % 14);
  return days == 0 ? open : epoch + std::chrono::days{days - 7};
}

TEST(ValidityInSeconds, IsTheRuleForMoments) {
  Random random(8);
  const geo::Moment epoch{std::chrono::sys_days{std::chrono::year{2022} / 1 / 1}};
  int counts[3] = {};
  for (int i = 0; i < 20000; ++i) {
    geo::UncertainMoment from{randomMoment(random, epoch, geo::kBeginningOfTime),
                              randomMoment(random, epoch, geo::kBeginningOfTime)};
    geo::UncertainMoment to{randomMoment(random, epoch, geo::kEndOfTime),
                            randomMoment(random, epoch, geo::kEndOfTime)};
    if (from.latest < from.earliest) std::swap(from.earliest, from.latest);
    if (to.latest < to.earliest) std::swap(to.earliest, to.latest);
    const geo::ValidTime valid{from, to};
    const geo::Moment start = epoch + std::chrono::days{static_cast<int>(random() % 16) - 8};
    const geo::TimeSpan window{start, start + std::chrono::hours{1 + random() % 100}};
    const WindowSeconds seconds{geo::ticksSince(epoch, window.from),
                                geo::ticksSince(epoch, window.to)};
    const geo::Validity expected = geo::validityIn(valid, window);
    ASSERT_EQ(validityIn(validSeconds(valid, epoch), seconds), expected);
    ++counts[static_cast<int>(expected)];
  }
  for (const int count : counts) EXPECT_GT(count, 1000);
}

}  // namespace
}  // namespace viewer
