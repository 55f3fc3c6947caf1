// A GeoTIFF of ours read back, to see what it holds.
#pragma once

#include "geo/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace geo {

struct StoredRaster {
  int widthPx = 0, heightPx = 0;
  std::vector<std::uint8_t> rgba;  // rows from the top; 255 for alpha
};

/// The pixels of a TIFF of red, green and blue bytes, of at most `mostPixels`.
Result<StoredRaster> readStoredRaster(const std::filesystem::path& path, std::size_t mostPixels);

/// Its XMP packet; empty where it has none.
Result<std::string> readStoredXmp(const std::filesystem::path& path);

}  // namespace geo
