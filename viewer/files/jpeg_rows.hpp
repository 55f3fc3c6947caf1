// JPEG, row after row.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/byte_sink.hpp"
#include "viewer/files/picture_facts.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace viewer {

/// Quality 92 with colours at full resolution (4:4:4), so that thin coloured lines keep theirs; the
/// pixel density, the manifest as an XMP packet and as a comment. A manifest too large for a JPEG
/// segment (64 KiB) is refused.
class JpegRows {
 public:
  static geo::Result<JpegRows> start(const PictureFacts& facts, ByteSink sink);
  JpegRows(JpegRows&&) noexcept;
  ~JpegRows();

  /// Whole rows of RGBA.
  geo::Result<void> add(std::span<const std::uint8_t> rgba);
  geo::Result<void> finish();

 private:
  struct State;
  explicit JpegRows(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viewer
