// Moments to pixels along the timeline's axis and back.
#pragma once

#include "geo/base/time.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace viewer {

struct AxisScale {
  geo::TimeSpan axis{};
  float leftPx = 0, widthPx = 0;
  bool operator==(const AxisScale&) const = default;

  double seconds() const {
    return std::max(1.0, std::chrono::duration<double>(axis.to - axis.from).count());
  }
  double secondsPerPx() const { return seconds() / std::max(widthPx, 1.0f); }
};

inline double secondsBetween(geo::Moment from, geo::Moment to) {
  return std::chrono::duration<double>(to - from).count();
}

/// `at` moved by a number of seconds, rounded to whole ones.
inline geo::Moment shifted(geo::Moment at, double seconds) {
  return at + std::chrono::seconds{static_cast<std::int64_t>(std::llround(seconds))};
}

/// Anywhere, also beyond the axis' ends.
inline float xFromMoment(const AxisScale& scale, geo::Moment at) {
  return scale.leftPx +
         static_cast<float>(secondsBetween(scale.axis.from, at) / scale.secondsPerPx());
}

/// Kept between the axis' ends.
inline geo::Moment momentFromX(const AxisScale& scale, float xPx) {
  const double seconds =
      std::clamp((xPx - scale.leftPx) * scale.secondsPerPx(), 0.0, scale.seconds());
  return shifted(scale.axis.from, seconds);
}

}  // namespace viewer
