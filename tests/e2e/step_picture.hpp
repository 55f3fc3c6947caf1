// A step of a story as `render` draws it, to be compared with what stands on a wall.
#pragma once

#include "tests/e2e/picture.hpp"

#include <cstddef>
#include <filesystem>
#include <string>

namespace e2e {

/// Smooth edges may be rounded by a level otherwise where the base map was kept from the step
/// before.
std::size_t countUnlike(const Picture& a, const Picture& b);

/// Of the bundled story, on a picture that stands on a wall. Its file lies in `folder`.
Picture renderedStep(const std::filesystem::path& folder, const std::string& step, int widthPx,
                     int heightPx);

}  // namespace e2e
