#include "geo/coords/projection.hpp"

#include "geo/coords/geodesic.hpp"

#include <cmath>
#include <random>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using Random = std::mt19937_64;

double uniform(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

LonLat randomIn(Random& random, const GeoBox& box) {
  return {uniform(random, box.west, box.east), uniform(random, box.south, box.north)};
}

ProjectionPtr projection(const std::string& definition) {
  auto made = Projection::create(definition);
  EXPECT_TRUE(made.has_value()) << describe(made.error());
  return made.value_or(nullptr);
}

struct Domain {
  const char* definition;
  GeoBox box;
  double slackMetres = 0.001;
};

// PROJ's series for equal-area latitudes is good to two millimetres only.
constexpr double kAuthalicSlackMetres = 0.002;

const Domain kDomains[] = {
    {"EPSG:32638", {42, -10, 48, 80}},
    {"EPSG:32738", {42, -80, 48, 10}},
    {"EPSG:3857", {-179.9, -85, 179.9, 85}},
    {"EPSG:4326", {-179.9, -89.9, 179.9, 89.9}},
    {"OGC:CRS84", {-179.9, -89.9, 179.9, 89.9}},
    {"EPSG:3035", {-10, 35, 40, 70}, kAuthalicSlackMetres},
    {"EPSG:2263", {-75, 40, -72, 42}},
    {"+proj=lcc +lat_0=40 +lon_0=46 +lat_1=39 +lat_2=41 +datum=WGS84", {35, 20, 60, 60}},
    {"+proj=laea +lat_0=90 +lon_0=0 +datum=WGS84", {-179.9, 30, 179.9, 89.9}, kAuthalicSlackMetres},
    {"+proj=laea +lat_0=-90 +lon_0=10 +datum=WGS84 +type=crs",
     {-179.9, -89.9, 179.9, -30},
     kAuthalicSlackMetres},
    {"+proj=moll +lon_0=0 +datum=WGS84", {-179.9, -89, 179.9, 89}},
    {"ESRI:54009", {-179.9, -89, 179.9, 89}},
    {"+proj=eqearth +lon_0=45 +datum=WGS84 +units=m", {-134, -89, 224, 89}, kAuthalicSlackMetres},
};

TEST(Projection, ThereAndBackIsWithinAMillimetre) {
  Random random{1};
  for (const Domain& domain : kDomains) {
    const ProjectionPtr map = projection(domain.definition);
    ASSERT_TRUE(map);
    for (int i = 0; i < 500; ++i) {
      const LonLat at = randomIn(random, domain.box);
      const auto projected = map->forward(at);
      ASSERT_TRUE(projected) << domain.definition << " at " << at.lonDegrees << " "
                             << at.latDegrees;
      const auto back = map->inverse(*projected);
      ASSERT_TRUE(back) << domain.definition;
      EXPECT_LT(distanceMetres(at, *back), domain.slackMetres) << domain.definition;
    }
  }
}

TEST(Projection, MadeFromItsOwnDefinitionIsCalledTheSame) {
  const GeoBox box{44, 38, 50, 42}, world{-180, -60, 180, 80};
  for (const std::string& given :
       {std::string("EPSG:32638"), fittingProjection(box), fittingProjection(world)}) {
    const ProjectionPtr made = projection(given);
    const ProjectionPtr again = projection(made->definition());
    EXPECT_EQ(again->name(), made->name());
    EXPECT_EQ(again->definition(), made->definition());
  }
}

TEST(Projection, ManyPointsAreTheSameAsOneByOne) {
  Random random{2};
  for (const Domain& domain : kDomains) {
    const ProjectionPtr map = projection(domain.definition);
    ASSERT_TRUE(map);
    std::vector<LonLat> points;
    for (int i = 0; i < 50; ++i) points.push_back(randomIn(random, domain.box));
    const std::vector<Projected> many = map->forward(points);
    ASSERT_EQ(many.size(), points.size());
    for (std::size_t i = 0; i < points.size(); ++i) EXPECT_EQ(map->forward(points[i]), many[i]);
  }
}

struct KnownPoint {
  const char* definition;
  LonLat at;
  Projected expected;
  double tolerance;
};

// From definitions: false origins, the sphere of web Mercator, the axis order of this program.
TEST(Projection, PutsKnownPointsWhereTheyBelong) {
  const KnownPoint points[] = {
      {"EPSG:32638", {45, 0}, {500'000, 0}, 1e-3},
      {"EPSG:32738", {45, 0}, {500'000, 10'000'000}, 1e-3},
      {"EPSG:3857", {180, 0}, {20'037'508.342789, 0}, 1e-3},
      {"EPSG:3857", {0, 45}, {0, 5'621'521.486192}, 1e-3},
      {"EPSG:4326", {46.75, 39.8}, {46.75, 39.8}, 1e-9},
      {"EPSG:3035", {10, 52}, {4'321'000, 3'210'000}, 1e-3},
      {"+proj=laea +lat_0=90 +lon_0=0 +datum=WGS84", {0, 90}, {0, 0}, 1e-3},
  };
  for (const KnownPoint& point : points) {
    const auto projected = projection(point.definition)->forward(point.at);
    ASSERT_TRUE(projected) << point.definition;
    EXPECT_NEAR(projected->xMetres, point.expected.xMetres, point.tolerance) << point.definition;
    EXPECT_NEAR(projected->yMetres, point.expected.yMetres, point.tolerance) << point.definition;
  }
}

struct RefusedText {
  const char* definition;
  Failure::Kind kind;
};

TEST(Projection, RefusesWhatNoMapCanBeDrawnIn) {
  const RefusedText texts[] = {
      {"", Failure::Kind::Invalid},
      {"   ", Failure::Kind::Invalid},
      {"EPSG:999999", Failure::Kind::Invalid},
      {"EPSG:", Failure::Kind::Invalid},
      {"+proj=nosuch", Failure::Kind::Invalid},
      {"no such place", Failure::Kind::Invalid},
      {"EPSG:4978", Failure::Kind::Unsupported},  // geocentric
      {"EPSG:5773", Failure::Kind::Unsupported},  // vertical
      {"EPSG:4979", Failure::Kind::Unsupported},  // three-dimensional
      {"EPSG:2053", Failure::Kind::Unsupported},  // axes to the west and south
      {"EPSG:9707", Failure::Kind::Unsupported},  // compound
      {"+proj=geocent +datum=WGS84", Failure::Kind::Unsupported},
  };
  for (const RefusedText& text : texts) {
    const auto made = Projection::create(text.definition);
    ASSERT_FALSE(made.has_value()) << text.definition;
    EXPECT_EQ(made.error().kind, text.kind) << text.definition;
    EXPECT_EQ(made.error().on, text.definition);
    EXPECT_THAT(made.error().what, HasSubstr("coordinate system"));
  }
}

TEST(Projection, PointsOutsideTheDomainGiveNothing) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  const Domain outside[] = {
      {"EPSG:32638", {135, 10, 135, 10}},
      {"EPSG:3857", {0, 90, 0, 90}},
      {"+proj=lcc +lat_0=40 +lon_0=46 +lat_1=39 +lat_2=41 +datum=WGS84", {46, -90, 46, -90}},
      {"+proj=gnom +lat_0=90 +lon_0=0 +datum=WGS84", {0, -10, 0, -10}},
      {"+proj=ortho +lat_0=40 +lon_0=46 +datum=WGS84", {-134, -40, -134, -40}},
      {"EPSG:4326", {0, 91, 0, 91}},
      {"EPSG:32638", {45, -95, 45, -95}},
      {"EPSG:32638", {kNan, 40, kNan, 40}},
      {"EPSG:32638", {45, kNan, 45, kNan}},
  };
  for (const Domain& row : outside) {
    const LonLat at{row.box.west, row.box.south};
    const ProjectionPtr map = projection(row.definition);
    ASSERT_TRUE(map);
    EXPECT_FALSE(map->forward(at))
        << row.definition << " " << at.lonDegrees << " " << at.latDegrees;
    const LonLat both[] = {at, {46, 40}};
    const std::vector<Projected> many = map->forward(both);
    EXPECT_TRUE(std::isnan(many[0].xMetres) && std::isnan(many[0].yMetres));
    EXPECT_FALSE(std::isnan(many[1].xMetres)) << "a bad point must not spoil its neighbour";
  }
}

TEST(Projection, PlanePointsOutsideTheDomainGiveNothing) {
  EXPECT_FALSE(projection("+proj=moll +lon_0=0 +datum=WGS84")->inverse({1.8e7, 8e6}));
  EXPECT_FALSE(projection("+proj=ortho +lat_0=40 +lon_0=46 +datum=WGS84")->inverse({7e6, 0}));
  EXPECT_FALSE(projection("EPSG:4326")->inverse({0, 90.5}));
}

TEST(Projection, BoundsHoldEveryPointOfTheBox) {
  Random random{3};
  const Domain boxes[] = {
      {"EPSG:32638", {45.4, 38.75, 48.0, 40.75}},
      {"EPSG:3857", {-170, -80, 170, 80}},
      {"+proj=lcc +lat_0=40 +lon_0=46 +lat_1=39 +lat_2=41 +datum=WGS84", {30, 25, 62, 55}},
      {"+proj=laea +lat_0=90 +lon_0=0 +datum=WGS84", {-180, 60, 180, 90}},  // pole inside
      {"+proj=moll +lon_0=0 +datum=WGS84", {-179, -89, 179, 89}},
      {"EPSG:4326", {45.4, 38.75, 48.0, 40.75}},
  };
  for (const Domain& row : boxes) {
    const ProjectionPtr map = projection(row.definition);
    ASSERT_TRUE(map);
    const auto bounds = map->boundsOf(row.box);
    ASSERT_TRUE(bounds) << row.definition;
    const double slackX = bounds->width() / 1000, slackY = bounds->height() / 1000;
    PlaneBox seen;
    for (int i = 0; i < 5000; ++i) {
      const auto at = map->forward(randomIn(random, row.box));
      ASSERT_TRUE(at);
      seen.include(*at);
    }
    EXPECT_GE(seen.minX, bounds->minX - slackX) << row.definition;
    EXPECT_LE(seen.maxX, bounds->maxX + slackX) << row.definition;
    EXPECT_GE(seen.minY, bounds->minY - slackY) << row.definition;
    EXPECT_LE(seen.maxY, bounds->maxY + slackY) << row.definition;
    EXPECT_GT(seen.width(), bounds->width() * 0.9) << "the bounds are much too wide";
    EXPECT_GT(seen.height(), bounds->height() * 0.9) << "the bounds are much too high";
  }
}

TEST(Projection, BoundsAcrossTheDateLineAreNarrow) {
  const ProjectionPtr map = projection("+proj=merc +lon_0=180 +datum=WGS84");
  const auto bounds = map->boundsOf({175, -5, -175, 5});
  ASSERT_TRUE(bounds);
  EXPECT_NEAR(bounds->width(), 10 * 111'319.49, 1);
}

TEST(Projection, BoundsLeaveOutWhatIsOutsideTheDomain) {
  const ProjectionPtr map = projection("+proj=ortho +lat_0=40 +lon_0=46 +datum=WGS84");
  const auto bounds = map->boundsOf({-180, -90, 180, 90});
  ASSERT_TRUE(bounds);
  EXPECT_LT(bounds->width(), 2 * 6'378'200.0);
  EXPECT_FALSE(map->boundsOf({-140, -45, -130, -35}));
}

TEST(Projection, TellsItsUnit) {
  EXPECT_DOUBLE_EQ(projection("EPSG:32638")->metresPerUnit(), 1);
  EXPECT_NEAR(projection("EPSG:2263")->metresPerUnit(), 1200.0 / 3937, 1e-9);
  EXPECT_NEAR(projection("EPSG:4326")->metresPerUnit(), 111'195, 1);
  EXPECT_DOUBLE_EQ(projection("+proj=utm +zone=38 +datum=WGS84 +units=km")->metresPerUnit(), 1000);
  EXPECT_DOUBLE_EQ(
      projection("+proj=utm +zone=38 +ellps=krass +towgs84=25,-141,-78.5")->metresPerUnit(), 1);
}

TEST(Projection, TellsItsNameAndWkt) {
  const ProjectionPtr utm = projection("EPSG:32638");
  EXPECT_EQ(utm->name(), "WGS 84 / UTM zone 38N");
  EXPECT_THAT(utm->esriWkt(), HasSubstr("PROJCS[\"WGS_1984_UTM_Zone_38N\""));
  const ProjectionPtr conic = projection("+proj=lcc +lat_0=40 +lon_0=46 +lat_1=39 +lat_2=41");
  EXPECT_THAT(conic->name(), HasSubstr("+proj=lcc"));
  EXPECT_THAT(conic->esriWkt(), Not(IsEmpty()));
}

TEST(Projection, ReadsItsOwnWkt) {
  for (const char* definition : {"EPSG:32638", "EPSG:3035", "EPSG:4326"}) {
    const ProjectionPtr map = projection(definition);
    for (const std::string* wkt : {&map->esriWkt(), &map->wkt()}) {
      const ProjectionPtr again = projection(*wkt);
      ASSERT_TRUE(again);
      const auto here = map->forward({46, 40}), there = again->forward({46, 40});
      ASSERT_TRUE(here && there);
      EXPECT_NEAR(here->xMetres, there->xMetres, 1e-6);
      EXPECT_NEAR(here->yMetres, there->yMetres, 1e-6);
    }
  }
}

TEST(Projection, TwoThreadsGetTheSameNumbersFromOneProjection) {
  Random random{4};
  std::vector<LonLat> points;
  for (int i = 0; i < 20'000; ++i) points.push_back(randomIn(random, {42, 30, 48, 50}));
  const ProjectionPtr map = projection("EPSG:32638");
  const std::vector<Projected> expected = map->forward(points);
  std::vector<Projected> found[2];
  {
    std::vector<std::jthread> threads;
    for (std::vector<Projected>& result : found) {
      threads.emplace_back([&] {
        for (int round = 0; round < 5; ++round) result = map->forward(points);
        for (std::size_t i = 0; i < 100; ++i) result[i] = map->forward(points[i]).value();
      });
    }
  }
  EXPECT_EQ(found[0], expected);
  EXPECT_EQ(found[1], expected);
}

struct FittingCase {
  GeoBox box;
  const char* definition;
};

TEST(FittingProjection, FollowsTheTable) {
  const FittingCase cases[] = {
      {{45.4, 38.75, 48.0, 40.75}, "EPSG:32638"},
      {{-71, -35, -70, -33}, "EPSG:32719"},
      {{-180, 10, -178, 12}, "EPSG:32601"},
      {{178, 10, 180, 12}, "EPSG:32660"},
      {{179, -20, -179, -18}, "EPSG:32760"},  // across the date line
      {{42, 36, 48, 42}, "EPSG:32638"},       // six degrees: still one zone
      {{40, 36, 52, 42},
       "+proj=lcc +lat_0=39.0000 +lon_0=46.0000 +lat_1=37.0000 +lat_2=41.0000 +datum=WGS84 "
       "+units=m"},
      {{40, 80, 42, 86},
       "+proj=lcc +lat_0=83.0000 +lon_0=41.0000 +lat_1=81.0000 +lat_2=85.0000 +datum=WGS84 "
       "+units=m"},
      {{20, -10, 60, 10}, "+proj=merc +lon_0=40.0000 +datum=WGS84 +units=m"},
      {{-180, -90, 180, 90}, "+proj=eqearth +lon_0=0.0000 +datum=WGS84 +units=m"},
      {{-20, -40, 60, 70}, "+proj=eqearth +lon_0=20.0000 +datum=WGS84 +units=m"},
  };
  for (const FittingCase& row : cases) {
    EXPECT_EQ(fittingProjection(row.box), row.definition);
    const ProjectionPtr map = projection(fittingProjection(row.box));
    ASSERT_TRUE(map);
    EXPECT_TRUE(map->boundsOf(row.box)) << row.definition;
  }
}

TEST(FittingProjection, ShowsEveryPointOfBoxesUpToHalfTheGlobe) {
  Random random{5};
  for (int round = 0; round < 40; ++round) {
    const double width = uniform(random, 0.1, 90), height = uniform(random, 0.1, 60);
    const double west = uniform(random, -180, 180 - width);
    const double south = uniform(random, -85, 85 - height);
    const GeoBox box{west, south, west + width, south + height};
    const ProjectionPtr map = projection(fittingProjection(box));
    ASSERT_TRUE(map);
    for (int i = 0; i < 20; ++i) {
      const LonLat at = randomIn(random, box);
      EXPECT_TRUE(map->forward(at))
          << map->definition() << " " << at.lonDegrees << " " << at.latDegrees;
    }
  }
}

}  // namespace
}  // namespace geo
