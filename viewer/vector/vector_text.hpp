// Text as it is shaped, with the characters that its glyphs stand for.
#pragma once

#include "viewer/render/type_setter.hpp"
#include "viewer/vector/vector_canvas.hpp"

#include <optional>

namespace viewer {

/// Nothing where there is no letter, or a path too short for them.
std::optional<VectorText> vectorTextOf(const TextInk& ink, TypeSetter& type);

}  // namespace viewer
