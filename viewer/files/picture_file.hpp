// Pictures become files: row after row, so that a large one needs no more memory than a small one.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/picture_facts.hpp"
#include "viewer/files/picture_formats.hpp"
#include "viewer/files/whole_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace viewer {

/// RGBA, 8 bits each, rows from the top.
struct Picture {
  int widthPx = 0, heightPx = 0;
  std::vector<std::uint8_t> rgba;
};

/// A picture file on its way; unless finish() has succeeded, nothing of it is left.
class PictureWriter {
 public:
  virtual ~PictureWriter() = default;
  PictureWriter(const PictureWriter&) = delete;
  PictureWriter& operator=(const PictureWriter&) = delete;

  /// Whole rows of RGBA, from the top; alpha is left out, the map is opaque.
  geo::Result<void> addRows(std::span<const std::uint8_t> rgba);

  /// Fails while rows are missing.
  geo::Result<void> finish();

 protected:
  PictureWriter(int widthPx, int heightPx);

 private:
  virtual geo::Result<void> encodeRows(std::span<const std::uint8_t> rgba) = 0;
  virtual geo::Result<void> encodeEnd() = 0;
  std::size_t rowBytes_, rowsLeft_;
  geo::Result<void> state_;  // what ended it
};

/// Begins a picture file of a FileKind::Picture format. A WebP is held in memory until it is
/// finished, with about 12 bytes a pixel; all others by the band. Fails, before anything is
/// written, for a size that the format does not hold and for a manifest that cannot be stored (see
/// soundManifest).
geo::Result<std::unique_ptr<PictureWriter>> startPicture(const std::filesystem::path& path,
                                                         FileFormat format,
                                                         const PictureFacts& facts);

/// The whole of a picture at once, in the same way.
geo::Result<void> writePicture(const std::filesystem::path& path, FileFormat format,
                               const PictureFacts& facts, const Picture& picture);

/// A PNG in memory.
geo::Result<std::vector<std::uint8_t>> encodePng(const Picture& picture, double dotsPerInch);

}  // namespace viewer
