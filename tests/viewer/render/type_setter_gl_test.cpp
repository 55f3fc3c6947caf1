// Turned text, as OpenGL draws it.
#include "viewer/gl/draw.hpp"
#include "viewer/platform/offscreen.hpp"
#include "viewer/render/passes.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr int kSidePx = 160;
using Points = std::vector<geo::Screen>;
using Pixels = std::vector<std::uint8_t>;

class TurnedText : public testing::Test {
 protected:
  void TearDown() override { EXPECT_EQ(gl::takeErrors(), ""); }

  Pixels draw(std::string_view text, const Points& path, std::string_view before = {}) {
    const TextLook look{.sizePx = 17, .halo = {200, 30, 30, 255}, .haloPx = 2};
    TypeSetter type = TypeSetter::create().value();
    Sprites neighbours, sprites;
    type.addTextAlong(neighbours, before, look, Points{{0, 0}, {900, 0}}, 0);
    EXPECT_TRUE(type.addTextAlong(sprites, text, look, path, 0));
    const Atlas& atlas = type.atlas();
    const gl::Texture texture(atlas.sidePx(), atlas.sidePx(), atlas.pixels(),
                              gl::Texture::Sampling::Linear);
    const gl::Framebuffer target = gl::Framebuffer::create(kSidePx, kSidePx).value();
    gl::beginPass(target.id(), {0, 0, kSidePx, kSidePx});
    gl::clear({255, 255, 255, 255});
    geo::View view;
    view.widthPx = view.heightPx = kSidePx;
    Passes::create().value().drawSprites(tileOf(view), sprites, texture);
    return target.read();
  }

  OffscreenContext context_ = OffscreenContext::create().value();
};

int differenceAt(const Pixels& a, std::size_t pixelA, const Pixels& b, std::size_t pixelB) {
  int most = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    most = std::max(most, std::abs(a[pixelA * 4 + i] - b[pixelB * 4 + i]));
  }
  return most;
}

// A quarter turn maps pixels to pixels, so the two pictures have the same values.
TEST_F(TurnedText, IsTheLevelTextTurned) {
  const Pixels level = draw("Araz çayı", {{20, 60}, {150, 60}});
  const Pixels down = draw("Araz çayı", {{100, 20}, {100, 150}});
  int inked = 0;
  for (int y = 0; y < kSidePx; ++y) {
    for (int x = 0; x < kSidePx; ++x) {
      // Right of the start by x - 20 and below by y - 60: turned, below by the one, left by the
      // other.
      const int turnedX = 100 - (y - 60) - 1, turnedY = 20 + (x - 20);
      if (turnedX < 0 || turnedX >= kSidePx) continue;
      const auto from = static_cast<std::size_t>(y * kSidePx + x);
      const auto to = static_cast<std::size_t>(turnedY * kSidePx + turnedX);
      ASSERT_LE(differenceAt(level, from, down, to), 2) << x << ' ' << y;
      if (level[from * 4 + 1] < 128) ++inked;
    }
  }
  EXPECT_GT(inked, 200);
}

// What lies beside a letter in the atlas does not bleed into it.
TEST_F(TurnedText, DoesNotHangOnItsNeighboursInTheAtlas) {
  const Points path{{20, 20}, {80, 60}, {150, 150}};
  const Pixels alone = draw("lağım 8", path);
  const Pixels amid = draw("lağım 8", path, "MMWW@@l%a%ğ&ı#m█8@");
  for (std::size_t i = 0; i < alone.size() / 4; ++i) {
    ASSERT_LE(differenceAt(alone, i, amid, i), 2) << i;
  }
}

}  // namespace
}  // namespace viewer
