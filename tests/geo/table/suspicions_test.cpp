// What is drawn and yet looks wrong, with examples; and what is not drawn, in words. All rows are
// invented.
#include "geo/table/assemble.hpp"
#include "geo/table/findings.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <random>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;

const RowFinding& findingOf(EventTable& table, Suspicious what) {
  return table.report[what];
}

std::vector<std::size_t> exampleRows(const RowFinding& finding) {
  std::vector<std::size_t> rows;
  for (const RowExample& example : finding.examples) rows.push_back(example.row);
  return rows;
}

TEST(Suspicions, DatesAfterTodayAreInTheFuture) {
  const RawTable raw = textTable(
      {"date", "lon", "lat"},
      {{"2020-11-10", "46", "39"}, {"2020-11-11", "46", "39"}, {"2202-11-10", "46", "39"}});
  TableWishes wishes;
  wishes.today = at(2020, 11, 10, 15);
  EventTable table = assemble(raw, wishes);
  EXPECT_EQ(table.report.drawn, 3u);
  EXPECT_EQ(findingOf(table, Suspicious::FutureDate).count, 2u);
  EXPECT_EQ(findingOf(table, Suspicious::FutureDate).examples.at(1).cells, "date=2202-11-10");
  EventTable untold = assemble(raw, {});
  EXPECT_EQ(findingOf(untold, Suspicious::FutureDate).count, 0u) << "nobody said what today is";
}

TEST(Suspicions, AmbiguousDatesAreCounted) {
  EventTable table = assemble(textTable({"date", "lon", "lat"}, {{"03/04/2020", "46", "39"},
                                                                 {"05/05/2020", "46", "39"},
                                                                 {"06/07/2020", "46", "39"}}),
                              {});
  EXPECT_THAT(exampleRows(findingOf(table, Suspicious::AmbiguousDate)), ElementsAre(1, 3));
}

TEST(Suspicions, APlaceAmongTheOthersOnceSwappedIsOne) {
  std::mt19937 random(5);
  std::vector<TextRow> rows;
  for (int i = 0; i < 200; ++i) {
    rows.push_back(
        {fmt::format("46.{:03}", random() % 1000), fmt::format("39.{:03}", random() % 1000)});
  }
  std::swap(rows[17][0], rows[17][1]);
  rows.push_back({"30.5", "50.4"});  // far away, and not among them when swapped
  EventTable table = assemble(textTable({"lon", "lat"}, rows), {});
  const RowFinding& swapped = findingOf(table, Suspicious::SwappedPlace);
  EXPECT_THAT(exampleRows(swapped), ElementsAre(18));
  EXPECT_EQ(swapped.examples[0].cells, "lon=" + rows[17][0] + ", lat=" + rows[17][1]);
}

TEST(Suspicions, ABoxThatHoldsItsOwnSwappedPlacesHasNone) {
  std::vector<TextRow> rows;
  for (int i = 0; i < 100; ++i)
    rows.push_back({std::to_string(i % 40), std::to_string(i % 37 + 1)});
  EventTable table = assemble(textTable({"lon", "lat"}, rows), {});
  EXPECT_EQ(findingOf(table, Suspicious::SwappedPlace).count, 0u);
}

TEST(Suspicions, APlaceBesideTheOthersIsNotSwapped) {
  std::vector<TextRow> rows;
  for (int i = 0; i < 99; ++i) {
    rows.push_back(
        {fmt::format("{}", 40 + 2 * (i % 10) / 10.0), fmt::format("{}", 39 + 2 * (i % 11) / 10.0)});
  }
  rows.push_back({"39.2", "41.2"});  // swapped it lies among them, and so it nearly does unswapped
  EventTable table = assemble(textTable({"lon", "lat"}, rows), {});
  EXPECT_EQ(findingOf(table, Suspicious::SwappedPlace).count, 0u);
}

TEST(Suspicions, IdsThatStandTwiceAreCountedWhateverTheirType) {
  std::mt19937_64 random(9);
  std::vector<std::int64_t> wholes;
  std::vector<double> reals;
  std::vector<std::string> texts;
  for (int i = 0; i < 3000; ++i) {
    const auto id = static_cast<std::int64_t>(random() % 20000) - 1;
    wholes.push_back(id < 0 ? kNoNumber : id);
    reals.push_back(id < 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(id));
    texts.push_back(id < 0 ? "" : std::to_string(id));
  }
  const std::multiset<std::int64_t> all(wholes.begin(), wholes.end());
  const auto wanted = std::ranges::count_if(
      wholes, [&](std::int64_t id) { return id != kNoNumber && all.count(id) > 1; });
  ASSERT_GT(wanted, 10);
  for (Column column : {Column{"id", wholes}, Column{"id", reals}, textColumn("id", texts)}) {
    RawTable raw;
    raw.rowCount = texts.size();
    raw.columns = {std::move(column), textColumn("lon", std::vector<std::string>(3000, "46")),
                   textColumn("lat", std::vector<std::string>(3000, "39"))};
    EventTable table = assemble(std::move(raw), {});
    EXPECT_EQ(findingOf(table, Suspicious::DoubleId).count, static_cast<std::size_t>(wanted));
    EXPECT_EQ(findingOf(table, Suspicious::DoubleId).examples.size(), kMostExamples);
  }
}

TEST(Findings, ExamplesSayRowAndCellsAndAreFew) {
  EventTable table = assemble(
      textTable({"start", "end", "lon", "lat"}, {{"2020-11-10", "2020-11-12", "46", "39"},
                                                 {"2020-11-10", "2020-11-12", "46", "39"},
                                                 {"2020-11-10", "2020-11-12", "46", "39"},
                                                 {"2020-11-10", "2020-11-12", "46", "39"},
                                                 {"2020-11-10", "2020-11-12", "46", "39"},
                                                 {"soon", "2020-11-12", "46", "39"},
                                                 {"2020-11-10", "2020-11-12", "46", "north"},
                                                 {"never", "", "", ""},
                                                 {"x", "", "", ""},
                                                 {"y", "", "", ""}}),
      {});
  const RowFinding& unread = table.report[NotDrawn::UnreadDate];
  EXPECT_EQ(unread.count, 4u);
  EXPECT_THAT(exampleRows(unread), ElementsAre(6, 8, 9));
  EXPECT_EQ(unread.examples[0].cells, "start=soon, end=2020-11-12");
  EXPECT_EQ(table.report[NotDrawn::UnreadPlace].examples.at(0).cells, "lon=46, lat=north");
  EXPECT_EQ(table.report.undrawn(), 5u);
}

TEST(Findings, LongTextsAreCutBetweenLetters) {
  EXPECT_EQ(shortened(std::string(60, 'a')), std::string(60, 'a'));
  EXPECT_EQ(shortened(std::string(61, 'a')), std::string(59, 'a') + "…");
  std::string accented;
  for (int i = 0; i < 61; ++i) accented += "é";
  EXPECT_EQ(shortened(accented), accented.substr(0, 118) + "…");
}

TEST(LoadReport, EveryReasonHasItsOwnWords) {
  std::set<std::string_view> names, words, fixes;
  for (std::size_t i = 0; i < kNotDrawnCount; ++i) {
    const auto why = static_cast<NotDrawn>(i);
    names.insert(nameOf(why)), words.insert(wordsFor(why)), fixes.insert(fixFor(why));
    EXPECT_TRUE(fixFor(why).ends_with('.')) << fixFor(why);
  }
  for (std::size_t i = 0; i < kSuspiciousCount; ++i) {
    const auto what = static_cast<Suspicious>(i);
    names.insert(nameOf(what)), words.insert(wordsFor(what)), fixes.insert(fixFor(what));
    EXPECT_TRUE(fixFor(what).ends_with('.')) << fixFor(what);
  }
  for (const auto& texts : {names, words, fixes}) {
    EXPECT_EQ(texts.size(), kNotDrawnCount + kSuspiciousCount);
    EXPECT_FALSE(texts.contains(""));
  }
}

}  // namespace
}  // namespace geo
