// Lines and areas of the user's own tables as a mesh: as fine as a view shows them, and only those
// that it shows. Built anew where a view wants more.
#pragma once

#include "geo/coords/view.hpp"
#include "geo/table/event_classes.hpp"
#include "geo/table/event_places.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/theme/theme.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace viewer {

/// What lines and areas are made from, and which of them.
struct ShapeSource {
  std::string id;  // of the table's layer
  geo::EventTablePtr table;
  geo::EventPlacesPtr places;
  geo::EventClassesPtr classes;
  std::uint32_t hiddenClasses = 0;  // a bit each
  std::shared_ptr<const std::vector<std::uint8_t>>
      passes{};  // parallel to the events; null: all do
  ThemeId theme{};
  geo::Epoch epoch{};
  bool operator==(const ShapeSource&) const = default;
};

/// How finely, and of which part of the plane.
struct ShapeReach {
  double tolerance = 0;  // plane units: no line is drawn farther from where it is, but that of a
                         // small spot
  geo::PlaneBox box;
  bool operator==(const ShapeReach&) const = default;
};

/// What a view needs: to less than a pixel, in steps of half a power of two. With room on all
/// sides, as a share of the view's own size, it serves neighbouring views too.
ShapeReach shapeReachOf(const geo::View& view, double room = 0);
/// Whether what was made for one reach is all that a view needs.
bool serves(const ShapeReach& made, const geo::View& view);

struct TableShapes {
  ShapeSource source;
  ShapeReach reach;
  std::vector<LayerMesh> meshes;  // of one level each; all fills lie under all lines
};
using TableShapesPtr = std::shared_ptr<const TableShapes>;

/// Whether what both hold is the same where both reach.
bool areAlike(const TableShapes& a, const TableShapes& b);

/// Each line and area that meets the reach: areas filled and outlined, holes open; what is smaller
/// than a pixel is a dot. Several threads may share the work; the answer is the same.
TableShapesPtr buildTableShapes(ShapeSource source, const ShapeReach& reach);

}  // namespace viewer
