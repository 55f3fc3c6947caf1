#include "viewer/files/picture_formats.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include <fmt/format.h>

namespace viewer {

namespace {

using geo::Failure;
using Extension = std::string_view;

constexpr Extension kPng[] = {".png"};
constexpr Extension kJpeg[] = {".jpg", ".jpeg"};
constexpr Extension kWebP[] = {".webp"};
constexpr Extension kTiff[] = {".tif", ".tiff"};
constexpr Extension kCog[] = {".cog.tif", ".cog.tiff"};
constexpr Extension kPdf[] = {".pdf"};
constexpr Extension kSvg[] = {".svg"};
constexpr Extension kKml[] = {".kml"};
constexpr Extension kKmz[] = {".kmz"};
constexpr Extension kGeoJson[] = {".geojson", ".json"};
constexpr Extension kGeoPackage[] = {".gpkg"};
constexpr Extension kCsv[] = {".csv"};
constexpr Extension kMp4[] = {".mp4"};
constexpr Extension kWebM[] = {".webm"};
constexpr Extension kGif[] = {".gif"};

using enum FileKind;

// Largest sides: what libpng accepts, JPEG_MAX_DIMENSION, WEBP_MAX_DIMENSION, the widest row that
// we want to hold a tile of in memory, what libx264 and libvpx accept, a 16-bit number.
constexpr FormatTraits kFormats[] = {
    {FileFormat::Png, "png", "PNG", kPng, Picture, 1'000'000, HoldsPlace::No},
    {FileFormat::Jpeg, "jpeg", "JPEG", kJpeg, Picture, 65500, HoldsPlace::No},
    {FileFormat::WebP, "webp", "WebP, lossless", kWebP, Picture, 16383, HoldsPlace::No},
    {FileFormat::Tiff, "tiff", "GeoTIFF", kTiff, Picture, 100'000, HoldsPlace::Yes},
    {FileFormat::Cog, "cog", "Cloud-optimised GeoTIFF", kCog, Picture, 100'000, HoldsPlace::Yes},
    {FileFormat::Pdf, "pdf", "PDF", kPdf, Vector, 0, HoldsPlace::Yes},
    {FileFormat::Svg, "svg", "SVG", kSvg, Vector, 0, HoldsPlace::No},
    {FileFormat::Kml, "kml", "KML", kKml, Data, 0, HoldsPlace::Yes},
    {FileFormat::Kmz, "kmz", "KMZ", kKmz, Data, 0, HoldsPlace::Yes},
    {FileFormat::GeoJson, "geojson", "GeoJSON", kGeoJson, Data, 0, HoldsPlace::Yes},
    {FileFormat::GeoPackage, "gpkg", "GeoPackage", kGeoPackage, Data, 0, HoldsPlace::Yes},
    {FileFormat::Csv, "csv", "CSV", kCsv, Data, 0, HoldsPlace::Yes},
    {FileFormat::Mp4, "mp4", "MP4 film, H.264", kMp4, Film, 16384, HoldsPlace::No},
    {FileFormat::WebM, "webm", "WebM film, VP9", kWebM, Film, 16384, HoldsPlace::No},
    {FileFormat::Gif, "gif", "GIF film", kGif, Film, 65535, HoldsPlace::No},
};

bool isAmong(FileKind kind, std::span<const FileKind> kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

/// A name that is nothing but an extension has none.
std::size_t matchedLength(const FormatTraits& traits, std::string_view fileName) {
  std::size_t length = 0;
  for (const std::string_view extension : traits.extensions) {
    if (fileName.size() > extension.size() && fileName.ends_with(extension)) {
      length = std::max(length, extension.size());
    }
  }
  return length;
}

const FormatTraits* byEnding(const std::filesystem::path& path, std::span<const FileKind> kinds) {
  const std::string fileName = lowered(path.filename().string());
  const FormatTraits* best = nullptr;
  std::size_t longest = 0;
  for (const FormatTraits& traits : kFormats) {
    const std::size_t length = matchedLength(traits, fileName);
    if (length <= longest || !isAmong(traits.kind, kinds)) continue;
    longest = length;
    best = &traits;
  }
  return best;
}

std::string possibleNames(std::span<const FileKind> kinds) {
  std::string names;
  for (const FormatTraits& traits : kFormats) {
    if (!isAmong(traits.kind, kinds)) continue;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", traits.name);
  }
  return names;
}

std::string possibleEndings(std::span<const FileKind> kinds) {
  std::string endings;
  for (const FormatTraits& traits : kFormats) {
    if (!isAmong(traits.kind, kinds)) continue;
    endings += fmt::format("{}{}", endings.empty() ? "" : ", ", traits.extensions.front());
  }
  return endings;
}

}  // namespace

std::span<const FormatTraits> formats() {
  return kFormats;
}

const FormatTraits& traitsOf(FileFormat format) {
  return *std::ranges::find(kFormats, format, &FormatTraits::format);
}

geo::Result<FileFormat> formatOf(const std::filesystem::path& path, std::string_view name,
                                 std::span<const FileKind> kinds) {
  if (!name.empty()) {
    const auto* found = std::ranges::find(kFormats, lowered(name), &FormatTraits::name);
    if (found != std::end(kFormats) && isAmong(found->kind, kinds)) return found->format;
    return geo::fail(Failure::Kind::Usage,
                     fmt::format("not a format; possible are {}", possibleNames(kinds)),
                     std::string(name));
  }
  if (path == "-" && isAmong(Picture, kinds)) return FileFormat::Png;
  if (const FormatTraits* found = byEnding(path, kinds)) return found->format;
  return geo::fail(
      Failure::Kind::Usage,
      fmt::format("the name's ending tells the format; possible are {}", possibleEndings(kinds)),
      path.string());
}

geo::Result<void> checkSize(FileFormat format, int widthPx, int heightPx) {
  const FormatTraits& traits = traitsOf(format);
  const std::string size = fmt::format("{}x{}", widthPx, heightPx);
  if (widthPx < 1 || heightPx < 1) {
    return geo::fail(Failure::Kind::Invalid, "a picture without pixels", size);
  }
  if (traits.largestSidePx == 0 || std::max(widthPx, heightPx) <= traits.largestSidePx) return {};
  return geo::fail(
      Failure::Kind::Unsupported,
      fmt::format("{} holds at most {} pixels a side", traits.title, traits.largestSidePx), size);
}

}  // namespace viewer
