// A page's layout from a small text file (docs/export.md, "Layouts").
#pragma once

#include "geo/base/result.hpp"
#include "viewer/session/page_layout.hpp"

#include <filesystem>

namespace viewer {

/// Its name is the file's, without the ending. Fails on the first thing that is wrong, with its
/// line.
geo::Result<PageLayoutPtr> readLayout(const std::filesystem::path& path);

}  // namespace viewer
