// Which rows a picture shows, against a count of our own over dates and extents by chance.
#include "viewer/snapshot/data_export.hpp"

#include "tests/support/random_tables.hpp"
#include "tests/support/scenario_builder.hpp"
#include "viewer/session/command.hpp"
#include "viewer/snapshot/in_picture.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::GeoBox;
using geo::LayerKind;
using geo::LonLat;
using support::validFrom;
using testing::ElementsAre;

using Ids = std::set<std::string>;

constexpr int kSidePx = 100;

/// On a plane of degrees, so that the extent is a box in them.
Session sessionOf(geo::Scenario scenario, const char* crs = "OGC:CRS84") {
  scenario.crs = crs;
  geo::View viewport;
  viewport.widthPx = viewport.heightPx = kSidePx;
  auto session = openSession(std::make_shared<const geo::Scenario>(std::move(scenario)),
                             std::make_shared<const geo::BaseMap>(), viewport);
  EXPECT_TRUE(session) << geo::describe(session.error());
  return *session;
}

Ids idsOf(const Session& session, const geo::FeatureSelection& selection) {
  Ids ids;
  for (const geo::LayerRows& rows : selection.layers) {
    const geo::Layer& layer = session.scenario->layers[rows.layer];
    for (const std::size_t row : rows.rows) {
      EXPECT_TRUE(ids.insert(layer.id + "/" + layer.features[row].id).second);
    }
  }
  return ids;
}

Ids shownIds(const Session& session) {
  return idsOf(session, shownRows(session));
}

/// Places by chance around 46.5 east, 40 north, valid in days by chance around November 2020.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  double between(double a, double b) { return std::uniform_real_distribution(a, b)(random_); }
  int upTo(int most) { return std::uniform_int_distribution(0, most)(random_); }
  GeoBox box() {
    const double west = between(45, 47.5), south = between(39, 40.5);
    return {west, south, west + between(0.05, 1), south + between(0.05, 0.6)};
  }
  geo::Moment moment() { return support::on("2020-11-01") + std::chrono::hours{upTo(60 * 24)}; }
  geo::ValidTime valid() {
    std::array<geo::Moment, 4> at{moment(), moment(), moment(), moment()};
    std::ranges::sort(at);
    geo::ValidTime time;
    if (upTo(3) > 0) time.from = {at[0], upTo(1) > 0 ? at[1] : at[0]};
    if (upTo(3) > 0) time.to = {at[2], at[3]};
    return time;
  }
  geo::TimeSpan window() {
    const geo::Moment from = moment();
    return {from, from + std::chrono::hours{1 + upTo(72)}};
  }

 private:
  std::mt19937 random_;
};

/// A made row and the box that its place fills: a point or line has one with no width.
struct Placed {
  geo::Geometry geometry;
  GeoBox fills;
};

Placed placeByChance(Chance& chance, LayerKind kind) {
  const GeoBox box = chance.box();
  if (kind == LayerKind::Area) return {support::boxOf(box), box};
  if (kind == LayerKind::Band) {
    const GeoBox flat{box.west, box.south, box.east, box.south};
    return {geo::Lines{{{flat.west, flat.south}, {flat.east, flat.south}}}, flat};
  }
  return {LonLat{box.west, box.south}, {box.west, box.south, box.west, box.south}};
}

bool meet(const GeoBox& a, const GeoBox& b) {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

struct World {
  geo::Scenario scenario = support::emptyScenario();
  std::map<std::string, std::optional<GeoBox>> places;  // by layer and id; nothing: unplaced
};

World worldByChance(Chance& chance) {
  World world;
  for (const LayerKind kind : {LayerKind::Area, LayerKind::Band, LayerKind::Site}) {
    const std::string id(geo::nameOf(kind));
    geo::Layer& layer = support::addLayer(world.scenario, id, kind);
    for (int i = 0; i < 60; ++i) {
      support::Row row{.name = std::to_string(i), .valid = chance.valid()};
      auto& place = world.places[id + "/" + row.name];
      if (chance.upTo(9) > 0) {
        const Placed placed = placeByChance(chance, kind);
        row.geometry = placed.geometry;
        place = placed.fills;
      }
      support::addRow(layer, row);
    }
  }
  return world;
}

GeoBox extentOf(const Session& session) {
  const geo::PlaneBox box = geo::boundsOf(mapView(session));
  return {box.minX, box.minY, box.maxX, box.maxY};
}

Ids expectedIn(const World& world, const Session& session, const std::set<std::string>& hidden) {
  const geo::Validity least = session.certainty == Certainty::CertainOnly ? geo::Validity::Certain
                                                                          : geo::Validity::Possible;
  Ids ids;
  for (const geo::Layer& layer : world.scenario.layers) {
    if (hidden.contains(layer.id)) continue;
    for (const geo::Feature& feature : layer.features) {
      bool valid = geo::validityIn(feature.valid, session.clock.window) >= least;
      if (session.compare.mode != CompareMode::None) {
        valid = valid || geo::validityIn(feature.valid, session.compare.before) >= least;
      }
      const std::string id = layer.id + "/" + feature.id;
      const auto& place = world.places.at(id);
      if (valid && (!place || meet(*place, extentOf(session)))) ids.insert(id);
    }
  }
  return ids;
}

TEST(ShownRows, AreThoseOfALookAtEveryRow) {
  Chance chance(20201109);
  std::size_t shown = 0, all = 0;
  for (int round = 0; round < 40; ++round) {
    const World world = worldByChance(chance);
    Session session = sessionOf(world.scenario);
    for (int look = 0; look < 10; ++look) {
      const GeoBox box = chance.box();
      session.view = fittedToMap(session, {box.west, box.south, box.east, box.north});
      session.clock.window = chance.window();
      session.compare.before = chance.window();
      session.compare.mode = static_cast<CompareMode>(chance.upTo(3));
      session.certainty = static_cast<Certainty>(chance.upTo(2));
      const std::set<std::string> hidden =
          chance.upTo(2) > 0 ? std::set<std::string>{} : std::set<std::string>{"area"};
      session.hidden = {hidden.begin(), hidden.end()};
      const Ids ids = shownIds(session);
      EXPECT_EQ(ids, expectedIn(world, session, hidden)) << round << ", " << look;
      shown += ids.size();
      all += 180;
    }
  }
  EXPECT_GT(shown, all / 20) << "a test of next to nothing";
  EXPECT_LT(shown, all / 2);
}

TEST(ShownRows, OfAConicalMapArePointsWithinItsPixels) {
  Chance chance(1994);
  geo::Scenario scenario = support::emptyScenario();
  geo::Layer& layer = support::addLayer(scenario, "sites", LayerKind::Site);
  for (int i = 0; i < 500; ++i) {
    support::addRow(layer, {.name = std::to_string(i),
                            .geometry = LonLat{chance.between(40, 53), chance.between(35, 45)}});
  }
  const Session session =
      sessionOf(scenario, "+proj=lcc +lat_1=39 +lat_2=40 +lon_0=46 +lat_0=39.5");
  Ids expected;
  for (const geo::Feature& feature : session.scenario->layers[0].features) {
    const auto plane = session.projection->forward(*geo::placeOf(feature));
    ASSERT_TRUE(plane);
    const geo::Screen at = geo::screenFromProjected(session.view, *plane);
    if (at.xPx >= 0 && at.yPx >= 0 && at.xPx <= kSidePx && at.yPx <= kSidePx) {
      expected.insert("sites/" + feature.id);
    }
  }
  EXPECT_EQ(shownIds(session), expected);
  EXPECT_GT(expected.size(), 0u);
}

TEST(ShownRows, ALayerThatIsNotDrawnAtThisWidthListsWhatHasNoPlace) {
  geo::Scenario scenario = support::emptyScenario();
  geo::Layer& layer = support::addLayer(scenario, "sites", LayerKind::Site);
  layer.shownToKm = 10;
  support::addRow(layer, {.name = "placed", .geometry = LonLat{46.5, 39.9}});
  support::addRow(layer, {.name = "unplaced"});
  Session session = sessionOf(scenario);
  EXPECT_EQ(shownIds(session), Ids{"sites/unplaced"});
  session.view = fittedToMap(session, {46.49, 39.89, 46.51, 39.91});
  EXPECT_EQ(shownIds(session), (Ids{"sites/placed", "sites/unplaced"}));
}

TEST(ShownRows, KeepTheirOrderAndTellTheirDates) {
  geo::Scenario scenario = support::emptyScenario();
  for (const char* id : {"z", "a"}) {
    geo::Layer& layer = support::addLayer(scenario, id, LayerKind::Site);
    for (const char* name : {"2", "1"}) support::addRow(layer, {.name = name});
  }
  Session session = sessionOf(scenario);
  geo::FeatureSelection selection = shownRows(session);
  EXPECT_THAT(selection.layers, ElementsAre(geo::LayerRows{0, {0, 1}}, geo::LayerRows{1, {0, 1}}));
  EXPECT_EQ(selection.window, session.clock.window);
  EXPECT_FALSE(selection.before);
  session.compare = {CompareMode::Side, support::periodOf("2020-11-10"), 0.5f};
  EXPECT_EQ(shownRows(session).before, support::periodOf("2020-11-10"));
}

/// The ground of a polygon, not only its edge; and what a hole leaves out is not its ground.
TEST(MeetsBox, KnowsInsideFromOutside) {
  const auto plane = geo::Projection::create("OGC:CRS84").value();
  geo::Polygons ring = support::boxOf({40, 30, 50, 40});
  const auto meets = [&](const GeoBox& box) {
    return meetsBox(*plane, geo::Geometry{ring}, {box.west, box.south, box.east, box.north});
  };
  EXPECT_TRUE(meets({44, 34, 46, 36}));
  EXPECT_TRUE(meets({30, 20, 60, 50}));
  EXPECT_FALSE(meets({51, 34, 52, 36}));
  ring[0].rings.push_back(support::boxOf({42, 32, 48, 38})[0].rings[0]);
  EXPECT_FALSE(meets({44, 34, 46, 36}));
  EXPECT_TRUE(meets({44, 34, 46, 39}));
  EXPECT_FALSE(meetsBox(*plane, {}, {-180, -90, 180, 90}));
}

TEST(MeetsBox, ALineThatPassesByACornerDoesNotMeet) {
  const auto plane = geo::Projection::create("OGC:CRS84").value();
  const auto meets = [&](LonLat a, LonLat b) {
    return meetsBox(*plane, geo::Lines{{a, b}}, {0, 0, 10, 10});
  };
  EXPECT_TRUE(meets({-4, 5}, {5, 14}));   // cuts the corner off
  EXPECT_FALSE(meets({-6, 5}, {5, 16}));  // passes it by
  EXPECT_TRUE(meets({-20, 5}, {30, 5}));  // no end within
  EXPECT_TRUE(meets({5, 5}, {6, 6}));
  EXPECT_FALSE(meets({11, -5}, {11, 15}));
}

/// A session on nothing but a table by chance, on a plane of degrees.
Session sessionOn(const geo::EventTablePtr& table) {
  return apply(sessionOf(support::emptyScenario()), command::AddTable{userTableOf(table)}).session;
}

TEST(ShownEvents, AreThoseOfALookAtEveryRow) {
  std::mt19937 random(3);
  Chance chance(1203);
  std::size_t shown = 0, all = 0;
  for (unsigned seed = 1; seed <= 8; ++seed) {
    const auto table = std::make_shared<const geo::EventTable>(geo::test::randomTable(seed, 400));
    Session session = sessionOn(table);
    for (int look = 0; look < 10; ++look) {
      const GeoBox box = chance.box();
      session.view = fittedToMap(session, {box.west, box.south, box.east, box.north});
      session.clock.window = geo::test::randomWindow(random);
      session.compare.before = geo::test::randomWindow(random);
      session.compare.mode = look % 2 == 0 ? CompareMode::None : CompareMode::Ghost;
      session.tables[0].filter.hiddenClasses = static_cast<std::uint32_t>(chance.upTo(3));
      const UserTable& mine = session.tables[0];
      std::set<std::uint32_t> expected;
      for (std::size_t i = 0; i < table->events.size(); ++i) {
        const auto happens = [&](geo::TimeSpan window) {
          const geo::TickSpan ticks = geo::ticksOf(*table, window);
          return geo::happensIn(table->events.valid[i], ticks.from, ticks.to) !=
                 geo::Validity::Never;
        };
        const LonLat at = table->events.places[i];
        const bool then =
            happens(session.clock.window) ||
            (session.compare.mode != CompareMode::None && happens(session.compare.before));
        const GeoBox point{at.lonDegrees, at.latDegrees, at.lonDegrees, at.latDegrees};
        if (then && choiceOf(mine).holds(i) && meet(point, extentOf(session))) {
          expected.insert(table->events.rows[i]);
        }
      }
      const auto found = shownEvents(session);
      ASSERT_EQ(found.size(), 1u);
      EXPECT_TRUE(std::ranges::is_sorted(found[0].rows));
      EXPECT_EQ(std::set(found[0].rows.begin(), found[0].rows.end()), expected);
      EXPECT_EQ(found[0].rows.size(), expected.size());
      shown += expected.size();
      all += 400;
    }
  }
  EXPECT_GT(shown, all / 100) << "a test of next to nothing";
  EXPECT_LT(shown, all);
}

TEST(ShownEvents, AreNoneOfAHiddenTable) {
  Session session =
      sessionOn(std::make_shared<const geo::EventTable>(geo::test::randomTable(1, 20)));
  session.hidden.insert("table.1");
  EXPECT_TRUE(shownEvents(session).empty());
}

TEST(DataFile, HoldsTheRowsTheManifestAndTheMarking) {
  geo::Scenario scenario = support::emptyScenario();
  geo::Layer& layer = support::addLayer(scenario, "sites", LayerKind::Site);
  support::addRow(layer, {.name = "here", .geometry = LonLat{46.5, 39.9}});
  support::addRow(layer, {.name = "over-there", .geometry = LonLat{50, 39.9}});
  Session session = sessionOf(scenario);
  session.marking.text = "FOR TESTS";
  const auto textOf = [&](FileFormat format) {
    const auto bytes = dataFile(session, {{"Command", "truceline render"}}, format);
    EXPECT_TRUE(bytes) << geo::describe(bytes.error());
    return bytes ? std::string(bytes->begin(), bytes->end()) : "";
  };
  const std::string starts[] = {"<?xml", "PK", "{", "SQLite format 3", "WKT"};
  std::size_t i = 0;
  for (const FileFormat format : {FileFormat::Kml, FileFormat::Kmz, FileFormat::GeoJson,
                                  FileFormat::GeoPackage, FileFormat::Csv}) {
    EXPECT_TRUE(textOf(format).starts_with(starts[i++]));
  }
  const std::string json = textOf(FileFormat::GeoJson);
  EXPECT_NE(json.find("truceline render"), std::string::npos);
  EXPECT_NE(json.find("sites/here"), std::string::npos);
  EXPECT_EQ(json.find("over-there"), std::string::npos);
  EXPECT_NE(textOf(FileFormat::Csv).find("FOR TESTS"), std::string::npos);
}

}  // namespace
}  // namespace viewer
