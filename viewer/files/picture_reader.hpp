// Picture files read back: to see whether a file holds what it says.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/picture_file.hpp"

#include <filesystem>

namespace viewer {

/// The pixels of a PNG, JPEG, WebP or TIFF; what it is, its first bytes tell, not its name. Fails,
/// Unreadable, for a file that is damaged or cut off; Unsupported beyond 400 million pixels and
/// for what this program does not write (animations, other numbers of channels in a TIFF).
geo::Result<Picture> readPixels(const std::filesystem::path& path);

/// What such a file says of itself; fails where it says nothing.
geo::Result<Manifest> readManifest(const std::filesystem::path& path);

}  // namespace viewer
