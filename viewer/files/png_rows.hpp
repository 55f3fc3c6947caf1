// PNG, row after row.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/byte_sink.hpp"
#include "viewer/files/picture_facts.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace viewer {

/// RGB without alpha (the map is opaque), sRGB, the pixel density and the manifest as text chunks;
/// no time stamp: the same rows give the same bytes.
class PngRows {
 public:
  static geo::Result<PngRows> start(const PictureFacts& facts, ByteSink sink);
  PngRows(PngRows&&) noexcept;
  ~PngRows();

  /// Whole rows of RGBA.
  geo::Result<void> add(std::span<const std::uint8_t> rgba);
  geo::Result<void> finish();

 private:
  struct State;
  explicit PngRows(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viewer
