#include "geo/coords/edge_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace geo {

namespace {

/// An edge as the line on which one coordinate of the plane is constant.
struct EdgeLine {
  Edge edge = Edge::Left;
  bool upright = true;  // at constant x
  double position = 0;  // in plane units
};

bool meetsUprightEdges(const GridLine& line) {
  return line.family == GridFamily::Parallel || line.family == GridFamily::Northing;
}

Projected swapped(Projected p) {
  return {p.yMetres, p.xMetres};
}

void addCrossings(const GridLine& line, const EdgeLine& edge, const View& view,
                  std::vector<EdgeLabel>& found) {
  for (std::size_t i = 0; i + 1 < line.line.size(); ++i) {
    const Projected a = edge.upright ? line.line[i] : swapped(line.line[i]);
    const Projected b = edge.upright ? line.line[i + 1] : swapped(line.line[i + 1]);
    if ((a.xMetres < edge.position) == (b.xMetres < edge.position)) continue;
    const double t = (edge.position - a.xMetres) / (b.xMetres - a.xMetres);
    const Projected on{edge.position, std::lerp(a.yMetres, b.yMetres, t)};
    found.push_back(
        {screenFromProjected(view, edge.upright ? on : swapped(on)), edge.edge, line.label});
  }
}

float alongPx(const EdgeLabel& label) {
  const bool upright = label.edge == Edge::Left || label.edge == Edge::Right;
  return upright ? label.at.yPx : label.at.xPx;
}

std::vector<EdgeLabel> labelsOf(std::span<const GridLine> lines, const EdgeLine& edge,
                                const View& view) {
  std::vector<EdgeLabel> found;
  for (const GridLine& line : lines) {
    if (line.label.empty() || meetsUprightEdges(line) != edge.upright) continue;
    addCrossings(line, edge, view, found);
  }
  const int lengthPx = edge.upright ? view.heightPx : view.widthPx;
  std::erase_if(found, [lengthPx](const EdgeLabel& label) {
    return !(alongPx(label) >= 0 && alongPx(label) <= static_cast<float>(lengthPx));
  });
  std::ranges::stable_sort(found, {}, alongPx);
  return found;
}

}  // namespace

std::vector<EdgeLabel> edgeLabels(std::span<const GridLine> lines, const View& view,
                                  double leastPx) {
  const PlaneBox box = boundsOf(view);
  const std::array edges{
      EdgeLine{Edge::Left, true, box.minX}, EdgeLine{Edge::Right, true, box.maxX},
      EdgeLine{Edge::Top, false, box.maxY}, EdgeLine{Edge::Bottom, false, box.minY}};
  std::vector<EdgeLabel> labels;
  for (const EdgeLine& edge : edges) {
    for (EdgeLabel& label : labelsOf(lines, edge, view)) {
      const bool first = labels.empty() || labels.back().edge != edge.edge;
      if (!first && alongPx(label) - alongPx(labels.back()) < leastPx) continue;
      labels.push_back(std::move(label));
    }
  }
  return labels;
}

}  // namespace geo
