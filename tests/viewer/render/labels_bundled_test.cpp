// The labels of the bundled map on pictures of every kind: none over another, none over a symbol or
// the furniture, none cut, none twice, none that moves while the map is dragged.
#include "tests/viewer/render/pictures.hpp"
#include "viewer/render/furniture.hpp"
#include "viewer/render/label_cache.hpp"

#include <cmath>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using Random = std::mt19937;

const test::Picture& bundled() {
  static const test::Picture picture = [] {
    test::Picture made{
        openSession(test::bundledScenario(), test::bundledBaseMap(), test::viewport(1920, 1080))
            .value(),
        nullptr};
    const Session& session = made.session;
    made.scene =
        buildScene(*session.scenario, *session.baseMap, *session.projection, sceneLookOf(session));
    return made;
  }();
  return picture;
}

/// A random look at the bundled map: a date, a size, a width of 20 to 900 km.
test::Picture randomPicture(Random& random) {
  test::Picture picture = bundled();
  const auto day = test::kBundledDays[random() % std::size(test::kBundledDays)];
  picture.tell(command::GoTo{test::at(day)});
  const bool large = random() % 2 == 0;
  picture.tell(command::Resize{large ? 3840 : 1920, large ? 2160 : 1080});
  geo::View& view = picture.session.view;
  const geo::GeoBox extent = picture.session.scenario->extent;
  std::uniform_real_distribution<double> lon(extent.west, extent.east),
      lat(extent.south, extent.north), octave(std::log(20e3), std::log(900e3));
  view.centre = picture.session.projection->forward({lon(random), lat(random)}).value();
  view.unitsPerPx = std::exp(octave(random)) / view.widthPx;
  picture.session.furniture = random() % 2 == 0 ? Furniture::Map : Furniture::Full;
  return picture;
}

struct Shown {
  Frame frame;
  Occupancy furniture;
  LabelLayout layout;
  std::vector<PlacedLabel> labels;
};

struct BundledLabels : testing::Test {
  TypeSetter type = TypeSetter::create().value();
  Random random{20};

  Shown shownOf(const test::Picture& picture) {
    const Frame frame = picture.frame();
    Occupancy furniture(frame.view.widthPx, frame.view.heightPx);
    Overlay unused;
    addFurniture(frame, {}, type, unused, furniture);
    LabelLayout layout = labelLayoutOf(frame, *picture.scene, type);
    auto labels = shownOn(frame.view, layout, furniture, type);
    return {frame, std::move(furniture), std::move(layout), std::move(labels)};
  }
};

/// Symbols as the picture shows them, from the meshes.
Occupancy symbolsOn(const Frame& frame, const MapScene& scene) {
  Occupancy symbols(frame.view.widthPx, frame.view.heightPx);
  for (const std::size_t i : frame.scenario) {
    const LayerMesh& mesh = scene.scenario[i];
    for (const Marker& marker : mesh.markers) {
      if (validityIn(marker.valid, frame.window) < leastShown(frame.certainty)) continue;
      if (!hasTurn(marker.turn, {frame.window, leastShown(frame.certainty)})) continue;
      const geo::Screen at =
          screenFromProjected(frame.view, {mesh.anchor.xMetres + static_cast<double>(marker.x),
                                           mesh.anchor.yMetres + static_cast<double>(marker.y)});
      const float pt = frame.view.pxPerPt * symbolScaleAt(frame.metresAcross);
      const float x = at.xPx + marker.offsetXPt * pt, y = at.yPx + marker.offsetYPt * pt;
      // A hair less than the symbol, for what rounding moves.
      const float radius =
          shapeOf(static_cast<Symbol>(static_cast<int>(marker.symbol))).diameterPt / 2 * pt - 0.1f;
      symbols.take({x - radius, y - radius, x + radius, y + radius});
    }
  }
  return symbols;
}

void expectApart(const Shown& shown, const Occupancy& symbols) {
  const auto width = static_cast<float>(shown.frame.view.widthPx);
  const auto height = static_cast<float>(shown.frame.view.heightPx);
  Occupancy written(shown.frame.view.widthPx, shown.frame.view.heightPx);
  for (const PlacedLabel& label : shown.labels) {
    SCOPED_TRACE(label.label.wish->text);
    ASSERT_FALSE(label.boxes.empty());
    for (const LabelBox& box : label.boxes) {
      EXPECT_TRUE(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height);
      EXPECT_TRUE(shown.furniture.free(box)) << "over the furniture";
      EXPECT_TRUE(symbols.free(box)) << "over a symbol";
      EXPECT_TRUE(written.free(box)) << "over another label";
    }
    EXPECT_TRUE(!label.dot || written.free(*label.dot)) << "its dot under another label";
    for (const LabelBox& box : label.boxes) written.take(box);
    if (label.dot) written.take(*label.dot);
  }
}

void expectNoneTwice(const Shown& shown) {
  std::set<std::string> once;
  const float apart = 40 * shown.frame.view.pxPerPt;
  for (std::size_t i = 0; i < shown.labels.size(); ++i) {
    const PlacedLabel& label = shown.labels[i];
    if (label.label.wish->once) {
      EXPECT_TRUE(once.insert(label.label.wish->text).second) << label.label.wish->text;
    }
    for (std::size_t k = 0; k < i; ++k) {
      const PlacedLabel& other = shown.labels[k];
      if (other.label.wish->text != label.label.wish->text) continue;
      EXPECT_GE(std::hypot(label.at.xPx - other.at.xPx, label.at.yPx - other.at.yPx), apart)
          << label.label.wish->text;
    }
  }
}

TEST_F(BundledLabels, StandApartOnEveryPicture) {
  std::size_t labels = 0;
  std::map<std::string, int> seen;
  for (int camera = 0; camera < 200; ++camera) {
    const test::Picture picture = randomPicture(random);
    const Shown shown = shownOf(picture);
    SCOPED_TRACE(testing::Message()
                 << "camera " << camera << ", " << shown.frame.metresAcross / 1e3 << " km across");
    expectApart(shown, symbolsOn(shown.frame, *picture.scene));
    expectNoneTwice(shown);
    labels += shown.labels.size();
    for (const PlacedLabel& label : shown.labels) ++seen[label.label.wish->text];
  }
  EXPECT_GT(labels, 4000u);
  for (const char* name : {"AZERBAIJAN", "ARMENIA", "Araks", "Lake Sevan", "Lachin corridor"}) {
    EXPECT_GT(seen[name], 5) << name;
  }
}

/// Whether the picture's edge or furniture hides the label's place on the sheet.
bool isHidden(const Shown& shown, const PlacedLabel& onSheet) {
  const geo::Screen moved = screenFromProjected(shown.frame.view, shown.layout.scale.origin);
  const LabelBox box = onSheet.boxes.at(0).movedBy(moved.xPx, moved.yPx);
  return box.left < 2 || box.top < 2 ||
         box.right > static_cast<float>(shown.frame.view.widthPx) - 2 ||
         box.bottom > static_cast<float>(shown.frame.view.heightPx) - 2 ||
         !shown.furniture.free(box);
}

/// The base line's start on the ground, in pixels from the plane's origin.
std::pair<double, double> groundOf(const Shown& shown, const PlacedLabel& label) {
  const geo::Screen at = label.path.points.empty() ? label.start : label.path.points.front();
  const geo::Projected plane = projectedFromScreen(shown.frame.view, at);
  return {plane.xMetres / shown.frame.view.unitsPerPx, plane.yMetres / shown.frame.view.unitsPerPx};
}

TEST_F(BundledLabels, StayOnTheGroundWhileTheMapIsDragged) {
  int compared = 0;
  for (int camera = 0; camera < 60; ++camera) {
    test::Picture picture = randomPicture(random);
    const Shown before = shownOf(picture);
    std::map<const LabelWish*, const PlacedLabel*> places, shownBefore;
    for (const PlacedLabel& label : before.layout.placed) places[label.label.wish] = &label;
    for (const PlacedLabel& label : before.labels) shownBefore[label.label.wish] = &label;
    picture.tell(command::Pan{static_cast<float>(random() % 601) - 300,
                              static_cast<float>(random() % 601) - 300});
    const Shown after = shownOf(picture);
    std::map<const LabelWish*, const PlacedLabel*> placesAfter;
    for (const PlacedLabel& label : after.layout.placed) placesAfter[label.label.wish] = &label;
    for (const PlacedLabel& label : after.labels) {
      const auto was = shownBefore.find(label.label.wish);
      if (was == shownBefore.end()) continue;
      if (!label.label.wish->once && (isHidden(before, *places.at(label.label.wish)) ||
                                      isHidden(after, *placesAfter.at(label.label.wish)))) {
        continue;  // had or has to stand elsewhere
      }
      ++compared;
      EXPECT_NEAR(groundOf(after, label).first, groundOf(before, *was->second).first, 0.3)
          << label.label.wish->text;
      EXPECT_NEAR(groundOf(after, label).second, groundOf(before, *was->second).second, 0.3)
          << label.label.wish->text;
    }
  }
  EXPECT_GT(compared, 1000);
}

}  // namespace
}  // namespace viewer
