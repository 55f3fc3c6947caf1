#include "viewer/vector/vector_image.hpp"

#include <algorithm>

#include <png.h>

namespace viewer {

namespace {

std::size_t offsetOf(const VectorImage& image, int x, int y) {
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.widthPx) +
          static_cast<std::size_t>(x)) *
         4;
}

/// RGBA, not premultiplied.
std::vector<std::uint8_t> straightened(const VectorImage& image) {
  std::vector<std::uint8_t> rgba = image.rgba;
  for (std::size_t i = 0; i + 3 < rgba.size(); i += 4) {
    const int alpha = rgba[i + 3];
    for (std::size_t k = i; k < i + 3 && alpha > 0; ++k) {
      rgba[k] = static_cast<std::uint8_t>(std::min((rgba[k] * 255 + alpha / 2) / alpha, 255));
    }
  }
  return rgba;
}

}  // namespace

std::optional<CutImage> cutToInk(const VectorImage& image) {
  int left = image.widthPx, top = image.heightPx, right = 0, bottom = 0;
  for (int y = 0; y < image.heightPx; ++y) {
    for (int x = 0; x < image.widthPx; ++x) {
      if (image.rgba[offsetOf(image, x, y) + 3] == 0) continue;
      left = std::min(left, x), right = std::max(right, x + 1);
      top = std::min(top, y), bottom = y + 1;
    }
  }
  if (right <= left) return std::nullopt;
  CutImage cut{left, top, {right - left, bottom - top, {}}};
  for (int y = top; y < bottom; ++y) {
    const auto row = image.rgba.begin() + static_cast<std::ptrdiff_t>(offsetOf(image, left, y));
    cut.image.rgba.insert(cut.image.rgba.end(), row, row + (right - left) * 4);
  }
  return cut;
}

std::vector<std::uint8_t> pngOf(const VectorImage& image) {
  const std::vector<std::uint8_t> rgba = straightened(image);
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  png.width = static_cast<png_uint_32>(image.widthPx);
  png.height = static_cast<png_uint_32>(image.heightPx);
  png.format = PNG_FORMAT_RGBA;
  std::vector<std::uint8_t> bytes(PNG_IMAGE_PNG_SIZE_MAX(png));
  png_alloc_size_t size = bytes.size();
  png_image_write_to_memory(&png, bytes.data(), &size, 0, rgba.data(), 0, nullptr);
  png_image_free(&png);
  bytes.resize(size);
  return bytes;
}

}  // namespace viewer
