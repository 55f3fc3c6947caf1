#include "viewer/layers/measured_mesh.hpp"

#include "geo/coords/geodesic.hpp"
#include "viewer/layers/mesh_tools.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

namespace {

/// The shortest way strays less than a decimetre from a chord of this length.
constexpr double kPieceMetres = 2000;
/// A piece that is drawn so much longer than it is on the ground leads from one edge of the
/// projection to the other.
constexpr double kMostStretch = 100;

/// The ways' points, so close together that straight pieces between them will do.
geo::Line denseWays(std::span<const geo::LonLat> path) {
  geo::Line line;
  if (!path.empty()) line.push_back(path.front());
  for (std::size_t i = 1; i < path.size(); ++i) {
    const geo::ShortestWay way = geo::shortestWay(path[i - 1], path[i]);
    const int pieces = std::max(static_cast<int>(std::ceil(way.metres / kPieceMetres)), 1);
    for (int k = 1; k < pieces; ++k) {
      line.push_back(
          geo::pointAtDistance(path[i - 1], way.startBearingDegrees, way.metres * k / pieces));
    }
    line.push_back(path[i]);
  }
  return line;
}

std::vector<geo::PlaneLine> onPlane(const geo::Projection& projection, const geo::Line& line) {
  std::vector<geo::PlaneLine> pieces(1);
  const double longest = kMostStretch * kPieceMetres / projection.metresPerUnit();
  for (const geo::Projected& at : projection.forward(line)) {
    const bool inside = std::isfinite(at.xMetres) && std::isfinite(at.yMetres);
    geo::PlaneLine& piece = pieces.back();
    const bool jumps =
        !piece.empty() && !(std::hypot(at.xMetres - piece.back().xMetres,
                                       at.yMetres - piece.back().yMetres) <= longest);
    if (jumps) pieces.emplace_back();
    if (inside) pieces.back().push_back(at);
  }
  std::erase_if(pieces, [](const geo::PlaneLine& piece) { return piece.size() < 2; });
  return pieces;
}

}  // namespace

LayerMesh measuredMesh(const geo::Projection& projection, std::span<const geo::LonLat> path,
                       const Theme& theme) {
  LayerMesh mesh;
  mesh.id = "measured";
  mesh.metresPerUnit = projection.metresPerUnit();
  mesh.timeless = true;
  mesh.stroke = {.widthPt = 1.4f * theme.lineShare,
                 .casingPt = 1.1f,
                 .casingColor = theme.halo.withAlpha(255)};
  for (const geo::PlaneLine& piece : onPlane(projection, denseWays(path))) {
    if (mesh.segments.empty()) mesh.anchor = piece.front();
    addStroke(mesh, piece, {theme.ink});
  }
  return mesh;
}

}  // namespace viewer
