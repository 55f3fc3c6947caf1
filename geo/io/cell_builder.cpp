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

/// GDAL counts quarters of an hour from 100; 0 and 1 stand for no zone.
std::int8_t quartersOf(const OGRField& value) {
  const bool known = value.Date.TZFlag > 1;
  return known ? static_cast<std::int8_t>(value.Date.TZFlag - 100) : ClockCells::kNoZone;
}

std::int64_t clockOf(const OGRField& value) {
  // GDAL keeps seconds as float: milliseconds are all that is in them.
  const double seconds = std::round(double{value.Date.Second} * 1000) / 1000;
  return millisecondsAt(value.Date.Year, value.Date.Month, value.Date.Day,
                        value.Date.Hour * 3600 + value.Date.Minute * 60 + seconds);
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
  return texts;
}

}  // namespace

void ClockCells::add(const OGRField* value) {
  localMilliseconds.push_back(value ? clockOf(*value) : kNoNumber);
  quarters.push_back(value ? quartersOf(*value) : kNoZone);
}

std::variant<TextCells, MomentCells> cellsFrom(ClockCells clocks) {
  const auto rows = clocks.localMilliseconds.size();
  for (std::size_t row = 0; row < rows; ++row) {
    const bool given = clocks.localMilliseconds[row] != kNoNumber;
    if (!given || clocks.quarters[row] != ClockCells::kNoZone) continue;
    TextCells texts = textsFrom(clocks);
    texts.finish();
    return texts;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    if (clocks.localMilliseconds[row] == kNoNumber) continue;
    clocks.localMilliseconds[row] -= clocks.quarters[row] * kMillisecondsOfQuarter;
  }
  return MomentCells{std::move(clocks.localMilliseconds), false};
}

std::variant<TextCells, MomentCells> timesFrom(const TextCells& texts) {
  ClockCells different;
  for (std::uint32_t code = 0; code < texts.codeCount(); ++code) {
    OGRField time;
    const bool read = OGRParseDate(std::string(texts.textOf(code)).c_str(), &time, 0) != 0;
    different.add(read ? &time : nullptr);
  }
  auto times = cellsFrom(std::move(different));
  if (const auto* written = std::get_if<TextCells>(&times)) {
    return texts.replaced([&](std::uint32_t code) { return std::string(written->at(code)); });
  }
  auto& byCode = std::get<MomentCells>(times).milliseconds;
  MomentCells moments;
  moments.milliseconds.reserve(texts.size());
  for (const std::uint32_t code : texts.codes()) moments.milliseconds.push_back(byCode[code]);
  return moments;
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
