#include "viewer/gl/draw.hpp"
#include "viewer/platform/offscreen.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

namespace viewer {
namespace {

TEST(Offscreen, NeedsNoDisplay) {
  ::unsetenv("DISPLAY");
  ::unsetenv("WAYLAND_DISPLAY");
  const auto context = OffscreenContext::create();
  ASSERT_TRUE(context) << geo::describe(context.error());
  EXPECT_NE(context->driver().renderer, "");
  EXPECT_NE(context->driver().version, "");
  EXPECT_GE(context->driver().maxTextureSizePx, 1024) << "OpenGL 3.3 promises that much";
  EXPECT_EQ(gl::takeErrors(), "");
}

TEST(Offscreen, CanBeMadeAgainAndAgain) {
  for (int i = 0; i < 5; ++i) {
    const auto context = OffscreenContext::create();
    ASSERT_TRUE(context) << geo::describe(context.error());
    const auto picture = gl::Framebuffer::create(16, 16);
    ASSERT_TRUE(picture);
    gl::beginPass(picture->id(), {0, 0, 16, 16});
    gl::clear({1, 2, 3, 255});
    EXPECT_EQ(picture->read()[2], 3);
  }
}

TEST(Offscreen, StaysCurrentWhenMoved) {
  auto made = OffscreenContext::create();
  ASSERT_TRUE(made);
  const OffscreenContext context = std::move(*made);
  const auto picture = gl::Framebuffer::create(16, 16);
  ASSERT_TRUE(picture);
  EXPECT_EQ(gl::takeErrors(), "");
  EXPECT_NE(context.driver().renderer, "");
}

}  // namespace
}  // namespace viewer
