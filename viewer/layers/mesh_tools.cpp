#include "viewer/layers/mesh_tools.hpp"

#include "geo/coords/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

/// A straight piece in degrees longer than this bends visibly in a conic projection.
constexpr double kLongestPieceDegrees = 0.2;
constexpr double kUnstatedAccuracyMetres = 1000;
constexpr std::size_t kSegmentsAChunk = 64;

/// A line with more points, and where each stands on the given one: 2.5 is halfway between its
/// points 2 and 3.
struct Densified {
  geo::Line line;
  std::vector<double> places;
};

Densified densified(const geo::Line& line) {
  Densified out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const geo::LonLat a = line[i > 0 ? i - 1 : 0], b = line[i];
    const double length =
        std::max(std::abs(b.lonDegrees - a.lonDegrees), std::abs(b.latDegrees - a.latDegrees));
    const int pieces =
        std::clamp(static_cast<int>(std::ceil(length / kLongestPieceDegrees)), 1, 2000);
    for (int k = 1; k <= pieces; ++k) {
      const double rest = 1 - static_cast<double>(k) / pieces;
      out.line.push_back({std::lerp(b.lonDegrees, a.lonDegrees, rest),
                          std::lerp(b.latDegrees, a.latDegrees, rest)});
      out.places.push_back(static_cast<double>(i) - rest);
    }
  }
  return out;
}

double valueAt(std::span<const double> values, double place) {
  const auto before = static_cast<std::size_t>(place);
  const std::size_t after = std::min(before + 1, values.size() - 1);
  return std::lerp(values[before], values[after], place - static_cast<double>(before));
}

/// A point of the plane, and as the mesh holds it.
struct MeshPoint {
  geo::Projected plane;
  float x, y;
  bool operator==(const MeshPoint& o) const { return x == o.x && y == o.y; }
};

/// Without points that stand where the one before them does.
std::vector<MeshPoint> distinctPoints(const LayerMesh& mesh, std::span<const geo::Projected> line) {
  std::vector<MeshPoint> points;
  points.reserve(line.size());
  for (const geo::Projected& p : line) {
    const MeshPoint point{p, static_cast<float>(p.xMetres - mesh.anchor.xMetres),
                          static_cast<float>(p.yMetres - mesh.anchor.yMetres)};
    if (points.empty() || points.back() != point) points.push_back(point);
  }
  return points;
}

/// Beyond its ends an open line stays where it ends; a closed one goes round again.
MeshPoint pointAt(const std::vector<MeshPoint>& line, std::ptrdiff_t index) {
  const auto last = static_cast<std::ptrdiff_t>(line.size()) - 1;
  const bool closed = last > 2 && line.front() == line.back();
  if (closed) index = (index + last) % last;
  return line[static_cast<std::size_t>(std::clamp(index, std::ptrdiff_t{0}, last))];
}

DetailLevel& levelOf(std::vector<DetailLevel>& levels, std::size_t level) {
  if (levels.size() <= level) levels.resize(level + 1);
  return levels[level];
}

}  // namespace

std::vector<geo::PlaneLine> projectLine(const geo::Projection& projection, const geo::Line& line) {
  std::vector<geo::PlaneLine> pieces(1);
  for (const geo::Projected& p : projection.forward(densified(line).line)) {
    if (std::isfinite(p.xMetres) && std::isfinite(p.yMetres)) {
      pieces.back().push_back(p);
    } else if (!pieces.back().empty()) {
      pieces.emplace_back();
    }
  }
  std::erase_if(pieces, [](const geo::PlaneLine& piece) { return piece.size() < 2; });
  return pieces;
}

geo::PlaneLine verticesOnPlane(const geo::Projection& projection, const geo::Line& line) {
  geo::PlaneLine plane = projection.forward(line);
  const bool inside =
      std::ranges::all_of(plane, [](const geo::Projected& p) { return std::isfinite(p.xMetres); });
  return inside ? plane : geo::PlaneLine{};
}

std::vector<double> halfWidthsOfDoubt(const geo::Projection& projection,
                                      const geo::Feature& feature, std::size_t vertices) {
  const double perMetre = 1 / projection.metresPerUnit();
  const auto& radii = feature.accuracyMetres;
  std::vector<double> widths(vertices, kUnstatedAccuracyMetres * perMetre);
  for (std::size_t i = 0; i < vertices && !radii.empty(); ++i) {
    widths[i] = (radii.size() == vertices ? radii[i] : radii.front()) * perMetre;
  }
  return widths;
}

geo::PlanePolygon projectPolygon(const geo::Projection& projection, const geo::Polygon& polygon) {
  std::size_t points = 0;
  for (const geo::Line& ring : polygon.rings) points += ring.size();
  return projectPolygon(projection, polygon, std::vector<double>(points, 0)).polygon;
}

DoubtfulPolygon projectPolygon(const geo::Projection& projection, const geo::Polygon& polygon,
                               std::span<const double> halfWidths) {
  DoubtfulPolygon out;
  std::size_t first = 0;
  for (const geo::Line& ring : polygon.rings) {
    const Densified dense = densified(ring);
    const geo::PlaneLine all = projection.forward(dense.line);
    const auto given = halfWidths.subspan(first, ring.size());
    first += ring.size();
    geo::PlaneLine plane;
    std::vector<double> widths;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!std::isfinite(all[i].xMetres)) continue;
      plane.push_back(all[i]);
      widths.push_back(valueAt(given, dense.places[i]));
    }
    const bool outer = out.polygon.rings.empty();
    if (plane.size() >= 4) {
      out.polygon.rings.push_back(std::move(plane));
      out.halfWidths.insert(out.halfWidths.end(), widths.begin(), widths.end());
    } else if (outer) {
      return {};
    }
  }
  return out;
}

LayerMesh emptyMesh(std::string id, const geo::Projection& projection, const geo::GeoBox& extent) {
  LayerMesh mesh;
  mesh.id = std::move(id);
  const geo::LonLat middle{(extent.west + extent.east) / 2, (extent.south + extent.north) / 2};
  mesh.anchor = projection.forward(middle).value_or(geo::Projected{});
  mesh.metresPerUnit = projection.metresPerUnit();
  mesh.timeless = true;
  return mesh;
}

LayerMesh emptyMesh(const BuildContext& context, const geo::Layer& layer, std::string_view part) {
  std::string id = layer.id;
  if (!part.empty()) id.append("/").append(part);
  LayerMesh mesh = emptyMesh(std::move(id), context.projection, context.scenario.extent);
  mesh.timeless = false;
  mesh.shownAt = {layer.shownFromKm * 1000, layer.shownToKm * 1000};
  mesh.inks = {context.theme.symbolInk, context.theme.symbolCasing, context.theme.openBody};
  return mesh;
}

StrokeStyle lineStyleOf(const geo::Layer& layer, const Theme& theme, StrokeStyle usual) {
  using geo::LinePattern;
  const geo::LayerStyle& style = layer.style;
  const bool dashes = style.dashPt.size() == 2;
  if (style.line) usual.pattern = *style.line;
  const bool dashed = style.line ? style.line == LinePattern::Dashed : usual.dashOnPt > 0;
  const bool ticked = usual.pattern >= LinePattern::HachuredLeft;
  if (style.widthPt) usual.widthPt = static_cast<float>(*style.widthPt);
  usual.widthPt *= theme.lineShare;
  if (dashes && (dashed || ticked || !style.line)) {
    usual.dashOnPt = static_cast<float>(style.dashPt[0]);
    usual.dashOffPt = static_cast<float>(style.dashPt[1]);
  } else if (!dashed) {
    usual.dashOnPt = usual.dashOffPt = 0;
  } else if (usual.dashOnPt <= 0) {
    usual.dashOnPt = kBandAxis.dashOnPt, usual.dashOffPt = kBandAxis.dashOffPt;
  }
  return usual;
}

void addTriangles(LayerMesh& mesh, const geo::Triangles& triangles, std::span<const float> coverage,
                  const Paint& paint, std::size_t level) {
  const auto base = static_cast<std::uint32_t>(mesh.fillVertices.size());
  Chunk chunk{{},
              static_cast<std::uint32_t>(mesh.fillIndices.size()),
              static_cast<std::uint32_t>(triangles.indices.size())};
  for (std::size_t i = 0; i < triangles.points.size(); ++i) {
    const geo::Projected& p = triangles.points[i];
    chunk.bounds.include(p);
    mesh.fillVertices.push_back({static_cast<float>(p.xMetres - mesh.anchor.xMetres),
                                 static_cast<float>(p.yMetres - mesh.anchor.yMetres), paint.color,
                                 coverage.empty() ? 1.0f : coverage[i], paint.valid});
  }
  for (const std::uint32_t index : triangles.indices) mesh.fillIndices.push_back(base + index);
  if (chunk.count > 0) levelOf(mesh.fillLevels, level).chunks.push_back(chunk);
}

void addStroke(LayerMesh& mesh, std::span<const geo::Projected> given, const Paint& paint,
               std::size_t level) {
  const std::vector<MeshPoint> line = distinctPoints(mesh, given);
  if (line.size() < 2) return;
  DetailLevel& detail = levelOf(mesh.strokeLevels, level);
  Chunk chunk{{}, static_cast<std::uint32_t>(mesh.segments.size()), 0};
  double along = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const MeshPoint a = line[i - 1], b = line[i];
    const auto at = static_cast<std::ptrdiff_t>(i);
    const MeshPoint before = pointAt(line, at - 2), farBefore = pointAt(line, at - 3);
    const MeshPoint after = pointAt(line, at + 1), farAfter = pointAt(line, at + 2);
    chunk.bounds.include(a.plane);
    chunk.bounds.include(b.plane);
    mesh.segments.push_back({a.x,
                             a.y,
                             b.x,
                             b.y,
                             {before.x, before.y, farBefore.x, farBefore.y},
                             {after.x, after.y, farAfter.x, farAfter.y},
                             static_cast<float>(along),
                             paint.color,
                             paint.valid});
    along += std::hypot(b.plane.xMetres - a.plane.xMetres, b.plane.yMetres - a.plane.yMetres);
    if (++chunk.count == kSegmentsAChunk || i + 1 == line.size()) {
      detail.chunks.push_back(chunk);
      chunk = {{}, static_cast<std::uint32_t>(mesh.segments.size()), 0};
    }
  }
}

PickTarget targetOf(std::size_t feature, decltype(PickTarget::shape) shape,
                    const ValidSeconds& valid) {
  PickTarget target{feature, std::move(shape), {}, valid};
  const auto include = [&](const geo::PlaneLine& line) {
    for (const geo::Projected& p : line) target.bounds.include(p);
  };
  if (const auto* point = std::get_if<PickTarget::AtPoint>(&target.shape)) {
    target.bounds.include(point->at);
  } else if (const auto* along = std::get_if<PickTarget::AlongLine>(&target.shape)) {
    include(along->line);
  } else if (const auto* area = std::get_if<PickTarget::InArea>(&target.shape)) {
    for (const geo::PlanePolygon& polygon : area->polygons) {
      if (!polygon.rings.empty()) include(polygon.rings.front());
    }
  }
  return target;
}

geo::PlaneLine groundCircle(const geo::Projection& projection, geo::LonLat centre, double metres) {
  constexpr int kCorners = 72;
  std::vector<geo::LonLat> ring;
  for (int i = 0; i <= kCorners; ++i) {
    ring.push_back(geo::pointAtDistance(centre, 360.0 * (i % kCorners) / kCorners, metres));
  }
  geo::PlaneLine plane = projection.forward(ring);
  for (const geo::Projected& p : plane) {
    if (!std::isfinite(p.xMetres)) return {};
  }
  return plane;
}

namespace {

/// The circle's inside: its points, a ring halfway to the centre, and the centre.
geo::Triangles discOf(const geo::PlaneLine& circle, geo::Projected centre) {
  geo::Triangles disc;
  disc.points = circle;
  for (const geo::Projected& p : circle) {
    disc.points.push_back({(p.xMetres + centre.xMetres) / 2, (p.yMetres + centre.yMetres) / 2});
  }
  disc.points.push_back(centre);
  const auto count = static_cast<std::uint32_t>(circle.size());
  for (std::uint32_t i = 0; i + 1 < count; ++i) {
    const std::uint32_t inner = count + i;
    disc.indices.insert(disc.indices.end(), {i, i + 1, inner, i + 1, inner + 1, inner});
    disc.indices.insert(disc.indices.end(), {inner, inner + 1, 2 * count});
  }
  return disc;
}

}  // namespace

void addDisc(LayerMesh& mesh, const geo::PlaneLine& circle, geo::Projected centre,
             const Paint& paint) {
  constexpr std::uint8_t kRadiusAlpha = 90, kRimAlpha = 130;  // in the middle of the disc
  constexpr float kCoverageHalfway = 0.7f;  // of what the middle has: it falls faster near the rim
  if (circle.empty()) return;
  std::vector<float> coverage(circle.size(), 0.0f);
  coverage.resize(2 * circle.size(), kCoverageHalfway);
  coverage.push_back(1);
  addTriangles(mesh, discOf(circle, centre), coverage,
               {paint.color.withAlpha(kRadiusAlpha), paint.valid});
  addStroke(mesh, circle, {paint.color.withAlpha(kRimAlpha), paint.valid});
}

}  // namespace viewer
