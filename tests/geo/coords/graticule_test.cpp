#include "geo/coords/graticule.hpp"

#include "tests/geo/coords/grid_views.hpp"

#include <chrono>
#include <map>
#include <set>

#include <gmock/gmock.h>

namespace geo {
namespace {

using ::testing::ElementsAre;

constexpr int kViewsOfAMap = 40;

std::string told(const MapCase& map, const View& view) {
  return std::string(map.definition) + " at " + std::to_string(view.centre.xMetres) + " " +
         std::to_string(view.centre.yMetres) + ", " + std::to_string(view.unitsPerPx) + " a pixel";
}

template <class Check>
void inRandomViews(std::uint64_t seed, Check check) {
  Random random{seed};
  for (const MapCase& map : kMaps) {
    const ProjectionPtr made = projection(map.definition);
    ASSERT_TRUE(made);
    for (int i = 0; i < kViewsOfAMap; ++i) {
      const View view = randomView(random, map, *made);
      SCOPED_TRACE(told(map, view));
      check(random, *made, view, lonLatLines(*made, view));
      if (testing::Test::HasFailure()) return;
    }
  }
}

/// The distance between the values of a family; nothing where there is but one.
std::optional<double> stepOf(const std::vector<GridLine>& lines, GridFamily family) {
  std::set<double> values;
  for (const GridLine& line : lines) {
    if (line.family == family) values.insert(line.value);
  }
  std::optional<double> step;
  for (auto it = values.begin(); it != values.end() && std::next(it) != values.end(); ++it) {
    step = std::min(step.value_or(360), *std::next(it) - *it);
  }
  return step;
}

double along(const LonLat& at, GridFamily family) {
  return family == GridFamily::Meridian ? at.lonDegrees : at.latDegrees;
}

/// The place on the line nearest to `at` in degrees; 180° on the side of `at`.
LonLat onLine(const LonLat& at, const GridLine& line) {
  if (line.family == GridFamily::Parallel) return {at.lonDegrees, line.value};
  return {line.value == 180 ? std::copysign(180, at.lonDegrees) : line.value, at.latDegrees};
}

LonLat movedOn(LonLat at, GridFamily family, double degrees) {
  if (family == GridFamily::Meridian) return {at.lonDegrees, at.latDegrees + degrees};
  return {at.lonDegrees + degrees, at.latDegrees};
}

/// How far a point is from the line that it is drawn for. At the rim of a map, where a pixel is
/// many degrees, the line is searched.
double offTruthPx(const Projection& map, const View& view, Projected at, const GridLine& line) {
  const LonLat on = onLine(map.inverse(at).value(), line);
  double offPx = offLinePx(map, view, at, on, movedOn(on, line.family, 1e-5));
  for (int i = -4000; std::isinf(offPx) && i <= 4000; ++i) {
    const auto near = map.forward(movedOn(on, line.family, i * 0.005));
    if (near && distancePx(view, at, *near) < 0.5) offPx = distancePx(view, at, *near);
  }
  return offPx;
}

TEST(Graticule, EveryPieceIsWithinHalfAPixelOfItsDegree) {
  inRandomViews(1, [](Random&, const Projection& map, const View& view, const auto& lines) {
    for (const GridLine& line : lines) {
      ASSERT_GE(line.line.size(), 2u);
      for (const Projected& at : pointsAndMiddles(line)) {
        ASSERT_TRUE(map.inverse(at)) << line.label;
        ASSERT_LT(offTruthPx(map, view, at, line), 0.5) << line.label;
      }
    }
  });
}

// A parallel that jumps from one end of a cylindrical map to the other stays on its latitude.
TEST(Graticule, NoPieceJumpsAcrossTheMap) {
  inRandomViews(2, [](Random&, const Projection& map, const View&, const auto& lines) {
    for (const GridLine& line : lines) {
      if (line.family != GridFamily::Parallel) continue;
      for (std::size_t i = 0; i + 1 < line.line.size(); ++i) {
        const auto from = map.inverse(line.line[i]), to = map.inverse(line.line[i + 1]);
        const auto middle = map.inverse(middleOf(line.line[i], line.line[i + 1]));
        ASSERT_TRUE(from && to && middle);
        const auto degrees = [](LonLat a, LonLat b) {
          return std::abs(std::remainder(a.lonDegrees - b.lonDegrees, 360.0));
        };
        ASSERT_LT(degrees(*from, *middle), degrees(*from, *to) + 1e-6) << line.label;
      }
    }
  });
}

TEST(Graticule, LinesStayCloseToTheView) {
  inRandomViews(3, [](Random&, const Projection&, const View& view, const auto& lines) {
    PlaneBox box = boundsOf(view);
    const double margin = 10 * view.unitsPerPx;
    box = {box.minX - margin, box.minY - margin, box.maxX + margin, box.maxY + margin};
    for (const GridLine& line : lines) {
      for (const Projected& at : line.line) ASSERT_TRUE(isIn(box, at)) << line.label;
    }
  });
}

TEST(Graticule, NoLineInViewIsMissing) {
  int checked = 0;
  inRandomViews(4, [&](Random& random, const Projection& map, const View& view, const auto& lines) {
    for (const auto family : {GridFamily::Meridian, GridFamily::Parallel}) {
      const auto step = stepOf(lines, family);
      for (int i = 0; step && i < 60; ++i) {
        const auto place = placeAt(map, view, randomPoint(random, view));
        if (!place) continue;
        GridLine line;
        line.family = family;
        const double stepSeconds = std::round(*step * 3600);
        line.value = std::round(along(*place, family) * 3600 / stepSeconds) * stepSeconds / 3600;
        if (line.value == -180) line.value = 180;
        if (std::abs(line.value) == 90 && family == GridFamily::Parallel) continue;
        const auto on = map.forward(onLine(*place, line));
        if (!on || !isIn(boundsOf(view), *on) || !isInland(map, view, *on, 3)) continue;
        ++checked;
        ASSERT_LT(nearestPx(lines, family, line.value, view, *on), 1)
            << line.value << (family == GridFamily::Meridian ? " east" : " north");
      }
    }
  });
  EXPECT_GT(checked, 10'000);
}

/// How many degrees the plane changes by in one pixel, in the median of many points.
std::optional<double> degreesPerPx(Random& random, const Projection& map, const View& view,
                                   GridFamily family) {
  std::vector<double> found;
  for (int i = 0; i < 500; ++i) {
    const Projected at = randomPoint(random, view);
    const auto here = placeAt(map, view, at);
    const auto right = placeAt(map, view, {at.xMetres + view.unitsPerPx, at.yMetres});
    const auto up = placeAt(map, view, {at.xMetres, at.yMetres + view.unitsPerPx});
    if (!here || !right || !up) continue;
    const auto to = [&](LonLat other) {
      return std::remainder(along(other, family) - along(*here, family), 360.0);
    };
    found.push_back(std::hypot(to(*right), to(*up)));
  }
  if (found.size() < 200) return std::nullopt;
  std::ranges::nth_element(found, found.begin() + std::ptrdiff_t(found.size() / 2));
  return found[found.size() / 2];
}

TEST(Graticule, LinesAreAsFarApartAsWishedAndNotFarther) {
  int checked = 0;
  inRandomViews(5, [&](Random& random, const Projection& map, const View& view, const auto& lines) {
    for (const auto family : {GridFamily::Meridian, GridFamily::Parallel}) {
      const auto step = stepOf(lines, family);
      const auto perPx = degreesPerPx(random, map, view, family);
      if (!step || !perPx) continue;
      ++checked;
      constexpr double kSlack = 1.2;  // a median of 81 points against one of 500
      const double apartPx = *step / *perPx;
      EXPECT_GT(apartPx * kSlack, *step == 30 ? leastGridPx(view) : wishedGridPx(view));
      const auto wished = roundStepArcSeconds(wishedGridPx(view) * *perPx * kSlack);
      const bool closesInOnAPole = *step * 90 >= 180;
      EXPECT_TRUE(closesInOnAPole || (wished && *step <= *wished / 3600.0 + 1e-9)) << *step;
    }
  });
  EXPECT_GT(checked, 100);
}

TEST(Graticule, AnOrdinaryViewHasFourToNineLinesAcross) {
  const ProjectionPtr map = projection("EPSG:32638");
  ASSERT_TRUE(map);
  for (double width = 400; width < 2e6; width *= 1.3) {
    const View view = viewAt(*map, {46.5, 39.9}, width);
    std::set<double> meridians;
    for (const GridLine& line : lonLatLines(*map, view)) {
      if (line.family == GridFamily::Meridian) meridians.insert(line.value);
    }
    EXPECT_GE(meridians.size(), 3u) << width;
    EXPECT_LE(meridians.size(), 10u) << width;
  }
}

TEST(Graticule, TheWholeWorldHasEachDegreeOnce) {
  for (const char* definition :
       {"ESRI:54035", "EPSG:3857", "EPSG:4326", "+proj=stere +lat_0=90 +datum=WGS84",
        "+proj=eqearth +lon_0=45 +datum=WGS84 +units=m"}) {
    const ProjectionPtr map = projection(definition);
    ASSERT_TRUE(map);
    const bool polar = std::string(definition).find("stere") != std::string::npos;
    View view = viewAt(*map, polar ? LonLat{0, 90} : LonLat{0, 0}, 44e6);
    std::map<double, int> meridians, parallels;
    for (const GridLine& line : lonLatLines(*map, view)) {
      ++(line.family == GridFamily::Meridian ? meridians : parallels)[line.value];
    }
    EXPECT_EQ(meridians.size(), 12u) << definition;
    EXPECT_EQ(meridians.count(180), 1u) << definition;
    EXPECT_EQ(meridians.count(-180), 0u) << definition;
    for (const auto& [value, count] : meridians) EXPECT_EQ(count, 1) << definition << " " << value;
    EXPECT_GE(parallels.size(), 4u) << definition;
    EXPECT_EQ(parallels.count(90) + parallels.count(-90), 0u) << definition;
  }
}

TEST(Graticule, MeridiansMeetAtThePole) {
  const ProjectionPtr map = projection("+proj=stere +lat_0=90 +lat_ts=70 +datum=WGS84");
  ASSERT_TRUE(map);
  const View view = viewAt(*map, {0, 90}, 3e6);
  const Projected pole = map->forward(LonLat{0, 90}).value();
  std::set<double> values;
  for (const GridLine& line : lonLatLines(*map, view)) {
    if (line.family != GridFamily::Meridian) continue;
    values.insert(line.value);
    EXPECT_LT(nearestPx({line}, line.family, line.value, view, pole), 0.5) << line.label;
  }
  EXPECT_GE(values.size(), 8u);
}

TEST(Graticule, BothSidesOfTheDateLineAreOneView) {
  const ProjectionPtr map = projection("EPSG:3832");  // Mercator around 150° E
  ASSERT_TRUE(map);
  std::vector<std::string> labels;
  for (const GridLine& line : lonLatLines(*map, viewAt(*map, {180, 10}, 480'000))) {
    if (line.family == GridFamily::Meridian) labels.push_back(line.label);
  }
  EXPECT_THAT(labels, ElementsAre("178°00′E", "178°30′E", "179°00′E", "179°30′E", "180°00′",
                                  "179°30′W", "179°00′W", "178°30′W", "178°00′W"));
}

TEST(Graticule, NothingIsDrawnPastTheDateLineOfAMapInDegrees) {
  const ProjectionPtr map = projection("EPSG:4326");
  ASSERT_TRUE(map);
  const auto lines = lonLatLines(*map, {{180, 0}, 0.01, 1200, 800});
  EXPECT_GT(lines.size(), 8u);
  for (const GridLine& line : lines) {
    for (const Projected& at : line.line) EXPECT_LE(at.xMetres, 180) << line.label;
  }
}

TEST(Graticule, HostileViewsGiveFewLinesAtOnce) {
  for (const MapCase& map : kMaps) {
    const ProjectionPtr made = projection(map.definition);
    ASSERT_TRUE(made);
    for (const View& view : hostileViews()) {
      const auto begun = std::chrono::steady_clock::now();
      EXPECT_LE(lonLatLines(*made, view).size(), 200u) << told(map, view);
      EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2))
          << told(map, view);
    }
  }
}

TEST(Graticule, NothingToDrawFromAViewWithoutSizeOrPlace) {
  const ProjectionPtr map = projection("EPSG:32638");
  ASSERT_TRUE(map);
  EXPECT_TRUE(lonLatLines(*map, {}).empty());
  EXPECT_TRUE(lonLatLines(*map, {{500'000, 4'400'000}, NAN, 800, 600}).empty());
  EXPECT_TRUE(lonLatLines(*map, {{500'000, 4'400'000}, 1e-9, 800, 600}).empty());
  EXPECT_TRUE(lonLatLines(*map, {{1e12, 1e12}, 100, 800, 600}).empty());
}

TEST(RoundStep, IsTheSmallestThatIsLargeEnough) {
  const int steps[] = {1,   2,    5,    10,   15,   30,    60,    120,   300,   600,
                       900, 1200, 1800, 3600, 7200, 18000, 36000, 54000, 108000};
  int before = 0;
  for (const int step : steps) {
    EXPECT_EQ(roundStepArcSeconds(step / 3600.0), step);
    EXPECT_EQ(roundStepArcSeconds((before + 0.001) / 3600.0), step);
    before = step;
  }
  EXPECT_EQ(roundStepArcSeconds(0), 1);
  EXPECT_FALSE(roundStepArcSeconds(30.001));
  EXPECT_FALSE(roundStepArcSeconds(NAN));
}

TEST(DegreeLabel, HasThePartsThatTheStepNeeds) {
  const auto lon = [](int seconds, int step) {
    return degreeLabel(GridFamily::Meridian, seconds, step);
  };
  const auto lat = [](int seconds, int step) {
    return degreeLabel(GridFamily::Parallel, seconds, step);
  };
  EXPECT_EQ(lon(46 * 3600 + 1800, 1800), "46°30′E");
  EXPECT_EQ(lon(46 * 3600, 1800), "46°00′E");
  EXPECT_EQ(lon(-(3600 + 60 * 5 + 9), 1), "1°05′09″W");
  EXPECT_EQ(lon(46 * 3600, 30), "46°00′00″E");
  EXPECT_EQ(lat(40 * 3600, 3600), "40°N");
  EXPECT_EQ(lat(-40 * 3600, 36000), "40°S");
  EXPECT_EQ(lat(-1800, 1800), "0°30′S");
  EXPECT_EQ(lat(0, 3600), "0°");
  EXPECT_EQ(lon(0, 600), "0°00′");
  EXPECT_EQ(lon(180 * 3600, 108000), "180°");
}

}  // namespace
}  // namespace geo
