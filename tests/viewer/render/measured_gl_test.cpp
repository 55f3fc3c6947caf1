// What is measured is drawn, and gone when it is cleared.
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

Stage emptyStage() {
  return support::openStage(support::calmSession(support::emptyScenario(), 600, 400));
}

geo::LonLat placeAt(const Stage& stage, geo::Screen at) {
  const Session& session = stage.session;
  return session.projection->inverse(geo::projectedFromScreen(session.view, at)).value();
}

TEST(MeasuredOnThePicture, ComesAndGoes) {
  Stage stage = emptyStage();
  const Picture plain = draw(stage);
  for (const auto kind : {Measured::Kind::Line, Measured::Kind::Area}) {
    const std::vector<geo::LonLat> points{placeAt(stage, {100, 100}), placeAt(stage, {400, 150}),
                                          placeAt(stage, {300, 300})};
    support::apply(stage, command::SetMeasured{Measured{kind, points}});
    EXPECT_FALSE(identical(draw(stage), plain));
    support::apply(stage, command::SetMeasured{});
    EXPECT_TRUE(identical(draw(stage), plain));
  }
  EXPECT_EQ(gl::takeErrors(), "");
}

}  // namespace
}  // namespace viewer
