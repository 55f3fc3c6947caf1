// What differs between the two dates that are compared is marked, and only then.
#include "tests/support/picture_match.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"
#include "viewer/gl/draw.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using support::draw;
using support::identical;
using support::Stage;

/// One post that begins between the two dates.
Stage comparingStage() {
  geo::Scenario scenario = support::emptyScenario();
  geo::Layer& posts = support::addLayer(scenario, "posts", geo::LayerKind::Site, {"kind"});
  support::addRow(posts, {.name = "post",
                          .geometry = geo::LonLat{46.5, 39.9},
                          .valid = support::validFrom("2020-11-15"),
                          .values = {"observation_post"}});
  Session session = support::calmSession(std::move(scenario), 200, 150);
  session.compare.mode = CompareMode::Side;
  session.compare.before = support::periodOf("2020-11-01");
  return support::openStage(std::move(session));
}

class MarkedMap : public testing::Test {
 protected:
  void TearDown() override { EXPECT_EQ(gl::takeErrors(), ""); }
  void findDifferences() { stage_.session.differences = datedChangesOf(stage_.session); }
  Stage stage_ = comparingStage();
};

TEST_F(MarkedMap, ShowsMarksAsSoonAsTheyAreKnown) {
  const Picture unmarked = draw(stage_);
  findDifferences();
  const Picture marked = draw(stage_);
  EXPECT_FALSE(identical(marked, unmarked));
  stage_.session.differences.reset();
  EXPECT_TRUE(identical(draw(stage_), unmarked));
}

TEST_F(MarkedMap, ShowsNoneWhenNothingChanged) {
  stage_.session.compare.before = stage_.session.clock.window;
  const Picture unmarked = draw(stage_);
  findDifferences();
  EXPECT_TRUE(identical(draw(stage_), unmarked));
}

TEST_F(MarkedMap, ShowsNoneOfHiddenLayersNorWithoutAComparison) {
  findDifferences();
  stage_.session.hidden.insert("posts");
  const Picture hidden = draw(stage_);
  stage_.session.differences.reset();
  EXPECT_TRUE(identical(draw(stage_), hidden));
  stage_.session.hidden.erase("posts");
  stage_.session.compare.mode = CompareMode::None;
  const Picture plain = draw(stage_);
  findDifferences();
  EXPECT_TRUE(identical(draw(stage_), plain));
}

TEST_F(MarkedMap, ShowsNoneOfAnotherScenario) {
  const Picture unmarked = draw(stage_);
  Session other = stage_.session;
  other.scenario = std::make_shared<const geo::Scenario>(*other.scenario);
  stage_.session.differences = datedChangesOf(other);
  EXPECT_TRUE(identical(draw(stage_), unmarked));
}

}  // namespace
}  // namespace viewer
