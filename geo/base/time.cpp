#include "geo/base/time.hpp"

#include <algorithm>
#include <limits>

namespace geo {

namespace chrono = std::chrono;

Epoch epochFor(TimeSpan span) {
  const Moment middle = span.from + (span.to - span.from) / 2;
  const chrono::year_month_day date{chrono::floor<chrono::days>(middle)};
  const Moment start = chrono::sys_days{date.year() / chrono::January / 1};
  // The year's start may lie a year from the middle; data may lie before and after the span.
  const auto farthest = (span.to - span.from) * 3 / 2 + chrono::days{366};
  for (const chrono::seconds tick : {chrono::seconds{1}, chrono::seconds{chrono::minutes{1}},
                                     chrono::seconds{chrono::hours{1}}}) {
    if (farthest / tick < std::numeric_limits<std::int32_t>::max()) return {start, tick};
  }
  return {start, chrono::days{1}};
}

std::int32_t ticksSince(const Epoch& epoch, Moment moment) {
  const auto since = moment - epoch.start;
  std::int64_t ticks = since / epoch.tick;
  if (since < chrono::seconds{0} && since % epoch.tick != chrono::seconds{0}) --ticks;
  constexpr std::int64_t kLow = std::numeric_limits<std::int32_t>::min();
  constexpr std::int64_t kHigh = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::int32_t>(std::clamp(ticks, kLow, kHigh));
}

std::int32_t ticksUntil(const Epoch& epoch, Moment end) {
  return ticksSince(epoch, end + (epoch.tick - chrono::seconds{1}));
}

Moment startOfDay(Moment moment) {
  return chrono::floor<chrono::days>(moment);
}

Moment addMonths(Moment moment, int months) {
  if (moment <= kBeginningOfTime || moment >= kEndOfTime) return moment;
  const auto day = chrono::floor<chrono::days>(moment);
  const chrono::year_month_day date{day};
  chrono::year_month_day moved = date + chrono::months{months};
  if (!moved.ok()) moved = moved.year() / moved.month() / chrono::last;
  return chrono::sys_days{moved} + (moment - day);
}

}  // namespace geo
