// Letters set apart, and the clusters that keep marks on their letters.
#include "viewer/text/text.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr float kSizePx = 20, kSpacingPx = 7;

class LetterSpacingTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(fonts_) << geo::describe(fonts_.error()); }

  ShapedText shape(std::string_view text, float spacingPx = 0) {
    return fonts_->shape(text, FontStyle::Regular, kSizePx, spacingPx);
  }

  geo::Result<FontSet> fonts_ = FontSet::embedded();
};

/// The number of the cluster that each glyph belongs to.
std::vector<std::size_t> clusterOfEach(const ShapedText& text) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < text.clusters.size(); ++i) {
    const bool isLast = i + 1 == text.clusters.size();
    const std::size_t end = isLast ? text.glyphs.size() : text.clusters[i + 1].firstGlyph;
    while (numbers.size() < end) numbers.push_back(i);
  }
  return numbers;
}

TEST_F(LetterSpacingTest, ComesBetweenLettersOnly) {
  for (const std::string text : {"Xəzər dənizi", "Արցախ", "Кавказ", "საქართველო", "AVATAR 12"}) {
    const ShapedText plain = shape(text);
    const ShapedText wide = shape(text, kSpacingPx);
    ASSERT_EQ(wide.glyphs.size(), plain.glyphs.size()) << text;
    const auto gaps = static_cast<float>(plain.clusters.size() - 1);
    EXPECT_NEAR(wide.widthPx, plain.widthPx + gaps * kSpacingPx, 1e-3) << text;
    for (std::size_t i = 0; i < plain.glyphs.size(); ++i) {
      EXPECT_EQ(wide.glyphs[i].glyph, plain.glyphs[i].glyph);
      EXPECT_NEAR(wide.glyphs[i].xPx, plain.glyphs[i].xPx + static_cast<float>(i) * kSpacingPx,
                  1e-3);
    }
  }
}

TEST_F(LetterSpacingTest, LeavesMarksOnTheirLetters) {
  const std::string text = "q\u0301\u0308ə\u0323q";
  const ShapedText plain = shape(text);
  const ShapedText wide = shape(text, kSpacingPx);
  const auto clusters = clusterOfEach(plain);
  EXPECT_THAT(clusters, testing::ElementsAre(0, 0, 0, 1, 1, 2));
  for (std::size_t i = 0; i < plain.glyphs.size(); ++i) {
    const float shiftPx = static_cast<float>(clusters[i]) * kSpacingPx;
    EXPECT_NEAR(wide.glyphs[i].xPx, plain.glyphs[i].xPx + shiftPx, 1e-3) << i;
    EXPECT_EQ(wide.glyphs[i].yPx, plain.glyphs[i].yPx) << i;
  }
}

TEST_F(LetterSpacingTest, DoesNotTearJoinedLettersApart) {
  for (const std::string text : {"قره‌باغ", "شهر", "دریای خزر"}) {
    EXPECT_EQ(shape(text, kSpacingPx).widthPx, shape(text).widthPx) << text;
  }
  // Of mixed text only what does not join is set apart: before A, B, and before the first letter of
  // the other script.
  const std::string mixed = "AB شهر";
  EXPECT_NEAR(shape(mixed, kSpacingPx).widthPx, shape(mixed).widthPx + 3 * kSpacingPx, 1e-3);
}

TEST_F(LetterSpacingTest, TiesNoLettersTogether) {
  const std::string tied = "մն";  // a ligature in some faces
  EXPECT_EQ(shape(tied, kSpacingPx).clusters.size(), 2U);
}

TEST_F(LetterSpacingTest, ClustersFollowOneAnotherFromLeftToRight) {
  for (const std::string text : {"Ağdam", "دریای خزر 12", "e\u0301a\u0308", "Շուշի (شوشا)", ""}) {
    const ShapedText shaped = shape(text, 2);
    const auto clusters = clusterOfEach(shaped);
    ASSERT_EQ(clusters.size(), shaped.glyphs.size()) << text;
    float lastPx = 0;
    for (const ShapedCluster& cluster : shaped.clusters) {
      EXPECT_GE(cluster.xPx, lastPx) << text;
      EXPECT_LE(cluster.xPx, shaped.widthPx) << text;
      lastPx = cluster.xPx;
    }
  }
}

}  // namespace
}  // namespace viewer
