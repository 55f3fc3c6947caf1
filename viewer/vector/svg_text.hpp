// Pieces of SVG as text.
#pragma once

#include "geo/base/color.hpp"
#include "viewer/vector/vector_canvas.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace viewer {

/// At most two decimals, never an exponent.
std::string svgNumber(double value);

/// Path data in hundredths of a pixel; points that fall together are one.
std::string svgPath(std::span<const geo::Screen> points, bool closed);

/// For text and attributes; what XML cannot hold becomes U+FFFD.
std::string xmlEscaped(std::string_view utf8);

/// ` fill="#rrggbb"` and, where it shows through, ` fill-opacity="0.5"`.
std::string svgPaint(std::string_view attribute, geo::Color color);

std::string base64Of(std::span<const std::uint8_t> bytes);

}  // namespace viewer
