#include "viewer/files/picture_reader.hpp"

#include "geo/io/stored_raster.hpp"
#include "viewer/files/manifest_text.hpp"
#include "viewer/files/picture_decoders.hpp"

#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace viewer {

namespace {

using geo::Failure;

constexpr std::uintmax_t kMostFileBytes = std::uintmax_t{2} << 30;

geo::Result<std::vector<std::uint8_t>> bytesOf(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return geo::fail(Failure::Kind::NotFound, "no such picture", path.string());
  }
  if (!std::filesystem::is_regular_file(path, error)) {
    return geo::fail(Failure::Kind::Unreadable, "not a regular file", path.string());
  }
  const auto size = std::filesystem::file_size(path, error);
  if (error || size > kMostFileBytes) {
    return geo::fail(Failure::Kind::Unsupported, "larger than 2 GiB", path.string());
  }
  std::vector<std::uint8_t> bytes(size);
  std::ifstream in(path, std::ios::binary);
  if (!in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size))) {
    return geo::fail(Failure::Kind::Unreadable, "cannot be read", path.string());
  }
  return bytes;
}

bool startsWith(FileBytes bytes, std::string_view mark) {
  return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size())
      .starts_with(mark);
}

std::optional<FileFormat> formatIn(FileBytes bytes) {
  constexpr std::size_t kRiffHead = 8;
  using namespace std::string_view_literals;
  if (startsWith(bytes, "\x89PNG\r\n\x1A\n")) return FileFormat::Png;
  if (startsWith(bytes, "\xFF\xD8\xFF")) return FileFormat::Jpeg;
  if (startsWith(bytes, "RIFF") && bytes.size() > kRiffHead &&
      startsWith(bytes.subspan(kRiffHead), "WEBP")) {
    return FileFormat::WebP;
  }
  for (const std::string_view mark : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv}) {
    if (startsWith(bytes, mark)) return FileFormat::Tiff;
  }
  return std::nullopt;
}

/// The one of several readers that the bytes ask for; `tiff` is given the path.
template <class Read, class ReadTiff>
auto readAsItIs(const std::filesystem::path& path, Read png, Read jpeg, Read webp, ReadTiff tiff)
    -> decltype(png(FileBytes{})) {
  const auto bytes = bytesOf(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto format = formatIn(*bytes);
  if (!format) {
    return geo::fail(Failure::Kind::Unsupported, "not a PNG, JPEG, WebP or TIFF", path.string());
  }
  auto read = *format == FileFormat::Png    ? png(*bytes)
              : *format == FileFormat::Jpeg ? jpeg(*bytes)
              : *format == FileFormat::WebP ? webp(*bytes)
                                            : tiff(path);
  if (!read) read.error().on = path.string();
  return read;
}

geo::Result<Picture> pixelsInTiff(const std::filesystem::path& path) {
  auto raster = geo::readStoredRaster(path, kMostReadPixels);
  if (!raster) return tl::unexpected(raster.error());
  return Picture{raster->widthPx, raster->heightPx, std::move(raster->rgba)};
}

geo::Result<Manifest> manifestInTiff(const std::filesystem::path& path) {
  const auto packet = geo::readStoredXmp(path);
  if (!packet) return tl::unexpected(packet.error());
  return manifestFromXmp(*packet);
}

}  // namespace

geo::Result<Picture> readPixels(const std::filesystem::path& path) {
  return readAsItIs(path, decodePng, decodeJpeg, decodeWebp, pixelsInTiff);
}

geo::Result<Manifest> readManifest(const std::filesystem::path& path) {
  return readAsItIs(path, manifestInPng, manifestInJpeg, manifestInWebp, manifestInTiff);
}

}  // namespace viewer
