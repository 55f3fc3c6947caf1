// While the map is dragged by whole pixels, what is kept of it is moved: the picture must be that
// of a renderer that never saw another view.
#include "tests/support/picture_match.hpp"
#include "tests/support/random_tables.hpp"
#include "tests/support/stage.hpp"

#include <array>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using support::Stage;

/// Keeps a table's marks as the window does.
struct Dragged {
  Stage stage;
  MarkMemo memo;
  int moved = 0;  // pictures that were not drawn whole

  explicit Dragged(ThemeId theme = ThemeId::Paper) : stage(opened(theme)) {}

  static Stage opened(ThemeId theme) {
    Session session =
        support::calmSession(support::bundledScenario(), support::bundledBaseMap(), 360, 270);
    session.theme = theme;
    return support::openStage(std::move(session));
  }

  Picture draw() {
    const auto drawn = stage.renderer.draw(sheetFrom(stage.session, *stage.scene, &memo));
    return {360, 270, drawn.value()->read()};
  }

  Picture anew() {
    MapRenderer renderer = MapRenderer::create().value();
    renderer.setScene(stage.scene);
    const auto drawn = renderer.draw(sheetFrom(stage.session, *stage.scene));
    return {360, 270, drawn.value()->read()};
  }

  /// To and fro, a few pixels at a time, as a hand does it.
  void dragAndCompare(int steps) {
    std::mt19937 random(5);
    const auto pixels = [&] { return static_cast<float>(static_cast<int>(random() % 61) - 30); };
    draw();
    for (int i = 0; i < steps; ++i) {
      support::apply(stage, command::Pan{pixels(), pixels()});
      const Picture dragged = draw();
      if (stage.renderer.lastCost().shapesMoved) ++moved;
      if (i % 5 != 4) continue;
      EXPECT_TRUE(support::looksLike(dragged, anew(), support::kSameDriver)) << i;
    }
  }
};

TEST(Dragging, GivesWhatDrawingAnewGives) {
  Dragged dragged;
  dragged.dragAndCompare(30);
  EXPECT_EQ(dragged.moved, 30);
}

TEST(Dragging, GivesThatInEveryThemeWithItsPatterns) {
  for (const ThemeId theme : {ThemeId::Dark, ThemeId::Grey}) {
    Dragged dragged(theme);
    dragged.dragAndCompare(10);
    EXPECT_EQ(dragged.moved, 10);
  }
}

TEST(Dragging, GivesThatUnderEveryGrid) {
  for (const Grid grid : {Grid::LonLat, Grid::Utm, Grid::Mgrs}) {
    Dragged dragged;
    support::apply(dragged.stage, command::SetGrid{grid});
    dragged.dragAndCompare(10);
    EXPECT_GE(dragged.moved, 6) << "drawn anew where the grid gets other lines";
  }
}

TEST(Dragging, GivesThatWithSomethingChosenAndMeasured) {
  Dragged dragged;
  support::apply(dragged.stage, command::Select{geo::FeatureRef{0, 0}});
  support::apply(dragged.stage, command::SetMeasured{
                                    Measured{Measured::Kind::Line, {{46.2, 39.5}, {46.9, 40.1}}}});
  dragged.dragAndCompare(10);
}

TEST(Dragging, GivesThatWithATable) {
  Dragged dragged;
  Session& session = dragged.stage.session;
  UserTable table =
      userTableOf(std::make_shared<const geo::EventTable>(geo::test::randomTable(3, 4000)));
  table.places =
      std::make_shared<const geo::EventPlaces>(geo::placesOn(session.projection, *table.events));
  support::apply(dragged.stage, command::AddTable{std::move(table)});
  dragged.dragAndCompare(30);
  EXPECT_EQ(dragged.moved, 30);
}

}  // namespace
}  // namespace viewer
