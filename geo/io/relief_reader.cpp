#include "geo/io/relief_reader.hpp"

#include "geo/io/gdal.hpp"

#include <algorithm>
#include <limits>
#include <system_error>

namespace geo {

namespace {

constexpr std::int64_t kMostCells = 64 << 20;

bool inDegrees(GDALDataset& raster) {
  const OGRSpatialReference* reference = raster.GetSpatialRef();
  return !reference || reference->IsGeographic();
}

Result<ReliefGrid> frameOf(GDALDataset& raster, const std::string& file) {
  double t[6] = {};
  const bool placed = raster.GetGeoTransform(t) == CE_None && t[2] == 0 && t[4] == 0 && t[1] > 0 &&
                      t[5] < 0 && inDegrees(raster);
  if (!placed || raster.GetRasterCount() < 1) {
    return fail(Failure::Kind::Unsupported, "not a north-up raster in degrees", file);
  }
  ReliefGrid grid;
  grid.width = raster.GetRasterXSize();
  grid.height = raster.GetRasterYSize();
  if (std::int64_t{grid.width} * grid.height > kMostCells) {
    return fail(Failure::Kind::Unsupported, "more than 64 million cells", file);
  }
  grid.box = {t[0], t[3] + t[5] * grid.height, t[0] + t[1] * grid.width, t[3]};
  return grid;
}

void fillGaps(ReliefGrid& grid, GDALRasterBand& band) {
  int stated = FALSE;
  const double none = band.GetNoDataValue(&stated);
  using Limits = std::numeric_limits<std::int16_t>;
  if (!stated || !(none >= Limits::min() && none <= Limits::max())) return;
  std::ranges::replace(grid.metres, static_cast<std::int16_t>(none), std::int16_t{0});
}

}  // namespace

Result<ReliefGrid> readRelief(const std::filesystem::path& path) {
  const std::string file = path.string();
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    return fail(Failure::Kind::NotFound, "no such file", file);
  }
  GdalMessages messages;
  const auto raster = openDataset(
      {.name = file, .on = file, .driver = "GTiff", .flags = GDAL_OF_RASTER, .options = {}},
      messages);
  if (!raster) return tl::unexpected(raster.error());
  auto grid = frameOf(**raster, file);
  if (!grid) return grid;
  grid->metres.resize(static_cast<std::size_t>(grid->width) *
                      static_cast<std::size_t>(grid->height));
  GDALRasterBand& band = *(*raster)->GetRasterBand(1);
  const CPLErr read = band.RasterIO(GF_Read, 0, 0, grid->width, grid->height, grid->metres.data(),
                                    grid->width, grid->height, GDT_Int16, 0, 0, nullptr);
  if (read != CE_None) {
    return fail(Failure::Kind::Unreadable, messages.take().value_or("cannot be read"), file);
  }
  fillGaps(*grid, band);
  return grid;
}

}  // namespace geo
