#include "geo/io/text_columns.hpp"

#include "geo/base/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace geo {

namespace {

constexpr double kFirstInexactWhole = 9007199254740992;  // 2^53: as is its neighbour
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool isDigit(char letter) {
  return letter >= '0' && letter <= '9';
}

std::string_view withoutBlanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool hasLeadingZero(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return text.size() > 1 && text[0] == '0' && isDigit(text[1]);
}

std::optional<std::int64_t> wholeFrom(std::string_view text) {
  text = withoutBlanks(text);
  if (text.empty() || hasLeadingZero(text)) return std::nullopt;
  std::int64_t whole = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, whole);
  if (error != std::errc{} || end != last || whole == kNoNumber) return std::nullopt;
  return whole;
}

std::optional<double> realFrom(std::string_view text) {
  text = withoutBlanks(text);
  if (text.empty() || hasLeadingZero(text)) return std::nullopt;
  const auto real = parseNumber(text);
  const bool whole = std::ranges::all_of(text, [](char c) { return isDigit(c) || c == '-'; });
  if (real && whole && std::abs(*real) >= kFirstInexactWhole) return std::nullopt;
  return real;
}

/// By code; nothing if one of the texts is no number.
template <class Number>
std::optional<std::vector<Number>> numbersOf(
    const TextCells& texts, Number none, std::optional<Number> (*numberFrom)(std::string_view)) {
  std::vector<Number> numbers{none};
  numbers.reserve(texts.codeCount());
  for (std::uint32_t code = 1; code < texts.codeCount(); ++code) {
    const auto number = numberFrom(texts.textOf(code));
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

template <class Number>
std::vector<Number> byRow(const std::vector<Number>& byCode, const TextCells& texts) {
  std::vector<Number> numbers;
  numbers.reserve(texts.size());
  for (const std::uint32_t code : texts.codes()) numbers.push_back(byCode[code]);
  return numbers;
}

}  // namespace

Column columnFrom(std::string name, TextCells texts) {
  if (texts.codeCount() > 1) {
    if (const auto wholes = numbersOf<std::int64_t>(texts, kNoNumber, wholeFrom)) {
      return {std::move(name), byRow(*wholes, texts)};
    }
    if (const auto reals = numbersOf<double>(texts, kNaN, realFrom)) {
      return {std::move(name), byRow(*reals, texts)};
    }
  }
  texts.finish();
  return {std::move(name), std::move(texts)};
}

}  // namespace geo
