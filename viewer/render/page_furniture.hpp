// What stands beside the map on a page: blocks of furniture, each a column of pieces.
#pragma once

#include "viewer/render/overlay.hpp"
#include "viewer/render/type_setter.hpp"
#include "viewer/session/page_layout.hpp"

namespace viewer {

/// Adds every block of the layout and the map's rim. A piece that finds no room in its block is
/// left out, and named in the overlay.
void addPageFurniture(const Frame& page, const PageLayout& layout, TypeSetter& type, Overlay& out);

}  // namespace viewer
