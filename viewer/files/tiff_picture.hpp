// GeoTIFF and cloud-optimised GeoTIFF, by GDAL.
#pragma once

#include "viewer/files/picture_file.hpp"

namespace viewer {

/// Begins a TIFF (or COG); it says where it lies if the facts do. COG is written twice: it is made
/// of a finished TIFF.
geo::Result<std::unique_ptr<PictureWriter>> startTiff(const std::filesystem::path& path,
                                                      FileFormat format, const PictureFacts& facts);

}  // namespace viewer
