#include "geo/io/cell_builder.hpp"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::int64_t kMillisecondsOfQuarter = 15 * 60 * 1000;
constexpr int kQuartersOfHour = 4;

std::string offsetText(int quarters) {
  if (quarters == ClockCells::kNoZone) return "";
  const int minutes = std::abs(quarters) * 60 / kQuartersOfHour;
  return fmt::format("{}{:02}:{:02}", quarters < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

TextCells textsFrom(const ClockCells& clocks) {
  // The clock's own moment, as if it were in UTC; its zone is written behind it.
  const Column local{"", MomentCells{clocks.localMilliseconds, false}};
  TextCells texts;
  for (std::size_t row = 0; row < local.size(); ++row) {
    std::string text = local.textAt(row);
    if (!text.empty()) text.pop_back();
    if (!text.empty()) text += offsetText(clocks.quarters[row]);
    texts.add(text);
  }
  texts.finish();
  return texts;
}

}  // namespace

std::variant<TextCells, MomentCells> cellsFrom(ClockCells clocks) {
  const auto rows = clocks.localMilliseconds.size();
  for (std::size_t row = 0; row < rows; ++row) {
    const bool given = clocks.localMilliseconds[row] != kNoNumber;
    if (given && clocks.quarters[row] == ClockCells::kNoZone) return textsFrom(clocks);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    if (clocks.localMilliseconds[row] == kNoNumber) continue;
    clocks.localMilliseconds[row] -= clocks.quarters[row] * kMillisecondsOfQuarter;
  }
  return MomentCells{std::move(clocks.localMilliseconds), false};
}

std::int64_t millisecondsAt(int year, unsigned month, unsigned day, double secondsOfDay) {
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(year), std::chrono::month(month),
                            std::chrono::day(day)};
  if (!date.ok()) return kNoNumber;
  const milliseconds start = sys_days(date).time_since_epoch();
  return start.count() + std::llround(secondsOfDay * 1000);
}

}  // namespace geo
