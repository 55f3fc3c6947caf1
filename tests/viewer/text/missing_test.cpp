#include "viewer/text/text.hpp"

#include <string>

#include <gtest/gtest.h>

namespace viewer {
namespace {

class MissingTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(fonts_) << geo::describe(fonts_.error()); }

  std::u32string missingIn(std::string_view text, FontStyle style = FontStyle::Regular) {
    fonts_->shape(text, style, 12);
    return fonts_->takeMissing();
  }

  geo::Result<FontSet> fonts_ = FontSet::embedded();
};

TEST_F(MissingTest, GivesEachCharacterOnceInTheOrderMet) {
  EXPECT_EQ(missingIn("a文b中c文"), U"文中");
  EXPECT_EQ(missingIn(""), U"");
  EXPECT_EQ(missingIn("中文中", FontStyle::Bold), U"");
  EXPECT_EQ(missingIn("中字"), U"字");
}

TEST_F(MissingTest, KeepsThemUntilTheyAreTaken) {
  fonts_->shape("中", FontStyle::Regular, 12);
  fonts_->shape("Ağdam", FontStyle::Regular, 12);
  fonts_->shape("\U0001F600", FontStyle::Italic, 30);
  EXPECT_EQ(fonts_->takeMissing(), U"中\U0001F600");
}

TEST_F(MissingTest, CountsNothingThatIsDrawnOrInvisible) {
  for (const std::string text :
       {"Əə Շուշի საქართველო قره‌باغ Нагорный",
        "a\u200Cb\u00ADc\u200E\uFEFF\u2066d\u2069", "\u200Ea", "é\uFE0F", "a\u034F\u0301",
        "1\u20092\u30003\u00A04", "a\nb\t\xFF"}) {
    EXPECT_EQ(missingIn(text), U"") << text;
  }
}

TEST_F(MissingTest, KnowsTheMarkThatItsLettersFaceLacks) {
  EXPECT_EQ(missingIn("դ\u0301"), U"\u0301");
}

// From right to left the glyphs come in the other order.
TEST_F(MissingTest, FindsItInTextFromRightToLeft) {
  EXPECT_EQ(missingIn("شهر \u05D0\u05D1"), U"\u05D0\u05D1");
}

TEST(DescribeMissing, NamesAndShowsTheCharacter) {
  EXPECT_EQ(describeMissing(U'~'), "U+007E ~ (no font here can draw it)");
  EXPECT_EQ(describeMissing(U'\u05D0'), "U+05D0 א (no font here can draw it)");
  EXPECT_EQ(describeMissing(U'中'), "U+4E2D 中 (no font here can draw it)");
  EXPECT_EQ(describeMissing(U'\U0001F600'), "U+1F600 😀 (no font here can draw it)");
}

}  // namespace
}  // namespace viewer
