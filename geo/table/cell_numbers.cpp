#include "geo/table/cell_numbers.hpp"

#include "geo/base/number_text.hpp"
#include "geo/coords/degree_text.hpp"
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

/// Degrees, minutes and seconds of one axis. Bare numbers side by side are none: "564 000" may be
/// metres.
double degreesIn(std::string_view text, NumberText form) {
  if (text.find_first_not_of("0123456789.+- ") == std::string_view::npos) return kNaN;
  const auto angle = parseAngle(text);
  if (!angle) return kNaN;
  const std::string_view directions = form == NumberText::Latitude ? "NS" : "EW";
  const bool fits =
      angle->direction.empty() || directions.find(angle->direction) != std::string_view::npos;
  return fits ? angle->degrees : kNaN;
}

double numberIn(std::string_view text, NumberText form, bool commas) {
  text = withoutBlanks(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  if (form == NumberText::Plain) return parseNumber(text).value_or(kNaN);
  if (const auto number = parseNumber(text)) return *number;
  std::string pointed(text);
  if (commas) std::ranges::replace(pointed, ',', '.');
  const auto number = parseNumber(pointed);
  return number ? *number : degreesIn(pointed, form);
}

std::vector<double> numbersByCode(const TextCells& cells, NumberText form) {
  const bool commas = form != NumberText::Plain && hasCommas(cells);
  std::vector<double> numbers(cells.codeCount(), kNaN);
  for (std::uint32_t code = TextCells::kNone + 1; code < cells.codeCount(); ++code) {
    numbers[code] = numberIn(cells.textOf(code), form, commas);
  }
  return numbers;
}

bool holdsNumbersIn(const TextCells& cells, NumberText form) {
  const auto isFilled = [&](std::size_t row) { return cells.codeAt(row) != TextCells::kNone; };
  const std::vector<std::size_t> rows = sampledRows(cells.size(), isFilled);
  const auto isNumber = [&](std::size_t row) {
    return !std::isnan(numberIn(cells.at(row), form, form != NumberText::Plain));
  };
  return static_cast<std::size_t>(std::ranges::count_if(rows, isNumber)) * 2 > rows.size();
}

}  // namespace

CellNumbers::CellNumbers(const Column& column, NumberText form) {
  if (const auto* texts = std::get_if<TextCells>(&column.cells)) {
    codes_ = &texts->codes();
    byCode_ = numbersByCode(*texts, form);
  } else if (const auto* moments = std::get_if<MomentCells>(&column.cells)) {
    wholes_ = &moments->milliseconds;
  } else {
    reals_ = std::get_if<std::vector<double>>(&column.cells);
    wholes_ = std::get_if<std::vector<std::int64_t>>(&column.cells);
  }
}

bool holdsNumbers(const Column& column, NumberText form) {
  if (const auto* texts = std::get_if<TextCells>(&column.cells))
    return holdsNumbersIn(*texts, form);
  if (const auto* reals = std::get_if<std::vector<double>>(&column.cells)) {
    return std::ranges::any_of(*reals, [](double number) { return !std::isnan(number); });
  }
  const auto* wholes = std::get_if<std::vector<std::int64_t>>(&column.cells);
  return wholes != nullptr &&
         std::ranges::any_of(*wholes, [](std::int64_t number) { return number != kNoNumber; });
}

}  // namespace geo
