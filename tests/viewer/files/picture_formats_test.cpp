#include "viewer/files/picture_formats.hpp"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using testing::HasSubstr;

constexpr FileKind kPictures[] = {FileKind::Picture};
constexpr FileKind kFilms[] = {FileKind::Film};

TEST(FormatOf, TheEndingTellsIt) {
  struct Row {
    const char* name;
    const char* format;
  };
  constexpr Row kRows[] = {
      {"-", "png"},          {"map.png", "png"},   {"map.PNG", "png"},   {"a b/c.d.png", "png"},
      {"./-.png", "png"},    {"ünï.Png", "png"},   {"x.jpg", "jpeg"},    {"x.JPEG", "jpeg"},
      {"x.webp", "webp"},    {"x.tif", "tiff"},    {"x.tiff", "tiff"},   {"x.cog.tif", "cog"},
      {"x.COG.TIFF", "cog"}, {"cog.tif", "tiff"},  {".cog.tif", "tiff"}, {"x.pdf", "pdf"},
      {"x.svg", "svg"},      {"x.kml", "kml"},     {"x.kmz", "kmz"},     {"x.geojson", "geojson"},
      {"x.gpkg", "gpkg"},    {"x.csv", "csv"},     {"x.mp4", "mp4"},     {"x.webm", "webm"},
      {"x.gif", "gif"},      {"x.png.mp4", "mp4"},
  };
  for (const Row& row : kRows) {
    const auto format = formatOf(row.name, {});
    ASSERT_TRUE(format) << row.name;
    EXPECT_EQ(traitsOf(*format).name, row.format) << row.name;
  }
}

TEST(FormatOf, ANameWithoutAKnownEndingIsRefused) {
  for (const char* name : {"", "map", "map.xyz", "map.png.bak", ".png", "map.", "png", "map.png/",
                           "--", "map.png ", "folder.png/map"}) {
    const auto format = formatOf(name, {});
    ASSERT_FALSE(format) << name;
    EXPECT_EQ(format.error().kind, geo::Failure::Kind::Usage) << name;
    EXPECT_EQ(format.error().on, name);
    EXPECT_THAT(format.error().what, HasSubstr(".png, .jpg, .webp, .tif, .cog.tif"));
    EXPECT_THAT(format.error().what, HasSubstr(".gif"));
  }
}

TEST(FormatOf, ANameOfAFormatGoesBeforeTheEnding) {
  EXPECT_EQ(formatOf("map.png", "jpeg"), FileFormat::Jpeg);
  EXPECT_EQ(formatOf("map.tif", "COG"), FileFormat::Cog);
  EXPECT_EQ(formatOf("-", "gpkg"), FileFormat::GeoPackage);
  const auto none = formatOf("map.png", "bmp", kPictures);
  ASSERT_FALSE(none);
  EXPECT_EQ(geo::describe(none.error()),
            "not a format; possible are png, jpeg, webp, tiff, cog: bmp");
}

TEST(FormatOf, OnlyTheKindsThatAreAskedFor) {
  EXPECT_FALSE(formatOf("map.mp4", {}, kPictures));
  EXPECT_FALSE(formatOf("map.png", {}, kFilms));
  EXPECT_FALSE(formatOf("-", {}, kFilms)) << "nobody has said which";
  const auto none = formatOf("map.png", {}, kFilms);
  EXPECT_THAT(none.error().what, HasSubstr("possible are .mp4, .webm, .gif"));
  EXPECT_FALSE(formatOf("map.png", "png", kFilms));
}

TEST(Formats, EachHasARowAndNoEndingMeansTwo) {
  std::set<std::string_view> names, endings;
  std::size_t endingCount = 0;
  for (const FormatTraits& traits : formats()) {
    EXPECT_EQ(&traitsOf(traits.format), &traits);
    names.insert(traits.name);
    for (const std::string_view ending : traits.extensions) endings.insert(ending);
    endingCount += traits.extensions.size();
    EXPECT_EQ(formatOf("x" + std::string(traits.extensions[0]), {}), traits.format);
  }
  EXPECT_EQ(names.size(), formats().size());
  EXPECT_EQ(endings.size(), endingCount);
  EXPECT_EQ(static_cast<std::size_t>(FileFormat::Gif) + 1, formats().size());
}

TEST(CheckSize, HoldsWhatTheFormatHolds) {
  EXPECT_TRUE(checkSize(FileFormat::WebP, 16383, 16383));
  EXPECT_FALSE(checkSize(FileFormat::WebP, 16383, 16384));
  EXPECT_TRUE(checkSize(FileFormat::Png, 20000, 15000));
  EXPECT_TRUE(checkSize(FileFormat::Pdf, 1'000'000'000, 1));
  EXPECT_FALSE(checkSize(FileFormat::Pdf, 1, 0));
}

}  // namespace
}  // namespace viewer
