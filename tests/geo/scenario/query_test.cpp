#include "geo/scenario/query.hpp"

#include "random_times.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <gtest/gtest.h>

namespace geo {
namespace {

using tests::RandomTimes;

Scenario scenarioOf(const std::vector<ValidTime>& times) {
  Scenario scenario;
  scenario.layers.resize(2);
  for (std::size_t i = 0; i < times.size(); ++i) {
    Feature feature;
    feature.valid = times[i];
    scenario.layers[i % 2].features.push_back(feature);
  }
  return scenario;
}

std::vector<Validity> validities(const std::vector<ValidTime>& times, TimeSpan window) {
  std::vector<Validity> all;
  for (const ValidTime& valid : times) all.push_back(validityIn(valid, window));
  return all;
}

/// How valid each is in the window, and which have ended when it does.
using Shown = std::pair<std::vector<Validity>, std::vector<bool>>;
Shown shownIn(const std::vector<ValidTime>& times, TimeSpan window) {
  std::vector<bool> ended;
  for (const ValidTime& valid : times) ended.push_back(valid.to.latest <= window.to);
  return {validities(times, window), ended};
}

TEST(TimeCellOf, WindowsInOneCellShowEveryFeatureAlike) {
  RandomTimes random(1994);
  std::size_t shared = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<ValidTime> times;
    for (int i = 0; i < 4; ++i) times.push_back(random.validTime());
    const auto changes = changeMoments(scenarioOf(times));
    std::map<std::tuple<std::size_t, std::size_t, std::size_t>, Shown> seen;
    for (int i = 0; i < 300; ++i) {
      const TimeSpan window = random.window();
      const TimeCell cell = timeCellOf(changes, window);
      const auto [known, isNew] =
          seen.try_emplace({cell.from, cell.to, cell.ended}, shownIn(times, window));
      if (isNew) continue;
      ++shared;
      ASSERT_EQ(known->second, shownIn(times, window))
          << "round " << round << ", window " << window.from.time_since_epoch().count() << " to "
          << window.to.time_since_epoch().count();
    }
  }
  EXPECT_GT(shared, 1000u);  // else the property was hardly tried
}

TEST(TimeCellOf, IsTheSameWhileNothingChanges) {
  const auto at = [](int seconds) { return Moment{std::chrono::seconds{seconds}}; };
  const std::vector<Moment> changes{at(10), at(20)};
  EXPECT_EQ(timeCellOf(changes, {at(0), at(1)}), timeCellOf(changes, {at(5), at(9)}));
  EXPECT_EQ(timeCellOf(changes, {at(10), at(11)}), timeCellOf(changes, {at(12), at(19)}));
  EXPECT_NE(timeCellOf(changes, {at(8), at(9)}), timeCellOf(changes, {at(8), at(10)}));
  EXPECT_NE(timeCellOf(changes, {at(9), at(10)}), timeCellOf(changes, {at(9), at(11)}));
  EXPECT_NE(timeCellOf(changes, {at(19), at(21)}), timeCellOf(changes, {at(20), at(21)}));
}

TEST(ChangeMoments, AreSortedAndEachOnce) {
  RandomTimes random(7);
  std::vector<ValidTime> times;
  std::set<Moment> expected;
  for (int i = 0; i < 50; ++i) {
    const ValidTime valid = times.emplace_back(random.validTime());
    expected.insert({valid.from.earliest, valid.from.latest, valid.to.earliest, valid.to.latest});
  }
  const auto changes = changeMoments(scenarioOf(times));
  EXPECT_EQ(changes, std::vector<Moment>(expected.begin(), expected.end()));
  EXPECT_TRUE(changeMoments({}).empty());
}

TEST(ValidRows, AreThoseThatAreNotNever) {
  RandomTimes random(2020);
  std::vector<ValidTime> times;
  for (int i = 0; i < 100; ++i) times.push_back(random.validTime());
  const Scenario scenario = scenarioOf(times);
  for (int i = 0; i < 50; ++i) {
    const TimeSpan window = random.window();
    for (const Layer& layer : scenario.layers) {
      const auto rows = validRows(layer, window);
      EXPECT_TRUE(std::ranges::is_sorted(rows));
      for (std::size_t row = 0; row < layer.features.size(); ++row) {
        const bool shown = validityIn(layer.features[row].valid, window) != Validity::Never;
        EXPECT_EQ(std::ranges::binary_search(rows, row), shown);
      }
    }
  }
}

TEST(FeatureOf, FindsByPosition) {
  Scenario scenario = scenarioOf(std::vector<ValidTime>(4));
  scenario.layers[1].features[1].id = "here";
  EXPECT_EQ(featureOf(scenario, {1, 1}).id, "here");
  EXPECT_EQ(&layerOf(scenario, {1, 0}), &scenario.layers[1]);
}

}  // namespace
}  // namespace geo
