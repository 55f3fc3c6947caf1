// An OpenGL context with no display: EGL surfaceless first (Mesa; no X and no GPU needed), then any
// EGL device.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/gl/objects.hpp"

#include <memory>

namespace viewer {

class OffscreenContext {
 public:
  /// Makes the context and makes it current on the calling thread.
  static geo::Result<OffscreenContext> create();
  OffscreenContext(OffscreenContext&&) noexcept;
  OffscreenContext& operator=(OffscreenContext&&) noexcept;
  ~OffscreenContext();

  const gl::Driver& driver() const { return driver_; }

 private:
  struct Handles;
  OffscreenContext(std::unique_ptr<Handles> handles, gl::Driver driver);
  std::unique_ptr<Handles> handles_;
  gl::Driver driver_;
};

}  // namespace viewer
