// Badges: what is drawn at a crowded place and what its badge counts are together all that is valid
// there, in any window; and a click on the badge finds what it counts.
#include "viewer/render/badges.hpp"

#include "tests/viewer/layers/crowds.hpp"
#include "tests/viewer/render/pictures.hpp"
#include "viewer/render/label_cache.hpp"
#include "viewer/render/pick.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

/// A place by its whole degrees east, which is enough for the crowds of these tests.
using CountsByPlace = std::map<int, int>;

int placeOf(const test::Picture& picture, double xMetres, double yMetres) {
  const auto at = picture.session.projection->inverse({xMetres, yMetres}).value();
  return static_cast<int>(std::lround(at.lonDegrees - 0.5));
}

/// From the data, by the rule for data.
CountsByPlace validIn(const test::Picture& picture) {
  CountsByPlace counts;
  const Session& session = picture.session;
  for (const geo::Layer& layer : session.scenario->layers) {
    if (!isShown(session, layer.id)) continue;
    for (const geo::Feature& feature : layer.features) {
      const auto validity = geo::validityIn(feature.valid, session.clock.window);
      if (validity < leastShown(session.certainty)) continue;
      ++counts[static_cast<int>(std::lround(geo::placeOf(feature).value().lonDegrees - 0.5))];
    }
  }
  return counts;
}

/// What the shader draws of the markers, and what the badges count.
CountsByPlace drawnAndCounted(const test::Picture& picture, int& counted) {
  CountsByPlace counts;
  const Frame frame = picture.frame();
  for (const std::size_t i : frame.scenario) {
    const LayerMesh& mesh = picture.scene->scenario[i];
    for (const Marker& marker : mesh.markers) {
      const TimeShown time = timeShownIn(frame);
      const bool valid = validityIn(marker.valid, frame.window) >= time.least;
      if (!valid || !hasTurn(marker.turn, time)) continue;
      ++counts[placeOf(picture, mesh.anchor.xMetres + static_cast<double>(marker.x),
                       mesh.anchor.yMetres + static_cast<double>(marker.y))];
    }
  }
  for (const auto& [place, count] : countUndrawn(frame, *picture.scene)) {
    counts[placeOf(picture, place.first, place.second)] += count;
    counted += count;
  }
  return counts;
}

TEST(Badges, CountWhatIsValidAndNotDrawnInAnyWindow) {
  std::mt19937 random(4);
  const auto below = [&](int limit) {
    return static_cast<int>(random() % static_cast<unsigned>(limit));
  };
  int counted = 0;
  for (int round = 0; round < 30; ++round) {
    test::Picture picture = test::pictureOf(test::randomCrowd(random));
    for (int i = 0; i < 30; ++i) {
      const int from = below(60), to = from + 1 + below(i % 2 == 0 ? 3 : 40);
      picture.tell(command::SetWindow{{test::dayOf(from), test::dayOf(to)}});
      picture.tell(
          command::SetCertainty{below(2) == 0 ? Certainty::CertainOnly : Certainty::PossibleFaint});
      picture.tell(command::ShowLayer{"sites", below(3) == 0 ? Shown::No : Shown::Yes});
      ASSERT_EQ(drawnAndCounted(picture, counted), validIn(picture)) << round << ' ' << i;
    }
  }
  EXPECT_GT(counted, 1000);
}

/// `count` events at one place on 11 November 2020, one more on each of the ten days after it.
test::Picture eventsAtOnePlace(std::size_t count) {
  geo::Scenario scenario = test::crowded(0, count);
  auto& events = scenario.layers[0].features;
  for (geo::Feature& event : events) {
    event.valid = test::feature("", "2020-11-11", "2020-11-12", {}).valid;
  }
  for (int day = 11; day < 21; ++day) {
    geo::Feature later = events.front();
    later.valid.from = {test::dayOf(day), test::dayOf(day)};
    later.valid.to = {test::dayOf(day + 1), test::dayOf(day + 1)};
    events.push_back(std::move(later));
  }
  test::Picture picture = test::pictureOf(std::move(scenario));
  picture.tell(command::SetFurniture{Furniture::Full});
  return picture;
}

std::vector<std::string> badgesOf(const test::Picture& picture) {
  static TypeSetter type = TypeSetter::create().value();
  std::vector<std::string> texts;
  for (const Badge& badge : labelLayoutOf(picture.frame(), *picture.scene, type).badges) {
    texts.push_back(badge.text);
  }
  return texts;
}

bool isExplained(const test::Picture& picture) {
  const auto notes = picture.frame().words.legendNotes;
  return std::ranges::any_of(notes, [](const std::string& note) {
    return note.find("more at the same place") != note.npos;
  });
}

using Texts = std::vector<std::string>;

TEST(Badges, OfFortyEventsAtOnePlace) {
  test::Picture picture = eventsAtOnePlace(40);
  picture.tell(command::SetWindow{test::span("2020-11-11", "2020-11-12")});
  EXPECT_EQ(badgesOf(picture), Texts{"+32"});
  EXPECT_TRUE(isExplained(picture));
  picture.tell(command::SetWindow{test::span("2020-11-14", "2020-11-15")});
  EXPECT_EQ(badgesOf(picture), Texts{}) << "a single event that day";
  EXPECT_FALSE(isExplained(picture));
  picture.tell(command::SetWindow{test::span("2020-11-14", "2020-11-17")});
  EXPECT_EQ(badgesOf(picture), Texts{"+2"}) << "three that follow one another at a spot";
  EXPECT_TRUE(isExplained(picture));
  picture.tell(command::SetWindow{test::span("2020-11-01", "2020-12-01")});
  EXPECT_EQ(badgesOf(picture), Texts{"+42"});
}

TEST(Badges, AreKeptFreeOfLabels) {
  static TypeSetter type = TypeSetter::create().value();
  test::Picture picture = eventsAtOnePlace(40);
  picture.tell(command::SetWindow{test::span("2020-11-11", "2020-11-12")});
  const LabelLayout layout = labelLayoutOf(picture.frame(), *picture.scene, type);
  ASSERT_EQ(layout.badges.size(), 1u);
  EXPECT_FALSE(layout.taken.free(layout.badges[0].box));
  int touching = 0;
  for (const LabelBox& box : layout.markers.taken()) {
    if (box.meets(layout.badges[0].box) && !(box == layout.badges[0].box)) ++touching;
  }
  EXPECT_EQ(touching, 0) << "of the symbols around the place";
}

geo::Screen badgeOn(const test::Picture& picture) {
  const Frame frame = picture.frame();
  const auto counts = countUndrawn(frame, *picture.scene);
  const auto [x, y] = counts.begin()->first;
  const PickTarget::AtPoint at = badgeAt({x, y});
  const float pt = frame.view.pxPerPt * symbolScaleAt(frame.metresAcross);
  geo::Screen screen = geo::screenFromProjected(frame.view, at.at);
  screen.xPx += at.offsetXPt * pt;
  screen.yPx += at.offsetYPt * pt;
  return screen;
}

TEST(Badges, ShowEachThatTheyCountClickByClick) {
  test::Picture picture = eventsAtOnePlace(40);
  picture.tell(command::SetWindow{test::span("2020-11-11", "2020-11-12")});
  const geo::Screen at = badgeOn(picture);
  std::set<std::size_t> found;
  for (int click = 0; click < 33; ++click) {
    const auto picked = pickAt(picture.frame(), *picture.scene, at);
    ASSERT_TRUE(picked.has_value());
    EXPECT_EQ(geo::featureOf(*picture.session.scenario, *picked).valid.from.earliest,
              test::at("2020-11-11"));
    EXPECT_EQ(found.contains(picked->feature), click == 32) << "from the beginning again";
    found.insert(picked->feature);
    picture.tell(command::Select{picked});
  }
  EXPECT_EQ(found.size(), 32u);
  picture.tell(command::SetWindow{test::span("2020-11-14", "2020-11-15")});
  EXPECT_EQ(pickAt(picture.frame(), *picture.scene, at), std::nullopt) << "no badge is there";
}

// Whoever has clicked on the badge sees what is selected around it, not around a neighbour.
TEST(Badges, AreRingedWhereTheyCountWhatIsSelected) {
  test::Picture picture = eventsAtOnePlace(1);
  picture.tell(command::SetWindow{test::span("2020-11-11", "2020-11-13")});
  const auto middleOfRing = [&](std::size_t event) {
    const LayerMesh ring = selectionMesh(*picture.scene, *picture.session.scenario, {0, event},
                                         timeShownIn(picture.frame()), 1);
    geo::PlaneBox box;
    for (const StrokeSegment& piece : ring.segments) {
      box.include({static_cast<double>(piece.ax), static_cast<double>(piece.ay)});
    }
    return box.centre();
  };
  const PickTarget::AtPoint badge = badgeAt({});
  const geo::Projected counted = middleOfRing(0), drawn = middleOfRing(1);
  EXPECT_NEAR(counted.xMetres - drawn.xMetres, static_cast<double>(badge.offsetXPt), 0.1);
  EXPECT_NEAR(counted.yMetres - drawn.yMetres, static_cast<double>(-badge.offsetYPt), 0.1);
  picture.tell(command::SetWindow{test::span("2020-11-11", "2020-11-12")});
  EXPECT_NEAR(middleOfRing(0).xMetres, drawn.xMetres, 0.1) << "alone it is drawn";
}

}  // namespace
}  // namespace viewer
