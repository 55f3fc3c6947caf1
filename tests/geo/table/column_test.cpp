// Columns keep what was put into them, whatever their type.
#include "geo/table/column.hpp"

#include <chrono>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace geo {
namespace {

std::string madeText(std::mt19937& random) {
  std::string text(random() % 12, '\0');
  for (char& letter : text) letter = static_cast<char>(random() % 4 + (random() % 9 ? 'a' : 0));
  return text;
}

TEST(TextCells, GiveBackEveryTextAndKeepEachOnce) {
  std::mt19937 random(1);
  TextCells cells;
  std::vector<std::string> texts;
  for (int row = 0; row < 50000; ++row) texts.push_back(madeText(random));
  for (const std::string& text : texts) cells.add(text);
  cells.finish();
  ASSERT_EQ(cells.size(), texts.size());
  std::map<std::string, std::uint32_t> codes;
  for (std::size_t row = 0; row < texts.size(); ++row) {
    ASSERT_EQ(cells.at(row), texts[row]);
    const auto known = codes.emplace(texts[row], cells.codeAt(row)).first;
    EXPECT_EQ(known->second, cells.codeAt(row));
  }
  std::set<std::string> different(texts.begin(), texts.end());
  different.insert("");
  EXPECT_EQ(cells.codeCount(), different.size());
}

TEST(TextCells, HaveOneCodeForNoText) {
  TextCells cells;
  for (const char* text : {"", "a", "", "b", "a"}) cells.add(text);
  EXPECT_EQ(cells.codes(), (std::vector<std::uint32_t>{0, 1, 0, 2, 1}));
  EXPECT_EQ(cells.textOf(TextCells::kNone), "");
  EXPECT_EQ(TextCells().codeCount(), 1U);
}

TEST(TextCells, AreSmallWhereTextsRepeat) {
  TextCells cells;
  for (int row = 0; row < 1000000; ++row) cells.add(row % 2 ? "Azerbaijan" : "Armenia");
  cells.finish();
  EXPECT_LE(cells.bytes(), 4000100U);
}

TEST(Column, WritesNumbersSoThatTheyCanBeReadAgain) {
  const Column wholes{"n", std::vector<std::int64_t>{0, -7, kNoNumber, INT64_MAX}};
  EXPECT_EQ(wholes.textAt(1), "-7");
  EXPECT_EQ(wholes.textAt(2), "");
  EXPECT_EQ(wholes.textAt(3), "9223372036854775807");
  EXPECT_EQ(wholes.numberAt(1), -7);
  EXPECT_TRUE(std::isnan(wholes.numberAt(2)));
  std::mt19937_64 random(2);
  std::uniform_real_distribution<double> any(-180, 180);
  std::vector<double> numbers{0.1, 40, 1e300, std::nan("")};
  for (int i = 0; i < 1000; ++i) numbers.push_back(any(random));
  const Column reals{"r", numbers};
  for (std::size_t row = 0; row < reals.size(); ++row) {
    if (row == 3) continue;
    EXPECT_EQ(std::stod(reals.textAt(row)), numbers[row]);
  }
  EXPECT_EQ(reals.textAt(1), "40");
  EXPECT_EQ(reals.textAt(3), "");
}

std::vector<std::string> manyTexts(std::size_t count, unsigned different) {
  std::mt19937 random(5);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    const auto which = random() % different;
    texts.push_back(which % 9 == 0 ? "" : std::string(which % 23, 'x') + std::to_string(which));
  }
  return texts;
}

TEST(TextCells, TakeManyAsOneByOne) {
  for (const unsigned different : {3U, 50U, 100000U}) {
    for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 50000U}) {
      const auto texts = manyTexts(count, different);
      TextCells one, many;
      for (const std::string& text : texts) one.add(text);
      const auto textAt = [&texts](std::size_t at) { return std::string_view(texts[at]); };
      const std::size_t half = count / 2;
      many.addMany(half, textAt);
      many.expect(count);
      many.addMany(count - half, [&](std::size_t at) { return textAt(half + at); });
      EXPECT_EQ(many.codes(), one.codes());
      EXPECT_EQ(many.codeCount(), one.codeCount());
      for (std::size_t row = 0; row < count; ++row) ASSERT_EQ(many.at(row), texts[row]);
    }
  }
}

TEST(TextCells, AreReplacedTextByText) {
  TextCells cells;
  for (const char* text : {"one", "", "two", "three", "one"}) cells.add(text);
  const TextCells shorter = cells.replaced([&cells](std::uint32_t code) {
    const std::string_view text = cells.textOf(code);
    return text == "three" ? std::string() : std::string(text.substr(0, 1));
  });
  std::vector<std::string_view> texts;
  for (std::size_t row = 0; row < shorter.size(); ++row) texts.push_back(shorter.at(row));
  EXPECT_EQ(texts, (std::vector<std::string_view>{"o", "", "t", "", "o"}));
}

TEST(Column, WritesMomentsAsIso8601) {
  using namespace std::chrono;
  const auto at = sys_days{2020y / November / 10} + 21h + 5s;
  const std::int64_t ms = milliseconds{at.time_since_epoch()}.count();
  const Column moments{"t", MomentCells{{ms, ms + 7, -1, kNoNumber, -62135596800000}, false}};
  EXPECT_EQ(moments.textAt(0), "2020-11-10T21:00:05Z");
  EXPECT_EQ(moments.textAt(1), "2020-11-10T21:00:05.007Z");
  EXPECT_EQ(moments.textAt(2), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(moments.textAt(3), "");
  EXPECT_EQ(moments.textAt(4), "0001-01-01T00:00:00Z");
  EXPECT_TRUE(std::isnan(moments.numberAt(0)));
  const Column days{"d", MomentCells{{ms - ms % 86400000, kNoNumber}, true}};
  EXPECT_EQ(days.textAt(0), "2020-11-10");
  EXPECT_EQ(days.textAt(1), "");
  EXPECT_EQ(days.size(), 2U);
}

TEST(Column, ReadsNumbersFromTexts) {
  TextCells cells;
  for (const char* text : {"12.5", "", "about 12", "-3"}) cells.add(text);
  const Column column{"c", std::move(cells)};
  EXPECT_EQ(column.numberAt(0), 12.5);
  EXPECT_TRUE(std::isnan(column.numberAt(1)));
  EXPECT_TRUE(std::isnan(column.numberAt(2)));
  EXPECT_EQ(column.numberAt(3), -3);
  EXPECT_EQ(column.textAt(2), "about 12");
}

TEST(TextCells, MakeNoMoreRoomThanAFileMayAskFor) {
  TextCells cells;
  cells.add(std::string(1 << 20, 'x'));
  cells.expect(std::size_t{1} << 25);  // 2^45 letters, if all were like the first
  EXPECT_LT(cells.bytes(), std::size_t{1} << 30);
  EXPECT_EQ(cells.at(0).size(), std::size_t{1} << 20);
}

}  // namespace
}  // namespace geo
