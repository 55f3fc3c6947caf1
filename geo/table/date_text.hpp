// What one text says of a date, before anything is known of the column it stands in.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace geo {

/// A date as it is written. Months and days count from 1; they exist in the calendar, unless the
/// order is Either: then they may do so only one way round.
struct DateText {
  enum class Grain : std::uint8_t { Year, Month, Day, Second };
  /// Whether 03/04/2020 puts the day first. A number above 12 tells it for itself; Stated: the text
  /// has another form, which leaves no doubt.
  enum class Order : std::uint8_t { Stated, DayFirst, MonthFirst, Either };

  std::int16_t year = 0;
  std::uint8_t month = 1, day = 1;
  Grain grain = Grain::Day;
  Order order = Order::Stated;
  std::int32_t secondOfDay = 0;
  std::optional<std::int32_t> offsetSeconds;  // east of UTC; none: clocks of an unnamed zone
  bool shortYear = false;                     // two digits of it are written: 69 is taken for 1969

  bool operator==(const DateText&) const = default;
};

/// 2020-11-10, 2020/11/10, 20201110, 10.11.2020, 10/11/2020, "10 November 2020", "Nov 10, 2020",
/// "November 2020", 2020-11, 2020; after a day also a clock time such as 20:00:07.5, "8:00 PM",
/// 20:00Z or 20:00+04:00. Parts of a second are dropped. Nothing for all else.
std::optional<DateText> readDateText(std::string_view text);

}  // namespace geo
