// A picture drawn in parts is the picture drawn at once, whatever it shows.
#include "tests/support/picture_match.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"

#include <cstring>

#include <gtest/gtest.h>

namespace viewer {
namespace {

PageLayoutPtr smallPage() {
  auto layout = std::make_shared<PageLayout>();
  layout->map = {0.03, 0.08, 0.62, 0.8};
  layout->onMap = Furniture().with(FurniturePiece::Scale);
  layout->blocks = {{{0.68, 0.08, 0.3, 0.8},
                     {FurniturePiece::Title, FurniturePiece::Date, FurniturePiece::Legend}},
                    {{0.03, 0.9, 0.9, 0.1}, {FurniturePiece::Disclaimer}}};
  return layout;
}

/// The sheet's picture, laid together from tiles of a size that fits nothing.
Picture inTiles(const Sheet& sheet, MapRenderer& renderer, int widthPx, int heightPx) {
  Picture whole{sheet.view.widthPx, sheet.view.heightPx, {}};
  const auto stride = static_cast<std::size_t>(whole.widthPx) * 4;
  whole.rgba.resize(stride * static_cast<std::size_t>(whole.heightPx));
  for (const Tile& tile : tilesFor(sheet.view, widthPx, heightPx)) {
    const auto rows = renderer.draw(tileOf(sheet, tile)).value()->read();
    const auto length = static_cast<std::size_t>(tile.widthPx) * 4;
    for (std::size_t y = 0; y < static_cast<std::size_t>(tile.heightPx); ++y) {
      std::memcpy(&whole.rgba[(y + static_cast<std::size_t>(tile.topPx)) * stride +
                              static_cast<std::size_t>(tile.leftPx) * 4],
                  &rows[y * length], length);
    }
  }
  return whole;
}

/// The driver rounds a colour that it interpolates across a triangle by where the picture begins: a
/// few pixels are off by one step of 255, none by more.
constexpr support::Tolerance kRounded{.mostStep = 1, .mostMean = 0.01};

class Tiles : public testing::Test {
 protected:
  static support::Stage opened() {
    auto session =
        support::calmSession(support::bundledScenario(), support::bundledBaseMap(), 620, 430);
    session.furniture = Furniture::Full;
    session.grid = Grid::Utm;
    session.marking = {"TILES", {200, 0, 0, 255}};
    return support::openStage(std::move(session));
  }
  void expectSeamless() {
    const Sheet sheet = sheetFrom(stage_.session, *stage_.scene);
    auto fresh = MapRenderer::create().value();
    fresh.setScene(stage_.scene);
    const Picture whole{620, 430, fresh.draw(sheet).value()->read()};
    EXPECT_TRUE(support::looksLike(inTiles(sheet, stage_.renderer, 131, 97), whole, kRounded));
    EXPECT_TRUE(support::looksLike(inTiles(sheet, stage_.renderer, 620, 50), whole, kRounded));
  }
  support::Stage stage_ = opened();
};

TEST_F(Tiles, OneMap) {
  expectSeamless();
}

TEST_F(Tiles, EveryTheme) {
  for (const Theme& theme : themes()) {
    SCOPED_TRACE(theme.name);
    support::apply(stage_, command::SetTheme{theme.id});
    expectSeamless();
  }
}

TEST_F(Tiles, TwoDatesInEveryMode) {
  support::apply(stage_, command::SetBefore{support::periodOf("2020-11-10")});
  for (const CompareMode mode : {CompareMode::Swipe, CompareMode::Side, CompareMode::Ghost}) {
    SCOPED_TRACE(static_cast<int>(mode));
    support::apply(stage_, command::SetCompare{mode});
    expectSeamless();
  }
}

TEST_F(Tiles, APage) {
  stage_.session.layout = smallPage();
  expectSeamless();
  support::apply(stage_, command::SetBefore{support::periodOf("2020-11-10")});
  support::apply(stage_, command::SetCompare{CompareMode::Swipe});
  expectSeamless();
}

TEST_F(Tiles, ThePartsOfAPageLieWhereItsLayoutSays) {
  stage_.session.layout = smallPage();
  const Sheet sheet = sheetFrom(stage_.session, *stage_.scene);
  ASSERT_EQ(sheet.parts.size(), 1u);
  EXPECT_EQ(sheet.parts[0].leftPx, 19);  // 0.03 of 620
  EXPECT_EQ(sheet.parts[0].topPx, 34);
  EXPECT_EQ(sheet.parts[0].frame.view.widthPx, 384);
  // The map on the page is the map alone.
  Session alone = stage_.session;
  alone.layout = nullptr;
  alone.view = pageMapView(stage_.session);
  alone.furniture = stage_.session.layout->onMap;
  EXPECT_EQ(sheet.parts[0].frame, frameFrom(alone, *stage_.scene));
}

}  // namespace
}  // namespace viewer
