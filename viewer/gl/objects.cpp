#include "viewer/gl/objects.hpp"

#include <algorithm>
#include <array>
#include <mutex>

#include <fmt/format.h>
#include <glad/gl.h>

namespace viewer::gl {

namespace {

const char* textOf(GLenum what) {
  const auto* text = glGetString(what);
  return text ? reinterpret_cast<const char*>(text) : "";
}

const void* offsetPointer(std::size_t offset) {
  return reinterpret_cast<const void*>(offset);
}

std::uint32_t makeBuffer() {
  std::uint32_t id = 0;
  glGenBuffers(1, &id);
  return id;
}

void pointAt(const Attribute& attribute, std::size_t strideBytes, std::size_t base) {
  const auto stride = static_cast<GLsizei>(strideBytes);
  const void* pointer = offsetPointer(base + attribute.offset);
  switch (attribute.type) {
    case AttributeType::Float:
      glVertexAttribPointer(attribute.location, attribute.components, GL_FLOAT, GL_FALSE, stride,
                            pointer);
      break;
    case AttributeType::UnsignedByteAsShare:
      glVertexAttribPointer(attribute.location, attribute.components, GL_UNSIGNED_BYTE, GL_TRUE,
                            stride, pointer);
      break;
    case AttributeType::Int:
      glVertexAttribIPointer(attribute.location, attribute.components, GL_INT, stride, pointer);
      break;
  }
}

geo::Result<std::uint32_t> compile(GLenum stage, std::string_view label,
                                   std::initializer_list<std::string_view> pieces) {
  std::vector<const char*> texts{"#version 330 core\n"};
  std::vector<GLint> lengths{18};
  for (const std::string_view piece : pieces) {
    texts.push_back(piece.data());
    lengths.push_back(static_cast<GLint>(piece.size()));
  }
  const GLuint shader = glCreateShader(stage);
  glShaderSource(shader, static_cast<GLsizei>(texts.size()), texts.data(), lengths.data());
  glCompileShader(shader);
  GLint ok = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
  if (ok) return shader;
  std::array<char, 2048> log{};
  glGetShaderInfoLog(shader, log.size(), nullptr, log.data());
  glDeleteShader(shader);
  return geo::fail(geo::Failure::Kind::Unsupported,
                   fmt::format("compiling a shader: {}", log.data()), std::string(label));
}

std::map<std::string, int, std::less<>> uniformsOf(std::uint32_t program) {
  std::map<std::string, int, std::less<>> locations;
  GLint count = 0;
  glGetProgramiv(program, GL_ACTIVE_UNIFORMS, &count);
  for (GLint i = 0; i < count; ++i) {
    std::array<char, 128> name{};
    GLint size = 0;
    GLenum type = 0;
    glGetActiveUniform(program, static_cast<GLuint>(i), name.size(), nullptr, &size, &type,
                       name.data());
    std::string text(name.data());
    if (const auto bracket = text.find('['); bracket != std::string::npos) text.resize(bracket);
    locations.emplace(text, glGetUniformLocation(program, name.data()));
  }
  return locations;
}

}  // namespace

void release(ObjectKind kind, std::uint32_t id) {
  switch (kind) {
    case ObjectKind::Buffer:
      glDeleteBuffers(1, &id);
      break;
    case ObjectKind::VertexArray:
      glDeleteVertexArrays(1, &id);
      break;
    case ObjectKind::Texture:
      glDeleteTextures(1, &id);
      break;
    case ObjectKind::Framebuffer:
      glDeleteFramebuffers(1, &id);
      break;
    case ObjectKind::Program:
      glDeleteProgram(id);
      break;
  }
}

geo::Result<Driver> loadFunctions(GetProcAddress getProcAddress) {
  // The table of functions belongs to the process, and another thread may be drawing with it: it is
  // filled once.
  static std::mutex mutex;
  static bool loaded = false;
  {
    const std::scoped_lock lock{mutex};
    if (!loaded) loaded = gladLoadGL(getProcAddress) != 0;
    if (!loaded) return geo::fail(geo::Failure::Kind::Unavailable, "no OpenGL at all");
  }
  GLint major = 0, minor = 0;
  glGetIntegerv(GL_MAJOR_VERSION, &major);
  glGetIntegerv(GL_MINOR_VERSION, &minor);
  if (major * 10 + minor < 33) {
    return geo::fail(geo::Failure::Kind::Unavailable, "OpenGL 3.3 is needed", textOf(GL_VERSION));
  }
  Driver driver{textOf(GL_VENDOR), textOf(GL_RENDERER), textOf(GL_VERSION), 0};
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &driver.maxTextureSizePx);
  return driver;
}

Buffer::Buffer(std::span<const std::byte> bytes) : name_(makeBuffer()) {
  replace(bytes);
}

void Buffer::replace(std::span<const std::byte> bytes) {
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes.size()), bytes.data(),
               GL_STATIC_DRAW);
}

VertexArray::VertexArray(const Buffer& vertices, std::size_t strideBytes,
                         std::span<const Attribute> attributes, Advance advance,
                         const Buffer* indices)
    : buffer_(vertices.id()),
      strideBytes_(strideBytes),
      attributes_(attributes.begin(), attributes.end()) {
  std::uint32_t id = 0;
  glGenVertexArrays(1, &id);
  name_ = Name<ObjectKind::VertexArray>(id);
  glBindVertexArray(id);
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  for (const Attribute& attribute : attributes_) {
    glEnableVertexAttribArray(attribute.location);
    pointAt(attribute, strideBytes_, 0);
    glVertexAttribDivisor(attribute.location, advance == Advance::PerInstance ? 1 : 0);
  }
  if (indices) glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices->id());
  glBindVertexArray(0);
}

void VertexArray::startAtInstance(std::uint32_t first) const {
  glBindVertexArray(id());
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  for (const Attribute& attribute : attributes_) {
    pointAt(attribute, strideBytes_, first * strideBytes_);
  }
}

Texture::Texture(int widthPx, int heightPx, std::span<const std::uint8_t> rgba, Sampling sampling)
    : widthPx_(widthPx), heightPx_(heightPx) {
  std::uint32_t id = 0;
  glGenTextures(1, &id);
  name_ = Name<ObjectKind::Texture>(id);
  glBindTexture(GL_TEXTURE_2D, id);
  const GLint filter = sampling == Sampling::Nearest ? GL_NEAREST : GL_LINEAR;
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  replace(rgba);
}

void Texture::replace(std::span<const std::uint8_t> rgba) {
  glBindTexture(GL_TEXTURE_2D, id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, widthPx_, heightPx_, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               rgba.empty() ? nullptr : rgba.data());
}

Framebuffer::Framebuffer(Name<ObjectKind::Framebuffer> name, Texture texture)
    : name_(std::move(name)), texture_(std::move(texture)) {}

geo::Result<Framebuffer> Framebuffer::create(int widthPx, int heightPx,
                                             Texture::Sampling sampling) {
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  if (widthPx < 1 || heightPx < 1 || widthPx > largest || heightPx > largest) {
    return geo::fail(geo::Failure::Kind::Unsupported,
                     fmt::format("a picture has 1 to {} pixels a side here", largest),
                     fmt::format("{}x{}", widthPx, heightPx));
  }
  while (glGetError() != GL_NO_ERROR) {
  }
  Texture texture(widthPx, heightPx, {}, sampling);
  std::uint32_t id = 0;
  glGenFramebuffers(1, &id);
  Name<ObjectKind::Framebuffer> name(id);
  glBindFramebuffer(GL_FRAMEBUFFER, id);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.id(), 0);
  const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  if (!complete || glGetError() != GL_NO_ERROR) {
    return geo::fail(geo::Failure::Kind::Unavailable, "no graphics memory for a picture this large",
                     fmt::format("{}x{}", widthPx, heightPx));
  }
  return Framebuffer(std::move(name), std::move(texture));
}

std::vector<std::uint8_t> Framebuffer::read() const {
  const auto stride = static_cast<std::size_t>(widthPx()) * 4;
  const auto height = static_cast<std::size_t>(heightPx());
  std::vector<std::uint8_t> pixels(stride * height);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, id());
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, widthPx(), heightPx(), GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  for (std::size_t row = 0; row < height / 2; ++row) {
    const auto top = pixels.begin() + static_cast<std::ptrdiff_t>(row * stride);
    const auto bottom = pixels.begin() + static_cast<std::ptrdiff_t>((height - 1 - row) * stride);
    std::swap_ranges(top, top + static_cast<std::ptrdiff_t>(stride), bottom);
  }
  return pixels;
}

geo::Color Framebuffer::readPixel(int x, int y) const {
  geo::Color color;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, id());
  glReadPixels(x, heightPx() - 1 - y, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, &color);
  return color;
}

Program::Program(Name<ObjectKind::Program> name)
    : name_(std::move(name)), locations_(uniformsOf(name_.id())) {}

geo::Result<Program> Program::link(std::string_view label,
                                   std::initializer_list<std::string_view> vertexPieces,
                                   std::initializer_list<std::string_view> fragmentPieces) {
  const auto vertex = compile(GL_VERTEX_SHADER, label, vertexPieces);
  if (!vertex) return tl::unexpected(vertex.error());
  const auto fragment = compile(GL_FRAGMENT_SHADER, label, fragmentPieces);
  if (!fragment) {
    glDeleteShader(*vertex);
    return tl::unexpected(fragment.error());
  }
  Name<ObjectKind::Program> name(glCreateProgram());
  for (const std::uint32_t shader : {*vertex, *fragment}) {
    glAttachShader(name.id(), shader);
    glDeleteShader(shader);
  }
  glLinkProgram(name.id());
  GLint ok = 0;
  glGetProgramiv(name.id(), GL_LINK_STATUS, &ok);
  if (ok) return Program(std::move(name));
  std::array<char, 2048> log{};
  glGetProgramInfoLog(name.id(), log.size(), nullptr, log.data());
  return geo::fail(geo::Failure::Kind::Unsupported, fmt::format("linking shaders: {}", log.data()),
                   std::string(label));
}

int Program::locationOf(std::string_view name) const {
  glUseProgram(id());
  const auto found = locations_.find(name);
  return found == locations_.end() ? -1 : found->second;
}

void Program::set(std::string_view name, float value) const {
  glUniform1f(locationOf(name), value);
}
void Program::set(std::string_view name, float x, float y) const {
  glUniform2f(locationOf(name), x, y);
}
void Program::set(std::string_view name, float x, float y, float z, float w) const {
  glUniform4f(locationOf(name), x, y, z, w);
}
void Program::set(std::string_view name, std::int32_t x, std::int32_t y) const {
  glUniform2i(locationOf(name), x, y);
}
void Program::set(std::string_view name, std::int32_t value) const {
  glUniform1i(locationOf(name), value);
}
void Program::setVec4s(std::string_view name, std::span<const float> values) const {
  glUniform4fv(locationOf(name), static_cast<GLsizei>(values.size() / 4), values.data());
}

}  // namespace viewer::gl
