#include "geo/io/raster_writer.hpp"

#include "geo/io/gdal.hpp"
#include "geo/io/network_gate.hpp"

#include <algorithm>
#include <array>

#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

namespace geo {

struct RasterWriter::State {
  std::filesystem::path path;
  GDALDatasetUniquePtr dataset;
  int rowCount = 0;
};

namespace {

using Transform = std::array<double, 6>;

constexpr int kTilePx = 512;
constexpr int kBands = 3;

/// What GDAL writes is all in the one file, or it says so.
struct Writing {
  GdalMessages messages;
  CPLConfigOptionSetter noSideFile{"GDAL_PAM_ENABLED", "NO", false};

  Result<void> outcome(const std::filesystem::path& path) {
    if (const auto said = messages.take()) return failure(path, *said);
    return {};
  }
  tl::unexpected<Failure> failure(const std::filesystem::path& path, const std::string& otherwise) {
    return fail(Failure::Kind::Unwritable,
                fmt::format("cannot write ({})", messages.take().value_or(otherwise)),
                path.string());
  }
};

Transform transformOf(const RasterAnchor& anchor) {
  return {anchor.leftUnits, anchor.unitsPerPx, 0, anchor.topUnits, 0, -anchor.unitsPerPx};
}

Result<OGRSpatialReference> referenceOf(const RasterAnchor& anchor) {
  OGRSpatialReference reference;
  reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (reference.importFromWkt(anchor.wkt.c_str()) == OGRERR_NONE) return reference;
  return fail(Failure::Kind::Invalid, "not a reference system that GDAL knows", anchor.wkt);
}

CPLStringList creationOptions() {
  CPLStringList options;
  options.SetNameValue("TILED", "YES");
  options.SetNameValue("BLOCKXSIZE", fmt::format("{}", kTilePx).c_str());
  options.SetNameValue("BLOCKYSIZE", fmt::format("{}", kTilePx).c_str());
  options.SetNameValue("COMPRESS", "DEFLATE");
  options.SetNameValue("PREDICTOR", "2");
  options.SetNameValue("PHOTOMETRIC", "RGB");
  options.SetNameValue("BIGTIFF", "IF_SAFER");
  return options;
}

void setMetadata(GDALDataset& dataset, const RasterFacts& facts) {
  constexpr const char* kPerInch = "2";
  for (const auto& [name, value] : facts.metadata) {
    dataset.SetMetadataItem(name.c_str(), value.c_str());
  }
  const char* const packet[] = {facts.xmp.c_str(), nullptr};
  if (!facts.xmp.empty()) dataset.SetMetadata(const_cast<char**>(packet), "xml:XMP");
  const std::string density = fmt::format("{:g}", facts.dotsPerInch);
  dataset.SetMetadataItem("TIFFTAG_XRESOLUTION", density.c_str());
  dataset.SetMetadataItem("TIFFTAG_YRESOLUTION", density.c_str());
  dataset.SetMetadataItem("TIFFTAG_RESOLUTIONUNIT", kPerInch);
}

Result<void> setPlace(GDALDataset& dataset, const RasterAnchor& anchor) {
  const auto reference = referenceOf(anchor);
  if (!reference) return tl::unexpected(reference.error());
  Transform transform = transformOf(anchor);
  dataset.SetGeoTransform(transform.data());
  dataset.SetSpatialRef(&*reference);
  return {};
}

Result<GDALDatasetUniquePtr> openTiff(const std::filesystem::path& path, unsigned access) {
  constexpr const char* kTiffOnly[] = {"GTiff", nullptr};
  const unsigned flags = GDAL_OF_RASTER | GDAL_OF_VERBOSE_ERROR | access;
  GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), flags, kTiffOnly));
  if (!dataset) return fail(Failure::Kind::Unreadable, "not a TIFF", path.string());
  return dataset;
}

/// GeoTIFF cannot say every projection; a picture that lies elsewhere than it was told is refused.
bool liesAt(GDALDataset& dataset, const RasterAnchor& anchor) {
  Transform stored{};
  const Transform meant = transformOf(anchor);
  if (dataset.GetGeoTransform(stored.data()) != CE_None || stored != meant) return false;
  const auto reference = referenceOf(anchor);
  const OGRSpatialReference* found = dataset.GetSpatialRef();
  const char* const loosely[] = {"CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
                                 "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", nullptr};
  return reference && found && found->IsSame(&*reference, loosely);
}

GDALDatasetUniquePtr createTiff(const std::filesystem::path& path, int widthPx, int heightPx) {
  GDALDriver* const tiff = GetGDALDriverManager()->GetDriverByName("GTiff");
  return GDALDatasetUniquePtr(tiff ? tiff->Create(path.c_str(), widthPx, heightPx, kBands, GDT_Byte,
                                                  creationOptions().List())
                                   : nullptr);
}

/// A file of one pixel tells whether the place can be said, before there are rows to be lost.
Result<void> tryPlace(const std::filesystem::path& path, const RasterAnchor& anchor,
                      Writing& writing) {
  auto trial = createTiff(path, 1, 1);
  if (!trial) return writing.failure(path, "no GeoTIFF");
  if (auto placed = setPlace(*trial, anchor); !placed) return placed;
  trial.reset();
  if (auto closed = writing.outcome(path); !closed) return closed;
  const auto written = openTiff(path, GDAL_OF_READONLY);
  if (!written) return tl::unexpected(written.error());
  if (liesAt(**written, anchor)) return {};
  return fail(Failure::Kind::Unsupported, "a GeoTIFF cannot hold this projection", path.string());
}

/// Halves of halves, until one tile holds the picture.
std::vector<int> overviewsOf(GDALDataset& dataset) {
  std::vector<int> factors;
  const int side = std::max(dataset.GetRasterXSize(), dataset.GetRasterYSize());
  for (int factor = 2; side / (factor / 2) > kTilePx; factor *= 2) factors.push_back(factor);
  return factors;
}

bool addOverviews(GDALDataset& dataset) {
  std::vector<int> factors = overviewsOf(dataset);
  if (factors.empty()) return true;
  return dataset.BuildOverviews("AVERAGE", static_cast<int>(factors.size()), factors.data(), 0,
                                nullptr, nullptr, nullptr) == CE_None;
}

}  // namespace

RasterWriter::RasterWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
RasterWriter::RasterWriter(RasterWriter&&) noexcept = default;
RasterWriter::~RasterWriter() {
  Writing quiet;  // an unfinished file is of no interest
  state_.reset();
}

Result<RasterWriter> RasterWriter::start(const std::filesystem::path& path,
                                         const RasterFacts& facts) {
  prepareGdal();
  Writing writing;
  if (facts.anchor) {
    if (auto tried = tryPlace(path, *facts.anchor, writing); !tried) {
      return tl::unexpected(tried.error());
    }
  }
  auto dataset = createTiff(path, facts.widthPx, facts.heightPx);
  if (!dataset) return writing.failure(path, "no GeoTIFF");
  setMetadata(*dataset, facts);
  if (facts.anchor) {
    if (auto placed = setPlace(*dataset, *facts.anchor); !placed) {
      return tl::unexpected(placed.error());
    }
  }
  if (auto good = writing.outcome(path); !good) return tl::unexpected(good.error());
  return RasterWriter(std::make_unique<State>(State{path, std::move(dataset)}));
}

Result<void> RasterWriter::addRows(std::span<const std::uint8_t> rgba) {
  Writing writing;
  const int width = state_->dataset->GetRasterXSize();
  const GSpacing rowBytes = GSpacing{width} * 4;
  const int rows = static_cast<int>(static_cast<GSpacing>(rgba.size()) / rowBytes);
  auto* data = const_cast<std::uint8_t*>(rgba.data());  // GDAL only reads it
  int bands[kBands] = {1, 2, 3};
  const CPLErr result =
      state_->dataset->RasterIO(GF_Write, 0, state_->rowCount, width, rows, data, width, rows,
                                GDT_Byte, kBands, bands, 4, rowBytes, 1, nullptr);
  state_->rowCount += rows;
  if (result != CE_None) return writing.failure(state_->path, "the rows are not taken");
  return writing.outcome(state_->path);
}

Result<void> RasterWriter::finish() {
  Writing writing;
  state_->dataset.reset();
  return writing.outcome(state_->path);
}

Result<void> writeCloudOptimised(const std::filesystem::path& from,
                                 const std::filesystem::path& to) {
  prepareGdal();
  Writing writing;
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("COG");
  if (!driver) return fail(Failure::Kind::Unavailable, "this GDAL writes no COG", to.string());
  auto source = openTiff(from, GDAL_OF_UPDATE);
  if (!source) return tl::unexpected(source.error());
  if (!addOverviews(**source)) return writing.failure(to, "no overviews");
  CPLStringList options;
  options.SetNameValue("COMPRESS", "DEFLATE");
  options.SetNameValue("PREDICTOR", "YES");
  options.SetNameValue("BLOCKSIZE", fmt::format("{}", kTilePx).c_str());
  options.SetNameValue("OVERVIEWS", "FORCE_USE_EXISTING");
  options.SetNameValue("BIGTIFF", "IF_SAFER");
  GDALDatasetUniquePtr made(
      driver->CreateCopy(to.c_str(), source->get(), FALSE, options.List(), nullptr, nullptr));
  if (!made) return writing.failure(to, "no COG");
  made.reset();
  source->reset();
  return writing.outcome(to);
}

}  // namespace geo
