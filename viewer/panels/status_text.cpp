#include "viewer/panels/status_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace viewer {

namespace {

std::string grouped(std::int64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

}  // namespace

std::string formatLonLat(geo::LonLat at) {
  return fmt::format("{:.4f}°{} {:.4f}°{}", std::abs(at.lonDegrees), at.lonDegrees < 0 ? 'W' : 'E',
                     std::abs(at.latDegrees), at.latDegrees < 0 ? 'S' : 'N');
}

std::string formatLatLonPlain(geo::LonLat at) {
  return fmt::format("{:.5f}, {:.5f}", at.latDegrees, at.lonDegrees);
}

std::string formatScale(double denominator) {
  if (!(denominator > 0) || !(denominator < 1e15)) return "1:–";
  const double digits = std::floor(std::log10(denominator)) + 1;
  const double unit = std::pow(10.0, std::max(0.0, digits - 3));
  return "1:" + grouped(std::llround(std::round(denominator / unit) * unit));
}

}  // namespace viewer
