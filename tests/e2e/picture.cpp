#include "tests/e2e/picture.hpp"

#include <bit>
#include <cstring>
#include <fstream>
#include <iterator>
#include <set>

#include <gtest/gtest.h>
#include <png.h>

namespace e2e {

namespace {

std::uint32_t bigEndianAt(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value = value << 8 | static_cast<std::uint8_t>(bytes.at(at + i));
  }
  return value;
}

/// The header's words that matter, by their place in the X window dump format.
enum DumpWord : std::size_t {
  kHeaderBytes = 0,
  kWidth = 4,
  kHeight = 5,
  kBitsPerPixel = 11,
  kBytesPerLine = 12,
  kColorCount = 19
};
constexpr std::size_t kDumpWords = 25, kColorBytes = 12;

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

Picture cut(const Picture& picture, const Box& box) {
  Picture part{box.widthPx, box.heightPx, {}};
  const bool inside = box.xPx >= 0 && box.yPx >= 0 && box.xPx + box.widthPx <= picture.widthPx &&
                      box.yPx + box.heightPx <= picture.heightPx;
  EXPECT_TRUE(inside) << "the picture is only " << picture.widthPx << "x" << picture.heightPx;
  if (!inside) return {};
  for (int y = box.yPx; y < box.yPx + box.heightPx; ++y) {
    for (int x = box.xPx; x < box.xPx + box.widthPx; ++x) part.pixels.push_back(picture.at(x, y));
  }
  return part;
}

std::size_t countDifferent(const Picture& a, const Picture& b) {
  if (a.widthPx != b.widthPx || a.heightPx != b.heightPx) return a.pixels.size();
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) count += a.pixels[i] != b.pixels[i] ? 1u : 0u;
  return count;
}

std::size_t countColors(const Picture& picture) {
  return std::set<std::uint32_t>(picture.pixels.begin(), picture.pixels.end()).size();
}

std::optional<Picture> decodePng(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return std::nullopt;
  image.format = PNG_FORMAT_RGB;
  std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
  const bool read = png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr) != 0;
  png_image_free(&image);
  if (!read) return std::nullopt;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) {
    picture.pixels.push_back(
        static_cast<std::uint32_t>(rgb[i] << 16 | rgb[i + 1] << 8 | rgb[i + 2]));
  }
  return picture;
}

std::uint32_t densityOfPng(std::string_view bytes) {
  const auto at = bytes.find("pHYs");
  return at == std::string_view::npos ? 0 : bigEndianAt(bytes, at + 4);
}

std::optional<Picture> readPng(const std::filesystem::path& file) {
  return decodePng(bytesOf(file));
}

std::optional<Picture> readScreen(const std::filesystem::path& file) {
  const std::string bytes = bytesOf(file);
  if (bytes.size() < kDumpWords * 4) return std::nullopt;
  const auto word = [&](DumpWord index) { return std::size_t{bigEndianAt(bytes, index * 4)}; };
  static_assert(std::endian::native == std::endian::little);  // as the server's pixels lie
  const std::size_t first = word(kHeaderBytes) + word(kColorCount) * kColorBytes;
  const std::size_t width = word(kWidth), height = word(kHeight), line = word(kBytesPerLine);
  if (word(kBitsPerPixel) != 32 || bytes.size() < first + line * height) return std::nullopt;
  Picture picture{static_cast<int>(width), static_cast<int>(height), {}};
  picture.pixels.resize(width * height);
  for (std::size_t y = 0; y < height; ++y) {
    std::memcpy(&picture.pixels[y * width], &bytes[first + y * line], width * 4);
  }
  for (std::uint32_t& pixel : picture.pixels) pixel &= 0xffffff;
  return picture;
}

}  // namespace e2e
