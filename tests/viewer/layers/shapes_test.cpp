// One small layer of each kind, measured by hand.
#include "geo/coords/geodesic.hpp"
#include "tests/geo/shape/random_shapes.hpp"
#include "tests/viewer/layers/mesh_checks.hpp"
#include "tests/viewer/layers/scenario_tools.hpp"
#include "viewer/layers/build.hpp"

#include <numbers>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::LayerKind;

const geo::Line kSquare{{46, 39}, {46.5, 39}, {46.5, 39.5}, {46, 39.5}, {46, 39}};
const geo::Line kHole{{46.2, 39.2}, {46.3, 39.2}, {46.3, 39.3}, {46.2, 39.3}, {46.2, 39.2}};
const geo::Line kLine{{46, 39.5}, {46.1, 39.6}, {46.25, 39.55}};

std::vector<LayerMesh> built(const geo::Scenario& scenario, std::string_view crs = "EPSG:32638") {
  auto meshes = buildScenario(scenario, *test::projectionFor(crs));
  for (const LayerMesh& mesh : meshes) test::expectSound(mesh);
  return meshes;
}

LayerMesh named(const std::vector<LayerMesh>& meshes, std::string_view id) {
  const auto found = std::ranges::find(meshes, id, &LayerMesh::id);
  EXPECT_NE(found, meshes.end()) << id;
  return found == meshes.end() ? meshes.at(0) : *found;
}

double lengthOf(const geo::PlaneLine& line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length +=
        std::hypot(line[i].xMetres - line[i - 1].xMetres, line[i].yMetres - line[i - 1].yMetres);
  }
  return length;
}

TEST(ValidSeconds, CountFromTheEpochAndStayOpenAtOpenEnds) {
  const geo::Moment epoch = test::at("2021-01-01");
  const geo::Feature doubtful =
      test::feature("x", "2020-12-31..2021-01-02", "2021-01-03", std::monostate{});
  EXPECT_EQ(validSeconds(doubtful.valid, epoch), (ValidSeconds{-86400, 86400, 172800, 172800}));
  EXPECT_EQ(validSeconds({}, epoch), kAlways);
}

TEST(AreaLayer, FillsTheHoldersGroundAndLeavesHolesOpen) {
  const auto scenario =
      test::scenarioOf(LayerKind::Area, geo::Polygons{{{kSquare, kHole}}}, "holder", "BLUE");
  const auto meshes = built(scenario);
  const auto projection = test::projectionFor("EPSG:32638");
  const double expected =
      geo::areaOf(geo::PlanePolygon{{projection->forward(kSquare), projection->forward(kHole)}});
  const LayerMesh held = named(meshes, "layer/BLUE");
  EXPECT_NEAR(test::filledArea(held) / expected, 1, 1e-3);
  EXPECT_EQ(test::amountOf({named(meshes, "layer/contested")}), test::Amount{});
  EXPECT_EQ(held.pattern, FillPattern::Plain);
  EXPECT_TRUE(held.ground);
  for (const FillVertex& v : held.fillVertices) {
    EXPECT_EQ(v.color.withAlpha(255), (geo::Color{0, 0, 200, 255}));
    EXPECT_LT(v.color.a, 255) << "the map below must be seen";
  }
}

TEST(AreaLayer, HatchesWhatNobodyIsKnownToHold) {
  for (const char* holder : {"", "NOBODY"}) {
    const auto meshes =
        built(test::scenarioOf(LayerKind::Area, geo::Polygons{{{kSquare}}}, "holder", holder));
    const LayerMesh contested = named(meshes, "layer/contested");
    EXPECT_EQ(contested.pattern, FillPattern::Hatch);
    EXPECT_FALSE(contested.fillIndices.empty());
    EXPECT_EQ(contested.targets.size(), 1u);
    EXPECT_EQ(meshes.size(), 1u) << "nobody's ground is drawn as somebody's";
  }
}

TEST(AreaLayer, BendsLongEdgesWithTheProjection) {
  const geo::Line wide{{40, 39}, {52, 39}, {52, 41}, {40, 41}, {40, 39}};
  const auto meshes =
      built(test::scenarioOf(LayerKind::Area, geo::Polygons{{{wide}}}, "holder", "RED"));
  const auto projection = test::projectionFor("EPSG:32638");
  // The same ring on the plane, point by point.
  geo::PlaneLine fine;
  for (std::size_t i = 1; i < wide.size(); ++i) {
    for (int k = 0; k < 4000; ++k) {
      const geo::LonLat p{std::lerp(wide[i - 1].lonDegrees, wide[i].lonDegrees, k / 4000.0),
                          std::lerp(wide[i - 1].latDegrees, wide[i].latDegrees, k / 4000.0)};
      fine.push_back(projection->forward(p).value());
    }
  }
  EXPECT_NEAR(test::filledArea(named(meshes, "layer/RED")) / geo::areaOf(geo::PlanePolygon{{fine}}),
              1, 1e-5);
}

TEST(BandLayer, IsAsWideAsItsAccuracyAndFadesToItsEdge) {
  auto scenario = test::scenarioOf(LayerKind::Band, geo::Lines{kLine});
  scenario.layers[0].features[0].accuracyMetres = {1000, 3000, 2000};
  const auto meshes = built(scenario);
  const LayerMesh band = named(meshes, "layer");
  const geo::PlaneLine line = test::projectionFor("EPSG:32638")->forward(kLine);
  float most = 0, least = 1;
  for (const FillVertex& v : band.fillVertices) {
    const double away = geo::test::distanceToLine(test::onPlane(band, v.x, v.y), line);
    EXPECT_LE(away, 3000.1);
    if (v.coverage > 0.999f) {
      EXPECT_LT(away, 100) << "only the line itself is fully covered";
    }
    most = std::max(most, v.coverage), least = std::min(least, v.coverage);
  }
  EXPECT_EQ(most, 1.0f);
  EXPECT_EQ(least, 0.0f);
  const double length = lengthOf(line), area = test::filledArea(band);
  EXPECT_GT(area, length * 2 * 1000);
  EXPECT_LT(area, length * 2 * 3000 + std::numbers::pi * 3000 * 3000);
}

TEST(BandLayer, IsAKilometreToEachSideWhenNoAccuracyIsStated) {
  const auto meshes = built(test::scenarioOf(LayerKind::Band, geo::Lines{{kLine[0], kLine[1]}}));
  const double length =
      lengthOf(test::projectionFor("EPSG:32638")->forward(geo::Line{kLine[0], kLine[1]}));
  EXPECT_NEAR(test::filledArea(named(meshes, "layer")) / (length * 2000 + std::numbers::pi * 1e6),
              1, 0.01);
}

TEST(BandLayer, DashesRunOnAlongTheLine) {
  auto scenario = test::scenarioOf(LayerKind::Band, geo::Lines{kLine});
  scenario.layers[0].style = {geo::Color{9, 8, 7, 255}, 3.5, {7, 2}};
  const auto meshes = built(scenario);
  const LayerMesh band = named(meshes, "layer");
  ASSERT_EQ(band.segments.size(), 2u);
  const StrokeSegment& first = band.segments[0];
  EXPECT_EQ(first.along, 0);
  EXPECT_NEAR(band.segments[1].along, std::hypot(first.bx - first.ax, first.by - first.ay), 0.1);
  EXPECT_EQ(first.color, (geo::Color{9, 8, 7, 255}));
  EXPECT_EQ(band.stroke.widthPt, 3.5f);
  EXPECT_EQ(band.stroke.dashOnPt, 7);
  EXPECT_EQ(band.stroke.dashOffPt, 2);
}

TEST(BandLayer, CutsALongLineIntoShortChunks) {
  geo::Line line;
  for (int i = 0; i < 500; ++i) line.push_back({46 + i * 0.001, 39.5 + 0.001 * (i % 2)});
  const auto meshes = built(test::scenarioOf(LayerKind::Band, geo::Lines{line}));
  const LayerMesh band = named(meshes, "layer");
  EXPECT_EQ(band.segments.size(), 499u);
  for (const Chunk& chunk : band.strokeLevels.at(0).chunks) EXPECT_LE(chunk.count, 64u);
}

TEST(StripLayer, IsAsWideAsItSays) {
  const struct {
    const char* column;
    const char* value;
    double widthMetres;
  } rows[] = {{"width_m", "4000", 4000},
              {"width_m", "", 1000},
              {"width_m", "-3", 1000},
              {"width_m", "wide", 1000},
              {"other", "4000", 1000}};
  const geo::Line axis{{46, 39.5}, {46.15, 39.6}};
  const double length = lengthOf(test::projectionFor("EPSG:32638")->forward(axis));
  for (const auto& row : rows) {
    auto scenario = test::scenarioOf(LayerKind::Strip, geo::Lines{axis}, row.column, row.value);
    scenario.layers[0].features[0].accuracyMetres = {50};
    const auto meshes = built(std::move(scenario));
    const double radius = row.widthMetres / 2;
    const double expected = length * row.widthMetres + std::numbers::pi * radius * radius;
    EXPECT_NEAR(test::coveredArea(named(meshes, "layer")) / expected, 1, 0.01) << row.value;
    EXPECT_EQ(named(meshes, "layer").targets.size(), 1u);
  }
}

TEST(StripLayer, LeavesOutWhatItSpares) {
  const geo::Line axis{{46, 39.5}, {46.15, 39.6}};
  const auto coveredWith = [&axis](const char* spared) {
    auto scenario = test::scenarioOf(LayerKind::Strip, geo::Lines{axis}, "spared", spared);
    scenario.layers[0].features[0].accuracyMetres = {20};
    return test::coveredArea(named(built(std::move(scenario)), "layer"));
  };
  const double whole = coveredWith("");
  const double disc = std::numbers::pi * 300 * 300;
  EXPECT_NEAR(whole - coveredWith("46.075 39.55 300"), disc, 0.05 * disc);
  EXPECT_NEAR(whole - coveredWith("46.075 39.55 300; 46.0525 39.535 300"), 2 * disc, 0.1 * disc);
  EXPECT_EQ(coveredWith("47 39.55 300"), whole);
  EXPECT_EQ(coveredWith("46.075 39.55"), whole);
}

TEST(AreaLayer, IsSoftWhereItsEdgeIsDoubtful) {
  const geo::Polygons square{{{{{46, 39}, {46.5, 39}, {46.5, 39.5}, {46, 39.5}, {46, 39}}}}};
  const auto softVertices = [&square](std::vector<double> accuracies) {
    auto scenario = test::scenarioOf(LayerKind::Area, square, "holder", "RED");
    scenario.layers[0].features[0].accuracyMetres = std::move(accuracies);
    const auto meshes = built(std::move(scenario));
    return std::ranges::count_if(named(meshes, "layer/RED").fillVertices,
                                 [](const FillVertex& v) { return v.coverage < 1; });
  };
  EXPECT_EQ(softVertices({}), 0);
  EXPECT_EQ(softVertices({100}), 0);  // a surveyed border
  EXPECT_GT(softVertices({3000}), 50);
  const auto oneSide = softVertices({3000, 0, 0, 3000, 3000});
  EXPECT_GT(oneSide, 10);
  EXPECT_LT(oneSide, softVertices({3000}));
}

TEST(SiteLayer, ShowsTwoOperatorsAndUnknownOnes) {
  const struct {
    const char* operators;
    geo::Color left, right;
  } rows[] = {{"RED", {200, 0, 0, 255}, {200, 0, 0, 255}},
              {"RED;BLUE", {200, 0, 0, 255}, {0, 0, 200, 255}},
              {"BLUE; RED", {0, 0, 200, 255}, {200, 0, 0, 255}}};
  for (const auto& row : rows) {
    const auto meshes = built(
        test::scenarioOf(LayerKind::Site, geo::LonLat{46.5, 39.5}, "operator", row.operators));
    const Marker marker = named(meshes, "layer").markers.at(0);
    EXPECT_EQ(marker.color, row.left) << row.operators;
    EXPECT_EQ(marker.color2, row.right) << row.operators;
  }
  const auto meshes =
      built(test::scenarioOf(LayerKind::Site, geo::LonLat{46.5, 39.5}, "operator", "SOMEBODY"));
  const Marker marker = named(meshes, "layer").markers.at(0);
  EXPECT_EQ(marker.color, marker.color2);
  EXPECT_NE(marker.color, (geo::Color{200, 0, 0, 255}));
}

TEST(SiteLayer, SurroundsItsPlaceWithItsAccuracy) {
  auto scenario = test::scenarioOf(LayerKind::Site, geo::LonLat{46.5, 39.5});
  EXPECT_EQ(test::amountOf({named(built(scenario), "layer/radius")}), test::Amount{});
  scenario.layers[0].features[0].accuracyMetres = {2000};
  for (const char* crs : {"EPSG:32638", "EPSG:3857", "OGC:CRS84"}) {
    const auto projection = test::projectionFor(crs);
    const auto meshes = built(scenario, crs);
    const LayerMesh radius = named(meshes, "layer/radius");
    ASSERT_GT(radius.segments.size(), 30u);
    const double slack = crs == std::string_view("OGC:CRS84") ? 2 : 0.1;
    for (const StrokeSegment& s : radius.segments) {
      const auto p = projection->inverse(test::onPlane(radius, s.ax, s.ay)).value();
      EXPECT_NEAR(geo::distanceMetres(p, {46.5, 39.5}), 2000, slack) << crs;
    }
  }
  const LayerMesh radius = named(built(scenario), "layer/radius");
  EXPECT_NEAR(test::filledArea(radius) / (std::numbers::pi * 4e6), 1, 0.01);
}

TEST(SiteLayer, IsNamedByItsLabelOnly) {
  const geo::LonLat place{46.5, 39.5};
  EXPECT_TRUE(named(built(test::scenarioOf(LayerKind::Site, place)), "layer").labels.empty());
  const auto meshes = built(test::scenarioOf(LayerKind::Site, place, "label", "Post 7"));
  ASSERT_EQ(named(meshes, "layer").labels.size(), 1u);
  EXPECT_EQ(named(meshes, "layer").labels[0].text, "Post 7");
}

TEST(PointLayers, EachHaveTheirSymbol) {
  const std::pair<LayerKind, Symbol> rows[] = {{LayerKind::Site, Symbol::Headquarters},
                                               {LayerKind::Proposal, Symbol::Headquarters},
                                               {LayerKind::Event, Symbol::Event},
                                               {LayerKind::Place, Symbol::Place}};
  for (const auto& [kind, symbol] : rows) {
    const auto meshes =
        built(test::scenarioOf(kind, geo::LonLat{46.5, 39.5}, "kind", "headquarters"));
    EXPECT_EQ(named(meshes, "layer").markers.at(0).symbol, static_cast<float>(symbol));
  }
}

TEST(Layers, DrawNothingOutsideTheProjectionsDomain) {
  const geo::Geometry point = geo::LonLat{-134, -40},
                      lines = geo::Lines{{{-134, -40}, {-133, -40}}};
  const geo::Line ring{{-134, -40}, {-133, -40}, {-133, -39}, {-134, -40}};
  const std::pair<LayerKind, geo::Geometry> rows[] = {{LayerKind::Area, geo::Polygons{{{ring}}}},
                                                      {LayerKind::Band, lines},
                                                      {LayerKind::Strip, lines},
                                                      {LayerKind::Site, point},
                                                      {LayerKind::Proposal, point},
                                                      {LayerKind::Event, point},
                                                      {LayerKind::Place, point}};
  for (const auto& [kind, geometry] : rows) {
    const auto meshes = built(test::scenarioOf(kind, geometry), "+proj=gnom +lat_0=40 +lon_0=46");
    EXPECT_EQ(test::amountOf(meshes), test::Amount{}) << geo::nameOf(kind);
  }
}

TEST(Layers, DrawNothingOfGeometryThatIsNotTheirs) {
  for (const LayerKind kind : {LayerKind::Area, LayerKind::Band, LayerKind::Strip}) {
    EXPECT_EQ(test::amountOf(built(test::scenarioOf(kind, geo::LonLat{46.5, 39.5}))),
              test::Amount{});
  }
  for (const LayerKind kind : {LayerKind::Site, LayerKind::Event, LayerKind::Count}) {
    EXPECT_EQ(test::amountOf(built(test::scenarioOf(kind, geo::Polygons{{{kSquare}}}))),
              test::Amount{});
  }
}

}  // namespace
}  // namespace viewer
