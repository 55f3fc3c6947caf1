#include "geo/scenario/time_index.hpp"

#include "geo/scenario/query.hpp"
#include "random_times.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include <gtest/gtest.h>

namespace geo {
namespace {

using tests::RandomTimes;

Moment at(int seconds) {
  return Moment{std::chrono::seconds{seconds}};
}

std::vector<TimedRow> randomRows(RandomTimes& random, std::size_t count) {
  std::vector<TimedRow> rows;
  for (std::size_t row = 0; row < count; ++row) rows.push_back({row, random.validTime()});
  return rows;
}

/// The plain loop that the index must agree with.
std::vector<std::size_t> rowsByLoop(const std::vector<TimedRow>& rows, TimeSpan window,
                                    Validity least) {
  std::vector<std::size_t> found;
  for (const TimedRow& row : rows) {
    if (validityIn(row.valid, window) >= least) found.push_back(row.row);
  }
  return found;
}

TEST(RowTimes, AgreesWithThePlainLoop) {
  RandomTimes random(41);
  // Below, at and above a block of the tree, and of its blocks.
  for (const std::size_t count : {0u, 1u, 2u, 15u, 16u, 17u, 100u, 255u, 257u, 1000u, 5000u}) {
    const std::vector<TimedRow> rows = randomRows(random, count);
    const RowTimes times(rows);
    ASSERT_EQ(times.size(), count);
    for (int i = 0; i < 40; ++i) {
      const TimeSpan window = random.window();
      for (const Validity least : {Validity::Possible, Validity::Certain}) {
        const auto expected = rowsByLoop(rows, window, least);
        ASSERT_EQ(times.rowsIn(window, least), expected) << count;
        ASSERT_EQ(times.countIn(window, least), expected.size()) << count;
      }
    }
  }
}

TEST(RowTimes, RowsKeepTheirNumbersAndComeAscending) {
  const ValidTime early{{at(1), at(1)}, {at(9), at(9)}}, late{{at(5), at(5)}, {at(9), at(9)}};
  const RowTimes times({{7, early}, {3, late}, {5, early}});
  EXPECT_EQ(times.rowsIn({at(6), at(7)}), (std::vector<std::size_t>{3, 5, 7}));
  EXPECT_EQ(times.rowsIn({at(1), at(2)}), (std::vector<std::size_t>{5, 7}));
}

TEST(RowTimes, ASpanIsHalfOpenAtBothEnds) {
  const RowTimes times({{0, {{at(10), at(10)}, {at(20), at(20)}}}});
  EXPECT_EQ(times.countIn({at(9), at(10)}), 0u);
  EXPECT_EQ(times.countIn({at(9), at(11)}), 1u);
  EXPECT_EQ(times.countIn({at(19), at(21)}), 1u);
  EXPECT_EQ(times.countIn({at(20), at(21)}), 0u);
}

/// Each moment at which validity differs between the second before and the second from it on.
std::vector<Moment> changesByLoop(const std::vector<TimedRow>& rows) {
  std::vector<Moment> changes;
  for (int second = -3; second < 40; ++second) {
    const TimeSpan before{at(second - 1), at(second)}, from{at(second), at(second + 1)};
    const bool differs = std::ranges::any_of(rows, [&](const TimedRow& row) {
      return validityIn(row.valid, before) != validityIn(row.valid, from);
    });
    if (differs) changes.push_back(at(second));
  }
  return changes;
}

TEST(RowTimes, FindsTheNearestChange) {
  RandomTimes random(5);
  for (int round = 0; round < 200; ++round) {
    const std::vector<TimedRow> rows = randomRows(random, static_cast<std::size_t>(round % 4));
    const RowTimes times(rows);
    const std::vector<Moment> changes = changesByLoop(rows);
    for (int second = -2; second < 30; ++second) {
      const auto after = std::ranges::upper_bound(changes, at(second));
      const auto before = std::ranges::lower_bound(changes, at(second));
      ASSERT_EQ(times.changeAfter(at(second)),
                after == changes.end() ? std::nullopt : std::optional(*after));
      ASSERT_EQ(times.changeBefore(at(second)),
                before == changes.begin() ? std::nullopt : std::optional(*std::prev(before)));
    }
  }
}

TEST(RowTimes, FindsTheNearestStart) {
  const ValidTime early{{at(10), at(12)}, {at(90), at(90)}},
      late{{at(20), at(20)}, {at(90), at(90)}};
  const RowTimes times({{0, late}, {1, early}});
  EXPECT_EQ(times.startFrom(at(10)), at(10));
  EXPECT_EQ(times.startFrom(at(11)), at(20));
  EXPECT_EQ(times.startFrom(at(21)), std::nullopt);
  EXPECT_EQ(times.startBefore(at(10)), std::nullopt);
  EXPECT_EQ(times.startBefore(at(20)), at(10));
}

TEST(TimeIndex, KnowsTheRowsOfEachLayerAndThoseWithNoPlace) {
  RandomTimes random(12);
  Scenario scenario;
  for (int i = 0; i < 3; ++i) {
    Layer& layer = scenario.layers.emplace_back();
    for (int row = 0; row < 60 * i; ++row) {
      Feature& feature = layer.features.emplace_back();
      feature.valid = random.validTime();
      if (row % 3 != 0) feature.geometry = LonLat{45, 40};
    }
  }
  const TimeIndex index(scenario);
  for (int i = 0; i < 30; ++i) {
    const TimeSpan window = random.window();
    for (std::size_t layer = 0; layer < 3; ++layer) {
      std::vector<std::size_t> valid = validRows(scenario.layers[layer], window);
      EXPECT_EQ(index.rows(layer).rowsIn(window), valid);
      std::erase_if(valid, [](std::size_t row) { return row % 3 != 0; });
      EXPECT_EQ(index.unplaced(layer).rowsIn(window), valid);
    }
  }
}

TEST(TimeIndex, ATimelineShowsWhatBeginsOrEndsAndEventsWhenTheyHappen) {
  const UncertainMoment never{kEndOfTime, kEndOfTime}, always{kBeginningOfTime, kBeginningOfTime};
  const ValidTime timeless{}, from{{at(10), at(10)}, never}, to{always, {at(10), at(10)}};
  Scenario scenario;
  for (const LayerKind kind : {LayerKind::Site, LayerKind::Event}) {
    Layer& layer = scenario.layers.emplace_back();
    layer.kind = kind;
    for (const ValidTime& valid : {timeless, from, to}) layer.features.emplace_back().valid = valid;
  }
  const TimeIndex index(scenario);
  const TimeSpan early{at(5), at(6)}, start{at(10), at(11)}, late{at(50), at(60)};
  EXPECT_EQ(index.timed(0)->rowsIn(early), (std::vector<std::size_t>{2}));
  EXPECT_EQ(index.timed(0)->rowsIn(late), (std::vector<std::size_t>{1}));
  EXPECT_EQ(index.timed(1)->rowsIn(start), (std::vector<std::size_t>{1}));
  EXPECT_TRUE(index.timed(1)->rowsIn(late).empty()) << "an event is over where it has happened";
  EXPECT_EQ(index.rows(1).countIn(late), 2u) << "on the map it is still true";
}

TEST(OccurrenceOf, KeepsAnEndAndTheDoubtOfTheBeginning) {
  const ValidTime ended{{at(10), at(12)}, {at(20), at(30)}};
  EXPECT_EQ(occurrenceOf(ended), ended);
  const ValidTime open = occurrenceOf({{at(10), at(12)}, {kEndOfTime, kEndOfTime}});
  EXPECT_EQ(open.possible(), (TimeSpan{at(10), at(13)}));
  EXPECT_FALSE(open.hasCertain());
  EXPECT_TRUE(occurrenceOf({{at(10), at(10)}, {at(20), kEndOfTime}}).hasCertain());
}

}  // namespace
}  // namespace geo
