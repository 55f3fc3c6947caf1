// Columns named in the languages of those who keep tables of the region. All rows are invented.
#include "geo/table/assemble.hpp"
#include "geo/table/column_names.hpp"
#include "geo/table/roles.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <gtest/gtest.h>

namespace geo {
namespace {

struct Language {
  TextRow names;  // date, longitude, latitude, kind, size
};

const Language kLanguages[] = {
    {{"Дата события", "Долгота", "Широта", "Тип", "Погибшие"}},
    {{"дата", "долгота", "широта", "вид_события", "погибло"}},
    {{"Datum", "Länge", "Breite", "Art", "Tote"}},
    {{"DATUM", "Laengengrad", "Breitengrad", "Typ", "Opfer"}},
    {{"Tarix", "Uzunluq", "Enlik", "Növ", "Ölənlər"}},
    {{"Tarih", "Boylam", "Enlem", "Tür", "Ölü sayısı"}},
    {{"Ամսաթիվ", "Երկայնություն", "Լայնություն", "Տեսակ", "Զոհեր"}},
    {{"Date (UTC)", "Longitude (WGS 84)", "Latitude [deg]", "Type", "Deaths"}},
};

TEST(SpokenNames, TablesOfManyLanguagesAreReadAtOnce) {
  for (const Language& language : kLanguages) {
    const RawTable raw = textTable(language.names, {{"10.11.2020", "46,75", "39,82", "a", "2"},
                                                    {"11.11.2020", "46,80", "39,90", "b", "0"},
                                                    {"12.11.2020", "46,81", "39,91", "b", "1"}});
    const Roles roles = rolesOf(raw);
    EXPECT_EQ(roles.begin, 0u) << language.names[0];
    EXPECT_EQ(roles.longitude, 1u) << language.names[1];
    EXPECT_EQ(roles.latitude, 2u) << language.names[2];
    EXPECT_EQ(roles.category, 3u) << language.names[3];
    EXPECT_EQ(roles.size, 4u) << language.names[4];
    const EventTable table = assemble(raw, {});
    EXPECT_EQ(table.report.drawn, 3u) << language.names[0];
    EXPECT_EQ(table.range, (TimeSpan{at(2020, 11, 10), at(2020, 11, 13)})) << language.names[0];
    EXPECT_DOUBLE_EQ(table.extent.west, 46.75);
    EXPECT_DOUBLE_EQ(table.extent.south, 39.82);
  }
}

TEST(SpokenNames, AWholeNameComesBeforeOneWithAUnit) {
  const RawTable raw =
      textTable({"lat (old)", "lon (old)", "lat", "lon"}, {{"1", "2", "39", "46"}});
  const Roles roles = rolesOf(raw);
  EXPECT_EQ(roles.latitude, 2u);
  EXPECT_EQ(roles.longitude, 3u);
}

TEST(SpokenNames, BracketsThatTellColumnsApartAreNoUnits) {
  const auto beginOf = [](const TextRow& names) {
    return rolesOf(textTable(names, {{"2020-11-10", "2020-11-12"}})).begin;
  };
  EXPECT_EQ(beginOf({"Date (UTC)", "Note"}), 0u);
  EXPECT_EQ(beginOf({"Date (reported)", "Date (verified)"}), std::nullopt);
}

TEST(SpokenNames, CaseUnderscoresAndLettersWithDotsDoNotMatter) {
  EXPECT_EQ(spokenName("НАСЕЛЁННЫЙ_ПУНКТ"), spokenName("населенный пункт"));
  EXPECT_NE(spokenName("широта"), spokenName("долгота"));
}

}  // namespace
}  // namespace geo
