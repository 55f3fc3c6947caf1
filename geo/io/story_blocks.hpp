// Where each step of a story stands in the text of its scenario.toml, and the text of a step.
// Within geo/io only.
#pragma once

#include "geo/base/zone.hpp"
#include "geo/io/toml_pieces.hpp"
#include "geo/scenario/story.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace geo {

/// A step's lines: [lead, begin) are the blank ones above it, [begin, end) its own comments, its
/// header, its keys.
struct StoryBlock {
  std::size_t lead = 0, begin = 0, end = 0;
};

/// One for each header [[story]], in order.
std::vector<StoryBlock> storyBlocks(const std::vector<TomlPiece>& pieces);

/// A key and its value as TOML, in the order in which a new step has them; what is empty is not
/// among them.
using StepValues = std::vector<std::pair<std::string_view, std::string>>;

/// `newline` is the file's line break.
StepValues valuesOf(const StoryStep& step, const Zone& zone, std::string_view newline);

/// A whole new block.
std::string blockText(const StepValues& values, std::string_view newline);

/// The text of a block with `values` in place of `old`: a value that differs is exchanged, added
/// or taken out, and all else stays.
std::string changedBlock(std::string_view block, const StepValues& old, const StepValues& values,
                         std::string_view newline);

}  // namespace geo
