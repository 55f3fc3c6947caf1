// Drawing calls. Every call sets all the state it relies on.
#pragma once

#include "geo/base/color.hpp"
#include "viewer/gl/objects.hpp"

#include <cstdint>
#include <optional>

namespace viewer::gl {

/// Pixels, from the lower left as OpenGL counts.
struct PixelRect {
  int x = 0, y = 0, width = 0, height = 0;
};

/// Where drawing goes: a framebuffer, or the window's (id 0), with its viewport and blending of
/// premultiplied colours on.
void beginPass(std::uint32_t framebufferId, const PixelRect& viewport);
void clear(geo::Color color);
/// How a colour joins what is already there. Over is what beginPass sets.
enum class Blend { Over, Densest };
void setBlend(Blend blend);

/// Drawing touches only this part until the next beginPass.
void clipTo(const PixelRect& rect);

/// On texture unit `unit`: another one for each texture that a program reads.
void useTexture(const Program& program, std::string_view uniform, const Texture& texture,
                int unit = 0);

void drawIndexed(const Program& program, const VertexArray& vertices, std::uint32_t firstIndex,
                 std::uint32_t count);
/// `verticesPerInstance` vertices as a triangle strip, for each of `count` instances.
void drawInstances(const Program& program, const VertexArray& instances, std::uint32_t first,
                   std::uint32_t count, int verticesPerInstance);

/// Copies a part of a picture, pixel by pixel, to `to`'s lower left corner in another framebuffer.
void copyPixels(const Framebuffer& from, const PixelRect& part, std::uint32_t toFramebufferId,
                int toX, int toY);

/// Copies a picture, pixel by pixel, to the upper left corner of the current window's, which is
/// `windowHeightPx` high. The picture may be of another context that shares its textures with this
/// one.
void copyTexture(const Texture& from, int windowHeightPx);

/// Sends on what was drawn, before another context reads it.
void flush();

/// Waits until all is drawn.
void finish();

/// Errors that OpenGL has noted since the last call, as text; empty when there are none.
std::string takeErrors();

}  // namespace viewer::gl
