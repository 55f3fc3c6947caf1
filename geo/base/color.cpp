#include "geo/base/color.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace geo {

std::optional<Color> parseColor(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
  std::uint8_t parts[4] = {0, 0, 0, 255};
  for (std::size_t i = 0; i * 2 + 1 < text.size(); ++i) {
    const char* first = text.data() + 1 + i * 2;
    const auto [end, error] = std::from_chars(first, first + 2, parts[i], 16);
    if (error != std::errc{} || end != first + 2) return std::nullopt;
  }
  return Color{parts[0], parts[1], parts[2], parts[3]};
}

std::string formatColor(Color color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b);
}

Color mix(Color from, Color to, double amount) {
  const auto blend = [amount](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * amount));
  };
  return {blend(from.r, to.r), blend(from.g, to.g), blend(from.b, to.b), blend(from.a, to.a)};
}

}  // namespace geo
