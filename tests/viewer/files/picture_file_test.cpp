#include "viewer/files/picture_file.hpp"

#include "tests/geo/io/scratch.hpp"
#include "tests/support/png_reader.hpp"
#include "tests/viewer/files/made_picture.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using made::noise;

std::uint32_t bigEndian(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | bytes[3];
}

/// The names of a PNG's chunks, in order, each once.
std::vector<std::string> chunksOf(const std::vector<std::uint8_t>& png) {
  std::vector<std::string> names;
  for (std::size_t at = 8; at + 12 <= png.size(); at += bigEndian(&png[at]) + 12) {
    std::string name(png.begin() + static_cast<std::ptrdiff_t>(at + 4),
                     png.begin() + static_cast<std::ptrdiff_t>(at + 8));
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

/// x, y and unit of the pHYs chunk.
std::array<std::uint32_t, 3> densityOf(const std::vector<std::uint8_t>& png) {
  constexpr std::string_view kName = "pHYs";
  const auto found = std::search(png.begin(), png.end(), kName.begin(), kName.end());
  if (png.end() - found < 13) return {};
  const std::uint8_t* data = &*found + 4;
  return {bigEndian(data), bigEndian(data + 4), data[8]};
}

TEST(EncodePng, ComesBackPixelForPixel) {
  for (const auto& [width, height] : {std::pair{1, 1}, {1, 50}, {50, 1}, {123, 77}, {640, 480}}) {
    const Picture picture = noise(width, height);
    const auto png = encodePng(picture, 96);
    ASSERT_TRUE(png) << geo::describe(png.error());
    const auto read = support::decodePng(*png);
    ASSERT_TRUE(read) << geo::describe(read.error());
    EXPECT_EQ(read->widthPx, width);
    EXPECT_EQ(read->heightPx, height);
    EXPECT_EQ(read->rgba, picture.rgba) << width << "x" << height;
  }
}

TEST(EncodePng, GivesTheSameBytesEachTime) {
  const Picture picture = noise(200, 100);
  EXPECT_EQ(encodePng(picture, 96).value(), encodePng(picture, 96).value());
}

TEST(EncodePng, HoldsNoDateAndNoAlpha) {
  const auto png = encodePng(noise(20, 10), 96).value();
  EXPECT_EQ(chunksOf(png), (std::vector<std::string>{"IHDR", "sRGB", "pHYs", "IDAT", "IEND"}));
  constexpr std::size_t kColorType = 25;
  EXPECT_EQ(png.at(kColorType), 2) << "RGB";
}

TEST(EncodePng, StoresTheDensityInPixelsAMetre) {
  struct Row {
    double dotsPerInch;
    std::uint32_t dotsPerMetre;
  };
  for (const Row& row : {Row{72, 2835}, {96, 3780}, {150, 5906}, {300, 11811}, {600, 23622}}) {
    const auto density = densityOf(encodePng(noise(4, 4), row.dotsPerInch).value());
    EXPECT_EQ(density, (std::array<std::uint32_t, 3>{row.dotsPerMetre, row.dotsPerMetre, 1}))
        << row.dotsPerInch;
  }
}

TEST(EncodePng, RefusesAPictureWithoutAllItsPixels) {
  Picture torn = noise(20, 10);
  torn.rgba.resize(20 * 9 * 4);
  for (const Picture& picture : {Picture{}, Picture{0, 5, {}}, Picture{5, -1, {}}, torn}) {
    const auto png = encodePng(picture, 96);
    ASSERT_FALSE(png) << picture.widthPx << "x" << picture.heightPx;
    EXPECT_EQ(png.error().kind, geo::Failure::Kind::Invalid);
  }
}

PictureFacts factsOf(int widthPx, int heightPx) {
  return {widthPx, heightPx, 96, {}, {}};
}

const std::uint8_t* dataOf(const std::string& text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

TEST(PictureWriter, RowsInAnyPortionsGiveTheSameFile) {
  const geo::testing_files::ScratchFolder scratch;
  const Picture picture = noise(61, 47);
  std::set<std::string> files;
  for (const int portion : {1, 2, 7, 46, 47}) {
    const auto file = scratch.path() / "map.png";
    auto writer = startPicture(file, FileFormat::Png, factsOf(61, 47));
    ASSERT_TRUE(writer) << geo::describe(writer.error());
    for (std::span<const std::uint8_t> left(picture.rgba); !left.empty();) {
      const std::size_t bytes = std::min(left.size(), static_cast<std::size_t>(portion * 61 * 4));
      ASSERT_TRUE((*writer)->addRows(left.first(bytes)));
      left = left.subspan(bytes);
    }
    ASSERT_TRUE((*writer)->finish());
    files.insert(geo::testing_files::contentOf(file));
  }
  ASSERT_EQ(files.size(), 1u);
  const auto read = support::decodePng({dataOf(*files.begin()), files.begin()->size()});
  EXPECT_EQ(read.value().rgba, picture.rgba);
}

TEST(PictureWriter, WantsAllRowsAndNoMore) {
  const geo::testing_files::ScratchFolder scratch;
  const Picture rows = noise(10, 3);
  for (const FileFormat format :
       {FileFormat::Png, FileFormat::Jpeg, FileFormat::WebP, FileFormat::Tiff, FileFormat::Cog}) {
    const auto file = scratch.path() / "map";
    auto writer = startPicture(file, format, factsOf(10, 5));
    ASSERT_TRUE(writer) << geo::describe(writer.error());
    ASSERT_TRUE((*writer)->addRows(rows.rgba));
    EXPECT_FALSE((*writer)->addRows(rows.rgba)) << "that would be 6 of 5";
    EXPECT_FALSE((*writer)->addRows(std::span(rows.rgba).first(39))) << "not a whole row";
    const auto early = (*writer)->finish();
    ASSERT_FALSE(early);
    EXPECT_EQ(geo::describe(early.error()), "a picture without all its rows: 2 are missing");
    EXPECT_FALSE(std::filesystem::exists(file));
    ASSERT_TRUE((*writer)->addRows(std::span(rows.rgba).first(80)));
    ASSERT_TRUE((*writer)->finish());
    EXPECT_TRUE(std::filesystem::exists(file));
    EXPECT_FALSE((*writer)->finish()) << "only once";
    EXPECT_FALSE((*writer)->addRows({}));
    writer->reset();
    std::filesystem::remove(file);
    EXPECT_TRUE(std::filesystem::is_empty(scratch.path())) << traitsOf(format).name;
  }
}

TEST(PictureWriter, OneThatIsGivenUpLeavesNothing) {
  const geo::testing_files::ScratchFolder scratch;
  const Picture rows = noise(600, 300);
  for (const FileFormat format :
       {FileFormat::Png, FileFormat::Jpeg, FileFormat::WebP, FileFormat::Tiff, FileFormat::Cog}) {
    {
      auto writer = startPicture(scratch.path() / "map", format, factsOf(600, 1000));
      ASSERT_TRUE(writer) << geo::describe(writer.error());
      ASSERT_TRUE((*writer)->addRows(rows.rgba));
      EXPECT_FALSE(std::filesystem::is_empty(scratch.path())) << "it is under way";
    }
    EXPECT_TRUE(std::filesystem::is_empty(scratch.path())) << traitsOf(format).name;
  }
}

TEST(PictureWriter, RefusesBeforeAnythingIsWritten) {
  const geo::testing_files::ScratchFolder scratch;
  struct Row {
    FileFormat format;
    PictureFacts facts;
    const char* said;
  };
  const Row kRows[] = {
      {FileFormat::WebP, factsOf(16384, 1),
       "WebP, lossless holds at most 16383 pixels a side: 16384x1"},
      {FileFormat::Jpeg, factsOf(3, 65501), "JPEG holds at most 65500 pixels a side: 3x65501"},
      {FileFormat::Png, factsOf(0, 5), "a picture without pixels: 0x5"},
      {FileFormat::Pdf, factsOf(5, 5), "not a format of pictures: pdf"},
      {FileFormat::Png, {5, 5, 96, {}, {{"", "x"}}}, "no key that a picture can hold"},
      {FileFormat::Png, {5, 5, 96, {}, {{"A", "x"}, {"A", "y"}}}, "said twice of a picture: A"},
  };
  for (const Row& row : kRows) {
    const auto writer = startPicture(scratch.path() / "map", row.format, row.facts);
    ASSERT_FALSE(writer) << row.said;
    EXPECT_EQ(geo::describe(writer.error()), row.said);
  }
  PictureFacts talkative = factsOf(5, 5);
  talkative.manifest = {{"Description", std::string(70'000, 'x')}};
  EXPECT_FALSE(startPicture(scratch.path() / "map.jpg", FileFormat::Jpeg, talkative));
  EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
}

TEST(WritePng, SaysThingsUnderPngsOwnWordsBeforeItsPixels) {
  const geo::testing_files::ScratchFolder scratch;
  const auto file = scratch.path() / "map.png";
  const Picture picture = noise(20, 10);
  ASSERT_TRUE(writePicture(file, FileFormat::Png, made::factsOf(picture), picture));
  const std::string content = geo::testing_files::contentOf(file);
  const std::vector<std::uint8_t> png(dataOf(content), dataOf(content) + content.size());
  EXPECT_EQ(chunksOf(png),
            (std::vector<std::string>{"IHDR", "sRGB", "pHYs", "iTXt", "tEXt", "IDAT", "IEND"}));
  EXPECT_NE(content.find(std::string("tEXtCopyright\0somebody's", 23)), content.npos);
  EXPECT_NE(content.find(std::string("iTXtTitle\0\0\0\0\0Berg", 18)), content.npos);
}

}  // namespace
}  // namespace viewer
