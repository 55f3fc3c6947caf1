// What the layer builders share: projecting, and adding shapes to a mesh. Within viewer/layers
// only.
#pragma once

#include "geo/coords/projection.hpp"
#include "geo/scenario/geometry.hpp"
#include "geo/scenario/scenario.hpp"
#include "viewer/layers/build.hpp"
#include "viewer/layers/mesh.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace viewer {

/// The line on the plane, long pieces divided so that they bend with the projection; cut where it
/// leaves the projection's domain.
std::vector<geo::PlaneLine> projectLine(const geo::Projection& projection, const geo::Line& line);

/// The line's own vertices on the plane and no more, for lines with a vertex every few kilometres;
/// empty where one lies outside the domain.
geo::PlaneLine verticesOnPlane(const geo::Projection& projection, const geo::Line& line);

/// How roughly a line is known at each of its vertices, in plane units: its accuracy, or a
/// kilometre where none is stated.
std::vector<double> halfWidthsOfDoubt(const geo::Projection& projection,
                                      const geo::Feature& feature, std::size_t vertices);

/// Rings on the plane; points outside the domain are left out, rings that lose too many too.
geo::PlanePolygon projectPolygon(const geo::Projection& projection, const geo::Polygon& polygon);

/// A polygon on the plane and how roughly each ring point is known there, in plane units: one
/// number a point, all rings one after the other.
struct DoubtfulPolygon {
  geo::PlanePolygon polygon;
  std::vector<double> halfWidths;
};

/// The same with a half width a point of the polygon, which the points between them share.
DoubtfulPolygon projectPolygon(const geo::Projection& projection, const geo::Polygon& polygon,
                               std::span<const double> halfWidths);

/// An empty mesh of the base map, anchored at the projection's image of the middle of `extent`.
LayerMesh emptyMesh(std::string id, const geo::Projection& projection, const geo::GeoBox& extent);

/// An empty mesh of a layer of the scenario, or of a part of it ("radius"), with the theme's inks
/// and the scales at which the layer is shown.
LayerMesh emptyMesh(const BuildContext& context, const geo::Layer& layer,
                    std::string_view part = {});

/// The layer's own line, on a theme: where it says nothing, `usual`.
StrokeStyle lineStyleOf(const geo::Layer& layer, const Theme& theme, StrokeStyle usual);
/// What the axes of bands and of strips have where the scenario says nothing.
inline constexpr StrokeStyle kBandAxis{.widthPt = 1.8f, .dashOnPt = 5, .dashOffPt = 4};
inline constexpr StrokeStyle kStripAxis{.widthPt = 1.2f};

/// How a shape is drawn and when.
struct Paint {
  geo::Color color;
  ValidSeconds valid = kAlways;
};

/// One chunk of triangles; `coverage` holds one number a point, or is empty for 1 everywhere.
void addTriangles(LayerMesh& mesh, const geo::Triangles& triangles, std::span<const float> coverage,
                  const Paint& paint, std::size_t level = 0);

/// The line's pieces, in chunks of a few dozen; a closed line's ends are joined.
void addStroke(LayerMesh& mesh, std::span<const geo::Projected> line, const Paint& paint,
               std::size_t level = 0);

/// A target with its bounds.
PickTarget targetOf(std::size_t feature, decltype(PickTarget::shape) shape,
                    const ValidSeconds& valid);

/// A circle on the ground around a place, as a closed line on the plane; empty outside the domain.
geo::PlaneLine groundCircle(const geo::Projection& projection, geo::LonLat centre, double metres);

/// The disc within which a true place lies: it fades from its middle to a fine, faint edge. Nothing
/// where there is no circle.
void addDisc(LayerMesh& mesh, const geo::PlaneLine& circle, geo::Projected centre,
             const Paint& paint);
/// Its edge.
inline constexpr StrokeStyle kRadiusRim{.widthPt = 0.6f, .dashOnPt = 1.5f, .dashOffPt = 2.5f};

}  // namespace viewer
