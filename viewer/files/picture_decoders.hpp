// The formats that are read back, each from a file's bytes.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/picture_file.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace viewer {

using FileBytes = std::span<const std::uint8_t>;

/// More is refused: 1.6 GB in memory.
inline constexpr std::size_t kMostReadPixels = 400'000'000;

/// Fails where a header promises more pixels than are read.
geo::Result<void> checkReadSize(std::uint64_t widthPx, std::uint64_t heightPx);

geo::Result<Picture> decodePng(FileBytes bytes);
geo::Result<Picture> decodeJpeg(FileBytes bytes);
geo::Result<Picture> decodeWebp(FileBytes bytes);

/// What the file says of itself; fails where it says nothing.
geo::Result<Manifest> manifestInPng(FileBytes bytes);
geo::Result<Manifest> manifestInJpeg(FileBytes bytes);
geo::Result<Manifest> manifestInWebp(FileBytes bytes);

}  // namespace viewer
