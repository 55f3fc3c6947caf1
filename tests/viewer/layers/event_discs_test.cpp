// The discs of events: where they are drawn, how many, and that they are true on the ground.
#include "viewer/layers/event_discs.hpp"

#include "geo/coords/geodesic.hpp"
#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

struct Made {
  geo::EventTable table;
  geo::EventPlaces places;
  geo::EventClasses classes;

  explicit Made(const std::vector<geo::TextRow>& rows, const char* crs = "EPSG:32638")
      : table(geo::assemble(geo::textTable({"date", "lon", "lat", "accuracy_m"}, rows), {})),
        places(geo::placesOn(geo::Projection::create(crs).value(), table)),
        classes(geo::classesOf(table, std::nullopt)) {}
  MarkSource source() const { return {table, places, classes}; }
  MarksWish wish(geo::LonLat centre, double metresAcross) const {
    return {{.centre = places.projection->forward(centre).value(),
             .unitsPerPx = metresAcross / places.projection->metresPerUnit() / 1000,
             .widthPx = 1000,
             .heightPx = 700,
             .pxPerPt = 1.3f},
            {geo::at(2020, 10, 1), geo::at(2020, 11, 1)}};
  }
};

constexpr const char* kDay = "2020-10-10";

TEST(EventDiscs, OfNearViewsOnlyAndOnlyWhereARadiusIsKnown) {
  const Made made({{kDay, "46.75", "39.8", "5000"}, {kDay, "46.85", "39.8", ""}});
  EXPECT_TRUE(marksOf(made.source(), made.wish({46.8, 39.8}, 101e3)).discs.empty());
  const EventMarks marks = marksOf(made.source(), made.wish({46.8, 39.8}, 99e3));
  ASSERT_EQ(marks.discs.size(), 1u);
  EXPECT_EQ(marks.discs[0].at, (geo::LonLat{46.75, 39.8}));
  EXPECT_EQ(marks.discs[0].metres, 5000);
}

TEST(EventDiscs, ReachIntoTheViewFromBeyondItsEdge) {
  const Made made({{kDay, "46.75", "39.8", "20000"}, {kDay, "47.3", "39.8", "20000"}});
  const EventMarks marks = marksOf(made.source(), made.wish({46.4, 39.8}, 40e3));
  EXPECT_TRUE(marks.marks.empty()) << "the place itself is out of view";
  EXPECT_EQ(marks.discs.size(), 1u) << "and the other is too far away";
}

TEST(EventDiscs, OfOnePlaceAndRadiusAreOne) {
  const Made made({{kDay, "46.75", "39.8", "5000"},
                   {kDay, "46.75", "39.8", "5000"},
                   {kDay, "46.75", "39.8", "9000"}});
  EXPECT_EQ(marksOf(made.source(), made.wish({46.75, 39.8}, 30e3)).discs.size(), 2u);
  EXPECT_TRUE(marksOf(made.source(), made.wish({46.75, 39.8}, 90e3)).discs.empty())
      << "a pile there";
}

TEST(EventDiscs, NoneWhereTheyWouldBeTooMany) {
  std::vector<geo::TextRow> rows;
  for (int i = 0; i < 101; ++i) {
    rows.push_back({kDay, fmt::format("{}", 46.5 + 0.03 * (i % 11)),
                    fmt::format("{}", 39.7 + 0.03 * (i / 11)), "2000"});
  }
  const geo::LonLat centre{46.65, 39.83};
  EXPECT_TRUE(marksOf(Made(rows).source(), Made(rows).wish(centre, 60e3)).discs.empty());
  rows.pop_back();
  const Made fewer(rows);
  EXPECT_EQ(marksOf(fewer.source(), fewer.wish(centre, 60e3)).discs.size(), 100u);
}

TEST(EventDiscs, AreCirclesOnTheGroundInAnyProjection) {
  for (const char* crs : {"EPSG:32638", "EPSG:3857", "EPSG:4326"}) {
    const Made made({{kDay, "46.75", "39.8", "5000"}}, crs);
    const EventMarks marks = marksOf(made.source(), made.wish({46.75, 39.8}, 30e3));
    const LayerMesh mesh = meshOf(marks.discs, *made.places.projection, themeOf(ThemeId::Paper));
    ASSERT_FALSE(mesh.segments.empty());
    for (const StrokeSegment& segment : mesh.segments) {
      const auto at =
          made.places.projection->inverse({mesh.anchor.xMetres + static_cast<double>(segment.ax),
                                           mesh.anchor.yMetres + static_cast<double>(segment.ay)});
      ASSERT_TRUE(at);
      EXPECT_NEAR(geo::distanceMetres({46.75, 39.8}, *at), 5000, 5) << crs;
    }
  }
}

}  // namespace
}  // namespace viewer
