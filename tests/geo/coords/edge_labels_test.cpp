#include "geo/coords/edge_labels.hpp"

#include "geo/coords/graticule.hpp"
#include "tests/geo/coords/grid_views.hpp"

namespace geo {
namespace {

constexpr View kView{{0, 0}, 1, 400, 300};

GridLine lineFrom(GridFamily family, Projected from, Projected to, const std::string& label) {
  return {{from, to}, family, 0, label};
}

TEST(EdgeLabels, StandWhereTheLinesCrossTheirEdges) {
  const std::vector<GridLine> lines{lineFrom(GridFamily::Meridian, {50, -200}, {50, 200}, "1°E"),
                                    lineFrom(GridFamily::Easting, {-100, -200}, {0, 200}, "600"),
                                    lineFrom(GridFamily::Parallel, {-300, 100}, {300, 100}, "2°N"),
                                    lineFrom(GridFamily::Northing, {-300, -50}, {0, -50}, "4400")};
  std::string found;
  for (const EdgeLabel& label : edgeLabels(lines, kView, 0)) {
    const char* const names[] = {"left", "right", "top", "bottom"};
    found += names[static_cast<std::size_t>(label.edge)];
    found += " " + label.text + " at " + std::to_string(std::lround(label.at.xPx)) + " " +
             std::to_string(std::lround(label.at.yPx)) + "\n";
  }
  EXPECT_EQ(found,
            "left 2°N at 0 50\n"
            "left 4400 at 0 200\n"
            "right 2°N at 400 50\n"
            "top 600 at 188 0\n"
            "top 1°E at 250 0\n"
            "bottom 600 at 113 300\n"
            "bottom 1°E at 250 300\n");
}

TEST(EdgeLabels, LeaveOutWhatIsTooCloseToTheOneBefore) {
  std::vector<GridLine> lines;
  for (const double x : {30.0, 0.0, 45.0, 10.0}) {
    lines.push_back(lineFrom(GridFamily::Meridian, {x, -200}, {x, 0}, std::to_string(int(x))));
  }
  std::vector<std::string> texts;
  for (const EdgeLabel& label : edgeLabels(lines, kView, 20)) texts.push_back(label.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"0", "30"}));
}

TEST(EdgeLabels, NothingForALineWithoutALabelOrBesideThePicture) {
  const std::vector<GridLine> lines{
      lineFrom(GridFamily::Meridian, {50, -200}, {50, 200}, ""),
      lineFrom(GridFamily::Meridian, {250, -200}, {250, 200}, "beside"),
      lineFrom(GridFamily::Meridian, {-300, 0}, {300, 0}, "meets only the sides"),
      {{{10, 10}}, GridFamily::Meridian, 0, "a point"},
      {{}, GridFamily::Meridian, 0, "nothing"}};
  EXPECT_TRUE(edgeLabels(lines, kView, 0).empty());
  EXPECT_TRUE(edgeLabels({}, kView, 0).empty());
}

bool isUpright(Edge edge) {
  return edge == Edge::Left || edge == Edge::Right;
}

// Along each edge, the labels are where the degrees pass through the lines' values.
TEST(EdgeLabels, NameTheDegreesAtTheEdge) {
  Random random{1};
  int checked = 0;
  for (const MapCase& map : kMaps) {
    const ProjectionPtr made = projection(map.definition);
    ASSERT_TRUE(made);
    for (int i = 0; i < 30; ++i) {
      const View view = randomView(random, map, *made);
      const auto lines = lonLatLines(*made, view);
      for (const EdgeLabel& label : edgeLabels(lines, view, 30)) {
        const Projected at = projectedFromScreen(view, label.at);
        const auto family = isUpright(label.edge) ? GridFamily::Parallel : GridFamily::Meridian;
        double nearest = 1e9;
        for (const GridLine& line : lines) {
          if (line.label != label.text || line.family != family) continue;
          nearest = std::min(nearest, nearestPx({line}, family, line.value, view, at));
        }
        ASSERT_LT(nearest, 0.1) << map.definition << " " << label.text;
        const float across = isUpright(label.edge) ? label.at.xPx : label.at.yPx;
        const bool near = label.edge == Edge::Left || label.edge == Edge::Top;
        const int far = isUpright(label.edge) ? view.widthPx : view.heightPx;
        ASSERT_NEAR(across, near ? 0 : far, 0.01);
        ++checked;
      }
    }
  }
  EXPECT_GT(checked, 1000);
}

TEST(EdgeLabels, NoTwoOnOneEdgeAreCloserThanAsked) {
  Random random{2};
  for (const MapCase& map : kMaps) {
    const ProjectionPtr made = projection(map.definition);
    ASSERT_TRUE(made);
    for (int i = 0; i < 30; ++i) {
      const View view = randomView(random, map, *made);
      const double leastPx = uniform(random, 0, 200);
      const auto labels = edgeLabels(lonLatLines(*made, view), view, leastPx);
      for (const EdgeLabel& a : labels) {
        for (const EdgeLabel& b : labels) {
          if (&a == &b || a.edge != b.edge) continue;
          ASSERT_GE(std::hypot(a.at.xPx - b.at.xPx, a.at.yPx - b.at.yPx), leastPx - 1e-3);
        }
      }
    }
  }
}

}  // namespace
}  // namespace geo
