#include "viewer/files/picture_file.hpp"

#include "viewer/files/jpeg_rows.hpp"
#include "viewer/files/manifest_text.hpp"
#include "viewer/files/png_rows.hpp"
#include "viewer/files/tiff_picture.hpp"
#include "viewer/files/webp_rows.hpp"

#include <optional>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

using geo::Failure;

/// A format whose rows become bytes, in a file.
template <class Rows>
class StreamedPicture : public PictureWriter {
 public:
  StreamedPicture(const PictureFacts& facts, WholeFile file)
      : PictureWriter(facts.widthPx, facts.heightPx), file_(std::move(file)) {}

  geo::Result<void> start(const PictureFacts& facts) {
    auto rows = Rows::start(
        facts, [this](std::span<const std::uint8_t> bytes) { return file_.write(bytes); });
    if (!rows) return tl::unexpected(rows.error());
    rows_.emplace(std::move(*rows));
    return {};
  }

 private:
  geo::Result<void> encodeRows(std::span<const std::uint8_t> rgba) override {
    return rows_->add(rgba);
  }
  geo::Result<void> encodeEnd() override {
    if (auto finished = rows_->finish(); !finished) return finished;
    return file_.commit();
  }

  WholeFile file_;
  std::optional<Rows> rows_;
};

template <class Rows>
geo::Result<std::unique_ptr<PictureWriter>> startStreamed(const std::filesystem::path& path,
                                                          const PictureFacts& facts) {
  auto file = WholeFile::open(path);
  if (!file) return tl::unexpected(file.error());
  auto writer = std::make_unique<StreamedPicture<Rows>>(facts, std::move(*file));
  if (auto started = writer->start(facts); !started) return tl::unexpected(started.error());
  return writer;
}

bool hasAllPixels(const Picture& picture) {
  return picture.widthPx > 0 && picture.heightPx > 0 &&
         picture.rgba.size() == static_cast<std::size_t>(picture.widthPx) *
                                    static_cast<std::size_t>(picture.heightPx) * 4;
}

}  // namespace

PictureWriter::PictureWriter(int widthPx, int heightPx)
    : rowBytes_(static_cast<std::size_t>(widthPx) * 4),
      rowsLeft_(static_cast<std::size_t>(heightPx)) {}

geo::Result<void> PictureWriter::addRows(std::span<const std::uint8_t> rgba) {
  if (!state_) return state_;
  const std::size_t rows = rgba.size() / rowBytes_;
  if (rgba.size() % rowBytes_ != 0) {
    return geo::fail(Failure::Kind::Invalid, "not whole rows of the picture");
  }
  if (rows > rowsLeft_) {
    return geo::fail(Failure::Kind::Invalid, "more rows than the picture has");
  }
  if (rows > 0) state_ = encodeRows(rgba);
  rowsLeft_ -= rows;
  return state_;
}

geo::Result<void> PictureWriter::finish() {
  if (!state_) return state_;
  if (rowsLeft_ != 0) {
    return geo::fail(Failure::Kind::Invalid, "a picture without all its rows",
                     fmt::format("{} are missing", rowsLeft_));
  }
  auto finished = encodeEnd();
  state_ = geo::fail(Failure::Kind::Invalid, "the picture is finished");
  return finished;
}

geo::Result<std::unique_ptr<PictureWriter>> startPicture(const std::filesystem::path& path,
                                                         FileFormat format,
                                                         const PictureFacts& facts) {
  if (auto fits = checkSize(format, facts.widthPx, facts.heightPx); !fits) {
    return tl::unexpected(fits.error());
  }
  auto manifest = soundManifest(facts.manifest);
  if (!manifest) return tl::unexpected(manifest.error());
  PictureFacts sound = facts;
  sound.manifest = std::move(*manifest);
  switch (format) {
    case FileFormat::Png:
      return startStreamed<PngRows>(path, sound);
    case FileFormat::Jpeg:
      return startStreamed<JpegRows>(path, sound);
    case FileFormat::WebP:
      return startStreamed<WebpRows>(path, sound);
    case FileFormat::Tiff:
    case FileFormat::Cog:
      return startTiff(path, format, sound);
    default:
      return geo::fail(Failure::Kind::Usage, "not a format of pictures",
                       std::string(traitsOf(format).name));
  }
}

geo::Result<void> writePicture(const std::filesystem::path& path, FileFormat format,
                               const PictureFacts& facts, const Picture& picture) {
  if (!hasAllPixels(picture) || picture.widthPx != facts.widthPx ||
      picture.heightPx != facts.heightPx) {
    return geo::fail(Failure::Kind::Invalid, "a picture without all its pixels",
                     fmt::format("{}x{}", picture.widthPx, picture.heightPx));
  }
  auto writer = startPicture(path, format, facts);
  if (!writer) return tl::unexpected(writer.error());
  if (auto added = (*writer)->addRows(picture.rgba); !added) return added;
  return (*writer)->finish();
}

geo::Result<std::vector<std::uint8_t>> encodePng(const Picture& picture, double dotsPerInch) {
  if (!hasAllPixels(picture)) {
    return geo::fail(Failure::Kind::Invalid, "a picture without all its pixels",
                     fmt::format("{}x{}", picture.widthPx, picture.heightPx));
  }
  std::vector<std::uint8_t> bytes;
  const auto sink = [&bytes](std::span<const std::uint8_t> more) -> geo::Result<void> {
    bytes.insert(bytes.end(), more.begin(), more.end());
    return {};
  };
  auto rows = PngRows::start({picture.widthPx, picture.heightPx, dotsPerInch, {}, {}}, sink);
  if (!rows) return tl::unexpected(rows.error());
  if (auto added = rows->add(picture.rgba); !added) return tl::unexpected(added.error());
  if (auto ended = rows->finish(); !ended) return tl::unexpected(ended.error());
  return bytes;
}

}  // namespace viewer
