#include "geo/io/toml_pieces.hpp"

#include "geo/io/toml_table.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using Kind = TomlPiece::Kind;

/// One line a piece: its kind, path and value.
std::string told(std::string_view text) {
  std::string all;
  for (const TomlPiece& piece : tomlPieces(text)) {
    switch (piece.kind) {
      case Kind::Blank:
        all += "blank";
        break;
      case Kind::Comment:
        all += "comment";
        break;
      case Kind::Header:
        all += fmt::format("{} {}", piece.isArray ? "array" : "table", fmt::join(piece.path, "."));
        break;
      case Kind::KeyValue:
        all += fmt::format("{} = {}", fmt::join(piece.path, "."),
                           text.substr(piece.valueBegin, piece.valueEnd - piece.valueBegin));
    }
    all += '|';
  }
  return all;
}

TEST(TomlPieces, AreHeadersKeysCommentsAndBlankLines) {
  EXPECT_EQ(told(""), "");
  EXPECT_EQ(told("\n# c\n  \r\n"), "blank|comment|blank|");
  EXPECT_EQ(told("\xEF\xBB\xBF"
                 "a = 1"),
            "a = 1|");
  EXPECT_EQ(told("[[story]] # c\n[ story . 'a.b' ]\n[[\"story\"]]"),
            "array story|table story.a.b|array story|");
  EXPECT_EQ(told("a=1 # c\r\nb = 2020-01-01 10:00:00\t\n\"c d\".e = 'f#'"),
            "a = 1|b = 2020-01-01 10:00:00|c d.e = 'f#'|");
  EXPECT_EQ(told("a = [ 1, # ]\n 2, \"]\" ] # c\nb = { c = '}' }"),
            "a = [ 1, # ]\n 2, \"]\" ]|b = { c = '}' }|");
  EXPECT_EQ(told("a = \"\"\"\n[[story]]\n\\\"\"\" \"\" \"\"\"\"\"\nb = '''\n#\\'''\nc = \"\\\"#\""),
            "a = \"\"\"\n[[story]]\n\\\"\"\" \"\" \"\"\"\"\"|b = '''\n#\\'''|c = \"\\\"#\"|");
}

std::string randomValue(std::mt19937& random, int depth) {
  const std::vector<std::string> plain{"1",
                                       "true",
                                       "\"a#b\\\"[\"",
                                       "'[[x]]'",
                                       "2020-01-01",
                                       "\"\"\"\nx = 1\n\"\"\"",
                                       "'''\n[y]'''",
                                       "\"\"\"\"q\"\"\"\"\"",
                                       "-1e5"};
  const std::size_t kind = random() % 3;
  if (depth == 0 || kind == 0) return plain[random() % plain.size()];
  std::string list;
  for (std::size_t i = 0; i < random() % 3; ++i) {
    if (!list.empty()) list += kind == 1 ? ",\n # , ]\n" : ", ";
    if (kind == 2) list += fmt::format("k{} = ", i);
    std::string item = randomValue(random, kind == 2 ? 0 : depth - 1);
    list += item;
  }
  return kind == 1 ? "[" + list + "]" : "{" + list + "}";
}

/// The library that parses TOML is the judge: it finds the same value at the same key.
TEST(TomlPieces, AgreeWithTheParser) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    std::vector<std::string> values;
    for (std::size_t i = 0; i < 1 + random() % 6; ++i) {
      values.push_back(randomValue(random, 2));
      text += fmt::format("{}k{} ={} {}{}\n", random() % 4 == 0 ? "# [c]\n\n" : "", i,
                          random() % 2 == 0 ? "\t" : "", values.back(),
                          random() % 3 == 0 ? " # \"" : "");
    }
    const auto whole = parseToml(text, "x");
    ASSERT_TRUE(whole) << text << describe(whole.error());
    std::size_t at = 0, keys = 0;
    for (const TomlPiece& piece : tomlPieces(text)) {
      EXPECT_EQ(piece.begin, at) << "a gap in\n" << text;
      at = piece.end;
      if (piece.kind != Kind::KeyValue) continue;
      ASSERT_LT(keys, values.size()) << text;
      EXPECT_EQ(piece.path, std::vector{fmt::format("k{}", keys)});
      EXPECT_EQ(text.substr(piece.valueBegin, piece.valueEnd - piece.valueBegin), values[keys]);
      ++keys;
    }
    EXPECT_EQ(at, text.size());
    EXPECT_EQ(keys, values.size()) << text;
  }
}

TEST(TomlPieces, OfAnyBytesAreAllOfThem) {
  std::mt19937 random(4);
  constexpr std::string_view kBytes = "a=[]{}\"'\\\n\r #.\xEF";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = 0; i < random() % 30; ++i) text += kBytes[random() % kBytes.size()];
    std::size_t at = 0;
    for (const TomlPiece& piece : tomlPieces(text)) {
      ASSERT_EQ(piece.begin, at) << text;
      ASSERT_GT(piece.end, at) << text;
      ASSERT_LE(piece.valueBegin, piece.valueEnd) << text;
      ASSERT_LE(piece.valueEnd, piece.end) << text;
      at = piece.end;
    }
    ASSERT_EQ(at, text.size()) << text;
  }
}

}  // namespace
}  // namespace geo
