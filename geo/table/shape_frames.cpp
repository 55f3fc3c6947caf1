#include "geo/table/shape_frames.hpp"

#include "geo/table/shape_rings.hpp"

#include <algorithm>
#include <cmath>
#include <future>
#include <limits>
#include <span>
#include <thread>

namespace geo {

namespace {

constexpr std::size_t kFewestForThread = 2000;
/// A frame's corners, and the middles of two edges.
constexpr std::size_t kPointsOfFrame = 6;

/// Longitudes are not wrapped: a shape over the date line has a box around the globe.
GeoBox boxOf(const Shapes& shapes, std::size_t row) {
  const auto [first, end] = ringsOf(shapes, row);
  PlaneBox box;
  for (std::uint32_t ring = first; ring < end; ++ring) {
    for (const LonLat& p : pointsOfRing(shapes, ring)) box.include({p.lonDegrees, p.latDegrees});
  }
  return {box.minX, box.minY, box.maxX, box.maxY};
}

std::array<LonLat, kPointsOfFrame> pointsOf(const GeoBox& box) {
  const double lon = (box.west + box.east) / 2, lat = (box.south + box.north) / 2;
  return {{{box.west, box.south},
           {box.east, box.south},
           {box.west, box.north},
           {box.east, box.north},
           {lon, box.south},
           {box.west, lat}}};
}

double fromMiddle(Projected at, Projected a, Projected b) {
  return std::hypot(at.xMetres - (a.xMetres + b.xMetres) / 2,
                    at.yMetres - (a.yMetres + b.yMetres) / 2);
}

/// Of a smooth projection the bends of two edges that meet add up within the box; as much more is
/// for what changes from edge to edge.
double bendOf(std::span<const Projected> p) {
  return 2 * (fromMiddle(p[4], p[0], p[1]) + fromMiddle(p[5], p[0], p[2]));
}

ShapeFrame frameOf(const GeoBox& box, std::span<const Projected> p) {
  const bool inside =
      std::ranges::all_of(p, [](Projected at) { return std::isfinite(at.xMetres); });
  const double bend = inside ? bendOf(p) : std::numeric_limits<double>::infinity();
  return {box, {p[0], p[1], p[2], p[3]}, bend};
}

void makeFrames(const Projection& projection, const EventTable& table,
                std::span<const std::uint32_t> events, std::span<ShapeFrame> frames) {
  std::vector<GeoBox> boxes;
  std::vector<LonLat> places;
  for (const std::uint32_t event : events) {
    boxes.push_back(boxOf(table.shapes, table.events.rows[event]));
    const auto some = pointsOf(boxes.back());
    places.insert(places.end(), some.begin(), some.end());
  }
  const std::vector<Projected> plane = projection.forward(places);
  for (std::size_t i = 0; i < events.size(); ++i) {
    frames[i] = frameOf(boxes[i], std::span(plane).subspan(i * kPointsOfFrame, kPointsOfFrame));
  }
}

}  // namespace

CornerWays::CornerWays(const ShapeFrame& frame)
    : west_(frame.box.west), south_(frame.box.south), origin_(frame.corners[0]) {
  const double width = frame.box.east - west_, height = frame.box.north - south_;
  const double perU = width > 0 ? 1 / width : 0, perV = height > 0 ? 1 / height : 0;
  const auto& [sw, se, nw, ne] = frame.corners;
  alongU_ = {(se.xMetres - sw.xMetres) * perU, (se.yMetres - sw.yMetres) * perU};
  alongV_ = {(nw.xMetres - sw.xMetres) * perV, (nw.yMetres - sw.yMetres) * perV};
  twist_ = {(ne.xMetres - nw.xMetres - se.xMetres + sw.xMetres) * perU * perV,
            (ne.yMetres - nw.yMetres - se.yMetres + sw.yMetres) * perU * perV};
}

PlaneBox ShapeFrame::bounds() const {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  if (!std::isfinite(bend)) return {-kFar, -kFar, kFar, kFar};
  PlaneBox bounds;
  for (const Projected& corner : corners) bounds.include(corner);
  return {bounds.minX - bend, bounds.minY - bend, bounds.maxX + bend, bounds.maxY + bend};
}

ShapeFrames framesOn(const Projection& projection, const EventTable& table) {
  ShapeFrames all;
  if (table.shapes.rowEnds.empty()) return all;
  for (std::uint32_t i = 0; i < table.events.size(); ++i) {
    if (table.isShape(table.events.rows[i])) all.events.push_back(i);
  }
  all.frames.resize(all.events.size());
  const std::size_t most = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t parts = std::clamp<std::size_t>(all.events.size() / kFewestForThread, 1, most);
  const std::size_t each = (all.events.size() + parts - 1) / parts;
  std::vector<std::future<void>> running;
  for (std::size_t first = 0; first < all.events.size(); first += each) {
    const std::size_t count = std::min(each, all.events.size() - first);
    running.push_back(std::async(std::launch::async, makeFrames, std::cref(projection),
                                 std::cref(table),
                                 std::span<const std::uint32_t>(all.events).subspan(first, count),
                                 std::span(all.frames).subspan(first, count)));
  }
  for (auto& part : running) part.get();
  return all;
}

}  // namespace geo
