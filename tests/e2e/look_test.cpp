// How the map looks, by options: themes, pieces of furniture, marking, scale of symbols.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/picture.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

namespace e2e {
namespace {

using Words = std::vector<std::string>;

/// The picture that these options give, small.
Picture drawn(Words options) {
  Words words{"render", "-o", "-", "--size", "960x600", "--at", "2020-11-25"};
  words.insert(words.end(), options.begin(), options.end());
  const Outcome outcome = truceline(words);
  EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
  const auto picture = decodePng(outcome.out);
  EXPECT_TRUE(picture);
  return picture.value_or(Picture{});
}

std::uint32_t red(std::uint32_t pixel) {
  return pixel >> 16;
}
std::uint32_t green(std::uint32_t pixel) {
  return pixel >> 8 & 0xff;
}
std::uint32_t blue(std::uint32_t pixel) {
  return pixel & 0xff;
}

/// How many pixels are not grey.
long colored(const Picture& picture) {
  return std::ranges::count_if(picture.pixels, [](std::uint32_t pixel) {
    return red(pixel) != green(pixel) || green(pixel) != blue(pixel);
  });
}

TEST(Look, EachThemeIsAnotherPicture) {
  std::vector<Picture> pictures;
  for (const char* theme : {"paper", "light", "dark", "contrast", "grey"}) {
    Picture picture = drawn({"--theme", theme, "--furniture", "none"});
    for (const Picture& other : pictures) {
      EXPECT_GT(countDifferent(picture, other), picture.pixels.size() / 4) << theme;
    }
    pictures.push_back(std::move(picture));
  }
}

TEST(Look, TheGreyThemeIsGreyAllOver) {
  EXPECT_EQ(colored(drawn({"--theme", "grey", "--furniture", "full,-locator"})), 0);
  EXPECT_GT(colored(drawn({"--theme", "paper"})), 10000);
}

TEST(Look, FurnitureIsPutTogetherFromPieces) {
  const Picture full = drawn({"--furniture", "full"});
  const Picture without = drawn({"--furniture", "full,-legend"});
  EXPECT_GT(countDifferent(full, without), 1000u);
  EXPECT_EQ(countDifferent(without, drawn({"--furniture", "full,-legend,-legend"})), 0u);
  EXPECT_EQ(countDifferent(full, drawn({"--furniture", "full,-legend,+legend"})), 0u);
  EXPECT_GT(countDifferent(drawn({"--furniture", "title,date"}), drawn({"--furniture", "title"})),
            1000u);
}

TEST(Look, AMarkingStandsAtBothEdges) {
  const Picture plain = drawn({"--furniture", "full"});
  const Picture marked = drawn(
      {"--furniture", "full", "--marking", "FOR BRIEFING ONLY", "--marking-color", "#ff0000"});
  const auto reds = [&](int top, int bottom) {
    const Picture edge = cut(marked, {0, top, marked.widthPx, bottom - top});
    return std::ranges::count_if(edge.pixels, [](std::uint32_t pixel) {
      return red(pixel) > 240 && green(pixel) < 60 && blue(pixel) < 60;
    });
  };
  EXPECT_GT(reds(0, 30), 50);
  EXPECT_EQ(reds(0, 30), reds(marked.heightPx - 30, marked.heightPx));
  EXPECT_GT(countDifferent(plain, marked), 1000u);
}

TEST(Look, ALargerScaleOfSymbolsIsLikeMoreDotsAnInch) {
  EXPECT_EQ(countDifferent(drawn({"--ui-scale", "1.5"}), drawn({"--dpi", "144"})), 0u);
}

TEST(Look, WhatIsWrongIsSaid) {
  for (const auto& [option, value] :
       std::multimap<std::string, std::string>{{"--theme", "pink"},
                                               {"--theme", ""},
                                               {"--grid", "squares"},
                                               {"--furniture", "map,-hat"},
                                               {"--furniture", ",legend"},
                                               {"--furniture", "legend,full"},
                                               {"--marking-color", "redder"},
                                               {"--ui-scale", "0"},
                                               {"--ui-scale", "nan"},
                                               {"--ui-scale", "99"}}) {
    SCOPED_TRACE(option + " '" + value + "'");
    const support::TemporaryFolder folder;
    expectRefused(truceline({"render", "-o", (folder.path() / "x.png").string(), option, value}),
                  option);
    EXPECT_THAT(namesIn(folder.path()), testing::IsEmpty());
  }
}

}  // namespace
}  // namespace e2e
