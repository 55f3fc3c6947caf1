#include "geo/base/number_text.hpp"

#include <charconv>
#include <cmath>

namespace geo {

std::optional<double> parseNumber(std::string_view text) {
  double value = 0;
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  if (error != std::errc{} || end != last || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::vector<double> parseNumbers(std::string_view text) {
  std::vector<double> numbers;
  while (true) {
    const std::size_t start = text.find_first_not_of(' ');
    if (start == std::string_view::npos) return numbers;
    const std::string_view piece = text.substr(start, text.find(' ', start) - start);
    const auto number = parseNumber(piece);
    if (!number) return {};
    numbers.push_back(*number);
    text.remove_prefix(start + piece.size());
  }
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

}  // namespace geo
