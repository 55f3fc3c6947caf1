#include "viewer/vector/vector_geometry.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace viewer {

namespace {

using Edge = std::pair<std::uint32_t, std::uint32_t>;

/// For each point the first one at the same place.
std::vector<std::uint32_t> firstOfEach(std::span<const geo::Screen> points) {
  std::map<std::pair<float, float>, std::uint32_t> firsts;
  std::vector<std::uint32_t> first;
  for (const geo::Screen& p : points) {
    const auto index = static_cast<std::uint32_t>(first.size());
    first.push_back(firsts.try_emplace({p.xPx, p.yPx}, index).first->second);
  }
  return first;
}

double doubleArea(geo::Screen a, geo::Screen b, geo::Screen c) {
  return (double{b.xPx} - a.xPx) * (double{c.yPx} - a.yPx) -
         (double{c.xPx} - a.xPx) * (double{b.yPx} - a.yPx);
}

/// How often each directed edge is there more often than its opposite.
std::map<Edge, int> boundaryOf(std::span<const geo::Screen> points,
                               std::span<const std::uint32_t> triangles) {
  const std::vector<std::uint32_t> first = firstOfEach(points);
  std::map<Edge, int> edges;
  const auto add = [&](std::uint32_t a, std::uint32_t b) {
    if (a == b) return;
    const auto opposite = edges.find({b, a});
    if (opposite == edges.end()) {
      ++edges[{a, b}];
    } else if (--opposite->second == 0) {
      edges.erase(opposite);
    }
  };
  for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
    std::array<std::uint32_t, 3> t{first[triangles[i]], first[triangles[i + 1]],
                                   first[triangles[i + 2]]};
    if (doubleArea(points[t[0]], points[t[1]], points[t[2]]) < 0) std::swap(t[1], t[2]);
    add(t[0], t[1]);
    add(t[1], t[2]);
    add(t[2], t[0]);
  }
  return edges;
}

enum class Side { Left, Top, Right, Bottom };

/// How far within one side of the box; negative outside.
float within(geo::Screen p, const LabelBox& box, Side side) {
  switch (side) {
    case Side::Left:
      return p.xPx - box.left;
    case Side::Top:
      return p.yPx - box.top;
    case Side::Right:
      return box.right - p.xPx;
    case Side::Bottom:
      return box.bottom - p.yPx;
  }
  return 0;
}

geo::Screen between(geo::Screen a, geo::Screen b, float share) {
  return {std::lerp(a.xPx, b.xPx, share), std::lerp(a.yPx, b.yPx, share)};
}

ScreenLine clippedAt(const ScreenLine& ring, const LabelBox& box, Side side) {
  ScreenLine kept;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const geo::Screen a = ring[i], b = ring[(i + 1) % ring.size()];
    const float atA = within(a, box, side), atB = within(b, box, side);
    if (atA >= 0) kept.push_back(a);
    if ((atA >= 0) != (atB >= 0)) kept.push_back(between(a, b, atA / (atA - atB)));
  }
  return kept;
}

/// From a to b; no direction where they are one.
geo::Screen direction(geo::Screen a, geo::Screen b) {
  const float x = b.xPx - a.xPx, y = b.yPx - a.yPx, length = std::hypot(x, y);
  return length > 0 ? geo::Screen{x / length, y / length} : geo::Screen{0, 0};
}

/// Whether `next` goes on where the line of `last` ends: at its distance along the line, too.
bool follows(const StrokeSegment& last, const StrokeSegment& next) {
  const float end = last.along + std::hypot(last.bx - last.ax, last.by - last.ay);
  const float slack = 1e-3f * std::max(1.0f, std::abs(end));
  return last.bx == next.ax && last.by == next.ay && last.color == next.color &&
         last.valid == next.valid && std::abs(end - next.along) <= slack && next.along > 0;
}

/// The whole of a ring: its start is also its end, and the mesh joins them.
bool isRing(const StrokeSegment& first, const StrokeSegment& last) {
  const bool joined = last.after[0] != last.bx || last.after[1] != last.by;
  return first.along == 0 && joined && first.ax == last.bx && first.ay == last.by;
}

}  // namespace

std::vector<ScreenLine> outlineOf(std::span<const geo::Screen> points,
                                  std::span<const std::uint32_t> triangles) {
  std::map<Edge, int> edges = boundaryOf(points, triangles);
  std::vector<ScreenLine> rings;
  while (!edges.empty()) {
    const std::uint32_t start = edges.begin()->first.first;
    ScreenLine ring;
    std::uint32_t at = start;
    do {  // as many edges lead to a point as away from it: the walk ends where it began
      const auto edge = edges.lower_bound({at, 0});
      ring.push_back(points[at]);
      at = edge->first.second;
      if (--edge->second == 0) edges.erase(edge);
    } while (at != start);
    rings.push_back(std::move(ring));
  }
  return rings;
}

double signedArea(std::span<const geo::Screen> ring) {
  double area = 0;
  for (std::size_t i = 2; i < ring.size(); ++i) area += doubleArea(ring[0], ring[i - 1], ring[i]);
  return area / 2;
}

ScreenLine clipped(const ScreenLine& ring, const LabelBox& box) {
  ScreenLine kept = ring;
  for (const Side side : {Side::Left, Side::Top, Side::Right, Side::Bottom}) {
    kept = clippedAt(kept, box, side);
  }
  return kept;
}

std::vector<LinkedLine> linked(std::span<const StrokeSegment> segments) {
  std::vector<LinkedLine> lines;
  std::size_t first = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const StrokeSegment& segment = segments[i];
    if (i == 0 || !follows(segments[i - 1], segment)) {
      first = i;
      lines.push_back(
          {{{segment.ax, segment.ay}}, segment.along, false, segment.color, segment.valid});
    }
    const bool closes = isRing(segments[first], segment);
    lines.back().closed = closes;
    if (!closes) lines.back().points.push_back({segment.bx, segment.by});
  }
  return lines;
}

VectorLine besides(const VectorLine& line, float byPx) {
  VectorLine moved{{}, line.closed, line.alongPx};
  const ScreenLine& points = line.points;
  const std::size_t count = points.size();
  for (std::size_t i = 0; i < count; ++i) {
    const bool isFirst = i == 0 && !line.closed, isLast = i + 1 == count && !line.closed;
    const geo::Screen before = points[(i + count - 1) % count], after = points[(i + 1) % count];
    const geo::Screen in = isFirst ? direction(points[i], after) : direction(before, points[i]);
    const geo::Screen out = isLast ? direction(before, points[i]) : direction(points[i], after);
    const float x = in.xPx + out.xPx, y = in.yPx + out.yPx, squared = x * x + y * y;
    constexpr float kLeast = 0.4f;  // sharper corners are cut
    const float share = 2 * byPx / std::max(squared, kLeast);
    moved.points.push_back({points[i].xPx + y * share, points[i].yPx - x * share});
  }
  return moved;
}

std::vector<VectorLine> ticksOn(const VectorLine& line, float stepPx, float fromPx, float toPx) {
  std::vector<VectorLine> ticks;
  const std::size_t count = line.points.size(), pieces = line.closed ? count : count - 1;
  float along = line.alongPx;
  for (std::size_t i = 0; i < pieces; ++i) {
    const geo::Screen a = line.points[i], b = line.points[(i + 1) % count];
    const float length = std::hypot(b.xPx - a.xPx, b.yPx - a.yPx);
    const geo::Screen way = direction(a, b);
    float at = (std::ceil(along / stepPx - 0.5f) + 0.5f) * stepPx;
    for (; at < along + length; at += stepPx) {
      const geo::Screen p = between(a, b, (at - along) / length);
      const auto beside = [&](float px) {
        return geo::Screen{p.xPx - way.yPx * px, p.yPx + way.xPx * px};
      };
      ticks.push_back({{beside(fromPx), beside(toPx)}});
    }
    along += length;
  }
  return ticks;
}

}  // namespace viewer
