// What a map grid is made of: lines on the map plane, and texts for them. Made by graticule.hpp and
// utm_grid.hpp, named at the picture's edges by edge_labels.hpp.
#pragma once

#include "geo/coords/positions.hpp"
#include "geo/coords/view.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace geo {

enum class GridFamily { Meridian, Parallel, Easting, Northing };

/// One visible stretch of a line on which the family's coordinate has one value: degrees for
/// meridians and parallels, metres for eastings and northings.
struct GridLine {
  std::vector<Projected> line;
  GridFamily family = GridFamily::Meridian;
  double value = 0;
  std::string label;
};

/// A text that belongs to an area of the grid; `at` is the middle of what one sees of that area.
struct GridLabel {
  Projected at;
  std::string text;
};

struct Grid {
  std::vector<GridLine> lines;
  std::vector<GridLabel> labels;
};

/// How far apart the lines of a family should be at least: a ninth of the picture's longer side,
/// and half an inch.
inline double wishedGridPx(const View& view) {
  return std::max(std::max(view.widthPx, view.heightPx) / 9.0, 36.0 * view.pxPerPt);
}

/// Where even the coarsest lines are closer than wished, they are drawn down to this distance.
inline double leastGridPx(const View& view) {
  return 24.0 * view.pxPerPt;
}

}  // namespace geo
