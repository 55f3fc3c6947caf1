// Lines and areas of the user's own tables: in the colours of their classes, with simpler forms for
// wider pictures.
#include "geo/table/event_counts.hpp"
#include "geo/table/event_times.hpp"
#include "geo/table/shape_rings.hpp"
#include "viewer/layers/build.hpp"
#include "viewer/layers/event_marks.hpp"
#include "viewer/layers/mesh_tools.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace viewer {

namespace {

/// No point of a simpler form lies farther than this from the true line, in metres.
constexpr std::array<double, 4> kToleranceMetres{0, 150, 1000, 6000};
constexpr std::uint8_t kAreaAlpha = 105;

/// The lines or rings of a row, as the file has them.
std::vector<geo::Polygon> shapesOf(const geo::EventTable& table, std::size_t row) {
  std::vector<geo::Polygon> parts;
  const geo::Shapes& shapes = table.shapes;
  const auto [first, end] = geo::ringsOf(shapes, row);
  for (std::uint32_t ring = first; ring < end; ++ring) {
    const auto points = geo::pointsOfRing(shapes, ring);
    if (shapes.ringStarts[ring] != 0 || parts.empty()) parts.emplace_back();
    parts.back().rings.emplace_back(points.begin(), points.end());
  }
  return parts;
}

class ShapeBuilder {
 public:
  ShapeBuilder(LayerMesh& mesh, const geo::Projection& projection)
      : mesh_(mesh), projection_(projection) {}

  void addPath(const geo::Line& line, const Paint& paint) {
    for (const geo::PlaneLine& plane : projectLine(projection_, line)) addLine(plane, paint);
  }

  void addArea(const geo::Polygon& polygon, const Paint& paint) {
    const geo::PlanePolygon plane = projectPolygon(projection_, polygon);
    if (plane.rings.empty()) return;
    const Paint fill{paint.color.withAlpha(kAreaAlpha), paint.valid};
    for (std::size_t level = 0; level < kToleranceMetres.size(); ++level) {
      geo::PlanePolygon simpler;
      for (const geo::PlaneLine& ring : plane.rings) simpler.rings.push_back(atLevel(ring, level));
      if (const auto triangles = geo::triangulate(simpler)) {
        addTriangles(mesh_, *triangles, {}, fill, level);
      }
    }
    for (const geo::PlaneLine& ring : plane.rings) addLine(ring, paint);
  }

  void finish() {
    for (auto* levels : {&mesh_.fillLevels, &mesh_.strokeLevels}) {
      for (std::size_t i = 0; i < levels->size(); ++i) (*levels)[i].tolerance = toleranceOf(i);
    }
  }

 private:
  double toleranceOf(std::size_t level) const {
    return kToleranceMetres.at(level) / projection_.metresPerUnit();
  }
  geo::PlaneLine atLevel(const geo::PlaneLine& line, std::size_t level) const {
    return level == 0 ? line : geo::simplify(line, toleranceOf(level));
  }
  void addLine(const geo::PlaneLine& line, const Paint& paint) {
    for (std::size_t level = 0; level < kToleranceMetres.size(); ++level) {
      addStroke(mesh_, atLevel(line, level), paint, level);
    }
  }

  LayerMesh& mesh_;
  const geo::Projection& projection_;
};

}  // namespace

std::vector<LayerMesh> buildTableShapes(const TableShapes& shapes,
                                        const geo::Projection& projection, const Theme& theme,
                                        const geo::Epoch& epoch) {
  const geo::EventTable& table = *shapes.table;
  const geo::EventChoice choice{*shapes.classes, shapes.hiddenClasses, shapes.passes.get()};
  std::vector<LayerMesh> meshes;
  for (std::size_t i = 0; i < shapes.classes->titles.size(); ++i) {
    meshes.push_back(emptyMesh(fmt::format("{}/{}", shapes.id, i), projection, table.extent));
    meshes.back().timeless = false;
    meshes.back().stroke.widthPt = 1.1f * theme.lineShare;
  }
  std::vector<ShapeBuilder> builders;
  for (LayerMesh& mesh : meshes) builders.emplace_back(mesh, projection);
  for (std::size_t i = 0; i < table.events.size(); ++i) {
    const std::size_t row = table.events.rows[i];
    if (!table.isShape(row) || !choice.holds(i)) continue;
    const std::size_t kind = shapes.classes->classOf(i);
    const Paint paint{classColor(theme, kind), validSeconds(validOf(table, i), epoch)};
    for (const geo::Polygon& part : shapesOf(table, row)) {
      if (table.kinds[row] == geo::ShapeKind::Area) {
        builders[kind].addArea(part, paint);
      } else {
        for (const geo::Line& line : part.rings) builders[kind].addPath(line, paint);
      }
    }
  }
  for (ShapeBuilder& builder : builders) builder.finish();
  std::erase_if(meshes, [](const LayerMesh& mesh) { return mesh.segments.empty(); });
  return meshes;
}

}  // namespace viewer
