#include "viewer/text/outline.hpp"

#include "viewer/text/freetype.hpp"
#include "viewer/text/path.hpp"

#include <algorithm>
#include <cstddef>

namespace viewer {

namespace {

/// Far outside any mask, still inside FreeType's range.
constexpr float kFarthestPx = 8192;

Path toPixels(const Contour& contour, int sizePx, float radiusPx) {
  Path path;
  const float centrePx = static_cast<float>(sizePx) / 2;
  const auto place = [&](float unit) {
    return std::clamp(centrePx + unit * radiusPx, -kFarthestPx, kFarthestPx);
  };
  for (const UnitPoint& point : contour.points) path.push_back({place(point.x), place(point.y)});
  return path;
}

OutlineMask emptyMask(int sizePx) {
  const auto side = static_cast<std::size_t>(std::max(sizePx, 0));
  return {std::max(sizePx, 0), std::vector<std::uint8_t>(side * side)};
}

}  // namespace

OutlineMask fillMask(std::span<const Contour> contours, int sizePx, float radiusPx) {
  OutlineMask mask = emptyMask(sizePx);
  std::vector<Path> paths;
  for (const Contour& contour : contours) paths.push_back(toPixels(contour, sizePx, radiusPx));
  if (const FreeTypeLibrary library = openFreeType()) {
    mask.coverage = coverageOf(library.get(), paths, {0, 0, mask.sizePx, mask.sizePx});
  }
  return mask;
}

OutlineMask strokeMask(std::span<const Contour> contours, int sizePx, float radiusPx, float widthPx,
                       std::span<const float> dashPx) {
  OutlineMask mask = emptyMask(sizePx);
  if (!(widthPx > 0)) return mask;
  const float halfPx = widthPx / 2;
  DistanceField field({0, 0, mask.sizePx, mask.sizePx}, halfPx + 1);
  const bool dashed = isDashPattern(dashPx);
  for (const Contour& contour : contours) {
    Path path = toPixels(contour, sizePx, radiusPx);
    if (contour.closed && !path.empty()) path.push_back(path.front());
    for (const Path& piece : dashed ? cutDashes(path, dashPx, widthPx) : std::vector<Path>{path}) {
      field.add(piece);
    }
  }
  // Both edges count, so that a line thinner than a pixel is paler.
  std::ranges::transform(field.distancesPx(), mask.coverage.begin(), [halfPx](float distancePx) {
    const int within = coverageAt(halfPx - distancePx) - coverageAt(-halfPx - distancePx);
    return static_cast<std::uint8_t>(within);
  });
  return mask;
}

}  // namespace viewer
