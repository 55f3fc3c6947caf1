#include "geo/base/markdown.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace geo {
namespace {

/// Blocks as text: "P:" or "-:", then runs with b, i and link in braces where they have them.
std::string told(std::string_view markdown) {
  std::string text;
  for (const MarkdownBlock& block : readMarkdown(markdown)) {
    text += block.kind == MarkdownBlock::Kind::ListItem ? "-:" : "P:";
    for (const MarkdownRun& run : block.runs) {
      const std::string look = std::string(run.bold ? "b" : "") + (run.italic ? "i" : "") +
                               (run.link.empty() ? "" : "<" + run.link + ">");
      text += look.empty() ? run.text : look + "{" + run.text + "}";
    }
    text += "|";
  }
  return text;
}

struct Case {
  std::string_view markdown, expected;
};

const Case kCases[] = {
    {"", ""},
    {" \n\t\n\r\n", ""},
    {"one", "P:one|"},
    {"one\ntwo", "P:one two|"},
    {"one\r\n\r\n  two\r\n", "P:one|P:two|"},
    {"- a\n- b\n  c\n\nd", "-:a|-:b c|P:d|"},
    {"intro\n- a", "P:intro|-:a|"},
    {"-a\n-", "P:-a -|"},
    {"- - a", "-:- a|"},
    {"\\- no item", "P:- no item|"},
    {"a **b** c", "P:a b{b} c|"},
    {"*b*", "P:i{b}|"},
    {"***b***", "P:bi{b}|"},
    {"**a *b* c**", "P:b{a }bi{b}b{ c}|"},
    {"*a **b** c*", "P:i{a }bi{b}i{ c}|"},
    {"***a* b**", "P:bi{a}b{ b}|"},
    {"*a **b***", "P:i{a }bi{b}|"},
    {"**a\nb**", "P:b{a b}|"},
    {"**a\n\nb**", "P:**a|P:b**|"},
    {"5 * 3 * 2", "P:5 * 3 * 2|"},
    {"2 ** 3", "P:2 ** 3|"},
    {"**never closed", "P:**never closed|"},
    {"closed only**", "P:closed only**|"},
    {"**a **b**", "P:**a b{b}|"},
    {"****", "P:****|"},
    {"\\*a\\* \\\\ \\n", "P:*a* \\ \\n|"},
    {"a\\", "P:a\\|"},
    {"[a](http://b/c)", "P:<http://b/c>{a}|"},
    {"see [**a** b](c_(d)) e", "P:see b<c_(d)>{a}<c_(d)>{ b} e|"},
    {"**[a](b)**", "P:b<b>{a}|"},
    {"[a] (b)", "P:[a] (b)|"},
    {"[a](b c)", "P:[a](b c)|"},
    {"[a]()", "P:[a]()|"},
    {"[](b)", "P:[](b)|"},
    {"[a](b", "P:[a](b|"},
    {"a](b)", "P:a](b)|"},
    {"[a [b](c)", "P:[a <c>{b}|"},
    {"\\[a\\](b)", "P:[a](b)|"},
    {"[a](b*c) d*", "P:<b*c>{a} d*|"},
    {"# a `b` _c_ <d> &e;", "P:# a `b` _c_ <d> &e;|"},
    {"Şuşa **Шуша** *Շուշի*", "P:Şuşa b{Шуша} i{Շուշի}|"},
};

TEST(ReadMarkdown, KnowsALittleAndKeepsTheRestAsText) {
  for (const auto& [markdown, expected] : kCases) EXPECT_EQ(told(markdown), expected) << markdown;
}

std::string randomText(std::mt19937& random, std::size_t pieces) {
  constexpr std::string_view kPieces[] = {"a", "ü", " ",  "\n", "\n\n", "- ", "*",    "**", "***",
                                          "[", "]", "](", "(",  ")",    "\\", "\r\n", "x]("};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

/// The letters of the input that are no marks, in their order.
std::string lettersOf(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c == 'a' || c == 'x' || static_cast<unsigned char>(c) >= 0x80) letters += c;
  }
  return letters;
}

/// Letters vanish into addresses only.
TEST(ReadMarkdown, LosesNoLetterAndHasNoEmptyPiece) {
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = randomText(random, 1 + random() % 25);
    std::string letters;
    for (const MarkdownBlock& block : readMarkdown(text)) {
      ASSERT_FALSE(block.runs.empty()) << text;
      const MarkdownRun* last = nullptr;
      for (const MarkdownRun& run : block.runs) {
        ASSERT_FALSE(run.text.empty()) << text;
        ASSERT_EQ(run.text.find('\n'), std::string::npos) << text;
        if (last) {
          ASSERT_FALSE(last->bold == run.bold && last->italic == run.italic &&
                       last->link == run.link)
              << text;
        }
        last = &run;
        letters += lettersOf(run.text);
      }
    }
    const bool mayHaveLinks = text.find("](") != std::string::npos;
    EXPECT_LE(letters.size(), lettersOf(text).size()) << text;
    EXPECT_TRUE(mayHaveLinks || letters == lettersOf(text)) << text;
  }
}

TEST(ReadMarkdown, TakesNoLongerForMarksThatNeverClose) {
  for (const std::string_view piece :
       {"*a ", "**a ", "[", "[a](", "](", "(", "[a](b", "- *", "\\"}) {
    std::string text;
    while (text.size() < 2'000'000) text += piece;
    EXPECT_FALSE(readMarkdown(text).empty()) << piece;
  }
}

}  // namespace
}  // namespace geo
