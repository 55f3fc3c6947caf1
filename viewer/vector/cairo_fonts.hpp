// Font files as Cairo takes them.
#pragma once

#include "viewer/text/text.hpp"

#include <cairo.h>

namespace viewer {

/// A face that Cairo owns together with a copy of its file; null when it cannot be opened.
cairo_font_face_t* cairoFaceFrom(const FontData& font);

}  // namespace viewer
