#include "geo/io/stored_raster.hpp"

#include "geo/io/raster_access.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>

namespace geo {

namespace {

constexpr int kBands = 3;

bool isRgb(GDALDataset& dataset) {
  if (dataset.GetRasterCount() != kBands) return false;
  for (GDALRasterBand* band : dataset.GetBands()) {
    if (band->GetRasterDataType() != GDT_Byte) return false;
  }
  return true;
}

}  // namespace

Result<StoredRaster> readStoredRaster(const std::filesystem::path& path, std::size_t mostPixels) {
  RasterAccess access({path.string()});
  const auto dataset = access.open();
  if (!dataset) return tl::unexpected(dataset.error());
  if (!isRgb(**dataset)) {
    return fail(Failure::Kind::Unsupported, "not red, green and blue bytes", path.string());
  }
  StoredRaster raster{(*dataset)->GetRasterXSize(), (*dataset)->GetRasterYSize(), {}};
  const auto width = static_cast<std::size_t>(raster.widthPx);
  for (int row = 0; row < raster.heightPx; ++row) {
    if (raster.rgba.size() / 4 + width > mostPixels) {
      return fail(Failure::Kind::Unsupported, fmt::format("more than {} pixels", mostPixels),
                  path.string());
    }
    raster.rgba.resize(raster.rgba.size() + width * 4, 255);
    int bands[kBands] = {1, 2, 3};
    const CPLErr read = (*dataset)->RasterIO(GF_Read, 0, row, raster.widthPx, 1,
                                             raster.rgba.data() + raster.rgba.size() - width * 4,
                                             raster.widthPx, 1, GDT_Byte, kBands, bands, 4,
                                             static_cast<GSpacing>(width) * 4, 1, nullptr);
    if (read != CE_None) return access.failure(Failure::Kind::Unreadable, "damaged");
  }
  return raster;
}

Result<std::string> readStoredXmp(const std::filesystem::path& path) {
  RasterAccess access({path.string()});
  const auto dataset = access.open();
  if (!dataset) return tl::unexpected(dataset.error());
  char** const packet = (*dataset)->GetMetadata("xml:XMP");
  return packet && *packet ? std::string(*packet) : std::string();
}

}  // namespace geo
