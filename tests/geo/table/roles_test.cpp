// Roles of columns, found by their names and by what their cells hold. All rows are invented.
#include "geo/table/roles.hpp"

#include "tests/geo/table/table_builder.hpp"

#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace geo {
namespace {

/// The name of a role's column, "" where there is none.
std::string nameAt(const RawTable& table, const std::optional<std::size_t>& role) {
  return role ? table.columns[*role].name : "";
}

struct NamesRow {
  std::string begin, end, lon, lat;
};

TEST(Roles, AreFoundWhateverTheCaseBlanksAndUnderscores) {
  const NamesRow rows[] = {
      {"date_start", "date_end", "longitude", "latitude"},
      {"Date Start", "Date-End", "Longitude", "LATITUDE"},
      {"event_date", "until", "lon", "lat"},
      {"DATE", "", "lng", "lat"},
      {"from", "to", "x_coord", "y_coord"},
      {"when", "", "X", "Y"},
      {"timestamp", "", "decimalLongitude", "decimalLatitude"},
      {"year", "", "long", "lat"},
  };
  for (const NamesRow& row : rows) {
    const RawTable table =
        textTable({"note", row.lat, row.lon, row.end.empty() ? "n" : row.end, row.begin},
                  {{"a", "39.8", "46.7", "2020-11-12", "2020-11-10"}});
    const Roles roles = rolesOf(table);
    EXPECT_EQ(nameAt(table, roles.begin), row.begin);
    EXPECT_EQ(nameAt(table, roles.end), row.end);
    EXPECT_EQ(nameAt(table, roles.longitude), row.lon);
    EXPECT_EQ(nameAt(table, roles.latitude), row.lat);
    EXPECT_EQ(roles.layout, KnownLayout::None);
  }
}

TEST(Roles, AColumnIsADateOnlyIfItsCellsAre) {
  const RawTable table =
      textTable({"from", "to", "time", "year"},
                {{"Shusha", "Lachin", "morning", "2020"}, {"Lachin", "Goris", "noon", "2020"}});
  const Roles roles = rolesOf(table);
  EXPECT_EQ(nameAt(table, roles.begin), "year");
  EXPECT_FALSE(roles.end);
}

TEST(Roles, EmptyColumnsOfAFormatGiveWayToFilledOnes) {
  const RawTable table =
      textTable({"Name", "timestamp", "begin", "end"}, {{"a", "2020-11-10T20:00:00Z", "", ""}});
  EXPECT_EQ(nameAt(table, rolesOf(table).begin), "timestamp");
}

TEST(Roles, NamesOfPlacesAndAddressesAreNoCoordinates) {
  const RawTable table = textTable({"place", "address", "city", "lon"},
                                   {{"Shusha", "1 Main Street", "Shusha", "46.7"}});
  const Roles roles = rolesOf(table);
  EXPECT_FALSE(roles.longitude) << "half a pair is none";
  EXPECT_FALSE(roles.latitude);
  EXPECT_FALSE(roles.wkt);
}

TEST(Roles, AColumnIsWellKnownTextOnlyIfItLooksLikeIt) {
  const RawTable wkt = textTable({"geom"}, {{"POINT (46.7 39.8)"}});
  EXPECT_TRUE(rolesOf(wkt).wkt);
  const RawTable other = textTable({"geom"}, {{"0101000020E6100000"}});
  EXPECT_FALSE(rolesOf(other).wkt);
}

TEST(Roles, ACategoryHasFewValuesThatComeAgain) {
  const RawTable named = textTable({"area", "kind"}, {{"n", "raid"}, {"s", "raid"}, {"n", "mine"}});
  EXPECT_EQ(nameAt(named, rolesOf(named).category), "kind");
  const RawTable different = textTable({"kind"}, {{"a"}, {"b"}, {"c"}});
  EXPECT_FALSE(rolesOf(different).category);
  const RawTable same = textTable({"kind"}, {{"a"}, {"a"}});
  EXPECT_FALSE(rolesOf(same).category);
  const RawTable unnamed =
      textTable({"note", "front"}, {{"1", "n"}, {"b", "n"}, {"c", "s"}, {"d", "s"}});
  EXPECT_EQ(nameAt(unnamed, rolesOf(unnamed).category), "front");
}

TEST(Roles, SizeAndRadiusAreNumbers) {
  const RawTable table =
      textTable({"size", "deaths", "low", "high", "accuracy_m"}, {{"large", "3", "1", "5", "500"}});
  const Roles roles = rolesOf(table);
  EXPECT_EQ(nameAt(table, roles.size), "deaths");
  EXPECT_EQ(nameAt(table, roles.sizeLow), "low");
  EXPECT_EQ(nameAt(table, roles.sizeHigh), "high");
  EXPECT_EQ(nameAt(table, roles.accuracyMetres), "accuracy_m");
}

// Headers of UCDP GED as its editions have them, here shortened to what matters.
const TextRow kUcdpHeaders[] = {
    {"id", "type_of_violence", "side_a", "side_b", "where_prec", "latitude", "longitude",
     "geom_wkt", "date_prec", "date_start", "date_end", "best", "high", "low"},
    {"id", "type_of_violence", "side_a", "side_b", "where_prec", "latitude", "longitude",
     "geom_wkt", "date_prec", "date_start", "date_end", "best_est", "high_est", "low_est"},
    {"id", "type_of_vi", "side_a", "side_b", "where_prec", "latitude", "longitude", "geom_wkt",
     "date_prec", "date_start", "date_end", "best", "high", "low"},  // cut by a shapefile
};

TEST(Roles, OfUcdpGedOfAnyEdition) {
  for (const TextRow& header : kUcdpHeaders) {
    const RawTable table =
        textTable(header, {{"1", "1", "A", "B", "1", "39.8", "46.7", "POINT (46.7 39.8)", "1",
                            "2008-01-01 00:00:00.000", "2008-01-01 00:00:00.000", "2", "3", "1"}});
    const Roles roles = rolesOf(table);
    EXPECT_EQ(roles.layout, KnownLayout::UcdpGed);
    EXPECT_EQ(nameAt(table, roles.id), header[0]);
    EXPECT_EQ(nameAt(table, roles.category), header[1]);
    EXPECT_EQ(nameAt(table, roles.actorA), header[2]);
    EXPECT_EQ(nameAt(table, roles.actorB), header[3]);
    EXPECT_EQ(nameAt(table, roles.placePrecision), header[4]);
    EXPECT_EQ(nameAt(table, roles.latitude), header[5]);
    EXPECT_EQ(nameAt(table, roles.longitude), header[6]);
    EXPECT_EQ(nameAt(table, roles.datePrecision), header[8]);
    EXPECT_EQ(nameAt(table, roles.begin), header[9]);
    EXPECT_EQ(nameAt(table, roles.end), header[10]);
    EXPECT_EQ(nameAt(table, roles.size), header[11]);
    EXPECT_EQ(nameAt(table, roles.sizeHigh), header[12]);
    EXPECT_EQ(nameAt(table, roles.sizeLow), header[13]);
  }
}

// Headers of ACLED as its files have had them over the years, here shortened to what matters.
const TextRow kAcledHeaders[] = {
    {"event_id_cnty", "event_date", "time_precision", "event_type", "actor1", "actor2", "location",
     "latitude", "longitude", "geo_precision", "fatalities", "timestamp"},
    {"data_id", "event_date", "time_precision", "event_type", "actor1", "actor2", "location",
     "latitude", "longitude", "geo_precision", "fatalities", "timestamp"},
    {"EVENT_ID_CNTY", "EVENT_DATE", "TIME_PRECISION", "EVENT_TYPE", "ACTOR1", "ACTOR2", "LOCATION",
     "LATITUDE", "LONGITUDE", "GEO_PRECISION", "FATALITIES", "TIMESTAMP"},
    {"EVENT_ID_C", "EVENT_DATE", "TIME_PRECI", "EVENT_TYPE", "ACTOR1", "ACTOR2", "LOCATION",
     "LATITUDE", "LONGITUDE", "GEO_PRECIS", "FATALITIES", "TIMESTAMP"},
    {"EVENT_ID_NO_CNTY", "EVENT_DATE", "TIMEPRECISION", "EVENT_TYPE", "ACTOR1", "ACTOR2",
     "LOCATION", "LATITUDE", "LONGITUDE", "GEO_PRECISION", "FATALITIES", "TIMESTAMP"},
};

TEST(Roles, OfAcledOfAnyYear) {
  for (const TextRow& header : kAcledHeaders) {
    const RawTable table = textTable(header, {{"AAA1", "10 November 2020", "1", "Battles", "A", "B",
                                               "Nowhere", "39.8", "46.7", "1", "0", "1605100000"}});
    const Roles roles = rolesOf(table);
    EXPECT_EQ(roles.layout, KnownLayout::Acled);
    EXPECT_EQ(nameAt(table, roles.id), header[0]);
    EXPECT_EQ(nameAt(table, roles.begin), header[1]) << "not the time of the upload";
    EXPECT_FALSE(roles.end);
    EXPECT_EQ(nameAt(table, roles.datePrecision), header[2]);
    EXPECT_EQ(nameAt(table, roles.category), header[3]);
    EXPECT_EQ(nameAt(table, roles.placePrecision), header[9]);
    EXPECT_EQ(nameAt(table, roles.size), header[10]);
  }
}

}  // namespace
}  // namespace geo
