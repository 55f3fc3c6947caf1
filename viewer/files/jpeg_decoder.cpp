#include "viewer/files/jpeg_errors.hpp"
#include "viewer/files/manifest_text.hpp"
#include "viewer/files/picture_decoders.hpp"

#include <cstring>
#include <string_view>

namespace viewer {

namespace {

using geo::Failure;

// libjpeg reports errors by longjmp: where it is called, nothing with a destructor may be alive
// between its setjmp and the call.

struct Reading {
  jpeg_decompress_struct jpeg{};
  JpegErrors errors{};
  ~Reading() { jpeg_destroy_decompress(&jpeg); }
};

bool readHead(Reading& reading, FileBytes bytes) {
  constexpr unsigned kWholeSegments = 0xFFFF;
  reading.jpeg.err = quietErrors(reading.errors);
  if (setjmp(reading.errors.wayBack)) return false;
  jpeg_create_decompress(&reading.jpeg);
  jpeg_mem_src(&reading.jpeg, bytes.data(), bytes.size());
  jpeg_save_markers(&reading.jpeg, kXmpMarker, kWholeSegments);
  return jpeg_read_header(&reading.jpeg, TRUE) == JPEG_HEADER_OK;
}

bool start(Reading& reading) {
  if (setjmp(reading.errors.wayBack)) return false;
  reading.jpeg.out_color_space = JCS_EXT_RGBA;
  return jpeg_start_decompress(&reading.jpeg) != FALSE;
}

/// A warning means that libjpeg goes on with invented pixels.
bool readRow(Reading& reading, std::uint8_t* row) {
  if (setjmp(reading.errors.wayBack)) return false;
  return jpeg_read_scanlines(&reading.jpeg, &row, 1) == 1 &&
         reading.errors.manager.num_warnings == 0;
}

tl::unexpected<Failure> damaged() {
  return geo::fail(Failure::Kind::Unreadable, "a JPEG that is damaged or cut off");
}

}  // namespace

geo::Result<Picture> decodeJpeg(FileBytes bytes) {
  Reading reading;
  if (!readHead(reading, bytes)) return damaged();
  const auto& jpeg = reading.jpeg;
  if (auto fits = checkReadSize(jpeg.image_width, jpeg.image_height); !fits) {
    return tl::unexpected(fits.error());
  }
  if (!start(reading)) return damaged();
  Picture picture{static_cast<int>(jpeg.output_width), static_cast<int>(jpeg.output_height), {}};
  const std::size_t rowBytes = std::size_t{jpeg.output_width} * 4;
  for (int row = 0; row < picture.heightPx; ++row) {
    picture.rgba.resize(picture.rgba.size() + rowBytes);
    if (!readRow(reading, &*picture.rgba.end() - rowBytes)) return damaged();
  }
  return picture;
}

geo::Result<Manifest> manifestInJpeg(FileBytes bytes) {
  constexpr std::string_view kMark(kXmpMark, sizeof(kXmpMark));
  Reading reading;
  if (!readHead(reading, bytes)) return damaged();
  for (const jpeg_marker_struct* marker = reading.jpeg.marker_list; marker; marker = marker->next) {
    const std::string_view text(reinterpret_cast<const char*>(marker->data), marker->data_length);
    if (text.starts_with(kMark)) return manifestFromXmp(text.substr(kMark.size()));
  }
  return manifestFromXmp({});
}

}  // namespace viewer
