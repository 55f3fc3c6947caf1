#include "viewer/files/tiff_picture.hpp"

#include "geo/io/raster_writer.hpp"
#include "viewer/files/manifest_text.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace viewer {

namespace {

/// What TIFF 6.0 has tags for.
constexpr std::array<std::pair<std::string_view, const char*>, 5> kTags{{
    {"Title", "TIFFTAG_DOCUMENTNAME"},
    {"Description", "TIFFTAG_IMAGEDESCRIPTION"},
    {"Author", "TIFFTAG_ARTIST"},
    {"Copyright", "TIFFTAG_COPYRIGHT"},
    {"Software", "TIFFTAG_SOFTWARE"},
}};

geo::RasterFacts rasterFacts(const PictureFacts& facts) {
  geo::RasterFacts raster{facts.widthPx, facts.heightPx, facts.dotsPerInch, {}, {}, {}};
  if (!facts.manifest.empty()) raster.xmp = xmpFrom(facts.manifest);
  if (facts.place) {
    raster.anchor = {facts.place->leftUnits, facts.place->topUnits, facts.place->unitsPerPx,
                     facts.place->wkt};
  }
  for (const auto& [key, value] : facts.manifest) raster.metadata.emplace_back(key, value);
  for (const auto& [key, tag] : kTags) {
    const std::string_view value = valueOf(facts.manifest, key);
    if (!value.empty()) raster.metadata.emplace_back(tag, value);
  }
  return raster;
}

class TiffPicture : public PictureWriter {
 public:
  TiffPicture(const PictureFacts& facts, PartFile tiff, std::optional<PartFile> cog)
      : PictureWriter(facts.widthPx, facts.heightPx),
        tiff_(std::move(tiff)),
        cog_(std::move(cog)) {}

  geo::Result<void> start(const geo::RasterFacts& facts) {
    auto rows = geo::RasterWriter::start(tiff_.path(), facts);
    if (!rows) return tl::unexpected(rows.error());
    rows_.emplace(std::move(*rows));
    return {};
  }

 private:
  geo::Result<void> encodeRows(std::span<const std::uint8_t> rgba) override {
    return rows_->addRows(rgba);
  }

  geo::Result<void> encodeEnd() override {
    if (auto finished = rows_->finish(); !finished) return finished;
    if (!cog_) return tiff_.commit();
    if (auto made = geo::writeCloudOptimised(tiff_.path(), cog_->path()); !made) return made;
    return cog_->commit();
  }

  PartFile tiff_;
  std::optional<PartFile> cog_;
  std::optional<geo::RasterWriter> rows_;
};

}  // namespace

geo::Result<std::unique_ptr<PictureWriter>> startTiff(const std::filesystem::path& path,
                                                      FileFormat format,
                                                      const PictureFacts& facts) {
  auto tiff = PartFile::beside(path);
  if (!tiff) return tl::unexpected(tiff.error());
  std::optional<PartFile> cog;
  if (format == FileFormat::Cog) {
    auto second = PartFile::beside(path);
    if (!second) return tl::unexpected(second.error());
    cog.emplace(std::move(*second));
  }
  auto writer = std::make_unique<TiffPicture>(facts, std::move(*tiff), std::move(cog));
  if (auto started = writer->start(rasterFacts(facts)); !started) {
    return tl::unexpected(started.error());
  }
  return writer;
}

}  // namespace viewer
