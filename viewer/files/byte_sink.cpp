#include "viewer/files/byte_sink.hpp"

#include <exception>

#include <fmt/format.h>

namespace viewer {

bool CarefulSink::take(std::span<const std::uint8_t> bytes) noexcept {
  try {
    if (state_) state_ = sink_(bytes);
  } catch (const std::exception& error) {
    state_ = geo::fail(geo::Failure::Kind::Unwritable, error.what());
  }
  return state_.has_value();
}

geo::Failure CarefulSink::failure(const char* format) const {
  if (!state_) return state_.error();
  return {
      geo::Failure::Kind::Unwritable, fmt::format("cannot encode the picture as {}", format), {}};
}

}  // namespace viewer
