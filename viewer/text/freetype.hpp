// FreeType's handles, and the way from its outlines to paths and from paths to coverage.
#pragma once

#include "viewer/text/path.hpp"

#include <cstdint>
#include <freetype/freetype.h>
#include <freetype/ftoutln.h>
#include <memory>
#include <span>
#include <vector>

namespace viewer {

struct FreeTypeCloser {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};

using FreeTypeLibrary = std::unique_ptr<FT_LibraryRec_, FreeTypeCloser>;
using FreeTypeFace = std::unique_ptr<FT_FaceRec_, FreeTypeCloser>;

/// Null when FreeType does not start (no memory).
FreeTypeLibrary openFreeType();

/// The contours of an outline, each point times `scale`, closed by their first point again, curves
/// within a small part of a pixel.
std::vector<Path> flatten(FT_Outline& outline, float scale);

/// Coverage in 256 levels of the box's pixels, rows from the top, by the nonzero rule. More points
/// than FreeType can count are a mistake of the caller's, and draw nothing.
std::vector<std::uint8_t> coverageOf(FT_Library library, std::span<const Path> paths,
                                     const PixelBox& box);

}  // namespace viewer
