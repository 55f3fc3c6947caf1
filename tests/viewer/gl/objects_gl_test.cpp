#include "viewer/gl/draw.hpp"
#include "viewer/gl/objects.hpp"
#include "viewer/platform/offscreen.hpp"

#include <array>
#include <cstring>
#include <utility>

#include <gtest/gtest.h>

namespace viewer::gl {
namespace {

constexpr std::string_view kVertex =
    "layout(location = 0) in vec2 a_at;\n"
    "void main() { gl_Position = vec4(a_at, 0.0, 1.0); }\n";
constexpr std::string_view kFragment =
    "uniform vec4 u_color;\n"
    "out vec4 o_color;\n"
    "void main() { o_color = u_color; }\n";

class GlObjects : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(context_) << geo::describe(context_.error()); }
  void TearDown() override { EXPECT_EQ(takeErrors(), ""); }

  geo::Result<OffscreenContext> context_ = OffscreenContext::create();
};

geo::Color pixelOf(const Framebuffer& picture, const std::vector<std::uint8_t>& rgba, int x,
                   int y) {
  const auto at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.widthPx()) +
                   static_cast<std::size_t>(x)) *
                  4;
  return {rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3]};
}

TEST_F(GlObjects, FramebuffersRefuseSizesThatCannotBe) {
  const int most = context_->driver().maxTextureSizePx;
  const std::pair<int, int> kRefused[] = {{0, 10},        {10, 0},        {-1, 10}, {10, -7},
                                          {most + 1, 10}, {10, most + 1}, {0, 0},   {INT32_MAX, 1}};
  for (const auto& [width, height] : kRefused) {
    const auto made = Framebuffer::create(width, height);
    ASSERT_FALSE(made) << width << "x" << height;
    EXPECT_EQ(made.error().kind, geo::Failure::Kind::Unsupported);
    EXPECT_EQ(made.error().on, std::to_string(width) + "x" + std::to_string(height));
    EXPECT_NE(made.error().what.find(std::to_string(most)), std::string::npos)
        << "it says what is possible: " << made.error().what;
  }
}

TEST_F(GlObjects, FramebuffersTakeOnePixelAndOddSizes) {
  for (const auto& [width, height] : {std::pair{1, 1}, {3, 1}, {1, 4096}, {333, 77}}) {
    const auto made = Framebuffer::create(width, height);
    ASSERT_TRUE(made) << geo::describe(made.error());
    beginPass(made->id(), {0, 0, width, height});
    clear({10, 20, 30, 255});
    const auto rgba = made->read();
    ASSERT_EQ(rgba.size(), static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    EXPECT_EQ(pixelOf(*made, rgba, width - 1, height - 1), (geo::Color{10, 20, 30, 255}));
  }
}

TEST_F(GlObjects, ReadsRowsFromTheTop) {
  const auto picture = Framebuffer::create(5, 3);
  ASSERT_TRUE(picture);
  beginPass(picture->id(), {0, 0, 5, 3});
  clear({0, 0, 0, 255});
  clipTo({0, 2, 1, 1});  // OpenGL's third row from below: the picture's first
  clear({200, 0, 0, 255});
  const auto rgba = picture->read();
  EXPECT_EQ(pixelOf(*picture, rgba, 0, 0), (geo::Color{200, 0, 0, 255}));
  EXPECT_EQ(pixelOf(*picture, rgba, 0, 2), (geo::Color{0, 0, 0, 255}));
  EXPECT_EQ(pixelOf(*picture, rgba, 1, 0), (geo::Color{0, 0, 0, 255}));
}

TEST_F(GlObjects, BeginPassEndsTheClip) {
  const auto picture = Framebuffer::create(4, 4);
  ASSERT_TRUE(picture);
  beginPass(picture->id(), {0, 0, 4, 4});
  clipTo({0, 0, 1, 1});
  beginPass(picture->id(), {0, 0, 4, 4});
  clear({7, 8, 9, 255});
  EXPECT_EQ(pixelOf(*picture, picture->read(), 3, 3), (geo::Color{7, 8, 9, 255}));
}

TEST_F(GlObjects, CopiesAPartToAPlace) {
  const auto from = Framebuffer::create(8, 8), to = Framebuffer::create(8, 8);
  ASSERT_TRUE(from && to);
  beginPass(to->id(), {0, 0, 8, 8});
  clear({0, 0, 0, 255});
  beginPass(from->id(), {0, 0, 8, 8});
  clear({90, 90, 90, 255});
  clipTo({1, 1, 2, 2});
  clear({250, 0, 0, 255});
  copyPixels(*from, {1, 1, 2, 2}, to->id(), 5, 4);
  const auto rgba = to->read();
  EXPECT_EQ(pixelOf(*to, rgba, 5, 3), (geo::Color{250, 0, 0, 255}));
  EXPECT_EQ(pixelOf(*to, rgba, 6, 2), (geo::Color{250, 0, 0, 255}));
  EXPECT_EQ(pixelOf(*to, rgba, 4, 3), (geo::Color{0, 0, 0, 255}));
  EXPECT_EQ(pixelOf(*to, rgba, 5, 4), (geo::Color{0, 0, 0, 255}));
}

TEST_F(GlObjects, ProgramsThatDoNotCompileSayWhich) {
  const auto vertex = Program::link("my label", {"void main() { nonsense(); }"}, {kFragment});
  const auto fragment = Program::link("my label", {kVertex}, {"void main() { nonsense(); }"});
  for (const auto* program : {&vertex, &fragment}) {
    ASSERT_FALSE(*program);
    EXPECT_EQ(program->error().on, "my label");
    EXPECT_NE(program->error().what.find("compiling a shader: "), std::string::npos);
    EXPECT_NE(program->error().what.find("nonsense"), std::string::npos) << program->error().what;
  }
}

TEST_F(GlObjects, ProgramsThatDoNotLinkSayWhich) {
  const auto program = Program::link(
      "my label", {"out vec2 v_at;\nvoid main() { gl_Position = vec4(0.0); v_at = vec2(1.0); }\n"},
      {"in vec4 v_at;\nout vec4 o_color;\nvoid main() { o_color = v_at; }\n"});
  ASSERT_FALSE(program);
  EXPECT_EQ(program.error().on, "my label");
  EXPECT_NE(program.error().what.find("linking shaders: "), std::string::npos);
}

TEST_F(GlObjects, NamesOfUnusedUniformsAreIgnored) {
  const auto program = Program::link("plain", {kVertex}, {kFragment});
  ASSERT_TRUE(program);
  program->set("u_nobody", 1.0f);
  program->set("u_nobody", 1, 2);
}

TEST_F(GlObjects, PremultipliedColoursBlend) {
  const auto program = Program::link("plain", {kVertex}, {kFragment});
  const auto picture = Framebuffer::create(2, 2);
  ASSERT_TRUE(program && picture);
  constexpr std::array<float, 8> kCorners{-1, -1, 1, -1, 1, 1, -1, 1};
  constexpr std::array<std::uint32_t, 6> kTriangles{0, 1, 2, 0, 2, 3};
  constexpr std::array kLayout{Attribute{0, 2, AttributeType::Float, 0}};
  const Buffer corners(std::as_bytes(std::span(kCorners)));
  const Buffer triangles(std::as_bytes(std::span(kTriangles)));
  const VertexArray vertices(corners, 2 * sizeof(float), kLayout, Advance::PerVertex, &triangles);
  beginPass(picture->id(), {0, 0, 2, 2});
  clear({200, 200, 200, 255});
  program->set("u_color", 0.5f, 0.0f, 0.0f, 0.5f);
  drawIndexed(*program, vertices, 0, 6);
  const geo::Color drawn = pixelOf(*picture, picture->read(), 1, 1);
  EXPECT_NEAR(drawn.r, 227, 1);
  EXPECT_NEAR(drawn.g, 100, 1);
  EXPECT_EQ(drawn.a, 255);
}

TEST_F(GlObjects, MovedObjectsReleaseOnce) {
  Buffer first(std::span<const std::byte>{});
  const std::uint32_t id = first.id();
  Buffer second = std::move(first);
  EXPECT_EQ(second.id(), id);
  EXPECT_EQ(first.id(), 0u);
  auto picture = Framebuffer::create(4, 4);
  ASSERT_TRUE(picture);
  const std::uint32_t pictureId = picture->id();
  Framebuffer moved = std::move(*picture);
  EXPECT_EQ(moved.id(), pictureId);
  EXPECT_EQ(moved.read().size(), 64u);
}

TEST_F(GlObjects, TexturesKeepTheirRows) {
  const std::vector<std::uint8_t> rgba{1, 0, 0, 255, 2, 0, 0, 255, 3, 0, 0, 255};
  const Texture texture(1, 3, rgba, Texture::Sampling::Nearest);
  EXPECT_EQ(texture.widthPx(), 1);
  EXPECT_EQ(texture.heightPx(), 3);
  const auto program = Program::link(
      "texture", {kVertex},
      {"uniform sampler2D u_texture;\nout vec4 o_color;\n"
       "void main() { o_color = texelFetch(u_texture, ivec2(gl_FragCoord.xy), 0); }\n"});
  const auto picture = Framebuffer::create(1, 3);
  ASSERT_TRUE(program && picture);
  constexpr std::array<float, 6> kCorners{-1, -1, 3, -1, -1, 3};
  constexpr std::array<std::uint32_t, 3> kTriangle{0, 1, 2};
  constexpr std::array kLayout{Attribute{0, 2, AttributeType::Float, 0}};
  const Buffer corners(std::as_bytes(std::span(kCorners)));
  const Buffer indices(std::as_bytes(std::span(kTriangle)));
  const VertexArray vertices(corners, 2 * sizeof(float), kLayout, Advance::PerVertex, &indices);
  beginPass(picture->id(), {0, 0, 1, 3});
  useTexture(*program, "u_texture", texture);
  drawIndexed(*program, vertices, 0, 3);
  const auto drawn = picture->read();
  EXPECT_EQ(drawn[0], 3) << "the texture's last row is drawn at the top";
  EXPECT_EQ(drawn[4], 2);
  EXPECT_EQ(drawn[8], 1);
}

}  // namespace
}  // namespace viewer::gl
