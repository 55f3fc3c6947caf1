#include "viewer/files/picture_decoders.hpp"

#include <fmt/format.h>

namespace viewer {

geo::Result<void> checkReadSize(std::uint64_t widthPx, std::uint64_t heightPx) {
  constexpr std::uint64_t kLongestSide = 1'000'000;
  const bool fits =
      widthPx <= kLongestSide && heightPx <= kLongestSide && widthPx * heightPx <= kMostReadPixels;
  if (fits) return {};
  return geo::fail(geo::Failure::Kind::Unsupported,
                   fmt::format("{}x{} pixels are too many to read", widthPx, heightPx));
}

}  // namespace viewer
