#include "geo/coords/coordinate_text.hpp"

#include "geo/coords/geodesic.hpp"
#include "geo/coords/projection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

struct Format {
  PlaceFormat format;
  double mostMetres;  // between a place and what its text says: half a step north and half one east
};

constexpr Format kFormats[] = {
    {PlaceFormat::DecimalDegrees, 0.8},
    {PlaceFormat::DegreesMinutesSeconds, 2.2},
    {PlaceFormat::Utm, 0.72},
    {PlaceFormat::Mgrs, 0.72},
};

struct Written {
  std::string_view text;
  LonLat at;
};

constexpr LonLat kShushi{46.7492, 39.7601};

constexpr Written kDegrees[] = {
    {"39.76010, 46.74920", kShushi},
    {"39.7601,46.7492", kShushi},
    {"39.7601 46.7492", kShushi},
    {"  39.7601;\t46.7492\n", kShushi},
    {"+39.7601+46.7492", kShushi},
    {"39.7601N 46.7492E", kShushi},
    {"39.7601° N, 46.7492° E", kShushi},
    {"39.7601n 46.7492e", kShushi},
    {"N39.7601 E46.7492", kShushi},
    {"N 39.7601, E 46.7492", kShushi},
    {"39.7601 North 46.7492 East", kShushi},
    {"46.7492E 39.7601N", kShushi},
    {"E46.7492, N39.7601", kShushi},
    {"-33.5, -70.25", {-70.25, -33.5}},
    {"−33.5 –70.25", {-70.25, -33.5}},
    {"33.5S 70.25W", {-70.25, -33.5}},
    {"33.5s 70.25w", {-70.25, -33.5}},
    {"W70.25 S33.5", {-70.25, -33.5}},
    {"90, 180", {180, 90}},
    {"-90, -180", {-180, -90}},
    {"0 0", {0, 0}},
    {"39°45'36.36\"N 46°44'57.12\"E", kShushi},
    {"39°45′36.36″N, 46°44′57.12″E", kShushi},
    {"39° 45’ 36.36” N 46° 44’ 57.12” E", kShushi},
    {"39°45'36.36'' 46°44'57.12''", kShushi},
    {"39d45m36.36sN 46d44m57.12sE", kShushi},
    {"39d45m36.36s 46d44m57.12s", kShushi},
    {"33d30m0sS 70d15m0sW", {-70.25, -33.5}},
    {"33d30mS 70d15mW", {-70.25, -33.5}},
    {"33°30'0S 70°15'0W", {-70.25, -33.5}},
    {"39 45 36.36 N 46 44 57.12 E", kShushi},
    {"39 45 36.36 46 44 57.12", kShushi},
    {"39 45.606, 46 44.952", kShushi},
    {"39°45.606'N 46°44.952'E", kShushi},
    {"N39°45.606 E46°44.952", kShushi},
    {"-0°30', -0°15'", {-0.25, -0.5}},
    {"39° 46°", {46, 39}},
};

/// Examples of GeographicLib's manual, and the poles.
constexpr Written kGrids[] = {
    {"38SMB4488", {44.40363, 33.33424}},  // Baghdad, the middle of a square of 1 km
    {"38S MB 44 88", {44.40363, 33.33424}}, {"38smb 4488", {44.40363, 33.33424}},
    {"38S MB 44140 84706", {44.4, 33.3}},   {"38n 444140.54 3684706.36", {44.4, 33.3}},
    {"Z AH 00000 00000", {0, 90}},          {"B AN 00000 00000", {0, -90}},
    {"Z 2000000 2000000", {0, 90}},         {"A 2000000mE 2000000mN", {0, -90}},
};

struct Refused {
  std::string_view text, why;
};

constexpr Refused kRefused[] = {
    {"", "nothing is written"},
    {" \t ", "nothing is written"},
    {"Shushi", "\"Shushi\" is neither unit nor direction"},
    {"Шуши", "\"Шуши\" is no number or letter"},
    {"39.7601", "cannot tell latitude from longitude"},
    {"39.7601, 46.7492, 1300", "cannot tell latitude from longitude"},
    {"39,7601, 46,7492", "cannot tell latitude from longitude"},
    {"39 45 36", "cannot tell latitude from longitude"},
    {"39 1 2 3 46 1 2 3", "\"3\" is out of place"},
    {"39.7601N 46.7492", "1 of N, S, E, W"},
    {"39N 46E 12W", "3 of N, S, E, W"},
    {"39.7601N 46.7492S", "N and S are not latitude and longitude"},
    {"39.7601E 46.7492W", "E and W are not latitude and longitude"},
    {"NE 39 46", "a number is missing"},
    {"-39N 46E", "-39 has a sign and a direction"},
    {"90.00001, 46", "latitude 90.00001 is beyond 90; it comes first"},
    {"146.7, 39.7", "latitude 146.7 is beyond 90; it comes first"},
    {"39.7, 180.1", "longitude 180.1 is beyond 180"},
    {"99N 46E", "latitude 99 is beyond 90"},
    {"39°60'N 46°44'E", "60 minutes or seconds"},
    {"39°-5'N 46°44'E", "-5 minutes or seconds"},
    {"39.5°45'N 46°44'E", "39.5 has decimals"},
    {"39'45°N 46'44°E", "\"'\" is out of place"},
    {"39D45M36S 46D44M57E", "\"D\" is neither unit nor direction"},
    {"1e1, 2e1", "\",\" is out of place"},
    {"nan, nan", "\"nan\" is neither unit nor direction"},
    {"1.2.3, 4", "\"1.2.3, 4\" is no number or letter"},
    {"38S NJ 640 02000", "as MGRS, 38SNJ 640 02000: easting and northing need the same number"},
    {"38S NJ 6400002", "as MGRS, 38SNJ 6400002: easting and northing need the same number"},
    {"38S NJ 64 000 02 000", "as MGRS, 38SNJ 64 000 02 000: easting and northing need"},
    {"61S NJ 64000 02000", "as MGRS, 61SNJ 64000 02000: "},
    {"0S NJ 64000 02000", "as MGRS, 0SNJ 64000 02000: "},
    {"38S IJ 64000 02000", "as MGRS, 38SIJ 64000 02000: "},
    {"38T NJ 64000 02000", "as MGRS, 38TNJ 64000 02000: "},
    {"38T 564000 4302000", "as UTM, zone 38, T, 564000 m east, 4302000 m north: latitude 38.8"},
    {"38I 564000 4402000", "I is no band"},
    {"0N 564000 4402000", "zones count from 1 to 60"},
    {"61N 564000 4402000", "zones count from 1 to 60"},
    {"38N 64000 4402000", "as UTM, zone 38, N, 64000 m east, 4402000 m north: "},
    {"38N 564000 14402000", "as UTM, zone 38, N, 564000 m east, 14402000 m north: "},
    {"Y 2100000 2000000", "as UPS, Y, 2100000 m east, 2000000 m north: the easting is not in Y"},
};

/// Places where zones, bands, hemispheres and caps meet, and the widened zones of Norway and
/// Svalbard; a hair's breadth to each side too.
std::vector<LonLat> edgePlaces() {
  std::vector<double> lons, lats{-90, -80, 0, 72, 84, 90, 60.5, 78.3};
  for (int lon = -180; lon <= 180; lon += 3) lons.push_back(lon);
  for (int lat = -80; lat <= 72; lat += 8) lats.push_back(lat);
  std::vector<LonLat> places;
  for (const double lon : lons) {
    for (const double lat : lats) {
      for (const double hair : {0.0, 1e-9, 1e-6, 4e-6, -1e-9, -1e-6, -4e-6}) {
        places.push_back(
            {std::clamp(lon + hair, -180.0, 180.0), std::clamp(lat + hair, -90.0, 90.0)});
        places.push_back({std::clamp(lon - hair, -180.0, 180.0), places.back().latDegrees});
      }
    }
  }
  return places;
}

std::vector<LonLat> randomPlaces(const GeoBox& box, int count) {
  std::mt19937_64 random{3};
  std::uniform_real_distribution<double> lon(box.west, box.east), lat(box.south, box.north);
  std::vector<LonLat> places;
  for (int i = 0; i < count; ++i) places.push_back({lon(random), lat(random)});
  return places;
}

void expectReadBack(const std::vector<LonLat>& places) {
  for (const LonLat at : places) {
    for (const auto& [format, mostMetres] : kFormats) {
      const std::string text = formatPlace(at, format);
      const auto read = parsePlace(text);
      ASSERT_TRUE(read) << describe(read.error());
      ASSERT_LE(distanceMetres(at, *read), mostMetres)
          << text << fmt::format(" for {} {}", at.latDegrees, at.lonDegrees);
    }
  }
}

TEST(FormatPlace, WritesEachFormat) {
  EXPECT_EQ(formatPlace(kShushi, PlaceFormat::DecimalDegrees), "39.76010, 46.74920");
  EXPECT_EQ(formatPlace(kShushi, PlaceFormat::DegreesMinutesSeconds),
            "39°45'36.4\"N 46°44'57.1\"E");
  const LonLat capeHorn{-67.28917, -55.98056};
  EXPECT_EQ(formatPlace(capeHorn, PlaceFormat::DecimalDegrees), "-55.98056, -67.28917");
  EXPECT_EQ(formatPlace(capeHorn, PlaceFormat::DegreesMinutesSeconds),
            "55°58'50.0\"S 67°17'21.0\"W");
  const LonLat byBaghdad{44.4, 33.3};  // an example of GeographicLib's manual
  EXPECT_EQ(formatPlace(byBaghdad, PlaceFormat::Utm), "38S 444141mE 3684706mN");
  EXPECT_EQ(formatPlace(byBaghdad, PlaceFormat::Mgrs), "38S MB 44140 84706");
  EXPECT_EQ(formatPlace({0, 90}, PlaceFormat::Utm), "Z 2000000mE 2000000mN");
  EXPECT_EQ(formatPlace({0, 90}, PlaceFormat::Mgrs), "Z AH 00000 00000");
}

TEST(FormatPlace, WritesTheMetresOfProj) {
  const auto utm = Projection::create("EPSG:32638");
  ASSERT_TRUE(utm);
  for (const LonLat at : randomPlaces({42, 32, 48, 40}, 2'000)) {
    const auto point = (*utm)->forward(at);
    ASSERT_TRUE(point);
    EXPECT_EQ(formatPlace(at, PlaceFormat::Utm),
              fmt::format("38S {:.0f}mE {:.0f}mN", point->xMetres, point->yMetres));
  }
}

TEST(FormatPlace, CarriesOverWhatIsRoundedUpAndHasNoNegativeZero) {
  const LonLat nearly{-1e-7, 39.9999999};
  EXPECT_EQ(formatPlace(nearly, PlaceFormat::DecimalDegrees), "40.00000, 0.00000");
  EXPECT_EQ(formatPlace(nearly, PlaceFormat::DegreesMinutesSeconds), "40°00'00.0\"N 0°00'00.0\"E");
  EXPECT_EQ(formatPlace({190, 0}, PlaceFormat::DecimalDegrees), "0.00000, -170.00000");
}

TEST(FormatPlace, WritesNothingForWhatIsNoPlace) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const LonLat at :
       {LonLat{kNan, 0}, {0, kNan}, {kInfinity, 0}, {0, 90.001}, {0, -kInfinity}}) {
    for (const Format& format : kFormats) EXPECT_EQ(formatPlace(at, format.format), "");
  }
}

TEST(FormatPlace, IsReadBackAsTheSamePlace) {
  expectReadBack(randomPlaces({-180, -90, 180, 90}, 20'000));
  expectReadBack(randomPlaces({0, 55, 45, 85}, 20'000));  // Norway and Svalbard
  expectReadBack(randomPlaces({-180, 83.9, 180, 90}, 5'000));
  expectReadBack(randomPlaces({-180, -90, 180, -79.9}, 5'000));
  expectReadBack(edgePlaces());
}

TEST(ParsePlace, ReadsDegreesInManyWays) {
  for (const Written& row : kDegrees) {
    const auto place = parsePlace(row.text);
    ASSERT_TRUE(place) << describe(place.error());
    EXPECT_NEAR(place->lonDegrees, row.at.lonDegrees, 1e-12) << row.text;
    EXPECT_NEAR(place->latDegrees, row.at.latDegrees, 1e-12) << row.text;
  }
}

TEST(ParsePlace, ReadsGridsAsPublished) {
  for (const Written& row : kGrids) {
    const auto place = parsePlace(row.text);
    ASSERT_TRUE(place) << describe(place.error());
    EXPECT_LT(distanceMetres(*place, row.at), 2) << row.text;
  }
}

TEST(ParsePlace, ReadsUtmAsProjDoes) {
  struct Case {
    std::string_view text;
    const char* projection;
    Projected at;
  };
  constexpr Projected kNorth{564'000, 4'402'000}, kSouth{564'000, 6'402'000};
  constexpr Case kCases[] = {
      {"38S 564000 4402000", "EPSG:32638", kNorth},
      {"38 S 564000 4402000", "EPSG:32638", kNorth},
      {"38s 564000m 4402000m", "EPSG:32638", kNorth},
      {"38 N 564000mE 4402000mN", "EPSG:32638", kNorth},
      {"38N 564000, 4402000", "EPSG:32638", kNorth},
      {"38 north 564000 m E 4402000 m N", "EPSG:32638", kNorth},
      {"38 South 564000 4402000", "EPSG:32738", kNorth},
      {"38S 564000 6402000", "EPSG:32738", kSouth},  // no northing of band S
      {"38H 564000E 6402000N", "EPSG:32738", kSouth},
      {"38V 564000.25 6402000.75", "EPSG:32638", {564'000.25, 6'402'000.75}},
      {"01N 564000 0", "EPSG:32601", {564'000, 0}},
      {"1M 564000 10000000", "EPSG:32701", {564'000, 10'000'000}},
  };
  for (const Case& row : kCases) {
    const auto place = parsePlace(row.text);
    ASSERT_TRUE(place) << describe(place.error());
    const auto projection = Projection::create(row.projection);
    ASSERT_TRUE(projection);
    const auto expected = (*projection)->inverse(row.at);
    ASSERT_TRUE(expected);
    EXPECT_LT(distanceMetres(*place, *expected), 1e-3) << row.text;
  }
}

/// Fewer digits name a larger square with the same corner; its middle is read.
TEST(ParsePlace, ReadsTheMiddleOfAnMgrsSquare) {
  const auto utm = Projection::create("EPSG:32638");
  ASSERT_TRUE(utm);
  std::string zeros;
  for (double sideMetres = 100'000; sideMetres > 0.5e-6; sideMetres /= 10, zeros += '0') {
    for (const std::string& text : {"38S NJ " + zeros + ' ' + zeros, "38SNJ" + zeros + zeros}) {
      const auto place = parsePlace(text);
      ASSERT_TRUE(place) << describe(place.error());
      const auto at = (*utm)->forward(*place);
      ASSERT_TRUE(at);
      EXPECT_NEAR(at->xMetres, 500'000 + sideMetres / 2, 1e-4) << text;
      EXPECT_NEAR(at->yMetres, 4'300'000 + sideMetres / 2, 1e-4) << text;
    }
  }
}

TEST(ParsePlace, SaysWhatItTookTheTextForAndWhatIsWrong) {
  for (const Refused& row : kRefused) {
    const auto place = parsePlace(row.text);
    ASSERT_FALSE(place) << row.text;
    EXPECT_EQ(place.error().kind, Failure::Kind::Invalid);
    EXPECT_EQ(place.error().on, row.text);
    EXPECT_THAT(place.error().what, ::testing::StartsWith("reading a place"));
    EXPECT_THAT(place.error().what, ::testing::HasSubstr(std::string(row.why)));
  }
}

/// Whatever somebody pastes is a place on Earth or a failure.
TEST(ParsePlace, SurvivesAnyText) {
  std::mt19937 random{11};
  const std::string_view pieces[] = {"39",
                                     "46.7",
                                     "38",
                                     "0",
                                     "-",
                                     "+",
                                     ".",
                                     ",",
                                     " ",
                                     "N",
                                     "S",
                                     "E",
                                     "w",
                                     "d",
                                     "m",
                                     "s",
                                     "°",
                                     "'",
                                     "\"",
                                     "′",
                                     "M",
                                     "NJ",
                                     "Z",
                                     "INV",
                                     "5000",
                                     "64",
                                     "4402000",
                                     "564000",
                                     "99999999999999999999",
                                     "\xFF",
                                     "\xC2",
                                     "north"};
  int read = 0;
  const auto check = [&read](const std::string& text) {
    const auto place = parsePlace(text);
    if (!place) return;
    ++read;
    ASSERT_LE(std::abs(place->latDegrees), 90) << text;
    ASSERT_LE(std::abs(place->lonDegrees), 180) << text;
  };
  for (int i = 0; i < 200'000; ++i) {
    std::string text;
    for (auto length = random() % 9; length > 0; --length)
      text += pieces[random() % std::size(pieces)];
    check(text);
  }
  EXPECT_GT(read, 100);
  for (const std::string_view piece : pieces) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    check(text);
  }
}

}  // namespace
}  // namespace geo
