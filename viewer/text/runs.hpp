// From UTF-8 to runs that HarfBuzz can shape: one direction, one script, one face each.
#pragma once

#include "viewer/text/faces.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <hb.h>

namespace viewer {

/// Characters [first, first + count) of a line.
struct TextRun {
  std::size_t first = 0, count = 0;
  std::uint8_t level = 0;  // of embedding; odd runs from right to left
  hb_script_t script = HB_SCRIPT_COMMON;
  std::uint16_t face = 0;
};

/// Unicode characters; broken bytes become U+FFFD, line ends and other controls become spaces.
std::vector<std::uint32_t> decodeLine(std::string_view utf8);

/// Whether a face must have it for it to be drawn: it is no joiner, variation selector or other
/// invisible hint.
bool isSeen(std::uint32_t character);

/// The runs of a line in visual order, left to right. A letter with its marks goes to the first
/// embedded face that has them all, else to one of the machine's, else to one that has the letter.
std::vector<TextRun> visualRuns(const std::vector<std::uint32_t>& line, FaceTable& faces,
                                FontStyle style);

}  // namespace viewer
