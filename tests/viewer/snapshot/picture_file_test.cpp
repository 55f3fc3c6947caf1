#include "viewer/snapshot/picture_file.hpp"

#include "tests/support/png_reader.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

Picture noise(int widthPx, int heightPx) {
  std::mt19937 random(5);
  Picture picture{widthPx, heightPx, {}};
  const auto pixels = static_cast<std::size_t>(widthPx) * static_cast<std::size_t>(heightPx);
  for (std::size_t i = 0; i < pixels; ++i) {
    for (int channel = 0; channel < 3; ++channel) {
      picture.rgba.push_back(static_cast<std::uint8_t>(random()));
    }
    picture.rgba.push_back(255);
  }
  return picture;
}

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
  EXPECT_EQ(chunksOf(png), (std::vector<std::string>{"IHDR", "pHYs", "IDAT", "IEND"}));
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

TEST(CheckPictureName, Table) {
  struct Row {
    const char* name;
    bool good;
  };
  constexpr Row kRows[] = {
      {"-", true},
      {"map.png", true},
      {"map.PNG", true},
      {"map.Png", true},
      {"a b/c.d.png", true},
      {"/x/y.png", true},
      {"./-.png", true},
      {"ünï.png", true},
      {"", false},
      {"map", false},
      {"map.jpg", false},
      {"map.png.bak", false},
      {".png", false},
      {"map.", false},
      {"png", false},
      {"map.png/", false},
      {"--", false},
      {"map.png ", false},
      {"folder.png/map", false},
      {"map.svg", false},
  };
  for (const Row& row : kRows) {
    const auto checked = checkPictureName(row.name);
    EXPECT_EQ(checked.has_value(), row.good) << row.name;
    if (checked) continue;
    EXPECT_EQ(checked.error().kind, geo::Failure::Kind::Usage) << row.name;
    EXPECT_EQ(checked.error().on, row.name);
    EXPECT_NE(checked.error().what.find(".png"), std::string::npos) << "it says what is possible";
  }
}

}  // namespace
}  // namespace viewer
