// Which lanes there are, and where their rows lie: pure layout.
#include "viewer/panels/lanes.hpp"

#include "tiny_scenario.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::on;
using Shape = LaneItem::Shape;

/// Half a pixel for what floats lose over years of seconds.
constexpr float kTolerancePx = 0.5f;

Session sessionOf(std::vector<geo::Layer> layers) {
  auto scenario = std::make_shared<geo::Scenario>(*tests::tinyScenario());
  scenario->layers = std::move(layers);
  geo::View viewport;
  viewport.widthPx = viewport.heightPx = 600;
  return *openSession(scenario, std::make_shared<const geo::BaseMap>(), viewport);
}

/// The two years on ten times as many pixels as they have days.
AxisScale scaleOf(const Session& session) {
  return {session.clock.axis, 200, 1000};
}

struct Laid {
  Session session;
  std::vector<Lane> lanes;
  LanesView view;
  AxisScale scale;

  explicit Laid(Session of, LaneMode mode = LaneMode::Layers, const LaneKeys& folded = {})
      : session(std::move(of)), lanes(lanesOf(session, mode)), scale(scaleOf(session)) {
    view = placeLanes(session, lanes, folded, 1);
    for (LaneView& lane : view.lanes) fillLane(lane, session, lanes[lane.lane], scale, 1);
  }
  std::vector<std::string> titles() const {
    std::vector<std::string> all;
    for (const LaneView& lane : view.lanes) all.push_back(lanes[lane.lane].title);
    return all;
  }
};

geo::Layer layerOf(geo::LayerKind kind, const std::vector<geo::ValidTime>& times) {
  geo::Layer layer = tests::layer("rows", "Rows", kind);
  for (const geo::ValidTime& time : times) {
    layer.features.push_back(tests::feature(fmt::format("{}", layer.features.size()), time, {}));
  }
  return layer;
}

LaneItem onlyItem(geo::LayerKind kind, std::string_view from, std::string_view to) {
  const Laid laid(sessionOf({layerOf(kind, {tests::valid(from, to)})}));
  EXPECT_EQ(laid.view.lanes.size(), 1u);
  EXPECT_EQ(laid.view.lanes[0].items.size(), 1u) << from << " to " << to;
  return laid.view.lanes[0].items.empty() ? LaneItem{} : laid.view.lanes[0].items[0];
}

TEST(Lanes, ThereIsOneForEachShownLayerInTheOrderOfTheList) {
  Session session = tests::tinySession();
  const std::vector<std::string> all{"Stances", "Events", "Proposals", "Posts"};
  EXPECT_EQ(Laid(session).titles(), all);
  session.hidden = {"events", "proposals"};
  EXPECT_EQ(Laid(session).titles(), (std::vector<std::string>{"Stances", "Posts"}));
  EXPECT_TRUE(Laid(session, LaneMode::Off).view.lanes.empty());
}

TEST(Lanes, ALayerInWhichNothingBeginsOrEndsHasNone) {
  geo::Layer places = layerOf(geo::LayerKind::Place, {geo::ValidTime{}, geo::ValidTime{}});
  EXPECT_TRUE(Laid(sessionOf({places})).view.lanes.empty());
  places.features.push_back(tests::feature("new", tests::valid("2020-05-01", ""), {}));
  const Laid laid(sessionOf({places}));
  ASSERT_EQ(laid.view.lanes.size(), 1u);
  EXPECT_EQ(laid.view.lanes[0].items.size(), 1u) << "only what begins is shown";
}

TEST(Lanes, ByKindTheCommonestHaveTheirOwnAndEachRowIsInOne) {
  geo::Layer layer = layerOf(geo::LayerKind::Site, {});
  layer.columns = {"kind"};
  for (int row = 0; row < 300; ++row) {
    geo::Feature feature = tests::feature("x", tests::valid("2020-05-01", "2020-06-01"), {});
    // kind_1 once, kind_2 twice, …: more kinds than lanes.
    const int kind = static_cast<int>(std::sqrt(2.0 * row));
    feature.values = {kind == 0 ? "" : fmt::format("kind_{}", kind)};
    layer.features.push_back(feature);
  }
  const Laid laid(sessionOf({layer}), LaneMode::Kinds);
  std::vector<std::size_t> rows;
  for (const Lane& lane : laid.lanes) {
    for (const std::size_t row : lane.times->rowsIn(laid.session.clock.range)) rows.push_back(row);
  }
  std::ranges::sort(rows);
  ASSERT_EQ(rows.size(), 300u);
  for (std::size_t row = 0; row < rows.size(); ++row) EXPECT_EQ(rows[row], row);
  ASSERT_EQ(laid.lanes.size(), 17u);
  EXPECT_EQ(laid.lanes.back().title, "Others");
  for (std::size_t i = 1; i + 1 < laid.lanes.size(); ++i) {
    EXPECT_LE(laid.lanes[i].times->size(), laid.lanes[i - 1].times->size());
    EXPECT_EQ(laid.lanes[i].title.substr(0, 5), "Kind ");
  }
}

TEST(Lanes, EndsLieWhereTheAxisSays) {
  struct Row {
    std::string_view from, to;                            // as a data file writes them
    std::string_view left, solidLeft, solidRight, right;  // empty: the axis' end
    bool openFrom = false, openTo = false;
  };
  const Row rows[] = {
      {"2020-03-01", "2020-09-01", "2020-03-01", "2020-03-01", "2020-09-01", "2020-09-01"},
      {"2020-03-01..2020-04-10", "2020-09-01", "2020-03-01", "2020-04-10", "2020-09-01",
       "2020-09-01"},
      {"2020-03-01", "2020-09-01..", "2020-03-01", "2020-03-01", "2020-09-01", "", false, true},
      {"2020-03-01", "", "2020-03-01", "2020-03-01", "", "", false, true},
      {"..2020-03-01", "2021-01-01", "", "2020-03-01", "2021-01-01", "2021-01-01", true, false},
      {"", "2021-01-01", "", "", "2021-01-01", "2021-01-01", true, false},
      {"2019-03-01", "2021-01-01", "", "", "2021-01-01", "2021-01-01", false, false},
  };
  for (const Row& row : rows) {
    const LaneItem item = onlyItem(geo::LayerKind::Site, row.from, row.to);
    const AxisScale scale{{on("2020-01-01"), on("2022-01-01")}, 200, 1000};
    const auto x = [&](std::string_view day, float end) {
      return day.empty() ? end : xFromMoment(scale, on(day));
    };
    EXPECT_NEAR(item.fromPx, x(row.left, 200), kTolerancePx) << row.from;
    EXPECT_NEAR(item.solidFromPx, x(row.solidLeft, 200), kTolerancePx) << row.from;
    EXPECT_NEAR(item.solidToPx, x(row.solidRight, 1200), kTolerancePx) << row.to;
    EXPECT_NEAR(item.toPx, x(row.right, 1200), kTolerancePx) << row.to;
    EXPECT_EQ(item.openFrom, row.openFrom) << row.from;
    EXPECT_EQ(item.openTo, row.openTo) << row.to;
    EXPECT_TRUE(item.hasSolid());
    EXPECT_EQ(item.shape, Shape::Bar);
  }
}

TEST(Lanes, WhatIsNowhereCertainHasNoSolidPart) {
  const LaneItem item = onlyItem(geo::LayerKind::Site, "2020-03-01..2020-09-01", "2020-09-01");
  EXPECT_FALSE(item.hasSolid());
  EXPECT_LT(item.fromPx, item.solidFromPx);
  EXPECT_LT(item.solidFromPx, item.toPx);
}

TEST(Lanes, ShortEventsAreMarksAndShortBarsCanBeSeen) {
  const LaneItem event = onlyItem(geo::LayerKind::Event, "2020-03-01", "2020-03-02");
  EXPECT_EQ(event.shape, Shape::Mark);
  EXPECT_TRUE(event.hasSolid());
  const LaneItem open = onlyItem(geo::LayerKind::Event, "2020-03-01", "");
  EXPECT_EQ(open.shape, Shape::Mark) << "an event with no end happens where it begins";
  const LaneItem doubtful = onlyItem(geo::LayerKind::Event, "2020-03-01..2020-03-03", "2020-03-03");
  EXPECT_EQ(doubtful.shape, Shape::Mark);
  EXPECT_FALSE(doubtful.hasSolid());
  const LaneItem longer = onlyItem(geo::LayerKind::Event, "2020-03-01..2020-04-01", "2020-04-01");
  EXPECT_EQ(longer.shape, Shape::Bar);
  const LaneItem post = onlyItem(geo::LayerKind::Site, "2020-03-01", "2020-03-02");
  EXPECT_EQ(post.shape, Shape::Bar);
  EXPECT_GE(post.toPx - post.fromPx, 2);
}

TEST(Lanes, RowsHaveTheColourOfTheirParty) {
  geo::Layer layer = layerOf(geo::LayerKind::Site,
                             {tests::valid("2020-03-01", ""), tests::valid("2020-03-01", "")});
  layer.columns = {"operator"};
  layer.features[0].values = {"RED"};
  layer.features[1].values = {""};
  Session session = sessionOf({layer});
  auto scenario = std::make_shared<geo::Scenario>(*session.scenario);
  scenario->parties = {{"RED", "Red", "Red", {200, 0, 0}}};
  session.scenario = scenario;
  const Laid laid(session);
  for (const LaneItem& item : laid.view.lanes[0].items) {
    const geo::Color expected = item.ref.feature == 0 ? geo::Color{200, 0, 0} : laid.lanes[0].color;
    EXPECT_EQ(item.color, expected);
  }
}

std::vector<geo::ValidTime> randomTimes(std::mt19937& random, std::size_t count, int longestDays) {
  const auto pick = [&](int most) { return std::uniform_int_distribution(0, most)(random); };
  std::vector<geo::ValidTime> times;
  for (std::size_t i = 0; i < count; ++i) {
    const geo::Moment from = on("2020-01-01") + std::chrono::days{pick(730)};
    const geo::Moment to = from + std::chrono::days{1 + pick(longestDays)};
    times.push_back({{from, from + std::chrono::hours{pick(48)}}, {to, to}});
  }
  return times;
}

/// How much of the axis a view says something about, row by row or as a crowd.
bool covers(const LaneView& view, const geo::FeatureRef& ref, float xPx) {
  const bool item = std::ranges::any_of(view.items, [&](const LaneItem& it) {
    return it.ref == ref && xPx >= it.fromPx - 1 && xPx <= it.toPx + 1;
  });
  return item || std::ranges::any_of(view.crowds, [&](const LaneCrowd& crowd) {
           return crowd.possible > 0 && xPx >= crowd.fromPx - 1 && xPx <= crowd.toPx + 1;
         });
}

TEST(Lanes, NoRowIsLostHoweverFullTheLane) {
  std::mt19937 random(3);
  for (const std::size_t count : {1u, 5u, 40u, 200u, 3000u}) {
    const Laid laid(sessionOf({layerOf(geo::LayerKind::Site, randomTimes(random, count, 60))}));
    const LaneView& view = laid.view.lanes.at(0);
    const auto& features = laid.session.scenario->layers[0].features;
    for (std::size_t row = 0; row < features.size(); ++row) {
      const float from = xFromMoment(laid.scale, features[row].valid.from.earliest);
      const float to = xFromMoment(laid.scale, features[row].valid.to.latest);
      for (const float x : {from + 0.5f, (from + to) / 2, to - 0.5f}) {
        if (x < 200 || x > 1200) continue;
        ASSERT_TRUE(covers(view, {0, row}, x)) << count << " rows, " << row << " at " << x;
      }
    }
  }
}

TEST(Lanes, ItemsLieInTheirLaneAndApartFromEachOther) {
  std::mt19937 random(8);
  for (const std::size_t count : {3u, 30u, 60u, 120u}) {
    const Laid laid(sessionOf({layerOf(geo::LayerKind::Site, randomTimes(random, count, 30))}));
    const LaneView& view = laid.view.lanes.at(0);
    EXPECT_FALSE(view.items.empty());
    for (const LaneItem& a : view.items) {
      const float top = view.trackTopPx + static_cast<float>(a.track) * view.trackPx;
      EXPECT_GE(top, view.topPx);
      EXPECT_LE(top + view.trackPx, view.topPx + view.heightPx);
      EXPECT_LE(a.fromPx, a.solidFromPx);
      EXPECT_LE(a.solidFromPx, a.solidToPx);
      EXPECT_LE(a.solidToPx, a.toPx);
      for (const LaneItem& b : view.items) {
        if (&a == &b || a.track != b.track) continue;
        // Where a column is full, bars may grow into each other by what makes short ones visible.
        EXPECT_TRUE(a.toPx <= b.fromPx + 2 || b.toPx <= a.fromPx + 2) << count;
      }
    }
  }
}

TEST(Lanes, ThousandsOfRowsAreFewShapes) {
  std::mt19937 random(4);
  const Laid laid(sessionOf({layerOf(geo::LayerKind::Event, randomTimes(random, 20000, 20))}));
  const LaneView& view = laid.view.lanes.at(0);
  EXPECT_LE(view.items.size() + view.crowds.size(), 1000u) << "as many as the axis has pixels";
  EXPECT_GT(view.most, 100u);
  EXPECT_LE(view.heightPx, 100);
}

TEST(Lanes, CrowdsCountWhatMeetsThem) {
  std::mt19937 random(6);
  const Laid laid(sessionOf({layerOf(geo::LayerKind::Site, randomTimes(random, 4000, 20))}));
  ASSERT_FALSE(laid.view.lanes.at(0).crowds.empty());
  const auto& features = laid.session.scenario->layers[0].features;
  for (const LaneCrowd& crowd : laid.view.lanes[0].crowds) {
    if (crowd.toPx - crowd.fromPx > 7) continue;  // several columns
    const geo::TimeSpan span{momentFromX(laid.scale, crowd.fromPx),
                             momentFromX(laid.scale, crowd.toPx)};
    const auto all = [&](geo::Validity least) {
      return static_cast<double>(std::ranges::count_if(features, [&](const geo::Feature& feature) {
        return geo::validityIn(feature.valid, span) >= least;
      }));
    };
    // The ends of a column are rounded to seconds.
    EXPECT_NEAR(static_cast<double>(crowd.possible), all(geo::Validity::Possible), 12);
    EXPECT_NEAR(static_cast<double>(crowd.certain), all(geo::Validity::Certain), 12);
    EXPECT_LE(crowd.certain, crowd.possible);
  }
}

TEST(Lanes, FoldedLanesAreLowAndLaneHeightsDoNotDependOnTheAxis) {
  std::mt19937 random(9);
  Session session = sessionOf({layerOf(geo::LayerKind::Site, randomTimes(random, 30, 300))});
  const Laid open(session);
  const Laid folded(session, LaneMode::Layers, {open.lanes[0].key});
  EXPECT_LT(folded.view.heightPx, open.view.heightPx);
  EXPECT_LE(folded.view.heightPx, 24);
  session.clock.axis = {on("2020-11-01"), on("2020-12-01")};
  EXPECT_EQ(Laid(session).view.heightPx, open.view.heightPx);
}

TEST(Lanes, WhatIsHitIsWhatLiesThere) {
  std::mt19937 random(10);
  const Laid laid(sessionOf({layerOf(geo::LayerKind::Site, randomTimes(random, 30, 60)),
                             layerOf(geo::LayerKind::Event, randomTimes(random, 500, 3))}));
  std::size_t items = 0, crowds = 0;
  for (const LaneView& view : laid.view.lanes) {
    for (const LaneItem& item : view.items) {
      const geo::Screen middle{
          (item.fromPx + item.toPx) / 2,
          view.trackTopPx + (static_cast<float>(item.track) + 0.5f) * view.trackPx};
      const LaneHit hit = hitAt(laid.view, middle, 0);
      ASSERT_EQ(hit.lane, &view);
      ASSERT_TRUE(hit.item);
      EXPECT_EQ(hit.item->track, item.track);
      EXPECT_LE(hit.item->fromPx, middle.xPx);
      EXPECT_GE(hit.item->toPx, middle.xPx);
      ++items;
    }
    for (const LaneCrowd& crowd : view.crowds) {
      const geo::Screen middle{(crowd.fromPx + crowd.toPx) / 2, view.topPx + 1};
      EXPECT_EQ(hitAt(laid.view, middle, 0).crowd, &crowd);
      ++crowds;
    }
  }
  EXPECT_GT(items, 10u);
  EXPECT_GT(crowds, 2u);
  EXPECT_EQ(hitAt(laid.view, {500, laid.view.heightPx + 5}, 3).lane, nullptr);
}

TEST(Lanes, WhatHasOneNameStaysOnOneTrack) {
  geo::Layer layer = layerOf(geo::LayerKind::Actor, {});
  const char* months[] = {"2020-03-01", "2020-04-01", "2020-05-01", "2020-06-01", "2020-07-01"};
  std::vector<std::string> names{"one", "two", "three"};
  for (int i = 0; i + 1 < 5; ++i) {
    for (const std::string& name : names) {
      layer.features.push_back(
          tests::feature(name, tests::valid(months[i], months[i + 1]), std::monostate{}));
    }
    std::ranges::rotate(names, names.begin() + 1);
  }
  const Laid laid(sessionOf({layer}));
  std::map<std::string, std::set<int>> tracks;
  for (const LaneItem& item : laid.view.lanes[0].items) {
    tracks[geo::featureOf(*laid.session.scenario, item.ref).name].insert(item.track);
  }
  ASSERT_EQ(tracks.size(), 3u);
  for (const auto& [name, used] : tracks) EXPECT_EQ(used.size(), 1u) << name;
}

TEST(LanesCache, FillsOnlyWhatIsSeen) {
  const Session session = tests::tinySession();
  LanesState state;
  toggleLanes(state);
  LanesCache cache;
  refresh(cache, session, state, scaleOf(session), 1);
  ASSERT_EQ(cache.view.lanes.size(), 4u);
  const LaneView& second = cache.view.lanes[1];
  fillSeen(cache, session, second.topPx + 1, second.topPx + second.heightPx - 1);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(cache.view.lanes[i].filled, i == 1);
    EXPECT_EQ(cache.view.lanes[i].items.empty(), i != 1);
  }
}

TEST(LanesCache, IsLaidOutAnewOnlyForWhatItShows) {
  Session session = tests::tinySession();
  LanesState state;
  toggleLanes(state);
  LanesCache cache;
  const AxisScale scale = scaleOf(session);
  const auto itemsAt = [&] {
    refresh(cache, session, state, scale, 1);
    return cache.view.lanes.empty() ? nullptr : cache.view.lanes.data();
  };
  const auto* first = itemsAt();
  ASSERT_TRUE(first);
  session.clock.window = {on("2021-01-01"), on("2021-01-02")};
  session.selection = geo::FeatureRef{0, 0};
  EXPECT_EQ(itemsAt(), first) << "a moving window costs nothing";
  session.hidden = {"events"};
  itemsAt();
  EXPECT_EQ(cache.view.lanes.size(), 3u);
  toggleLanes(state);
  itemsAt();
  EXPECT_TRUE(cache.view.lanes.empty());
}

}  // namespace
}  // namespace viewer
