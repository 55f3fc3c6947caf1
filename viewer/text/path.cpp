#include "viewer/text/path.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace viewer {

namespace {

/// Shorter patterns are a grey line at any size; cutting them would only cost time.
constexpr float kShortestPatternPx = 0.25F;

/// Walks along a path and switches between on and off.
class DashPen {
 public:
  DashPen(std::span<const float> dashPx, float widthPx)
      : dashPx_(dashPx), widthPx_(widthPx), leftPx_(lengthPx()) {}

  void start(PathPoint at) { piece_ = {at}; }

  void lineTo(PathPoint from, PathPoint to) {
    const float lengthPx = std::hypot(to.xPx - from.xPx, to.yPx - from.yPx);
    float donePx = 0;
    while (lengthPx - donePx > leftPx_) {
      donePx += leftPx_;
      const float share = donePx / lengthPx;
      flip({std::lerp(from.xPx, to.xPx, share), std::lerp(from.yPx, to.yPx, share)});
    }
    leftPx_ -= lengthPx - donePx;
    if (isOn()) piece_.push_back(to);
  }

  std::vector<Path> finish() && {
    if (isOn()) pieces_.push_back(std::move(piece_));
    return std::move(pieces_);
  }

 private:
  bool isOn() const { return index_ % 2 == 0; }

  /// What the round ends cover of the dash at `index`.
  float endsPx(std::size_t index) const {
    return std::min(widthPx_, dashPx_[index % dashPx_.size()]);
  }

  float lengthPx() const {
    const float patternPx = dashPx_[index_ % dashPx_.size()];
    return isOn() ? patternPx - endsPx(index_) : patternPx + endsPx(index_ - 1);
  }

  void flip(PathPoint at) {
    if (isOn()) {
      piece_.push_back(at);
      pieces_.push_back(std::move(piece_));
    }
    piece_ = {at};
    ++index_;
    leftPx_ = lengthPx();
  }

  std::span<const float> dashPx_;
  float widthPx_;
  std::size_t index_ = 0;
  float leftPx_;
  Path piece_;
  std::vector<Path> pieces_;
};

}  // namespace

bool isDashPattern(std::span<const float> dashPx) {
  float patternPx = 0;
  float gapsPx = 0;
  for (std::size_t i = 0; i < dashPx.size(); ++i) {
    if (!std::isfinite(dashPx[i]) || dashPx[i] < 0) return false;
    patternPx += dashPx[i];
    // Of an odd number of lengths, each is a gap every other time.
    if (i % 2 == 1 || dashPx.size() % 2 == 1) gapsPx += dashPx[i];
  }
  return patternPx >= kShortestPatternPx && gapsPx > 0;
}

std::vector<Path> cutDashes(const Path& path, std::span<const float> dashPx, float widthPx) {
  if (path.empty()) return {};
  DashPen pen(dashPx, widthPx);
  pen.start(path.front());
  for (std::size_t i = 1; i < path.size(); ++i) pen.lineTo(path[i - 1], path[i]);
  return std::move(pen).finish();
}

PixelBox pixelBoxOf(std::span<const Path> paths, float growPx) {
  float left = INFINITY;
  float bottom = INFINITY;
  float right = -INFINITY;
  float top = -INFINITY;
  for (const Path& path : paths) {
    for (const PathPoint& point : path) {
      left = std::min(left, point.xPx);
      bottom = std::min(bottom, point.yPx);
      right = std::max(right, point.xPx);
      top = std::max(top, point.yPx);
    }
  }
  if (!(left < right && bottom < top)) return {};
  return {static_cast<int>(std::floor(left - growPx)),
          static_cast<int>(std::floor(bottom - growPx)),
          static_cast<int>(std::ceil(right + growPx)), static_cast<int>(std::ceil(top + growPx))};
}

DistanceField::DistanceField(const PixelBox& box, float reachPx)
    : box_(box),
      reachPx_(reachPx),
      distancesPx_(
          static_cast<std::size_t>(box.widthPx()) * static_cast<std::size_t>(box.heightPx()),
          reachPx) {}

void DistanceField::add(const Path& path) {
  if (path.size() == 1) addSegment(path.front(), path.front());
  for (std::size_t i = 1; i < path.size(); ++i) addSegment(path[i - 1], path[i]);
}

PixelBox DistanceField::near(PathPoint from, PathPoint to) const {
  const auto within = [](float px, int low, int high) {
    return static_cast<int>(std::clamp(px, static_cast<float>(low), static_cast<float>(high)));
  };
  const auto [left, right] = std::minmax(from.xPx, to.xPx);
  const auto [bottom, top] = std::minmax(from.yPx, to.yPx);
  return {within(std::floor(left - reachPx_), box_.left, box_.right),
          within(std::floor(bottom - reachPx_), box_.bottom, box_.top),
          within(std::ceil(right + reachPx_), box_.left, box_.right),
          within(std::ceil(top + reachPx_), box_.bottom, box_.top)};
}

void DistanceField::addSegment(PathPoint from, PathPoint to) {
  const float dx = to.xPx - from.xPx;
  const float dy = to.yPx - from.yPx;
  const float squared = dx * dx + dy * dy;
  const float inverse = squared > 0 ? 1 / squared : 0;
  const PixelBox range = near(from, to);
  for (int y = range.bottom; y < range.top; ++y) {
    float* row =
        distancesPx_.data() + static_cast<std::ptrdiff_t>(box_.top - 1 - y) * box_.widthPx();
    for (int x = range.left; x < range.right; ++x) {
      const float toX = static_cast<float>(x) + 0.5F - from.xPx;
      const float toY = static_cast<float>(y) + 0.5F - from.yPx;
      const float share = std::clamp((toX * dx + toY * dy) * inverse, 0.0F, 1.0F);
      const float acrossX = toX - share * dx;
      const float acrossY = toY - share * dy;
      float& nearest = row[x - box_.left];
      nearest = std::min(nearest, std::sqrt(acrossX * acrossX + acrossY * acrossY));
    }
  }
}

std::uint8_t coverageAt(float insidePx) {
  return static_cast<std::uint8_t>(std::lround(255 * std::clamp(insidePx + 0.5F, 0.0F, 1.0F)));
}

}  // namespace viewer
