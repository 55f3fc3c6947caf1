#include "viewer/text/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using testing::ElementsAreArray;

class ShapeTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(fonts_) << geo::describe(fonts_.error()); }

  ShapedText shape(std::string_view text, FontStyle style = FontStyle::Regular, float sizePx = 20) {
    return fonts_->shape(text, style, sizePx);
  }

  std::vector<std::uint32_t> glyphs(std::string_view text) {
    std::vector<std::uint32_t> ids;
    for (const ShapedGlyph& glyph : shape(text).glyphs) ids.push_back(glyph.glyph);
    return ids;
  }

  /// The glyphs of texts put one after the other, each shaped alone.
  std::vector<std::uint32_t> glyphsOfEach(const std::vector<std::string>& texts) {
    std::vector<std::uint32_t> ids;
    for (const std::string& text : texts) std::ranges::copy(glyphs(text), std::back_inserter(ids));
    return ids;
  }

  geo::Result<FontSet> fonts_ = FontSet::embedded();
};

TEST_F(ShapeTest, HasEveryLetterOfTheRegion) {
  const std::string texts[] = {
      "Əə İı Şş Ğğ Çç Öö Üü Xankəndi Ağdərə",
      "Ստեփանակերտ Արցախ և Շուշի ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ ՞՜՛«»",
      "საქართველო აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ "
      "ᲗᲑᲘᲚᲘᲡᲘ",
      "Нагорный Карабах ЁёЙйЪъЫыЭэ Україна ЇїҐґ Қазақстан",
      "قره‌باغ تبریز پچژگ ۰۱۲۳۴۵۶۷۸۹ ٠١٢ العربية ،؟",
      "0123456789 .,:;!?()[]/–—«»“”°±×→ № é ñ ß ž ł",
  };
  for (const FontStyle style : {FontStyle::Regular, FontStyle::Bold, FontStyle::Italic}) {
    for (const std::string& text : texts) {
      const int expected = text.find("→") == std::string::npos ? 0 : 1;  // Noto Sans has no arrows
      EXPECT_EQ(shape(text, style).missing, expected) << text;
    }
  }
}

TEST_F(ShapeTest, CountsWhatNoFaceHasAndStillGivesItRoom) {
  const ShapedText text = shape("a中文b");
  EXPECT_EQ(text.missing, 2);
  EXPECT_EQ(text.glyphs.size(), 4U);
  EXPECT_GT(text.widthPx, shape("ab").widthPx + 5);
}

TEST_F(ShapeTest, InvisibleHintsAreNeitherSeenNorMissing) {
  const ShapedText text = shape("a\u200Cb\u00ADc\u200E\uFEFF");
  EXPECT_EQ(text.missing, 0);
  EXPECT_THAT(glyphs("a\u200Cb\u00ADc\u200E\uFEFF"), ElementsAreArray(glyphs("abc")));
}

TEST_F(ShapeTest, EmptyTextOrSizeIsEmpty) {
  for (const ShapedText& text :
       {shape(""), shape("abc", FontStyle::Regular, 0), shape("abc", FontStyle::Regular, -5)}) {
    EXPECT_TRUE(text.glyphs.empty());
    EXPECT_EQ(text.widthPx, 0);
    EXPECT_EQ(text.ascentPx, 0);
  }
}

TEST_F(ShapeTest, ControlsBecomeSpaces) {
  EXPECT_THAT(glyphs("a\nb\tc\u2028d"), ElementsAreArray(glyphs("a b c d")));
}

TEST_F(ShapeTest, BrokenBytesBecomeReplacementCharacters) {
  EXPECT_THAT(glyphs("a\xFFz"), ElementsAreArray(glyphs("a\uFFFDz")));
  EXPECT_THAT(glyphs("\xED\xA0\x80").size(), testing::Ge(1U));  // a surrogate in UTF-8
  EXPECT_THAT(glyphs("x\xC9"), ElementsAreArray(glyphs("x\uFFFD")));
}

TEST_F(ShapeTest, KeepsTheDotOfAnIAfterAnF) {
  EXPECT_THAT(glyphs("fi"), ElementsAreArray(glyphsOfEach({"f", "i"})));
  EXPECT_THAT(glyphs("sərfli"), ElementsAreArray(glyphsOfEach({"s", "ə", "r", "f", "l", "i"})));
}

// Dal, alef and reh never join the letter after them, so each keeps its lone form.
TEST_F(ShapeTest, ArabicRunsFromRightToLeft) {
  EXPECT_THAT(glyphs("دار"), ElementsAreArray(glyphsOfEach({"ر", "ا", "د"})));
}

TEST_F(ShapeTest, ArabicLettersJoin) {
  for (const std::string word : {"ببب", "شهر", "قلعه"}) {
    std::vector<std::uint32_t> apart;
    std::string spaced;
    for (std::size_t i = 0; i < word.size(); i += 2) {  // each letter is two bytes
      spaced = word.substr(i, 2) + (spaced.empty() ? "" : "\u200C" + spaced);
    }
    EXPECT_NE(glyphs(word), glyphs(spaced)) << word;
    EXPECT_LT(shape(word).widthPx, shape(spaced).widthPx) << word;
  }
}

TEST_F(ShapeTest, ANonJoinerPartsLetters) {
  EXPECT_THAT(glyphs("ب\u200Cب"), ElementsAreArray(glyphsOfEach({"ب", "ب"})));
  EXPECT_NE(glyphs("بب"), glyphsOfEach({"ب", "ب"}));
}

TEST_F(ShapeTest, MixesDirections) {
  struct Row {
    std::string text;
    std::vector<std::string> leftToRight;
  };
  const Row rows[] = {
      {"abc دار xyz", {"abc ", "ر", "ا", "د", " xyz"}},
      {"دار abc", {"abc", " ", "ر", "ا", "د"}},
      {"دار 12", {"12", " ", "ر", "ا", "د"}},
      {"دار (abc)", {"(abc)", " ", "ر", "ا", "د"}},
      {"abc (دار)", {"abc (", "ر", "ا", "د", ")"}},
      {"1992 (دار)", {"(", "ر", "ا", "د", ")", " ", "1992"}},
      {"abc دار  ", {"abc ", "ر", "ا", "د", "  "}},
      {"دار abc دار", {"ر", "ا", "د", " abc ", "ر", "ا", "د"}},
      {"\u202Eabc", {"c", "b", "a"}},
      {"Şuşa 12 دار 34 xyz", {"Şuşa 12 ", "34", " ", "ر", "ا", "د", " xyz"}},
  };
  for (const Row& row : rows) {
    EXPECT_THAT(glyphs(row.text), ElementsAreArray(glyphsOfEach(row.leftToRight))) << row.text;
  }
}

TEST_F(ShapeTest, MarksStayWithTheirBase) {
  for (const std::string text : {"q\u0301", "ə\u0308", "ж\u0301", "ب\u0651"}) {
    const ShapedText shaped = shape(text);
    ASSERT_FALSE(shaped.glyphs.empty());
    EXPECT_EQ(shaped.glyphs.front().face, shaped.glyphs.back().face) << text;
    EXPECT_NEAR(shaped.widthPx, shape(text.substr(0, text.size() - 2)).widthPx, 1e-3) << text;
  }
}

TEST_F(ShapeTest, ALetterAndItsMarkAreAsOne) {
  for (const auto& [apart, together] : {std::pair<std::string, std::string>{"e\u0301", "é"},
                                        {"и\u0306", "й"},
                                        {"I\u0307", "İ"},
                                        {"s\u0327", "ş"}}) {
    EXPECT_NEAR(shape(apart).widthPx, shape(together).widthPx, 1e-3) << apart;
    EXPECT_EQ(shape(apart).clusters.size(), 1U) << apart;
  }
}

TEST_F(ShapeTest, MarksAreStacked) {
  const ShapedText text = shape("q\u0301\u0308");
  ASSERT_EQ(text.glyphs.size(), 3U);
  const auto boxOf = [&](std::size_t i) {  // above the base line: bottom and top
    const ShapedGlyph& glyph = text.glyphs[i];
    const GlyphMask mask = fonts_->mask(glyph, 20, 0);
    const float topPx = static_cast<float>(mask.topPx) - glyph.yPx;
    return std::pair{topPx - static_cast<float>(mask.heightPx), topPx};
  };
  EXPECT_GT(boxOf(1).first, boxOf(0).second - 1);
  EXPECT_GT(boxOf(2).first, boxOf(1).second - 1);
}

TEST_F(ShapeTest, AMarkThatItsBasesFaceLacksIsMissing) {
  EXPECT_EQ(shape("դ\u0301").missing, 1);
  EXPECT_EQ(shape("дդ").missing, 0);
}

TEST_F(ShapeTest, WidthsAddUpButForKerning) {
  const std::string pieces[] = {"Ağdam", "To", "AV", "Шуша", "Գորիս", "თბილისი", "123", "دار"};
  for (const std::string& a : pieces) {
    for (const std::string& b : pieces) {
      const float sum = shape(a).widthPx + shape(b).widthPx;
      EXPECT_NEAR(shape(a + b).widthPx, sum, 0.12 * 20) << a << b;
    }
  }
}

TEST_F(ShapeTest, GrowsInProportionToItsSize) {
  for (const std::string text : {"Stepanakert", "قره باغ ABC", "Քաղաք Тест"}) {
    const ShapedText small = shape(text, FontStyle::Regular, 7.3F);
    const ShapedText large = shape(text, FontStyle::Regular, 73);
    ASSERT_EQ(small.glyphs.size(), large.glyphs.size());
    EXPECT_NEAR(large.widthPx, 10 * small.widthPx, 1e-2);
    EXPECT_NEAR(large.ascentPx, 10 * small.ascentPx, 1e-3);
    for (std::size_t i = 0; i < small.glyphs.size(); ++i) {
      EXPECT_NEAR(large.glyphs[i].xPx, 10 * small.glyphs[i].xPx, 1e-2);
    }
  }
}

TEST_F(ShapeTest, StylesDifferWhereTheyExist) {
  EXPECT_GT(shape("Kəlbəcər", FontStyle::Bold).widthPx, shape("Kəlbəcər").widthPx);
  EXPECT_NE(shape("Lachin", FontStyle::Italic).glyphs[0].face, shape("Lachin").glyphs[0].face);
  EXPECT_EQ(shape("Գորիս", FontStyle::Italic).glyphs[0].face, shape("Գորիս").glyphs[0].face);
  EXPECT_NE(shape("Գորիս", FontStyle::Bold).glyphs[0].face, shape("Գորիս").glyphs[0].face);
}

std::string randomBytes(std::mt19937& random) {
  std::string bytes(random() % 48, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random() % 256);
  return bytes;
}

/// Letters of several scripts among marks, joiners and controls of direction.
std::string randomPieces(std::mt19937& random) {
  static constexpr const char* kPieces[] = {
      "a",      "ə",      "ش",      "ا",      "ա",      "ა",      "Ж",      "1",
      " ",      "(",      ")",      "\u0301", "\u064B", "\u200C", "\u200D", "\u200E",
      "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
      "\u2068", "\u2069", "\u0600", "中",     "\n",     "\u2029", "\uFE0F", "\xF0"};
  std::string text;
  for (std::size_t count = random() % 40; count > 0; --count) {
    text += kPieces[random() % std::size(kPieces)];
  }
  return text;
}

TEST_F(ShapeTest, AnyBytesGiveAFiniteLine) {
  std::mt19937 random(20201110);
  for (int i = 0; i < 4000; ++i) {
    const std::string text = i % 2 == 0 ? randomBytes(random) : randomPieces(random);
    const ShapedText shaped = shape(text, static_cast<FontStyle>(i % 3));
    ASSERT_TRUE(std::isfinite(shaped.widthPx) && shaped.widthPx >= 0);
    ASSERT_LE(shaped.glyphs.size(), 4 * text.size() + 4);
    for (const ShapedGlyph& glyph : shaped.glyphs) {
      ASSERT_GT(glyph.xPx, -60);
      ASSERT_LT(glyph.xPx, shaped.widthPx + 60);
      if (i % 20 == 0) fonts_->mask(glyph, 12, 1.5F);
    }
  }
}

}  // namespace
}  // namespace viewer
