#include "viewer/text/atlas.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace viewer {

namespace {

constexpr int kBorderPx = 1;
constexpr std::size_t kBytesPerPixel = 4;

std::size_t bytesOf(int pixels) {
  return static_cast<std::size_t>(pixels) * kBytesPerPixel;
}

}  // namespace

Atlas::Atlas(int sidePx)
    : sidePx_(std::clamp(sidePx, 0, int{UINT16_MAX})),
      pixels_(bytesOf(sidePx_) * static_cast<std::size_t>(sidePx_)) {}

std::optional<AtlasCell> Atlas::add(int widthPx, int heightPx, std::span<const std::uint8_t> rgba) {
  if (widthPx <= 0 || heightPx <= 0) return AtlasCell{};
  assert(rgba.size() == bytesOf(widthPx) * static_cast<std::size_t>(heightPx));
  const int most = sidePx_ - 2 * kBorderPx;
  if (widthPx > most || heightPx > most) return std::nullopt;
  const bool opensShelf = shelfX_ + widthPx + kBorderPx > sidePx_;
  const int y = opensShelf ? shelfY_ + shelfHeight_ + kBorderPx : shelfY_;
  if (y + heightPx + kBorderPx > sidePx_) return std::nullopt;
  const int x = opensShelf ? kBorderPx : shelfX_;
  for (int row = 0; row < heightPx; ++row) {
    const auto from =
        rgba.subspan(bytesOf(row) * static_cast<std::size_t>(widthPx), bytesOf(widthPx));
    const std::size_t to = bytesOf(x) + bytesOf(y + row) * static_cast<std::size_t>(sidePx_);
    std::ranges::copy(from, pixels_.begin() + static_cast<std::ptrdiff_t>(to));
  }
  shelfHeight_ = opensShelf ? heightPx : std::max(shelfHeight_, heightPx);
  shelfX_ = x + widthPx + kBorderPx;
  shelfY_ = y;
  ++revision_;
  return AtlasCell{static_cast<std::uint16_t>(x), static_cast<std::uint16_t>(y),
                   static_cast<std::uint16_t>(widthPx), static_cast<std::uint16_t>(heightPx)};
}

void Atlas::clear() {
  shelfX_ = shelfY_ = kBorderPx;
  shelfHeight_ = 0;
  std::ranges::fill(pixels_, std::uint8_t{0});
  ++revision_;
}

}  // namespace viewer
