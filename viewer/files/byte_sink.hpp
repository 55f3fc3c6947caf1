// Where the formats put their bytes, one piece after the other.
#pragma once

#include "geo/base/result.hpp"

#include <cstdint>
#include <functional>
#include <span>

namespace viewer {

using ByteSink = std::function<geo::Result<void>(std::span<const std::uint8_t>)>;

/// A sink for C libraries, through which no exception may fly: it keeps the first failure.
class CarefulSink {
 public:
  explicit CarefulSink(ByteSink sink) : sink_(std::move(sink)) {}

  /// False once something has failed.
  bool take(std::span<const std::uint8_t> bytes) noexcept;

  /// What went wrong, or that the format's library gave up.
  geo::Failure failure(const char* format) const;

 private:
  ByteSink sink_;
  geo::Result<void> state_;
};

}  // namespace viewer
