// Which labels a frame wants, at its date and scale; and that keeping their layout changes nothing.
#include "viewer/render/label_cache.hpp"

#include "tests/viewer/render/label_sheet.hpp"

namespace viewer {
namespace {

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
  for (double metres = 101e3; last > 0; metres += 2e3) {
    EXPECT_LT(opacity(metres), last);
    EXPECT_LT(last - opacity(metres), opacity(metres) > 0 ? 0.15f : 0.4f) << "no pop";
    EXPECT_TRUE(opacity(metres) == 0 || opacity(metres) >= 0.25f) << "no name too faint to be read";
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
