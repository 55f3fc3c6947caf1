// What a click finds: what is drawn there at that date, and nothing else.
#include "viewer/render/pick.hpp"

#include "tests/viewer/render/pictures.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::FeatureRef;
using geo::LayerKind;

/// A marker as it stands in a frame.
struct Standing {
  FeatureRef ref;
  geo::Screen at;
  bool valid = false;
};

geo::Screen markerAt(const Frame& frame, const PickTarget::AtPoint& point) {
  geo::Screen at = screenFromProjected(frame.view, point.at);
  const float pxPerPt = frame.view.pxPerPt * symbolScaleAt(frame.metresAcross);
  at.xPx += point.offsetXPt * pxPerPt;
  at.yPx += point.offsetYPt * pxPerPt;
  return at;
}

std::vector<Standing> markersOf(const Frame& frame, const MapScene& scene) {
  std::vector<Standing> all;
  for (const std::size_t mesh : frame.scenario) {
    const auto layer =
        std::ranges::find(frame.data->layers, layerIdOf(scene.scenario[mesh]), &geo::Layer::id);
    for (const PickTarget& target : scene.scenario[mesh].targets) {
      const auto* point = std::get_if<PickTarget::AtPoint>(&target.shape);
      if (!point) continue;
      const geo::ValidTime& valid = layer->features[target.feature].valid;
      all.push_back({{static_cast<std::size_t>(layer - frame.data->layers.begin()), target.feature},
                     markerAt(frame, *point),
                     geo::validityIn(valid, frame.time) != geo::Validity::Never});
    }
  }
  return all;
}

double pxBetween(geo::Screen a, geo::Screen b) {
  return std::hypot(a.xPx - b.xPx, a.yPx - b.yPx);
}

template <class Visit>
void forEachDay(test::Picture& picture, Visit visit) {
  for (const std::string_view day : test::kBundledDays) {
    SCOPED_TRACE(day);
    picture.tell(command::GoTo{test::at(day)});
    visit(picture.frame());
  }
}

TEST(PickAt, FindsEachMarkerAtItsMiddle) {
  test::Picture picture = test::bundledPicture();
  int found = 0;
  forEachDay(picture, [&](const Frame& frame) {
    const auto markers = markersOf(frame, *picture.scene);
    for (std::size_t i = 0; i < markers.size(); ++i) {
      if (!markers[i].valid) continue;
      const std::string id = geo::featureOf(*frame.data, markers[i].ref).id;
      const auto picked = pickAt(frame, *picture.scene, markers[i].at);
      ASSERT_TRUE(picked.has_value()) << id;
      ++found;
      if (*picked == markers[i].ref) continue;
      // Only another marker, drawn later, that stands at the very same spot.
      const auto other = std::ranges::find(markers, *picked, &Standing::ref);
      ASSERT_NE(other, markers.end()) << id;
      EXPECT_LT(pxBetween(other->at, markers[i].at), 1) << id;
      EXPECT_GT(other - markers.begin(), static_cast<std::ptrdiff_t>(i)) << id;
    }
  });
  EXPECT_GT(found, 60);
}

TEST(PickAt, FindsNothingThatIsNotValid) {
  test::Picture picture = test::bundledPicture();
  int invalid = 0;
  forEachDay(picture, [&](const Frame& frame) {
    for (const Standing& marker : markersOf(frame, *picture.scene)) {
      if (marker.valid) continue;
      ++invalid;
      const auto picked = pickAt(frame, *picture.scene, marker.at);
      EXPECT_NE(picked, marker.ref) << geo::featureOf(*frame.data, marker.ref).id;
    }
  });
  EXPECT_GT(invalid, 100);
}

TEST(PickAt, FindsOnlyWhatIsValidAndShownAnywhere) {
  test::Picture picture = test::bundledPicture(300, 200);
  picture.tell(command::ShowLayer{"control", Shown::No});
  int picks = 0;
  forEachDay(picture, [&](const Frame& frame) {
    for (int x = 0; x < 300; x += 3) {
      for (int y = 0; y < 200; y += 3) {
        const geo::Screen at{static_cast<float>(x), static_cast<float>(y)};
        const auto picked = pickAt(frame, *picture.scene, at);
        if (!picked) continue;
        ++picks;
        const geo::Feature& feature = geo::featureOf(*frame.data, *picked);
        EXPECT_NE(geo::validityIn(feature.valid, frame.time), geo::Validity::Never) << feature.id;
        EXPECT_TRUE(geo::hasPlace(feature)) << feature.id;
        EXPECT_NE(geo::layerOf(*frame.data, *picked).id, "control") << feature.id;
      }
    }
  });
  EXPECT_GT(picks, 500);
}

TEST(PickAt, FindsNothingOnTheOpenSea) {
  test::Picture picture = test::bundledPicture();
  picture.tell(command::ZoomAt{{700, 450}, 0.25});
  const geo::LonLat sea[] = {{50, 40.9}, {50.2, 39}, {51, 38.5}, {51.5, 40}};
  forEachDay(picture, [&](const Frame& frame) {
    for (const geo::LonLat at : sea) {
      const geo::Screen screen =
          screenFromProjected(frame.view, picture.session.projection->forward(at).value());
      ASSERT_TRUE(screen.xPx > 0 && screen.xPx < 1400 && screen.yPx > 0 && screen.yPx < 900);
      EXPECT_EQ(pickAt(frame, *picture.scene, screen), std::nullopt) << at.lonDegrees;
    }
  });
}

geo::Line boxRing(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

/// An area with a hole; a line through it; two posts on the line.
test::Picture stack() {
  geo::Scenario scenario = test::smallScenario();
  geo::Layer area = test::layer("area", LayerKind::Area),
             band = test::layer("band", LayerKind::Band);
  area.features = {test::feature(
      "area", "", "", geo::Polygons{{{boxRing(46, 39, 47, 40), boxRing(46.8, 39.1, 46.9, 39.2)}}})};
  band.features = {test::feature("line", "", "", geo::Lines{{{46.1, 39.5}, {46.9, 39.5}}})};
  geo::Layer sites = test::layer("sites", LayerKind::Site);
  sites.columns = {"kind"};
  sites.features = {test::feature("post", "", "", geo::LonLat{46.3, 39.5}),
                    test::feature("second", "", "", geo::LonLat{46.3, 39.5})};
  for (geo::Feature& site : sites.features) site.values = {"base"};
  scenario.layers = {std::move(area), std::move(band), std::move(sites)};
  return test::pictureOf(std::move(scenario));
}

std::string pickedName(const test::Picture& picture, geo::Screen at) {
  const auto picked = pickAt(picture.frame(), *picture.scene, at);
  return picked ? geo::featureOf(*picture.session.scenario, *picked).id : "nothing";
}

geo::Screen screenOf(const test::Picture& picture, geo::LonLat at) {
  return screenFromProjected(picture.session.view, picture.session.projection->forward(at).value());
}

TEST(PickAt, TakesMarkersBeforeLinesBeforeAreas) {
  test::Picture picture = stack();
  const std::pair<geo::LonLat, const char*> rows[] = {{{46.3, 39.5}, "post"},
                                                      {{46.6, 39.5}, "line"},
                                                      {{46.6, 39.8}, "area"},
                                                      {{46.85, 39.15}, "nothing"},  // the hole
                                                      {{47.2, 39.8}, "nothing"}};
  for (const auto& [place, name] : rows)
    EXPECT_EQ(pickedName(picture, screenOf(picture, place)), name);
  geo::Screen beside = screenOf(picture, {46.3, 39.5});
  beside.xPx += 18 * picture.session.view.pxPerPt;
  EXPECT_EQ(pickedName(picture, beside), "second") << "it stands in the slot beside";
  picture.tell(command::ShowLayer{"sites", Shown::No});
  EXPECT_EQ(pickedName(picture, screenOf(picture, {46.3, 39.5})), "line");
  picture.tell(command::ShowLayer{"band", Shown::No});
  EXPECT_EQ(pickedName(picture, screenOf(picture, {46.3, 39.5})), "area");
  picture.tell(command::ShowLayer{"area", Shown::No});
  EXPECT_EQ(pickedName(picture, screenOf(picture, {46.3, 39.5})), "nothing");
}

TEST(PickAt, TakesALineWithinFourPoints) {
  test::Picture picture = stack();
  picture.tell(command::ShowLayer{"area", Shown::No});
  picture.tell(command::ShowLayer{"sites", Shown::No});
  for (const float pxPerPt : {1.0f, 96.0f / 72.0f, 3.0f}) {
    picture.tell(command::Resize{900, 700, pxPerPt});
    const geo::Screen a = screenOf(picture, {46.1, 39.5}), b = screenOf(picture, {46.9, 39.5});
    const float length = static_cast<float>(pxBetween(a, b));
    const geo::Screen across{-(b.yPx - a.yPx) / length, (b.xPx - a.xPx) / length};
    for (const float side : {-1.0f, 1.0f}) {
      for (const auto& [points, name] :
           {std::pair{0.0f, "line"}, {3.9f, "line"}, {4.1f, "nothing"}, {30.0f, "nothing"}}) {
        const float px = side * points * pxPerPt;
        const geo::Screen at{(a.xPx + b.xPx) / 2 + across.xPx * px,
                             (a.yPx + b.yPx) / 2 + across.yPx * px};
        EXPECT_EQ(pickedName(picture, at), name) << points << " pt at " << pxPerPt << " px a pt";
      }
    }
  }
}

TEST(PickAt, TakesANearMarkerAndNotAFarOne) {
  test::Picture picture = stack();
  picture.tell(command::ShowLayer{"area", Shown::No});
  picture.tell(command::ShowLayer{"band", Shown::No});
  const float pt = picture.session.view.pxPerPt;
  const float radiusPt = shapeOf(Symbol::Base).diameterPt / 2;
  geo::Screen at = screenOf(picture, {46.3, 39.5});
  at.yPx -= (radiusPt * symbolScaleAt(picture.frame().metresAcross) - 0.5f) * pt;
  EXPECT_EQ(pickedName(picture, at), "post") << "on its rim";
  at.yPx -= 5 * pt;
  EXPECT_EQ(pickedName(picture, at), "nothing");
}

}  // namespace
}  // namespace viewer
