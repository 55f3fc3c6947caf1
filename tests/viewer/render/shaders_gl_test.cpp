// What the shaders expect is what the meshes give: attribute places and types, room for symbols.
#include "embedded/shaders.hpp"
#include "viewer/gl/objects.hpp"
#include "viewer/layers/symbols.hpp"
#include "viewer/platform/offscreen.hpp"

#include <array>
#include <map>

#include <glad/gl.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using Inputs = std::map<int, GLenum>;  // by location

Inputs inputsOf(const gl::Program& program) {
  Inputs inputs;
  GLint count = 0;
  glGetProgramiv(program.id(), GL_ACTIVE_ATTRIBUTES, &count);
  for (GLint i = 0; i < count; ++i) {
    std::array<char, 64> name{};
    GLint size = 0;
    GLenum type = 0;
    glGetActiveAttrib(program.id(), static_cast<GLuint>(i), name.size(), nullptr, &size, &type,
                      name.data());
    const int location = glGetAttribLocation(program.id(), name.data());
    if (location >= 0) inputs[location] = type;
  }
  return inputs;
}

class Shaders : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(context_) << geo::describe(context_.error()); }
  geo::Result<OffscreenContext> context_ = OffscreenContext::create();
};

TEST_F(Shaders, TakeValidTimesAsWholeNumbers) {
  using namespace embedded;
  const auto view = viewGlsl(), time = validTimeGlsl(), symbol = symbolGlsl();
  const auto fill = gl::Program::link("fill", {view, time, fillVert()}, {fillFrag()});
  const std::string_view cut = "#define CUT_AT_JOINTS\n";
  const auto stroke =
      gl::Program::link("stroke", {cut, view, time, strokeVert()}, {cut, strokeFrag()});
  const auto marker =
      gl::Program::link("marker", {view, time, markerVert()}, {symbol, markerFrag()});
  ASSERT_TRUE(fill && stroke && marker);
  constexpr GLenum kOne = GL_FLOAT, kTwo = GL_FLOAT_VEC2, kFour = GL_FLOAT_VEC4;
  EXPECT_EQ(inputsOf(*fill), (Inputs{{0, kTwo}, {1, kFour}, {2, kOne}, {3, GL_INT_VEC4}}));
  EXPECT_EQ(inputsOf(*stroke), (Inputs{{0, kTwo},
                                       {1, kTwo},
                                       {2, kOne},
                                       {3, kFour},
                                       {4, GL_INT_VEC4},
                                       {5, kTwo},
                                       {6, kFour},
                                       {7, kFour}}));
  EXPECT_EQ(inputsOf(*marker), (Inputs{{0, kTwo},
                                       {1, kTwo},
                                       {2, kFour},
                                       {3, kFour},
                                       {4, kOne},
                                       {5, GL_INT_VEC4},
                                       {6, GL_INT_VEC2}}));
}

TEST_F(Shaders, HaveRoomForEverySymbol) {
  using namespace embedded;
  const auto marker = gl::Program::link("marker", {viewGlsl(), validTimeGlsl(), markerVert()},
                                        {symbolGlsl(), markerFrag()});
  ASSERT_TRUE(marker);
  const char* name = "u_cells";
  GLuint index = GL_INVALID_INDEX;
  glGetUniformIndices(marker->id(), 1, &name, &index);
  ASSERT_NE(index, GL_INVALID_INDEX);
  GLint size = 0;
  glGetActiveUniformsiv(marker->id(), 1, &index, GL_UNIFORM_SIZE, &size);
  EXPECT_GE(static_cast<std::size_t>(size), kSymbolCount);
}

}  // namespace
}  // namespace viewer
