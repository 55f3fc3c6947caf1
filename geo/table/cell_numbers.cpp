#include "geo/table/cell_numbers.hpp"

#include "geo/base/number_text.hpp"
#include "geo/table/sampled_rows.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

namespace geo {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::string_view withoutBlanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Whether decimals follow commas: some text has one, and no number has a point.
bool hasCommas(const TextCells& cells) {
  bool comma = false;
  for (std::uint32_t code = 0; code < cells.codeCount(); ++code) {
    const std::string_view text = withoutBlanks(cells.textOf(code));
    if (text.find('.') != std::string_view::npos && parseNumber(text)) return false;
    comma = comma || text.find(',') != std::string_view::npos;
  }
  return comma;
}

double numberIn(std::string_view text, bool commas) {
  text = withoutBlanks(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  if (!commas) return parseNumber(text).value_or(kNaN);
  std::string pointed(text);
  std::ranges::replace(pointed, ',', '.');
  return parseNumber(pointed).value_or(kNaN);
}

std::vector<double> numbersByCode(const TextCells& cells, Decimals decimals) {
  const bool commas = decimals == Decimals::PointOrComma && hasCommas(cells);
  std::vector<double> numbers(cells.codeCount(), kNaN);
  for (std::uint32_t code = TextCells::kNone + 1; code < cells.codeCount(); ++code) {
    numbers[code] = numberIn(cells.textOf(code), commas);
  }
  return numbers;
}

bool holdsNumbersIn(const TextCells& cells, Decimals decimals) {
  const auto isFilled = [&](std::size_t row) { return cells.codeAt(row) != TextCells::kNone; };
  const std::vector<std::size_t> rows = sampledRows(cells.size(), isFilled);
  const auto isNumber = [&](std::size_t row) {
    return !std::isnan(numberIn(cells.at(row), decimals == Decimals::PointOrComma));
  };
  return static_cast<std::size_t>(std::ranges::count_if(rows, isNumber)) * 2 > rows.size();
}

}  // namespace

CellNumbers::CellNumbers(const Column& column, Decimals decimals) {
  if (const auto* texts = std::get_if<TextCells>(&column.cells)) {
    codes_ = &texts->codes();
    byCode_ = numbersByCode(*texts, decimals);
  } else if (const auto* moments = std::get_if<MomentCells>(&column.cells)) {
    wholes_ = &moments->milliseconds;
  } else {
    reals_ = std::get_if<std::vector<double>>(&column.cells);
    wholes_ = std::get_if<std::vector<std::int64_t>>(&column.cells);
  }
}

bool holdsNumbers(const Column& column, Decimals decimals) {
  if (const auto* texts = std::get_if<TextCells>(&column.cells))
    return holdsNumbersIn(*texts, decimals);
  if (const auto* reals = std::get_if<std::vector<double>>(&column.cells)) {
    return std::ranges::any_of(*reals, [](double number) { return !std::isnan(number); });
  }
  const auto* wholes = std::get_if<std::vector<std::int64_t>>(&column.cells);
  return wholes != nullptr &&
         std::ranges::any_of(*wholes, [](std::int64_t number) { return number != kNoNumber; });
}

}  // namespace geo
