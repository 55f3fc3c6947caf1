// While the map is dragged by whole pixels, what is kept of it is moved: the picture must be that
// of a renderer that never saw another view.
#include "tests/support/picture_match.hpp"
#include "tests/support/random_tables.hpp"
#include "tests/support/stage.hpp"

#include <algorithm>
#include <array>
#include <random>

#include <fmt/format.h>
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

/// Towns around 46.75 E, 39.8 N with a few events each; where a radius is told, places are known to
/// within it.
void addTowns(Dragged& dragged, const std::string& radius) {
  std::vector<geo::TextRow> rows;
  for (int i = 0; i < 60; ++i) {
    rows.push_back({"2020-11-10", fmt::format("{}", 46.6 + 0.06 * (i % 6)),
                    fmt::format("{}", 39.7 + 0.05 * (i % 5)), i % 2 == 0 ? "a" : "b", radius});
  }
  const std::vector<std::string> names{"date", "lon", "lat", "type", "accuracy_m"};
  UserTable table = userTableOf(
      std::make_shared<const geo::EventTable>(geo::assemble(geo::textTable(names, rows), {})));
  Session& session = dragged.stage.session;
  table.places =
      std::make_shared<const geo::EventPlaces>(geo::placesOn(session.projection, *table.events));
  support::apply(dragged.stage, command::AddTable{std::move(table)});
  session.clock.window = {geo::at(2020, 11, 10), geo::at(2020, 11, 11)};
  session.view.centre = session.projection->forward({46.75, 39.8}).value();
  session.view.unitsPerPx = 30e3 / session.view.widthPx;
  session.view.pxPerPt = 0.6f;  // a large picture, in small
}

TEST(Dragging, GivesThatWhereEventsAreSpreadAroundTheirPlaces) {
  Dragged dragged;
  addTowns(dragged, "");
  dragged.dragAndCompare(30);
  EXPECT_EQ(dragged.moved, 30);
}

TEST(Dragging, GivesThatWithDiscs) {
  Dragged dragged;
  addTowns(dragged, "3000");
  dragged.dragAndCompare(10);
}

TEST(Dragging, TheDiscOfWhatIsChosenChangesWithIt) {
  Dragged dragged;
  addTowns(dragged, "3000");
  dragged.stage.session.view.unitsPerPx *= 5;  // too far for all discs
  dragged.draw();
  for (const std::uint32_t event : {0u, 1u, 30u}) {
    TableSelection chosen = selectionOf("table.1", {0, 1, 30});
    chosen.shown =
        static_cast<std::size_t>(std::ranges::find(chosen.events, event) - chosen.events.begin());
    support::apply(dragged.stage, command::SelectEvents{chosen});
    EXPECT_TRUE(support::looksLike(dragged.draw(), dragged.anew(), support::kSameDriver)) << event;
  }
}

}  // namespace
}  // namespace viewer
