// Lossless WebP. Its encoder looks at the whole picture, so the rows are kept until the end.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/byte_sink.hpp"
#include "viewer/files/picture_facts.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace viewer {

/// RGB without alpha, the manifest as an XMP packet. WebP has no place for a pixel density.
class WebpRows {
 public:
  static geo::Result<WebpRows> start(const PictureFacts& facts, ByteSink sink);
  WebpRows(WebpRows&&) noexcept;
  ~WebpRows();

  /// Whole rows of RGBA.
  geo::Result<void> add(std::span<const std::uint8_t> rgba);
  geo::Result<void> finish();

 private:
  struct State;
  explicit WebpRows(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viewer
