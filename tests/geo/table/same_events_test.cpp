// Events of one reading of a table are found in another reading of it.
#include "geo/table/same_events.hpp"

#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

const TextRow kNames{"id", "date", "lon", "lat", "what"};

TextRow rowOf(const std::string& id, int number, const std::string& what) {
  return {id, fmt::format("2020-11-{:02}", 1 + number % 28), fmt::format("46.{}", number % 7),
          "39.8", what};
}

EventTable tableOf(const std::vector<TextRow>& rows) {
  return assemble(textTable(kNames, rows), {});
}

/// Some of the rows, in another order.
std::vector<TextRow> someOf(std::vector<TextRow> rows, std::mt19937& random) {
  std::ranges::shuffle(rows, random);
  rows.resize(rows.size() / 2 + random() % (rows.size() / 2));
  return rows;
}

std::vector<std::uint32_t> allOf(const EventTable& table) {
  std::vector<std::uint32_t> events(table.events.size());
  std::iota(events.begin(), events.end(), 0u);
  return events;
}

std::string cell(const EventTable& table, std::uint32_t event, std::size_t column) {
  return table.columns[column].textAt(table.events.rows[event]);
}

std::string content(const EventTable& table, std::uint32_t event) {
  std::string text;
  for (std::size_t i = 0; i < table.columns.size(); ++i) text += cell(table, event, i) + "|";
  return text;
}

TEST(SameEvents, AreThoseOfTheSameIdWhateverElseHasChanged) {
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::vector<TextRow> rows;
    for (int i = 0; i < 60; ++i) rows.push_back(rowOf(fmt::format("E{}", i), i, "battle"));
    const EventTable before = tableOf(someOf(rows, random));
    for (TextRow& row : rows) {
      if (random() % 3 == 0) row[4] = "riot", row[2] = "45.5";
    }
    const EventTable after = tableOf(someOf(rows, random));
    std::set<std::string> there;
    for (const std::uint32_t event : allOf(after)) there.insert(cell(after, event, 0));
    const auto found = sameEvents(before, allOf(before), after);
    ASSERT_EQ(found.size(), before.events.size());
    for (const std::uint32_t event : allOf(before)) {
      const std::string id = cell(before, event, 0);
      ASSERT_EQ(found[event] != kNoEvent, there.contains(id)) << id;
      if (found[event] != kNoEvent) {
        EXPECT_EQ(cell(after, found[event], 0), id);
      }
    }
  }
}

TEST(SameEvents, WithoutIdsSayTheSameAndAreAsManyAsThereAre) {
  std::mt19937 random(6);
  for (int round = 0; round < 20; ++round) {
    std::vector<TextRow> rows;  // many of them alike
    for (int i = 0; i < 80; ++i) {
      rows.push_back(rowOf("", static_cast<int>(random() % 9), random() % 2 ? "battle" : "riot"));
    }
    const EventTable before = tableOf(someOf(rows, random)), after = tableOf(someOf(rows, random));
    std::map<std::string, std::size_t> older, newer, kept;
    for (const std::uint32_t event : allOf(before)) ++older[content(before, event)];
    for (const std::uint32_t event : allOf(after)) ++newer[content(after, event)];
    const auto found = sameEvents(before, allOf(before), after);
    std::set<std::uint32_t> taken;
    for (const std::uint32_t event : allOf(before)) {
      if (found[event] == kNoEvent) continue;
      EXPECT_EQ(content(after, found[event]), content(before, event));
      EXPECT_TRUE(taken.insert(found[event]).second) << "one stands for two";
      ++kept[content(before, event)];
    }
    for (const auto& [text, count] : older) EXPECT_EQ(kept[text], std::min(count, newer[text]));
  }
}

TEST(SameEvents, OfARepeatedIdAreTheOnesThatSayTheSame) {
  const EventTable before = tableOf({rowOf("A", 1, "battle"), rowOf("A", 2, "riot")});
  const EventTable after =
      tableOf({rowOf("A", 2, "riot"), rowOf("A", 3, "riot"), rowOf("B", 1, "battle")});
  for (const std::uint32_t event : allOf(before)) {
    const auto found = sameEvents(before, {&event, 1}, after).front();
    if (cell(before, event, 4) == "battle") {
      EXPECT_EQ(found, kNoEvent) << "another id, another event";
    } else {
      ASSERT_NE(found, kNoEvent);
      EXPECT_EQ(content(after, found), content(before, event));
    }
  }
}

TEST(SameEvents, AreFoundByIdsThatAreNumbers) {
  const auto numbered = [](const std::vector<std::int64_t>& ids) {
    std::vector<TextRow> rows;
    for (const std::int64_t id : ids) rows.push_back(rowOf("", static_cast<int>(id), "battle"));
    RawTable raw = textTable(kNames, rows);
    raw.columns[0].cells = ids;
    return assemble(std::move(raw), {});
  };
  const EventTable before = numbered({1, 2, 3}), after = numbered({3, 4, 1});
  const auto found = sameEvents(before, allOf(before), after);
  for (const std::uint32_t event : allOf(before)) {
    const std::string id = cell(before, event, 0);
    if (id == "2") {
      EXPECT_EQ(found[event], kNoEvent);
    } else {
      ASSERT_NE(found[event], kNoEvent);
      EXPECT_EQ(cell(after, found[event], 0), id);
    }
  }
}

TEST(SameEvents, OfNothingAreNone) {
  const EventTable none = tableOf({}), some = tableOf({rowOf("A", 1, "battle")});
  EXPECT_TRUE(sameEvents(none, {}, some).empty());
  EXPECT_EQ(sameEvents(some, allOf(some), none), std::vector{kNoEvent});
}

}  // namespace
}  // namespace geo
