// Where the lines of a grid meet the picture's edges.
#pragma once

#include "geo/coords/grid.hpp"

#include <span>
#include <string>
#include <vector>

namespace geo {

enum class Edge { Left, Right, Top, Bottom };

/// A line's label where the line meets an edge.
struct EdgeLabel {
  Screen at;
  Edge edge = Edge::Left;
  std::string text;
};

/// Labels of meridians and eastings at top and bottom, of parallels and northings at left and
/// right: edge by edge, from left to right and from top to bottom. One that is closer than
/// `leastPx` to the one before it on the same edge is left out.
std::vector<EdgeLabel> edgeLabels(std::span<const GridLine> lines, const View& view,
                                  double leastPx);

}  // namespace geo
