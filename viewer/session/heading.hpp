// What is said beside the map while a step of a story is shown.
#pragma once

#include "geo/base/markdown.hpp"

#include <string>
#include <vector>

namespace viewer {

struct Heading {
  std::string title;
  std::vector<geo::MarkdownBlock> caption;
  std::string sources;  // who says so, in words; may be empty
  bool operator==(const Heading&) const = default;
};

/// The share of a picture's width that the heading takes at its left; the camera keeps clear of it.
inline constexpr float kHeadingShare = 0.34f;

}  // namespace viewer
