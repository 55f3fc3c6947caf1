// Two dates of a table in one picture: what happened at the earlier one alone is grey under what
// happens at the later.
#include "tests/support/picture_match.hpp"
#include "tests/support/random_tables.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/render/mark_counts.hpp"
#include "viewer/render/pick_events.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using support::Stage;

constexpr int kWidthPx = 500, kHeightPx = 400;
constexpr geo::TimeSpan kThen{std::chrono::sys_days{std::chrono::year{2020} / 10 / 1},
                              std::chrono::sys_days{std::chrono::year{2020} / 10 / 20}};
constexpr geo::TimeSpan kNow{std::chrono::sys_days{std::chrono::year{2020} / 10 / 10},
                             std::chrono::sys_days{std::chrono::year{2020} / 11 / 1}};

Stage stageWith(geo::EventTable events) {
  const auto shared = std::make_shared<const geo::EventTable>(std::move(events));
  Session session =
      support::calmSession(scenarioAround(std::span(&shared, 1)), kWidthPx, kHeightPx);
  UserTable table = userTableOf(shared);
  table.places =
      std::make_shared<const geo::EventPlaces>(geo::placesOn(session.projection, *shared));
  return support::openStage(withTable(std::move(session), std::move(table)));
}

void compare(Stage& stage, geo::TimeSpan then, geo::TimeSpan now) {
  stage.session.clock.window = now;
  stage.session.compare.before = then;
  stage.session.compare.mode = CompareMode::Ghost;
}

Picture anew(const Stage& stage) {
  MapRenderer renderer = MapRenderer::create().value();
  renderer.setScene(stage.scene);
  return takePicture(stage.session, *stage.scene, renderer).value();
}

geo::EventTable oneEach() {  // an event then, one at both dates, one now
  const std::vector<geo::TextRow> rows{{"2020-10-05", "45", "40", "battle"},
                                       {"2020-10-15", "46", "40", "battle"},
                                       {"2020-10-25", "47", "40", "battle"}};
  return geo::assemble(geo::textTable({"date", "lon", "lat", "event_type"}, rows), {});
}

geo::Screen screenOf(const Stage& stage, double longitude) {
  const auto plane = stage.session.projection->forward({longitude, 40}).value();
  return geo::screenFromProjected(stage.session.view, plane);
}

/// How far from grey the most colourful pixel around the place is.
int colourAround(const Picture& picture, geo::Screen at) {
  int most = 0;
  for (int y = -3; y <= 3; ++y) {
    for (int x = -3; x <= 3; ++x) {
      const auto first = (static_cast<std::size_t>(at.yPx + static_cast<float>(y)) * kWidthPx +
                          static_cast<std::size_t>(at.xPx + static_cast<float>(x))) *
                         4;
      const auto [low, high] = std::minmax(
          {picture.rgba.at(first), picture.rgba.at(first + 1), picture.rgba.at(first + 2)});
      most = std::max(most, high - low);
    }
  }
  return most;
}

TEST(GoneEvents, AreGreyAndThoseOfTheLaterDateAreNot) {
  Stage stage = stageWith(oneEach());
  stage.session.clock.window = kNow;
  const Picture plain = support::draw(stage);
  compare(stage, kThen, kNow);
  const Picture both = support::draw(stage);
  constexpr int kColour = 80;
  EXPECT_LT(colourAround(both, screenOf(stage, 45)), kColour);
  EXPECT_GT(colourAround(both, screenOf(stage, 46)), kColour);
  EXPECT_GT(colourAround(both, screenOf(stage, 47)), kColour);
  EXPECT_FALSE(support::identical(plain, both)) << "what has gone is not drawn";
  compare(stage, kNow, kNow);
  EXPECT_TRUE(support::identical(plain, support::draw(stage))) << "nothing has gone";
  EXPECT_EQ(gl::takeErrors(), "");
}

TEST(GoneEvents, AreFoundByAClickAndRinged) {
  Stage stage = stageWith(oneEach());
  compare(stage, kThen, kNow);
  const Picture before = support::draw(stage);
  const auto found =
      eventsAt(stage.session, sheetFrom(stage.session, *stage.scene), screenOf(stage, 45));
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found->events.size(), 1u);
  const geo::EventTable& table = *stage.session.tables[0].events;
  EXPECT_EQ(table.events.places[found->events[0]].lonDegrees, 45);
  support::apply(stage, command::SelectEvents{found});
  EXPECT_FALSE(support::identical(before, support::draw(stage)));
  stage.session.compare.mode = CompareMode::None;
  EXPECT_FALSE(
      eventsAt(stage.session, sheetFrom(stage.session, *stage.scene), screenOf(stage, 45)));
}

TEST(GoneEvents, AreThoseOfAFreshPictureWhileTheDatesMove) {
  Stage stage = stageWith(geo::test::randomTable(4, 600));
  std::mt19937 random(8);
  for (int i = 0; i < 6; ++i) {
    compare(stage, geo::test::randomWindow(random), geo::test::randomWindow(random));
    if (i % 2 == 1) std::swap(stage.session.compare.before, stage.session.clock.window);
    EXPECT_TRUE(support::looksLike(support::draw(stage), anew(stage), support::kSameDriver)) << i;
    compare(stage, geo::test::randomWindow(random), stage.session.clock.window);
    EXPECT_TRUE(support::looksLike(support::draw(stage), anew(stage), support::kSameDriver)) << i;
  }
}

}  // namespace
}  // namespace viewer
