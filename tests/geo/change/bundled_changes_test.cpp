// What the bundled scenario says of dates whose facts are known, and what holds for any two dates.
#include "tests/geo/change/told.hpp"
#include "tests/geo/scenario/bundled.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::StartsWith;
using testing_bundled::scenario;
using testing_changes::told;
using testing_changes::toldTransfers;
using Lines = std::vector<std::string>;

/// Days of the place.
TimeSpan periodOf(const char* text) {
  return parsePeriod(text, scenario().zone).value();
}

Changes between(const char* before, const char* after) {
  return changesBetween(scenario(), periodOf(before), periodOf(after));
}

Lines toldBetween(const char* before, const char* after) {
  return told(scenario(), between(before, after));
}

TEST(BundledChanges, TheTransfersOfNovember2020) {
  const Changes changes = between("2020-11-15", "2020-12-02");
  const Lines lines = told(scenario(), changes);
  Lines handovers;  // in order of time
  for (const std::string& line : lines) {
    for (const char* event : {"E035", "E045", "E048"}) {
      if (line.starts_with(std::string("event events/") + event)) handovers.emplace_back(event);
    }
  }
  EXPECT_EQ(handovers, (Lines{"E035", "E045", "E048"}));
  EXPECT_THAT(lines, IsSupersetOf({"count deployment/RU-GRP-NORTH-11: '9' > '11', 18 Nov 2020",
                                   "count deployment/RU-GRP-SOUTH-12: '9' > '12', 18 Nov 2020",
                                   "closed deployment/RU-GRP-LACHIN-7: '7' > '', 18 Nov 2020",
                                   "opened deployment/RU-GRP-23: '' > '23', 18 Nov 2020"}));
  EXPECT_THAT(toldTransfers(changes), Contains(StartsWith("NKR > AZE ")));
}

TEST(BundledChanges, TheJointCentreOpens) {
  EXPECT_THAT(toldBetween("2021-01-29", "2021-01-31"),
              Contains("opened sites/JMC-AGHDAM: '' > 'certain', 30 Jan 2021"));
  EXPECT_THAT(between("2021-01-29", "2021-01-31").transfers, IsEmpty());
}

/// 23 was the last number known before the doubt, 27 the first after it.
TEST(BundledChanges, ARivalCountDoesNotReplaceAnother) {
  EXPECT_THAT(toldBetween("2020-12-20", "2022-01-01"),
              Contains(StartsWith("count deployment/RU-GRP-27: '23' > '27'")));
  EXPECT_THAT(toldBetween("2022-08-15", "2022-09-01"),
              Contains(StartsWith("opened deployment/RU-GRP-30: '' > '30'")));
}

TEST(BundledChanges, EveryHandoverGoesTheRightWay) {
  struct Row {
    const char *before, *after, *transfer;
  };
  for (const Row& row : {Row{"2020-11-19", "2020-11-20", "NKR > AZE "},
                         Row{"2020-11-24", "2020-11-25", "NKR > AZE "},
                         Row{"2020-12-10", "2020-12-11", "NKR > contested "},
                         Row{"2020-12-13", "2020-12-14", "contested > AZE "},
                         Row{"2022-03-23", "2022-03-24", "NKR > AZE "},
                         Row{"2022-08-25", "2022-08-26", "RUS > AZE "}}) {
    EXPECT_THAT(toldTransfers(between(row.before, row.after)),
                testing::ElementsAre(StartsWith(row.transfer)))
        << row.after;
  }
  EXPECT_THAT(toldTransfers(between("2023-09-19", "2023-09-20")),
              testing::ElementsAre(StartsWith("NKR > AZE "), StartsWith("RUS > AZE ")));
}

/// Days of the timeline and beyond its ends.
class RandomDays : public testing::TestWithParam<unsigned> {
 protected:
  TimeSpan day() {
    const Moment from =
        scenario().range.from + std::chrono::days{random_() % 1460} - std::chrono::days{30};
    return {from, from + std::chrono::days{1 + random_() % 3}};
  }
  std::mt19937 random_{GetParam()};
};

TEST_P(RandomDays, EveryRowThatDiffersIsToldOnce) {
  for (int round = 0; round < 6; ++round) {
    const TimeSpan before = day(), after = day();
    std::map<std::pair<std::size_t, std::size_t>, int> toldOf;
    for (const Change& change : changesBetween(scenario(), before, after).rows) {
      if (change.kind == ChangeKind::Event) continue;
      std::set<std::pair<std::size_t, std::size_t>> rows;
      for (const auto& row : {change.before, change.after}) {
        if (row) rows.emplace(row->layer, row->feature);
      }
      for (const auto& row : rows) ++toldOf[row];
    }
    std::size_t differ = 0;
    for (std::size_t i = 0; i < scenario().layers.size(); ++i) {
      const Layer& layer = scenario().layers[i];
      for (std::size_t j = 0; j < layer.features.size(); ++j) {
        const ValidTime& valid = layer.features[j].valid;
        if (layer.kind == LayerKind::Event) continue;
        if (validityIn(valid, before) == validityIn(valid, after)) continue;
        ++differ;
        EXPECT_EQ((toldOf[{i, j}]), 1) << layer.features[j].id;
      }
    }
    EXPECT_EQ(toldOf.size(), differ) << "something is told that did not change";
  }
}

TEST_P(RandomDays, TheWayBackUndoesTheWayThere) {
  const TimeSpan before = day(), after = day();
  std::map<std::pair<Holder, Holder>, double> there, back;
  std::set<std::string> opened, closed;
  const Changes forward = changesBetween(scenario(), before, after);
  for (const Transfer& t : forward.transfers) there[{t.from, t.to}] = t.squareMetres;
  for (const Change& change : forward.rows) {
    if (change.kind == ChangeKind::Opened) opened.insert(featureOf(scenario(), *change.after).id);
  }
  const Changes backward = changesBetween(scenario(), after, before);
  for (const Transfer& t : backward.transfers) back[{t.to, t.from}] = t.squareMetres;
  for (const Change& change : backward.rows) {
    if (change.kind == ChangeKind::Closed) closed.insert(featureOf(scenario(), *change.before).id);
  }
  EXPECT_EQ(opened, closed);
  ASSERT_EQ(there.size(), back.size());
  for (const auto& [holders, squareMetres] : there) {
    EXPECT_NEAR(back.at(holders), squareMetres, 1);
  }
}

TEST_P(RandomDays, GroundIsNeitherMadeNorLost) {
  const Changes changes = changesBetween(scenario(), day(), day());
  constexpr double kSliversSquareMetres = 1e5;
  double before = 0, after = 0;
  for (const Holding& h : changes.holdings) {
    EXPECT_NEAR(h.beforeSquareMetres + h.gainedSquareMetres - h.lostSquareMetres,
                h.afterSquareMetres, kSliversSquareMetres)
        << h.holder;
    before += h.beforeSquareMetres, after += h.afterSquareMetres;
  }
  EXPECT_NEAR(before, after, kSliversSquareMetres);
}

TEST_P(RandomDays, TheSameWindowTwiceChangesNothing) {
  const TimeSpan window = day();
  EXPECT_TRUE(changesBetween(scenario(), window, window).empty());
}

INSTANTIATE_TEST_SUITE_P(Bundled, RandomDays, testing::Range(1u, 9u));

}  // namespace
}  // namespace geo
