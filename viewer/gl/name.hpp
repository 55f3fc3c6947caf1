// One OpenGL object name: released on destruction, moved but never copied. The shape that all GL
// objects of this room share.
#pragma once

#include <cstdint>
#include <utility>

namespace viewer::gl {

enum class ObjectKind { Buffer, VertexArray, Texture, Framebuffer, Program };

/// Releases a name; needs the context that made it to be current.
void release(ObjectKind kind, std::uint32_t id);

template <ObjectKind kind>
class Name {
 public:
  Name() = default;
  explicit Name(std::uint32_t id) : id_(id) {}
  Name(Name&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  Name& operator=(Name&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Name() {
    if (id_ != 0) release(kind, id_);
  }
  std::uint32_t id() const { return id_; }

 private:
  std::uint32_t id_ = 0;
};

}  // namespace viewer::gl
