// Symbols stand where their data say, and the world file leads from a pixel back to that place.
#include "geo/coords/geodesic.hpp"
#include "tests/support/picture_match.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"
#include "viewer/layers/build.hpp"
#include "viewer/layers/symbols.hpp"
#include "viewer/snapshot/manifest.hpp"

#include <cmath>
#include <cstdlib>
#include <optional>
#include <sstream>

#include <gtest/gtest.h>

namespace viewer {
namespace {

/// The pixels that differ around a spot: their bounds, in pixels from the upper left corner.
struct Changed {
  int left = 0, top = 0, right = 0, bottom = 0;  // right and bottom are outside
  geo::Screen centre() const {
    return {static_cast<float>(left + right) / 2, static_cast<float>(top + bottom) / 2};
  }
};

const std::uint8_t* pixelAt(const Picture& picture, int x, int y) {
  return &picture.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.widthPx) +
                        static_cast<std::size_t>(x)) *
                       4];
}

bool differs(const Picture& a, const Picture& b, int x, int y) {
  return !std::equal(pixelAt(a, x, y), pixelAt(a, x, y) + 4, pixelAt(b, x, y));
}

std::optional<Changed> changedAround(const Picture& with, const Picture& without, geo::Screen at) {
  constexpr int kReachPx = 16;
  std::optional<Changed> found;
  const int x0 = static_cast<int>(at.xPx), y0 = static_cast<int>(at.yPx);
  for (int y = std::max(0, y0 - kReachPx); y < std::min(with.heightPx, y0 + kReachPx); ++y) {
    for (int x = std::max(0, x0 - kReachPx); x < std::min(with.widthPx, x0 + kReachPx); ++x) {
      if (!differs(with, without, x, y)) continue;
      if (!found) found = Changed{x, y, x + 1, y + 1};
      found->left = std::min(found->left, x), found->right = std::max(found->right, x + 1);
      found->top = std::min(found->top, y), found->bottom = std::max(found->bottom, y + 1);
    }
  }
  return found;
}

Picture drawWithout(support::Stage& stage, const char* layerId) {
  support::apply(stage, command::ShowLayer{layerId, Shown::No});
  Picture picture = support::draw(stage);
  support::apply(stage, command::ShowLayer{layerId, Shown::Yes});
  return picture;
}

/// Where a position in pixels lies according to the six lines of a world file.
geo::Projected byWorldFile(const std::string& text, geo::Screen at) {
  std::istringstream lines(text);
  double a = 0, d = 0, b = 0, e = 0, c = 0, f = 0;
  lines >> a >> d >> b >> e >> c >> f;
  EXPECT_TRUE(lines) << text;
  const double column = static_cast<double>(at.xPx) - 0.5, row = static_cast<double>(at.yPx) - 0.5;
  return {a * column + b * row + c, d * column + e * row + f};
}

std::vector<geo::LonLat> gridOfPlaces() {
  std::vector<geo::LonLat> places;
  for (int row = 0; row < 4; ++row) {
    for (int column = 0; column < 5; ++column) {
      places.push_back({46.1 + 0.2 * column + 0.0137 * row, 39.58 + 0.2 * row - 0.0071 * column});
    }
  }
  return places;
}

/// Bases are squares: the middle of one is the middle of its pixels.
geo::Scenario basesAt(const std::vector<geo::LonLat>& places) {
  geo::Scenario scenario = support::emptyScenario();
  geo::Layer& sites =
      support::addLayer(scenario, "sites", geo::LayerKind::Site, {"kind", "operator"});
  for (const geo::LonLat& at : places) {
    support::addRow(sites, {"base", at, support::validFrom("2020-11-01"), {"base", "A"}});
  }
  return scenario;
}

class Georeference : public testing::TestWithParam<const char*> {};

TEST_P(Georeference, SymbolsStandAtTheirPlacesAndPixelsLeadBack) {
  const auto places = gridOfPlaces();
  support::Stage stage =
      support::openStage(support::calmSession(basesAt(places), 500, 420, GetParam()));
  const Picture with = support::draw(stage), without = drawWithout(stage, "sites");
  const std::string world = worldFileText(*planePlaceOf(stage.session));
  const geo::Projection& projection = *stage.session.projection;
  for (const geo::LonLat& place : places) {
    const geo::Screen wanted =
        geo::screenFromProjected(stage.session.view, projection.forward(place).value());
    const auto changed = changedAround(with, without, wanted);
    ASSERT_TRUE(changed) << "nothing was drawn at " << wanted.xPx << ", " << wanted.yPx;
    EXPECT_GE(changed->right - changed->left, 10);
    const geo::Screen drawn = changed->centre();
    // A symbol stands on whole pixels: it may lie half a pixel beside its place.
    EXPECT_NEAR(drawn.xPx, wanted.xPx, 0.51f);
    EXPECT_NEAR(drawn.yPx, wanted.yPx, 0.51f);
    const auto back = projection.inverse(byWorldFile(world, wanted));
    ASSERT_TRUE(back);
    const double metresPerPx = stage.session.view.unitsPerPx * projection.metresPerUnit();
    EXPECT_LT(geo::distanceMetres(*back, place), metresPerPx / 1000)
        << "the world file is exact but for the float of a screen position";
    const auto fromPicture = projection.inverse(byWorldFile(world, drawn));
    ASSERT_TRUE(fromPicture);
    EXPECT_LT(geo::distanceMetres(*fromPicture, place), 0.75 * metresPerPx)
        << "half a pixel each way";
  }
}

INSTANTIATE_TEST_SUITE_P(Projections, Georeference,
                         testing::Values("EPSG:32638", "EPSG:3857", "EPSG:4326",
                                         "+proj=laea +lat_0=40 +lon_0=46.5 +datum=WGS84 +units=m"));

/// Whether one of the symbol's own colours is there: its operator's, paler where it is only
/// possible, or its ink.
bool isOfSymbol(const std::uint8_t* pixel, geo::Color operatorColor) {
  const auto near = [&](geo::Color c) {
    return std::abs(pixel[0] - c.r) <= 40 && std::abs(pixel[1] - c.g) <= 40 &&
           std::abs(pixel[2] - c.b) <= 40;
  };
  return near(operatorColor) || near(geo::mix({255, 255, 255, 255}, operatorColor, 0.3)) ||
         near({28, 28, 32, 255}) || near(geo::mix({0, 0, 0, 255}, operatorColor, 0.8));
}

/// Of the nine pixels there: a single one may lie on the edge between two of the colours.
bool showsSymbol(const Picture& picture, geo::Screen at, geo::Color operatorColor) {
  for (int y = static_cast<int>(at.yPx) - 1; y <= static_cast<int>(at.yPx) + 1; ++y) {
    for (int x = static_cast<int>(at.xPx) - 1; x <= static_cast<int>(at.xPx) + 1; ++x) {
      if (isOfSymbol(pixelAt(picture, x, y), operatorColor)) return true;
    }
  }
  return false;
}

struct ShownSite {
  std::string id;
  geo::Screen at;
  geo::Color operatorColor;
};

/// The sites in view that are valid now and stand exactly at their places.
std::vector<ShownSite> sitesIn(const Session& session) {
  const geo::Scenario& scenario = *session.scenario;
  const auto slots = assignSlots(scenario);
  const geo::Layer& sites = *scenario.layer("sites");
  const auto index = static_cast<std::size_t>(&sites - scenario.layers.data());
  std::vector<ShownSite> shown;
  for (const std::size_t row : geo::validRows(sites, session.clock.window)) {
    const geo::Feature& site = sites.features[row];
    const auto place = geo::placeOf(site);
    if (!place || slots.contains({index, row})) continue;
    const auto plane = session.projection->forward(*place).value();
    const geo::Screen at = geo::screenFromProjected(session.view, plane);
    const auto parties = geo::partiesOf(scenario, geo::valueOf(sites, site, "operator"));
    const bool inside = at.xPx >= 1 && at.yPx >= 1 &&
                        at.xPx < static_cast<float>(session.view.widthPx - 1) &&
                        at.yPx < static_cast<float>(session.view.heightPx - 1);
    if (inside && !parties.empty()) shown.push_back({site.id, at, parties.front()->color});
  }
  return shown;
}

TEST(BundledSites, StandAtTheirPlaces) {
  support::Stage stage = support::openStage(support::calmSession(
      support::bundledScenario(), std::make_shared<const geo::BaseMap>(), 1200, 900));
  for (const char* other : {"proposals", "places", "events"}) {
    support::apply(stage, command::ShowLayer{other, Shown::No});
  }
  std::size_t seen = 0;
  for (const char* day : {"2020-11-25", "2022-12-13", "2023-06-01"}) {
    support::goTo(stage, day);
    const Picture with = support::draw(stage), without = drawWithout(stage, "sites");
    for (const ShownSite& site : sitesIn(stage.session)) {
      const int x = static_cast<int>(site.at.xPx), y = static_cast<int>(site.at.yPx);
      EXPECT_TRUE(differs(with, without, x, y)) << site.id << " on " << day;
      EXPECT_TRUE(showsSymbol(with, site.at, site.operatorColor)) << site.id << " on " << day;
      ++seen;
    }
  }
  EXPECT_GE(seen, 30u);
}

}  // namespace
}  // namespace viewer
