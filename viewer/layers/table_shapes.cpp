#include "viewer/layers/table_shapes.hpp"

#include "geo/shape/ear_clipping.hpp"
#include "geo/shape/simplify.hpp"
#include "geo/table/event_counts.hpp"
#include "geo/table/event_times.hpp"
#include "geo/table/shape_rings.hpp"
#include "viewer/layers/event_marks.hpp"
#include "viewer/layers/mesh_tools.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <future>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

/// Of a pixel: lines are off by up to half of it, or up to all of it.
constexpr double kMostErrorPx = 0.5;
/// What is smaller both ways, in tolerances, is a spot to the eye, and may be off by more.
constexpr double kSmallTolerances = 64, kMoreOfSmall = 2;
/// How much of the tolerance may go to places told by a frame's corners.
constexpr double kBendShare = 0.125;
/// What is smaller both ways, in tolerances, is a dot.
constexpr double kDotTolerances = 2;
/// Rings that cross once they are thinned out are thinned out less.
constexpr double kFinerShare = 0.2;
constexpr std::uint8_t kAreaAlpha = 105;
constexpr float kLinePt = 1.1f;
/// How far lines reach into a view from beyond it.
constexpr double kRimPx = 4;

double toleranceAt(const geo::View& view) {
  return kMostErrorPx * std::exp2(std::floor(2 * std::log2(view.unitsPerPx)) / 2);
}

geo::PlaneBox grown(const geo::PlaneBox& box, double byWidth, double byHeight) {
  return {box.minX - byWidth, box.minY - byHeight, box.maxX + byWidth, box.maxY + byHeight};
}

geo::PlaneBox neededBy(const geo::View& view) {
  return grown(geo::boundsOf(view), kRimPx * view.unitsPerPx, kRimPx * view.unitsPerPx);
}

std::size_t pointsOf(const geo::PlanePolygon& polygon) {
  std::size_t count = 0;
  for (const geo::PlaneLine& ring : polygon.rings) count += ring.size();
  return count;
}

/// Those that are there for certain, and the others.
struct Meshes {
  LayerMesh sure, doubtful;
};

bool isSure(const ValidSeconds& valid) {
  return valid[0] == valid[1] && valid[2] == valid[3];
}

/// Puts shapes into meshes, one after the other.
class ShapeBuilder {
 public:
  ShapeBuilder(const ShapeSource& source, const ShapeReach& reach, Meshes& meshes)
      : source_(source), reach_(reach), meshes_(meshes) {}

  void add(std::uint32_t event, const geo::ShapeFrame& frame) {
    const geo::PlaneBox bounds = frame.bounds();
    if (!bounds.meets(reach_.box)) return;
    const geo::EventTable& table = *source_.table;
    const Paint paint{classColor(themeOf(source_.theme),
                                 source_.classes->lookOf(source_.classes->classOf(event))),
                      validSeconds(geo::validOf(table, event), source_.epoch)};
    const double size = std::max(bounds.width(), bounds.height()) / reach_.tolerance;
    if (size < kDotTolerances) return addDot(bounds, paint);
    tolerance_ = reach_.tolerance * (size < kSmallTolerances ? kMoreOfSmall : 1);
    const std::size_t row = table.events.rows[event];
    const auto [first, end] = geo::ringsOf(table.shapes, row);
    if (table.kinds[row] != geo::ShapeKind::Area) return addPaths(first, end, frame, paint);
    for (std::uint32_t ring = first; ring < end;) {
      std::uint32_t next = ring + 1;  // of the next polygon
      while (next < end && table.shapes.ringStarts[next] == 0) ++next;
      addArea(ring, next, frame, paint);
      ring = next;
    }
  }

 private:
  LayerMesh& meshOf(const Paint& paint) {
    return isSure(paint.valid) ? meshes_.sure : meshes_.doubtful;
  }

  /// Wide enough that it is a line for everybody who draws it.
  void addDot(const geo::PlaneBox& bounds, const Paint& paint) {
    const geo::Projected at = bounds.centre();
    const double half = std::max(bounds.width(), reach_.tolerance) / 2;
    addStroke(meshOf(paint),
              std::array{geo::Projected{at.xMetres - half, at.yMetres},
                         geo::Projected{at.xMetres + half, at.yMetres}},
              paint);
  }

  void addPaths(std::uint32_t first, std::uint32_t end, const geo::ShapeFrame& frame,
                const Paint& paint) {
    for (std::uint32_t ring = first; ring < end; ++ring) {
      const auto points = geo::pointsOfRing(source_.table->shapes, ring);
      const auto kept = keptOf(points, frame, 1);
      if (isFlat(frame)) {
        addStroke(meshOf(paint), onFrame(points, kept, frame), paint);
      } else {
        const auto pieces = projectLine(*source_.places->projection, onGround(points, kept));
        for (const geo::PlaneLine& piece : pieces) addStroke(meshOf(paint), piece, paint);
      }
    }
  }

  void addArea(std::uint32_t first, std::uint32_t end, const geo::ShapeFrame& frame,
               const Paint& paint) {
    geo::PlanePolygon plane = polygonOf(first, end, frame, 1);
    auto triangles = geo::cutEars(plane);
    if (!triangles && pointsOf(plane) <= geo::kMostEarPoints) {
      plane = polygonOf(first, end, frame, kFinerShare);
      triangles = geo::cutEars(plane);
    }
    if (!triangles && !plane.rings.empty()) {
      if (auto repaired = geo::triangulate(plane)) triangles = std::move(*repaired);
    }
    const Paint fill{paint.color.withAlpha(kAreaAlpha), paint.valid};
    if (triangles) addTriangles(meshOf(paint), *triangles, {}, fill);
    for (const geo::PlaneLine& ring : plane.rings) addStroke(meshOf(paint), ring, paint);
  }

  geo::PlanePolygon polygonOf(std::uint32_t first, std::uint32_t end, const geo::ShapeFrame& frame,
                              double share) const {
    geo::PlanePolygon plane;
    geo::Polygon ground;
    for (std::uint32_t ring = first; ring < end; ++ring) {
      const auto points = geo::pointsOfRing(source_.table->shapes, ring);
      const auto kept = keptOf(points, frame, share);
      if (isFlat(frame)) {
        plane.rings.push_back(onFrame(points, kept, frame));
      } else {
        ground.rings.push_back(onGround(points, kept));
      }
    }
    return isFlat(frame) ? plane : projectPolygon(*source_.places->projection, ground);
  }

  /// Which points tell the line to a share of the tolerance; all where nobody knows.
  std::vector<std::size_t> keptOf(std::span<const geo::LonLat> points, const geo::ShapeFrame& frame,
                                  double share) const {
    const bool known = std::isfinite(frame.bend);
    const geo::CornerWays ways(frame);
    geo::PlaneLine rough;
    rough.reserve(points.size());
    for (const geo::LonLat& p : points) {
      rough.push_back(known ? ways(p) : geo::Projected{p.lonDegrees, p.latDegrees});
    }
    return geo::keptPoints(rough, known ? (1 - kBendShare) * share * tolerance_ : 0);
  }

  bool isFlat(const geo::ShapeFrame& frame) const { return frame.bend <= kBendShare * tolerance_; }

  static geo::PlaneLine onFrame(std::span<const geo::LonLat> points,
                                const std::vector<std::size_t>& kept,
                                const geo::ShapeFrame& frame) {
    const geo::CornerWays ways(frame);
    geo::PlaneLine line;
    line.reserve(kept.size());
    for (const std::size_t i : kept) line.push_back(ways(points[i]));
    return line;
  }
  static geo::Line onGround(std::span<const geo::LonLat> points,
                            const std::vector<std::size_t>& kept) {
    geo::Line line;
    line.reserve(kept.size());
    for (const std::size_t i : kept) line.push_back(points[i]);
    return line;
  }

  const ShapeSource& source_;
  const ShapeReach& reach_;
  Meshes& meshes_;
  double tolerance_ = 0;  // of the shape that is being added
};

/// Floats are finest around the middle of what is seen.
LayerMesh meshFor(const ShapeSource& source, const ShapeReach& reach) {
  LayerMesh mesh;
  mesh.id = source.id + "/shapes";
  mesh.anchor = reach.box.centre();
  mesh.metresPerUnit = source.places->projection->metresPerUnit();
  mesh.stroke.widthPt = kLinePt * themeOf(source.theme).lineShare;
  return mesh;
}

Meshes meshesFor(const ShapeSource& source, const ShapeReach& reach) {
  Meshes meshes{meshFor(source, reach), meshFor(source, reach)};
  meshes.sure.timeless = true;  // opaque whenever it is there: its lines may overlap
  return meshes;
}

Meshes builtFrom(const ShapeSource& source, const ShapeReach& reach, std::size_t first,
                 std::size_t end) {
  Meshes meshes = meshesFor(source, reach);
  ShapeBuilder builder(source, reach, meshes);
  const geo::EventChoice choice{*source.classes, source.hiddenClasses, source.passes.get()};
  const geo::ShapeFrames& shapes = source.places->shapes;
  for (std::size_t i = first; i < end; ++i) {
    if (choice.holds(shapes.events[i])) builder.add(shapes.events[i], shapes.frames[i]);
  }
  return meshes;
}

}  // namespace

ShapeReach shapeReachOf(const geo::View& view, double room) {
  const geo::PlaneBox box = neededBy(view);
  return {toleranceAt(view), grown(box, room * box.width(), room * box.height())};
}

bool serves(const ShapeReach& made, const geo::View& view) {
  const geo::PlaneBox needed = neededBy(view), &box = made.box;
  return made.tolerance == toleranceAt(view) && box.minX <= needed.minX &&
         box.minY <= needed.minY && box.maxX >= needed.maxX && box.maxY >= needed.maxY;
}

bool areAlike(const TableShapes& a, const TableShapes& b) {
  return a.reach.tolerance == b.reach.tolerance && a.source == b.source;
}

TableShapesPtr buildTableShapes(ShapeSource source, const ShapeReach& reach) {
  constexpr std::size_t kManyShapes = 2000, kPieces = 4;
  auto shapes = std::make_shared<TableShapes>(TableShapes{std::move(source), reach, {}});
  const std::size_t all = shapes->source.places->shapes.events.size();
  const std::size_t pieces = all < kManyShapes ? 1 : kPieces;
  std::vector<std::future<Meshes>> running;
  for (std::size_t i = 1; i < pieces; ++i) {
    running.push_back(std::async(std::launch::async, builtFrom, std::cref(shapes->source),
                                 std::cref(shapes->reach), all * i / pieces,
                                 all * (i + 1) / pieces));
  }
  const auto add = [&](Meshes made) {
    for (LayerMesh* mesh : {&made.sure, &made.doubtful}) {
      if (!mesh->segments.empty()) shapes->meshes.push_back(std::move(*mesh));
    }
  };
  add(builtFrom(shapes->source, shapes->reach, 0, all / pieces));
  for (auto& piece : running) add(piece.get());
  return shapes;
}

}  // namespace viewer
