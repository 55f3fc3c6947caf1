// A picture becomes bytes, and bytes become a file that is whole or not there at all.
#pragma once

#include "geo/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace viewer {

/// RGBA, 8 bits each, rows from the top.
struct Picture {
  int widthPx = 0, heightPx = 0;
  std::vector<std::uint8_t> rgba;
};

/// PNG without alpha (the map is opaque), the pixel density stored, no time stamp: the same picture
/// gives the same bytes.
geo::Result<std::vector<std::uint8_t>> encodePng(const Picture& picture, double dotsPerInch);

/// Writes to a temporary file beside `path` and renames it; `-` is standard output, devices and
/// pipes are written to as they are, links are followed. On failure nothing is left behind and an
/// older file of that name is untouched.
geo::Result<void> writeWhole(const std::filesystem::path& path,
                             std::span<const std::uint8_t> bytes);
geo::Result<void> writeWhole(const std::filesystem::path& path, std::string_view text);

/// Whether a picture can be written under this name: `-` and `.png`. Fails with what is possible.
geo::Result<void> checkPictureName(const std::filesystem::path& path);

}  // namespace viewer
