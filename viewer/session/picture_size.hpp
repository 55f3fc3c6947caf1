// How large a picture is, in pixels and on paper.
#pragma once

#include "geo/base/result.hpp"

#include <array>
#include <string>
#include <string_view>

namespace viewer {

struct PictureSize {
  int widthPx = 0, heightPx = 0;
  double dotsPerInch = 96;

  double widthMm() const { return widthPx / dotsPerInch * 25.4; }
  double heightMm() const { return heightPx / dotsPerInch * 25.4; }
  bool operator==(const PictureSize&) const = default;
};

/// Upright, as ISO 216 and ANSI Y14.1 have it.
struct Paper {
  std::string_view name;
  double widthMm, heightMm;
};

inline constexpr std::array<Paper, 8> kPapers{{{"A0", 841, 1189},
                                               {"A1", 594, 841},
                                               {"A2", 420, 594},
                                               {"A3", 297, 420},
                                               {"A4", 210, 297},
                                               {"A5", 148, 210},
                                               {"letter", 215.9, 279.4},
                                               {"tabloid", 279.4, 431.8}}};

/// Longest side, and most pixels of a picture; beyond them no format goes.
inline constexpr int kLongestSidePx = 65535;
inline constexpr double kMostPixels = 1.5e9;

/// "A3", which lies on its long side as maps do, "A3-portrait", "A3-landscape", or "420x297mm".
geo::Result<PictureSize> paperSize(std::string_view text, double dotsPerInch);

/// "1920x1080".
geo::Result<PictureSize> pixelSize(std::string_view text, double dotsPerInch);

/// "4961 × 3508 px, 420 × 297 mm at 300 dpi".
std::string describe(const PictureSize& size);

}  // namespace viewer
