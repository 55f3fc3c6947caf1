// Text that flows through pages: nothing of it is lost, and nothing lies outside of its column.
#include "viewer/vector/flowing_text.hpp"

#include <string>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr LabelBox kFirst{10, 60, 210, 100}, kOthers{10, 10, 210, 100};

FlowingText paragraph(std::string text, float gapPt = 0) {
  return {.block = {geo::MarkdownBlock::Kind::Paragraph, {{.text = std::move(text)}}},
          .sizePt = 10,
          .gapPt = gapPt};
}

class Flow : public testing::Test {
 protected:
  std::vector<std::vector<TextInk>> pagesOf(const std::vector<FlowingText>& texts) {
    return flowed(texts, {1, kFirst, kOthers}, type_);
  }
  float rightOf(const TextInk& ink) {
    return ink.start.xPx + type_.shaped(ink.text, ink.look).widthPx;
  }
  /// All that is written, without blanks and line ends.
  static std::string written(const std::vector<std::vector<TextInk>>& pages) {
    std::string text;
    for (const auto& page : pages) {
      for (const TextInk& ink : page) text += ink.text;
    }
    std::erase(text, ' ');
    return text;
  }
  TypeSetter type_ = TypeSetter::create().value();
};

std::string manyWords(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "word" + std::to_string(i) + " ";
  return text;
}

TEST_F(Flow, LosesNothingAndStaysInItsColumns) {
  const std::string text =
      manyWords(120) + std::string(300, 'x') + " https://example.org/" + std::string(80, 'y');
  const auto pages = pagesOf({paragraph(text), paragraph(text, 5)});
  std::string expected = text + text;
  std::erase(expected, ' ');
  EXPECT_EQ(written(pages), expected);
  EXPECT_GT(pages.size(), 3u);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const LabelBox& column = i == 0 ? kFirst : kOthers;
    for (const TextInk& ink : pages[i]) {
      EXPECT_GE(ink.start.xPx, column.left);
      EXPECT_LE(rightOf(ink), column.right + 1) << ink.text;
      EXPECT_GE(ink.start.yPx, column.top + ink.look.sizePx);
      EXPECT_LE(ink.start.yPx, column.bottom);
    }
  }
}

TEST_F(Flow, OneLookIsOneTextALine) {
  const auto pages = pagesOf({paragraph("a few words")});
  ASSERT_EQ(pages.size(), 1u);
  ASSERT_EQ(pages[0].size(), 1u);
  EXPECT_EQ(pages[0][0].text, "a few words");
}

TEST_F(Flow, AHeadingIsNotTheLastOfAPage) {
  FlowingText heading = paragraph("Notes");
  heading.staysWithNext = true;
  const auto pages = pagesOf({paragraph("one"), heading, paragraph("two")});
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(pages[0].size(), 1u);
  EXPECT_EQ(pages[1].front().text, "Notes");
}

TEST_F(Flow, ArabicBeginsAtTheRight) {
  const auto pages = pagesOf({paragraph("سلام")});
  EXPECT_NEAR(rightOf(pages[0].at(0)), kFirst.right, 0.5);
}

TEST_F(Flow, AnItemHasItsMarkAndItsLinesAreIndented) {
  FlowingText item = paragraph(manyWords(12));
  item.block.kind = geo::MarkdownBlock::Kind::ListItem;
  const auto pages = pagesOf({item});
  EXPECT_EQ(pages[0].at(0).text, "•");
  EXPECT_EQ(pages[0].at(0).start.xPx, kFirst.left);
  for (std::size_t i = 1; i < pages[0].size(); ++i) {
    EXPECT_GT(pages[0][i].start.xPx, kFirst.left + 5);
  }
}

TEST_F(Flow, AColumnWithoutRoomIsLeftEmpty) {
  const auto pages = flowed(std::vector{paragraph("x")}, {1, {10, 95, 210, 100}, kOthers}, type_);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_TRUE(pages[0].empty());
  EXPECT_EQ(pages[1].size(), 1u);
}

TEST_F(Flow, NothingIsOneEmptyPage) {
  EXPECT_EQ(pagesOf({}).size(), 1u);
}

}  // namespace
}  // namespace viewer
