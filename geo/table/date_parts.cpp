#include "geo/table/date_parts.hpp"

#include "geo/table/cell_time.hpp"
#include "geo/table/date_text.hpp"
#include "geo/table/sampled_rows.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>

namespace geo {

namespace {

/// A text that is a date for nobody, but tells what stands there.
std::string noDate(std::string_view first, std::string_view second) {
  return fmt::format("{}?{}", first, second);
}

/// A small whole number, also where a column writes it as 5.0 or "05"; nothing for anything else.
std::optional<int> wholeIn(std::string_view text) {
  int whole = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, whole);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view rest(end, static_cast<std::size_t>(last - end));
  const bool plain =
      rest.empty() || (rest[0] == '.' && rest.find_first_not_of('0', 1) == std::string_view::npos);
  return plain ? std::optional(whole) : std::nullopt;
}

bool isUnknown(std::string_view part) {
  const auto whole = wholeIn(part);
  return part.empty() || (whole && (*whole == 0 || *whole == -9 || *whole == -99));
}

std::string dateFrom(const std::string& year, const std::string& month, const std::string& day) {
  const auto y = wholeIn(year), m = wholeIn(month), d = wholeIn(day);
  if (year.empty()) return {};
  if (!y) return noDate(year, month);
  if (isUnknown(month)) return fmt::format("{:04}", *y);
  if (isUnknown(day)) {
    return m ? fmt::format("{:04}-{:02}", *y, *m) : fmt::format("{} {:04}", month, *y);
  }
  if (!d) return noDate(year, day);
  return m ? fmt::format("{:04}-{:02}-{:02}", *y, *m, *d)
           : fmt::format("{} {} {:04}", *d, month, *y);
}

/// "2020-10-05 20:00"; the date alone where there is no clock time, or no day that it could be of.
std::string momentFrom(const std::string& date, const std::string& clock) {
  if (date.empty() || clock.empty()) return date;
  const auto read = readDateText(date);
  if (read && read->grain != DateText::Grain::Day) return date;
  const std::string joined = date + ' ' + clock;
  return readDateText(joined) ? joined : noDate(date, clock);
}

bool isFilled(const TextCells& cells, std::size_t row) {
  return cells.codeAt(row) != TextCells::kNone;
}
bool isFilled(const std::vector<std::int64_t>& cells, std::size_t row) {
  return cells[row] != kNoNumber;
}
bool isFilled(const std::vector<double>& cells, std::size_t row) {
  return !std::isnan(cells[row]);
}
bool isFilled(const MomentCells& cells, std::size_t row) {
  return isFilled(cells.milliseconds, row);
}

std::vector<std::size_t> filledRows(const Column& column) {
  const auto sampled = [](const auto& cells, std::size_t rows) {
    return sampledRows(rows, [&cells](std::size_t row) { return isFilled(cells, row); });
  };
  return std::visit([&](const auto& cells) { return sampled(cells, column.size()); }, column.cells);
}

std::string partAt(const RawTable& table, const std::optional<std::size_t>& column,
                   std::size_t row) {
  return column ? table.columns[*column].textAt(row) : std::string();
}

/// Whether it is true of most of the cells that are filled, judged by about a thousand.
template <class IsOne>
bool mostAre(const Column& column, IsOne isOne) {
  const auto rows = filledRows(column);
  const auto isIt = [&](std::size_t row) { return isOne(column.textAt(row)); };
  return static_cast<std::size_t>(std::ranges::count_if(rows, isIt)) * 2 > rows.size();
}

}  // namespace

bool holdsClocks(const Column& column) {
  if (!std::holds_alternative<TextCells>(column.cells)) return false;
  return mostAre(column, [](const std::string& text) {
    const auto date = readDateText("2000-01-01 " + text);
    return date && date->grain == DateText::Grain::Second;
  });
}

bool holdsMonths(const Column& column) {
  return mostAre(column, [](const std::string& text) {
    const auto whole = wholeIn(text);
    return whole ? isUnknown(text) || (*whole >= 1 && *whole <= 12)
                 : readDateText("1 " + text + " 2000").has_value();
  });
}

bool holdsWholeDays(const Column& column) {
  TextCells sample;
  for (const std::size_t row : filledRows(column)) sample.add(column.textAt(row));
  const Column texts{column.name, std::move(sample)};
  if (!holdsDates(texts)) return false;
  return cellTimesOf(texts, Zone{}).finest() == CellTime::Grain::Day;
}

bool isInParts(const Roles& roles) {
  return roles.month || roles.clock;
}

Column joinedDates(const RawTable& table, const Roles& roles) {
  TextCells joined;
  for (std::size_t row = 0; row < table.rowCount; ++row) {
    std::string date = partAt(table, roles.begin, row);
    if (roles.month) {
      date = dateFrom(date, partAt(table, roles.month, row), partAt(table, roles.day, row));
    }
    joined.add(roles.clock ? momentFrom(date, partAt(table, roles.clock, row)) : date);
  }
  joined.finish();
  return {table.columns[*roles.begin].name, std::move(joined)};
}

}  // namespace geo
