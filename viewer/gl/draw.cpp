#include "viewer/gl/draw.hpp"

#include <fmt/format.h>
#include <glad/gl.h>

namespace viewer::gl {

void beginPass(std::uint32_t framebufferId, const PixelRect& viewport) {
  glBindFramebuffer(GL_FRAMEBUFFER, framebufferId);
  glViewport(viewport.x, viewport.y, viewport.width, viewport.height);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_FRAMEBUFFER_SRGB);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void clear(geo::Color color) {
  glClearColor(color.r / 255.0f, color.g / 255.0f, color.b / 255.0f, color.a / 255.0f);
  glClear(GL_COLOR_BUFFER_BIT);
}

void setBlend(Blend blend) {
  glBlendEquation(blend == Blend::Densest ? GL_MAX : GL_FUNC_ADD);
}

void clipTo(const PixelRect& rect) {
  glEnable(GL_SCISSOR_TEST);
  glScissor(rect.x, rect.y, rect.width, rect.height);
}

void useTexture(const Program& program, std::string_view uniform, const Texture& texture,
                int unit) {
  program.set(uniform, std::int32_t{unit});
  glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
  glBindTexture(GL_TEXTURE_2D, texture.id());
}

void drawIndexed(const Program& program, const VertexArray& vertices, std::uint32_t firstIndex,
                 std::uint32_t count) {
  glUseProgram(program.id());
  glBindVertexArray(vertices.id());
  const auto offset = static_cast<std::size_t>(firstIndex) * sizeof(std::uint32_t);
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count), GL_UNSIGNED_INT,
                 reinterpret_cast<const void*>(offset));
}

void drawInstances(const Program& program, const VertexArray& instances, std::uint32_t first,
                   std::uint32_t count, int verticesPerInstance) {
  glUseProgram(program.id());
  instances.startAtInstance(first);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, verticesPerInstance, static_cast<GLsizei>(count));
}

void copyPixels(const Framebuffer& from, const PixelRect& part, std::uint32_t toFramebufferId,
                int toX, int toY) {
  glDisable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from.id());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, toFramebufferId);
  glBlitFramebuffer(part.x, part.y, part.x + part.width, part.y + part.height, toX, toY,
                    toX + part.width, toY + part.height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void copyTexture(const Texture& from, int windowHeightPx) {
  std::uint32_t framebuffer = 0;  // contexts share textures, but no framebuffers
  glGenFramebuffers(1, &framebuffer);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
  glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, from.id(), 0);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  const int bottom = windowHeightPx - from.heightPx();
  glBlitFramebuffer(0, 0, from.widthPx(), from.heightPx(), 0, bottom, from.widthPx(),
                    bottom + from.heightPx(), GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glDeleteFramebuffers(1, &framebuffer);
}

void flush() {
  glFlush();
}

void finish() {
  glFinish();
}

std::string takeErrors() {
  std::string errors;
  for (GLenum error = glGetError(); error != GL_NO_ERROR; error = glGetError()) {
    errors += fmt::format("{}OpenGL error 0x{:04x}", errors.empty() ? "" : ", ", error);
  }
  return errors;
}

}  // namespace viewer::gl
