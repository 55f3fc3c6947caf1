#include "geo/table/place_text.hpp"

#include "geo/base/number_text.hpp"
#include "geo/coords/coordinate_text.hpp"
#include "geo/table/column_names.hpp"

#include <algorithm>
#include <numbers>
#include <string>

namespace geo {

namespace {

bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Two bare numbers with a comma, a semicolon or blanks between, in the order written.
std::optional<LonLat> bareNumbers(std::string_view text) {
  std::string spaced(text);
  const auto separators =
      std::ranges::count_if(spaced, [](char c) { return c == ',' || c == ';'; });
  if (separators > 1) return std::nullopt;
  std::ranges::replace(spaced, ',', ' ');
  std::ranges::replace(spaced, ';', ' ');
  const std::vector<double> numbers = parseNumbers(spaced);
  if (numbers.size() != 2) return std::nullopt;
  return LonLat{numbers[0], numbers[1]};
}

}  // namespace

std::optional<PlaceText> readPlaceText(std::string_view text, FirstAxis first) {
  text = trimmed(text);
  if (text.starts_with('(') && text.ends_with(')')) text = trimmed(text.substr(1, text.size() - 2));
  if (first == FirstAxis::Longitude) {
    if (const auto bare = bareNumbers(text)) return PlaceText{*bare, true};
  }
  const auto place = parsePlace(text);
  if (!place) return std::nullopt;
  if (std::ranges::none_of(text, isLetter)) return PlaceText{*place, true};
  constexpr double kExactMetres = 1;
  const double side = mgrsSquareMetres(text).value_or(0);
  return PlaceText{*place, false, side > kExactMetres ? side * std::numbers::sqrt2 / 2 : 0};
}

FirstAxis firstAxisOf(std::string_view columnName) {
  const std::string plain = plainName(columnName);
  const bool longitude = plain.starts_with("lon") || plain.starts_with("lng");
  return longitude ? FirstAxis::Longitude : FirstAxis::Latitude;
}

}  // namespace geo
