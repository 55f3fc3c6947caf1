#include "viewer/panels/layout.hpp"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

struct Window {
  float widthPx, heightPx, uiScale;
};

const std::vector<Window>& windows() {
  static const std::vector<Window> kAll = [] {
    std::vector<Window> all;
    for (const float scale : {0.75f, 1.0f, 1.25f, 1.5f, 2.0f, 3.0f}) {
      for (float width = 0; width < 4000; width += 97) {
        for (float height = 0; height < 2300; height += 61) all.push_back({width, height, scale});
      }
      all.push_back({320, 240, scale});
      all.push_back({1366.5f, 767.5f, scale});
    }
    return all;
  }();
  return kAll;
}

std::vector<Rect> rectsOf(const Layout& layout) {
  return {layout.map, layout.layers, layout.inspector, layout.timeline, layout.status};
}

bool overlap(const Rect& a, const Rect& b) {
  return !a.empty() && !b.empty() && a.xPx < b.rightPx() && b.xPx < a.rightPx() &&
         a.yPx < b.bottomPx() && b.yPx < a.bottomPx();
}

TEST(Layout, FillsTheWindowWithDisjointWholePixelRects) {
  for (const Window& window : windows()) {
    const auto rects = rectsOf(layoutFor(window.widthPx, window.heightPx, window.uiScale));
    double area = 0;
    for (const Rect& rect : rects) {
      ASSERT_GE(rect.widthPx, 0);
      ASSERT_GE(rect.heightPx, 0);
      ASSERT_EQ(rect.xPx, std::floor(rect.xPx));
      ASSERT_EQ(rect.heightPx, std::floor(rect.heightPx));
      ASSERT_GE(rect.xPx, 0);
      ASSERT_GE(rect.yPx, 0);
      ASSERT_LE(rect.rightPx(), window.widthPx);
      ASSERT_LE(rect.bottomPx(), window.heightPx);
      area += static_cast<double>(rect.widthPx) * rect.heightPx;
      for (const Rect& other : rects) ASSERT_TRUE(&rect == &other || !overlap(rect, other));
    }
    ASSERT_EQ(area, std::floor(window.widthPx) * std::floor(window.heightPx))
        << window.widthPx << "x" << window.heightPx << " at " << window.uiScale;
  }
}

TEST(Layout, TheMapKeepsAFairShare) {
  for (const Window& window : windows()) {
    if (window.widthPx < 1 || window.heightPx < 1) continue;
    const Rect map = layoutFor(window.widthPx, window.heightPx, window.uiScale).map;
    ASSERT_GE(map.widthPx, std::floor(window.widthPx) * 0.33f);
    ASSERT_GE(map.heightPx, std::floor(window.heightPx) * 0.45f);
  }
}

TEST(Layout, PanelsHaveTheirSizesWhereThereIsRoom) {
  const Layout layout = layoutFor(1280, 800, 1);
  EXPECT_EQ(layout.layers, (Rect{0, 0, 275, 646}));
  EXPECT_EQ(layout.map, (Rect{275, 0, 680, 646}));
  EXPECT_EQ(layout.inspector, (Rect{955, 0, 325, 646}));
  EXPECT_EQ(layout.timeline, (Rect{0, 646, 1280, 130}));
  EXPECT_EQ(layout.status, (Rect{0, 776, 1280, 24}));
}

TEST(Layout, NarrowWindowsLoseTheInspectorFirst) {
  EXPECT_FALSE(layoutFor(900, 700, 1).inspector.empty());
  EXPECT_TRUE(layoutFor(899, 700, 1).inspector.empty());
  EXPECT_FALSE(layoutFor(899, 700, 1).layers.empty());
  EXPECT_TRUE(layoutFor(320, 240, 1).layers.empty());
  EXPECT_TRUE(layoutFor(1700, 900, 2).inspector.empty()) << "twice the scale needs twice the width";
}

TEST(Layout, LanesTakeWhatTheyWantFromTheMapButLeaveItHalf) {
  const Layout closed = layoutFor(1280, 800, 1);
  const Layout open = layoutFor(1280, 800, 1, PanelsShown::Yes, 100);
  EXPECT_EQ(open.lanesPx, 100);
  EXPECT_EQ(open.timeline.heightPx, closed.timeline.heightPx + 100);
  EXPECT_EQ(open.timeline.bottomPx(), closed.timeline.bottomPx());
  EXPECT_EQ(open.map.heightPx, closed.map.heightPx - 100);
  for (const Window& window : windows()) {
    if (window.widthPx < 1 || window.heightPx < 1) continue;
    const auto layout = [&](float lanesPx) {
      return layoutFor(window.widthPx, window.heightPx, window.uiScale, PanelsShown::Yes, lanesPx);
    };
    const Layout least = layout(0), most = layout(5000);
    ASSERT_EQ(least.lanesPx, 0);
    ASSERT_GE(most.lanesPx, 0);
    ASSERT_EQ(most.timeline.heightPx, least.timeline.heightPx + most.lanesPx);
    ASSERT_EQ(most.map.heightPx, std::floor(most.map.heightPx));
    ASSERT_GE(most.map.heightPx, std::min(least.map.heightPx, std::floor(window.heightPx) / 2));
  }
}

TEST(Layout, TheMapAloneFillsTheWindow) {
  const Layout layout = layoutFor(1280, 800, 1, PanelsShown::No);
  EXPECT_EQ(layout.map, (Rect{0, 0, 1280, 800}));
  for (const Rect& rect : {layout.layers, layout.inspector, layout.timeline, layout.status}) {
    EXPECT_TRUE(rect.empty());
  }
}

}  // namespace
}  // namespace viewer
