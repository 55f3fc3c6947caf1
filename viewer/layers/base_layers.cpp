// Land, sea, water, borders and towns: the same for every date.
#include "viewer/layers/build.hpp"
#include "viewer/layers/mesh_tools.hpp"
#include "viewer/layers/palette.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace viewer {

namespace {

/// No point of a coarser level lies farther than this from the true line, in metres.
constexpr std::array<double, 4> kToleranceMetres{0, 60, 250, 1000};
/// Lakes and wide rivers that are drawn roughly appear only in pictures at least this wide.
constexpr double kRegionalMetres = 400e3;

struct Base {
  const geo::BaseMap& map;
  const geo::Projection& projection;
  geo::GeoBox extent;

  LayerMesh mesh(std::string id) const { return emptyMesh(std::move(id), projection, extent); }
};

void setTolerances(std::vector<DetailLevel>& levels, const geo::Projection& projection) {
  for (std::size_t i = 0; i < levels.size(); ++i) {
    levels[i].tolerance = kToleranceMetres[i] / projection.metresPerUnit();
  }
}

void addLine(LayerMesh& mesh, const Base& base, const geo::Line& line, geo::Color color) {
  for (const geo::PlaneLine& plane : projectLine(base.projection, line)) {
    for (std::size_t level = 0; level < kToleranceMetres.size(); ++level) {
      const double tolerance = kToleranceMetres[level] / base.projection.metresPerUnit();
      addStroke(mesh, level == 0 ? plane : geo::simplify(plane, tolerance), {color}, level);
    }
  }
}

LayerMesh lines(const Base& base, std::string id, const std::vector<geo::BaseLine>& from,
                geo::Color color, StrokeStyle style) {
  LayerMesh mesh = base.mesh(std::move(id));
  mesh.stroke = style;
  for (const geo::BaseLine& line : from) addLine(mesh, base, line.line, color);
  setTolerances(mesh.strokeLevels, base.projection);
  return mesh;
}

void addArea(LayerMesh& mesh, const Base& base, const geo::Polygon& polygon, geo::Color color) {
  const geo::PlanePolygon plane = projectPolygon(base.projection, polygon);
  if (plane.rings.empty()) return;
  for (std::size_t level = 0; level < kToleranceMetres.size(); ++level) {
    geo::PlanePolygon simpler;
    const double tolerance = kToleranceMetres[level] / base.projection.metresPerUnit();
    for (const geo::PlaneLine& ring : plane.rings) {
      simpler.rings.push_back(level == 0 ? ring : geo::simplify(ring, tolerance));
    }
    if (const auto triangles = geo::triangulate(simpler)) {
      addTriangles(mesh, *triangles, {}, {color}, level);
    }
  }
}

LayerMesh areas(const Base& base, std::string id, const std::vector<geo::BaseArea>& from,
                geo::Color fill) {
  LayerMesh mesh = base.mesh(std::move(id));
  for (const geo::BaseArea& area : from) addArea(mesh, base, area.polygon, fill);
  setTolerances(mesh.fillLevels, base.projection);
  return mesh;
}

/// The whole frame as land: seas and lakes lie on top of it.
LayerMesh ground(const Base& base) {
  const geo::GeoBox& e = base.extent;
  LayerMesh mesh = base.mesh("base.land");
  const geo::Polygon frame{{{{e.west, e.south},
                             {e.east, e.south},
                             {e.east, e.north},
                             {e.west, e.north},
                             {e.west, e.south}}}};
  const auto triangles = geo::triangulate(projectPolygon(base.projection, frame));
  if (triangles) addTriangles(mesh, *triangles, {}, {palette::kLand});
  return mesh;
}

std::vector<geo::BaseArea> lakes(const geo::BaseMap& map, bool regional) {
  std::vector<geo::BaseArea> chosen;
  std::ranges::copy_if(map.lakes, std::back_inserter(chosen),
                       [&](const geo::BaseArea& lake) { return lake.regionalOnly == regional; });
  return chosen;
}

std::vector<geo::BaseLine> shoresOf(const std::vector<geo::BaseArea>& areas) {
  std::vector<geo::BaseLine> shores;
  for (const geo::BaseArea& area : areas) {
    for (const geo::Line& ring : area.polygon.rings) shores.push_back({ring, area.name, 1});
  }
  return shores;
}

LayerMesh towns(const Base& base, geo::Names names) {
  struct Rank {
    float sizePt;
    double mostMetresAcross;  // 0: at every scale
  };
  constexpr std::array<Rank, 7> kRanks{
      {{11, 0}, {11, 0}, {9.5f, 1200e3}, {8.5f, 600e3}, {8, 320e3}, {7.5f, 160e3}, {7, 80e3}}};
  LayerMesh mesh = base.mesh("base.places");
  for (const geo::BasePlace& place : base.map.places) {
    const auto at = base.projection.forward(place.at);
    if (!at) continue;
    const int rank = std::clamp(place.rank, 1, 6);
    const Rank& look = kRanks[static_cast<std::size_t>(rank)];
    mesh.labels.push_back({.at = *at,
                           .text = geo::nameIn(place, names),
                           .priority = 20 + rank * 10,
                           .sizePt = look.sizePt,
                           .bold = rank == 1,
                           .dot = true,
                           .color = palette::kPlaceInk,
                           .halo = palette::kHalo,
                           .mostMetresAcross = look.mostMetresAcross});
  }
  return mesh;
}

}  // namespace

geo::GeoBox extentOf(const geo::BaseMap& map) {
  geo::PlaneBox box;
  for (const auto* areas : {&map.land, &map.sea}) {
    for (const geo::BaseArea& area : *areas) {
      for (const geo::LonLat& p : area.polygon.rings.front()) {
        box.include({p.lonDegrees, p.latDegrees});
      }
    }
  }
  if (box.empty()) return {};
  return {box.minX, box.minY, box.maxX, box.maxY};
}

std::vector<LayerMesh> buildBaseMap(const geo::BaseMap& map, const geo::Projection& projection,
                                    geo::Names names) {
  const Base base{map, projection, extentOf(map)};
  if (base.extent == geo::GeoBox{}) return {};
  std::vector<LayerMesh> meshes;
  meshes.push_back(ground(base));
  meshes.push_back(areas(base, "base.sea", map.sea, palette::kSea));
  LayerMesh regional = areas(base, "base.water/regional", lakes(map, true), palette::kWater);
  regional.shownAt.leastMetres = kRegionalMetres;
  meshes.push_back(std::move(regional));
  LayerMesh wide = areas(base, "base.water/wide-rivers", map.riverAreas, palette::kWater);
  wide.shownAt.leastMetres = kRegionalMetres;
  meshes.push_back(std::move(wide));
  meshes.push_back(areas(base, "base.water/lakes", lakes(map, false), palette::kWater));
  meshes.push_back(lines(base, "base.water/shores", shoresOf(lakes(map, false)),
                         palette::kWaterLine, {.widthPt = 0.6f}));
  meshes.push_back(
      lines(base, "base.water/rivers", map.rivers, palette::kWaterLine, {.widthPt = 0.9f}));
  meshes.push_back(
      lines(base, "base.sea/coast", map.coast, palette::kWaterLine, {.widthPt = 0.8f}));
  meshes.push_back(lines(base, "base.admin1/lines", map.admin1Borders, palette::kAdmin1,
                         {.widthPt = 0.5f, .dashOnPt = 3, .dashOffPt = 2}));
  meshes.push_back(lines(base, "base.borders/disputed", map.disputedBorders,
                         palette::kDisputedBorder,
                         {.widthPt = 0.8f, .dashOnPt = 1.5f, .dashOffPt = 2.5f}));
  meshes.push_back(lines(base, "base.borders/international", map.internationalBorders,
                         palette::kBorder, {.widthPt = 1.3f, .dashOnPt = 9, .dashOffPt = 2.5f}));
  meshes.push_back(towns(base, names));
  return meshes;
}

}  // namespace viewer
