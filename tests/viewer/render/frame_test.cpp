// A frame holds all that a picture shows, and nothing that it does not.
#include "tests/viewer/render/pictures.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(FrameFrom, IsEqualForEqualSessions) {
  const test::Picture one = test::bundledPicture(), other = test::bundledPicture();
  EXPECT_EQ(one.frame(), one.frame());
  test::Picture again = one;
  for (const Command& command :
       Commands{command::Pan{30, 40}, command::Pan{-30, -40}, command::Step{5}, command::Step{-5},
                command::ShowLayer{"sites", Shown::No}, command::ShowLayer{"sites", Shown::Yes}}) {
    again.tell(command);
  }
  again.session.view = one.session.view;  // there and back may differ in the last bit
  EXPECT_EQ(again.frame(), one.frame());
  Frame compared = other.frame();
  EXPECT_EQ(compared.scenario, one.frame().scenario);
  EXPECT_EQ(compared.words, one.frame().words);
}

TEST(FrameFrom, ChangesWithWhateverThePictureShows) {
  const test::Picture picture = test::bundledPicture();
  const Frame before = picture.frame();
  const Command commands[] = {command::Pan{1, 0},
                              command::ZoomAt{{10, 10}, 1.01},
                              command::Step{1},
                              command::SetFurniture{Furniture::Full},
                              command::SetFurniture{Furniture::None},
                              command::Select{geo::FeatureRef{0, 0}},
                              command::ShowLayer{"base.relief", Shown::No},
                              command::Resize{800, 600, 2}};
  for (const Command& command : commands) {
    test::Picture changed = picture;
    changed.tell(command);
    EXPECT_NE(changed.frame(), before) << "command " << command.index();
  }
}

TEST(FrameFrom, ChangesWhenALayerIsHidden) {
  test::Picture picture = test::bundledPicture();
  picture.tell(command::ZoomAt{{700, 450}, 4});
  const Frame before = picture.frame();
  int hidden = 0;
  for (const geo::Layer& layer : picture.session.scenario->layers) {
    if (layer.kind == geo::LayerKind::Actor) continue;
    test::Picture changed = picture;
    changed.tell(command::ShowLayer{layer.id, Shown::No});
    EXPECT_NE(changed.frame(), before) << layer.id;
    for (const std::size_t mesh : changed.frame().scenario) {
      EXPECT_NE(layerIdOf(picture.scene->scenario[mesh]), layer.id);
    }
    changed.tell(command::ShowLayer{layer.id, Shown::Yes});
    EXPECT_EQ(changed.frame(), before) << layer.id;
    ++hidden;
  }
  EXPECT_GE(hidden, 9);
}

TEST(FrameFrom, DrawsMeshesInOrderEachOnce) {
  const Frame frame = test::bundledPicture().frame();
  EXPECT_TRUE(std::ranges::is_sorted(frame.scenario));
  EXPECT_EQ(std::ranges::adjacent_find(frame.scenario), frame.scenario.end());
}

TEST(FrameFrom, ShowsSmallPlacesOnlyFromNear) {
  test::Picture picture = test::bundledPicture();
  const auto showsPlaces = [&] {
    const Frame frame = picture.frame();
    return std::ranges::any_of(frame.scenario, [&](std::size_t mesh) {
      return layerIdOf(picture.scene->scenario[mesh]) == "places";
    });
  };
  EXPECT_FALSE(showsPlaces());
  picture.tell(command::ZoomAt{{700, 450}, 8});
  EXPECT_TRUE(showsPlaces());
}

TEST(FrameFrom, MeasuresThePictureOnTheGround) {
  test::Picture picture = test::pictureOf(test::smallScenario());
  picture.session.view.centre = {500000, 4400000};
  picture.session.view.unitsPerPx = 100;
  const Frame frame = picture.frame();
  EXPECT_DOUBLE_EQ(frame.metresAcross, 900 * 100) << "on the plane";
  EXPECT_NEAR(frame.words.metresPerPx / (100 / 0.9996), 1, 1e-5);
  EXPECT_NEAR(frame.words.scaleDenominator / scaleDenominator(picture.session), 1, 1e-12);
  EXPECT_EQ(frame.words.northDegrees, 0) << "on the central meridian";
}

TEST(FrameFrom, DecidesNothingAnewWhilePanning) {
  // What depends on the width (detail, relief, which names) must not flicker with the latitude.
  test::Picture picture = test::pictureOf(test::smallScenario());
  const Frame before = picture.frame();
  picture.session = apply(picture.session, command::Pan{37, -211}).session;
  const Frame after = picture.frame();
  EXPECT_EQ(after.metresAcross, before.metresAcross);
  EXPECT_EQ(after.reliefOpacity, before.reliefOpacity);
  EXPECT_EQ(after.base, before.base);
}

TEST(FrameFrom, TurnsNorthWithTheMeridians) {
  // Convergence of a transverse Mercator, nearly: longitude from the middle times sin(latitude).
  test::Picture picture = test::pictureOf(test::smallScenario());
  const std::pair<double, int> rows[] = {{45, 0}, {48, -2}, {50, -3}, {42, 2}, {40, 3}};
  for (const auto& [longitude, degrees] : rows) {
    picture.session.view.centre =
        picture.session.projection->forward(geo::LonLat{longitude, 40}).value();
    EXPECT_EQ(picture.frame().words.northDegrees, degrees) << longitude;
  }
}

TEST(FrameFrom, CountsItsWindowFromTheScenesEpoch) {
  test::Picture picture = test::pictureOf(test::smallScenario());
  const Frame frame = picture.frame();
  const auto start = static_cast<std::int32_t>(
      (test::at("2020-11-25") - picture.session.scenario->epoch().start).count());
  EXPECT_THAT(frame.window, ElementsAre(start, start + 86400));
  EXPECT_EQ(frame.time, picture.session.clock.window);
}

TEST(FrameFrom, StaysInItsCellWhileNothingChanges) {
  test::Picture picture = test::pictureOf(test::smallScenario());
  picture.tell(command::GoTo{test::at("2020-11-20")});
  const geo::TimeCell cell = picture.frame().cell;
  picture.tell(command::GoTo{test::at("2021-06-01")});
  EXPECT_EQ(picture.frame().cell, cell);
  picture.tell(command::GoTo{test::at("2020-11-10")});
  EXPECT_NE(picture.frame().cell, cell) << "the event's day";
}

TEST(FrameFrom, FadesTheReliefFromNear) {
  test::Picture picture = test::bundledPicture();
  float before = 0;
  for (const double metresAcross : {10e3, 100e3, 200e3, 400e3, 800e3, 5000e3}) {
    picture.session.view.unitsPerPx = metresAcross / 1400;
    const float opacity = picture.frame().reliefOpacity;
    EXPECT_GE(opacity, before);
    EXPECT_GT(opacity, 0);
    EXPECT_LE(opacity, 1);
    before = opacity;
  }
  picture.tell(command::ShowLayer{"base.relief", Shown::No});
  EXPECT_EQ(picture.frame().reliefOpacity, 0);
}

TEST(FrameFrom, NamesProposalsWithNoPlaceAndCountsTheRest) {
  test::Picture picture = test::bundledPicture();
  picture.tell(command::GoTo{test::at("2020-11-25")});
  FurnitureWords words = picture.frame().words;
  EXPECT_THAT(words.unplaced, Contains("Independent Turkish military observation post (proposed)"));
  EXPECT_THAT(words.unplaced,
              Contains("Wider monitoring with a fourth or fifth country of the region (Erdogan)"));
  EXPECT_THAT(words.counts, HasSubstr("listed, not drawn"));
  picture.tell(command::ShowLayer{"proposals", Shown::No});
  EXPECT_TRUE(picture.frame().words.unplaced.empty());
  picture.tell(command::ShowLayer{"deployment", Shown::No});
  picture.tell(command::ShowLayer{"sites", Shown::No});
  EXPECT_TRUE(picture.frame().words.counts.empty());
}

TEST(FrameFrom, TellsTheEventsOfTheWindow) {
  geo::Scenario scenario = test::smallScenario();
  scenario.layers[1].visible = true;
  scenario.layers[1].features.push_back(
      test::feature("some day", "2020-11-05..2020-11-15", "2020-11-20", std::monostate{}));
  test::Picture picture = test::pictureOf(std::move(scenario));
  picture.tell(command::GoTo{test::at("2020-11-10")});
  EXPECT_THAT(picture.frame().words.events, ElementsAre("nowhere", "some day (date not certain)"));
  picture.tell(command::GoTo{test::at("2020-11-16")});
  EXPECT_THAT(picture.frame().words.events, ElementsAre("some day"));
  picture.tell(command::ShowLayer{"events", Shown::No});
  EXPECT_TRUE(picture.frame().words.events.empty());
}

TEST(FrameFrom, CarriesNoWordsWithoutFurniture) {
  test::Picture picture = test::bundledPicture();
  picture.tell(command::SetFurniture{Furniture::Full});
  EXPECT_FALSE(picture.frame().words.title.empty());
  EXPECT_FALSE(picture.frame().words.credits.empty());
  EXPECT_EQ(picture.frame().words.date, "25 Nov 2020");
  picture.tell(command::SetFurniture{Furniture::None});
  EXPECT_TRUE(picture.frame().words.title.empty());
  EXPECT_TRUE(picture.frame().words.date.empty());
}

}  // namespace
}  // namespace viewer
