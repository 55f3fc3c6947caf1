// From what the GPU is given back to outlines and lines. Pure geometry.
#pragma once

#include "viewer/layers/mesh.hpp"
#include "viewer/vector/vector_canvas.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace viewer {

/// The outline of triangles that do not overlap: the edges that only one of them has, linked to
/// rings. Points at the same place are one. The rings' signed areas add up to the triangles' area.
std::vector<ScreenLine> outlineOf(std::span<const geo::Screen> points,
                                  std::span<const std::uint32_t> triangles);

/// Positive where the ring runs counterclockwise as y runs up: as outer rings of outlineOf do in
/// the coordinates they were given in.
double signedArea(std::span<const geo::Screen> ring);

/// The part of a ring that lies in a box (Sutherland and Hodgman 1974): pieces are joined along the
/// box's edge, where the area inside stays the same.
ScreenLine clipped(const ScreenLine& ring, const LabelBox& box);

/// Pieces that follow on one another, of one paint.
struct LinkedLine {
  std::vector<geo::Screen> points;  // in the segments' own units
  float along = 0;                  // of its first point
  bool closed = false;              // the last point, left out, is the first
  geo::Color color;
  ValidSeconds valid = kAlways;
};

/// Each segment is in one line, each line as long as it can be.
std::vector<LinkedLine> linked(std::span<const StrokeSegment> segments);

/// The line moved to its left (as y runs down) by `byPx`, its corners mitred.
VectorLine besides(const VectorLine& line, float byPx);

/// Short lines across a line at distances (k + 1/2) `stepPx` along it, from `fromPx` to `toPx`
/// right of it (as y runs down; left where negative).
std::vector<VectorLine> ticksOn(const VectorLine& line, float stepPx, float fromPx, float toPx);

}  // namespace viewer
