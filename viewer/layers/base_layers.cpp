// Land, sea, water, borders and towns: the same for every date.
#include "viewer/layers/base_labels.hpp"
#include "viewer/layers/build.hpp"
#include "viewer/layers/mesh_tools.hpp"

#include <algorithm>
#include <array>
#include <future>
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
  const Theme& theme;
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
  mesh.stroke.widthPt *= base.theme.lineShare;
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
  if (triangles) addTriangles(mesh, *triangles, {}, {base.theme.land});
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

/// Lakes and rivers, from below.
void addWater(std::vector<LayerMesh>& meshes, const Base& base, const Naming& naming) {
  const geo::BaseMap& map = base.map;
  const Theme& theme = base.theme;
  LayerMesh regional = areas(base, "base.water/regional", lakes(map, true), theme.water);
  regional.shownAt.leastMetres = kRegionalMetres;
  meshes.push_back(std::move(regional));
  LayerMesh wide = areas(base, "base.water/wide-rivers", map.riverAreas, theme.water);
  wide.shownAt.leastMetres = kRegionalMetres;
  meshes.push_back(std::move(wide));
  meshes.push_back(areas(base, "base.water/lakes", lakes(map, false), theme.water));
  meshes.back().labels = lakeNames(naming);
  meshes.push_back(lines(base, "base.water/shores", shoresOf(lakes(map, false)), theme.waterLine,
                         {.widthPt = 0.6f}));
  meshes.push_back(
      lines(base, "base.water/rivers", map.rivers, theme.waterLine, {.widthPt = 0.9f}));
  meshes.back().labels = riverNames(naming);
}

void addBorders(std::vector<LayerMesh>& meshes, const Base& base) {
  meshes.push_back(lines(base, "base.borders/disputed", base.map.disputedBorders,
                         base.theme.disputedBorder,
                         {.widthPt = 0.8f, .dashOnPt = 1.5f, .dashOffPt = 2.5f}));
  meshes.push_back(lines(base, "base.borders/international", base.map.internationalBorders,
                         base.theme.border, {.widthPt = 1.3f, .dashOnPt = 9, .dashOffPt = 2.5f}));
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
                                    const SceneLook& look) {
  const Theme& theme = themeOf(look.theme);
  const Base base{map, projection, theme, extentOf(map)};
  if (base.extent == geo::GeoBox{}) return {};
  const Naming naming{map, projection, theme, look.names};
  // The two that take longest are made beside the others.
  auto land = std::async(std::launch::async, [&] {
    LayerMesh mesh = ground(base);
    mesh.labels = countryNames(naming);
    return mesh;
  });
  auto sea = std::async(std::launch::async, [&] {
    LayerMesh mesh = areas(base, "base.sea", map.sea, theme.sea);
    mesh.labels = seaNames(naming);
    return mesh;
  });
  const auto wants = [&](std::string_view id) { return !look.without.contains(id); };
  std::vector<LayerMesh> meshes(2);
  if (wants("base.water")) addWater(meshes, base, naming);
  meshes.push_back(lines(base, "base.sea/coast", map.coast, theme.waterLine, {.widthPt = 0.8f}));
  if (wants("base.admin1")) {
    meshes.push_back(lines(base, "base.admin1/lines", map.admin1Borders, theme.admin1,
                           {.widthPt = 0.5f, .dashOnPt = 3, .dashOffPt = 2}));
  }
  if (wants("base.borders")) addBorders(meshes, base);
  if (wants("base.places")) {
    meshes.push_back(base.mesh("base.places"));
    meshes.back().labels = townNames(naming);
  }
  meshes[0] = land.get();
  meshes[1] = sea.get();
  return meshes;
}

}  // namespace viewer
