// An opaque or translucent sRGB colour, and its text form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace geo {

struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(const Color&) const = default;

  constexpr Color withAlpha(std::uint8_t alpha) const { return {r, g, b, alpha}; }
};

/// "#rrggbb" or "#rrggbbaa".
std::optional<Color> parseColor(std::string_view text);
std::string formatColor(Color color);

/// `amount` 0 gives `from`, 1 gives `to`.
Color mix(Color from, Color to, double amount);

}  // namespace geo
