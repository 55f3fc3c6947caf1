#include "viewer/session/export_wish.hpp"

#include "tests/viewer/session/small_session.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

geo::PlaneBox seenBy(const Session& session) {
  return geo::boundsOf(mapView(session));
}

TEST(ExportWish, AtTheScreensSizeIsTheScreen) {
  const Session session = test::smallSession();
  const ExportWish wish;
  const auto size = sizeOf(wish, session.view);
  ASSERT_TRUE(size);
  EXPECT_EQ(sessionFor(wish, *size, session).view, session.view);
}

TEST(ExportWish, AMultipleShowsTheSameGroundWithThePointsAsManyTimesAsLarge) {
  const Session session = test::smallSession();
  ExportWish wish;
  wish.screenTimes = 4;
  const Session four = sessionFor(wish, sizeOf(wish, session.view).value(), session);
  EXPECT_EQ(four.view.widthPx, 4 * session.view.widthPx);
  EXPECT_FLOAT_EQ(four.view.pxPerPt, 4 * session.view.pxPerPt);
  EXPECT_NEAR(seenBy(four).width(), seenBy(session).width(), 1e-6);
  EXPECT_NEAR(seenBy(four).minY, seenBy(session).minY, 1e-6);
}

TEST(ExportWish, ShowsAtLeastWhatTheScreenShowsWhateverTheShape) {
  for (const CompareMode mode : {CompareMode::None, CompareMode::Swipe, CompareMode::Side}) {
    Session session = test::smallSession();
    session.compare.mode = mode;
    for (const char* paper : {"A4", "A3-portrait", "100x400mm", "400x100mm"}) {
      ExportWish wish;
      wish.size = ExportWish::Size::Paper;
      wish.paper = paper;
      auto layout = std::make_shared<PageLayout>();
      layout->map = {0.1, 0.1, 0.5, 0.8};
      for (const PageLayoutPtr& page : {PageLayoutPtr(), PageLayoutPtr(layout)}) {
        wish.layout = page;
        const Session made = sessionFor(wish, sizeOf(wish, session.view).value(), session);
        const geo::PlaneBox before = seenBy(session), after = seenBy(made);
        const double slack = made.view.unitsPerPx * 1e-6;
        EXPECT_LE(after.minX, before.minX + slack) << paper;
        EXPECT_GE(after.maxX, before.maxX - slack) << paper;
        EXPECT_LE(after.minY, before.minY + slack) << paper;
        EXPECT_GE(after.maxY, before.maxY - slack) << paper;
      }
    }
  }
}

TEST(ExportWish, APageCarriesWhatItsLayoutNames) {
  Session session = test::smallSession();
  session.furniture = Furniture::None;
  auto layout = std::make_shared<PageLayout>();
  layout->blocks = {{{}, {FurniturePiece::Legend}}};
  ExportWish wish;
  wish.layout = layout;
  const Session made = sessionFor(wish, sizeOf(wish, session.view).value(), session);
  EXPECT_TRUE(made.furniture.has(FurniturePiece::Legend));
  EXPECT_TRUE(made.furniture.has(FurniturePiece::Marking));
  EXPECT_FALSE(made.furniture.has(FurniturePiece::Title));
}

TEST(ExportWish, TheMapAloneCarriesNothing) {
  Session session = test::smallSession();
  session.furniture = Furniture::Full;
  ExportWish wish;
  wish.layoutName = kBareLayout;
  EXPECT_TRUE(sessionFor(wish, sizeOf(wish, session.view).value(), session).furniture.empty());
}

TEST(Preview, IsTheSamePictureSmaller) {
  Session session = test::smallSession();
  const Session small = previewOf(session, 420, 300);
  EXPECT_LE(small.view.widthPx, 420);
  EXPECT_LE(small.view.heightPx, 300);
  EXPECT_NEAR(seenBy(small).width(), seenBy(session).width(), 2 * small.view.unitsPerPx);
  EXPECT_NEAR(static_cast<double>(small.view.pxPerPt) / small.view.widthPx,
              static_cast<double>(session.view.pxPerPt) / session.view.widthPx, 1e-5);
  EXPECT_EQ(previewOf(session, 5000, 5000).view, session.view);
}

}  // namespace
}  // namespace viewer
