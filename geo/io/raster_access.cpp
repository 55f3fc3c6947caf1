#include "geo/io/raster_access.hpp"

#include <filesystem>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr int kMostListed = 20;

constexpr double kMostBlockBytes = 256 << 20;

/// "path", or why it cannot be one. A name that GDAL alone understands has a colon, begins with
/// "/vsi" or is a text of its own.
std::optional<Failure> notAFile(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  const auto failure = [&path](Failure::Kind kind, const char* what) {
    return Failure{kind, what, path};
  };
  if (std::filesystem::is_directory(status)) {
    return failure(Failure::Kind::Unreadable, "a folder, not a raster");
  }
  if (std::filesystem::exists(status)) {
    if (std::filesystem::is_regular_file(status)) return std::nullopt;
    return failure(Failure::Kind::Unreadable, "not a regular file");
  }
  const bool named =
      path.find(':') != std::string::npos || path.starts_with("/vsi") || path.starts_with('<');
  return named ? std::nullopt : std::optional{failure(Failure::Kind::NotFound, "no such file")};
}

/// A web address is read in pieces, not fetched as a whole.
std::string nameForGdal(const std::string& path) {
  const bool web = path.starts_with("http://") || path.starts_with("https://");
  return web ? "/vsicurl/" + path : path;
}

std::string listOfParts(GDALDataset& dataset) {
  const CPLStringList parts(dataset.GetMetadata("SUBDATASETS"), FALSE);
  std::string list;
  int listed = 0;
  for (int i = 1;
       const char* name = parts.FetchNameValue(fmt::format("SUBDATASET_{}_NAME", i).c_str()); ++i) {
    if (listed++ < kMostListed) list += fmt::format("\n  {}", name);
  }
  if (listed > kMostListed) list += fmt::format("\n  and {} more", listed - kMostListed);
  return list;
}

/// GDAL holds at least one block at a time in memory.
bool hasHugeBlocks(GDALDataset& dataset) {
  for (GDALRasterBand* band : dataset.GetBands()) {
    int width = 0, height = 0;
    band->GetBlockSize(&width, &height);
    const double bytes =
        double{1} * width * height * GDALGetDataTypeSizeBytes(band->GetRasterDataType());
    if (!(bytes <= kMostBlockBytes)) return true;
  }
  return false;
}

}  // namespace

tl::unexpected<Failure> RasterAccess::failure(Failure::Kind kind, const std::string& what) {
  const auto said = messages_.take();
  if (gate_.heldBack()) {
    return fail(Failure::Kind::Unavailable,
                "needs the network, which is not allowed: start with --allow-network to allow it",
                source_.path);
  }
  return fail(kind, said ? what + ": " + *said : what, source_.path);
}

Result<GDALDatasetUniquePtr> RasterAccess::open() {
  if (const auto failed = notAFile(source_.path)) return tl::unexpected(*failed);
  constexpr unsigned kFlags = GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
  GDALDatasetUniquePtr dataset(GDALDataset::Open(nameForGdal(source_.path).c_str(), kFlags));
  if (!dataset) return failure(Failure::Kind::Unreadable, "not a raster that can be read");
  if (dataset->GetRasterCount() == 0) {
    const std::string parts = listOfParts(*dataset);
    if (parts.empty()) return failure(Failure::Kind::Unsupported, "holds no raster");
    return failure(Failure::Kind::Unsupported,
                   "holds several rasters, of which one is to be named:" + parts);
  }
  if (hasHugeBlocks(*dataset)) {
    return failure(Failure::Kind::Unsupported,
                   "stored in pieces of more than 256 MiB; rewrite it with "
                   "gdal_translate -co TILED=YES");
  }
  return dataset;
}

}  // namespace geo
