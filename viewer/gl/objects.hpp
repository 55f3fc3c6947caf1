// The few OpenGL 3.3 objects that the renderer needs. All of them want a current context from the
// moment they are made until they are gone.
#pragma once

#include "geo/base/color.hpp"
#include "geo/base/result.hpp"
#include "viewer/gl/name.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace viewer::gl {

using GetProcAddress = void (*(*)(const char* name))();

/// What the driver says of itself, e.g. for `--version` and error messages.
struct Driver {
  std::string vendor, renderer, version;
  int maxTextureSizePx = 0;
};

/// Loads the functions of the current context. Fails when it is older than OpenGL 3.3 core.
geo::Result<Driver> loadFunctions(GetProcAddress getProcAddress);

class Buffer {
 public:
  /// An immutable-size buffer filled once.
  explicit Buffer(std::span<const std::byte> bytes);
  Buffer() : Buffer(std::span<const std::byte>{}) {}
  /// Throws the old content away.
  void replace(std::span<const std::byte> bytes);
  std::uint32_t id() const { return name_.id(); }

 private:
  Name<ObjectKind::Buffer> name_;
};

enum class AttributeType { Float, Int, UnsignedByteAsShare };  // share: 0 to 1
enum class Advance { PerVertex, PerInstance };

struct Attribute {
  std::uint32_t location = 0;
  int components = 1;
  AttributeType type = AttributeType::Float;
  std::size_t offset = 0;
};

/// How a buffer's bytes reach a shader.
class VertexArray {
 public:
  VertexArray(const Buffer& vertices, std::size_t strideBytes,
              std::span<const Attribute> attributes, Advance advance,
              const Buffer* indices = nullptr);
  std::uint32_t id() const { return name_.id(); }
  /// Instanced attributes start at instance `first` (OpenGL 3.3 has no base instance).
  void startAtInstance(std::uint32_t first) const;

 private:
  Name<ObjectKind::VertexArray> name_;
  std::uint32_t buffer_;
  std::size_t strideBytes_;
  std::vector<Attribute> attributes_;
};

class Texture {
 public:
  enum class Sampling { Nearest, Linear };
  /// RGBA, 8 bits each. `pixels` may be empty: then the content is undefined.
  Texture(int widthPx, int heightPx, std::span<const std::uint8_t> rgba, Sampling sampling);
  void replace(std::span<const std::uint8_t> rgba);
  std::uint32_t id() const { return name_.id(); }
  int widthPx() const { return widthPx_; }
  int heightPx() const { return heightPx_; }

 private:
  Name<ObjectKind::Texture> name_;
  int widthPx_, heightPx_;
};

/// A colour picture that can be drawn into, copied and read.
class Framebuffer {
 public:
  static geo::Result<Framebuffer> create(int widthPx, int heightPx,
                                         Texture::Sampling sampling = Texture::Sampling::Nearest);
  int widthPx() const { return texture_.widthPx(); }
  int heightPx() const { return texture_.heightPx(); }
  const Texture& texture() const { return texture_; }
  std::uint32_t id() const { return name_.id(); }
  /// RGBA rows from the top.
  std::vector<std::uint8_t> read() const;
  /// One pixel, counted from the upper left; waits until it has been drawn.
  geo::Color readPixel(int x, int y) const;

 private:
  Framebuffer(Name<ObjectKind::Framebuffer> name, Texture texture);
  Name<ObjectKind::Framebuffer> name_;
  Texture texture_;
};

class Program {
 public:
  /// Vertex and fragment stages, each the concatenation of its pieces (the version line is added).
  /// `label` names the program in error messages.
  static geo::Result<Program> link(std::string_view label,
                                   std::initializer_list<std::string_view> vertexPieces,
                                   std::initializer_list<std::string_view> fragmentPieces);
  std::uint32_t id() const { return name_.id(); }

  /// Uniforms by name; a name that the shader does not use is ignored, as GL does.
  void set(std::string_view name, float value) const;
  void set(std::string_view name, float x, float y) const;
  void set(std::string_view name, float x, float y, float z, float w) const;
  void set(std::string_view name, std::int32_t x, std::int32_t y) const;
  void set(std::string_view name, std::int32_t value) const;
  void setVec4s(std::string_view name, std::span<const float> values) const;

 private:
  explicit Program(Name<ObjectKind::Program> name);
  int locationOf(std::string_view name) const;
  Name<ObjectKind::Program> name_;
  std::map<std::string, int, std::less<>> locations_;
};

}  // namespace viewer::gl
