// PNG files back into pictures, for comparing.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/picture_file.hpp"

#include <cstdint>
#include <filesystem>
#include <span>

namespace support {

/// Any PNG as RGBA, 8 bits each.
geo::Result<viewer::Picture> decodePng(std::span<const std::uint8_t> bytes);
geo::Result<viewer::Picture> readPng(const std::filesystem::path& path);

}  // namespace support
