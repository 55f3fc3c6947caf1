// A user's own rasters under the map: elevations are shaded, pictures shown, each on its place.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/picture.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <fstream>

namespace e2e {
namespace {

using Words = std::vector<std::string>;

// A plane of degrees, 300 pixels each: what the raster covers is known to the pixel.
const Words kView{"--crs",   "EPSG:4326", "--bbox", "45,39,48,41", "--size",
                  "900x600", "--layers",  "actors", "--furniture", "none"};
constexpr Box kCovered{300, 330, 180, 120};  // 46 to 46.6 east, 39.5 to 39.9 north

Outcome rendered(Words options) {
  Words words{"render", "-o", "-"};
  words.insert(words.end(), kView.begin(), kView.end());
  words.insert(words.end(), options.begin(), options.end());
  return truceline(words);
}

Picture drawn(Words options) {
  const Outcome outcome = rendered(std::move(options));
  EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
  return decodePng(outcome.out).value_or(Picture{});
}

/// Esri ASCII: a ridge from west to east, 60 by 40 cells of a hundredth of a degree.
std::string writeRidge(const std::filesystem::path& folder) {
  const auto path = folder / "ridge.asc";
  std::ofstream out(path);
  out << "ncols 60\nnrows 40\nxllcorner 46\nyllcorner 39.5\ncellsize 0.01\nNODATA_value -9999\n";
  for (int row = 0; row < 40; ++row) {
    for (int column = 0; column < 60; ++column) {
      out << (row < 20 ? row : 40 - row) * 150 << (column == 59 ? '\n' : ' ');
    }
  }
  return path.string();
}

/// A red picture over the same ground, placed by a world file.
std::string writeRed(const std::filesystem::path& folder) {
  const auto path = folder / "red.ppm";
  std::ofstream out(path, std::ios::binary);
  out << "P6\n60 40\n255\n";
  for (int i = 0; i < 60 * 40; ++i) out << '\xff' << '\0' << '\0';
  std::ofstream(folder / "red.wld") << "0.01\n0\n0\n-0.01\n46.005\n39.895\n";
  return path.string();
}

TEST(Rasters, AreUnderTheMapAlsoWhenTheyAreNamedLikeTables) {
  const support::TemporaryFolder folder;
  const std::string red = writeRed(folder.path()), ridge = writeRidge(folder.path());
  EXPECT_EQ(drawn({red, ridge}), drawn({"--raster", red, "--raster", ridge}));
  const Outcome info = truceline({"info", red, ridge});
  EXPECT_EQ(info.exitCode, 0) << info.err;
  EXPECT_THAT(info.out, testing::HasSubstr("a picture"));
  EXPECT_THAT(info.out, testing::HasSubstr("elevations"));
}

/// The box around all pixels that differ.
Box differing(const Picture& a, const Picture& b) {
  int left = a.widthPx, top = a.heightPx, right = 0, bottom = 0;
  for (int y = 0; y < a.heightPx; ++y) {
    for (int x = 0; x < a.widthPx; ++x) {
      if (a.at(x, y) == b.at(x, y)) continue;
      left = std::min(left, x), right = std::max(right, x + 1);
      top = std::min(top, y), bottom = std::max(bottom, y + 1);
    }
  }
  return {left, top, right - left, bottom - top};
}

void expectCovered(const Box& box) {
  constexpr int kEdgePx = 4;  // a cell of the raster is three pixels wide
  EXPECT_NEAR(box.xPx, kCovered.xPx, kEdgePx);
  EXPECT_NEAR(box.yPx, kCovered.yPx, kEdgePx);
  EXPECT_NEAR(box.widthPx, kCovered.widthPx, 2 * kEdgePx);
  EXPECT_NEAR(box.heightPx, kCovered.heightPx, 2 * kEdgePx);
}

TEST(Raster, ElevationsAreShadedOnTheirPlace) {
  const support::TemporaryFolder folder;
  const Picture plain = drawn({}), shaded = drawn({"--raster", writeRidge(folder.path())});
  expectCovered(differing(plain, shaded));
  // The light comes from the north-west: the northern slope is the brighter one.
  const auto brightness = [&](int y) { return shaded.at(390, y) >> 8 & 0xff; };
  EXPECT_GT(brightness(360), brightness(420));
}

TEST(Raster, APictureLiesOnItsPlaceUnderTheLines) {
  const support::TemporaryFolder folder;
  const Picture plain = drawn({}), red = drawn({"--raster", writeRed(folder.path())});
  expectCovered(differing(plain, red));
  const Picture inside = cut(red, kCovered);
  const auto reds = std::ranges::count(inside.pixels, 0xff0000u);
  EXPECT_GT(reds, static_cast<long>(inside.pixels.size() * 6 / 10));
  EXPECT_LT(reds, static_cast<long>(inside.pixels.size())) << "names and borders lie over it";
}

TEST(Raster, ThemesShadeAnew) {
  const support::TemporaryFolder folder;
  const std::string ridge = writeRidge(folder.path());
  const Picture dark = drawn({"--raster", ridge, "--theme", "dark"});
  const Picture paper = drawn({"--raster", ridge});
  EXPECT_LT(dark.at(390, 360) >> 8 & 0xff, paper.at(390, 360) >> 8 & 0xff);
}

TEST(Raster, WhatCannotBeReadIsSaidAndNothingIsWritten) {
  const support::TemporaryFolder folder;
  std::ofstream(folder.path() / "empty.tif");
  std::ofstream(folder.path() / "words.tif") << "no raster at all";
  for (const std::string name : {"empty.tif", "words.tif", "missing.tif", "."}) {
    const Outcome outcome = rendered({"--raster", (folder.path() / name).string()});
    EXPECT_EQ(outcome.exitCode, kFailed) << name;
    EXPECT_EQ(outcome.out, "") << name;
    EXPECT_THAT(outcome.err, testing::StartsWith("truceline: error: ")) << name;
  }
}

TEST(Raster, TheNetworkIsNotTouchedUnasked) {
  for (const std::string address :
       {"http://127.0.0.1:9/map.tif", "/vsicurl/http://127.0.0.1:9/m.tif"}) {
    const Outcome outcome = rendered({"--raster", address});
    EXPECT_EQ(outcome.exitCode, kFailed);
    EXPECT_THAT(outcome.err, testing::HasSubstr("--allow-network"));
  }
}

}  // namespace
}  // namespace e2e
