#include "tests/support/png_reader.hpp"

#include <fstream>
#include <iterator>
#include <vector>

#include <png.h>

namespace support {

using geo::Failure;

geo::Result<viewer::Picture> decodePng(std::span<const std::uint8_t> bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) {
    return geo::fail(Failure::Kind::Unreadable, image.message);
  }
  image.format = PNG_FORMAT_RGBA;
  viewer::Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  picture.rgba.resize(PNG_IMAGE_SIZE(image));
  const bool read = png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr) != 0;
  png_image_free(&image);
  if (!read) return geo::fail(Failure::Kind::Unreadable, image.message);
  return picture;
}

geo::Result<viewer::Picture> readPng(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return geo::fail(Failure::Kind::NotFound, "no such picture", path.string());
  const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
  auto picture = decodePng({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  if (!picture) picture.error().on = path.string();
  return picture;
}

}  // namespace support
