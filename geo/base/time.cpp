#include "geo/base/time.hpp"

#include <algorithm>
#include <limits>

namespace geo {

namespace chrono = std::chrono;

std::int32_t secondsSince(Moment epoch, Moment moment) {
  const std::int64_t seconds = (moment - epoch).count();
  constexpr std::int64_t kLow = std::numeric_limits<std::int32_t>::min();
  constexpr std::int64_t kHigh = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::int32_t>(std::clamp(seconds, kLow, kHigh));
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
