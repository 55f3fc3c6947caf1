// Events of a table as marks: nothing is lost, nothing is counted twice, and a dragged map keeps
// its marks.
#include "viewer/layers/event_marks.hpp"

#include "geo/table/event_counts.hpp"
#include "tests/support/random_tables.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::test::randomTable;
using geo::test::randomWindow;

constexpr std::size_t kRows = 3000;

/// A table on a plane, ready for marks.
struct Placed {
  geo::EventTable table;
  geo::EventPlaces places;
  geo::EventClasses classes;
  geo::EventWeights weights;

  explicit Placed(unsigned seed)
      : table(randomTable(seed, kRows)),
        places(geo::placesOn(geo::Projection::create("EPSG:32638").value(), table)),
        classes(geo::classesOf(table, geo::test::columnOf(table, "kind"))),
        weights(geo::weightsOf(table, geo::test::columnOf(table, "deaths"))) {}

  MarkSource source() const { return {table, places, classes}; }
  MarkSource weighted() const { return {table, places, classes, &weights}; }
};

geo::View randomView(std::mt19937& random) {
  geo::View view;
  view.widthPx = 300 + static_cast<int>(random() % 900);
  view.heightPx = 200 + static_cast<int>(random() % 700);
  view.pxPerPt = 1 + static_cast<float>(random() % 100) / 50.0f;
  view.unitsPerPx = std::exp2(static_cast<double>(random() % 1000) / 100.0);  // 1 m to 1 km
  view.centre = {500e3 + static_cast<double>(random() % 200000),
                 4350e3 + static_cast<double>(random() % 150000)};
  return view;
}

MarksWish randomWish(std::mt19937& random) {
  MarksWish wish{randomView(random), randomWindow(random),
                 random() % 3 == 0 ? geo::Validity::Certain : geo::Validity::Possible};
  if (random() % 3 == 0) wish.without = randomWindow(random);
  return wish;
}

/// The plain reading of what a wish asks for: event by event, without runs, cells or steps.
std::vector<std::size_t> seenPlainly(const Placed& placed, const MarksWish& wish) {
  std::vector<std::size_t> seen;
  const geo::TickSpan ticks = geo::ticksOf(placed.table, wish.window);
  const geo::TickSpan others = geo::ticksOf(placed.table, wish.without.value_or(wish.window));
  for (std::size_t i = 0; i < placed.table.events.size(); ++i) {
    const geo::ValidTicks& valid = placed.table.events.valid[i];
    const auto validity = geo::happensIn(valid, ticks.from, ticks.to);
    const bool left = wish.without && geo::happensIn(valid, others.from, others.to) >= wish.least;
    if (validity >= wish.least && !left && placed.places.has(i)) seen.push_back(i);
  }
  return seen;
}

bool inCellsOf(const geo::View& view, double side, geo::Projected at) {
  const geo::PlaneBox box = geo::boundsOf(view);
  const auto cell = [&](double value) { return std::floor(value / side); };
  return cell(at.xMetres) >= cell(box.minX) && cell(at.xMetres) <= cell(box.maxX) &&
         cell(at.yMetres) >= cell(box.minY) && cell(at.yMetres) <= cell(box.maxY);
}

TEST(EventMarks, AddUpToWhatHappensInTheirCells) {
  const Placed placed(1);
  std::mt19937 random(2);
  std::size_t marked = 0;
  for (int round = 0; round < 200; ++round) {
    const MarksWish wish = randomWish(random);
    const EventMarks marks = marksOf(placed.weighted(), wish);
    std::size_t events = 0, certain = 0;
    double deaths = 0;
    for (const std::size_t i : seenPlainly(placed, wish)) {
      if (!inCellsOf(wish.view, marks.cellSide, placed.places.at(i))) continue;
      const geo::TickSpan ticks = geo::ticksOf(placed.table, wish.window);
      ++events;
      deaths += static_cast<double>(placed.weights.ofEvent[i]);
      certain += geo::happensIn(placed.table.events.valid[i], ticks.from, ticks.to) ==
                         geo::Validity::Certain
                     ? 1u
                     : 0u;
    }
    std::size_t counted = 0, countedCertain = 0, ofClasses = 0;
    double weight = 0;
    std::set<std::pair<std::int64_t, std::int64_t>> cells;
    for (const EventMark& mark : marks.marks) {
      counted += mark.events;
      countedCertain += mark.certain;
      weight += mark.weight;
      cells.insert({mark.cell.column, mark.cell.row});
    }
    for (const std::size_t count : marks.ofClass) ofClasses += count;
    ASSERT_EQ(counted, events) << "round " << round;
    ASSERT_EQ(countedCertain, certain);
    ASSERT_EQ(ofClasses, events);
    ASSERT_EQ(marks.events, events);
    ASSERT_EQ(marks.certain, certain);
    ASSERT_DOUBLE_EQ(weight, deaths);
    ASSERT_EQ(cells.size(), marks.marks.size()) << "one mark a cell";
    marked += marks.marks.size();
  }
  EXPECT_GT(marked, 2000u) << "or nothing was tried";
}

TEST(EventMarks, AreAtMostAsManyAsCellsOfThePicture) {
  const Placed placed(3);
  std::mt19937 random(4);
  for (int round = 0; round < 100; ++round) {
    MarksWish wish = randomWish(random);
    const EventMarks marks = marksOf(placed.source(), wish);
    const double cellPx = marks.cellSide / wish.view.unitsPerPx;
    const double cellPt = cellPx / static_cast<double>(wish.view.pxPerPt);
    EXPECT_GE(cellPt, 12 - 1e-9);
    EXPECT_LT(cellPt, 24 + 1e-9);
    const double most = (wish.view.widthPx / cellPx + 2) * (wish.view.heightPx / cellPx + 2);
    EXPECT_LE(static_cast<double>(marks.marks.size()), most);
  }
}

TEST(EventMarks, StayWhereTheyAreWhileTheMapIsDragged) {
  const Placed placed(5);
  std::mt19937 random(6);
  std::size_t compared = 0;
  for (int round = 0; round < 100; ++round) {
    MarksWish wish = randomWish(random);
    const EventMarks before = marksOf(placed.source(), wish);
    wish.view.centre.xMetres += wish.view.unitsPerPx * static_cast<double>(random() % 100);
    wish.view.centre.yMetres -= wish.view.unitsPerPx * static_cast<double>(random() % 100);
    const EventMarks after = marksOf(placed.source(), wish);
    ASSERT_EQ(before.cellSide, after.cellSide);
    for (const EventMark& mark : before.marks) {
      const auto same = std::ranges::find(after.marks, mark.cell, &EventMark::cell);
      if (same == after.marks.end()) continue;  // it went out of view
      ASSERT_EQ(*same, mark);
      ++compared;
    }
  }
  EXPECT_GT(compared, 1000u);
}

TEST(EventMarks, OfFourCellsBecomeOneWhenTheMapIsZoomedOut) {
  const Placed placed(7);
  MarksWish wish{{.centre = {560e3, 4400e3}, .unitsPerPx = 60, .widthPx = 800, .heightPx = 600},
                 {geo::at(2020, 1, 1), geo::at(2022, 1, 1)}};
  const EventMarks near = marksOf(placed.source(), wish);
  wish.view.unitsPerPx *= 2;
  const EventMarks far = marksOf(placed.source(), wish);
  ASSERT_DOUBLE_EQ(far.cellSide, near.cellSide * 2);
  std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> parts;
  for (const EventMark& mark : near.marks) {
    const auto half = [](std::int64_t i) { return i >= 0 ? i / 2 : (i - 1) / 2; };
    parts[{half(mark.cell.column), half(mark.cell.row)}] += mark.events;
  }
  std::size_t whole = 0;
  for (const EventMark& mark : far.marks) {
    const auto part = parts.find({mark.cell.column, mark.cell.row});
    if (part == parts.end()) continue;
    EXPECT_LE(part->second, mark.events);
    whole += part->second == mark.events ? 1u : 0u;
  }
  EXPECT_GT(whole, 50u) << "all but those at the picture's edge";
}

TEST(EventMarks, HoldTheEventsThatTheyCount) {
  const Placed placed(8);
  std::mt19937 random(9);
  for (int round = 0; round < 20; ++round) {
    const MarksWish wish = randomWish(random);
    const EventMarks marks = marksOf(placed.source(), wish);
    for (std::size_t i = 0; i < marks.marks.size(); i += 17) {
      const EventMark& mark = marks.marks[i];
      const auto events = eventsOf(placed.source(), wish, mark.cell);
      ASSERT_EQ(events.size(), mark.events);
      EXPECT_THAT(events, testing::Contains(mark.first));
      for (std::size_t k = 1; k < events.size(); ++k) {
        EXPECT_LE(placed.table.events.valid[events[k - 1]][0],
                  placed.table.events.valid[events[k]][0]);
      }
    }
  }
}

TEST(EventMarks, OfHiddenClassesAndOfEventsThatDoNotPassAreNotThere) {
  const Placed placed(10);
  const MarksWish wish{
      {.centre = {560e3, 4400e3}, .unitsPerPx = 300, .widthPx = 900, .heightPx = 700},
      {geo::at(2020, 1, 1), geo::at(2022, 1, 1)}};
  MarkSource source = placed.source();
  const EventMarks all = marksOf(source, wish);
  source.hiddenClasses = 0b10;
  const EventMarks three = marksOf(source, wish);
  EXPECT_EQ(three.ofClass[1], 0u);
  EXPECT_EQ(three.events, all.events - all.ofClass[1]);
  std::vector<std::uint8_t> passes(placed.table.events.size(), 0);
  for (std::size_t i = 0; i < passes.size(); i += 3) passes[i] = 1;
  source.hiddenClasses = 0;
  source.passes = &passes;
  const EventMarks third = marksOf(source, wish);
  EXPECT_GT(third.events, all.events / 5);
  EXPECT_LT(third.events, all.events / 2);
}

TEST(EventMarks, GrowByPowersOfTen) {
  const std::vector<std::pair<double, int>> steps{
      {0, 0}, {1, 0}, {2, 1}, {9, 1}, {10, 2}, {99, 2}, {100, 3}, {999.9, 3}, {1000, 4}, {1e9, 4}};
  for (const auto& [weight, step] : steps) EXPECT_EQ(markStep(weight), step) << weight;
}

TEST(EventMarks, AreDrawnOnceEachAndExplainedInTheLegend) {
  const Placed placed(11);
  std::mt19937 random(12);
  for (int round = 0; round < 50; ++round) {
    const EventMarks marks = marksOf(placed.source(), randomWish(random));
    const MarkMeshes meshes = meshesOf(placed.source(), marks, themeOf(ThemeId::Paper));
    const auto spread = std::ranges::count_if(marks.marks, &EventMark::isSpread);
    EXPECT_EQ(meshes.open.markers.size() + meshes.closed.markers.size(),
              marks.marks.size() - static_cast<std::size_t>(spread) + marks.spread.size());
    const auto legend = legendOf(placed.source(), marks, themeOf(ThemeId::Paper));
    std::set<float> drawn;
    for (const Marker& marker : meshes.closed.markers) drawn.insert(marker.symbol);
    for (const float symbol : drawn) {
      const bool pile = symbol >= static_cast<float>(Symbol::PileSmall);
      const bool explained = std::ranges::any_of(legend, [&](const LegendEntry& entry) {
        return static_cast<float>(entry.symbol) == symbol;
      });
      EXPECT_TRUE(explained || !pile) << "a pile of its size is drawn";
    }
    std::size_t classes = 0;
    for (const std::size_t count : marks.ofClass) classes += count > 0 ? 1u : 0u;
    EXPECT_GE(legend.size(), classes);
    for (const LegendEntry& entry : legend) EXPECT_FALSE(entry.title.empty());
  }
}

TEST(EventMarks, HaveColoursAndShapesThatTellClassesApart) {
  for (const Theme& theme : themes()) {
    std::set<std::pair<std::uint32_t, Symbol>> looks;
    for (std::size_t i = 0; i < geo::kLooks; ++i) {
      const geo::Color color = classColor(theme, i);
      looks.insert({color.r * 65536u + color.g * 256u + color.b, classSymbol(i)});
    }
    EXPECT_EQ(looks.size(), geo::kLooks) << theme.name;
  }
}

TEST(EventMarks, AreDrawnAndExplainedInTheLooksOfTheirClasses) {
  Placed placed(3);
  std::mt19937 random(3);
  const Theme& theme = themeOf(ThemeId::Paper);
  for (const std::size_t first : {0u, 5u, 20u}) {
    placed.classes.firstLook = first;
    const auto& titles = placed.classes.titles;
    const EventMarks marks = marksOf(placed.source(), randomWish(random));
    for (const LegendEntry& entry : legendOf(placed.source(), marks, theme)) {
      const auto at = std::ranges::find(titles, entry.title);
      if (at == titles.end()) continue;
      const std::size_t look = first + static_cast<std::size_t>(at - titles.begin());
      EXPECT_EQ(entry.color, classColor(theme, look));
      EXPECT_EQ(entry.symbol, classSymbol(look));
    }
    forEachDrawn(marks, [&](const EventMark& mark) {
      for (const std::size_t look : mark.looks) {
        EXPECT_GE(look, first);
        EXPECT_LT(look, first + titles.size());
      }
      const std::size_t look = placed.classes.lookOf(placed.classes.classOf(mark.first));
      EXPECT_TRUE(mark.events > 1 || mark.looks.front() == look);
    });
  }
}

}  // namespace
}  // namespace viewer
