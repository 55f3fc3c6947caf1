// Labels on a sheet and on a picture of a part of it: no two over each other, the same however they
// are asked for, and fixed to the ground.
#include "viewer/render/label_cache.hpp"
#include "viewer/render/label_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr int kWidthPx = 800, kHeightPx = 600;
constexpr double kMetresPerPx = 100;

using Random = std::mt19937;

std::vector<WantedLabel> pointersTo(const std::vector<LabelWish>& wishes) {
  std::vector<WantedLabel> wanted;
  for (const LabelWish& wish : wishes) wanted.push_back({&wish, 1});
  return wanted;
}

struct Labels : testing::Test {
  TypeSetter type = TypeSetter::create().value();
  geo::View view;
  Random random{6};

  Labels() {
    view.centre = {500000, 4400000};
    view.unitsPerPx = kMetresPerPx;
    view.widthPx = kWidthPx;
    view.heightPx = kHeightPx;
  }

  LabelWish wishAt(float xPx, float yPx, std::string text, int priority = 5) const {
    LabelWish wish;
    wish.at = projectedFromScreen(view, {xPx, yPx});
    wish.text = std::move(text);
    wish.priority = priority;
    return wish;
  }

  /// Many names, some of them more than once, all over the picture and as far beyond it as asked.
  std::vector<LabelWish> manyWishes(int count, int beyondPx = 50) {
    constexpr const char* kNames[] = {"Lachin",  "Shusha",  "Stepanakert", "Aghdam", "Sus",
                                      "Qubadli", "Khojaly", "Մարտունի",    "Зод",    "A"};
    const auto within = [&](int size) {
      return static_cast<float>(
          static_cast<int>(random() % static_cast<unsigned>(size + 2 * beyondPx)) - beyondPx);
    };
    std::vector<LabelWish> wishes;
    for (int i = 0; i < count; ++i) {
      const float x = within(kWidthPx), y = within(kHeightPx);
      wishes.push_back(wishAt(x, y, kNames[random() % 10], static_cast<int>(random() % 3) * 40));
      wishes.back().centred = random() % 8 == 0;
      wishes.back().sizePt = 7 + static_cast<float>(random() % 5);
      if (random() % 4 == 0) wishes.back().offsetXPt = 15;
    }
    return wishes;
  }

  /// A sheet whose first pixel is the view's.
  LabelLayout laidOut(const std::vector<WantedLabel>& wanted,
                      const std::vector<LabelBox>& markers = {}) {
    const LabelScale scale{projectedFromScreen(view, {0, 0}), view.unitsPerPx, view.pxPerPt, 1};
    return layOut(wanted, markers, scale, kMetresPerPx, type);
  }

  std::vector<PlacedLabel> shownOf(const LabelLayout& layout, const geo::View& seen,
                                   const std::vector<LabelBox>& furniture = {}) {
    Occupancy covered(seen.widthPx, seen.heightPx);
    for (const LabelBox& box : furniture) covered.take(box);
    return shownOn(seen, layout, covered, type);
  }

  std::vector<PlacedLabel> placedOf(const std::vector<WantedLabel>& wanted,
                                    const std::vector<LabelBox>& furniture = {},
                                    const std::vector<LabelBox>& markers = {}) {
    return shownOf(laidOut(wanted, markers), view, furniture);
  }
};

/// Which wish stands where, in an order of its own.
using Standing = std::tuple<const LabelWish*, float, float>;
std::vector<Standing> standing(const std::vector<PlacedLabel>& placed) {
  std::vector<Standing> all;
  for (const PlacedLabel& label : placed) {
    all.emplace_back(label.label.wish, label.start.xPx, label.start.yPx);
  }
  std::ranges::sort(all);
  return all;
}

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

/// A scene with one mesh of labels, and a frame of it.
struct LabelScene : Labels {
  MapScene scene;
  Frame frame;

  LabelScene() {
    scene.base.resize(1);
    frame.view = view;
    frame.metresAcross = 80e3;
    frame.window = {0, 86400};
    frame.base = {0};
  }
  std::size_t placedCount() { return labelLayoutOf(frame, scene, type).placed.size(); }
};

TEST_F(LabelScene, ShowsWhatIsValidThere) {
  LabelWish later = wishAt(400, 300, "Later"), close = wishAt(400, 300, "Close");
  later.valid = {86400, 86400, 200000, 200000};
  close.mostMetresAcross = 50e3;
  scene.base[0].labels = {later, close};
  EXPECT_EQ(placedCount(), 0u);
  frame.window = {86400, 86401};
  EXPECT_EQ(placedCount(), 1u);
  frame.metresAcross = 50e3;
  EXPECT_EQ(placedCount(), 2u);
  frame.base.clear();
  EXPECT_EQ(placedCount(), 0u);
}

TEST_F(LabelScene, FadesLabelsInAndOut) {
  scene.base[0].labels = {wishAt(400, 300, "Town")};
  scene.base[0].labels[0].mostMetresAcross = 100e3;
  scene.base[0].labels[0].leastMetresAcross = 20e3;
  const auto opacity = [&](double metresAcross) {
    frame.metresAcross = metresAcross;
    const auto placed = labelLayoutOf(frame, scene, type).placed;
    return placed.empty() ? 0.0f : placed[0].label.opacity;
  };
  EXPECT_EQ(opacity(100e3), 1);
  EXPECT_EQ(opacity(20e3), 1);
  EXPECT_EQ(opacity(130e3), 0);
  EXPECT_EQ(opacity(15e3), 0);
  float last = 1;
  for (double metres = 101e3; metres < 125e3; metres += 2e3) {
    EXPECT_LT(opacity(metres), last);
    EXPECT_LT(last - opacity(metres), 0.15f) << "no pop";
    last = opacity(metres);
  }
  const LabelWish& wish = scene.base[0].labels[0];
  EXPECT_EQ(lookOf(wish, 1, 0.5f).color.a, 128);
  EXPECT_EQ(lookOf(wish, 1, 0.5f).halo.a, 110);
}

// A base map's country does not claim what the scenario tells about.
TEST_F(LabelScene, NamesThatGiveWayStandBesideTheScenariosAreas) {
  const auto corner = [&](float x, float y) { return projectedFromScreen(view, {x, y}); };
  scene.scenario.resize(1);
  const geo::PlaneLine square{corner(300, 200), corner(500, 200), corner(500, 400),
                              corner(300, 400)};
  const PickTarget area{0, PickTarget::InArea{{{{square}}}}, {}, {0, 0, 86400, 86400}};
  scene.scenario[0].targets = {area};
  frame.scenario = {0};
  for (const float x : {400.0f, 150.0f, 310.0f}) {
    scene.base[0].labels.push_back(wishAt(x, 300, "COUNTRY", 90));
    LabelWish& wish = scene.base[0].labels.back();
    wish.once = wish.centred = wish.givesWay = true;
    wish.merit = static_cast<double>(x);
  }
  const auto shown = [&] {
    return shownOf(labelLayoutOf(frame, scene, type), view).at(0).label.wish->merit;
  };
  EXPECT_EQ(shown(), 150);
  frame.window = {86400, 86401};
  EXPECT_EQ(shown(), 400) << "while the area is not there";
}

TEST_F(LabelScene, IsLaidOutTheSameWhateverWasSeenBefore) {
  scene.base[0].labels = manyWishes(5000, 3000);
  LabelCache cache;
  int kept = 0;
  const LabelLayout* last = nullptr;
  for (int step = 0; step < 60; ++step) {
    frame.view.centre.xMetres += (static_cast<double>(random() % 201) - 100) * view.unitsPerPx;
    frame.view.centre.yMetres += (static_cast<double>(random() % 201) - 100) * view.unitsPerPx;
    const LabelLayout& cached = cache.layoutOf(frame, scene, type);
    const LabelLayout fresh = labelLayoutOf(frame, scene, type);
    ASSERT_EQ(standing(cached.placed), standing(fresh.placed));
    ASSERT_EQ(cached.scale.origin, fresh.scale.origin);
    if (&cached == last) ++kept;
    last = &cached;
  }
  EXPECT_GT(kept, 30) << "hardly ever made anew";
}

TEST_F(LabelScene, RegionsHoldThePictureAndAllAroundIt) {
  for (int i = 0; i < 200; ++i) {
    view.centre = {static_cast<double>(random() % 1000000) - 5e5,
                   static_cast<double>(random() % 1000000) - 5e5};
    view.unitsPerPx = 1 + static_cast<double>(random() % 500);
    const geo::PlaneBox region = labelRegionOf(view).box(), seen = geo::boundsOf(view);
    const double air = 600 * view.unitsPerPx;
    EXPECT_LE(region.minX, seen.minX - air);
    EXPECT_LE(region.minY, seen.minY - air);
    EXPECT_GE(region.maxX, seen.maxX + air);
    EXPECT_GE(region.maxY, seen.maxY + air);
  }
}

}  // namespace
}  // namespace viewer
