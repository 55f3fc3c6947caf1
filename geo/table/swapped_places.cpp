#include "geo/table/swapped_places.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace geo {

namespace {

constexpr std::size_t kFewest = 4, kSample = 10000;

/// The lowest and the highest number without the outermost hundredth, at least one, on each side.
std::pair<double, double> bulkOf(std::vector<double> numbers) {
  const std::size_t cut = (numbers.size() + 99) / 100;
  std::ranges::sort(numbers);
  return {numbers[cut], numbers[numbers.size() - 1 - cut]};
}

}  // namespace

SwapTest::SwapTest(std::span<const LonLat> points, const RowFates& fates) {
  std::vector<double> lon, lat;
  const std::size_t step = std::max<std::size_t>(1, points.size() / kSample);
  for (std::size_t row = 0; row < points.size(); row += step) {
    if (!fates.isDrawn(row)) continue;
    lon.push_back(points[row].lonDegrees);
    lat.push_back(points[row].latDegrees);
  }
  if (lon.size() < kFewest) return;
  const auto [west, east] = bulkOf(std::move(lon));
  const auto [south, north] = bulkOf(std::move(lat));
  near_ = {west, south, east, north};
  const double wide = 3 * (east - west), high = 3 * (north - south);
  far_ = {west - wide, south - high, east + wide, north + high};
}

}  // namespace geo
