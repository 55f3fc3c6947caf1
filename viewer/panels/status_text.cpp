#include "viewer/panels/status_text.hpp"

#include "geo/base/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace viewer {

geo::PlaceFormat nextFormat(geo::PlaceFormat format) {
  const auto at = std::ranges::find(kPlaceFormats, format);
  return at + 1 < kPlaceFormats.end() ? at[1] : kPlaceFormats.front();
}

std::string_view titleOf(geo::PlaceFormat format) {
  switch (format) {
    case geo::PlaceFormat::DecimalDegrees:
      break;
    case geo::PlaceFormat::DegreesMinutesSeconds:
      return "Degrees, minutes, seconds";
    case geo::PlaceFormat::Utm:
      return "UTM";
    case geo::PlaceFormat::Mgrs:
      return "MGRS";
  }
  return "Latitude, longitude";
}

std::string formatScale(double denominator) {
  if (!(denominator > 0) || !(denominator < 1e15)) return "1:–";
  const double digits = std::floor(std::log10(denominator)) + 1;
  const double unit = std::pow(10.0, std::max(0.0, digits - 3));
  return "1:" + geo::grouped(static_cast<std::uint64_t>(
                    std::llround(std::round(denominator / unit) * unit)));
}

}  // namespace viewer
