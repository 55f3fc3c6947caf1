#include "viewer/files/picture_decoders.hpp"

#include <csetjmp>
#include <cstring>

#include <png.h>

namespace viewer {

namespace {

using geo::Failure;

tl::unexpected<Failure> unreadable(const char* why) {
  return geo::fail(Failure::Kind::Unreadable, why);
}

/// Whether so few bytes can hold so many pixels: deflate makes at most 1032 bytes of one (RFC
/// 1951), and a pixel takes at least a bit.
bool isPlausible(const png_image& image, FileBytes bytes) {
  constexpr std::uint64_t kMostPixelsAByte = std::uint64_t{1032} * 8;
  return std::uint64_t{image.width} * image.height <= bytes.size() * kMostPixelsAByte;
}

struct Reading {
  FileBytes left;
  png_structp png = nullptr;
  png_infop info = nullptr;
  ~Reading() { png_destroy_read_struct(&png, &info, nullptr); }
};

void takeBytes(png_structp png, png_bytep data, png_size_t length) {
  auto& left = static_cast<Reading*>(png_get_io_ptr(png))->left;
  if (left.size() < length) png_error(png, "cut off");
  std::memcpy(data, left.data(), length);
  left = left.subspan(length);
}

void ignoreMessage(png_structp, png_const_charp) {}

[[noreturn]] void giveUp(png_structp png, png_const_charp) {
  png_longjmp(png, 1);
}

/// libpng reports errors by longjmp: nothing with a destructor may live in this function.
bool readHead(Reading& reading) {
  if (setjmp(png_jmpbuf(reading.png))) return false;
  png_set_read_fn(reading.png, &reading, takeBytes);
  png_set_crc_action(reading.png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  png_read_info(reading.png, reading.info);
  return true;
}

}  // namespace

geo::Result<Picture> decodePng(FileBytes bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) {
    return unreadable(image.message);
  }
  auto fits = checkReadSize(image.width, image.height);
  if (fits && !isPlausible(image, bytes)) fits = unreadable("cut off");
  if (!fits) {
    png_image_free(&image);
    return tl::unexpected(fits.error());
  }
  image.format = PNG_FORMAT_RGBA;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  picture.rgba.resize(PNG_IMAGE_SIZE(image));
  const bool read = png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr) != 0;
  png_image_free(&image);
  if (!read) return unreadable(image.message);
  return picture;
}

geo::Result<Manifest> manifestInPng(FileBytes bytes) {
  Reading reading;
  reading.left = bytes;
  reading.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, giveUp, ignoreMessage);
  reading.info = reading.png ? png_create_info_struct(reading.png) : nullptr;
  if (!reading.info || !readHead(reading)) return unreadable("damaged before its pixels");
  png_textp texts = nullptr;
  int count = 0;
  png_get_text(reading.png, reading.info, &texts, &count);
  Manifest manifest;
  for (int i = 0; i < count; ++i) {
    const bool international = texts[i].compression >= PNG_ITXT_COMPRESSION_NONE;
    const std::size_t length = international ? texts[i].itxt_length : texts[i].text_length;
    manifest.push_back({texts[i].key, std::string(texts[i].text, length)});
  }
  if (manifest.empty()) return unreadable("says nothing of itself");
  return manifest;
}

}  // namespace viewer
