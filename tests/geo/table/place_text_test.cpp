// Places in degrees and minutes, and both numbers of a place in one cell. All rows are invented.
#include "geo/table/place_text.hpp"

#include "geo/coords/coordinate_text.hpp"
#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <cmath>
#include <random>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::Contains;
using testing::HasSubstr;

constexpr double kTenthOfASecond = 0.1 / 3600;

/// 39°45'36.4"N: as formatPlace writes both, cut at the blank between.
TextRow halvesOf(LonLat at) {
  const std::string both = formatPlace(at, PlaceFormat::DegreesMinutesSeconds);
  const auto blank = both.find(' ');
  return {both.substr(0, blank), both.substr(blank + 1)};
}

TEST(PlaceText, ColumnsOfDegreesMinutesAndSecondsAreDrawnWhereTheyAre) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> lon(-180, 180), lat(-80, 80);
  std::vector<TextRow> rows;
  std::vector<LonLat> places;
  for (int i = 0; i < 200; ++i) {
    places.push_back({lon(random), lat(random)});
    rows.push_back(halvesOf(places.back()));
  }
  const EventTable table = assemble(textTable({"lat", "lon"}, rows), {});
  ASSERT_EQ(table.report.drawn, places.size());
  for (std::size_t i = 0; i < table.events.rows.size(); ++i) {
    const LonLat& expected = places[table.events.rows[i]];
    EXPECT_NEAR(table.events.places[i].lonDegrees, expected.lonDegrees, kTenthOfASecond);
    EXPECT_NEAR(table.events.places[i].latDegrees, expected.latDegrees, kTenthOfASecond);
  }
}

TEST(PlaceText, ADirectionOfTheOtherAxisIsNoPlace) {
  const EventTable table =
      assemble(textTable({"lat", "lon"},
                         {{"39°45'N", "46°45'E"}, {"39.5N", "46.5E"}, {"46°45'E", "39°45'N"}}),
               {});
  EXPECT_EQ(table.report.drawn, 2u);
  EXPECT_EQ(table.report.notDrawn.at(static_cast<std::size_t>(NotDrawn::UnreadPlace)).count, 1u);
}

TEST(PlaceText, MetresWithBlanksBetweenTheirDigitsAreNoDegreesAndMinutes) {
  const EventTable table = assemble(
      textTable({"x", "y"}, {{"46 000", "39 000"}, {"46.7", "39.8"}, {"46.8", "39.9"}}), {});
  EXPECT_EQ(table.report.drawn, 2u);
}

TEST(PlaceText, EveryWayToWriteAPlaceServesInOneCell) {
  const LonLat place{46.7492, 39.7601};
  for (const PlaceFormat format : {PlaceFormat::DecimalDegrees, PlaceFormat::DegreesMinutesSeconds,
                                   PlaceFormat::Utm, PlaceFormat::Mgrs}) {
    for (const char* name : {"coordinates", "Lat,Lon", "MGRS", "Координаты", "GPS coordinates"}) {
      const std::string text = formatPlace(place, format);
      const EventTable table = assemble(textTable({name}, {{text}, {text}}), {});
      ASSERT_EQ(table.report.drawn, 2u) << name << ": " << text;
      EXPECT_NEAR(table.events.places[0].lonDegrees, place.lonDegrees, 2e-5) << text;
      EXPECT_NEAR(table.events.places[0].latDegrees, place.latDegrees, 2e-5) << text;
    }
  }
}

TEST(PlaceText, TheOrderIsTheNamesOrLatitudeFirstAndIsTold) {
  const EventTable lonFirst = assemble(textTable({"lon_lat"}, {{"46.75, 39.82"}}), {});
  const EventTable latFirst = assemble(textTable({"coordinates"}, {{"(39.82, 46.75)"}}), {});
  for (const EventTable& table : {lonFirst, latFirst}) {
    ASSERT_EQ(table.report.drawn, 1u);
    EXPECT_DOUBLE_EQ(table.events.places[0].lonDegrees, 46.75);
  }
  EXPECT_THAT(lonFirst.report.howRead, Contains(HasSubstr("longitude first")));
  EXPECT_THAT(latFirst.report.howRead, Contains(HasSubstr("latitude first")));
}

TEST(PlaceText, TheOrderIsToldOnlyOfWhatHasNoLetters) {
  for (const char* text : {"38SNJ6400002000", "38T 564000 4622000", "39.8N 46.7E"}) {
    const EventTable table = assemble(textTable({"coordinates"}, {{text}}), {});
    ASSERT_EQ(table.report.drawn, 1u) << text;
    EXPECT_THAT(table.report.howRead, Not(Contains(HasSubstr("latitude first")))) << text;
  }
}

TEST(PlaceText, ASquareOfMgrsIsKnownToWithinAsMuchAsItIsWide) {
  const EventTable table = assemble(
      textTable({"mgrs"}, {{"38SNJ"}, {"38SNJ6402"}, {"38S NJ 640 020"}, {"38SNJ6400002000"}}), {});
  ASSERT_EQ(table.report.drawn, 4u);
  EXPECT_THAT(table.report.howRead, Contains(HasSubstr("square that MGRS names")));
  const double sides[] = {100'000, 1000, 100, 0};
  for (std::size_t i = 0; i < table.events.rows.size(); ++i) {
    const double side = sides[table.events.rows[i]];
    const float radius = table.events.radiusMetres.at(i);
    if (side == 0) {
      EXPECT_EQ(radius, kNoRadius);
    } else {
      EXPECT_NEAR(radius, side / std::sqrt(2), side / 1000) << "the square's corners are within";
    }
  }
}

TEST(PlaceText, DegreesThatHaveTheirMinutesInAnotherColumnAreNoPlace) {
  const TextRow row{"39", "45", "46", "30"};
  for (const TextRow& names :
       {TextRow{"lat_deg", "lat_min", "lon_deg", "lon_min"},
        TextRow{"Lat (deg)", "Lat (min)", "Lon (deg)", "Lon (min)"},
        TextRow{"Широта (град)", "Широта (мин)", "Долгота (град)", "Долгота (мин)"}}) {
    EXPECT_EQ(assemble(textTable(names, {row}), {}).report.drawn, 0u) << names[0];
  }
  const EventTable bounds =
      assemble(textTable({"lat", "lat_min", "lat_max", "lon"}, {{"39.5", "39", "40", "46.5"}}), {});
  EXPECT_EQ(bounds.report.drawn, 1u) << "the least latitude is another thing";
}

TEST(PlaceText, NamesOfPlacesAndOneNumberAreNoPlaces) {
  for (const char* text : {"Shusha", "46.75", "", "near 39.8, 46.7", "[46.7, 39.8]"}) {
    EXPECT_FALSE(readPlaceText(text)) << text;
  }
  const EventTable table =
      assemble(textTable({"location"}, {{"Shusha"}, {"Lachin"}, {"39.8, 46.7"}}), {});
  EXPECT_EQ(table.report.drawn, 0u) << "a column of names is none of coordinates";
}

}  // namespace
}  // namespace geo
