#include "viewer/text/freetype.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <type_traits>
#include <utility>

namespace viewer {

namespace {

constexpr float kFixedPerPx = 64;  // FreeType's 26.6 fixed point
constexpr float kFlatnessPx = 0.02F;

/// Takes FreeType's walk along an outline; a conic is drawn as the cubic that equals it.
struct Flattener {
  float scale;
  std::vector<Path> paths;

  PathPoint place(const FT_Vector* vector) const {
    return {static_cast<float>(vector->x) * scale, static_cast<float>(vector->y) * scale};
  }

  void curveTo(PathPoint control1, PathPoint control2, PathPoint end) {
    const PathPoint start = paths.back().back();
    const float bend = std::max(bendOf(start, control1, control2), bendOf(control1, control2, end));
    // A chord strays from its part of a cubic by an eighth of the second derivative at most.
    const int steps =
        std::max(1, static_cast<int>(std::ceil(std::sqrt(0.75F * bend / kFlatnessPx))));
    for (int i = 1; i <= steps; ++i) {
      const float t = static_cast<float>(i) / static_cast<float>(steps);
      const float s = 1 - t;
      const float a = s * s * s;
      const float b = 3 * s * s * t;
      const float c = 3 * s * t * t;
      const float d = t * t * t;
      paths.back().push_back({a * start.xPx + b * control1.xPx + c * control2.xPx + d * end.xPx,
                              a * start.yPx + b * control1.yPx + c * control2.yPx + d * end.yPx});
    }
  }

  static float bendOf(PathPoint a, PathPoint b, PathPoint c) {
    return std::hypot(a.xPx - 2 * b.xPx + c.xPx, a.yPx - 2 * b.yPx + c.yPx);
  }
};

/// Two thirds of the way to a conic's control point.
PathPoint towards(PathPoint end, PathPoint control) {
  constexpr float kShare = 2.0F / 3;
  return {std::lerp(end.xPx, control.xPx, kShare), std::lerp(end.yPx, control.yPx, kShare)};
}

int moveTo(const FT_Vector* to, void* user) {
  auto* flattener = static_cast<Flattener*>(user);
  flattener->paths.push_back({flattener->place(to)});
  return 0;
}

int lineTo(const FT_Vector* to, void* user) {
  auto* flattener = static_cast<Flattener*>(user);
  flattener->paths.back().push_back(flattener->place(to));
  return 0;
}

int conicTo(const FT_Vector* control, const FT_Vector* to, void* user) {
  auto* flattener = static_cast<Flattener*>(user);
  const PathPoint start = flattener->paths.back().back();
  const PathPoint middle = flattener->place(control);
  const PathPoint end = flattener->place(to);
  flattener->curveTo(towards(start, middle), towards(end, middle), end);
  return 0;
}

int cubicTo(const FT_Vector* control1, const FT_Vector* control2, const FT_Vector* to, void* user) {
  auto* flattener = static_cast<Flattener*>(user);
  flattener->curveTo(flattener->place(control1), flattener->place(control2), flattener->place(to));
  return 0;
}

/// An outline of FreeType's with its arrays: closed polygons, seen from a box's corner.
class PolygonOutline {
 public:
  PolygonOutline(std::span<const Path> paths, const PixelBox& box) {
    for (const Path& path : paths) addContour(path, box);
    outline_.n_points = static_cast<short>(points_.size());
    outline_.n_contours = static_cast<short>(contours_.size());
    outline_.points = points_.data();
    outline_.tags = tags_.data();
    outline_.contours = contours_.data();
  }
  PolygonOutline(const PolygonOutline&) = delete;
  PolygonOutline& operator=(const PolygonOutline&) = delete;

  FT_Outline& get() { return outline_; }

 private:
  void addContour(const Path& path, const PixelBox& box) {
    if (path.empty()) return;
    for (const PathPoint& point : path) {
      points_.push_back({toFixed(point.xPx - static_cast<float>(box.left)),
                         toFixed(point.yPx - static_cast<float>(box.bottom))});
      tags_.push_back(FT_CURVE_TAG_ON);
    }
    contours_.push_back(static_cast<short>(points_.size() - 1));
  }

  static FT_Pos toFixed(float px) { return std::lround(px * kFixedPerPx); }

  std::vector<FT_Vector> points_;
  std::vector<std::remove_pointer_t<decltype(FT_Outline::tags)>> tags_;
  std::vector<std::remove_pointer_t<decltype(FT_Outline::contours)>> contours_;
  FT_Outline outline_{};
};

bool fitsOutline(std::span<const Path> paths) {
  std::size_t points = 0;
  for (const Path& path : paths) points += path.size();
  return points <= static_cast<std::size_t>(std::numeric_limits<short>::max());
}

}  // namespace

FreeTypeLibrary openFreeType() {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return nullptr;
  return FreeTypeLibrary(library);
}

std::vector<Path> flatten(FT_Outline& outline, float scale) {
  Flattener flattener{scale, {}};
  const FT_Outline_Funcs walk{moveTo, lineTo, conicTo, cubicTo, 0, 0};
  FT_Outline_Decompose(&outline, &walk, &flattener);
  return std::move(flattener.paths);
}

std::vector<std::uint8_t> coverageOf(FT_Library library, std::span<const Path> paths,
                                     const PixelBox& box) {
  std::vector<std::uint8_t> coverage(static_cast<std::size_t>(box.widthPx()) *
                                     static_cast<std::size_t>(box.heightPx()));
  assert(fitsOutline(paths));
  if (coverage.empty() || !fitsOutline(paths)) return coverage;
  FT_Bitmap bitmap{};
  bitmap.width = static_cast<unsigned>(box.widthPx());
  bitmap.rows = static_cast<unsigned>(box.heightPx());
  bitmap.pitch = box.widthPx();
  bitmap.buffer = coverage.data();
  bitmap.num_grays = 256;
  bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
  PolygonOutline outline(paths, box);
  FT_Outline_Get_Bitmap(library, &outline.get(), &bitmap);
  return coverage;
}

}  // namespace viewer
