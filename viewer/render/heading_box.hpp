// The words of a story's step beside its map. Within viewer/render.
#pragma once

#include "viewer/render/page.hpp"

namespace viewer {

/// Title, caption and sources in one box, at most `widthPx` wide, whose upper left corner is `at`.
/// Returns its box.
LabelBox addHeading(const Page& page, float widthPx, geo::Screen at);

}  // namespace viewer
