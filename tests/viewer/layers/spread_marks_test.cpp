// Events at one place, drawn one by one around it: none is lost, none is hidden, each keeps its
// spot.
#include "viewer/layers/spread_marks.hpp"

#include "tests/support/random_tables.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

/// Towns with so many events each, on one day or another, in the order of the rows.
geo::EventTable townsWith(const std::vector<int>& counts) {
  std::vector<geo::TextRow> rows;
  for (std::size_t town = 0; town < counts.size(); ++town) {
    for (int i = 0; i < counts[town]; ++i) {
      const std::string kind = i % 3 == 0 ? "battle" : i % 3 == 1 ? "shelling" : "riot";
      rows.push_back({fmt::format("2020-10-{:02}", 28 - i % 28),
                      fmt::format("{}", 46.5 + 0.05 * static_cast<double>(town)), "39.8", kind,
                      std::to_string(i * 3)});
    }
  }
  return geo::assemble(geo::textTable({"date", "lon", "lat", "kind", "deaths"}, rows), {});
}

struct Towns {
  geo::EventTable table;
  geo::EventPlaces places;
  geo::EventClasses classes;
  geo::EventWeights weights;

  explicit Towns(const std::vector<int>& counts)
      : table(townsWith(counts)),
        places(geo::placesOn(geo::Projection::create("EPSG:32638").value(), table)),
        classes(geo::classesOf(table, geo::test::columnOf(table, "kind"))),
        weights(geo::weightsOf(table, geo::test::columnOf(table, "deaths"))) {}
  MarkSource source() const { return {table, places, classes}; }
  MarkSource weighted() const { return {table, places, classes, &weights}; }
  geo::Projected town(std::size_t index) const {
    return places.projection->forward({46.5 + 0.05 * static_cast<double>(index), 39.8}).value();
  }
};

MarksWish wishAt(geo::Projected centre, double metresAcross) {
  return {{.centre = centre,
           .unitsPerPx = metresAcross / 1200,
           .widthPx = 1200,
           .heightPx = 800,
           .pxPerPt = 1.5f},
          {geo::at(2020, 9, 1), geo::at(2020, 12, 1)}};
}

TEST(SpreadMarks, OnlyNearViewsSpreadAndOnlyWhatIsFew) {
  const Towns towns({1, 2, 7, 24, 25});
  const EventMarks far = marksOf(towns.source(), wishAt(towns.town(2), 41e3));
  EXPECT_TRUE(far.spread.empty());
  EXPECT_EQ(far.events, 59u);
  const EventMarks near = marksOf(towns.source(), wishAt(towns.town(2), 39e3));
  EXPECT_EQ(near.events, 59u) << "the counts stay";
  std::map<std::uint32_t, bool> spreadBySize;
  for (const EventMark& mark : near.marks) spreadBySize[mark.events] = mark.isSpread;
  EXPECT_EQ(spreadBySize, (std::map<std::uint32_t, bool>{
                              {1, false}, {2, true}, {7, true}, {24, true}, {25, false}}));
  std::set<std::uint32_t> events;
  for (const EventMark& mark : near.spread) events.insert(mark.first);
  EXPECT_EQ(events.size(), 33u);
  EXPECT_EQ(near.spread.size(), 33u) << "each once";
  const MarkMeshes meshes = meshesOf(towns.source(), near, themeOf(ThemeId::Paper));
  EXPECT_EQ(meshes.closed.markers.size(), 33u + 2u) << "and no pile over them";
}

void expectNoneHidesAnother(const std::vector<EventMark>& crowd) {
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const EventMark& a = crowd[i];
    const float fromPlacePt = std::hypot(a.offsetXPt, a.offsetYPt);
    EXPECT_LE(fromPlacePt + radiusPtOf(a), kSpreadReachPt);
    EXPECT_GE(fromPlacePt, radiusPtOf(a) + 2) << "the place itself is to be seen";
    for (std::size_t k = 0; k < i; ++k) {
      const EventMark& b = crowd[k];
      if (!(a.cell == b.cell)) continue;
      EXPECT_GE(std::hypot(a.offsetXPt - b.offsetXPt, a.offsetYPt - b.offsetYPt),
                radiusPtOf(a) + radiusPtOf(b) + 1);
    }
  }
}

TEST(SpreadMarks, NoSymbolHidesAnotherOrItsPlace) {
  for (int count = 2; count <= 24; ++count) {
    SCOPED_TRACE(count);
    const Towns towns({count});
    const EventMarks marks = marksOf(towns.source(), wishAt(towns.town(0), 20e3));
    ASSERT_EQ(marks.spread.size(), static_cast<std::size_t>(count));
    expectNoneHidesAnother(marks.spread);
    const EventMarks sized = marksOf(towns.weighted(), wishAt(towns.town(0), 20e3));
    expectNoneHidesAnother(sized.spread);
    EXPECT_EQ(sized.spread.empty(), !sized.marks.front().isSpread);
  }
}

TEST(SpreadMarks, EachEventKeepsItsSpotWhileTheMapIsDragged) {
  const Towns towns({3, 20, 11, 5});
  std::map<std::uint32_t, std::pair<float, float>> spots;
  for (int step = -60; step <= 60; ++step) {
    geo::Projected centre = towns.town(1);
    centre.xMetres += step * 333.0;
    const EventMarks marks = marksOf(towns.source(), wishAt(centre, 30e3));
    for (const EventMark& mark : marks.spread) {
      const std::pair spot{mark.offsetXPt, mark.offsetYPt};
      EXPECT_EQ(spots.try_emplace(mark.first, spot).first->second, spot);
    }
  }
  EXPECT_EQ(spots.size(), 39u);
}

TEST(SpreadMarks, ComeInFromTheEdgeBeforeTheirPlaceDoes) {
  const Towns towns({20});
  geo::Projected centre = towns.town(0);
  centre.xMetres += 10e3 + 10;  // half a picture and a bit: the place is just out of view
  EXPECT_EQ(marksOf(towns.source(), wishAt(centre, 20e3)).spread.size(), 20u);
}

TEST(SpreadMarks, TheEarliestComesFirstThenTheFirstRow) {
  const Towns towns({24});
  const EventMarks marks = marksOf(towns.source(), wishAt(towns.town(0), 20e3));
  const auto& events = towns.table.events;
  for (std::size_t i = 1; i < marks.spread.size(); ++i) {
    const std::uint32_t a = marks.spread[i - 1].first, b = marks.spread[i].first;
    EXPECT_LT(std::pair(events.valid[a][0], events.rows[a]),
              std::pair(events.valid[b][0], events.rows[b]));
  }
}

TEST(SpreadMarks, NeighboursThatShareACellButNoPlaceStayAPile) {
  std::vector<geo::TextRow> rows{{"2020-10-01", "46.75", "39.8"},
                                 {"2020-10-01", "46.75001", "39.8"}};
  const geo::EventTable table = geo::assemble(geo::textTable({"date", "lon", "lat"}, rows), {});
  const auto projection = geo::Projection::create("EPSG:32638").value();
  const geo::EventPlaces places = geo::placesOn(projection, table);
  const geo::EventClasses classes = geo::classesOf(table, std::nullopt);
  const geo::Projected centre = projection->forward({46.75, 39.8}).value();
  const EventMarks marks = marksOf({table, places, classes}, wishAt(centre, 20e3));
  EXPECT_TRUE(marks.spread.empty());
  EXPECT_EQ(marks.marks.size(), 1u);
}

}  // namespace
}  // namespace viewer
