// Lines and areas of tables, kept while they serve the view.
#pragma once

#include "viewer/layers/table_shapes.hpp"
#include "viewer/session/session.hpp"

#include <list>
#include <utility>
#include <vector>

namespace viewer {

/// What a table's lines and areas are made from; the table must have places.
ShapeSource shapeSourceOf(const UserTable& table, ThemeId theme, const geo::Epoch& epoch);

/// What is still to be made.
struct ShapeOrder {
  ShapeSource source;
  ShapeReach reach;
};

class ShapeMemo {
 public:
  /// Whether they are made when they are asked for, or by a worker: then the last ones on the same
  /// projection stay until the new ones are there.
  enum class Making { AtOnce, Later };
  Making making = Making::AtOnce;
  /// Made around the view, as a share of its size: so far the map is dragged until they are made
  /// anew.
  double room = 0.5;

  /// Null where there are none yet.
  TableShapesPtr shapesOf(const ShapeSource& source, const geo::View& view);
  /// What was asked for since the last call and could not be given, each table once.
  std::vector<ShapeOrder> takeOrders() { return std::exchange(orders_, {}); }
  void keep(TableShapesPtr made);

 private:
  std::list<TableShapesPtr> kept_;  // the latest first
  std::vector<ShapeOrder> orders_;
};

}  // namespace viewer
