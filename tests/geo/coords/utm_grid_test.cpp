#include "geo/coords/utm_grid.hpp"

#include "tests/geo/coords/grid_views.hpp"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <cctype>
#include <chrono>
#include <map>
#include <set>

#include <gmock/gmock.h>

namespace geo {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

/// What GeographicLib says of a place.
struct UtmPlace {
  int zone = 0;
  bool north = false;
  double easting = 0, northing = 0;
};

UtmPlace utmAt(LonLat at) {
  UtmPlace place;
  GeographicLib::UTMUPS::Forward(at.latDegrees, at.lonDegrees, place.zone, place.north,
                                 place.easting, place.northing);
  return place;
}

LonLat lonLatOf(const UtmPlace& place) {
  LonLat at;
  GeographicLib::UTMUPS::Reverse(place.zone, place.north, place.easting, place.northing,
                                 at.latDegrees, at.lonDegrees);
  return at;
}

/// "38SNK" and as many digits of easting and northing as `precision`.
std::string mgrsAt(const UtmPlace& place, int precision) {
  std::string text;
  GeographicLib::MGRS::Forward(place.zone, place.north, place.easting, place.northing, precision,
                               text);
  return text;
}

bool isUtm(LonLat at) {
  return at.latDegrees > -79.9 && at.latDegrees < 83.9;
}

/// The zone of all that lies within two pixels; none at an edge.
std::optional<int> zoneAround(const Projection& map, const View& view, Projected at) {
  std::optional<int> zone;
  for (const double dx : {-2.0, 0.0, 2.0}) {
    for (const double dy : {-2.0, 0.0, 2.0}) {
      const auto place = placeAt(
          map, view, {at.xMetres + dx * view.unitsPerPx, at.yMetres + dy * view.unitsPerPx});
      if (!place || !isUtm(*place)) return std::nullopt;
      const UtmPlace utm = utmAt(*place);
      const int found = utm.north ? utm.zone : -utm.zone;
      if (zone.value_or(found) != found) return std::nullopt;
      zone = found;
    }
  }
  return zone;
}

template <class Check>
void inRandomViews(std::uint64_t seed, Check check) {
  Random random{seed};
  for (const MapCase& map : kMaps) {
    const ProjectionPtr made = projection(map.definition);
    ASSERT_TRUE(made);
    for (int i = 0; i < 20; ++i) {
      const View view = randomView(random, map, *made);
      SCOPED_TRACE(std::string(map.definition) + " at " + std::to_string(view.centre.xMetres) +
                   " " + std::to_string(view.centre.yMetres) + ", " +
                   std::to_string(view.unitsPerPx) + " a pixel");
      check(random, *made, view);
      if (testing::Test::HasFailure()) return;
    }
  }
}

bool isMetric(const GridLine& line) {
  return line.family == GridFamily::Easting || line.family == GridFamily::Northing;
}

TEST(UtmGrid, EveryPieceIsWithinHalfAPixelOfItsMetres) {
  int checked = 0;
  inRandomViews(1, [&](Random&, const Projection& map, const View& view) {
    for (const GridLine& line : utmGrid(map, view).lines) {
      if (!isMetric(line)) continue;
      for (const Projected& at : pointsAndMiddles(line)) {
        if (!zoneAround(map, view, at)) continue;
        ++checked;
        UtmPlace on = utmAt(map.inverse(at).value());
        const bool easting = line.family == GridFamily::Easting;
        (easting ? on.easting : on.northing) = line.value;
        UtmPlace further = on;
        (easting ? further.northing : further.easting) += on.north == easting ? 1 : -1;
        ASSERT_LT(offLinePx(map, view, at, lonLatOf(on), lonLatOf(further)), 0.5) << line.value;
      }
    }
  });
  EXPECT_GT(checked, 2000);
}

TEST(UtmGrid, NoLineIsDrawnOutsideItsZone) {
  inRandomViews(2, [](Random&, const Projection& map, const View& view) {
    for (const GridLine& line : utmGrid(map, view).lines) {
      if (!isMetric(line) || line.line.empty()) continue;
      std::set<int> zones;
      for (const Projected& at : pointsAndMiddles(line)) {
        const auto zone = zoneAround(map, view, at);
        if (zone) zones.insert(*zone);
      }
      ASSERT_LE(zones.size(), 1u) << line.value;
    }
  });
}

/// Steps are the same in both families and all zones of a view.
std::optional<double> stepOf(const std::vector<GridLine>& lines) {
  std::optional<double> step;
  for (const GridLine& a : lines) {
    for (const GridLine& b : lines) {
      if (!isMetric(a) || a.family != b.family || a.value >= b.value) continue;
      step = std::min(step.value_or(1e9), b.value - a.value);
    }
  }
  return step;
}

TEST(UtmGrid, NoLineInViewIsMissing) {
  int checked = 0;
  inRandomViews(3, [&](Random& random, const Projection& map, const View& view) {
    const auto lines = utmGrid(map, view).lines;
    const auto step = stepOf(lines);
    for (int i = 0; step && i < 60; ++i) {
      const auto place = placeAt(map, view, randomPoint(random, view));
      if (!place || !isUtm(*place)) continue;
      UtmPlace on = utmAt(*place);
      const bool easting = i % 2 == 0;
      double& value = easting ? on.easting : on.northing;
      value = std::round(value / *step) * *step;
      const auto at = map.forward(lonLatOf(on));
      if (!at || !isIn(boundsOf(view), *at)) continue;
      if (zoneAround(map, view, *at) != (on.north ? on.zone : -on.zone)) continue;
      ++checked;
      const auto family = easting ? GridFamily::Easting : GridFamily::Northing;
      ASSERT_LT(nearestPx(lines, family, value, view, *at), 1) << value;
    }
  });
  EXPECT_GT(checked, 1000);
}

TEST(UtmGrid, LinesAreAsFarApartAsWished) {
  const ProjectionPtr map = projection("EPSG:32638");
  ASSERT_TRUE(map);
  for (double width = 100; width < 800'000; width *= 1.3) {
    const View view = viewAt(*map, {45, 40}, width);
    const auto step = stepOf(utmGrid(*map, view).lines);
    ASSERT_TRUE(step) << width;
    EXPECT_GE(*step / view.unitsPerPx, wishedGridPx(view) * 0.99);
    EXPECT_LE(*step / view.unitsPerPx, wishedGridPx(view) * 2.51);
    const double digits = *step / std::pow(10, std::floor(std::log10(*step) + 1e-9));
    EXPECT_TRUE(digits == 1 || digits == 2 || digits == 5) << *step;
  }
}

TEST(UtmGrid, ZonesMeetAtTheirEdges) {
  int checked = 0;
  inRandomViews(4, [&](Random&, const Projection& map, const View& view) {
    for (const GridLine& line : utmGrid(map, view).lines) {
      if (isMetric(line)) continue;
      for (std::size_t i = 0; i + 1 < line.line.size(); ++i) {
        const Projected middle = middleOf(line.line[i], line.line[i + 1]);
        if (!isInland(map, view, middle, 3)) continue;
        const LonLat place = map.inverse(middle).value();
        const bool meridian = line.family == GridFamily::Meridian;
        const LonLat on =
            meridian ? LonLat{line.value, place.latDegrees} : LonLat{place.lonDegrees, line.value};
        const LonLat further{on.lonDegrees + (meridian ? 0 : 1e-5),
                             on.latDegrees - 1e-5 * meridian};
        EXPECT_LT(offLinePx(map, view, middle, on, further), 0.5) << line.label;
        EXPECT_FALSE(meridian && zoneAround(map, view, middle)) << line.label;
        ++checked;
      }
    }
  });
  EXPECT_GT(checked, 100);
}

bool isZoneName(const GridLabel& label) {
  return std::isdigit(static_cast<unsigned char>(label.text.front())) != 0;
}

TEST(MgrsGrid, NamesAreThoseOfTheirPlaces) {
  int zones = 0, squares = 0;
  inRandomViews(5, [&](Random&, const Projection& map, const View& view) {
    for (const GridLabel& label : mgrsGrid(map, view).labels) {
      ASSERT_TRUE(isIn(boundsOf(view), label.at)) << label.text;
      const std::string there = mgrsAt(utmAt(map.inverse(label.at).value()), 0);
      ++(isZoneName(label) ? zones : squares);
      ASSERT_EQ(label.text, isZoneName(label) ? there.substr(0, 3) : there.substr(3));
    }
  });
  EXPECT_GT(zones, 300);
  EXPECT_GT(squares, 300);
}

// The map ends in the middle of zone 8; squares have a part on either side of it.
TEST(MgrsGrid, NamesAreTrueWhereTheMapEndsWithinAZone) {
  const ProjectionPtr map = projection("+proj=eqearth +lon_0=45 +datum=WGS84 +units=m");
  ASSERT_TRUE(map);
  for (double width = 200'000; width < 1.5e6; width *= 1.1) {
    const Grid grid = mgrsGrid(*map, viewAt(*map, {-134.5, 45}, width));
    EXPECT_THAT(grid.labels, Not(IsEmpty())) << width;
    for (const GridLabel& label : grid.labels) {
      const std::string there = mgrsAt(utmAt(map->inverse(label.at).value()), 0);
      EXPECT_EQ(label.text, isZoneName(label) ? there.substr(0, 3) : there.substr(3)) << width;
    }
  }
}

TEST(MgrsGrid, EverySquareThatIsWhollyInViewHasItsNameInTheMiddle) {
  const ProjectionPtr map = projection("EPSG:32638");
  ASSERT_TRUE(map);
  const View view = viewAt(*map, {45, 40}, 450'000);
  const Grid grid = mgrsGrid(*map, view);
  int whole = 0;
  for (double e = 300'000; e < 700'000; e += 100'000) {
    for (double n = 4'200'000; n < 4'700'000; n += 100'000) {
      if (!isIn(boundsOf(view), {e, n}) || !isIn(boundsOf(view), {e + 1e5, n + 1e5})) continue;
      ++whole;
      const Projected middle{e + 50'000, n + 50'000};
      const std::string name = mgrsAt({38, true, middle.xMetres, middle.yMetres}, 0).substr(3);
      int found = 0;
      for (const GridLabel& label : grid.labels) {
        if (label.text == name && distancePx(view, label.at, middle) < 0.5) ++found;
      }
      EXPECT_EQ(found, 1) << name;
    }
  }
  EXPECT_GE(whole, 6);
}

TEST(MgrsGrid, LinesCarryTheDigitsThatMgrsGivesThem) {
  const ProjectionPtr map = projection("EPSG:32638");
  ASSERT_TRUE(map);
  const std::pair<double, int> views[] = {{20'000, 2}, {200'000, 1}};
  for (const auto& [width, precision] : views) {
    int checked = 0;
    for (const GridLine& line : mgrsGrid(*map, viewAt(*map, {46.5, 39.9}, width)).lines) {
      if (!isMetric(line)) continue;
      const bool easting = line.family == GridFamily::Easting;
      UtmPlace beyond{38, true, 628'000, 4'418'000};
      (easting ? beyond.easting : beyond.northing) = line.value + 1;
      const std::string text = mgrsAt(beyond, precision);
      const auto digits = static_cast<std::size_t>(precision);
      EXPECT_EQ(line.label, text.substr(easting ? 5 : 5 + digits, digits)) << text;
      ++checked;
    }
    EXPECT_GE(checked, 8);
  }
}

TEST(MgrsGrid, StepsAreOneTenAndAHundredKilometres) {
  const ProjectionPtr map = projection("EPSG:32638");
  ASSERT_TRUE(map);
  std::set<double> steps;
  for (double width = 4000; width < 1e6; width *= 1.2) {
    const View view = viewAt(*map, {45, 40}, width);
    const auto step = stepOf(mgrsGrid(*map, view).lines);
    ASSERT_TRUE(step) << width;
    steps.insert(*step);
    EXPECT_GE(*step / view.unitsPerPx, wishedGridPx(view) / 3 * 0.99);
  }
  EXPECT_EQ(steps, (std::set<double>{1000, 10'000, 100'000}));
}

std::vector<std::string> labelsOf(const Grid& grid, GridFamily family) {
  std::vector<std::string> labels;
  for (const GridLine& line : grid.lines) {
    if (line.family == family) labels.push_back(line.label);
  }
  return labels;
}

TEST(UtmGrid, TheLowestLineIsNamedInFullAndTheOthersInShort) {
  const ProjectionPtr map = projection("EPSG:32638");
  ASSERT_TRUE(map);
  const Grid wide = utmGrid(*map, {{625'000, 4'415'000}, 100, 1000, 800});
  EXPECT_EQ(labelsOf(wide, GridFamily::Easting),
            (std::vector<std::string>{"580 000 m E", "600", "620", "640", "660"}));
  EXPECT_EQ(labelsOf(wide, GridFamily::Northing),
            (std::vector<std::string>{"4 380 000 m N", "4400", "4420", "4440"}));
  const Grid near = utmGrid(*map, {{625'000, 4'415'000}, 1, 1000, 800});
  EXPECT_EQ(labelsOf(near, GridFamily::Easting),
            (std::vector<std::string>{"624 600 m E", "624 800", "625 000", "625 200", "625 400"}));
}

TEST(UtmGrid, TheEquatorIsOneLine) {
  const ProjectionPtr map = projection("EPSG:32638");
  ASSERT_TRUE(map);
  const auto lines = utmGrid(*map, {{500'000, 0}, 100, 1000, 800}).lines;
  int equators = 0;
  for (const GridLine& line : lines) {
    if (line.family == GridFamily::Northing && std::fmod(line.value, 10'000'000) == 0) ++equators;
  }
  EXPECT_EQ(equators, 1);
  EXPECT_LT(nearestPx(lines, GridFamily::Northing, 9'980'000, {{}, 100, 1, 1}, {5e5, -20'000}), 1);
}

TEST(UtmGrid, NorwayHasItsWideZone) {
  const ProjectionPtr map = projection("EPSG:32632");
  ASSERT_TRUE(map);
  const Grid grid = utmGrid(*map, viewAt(*map, {5, 60}, 400'000));
  std::vector<std::string> names;
  for (const GridLabel& label : grid.labels) names.push_back(label.text);
  EXPECT_THAT(names, Contains("32V"));
  EXPECT_THAT(labelsOf(grid, GridFamily::Meridian), Contains("3°E"));
  EXPECT_THAT(labelsOf(grid, GridFamily::Meridian), Not(Contains("6°E")));
}

TEST(UtmGrid, GoesOnPastTheDateLine) {
  const ProjectionPtr map = projection("EPSG:3832");  // Mercator around 150° E
  ASSERT_TRUE(map);
  for (const double lon : {179.0, -179.0}) {
    const Grid grid = utmGrid(*map, viewAt(*map, {lon, 12}, 2e6));
    const auto meridians = labelsOf(grid, GridFamily::Meridian);
    const std::set<std::string> edges(meridians.begin(), meridians.end());
    EXPECT_EQ(edges, (std::set<std::string>{"174°E", "180°", "174°W"}));
    std::set<std::string> zones;
    for (const GridLabel& label : grid.labels) zones.insert(label.text.substr(0, 2));
    EXPECT_EQ(zones, (std::set<std::string>{"59", "60", "01", "02"}));
  }
}

TEST(UtmGrid, ThereIsNoneAtThePoles) {
  const ProjectionPtr map = projection("+proj=stere +lat_0=90 +lat_ts=70 +datum=WGS84");
  ASSERT_TRUE(map);
  const Grid grid = utmGrid(*map, viewAt(*map, {0, 90}, 200'000));
  EXPECT_THAT(grid.lines, IsEmpty());
  EXPECT_THAT(grid.labels, IsEmpty());
}

TEST(UtmGrid, HostileViewsGiveFewLinesAtOnce) {
  for (const MapCase& map : kMaps) {
    const ProjectionPtr made = projection(map.definition);
    ASSERT_TRUE(made);
    for (const View& view : hostileViews()) {
      const auto begun = std::chrono::steady_clock::now();
      for (const Grid& grid : {utmGrid(*made, view), mgrsGrid(*made, view)}) {
        EXPECT_LE(grid.lines.size(), 200u) << map.definition << " " << view.unitsPerPx;
        EXPECT_LE(grid.labels.size(), 500u) << map.definition << " " << view.unitsPerPx;
      }
      EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(4))
          << map.definition << " " << view.unitsPerPx;
    }
  }
}

TEST(UtmGrid, RandomViewsGiveFewLines) {
  inRandomViews(6, [](Random&, const Projection& map, const View& view) {
    EXPECT_LE(utmGrid(map, view).lines.size(), 200u);
    EXPECT_LE(mgrsGrid(map, view).lines.size(), 200u);
  });
}

TEST(RoundStepMetres, IsOneTwoOrFiveTimesAPowerOfTen) {
  EXPECT_EQ(roundStepMetres(0), 1);
  EXPECT_EQ(roundStepMetres(1), 1);
  EXPECT_EQ(roundStepMetres(1.1), 2);
  EXPECT_EQ(roundStepMetres(20), 20);
  EXPECT_EQ(roundStepMetres(21), 50);
  EXPECT_EQ(roundStepMetres(51'000), 100'000);
  EXPECT_EQ(roundStepMetres(100'001), std::nullopt);
  EXPECT_EQ(roundStepMetres(NAN), std::nullopt);
}

}  // namespace
}  // namespace geo
