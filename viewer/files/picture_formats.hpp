// The formats that files are written in: one row each.
#pragma once

#include "geo/base/result.hpp"

#include <filesystem>
#include <span>
#include <string_view>

namespace viewer {

enum class FileFormat {
  Png,
  Jpeg,
  WebP,
  Tiff,
  Cog,
  Pdf,
  Svg,
  Kml,
  Kmz,
  GeoJson,
  GeoPackage,
  Csv,
  Mp4,
  WebM,
  Gif
};

enum class FileKind { Picture, Vector, Data, Film };
enum class HoldsPlace { No, Yes };  // whether the file itself can say where on the Earth it lies

struct FormatTraits {
  FileFormat format;
  std::string_view name;                         // as an option takes it: "webp"
  std::string_view title;                        // for people: "WebP, lossless"
  std::span<const std::string_view> extensions;  // with their dot, the usual one first
  FileKind kind;
  int largestSidePx;  // 0: none
  HoldsPlace holdsPlace;
};

/// All of them, pictures first.
std::span<const FormatTraits> formats();
const FormatTraits& traitsOf(FileFormat format);

inline constexpr FileKind kAllKinds[] = {FileKind::Picture, FileKind::Vector, FileKind::Data,
                                         FileKind::Film};

/// The format that `name` names; without one, the format that the path's ending means (.cog.tif
/// before .tif); PNG for standard output (`-`). Fails, Usage, with what is possible among `kinds`.
geo::Result<FileFormat> formatOf(const std::filesystem::path& path, std::string_view name,
                                 std::span<const FileKind> kinds = kAllKinds);

/// Whether a picture or film of this size fits into the format.
geo::Result<void> checkSize(FileFormat format, int widthPx, int heightPx);

}  // namespace viewer
