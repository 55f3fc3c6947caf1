// Text in files: the letters' characters are the text's, wherever the letters stand.
#include "viewer/vector/vector_text.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr const char* kTexts[] = {"Xankəndi / Ստեփանակերտ", "მტკვარი",     "رود ارس",
                                  "12 km شوشا Şuşa 3",      "q\u0301 12%", "a"};

std::string spoken(const VectorText& text) {
  std::vector<const VectorLetter*> letters;
  for (const VectorLetter& letter : text.letters) letters.push_back(&letter);
  std::ranges::sort(letters, {}, &VectorLetter::firstCharacter);
  std::string all;
  for (const VectorLetter* letter : letters) all += letter->text;
  return all;
}

TEST(VectorTextOf, SaysAllCharactersOnceInTheirOrder) {
  auto type = TypeSetter::create().value();
  const TextPath path{{{0, 100}, {200, 90}, {900, 130}}, 4};
  for (const char* text : kTexts) {
    for (const TextPath& along : {TextPath{}, path}) {
      const auto made = vectorTextOf({text, {.sizePx = 14}, {10, 50}, along}, type);
      ASSERT_TRUE(made) << text;
      EXPECT_EQ(made->text, text);
      EXPECT_EQ(spoken(*made), text);
      EXPECT_EQ(made->along, !along.points.empty());
    }
  }
}

TEST(VectorTextOf, StandsWhereTheScreenDrawsIt) {
  auto type = TypeSetter::create().value();
  for (const char* text : kTexts) {
    const TextInk ink{text, {.sizePx = 14}, {10.25f, 50}};
    const auto made = vectorTextOf(ink, type);
    ASSERT_TRUE(made);
    std::vector<geo::Screen> placed;
    for (const VectorLetter& letter : made->letters) {
      for (const ShapedGlyph& g : letter.glyphs) {
        placed.push_back({letter.spot.at.xPx + g.xPx, letter.spot.at.yPx + g.yPx});
      }
    }
    const ShapedText& shaped = type.shaped(text, ink.look);
    ASSERT_EQ(placed.size(), shaped.glyphs.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
      EXPECT_NEAR(placed[i].xPx, 10.25f + shaped.glyphs[i].xPx, 1e-3);
      EXPECT_NEAR(placed[i].yPx, 50 + shaped.glyphs[i].yPx, 1e-3);
    }
  }
}

TEST(VectorTextOf, GivesNothingWhereThePathIsTooShort) {
  auto type = TypeSetter::create().value();
  EXPECT_FALSE(vectorTextOf({"Kura", {.sizePx = 14}, {}, {{{0, 0}, {9, 0}}, 0}}, type));
  EXPECT_FALSE(vectorTextOf({"", {.sizePx = 14}, {}}, type));
}

TEST(VectorTextOf, KnowsTheLinesDirection) {
  auto type = TypeSetter::create().value();
  const std::pair<const char*, bool> rows[] = {
      {"Araz", false}, {"رود ارس", true}, {"12 شوشا", true}, {"Araz رود", false}, {"12", false}};
  for (const auto& [text, rightToLeft] : rows) {
    EXPECT_EQ(vectorTextOf({text, {}, {}}, type)->rightToLeft, rightToLeft) << text;
  }
}

}  // namespace
}  // namespace viewer
