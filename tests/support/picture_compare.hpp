// Whether two pictures look the same: how far a pixel may be off, and how many may be. Pure; the
// answer is a value that says what differs and where.
#pragma once

#include "viewer/files/picture_file.hpp"

#include <cstddef>
#include <string>

namespace support {

using viewer::Picture;

enum class Neighbours { Ignored, Forgive };

/// A pixel fails when a channel is off by more than `mostStep` of 255. With Neighbours::Forgive it
/// does not when each picture has its match among the other's nine pixels there: an edge moved by
/// a pixel is forgiven, a line that is missing is not.
struct Tolerance {
  int mostStep = 8;
  std::size_t mostFailing = 0;
  double mostFailingShare = 0;  // of all pixels; the larger of the two counts
  double mostMean = 255;        // of the differences of all channels
  Neighbours neighbours = Neighbours::Ignored;
};

/// The only two. A test that wants another gives its reason beside it.
inline constexpr Tolerance kSameDriver{.mostFailing = 10, .mostMean = 0.25};
inline constexpr Tolerance kOtherDriver{.mostFailingShare = 0.0004,
                                        .neighbours = Neighbours::Forgive};

struct Difference {
  bool sameSize = false;
  std::size_t pixels = 0;
  std::size_t failing = 0;
  double mean = 0;
  int largestStep = 0, worstX = 0, worstY = 0;
  Picture failures;  // white where a pixel fails, grey where it is off by less
};

Difference compare(const Picture& actual, const Picture& expected, const Tolerance& tolerance);

bool within(const Difference& difference, const Tolerance& tolerance);

/// Counts, the worst pixel with both colours, and where the failures lie as 16 columns of text.
std::string describe(const Difference& difference, const Picture& actual, const Picture& expected);

/// Failing pixels a cell of a picture as text, 16 columns wide: ' ' none, '.' few, '#' most.
std::string sketchOf(const Picture& failures);

}  // namespace support
