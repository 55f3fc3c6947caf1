#include "geo/table/date_text.hpp"

#include "geo/table/month_names.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

namespace geo {

namespace {

using Grain = DateText::Grain;
using Order = DateText::Order;

bool isDigit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool isLetter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/// A byte of a letter that ASCII does not have.
bool isBeyondAscii(char letter) {
  return static_cast<unsigned char>(letter) >= 0x80;
}

std::string lowered(std::string_view text) {
  std::string low(text);
  for (char& letter : low) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return low;
}

/// A number of few digits, and how many they are.
struct Digits {
  int value = 0;
  std::size_t count = 0;
};

/// Takes pieces from the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  char front() const { return rest_.empty() ? '\0' : rest_.front(); }
  void skip(std::string_view letters) {
    while (!rest_.empty() && letters.find(rest_.front()) != std::string_view::npos) {
      rest_.remove_prefix(1);
    }
  }
  bool take(char letter) {
    if (front() != letter) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// All digits in front; more than eight are no number of a date.
  Digits digits() {
    Digits read;
    while (read.count < rest_.size() && isDigit(rest_[read.count]) && read.count < 9) {
      read.value = read.value * 10 + (rest_[read.count++] - '0');
    }
    rest_.remove_prefix(read.count);
    return read;
  }
  std::string_view word() {
    std::size_t count = 0;
    const auto goesOn = [](char c) { return isLetter(c) || isBeyondAscii(c); };
    while (count < rest_.size() && goesOn(rest_[count])) ++count;
    const std::string_view read = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return read;
  }

 private:
  std::string_view rest_;
};

bool exists(int year, int month, int day) {
  using namespace std::chrono;
  return year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                        std::chrono::day{static_cast<unsigned>(day)}}
      .ok();
}

std::optional<DateText> dateOf(int year, int month, int day, Order order = Order::Stated) {
  if (!exists(year, month, day)) return std::nullopt;
  DateText date;
  date.year = static_cast<std::int16_t>(year);
  date.month = static_cast<std::uint8_t>(month);
  date.day = static_cast<std::uint8_t>(day);
  date.order = order;
  return date;
}

/// a/b/year, where the order is the column's to tell unless one of them is above 12.
std::optional<DateText> slashed(int a, int b, int year) {
  if (a > 12) return dateOf(year, b, a, Order::DayFirst);
  if (b > 12) return dateOf(year, a, b, Order::MonthFirst);
  if (a < 1 || b < 1) return std::nullopt;
  return dateOf(year, b, a, Order::Either);
}

/// The date whose year has two digits, as POSIX has it: 69 is 1969, 68 is 2068.
std::optional<DateText> dateOfShortYear(int twoDigits, int month, int day) {
  auto date = dateOf(twoDigits + (twoDigits < 69 ? 2000 : 1900), month, day);
  if (date) date->shortYear = true;
  return date;
}

/// A year, month and day in digits; what follows stays.
std::optional<DateText> readNumbers(Scanner& from) {
  const Digits first = from.digits();
  if (first.count == 8) {
    return dateOf(first.value / 10000, first.value / 100 % 100, first.value % 100);
  }
  const char separator = from.front();
  if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
  from.take(separator);
  const Digits second = from.digits();
  if (second.count < 1 || second.count > 2 || !from.take(separator)) return std::nullopt;
  const Digits third = from.digits();
  if (first.count == 4 && (third.count == 1 || third.count == 2)) {
    return dateOf(first.value, second.value, third.value);
  }
  if (first.count > 2) return std::nullopt;
  if (separator == '.' && third.count == 2 && first.count == 2 && second.count == 2) {
    return dateOfShortYear(third.value, second.value, first.value);
  }
  if (third.count != 4) return std::nullopt;
  if (separator == '.') return dateOf(third.value, second.value, first.value);
  return slashed(first.value, second.value, third.value);
}

/// A month's name with a year and perhaps a day, in any order; what follows stays.
std::optional<DateText> readNamedMonth(Scanner& from) {
  int year = -1, month = 0, day = 0;
  bool shortYear = false;
  for (int part = 0; part < 3 && !from.done(); ++part) {
    Scanner ahead = from;
    ahead.skip(" ,.-/");
    if (isLetter(ahead.front()) || isBeyondAscii(ahead.front())) {
      const int named = monthNamed(ahead.word());
      if (named == 0 || month != 0) break;
      month = named;
    } else {
      const Digits digits = ahead.digits();
      const bool isYear = digits.count == 4 && year < 0;
      const bool isDay = (digits.count == 1 || digits.count == 2) && day == 0;
      const bool isShortYear = digits.count == 2 && day != 0 && month != 0 && year < 0;
      if (ahead.front() == ':' || (!isYear && !isDay && !isShortYear)) break;
      if (isDay) {
        day = digits.value;
        if (day == 0) return std::nullopt;
      } else {
        year = digits.value;
        shortYear = isShortYear;
      }
    }
    from = ahead;
  }
  if (year < 0 || month == 0) return std::nullopt;
  if (shortYear) return dateOfShortYear(year, month, day);
  auto date = dateOf(year, month, std::max(day, 1));
  if (date && day == 0) date->grain = Grain::Month;
  return date;
}

/// A year, or a year and a month, and nothing else.
std::optional<DateText> readCoarse(std::string_view text) {
  Scanner from(text);
  const Digits year = from.digits();
  if (year.count != 4) return std::nullopt;
  int month = 1;
  const bool hasMonth = !from.done();
  if (hasMonth) {
    if (!from.take('-')) return std::nullopt;
    const Digits digits = from.digits();
    if (digits.count != 2 || !from.done()) return std::nullopt;
    month = digits.value;
  }
  auto date = dateOf(year.value, month, 1);
  if (date) date->grain = hasMonth ? Grain::Month : Grain::Year;
  return date;
}

/// What follows a clock time: nothing, Z, UTC, GMT, +04, +04:00, -0400. False for anything else.
bool readOffset(Scanner& from, DateText& date) {
  if (from.done()) return true;
  if (isLetter(from.front())) {
    const std::string word = lowered(from.word());
    date.offsetSeconds = 0;
    return from.done() && (word == "z" || word == "utc" || word == "gmt");
  }
  const bool west = from.front() == '-';
  if (!from.take('+') && !from.take('-')) return false;
  Digits hours = from.digits(), minutes;
  if (hours.count == 4) {
    minutes = {hours.value % 100, 2};
    hours = {hours.value / 100, 2};
  } else if (from.take(':')) {
    minutes = from.digits();
    if (minutes.count != 2) return false;
  }
  if (!from.done() || hours.count != 2 || hours.value > 23 || minutes.value > 59) return false;
  const int seconds = hours.value * 3600 + minutes.value * 60;
  date.offsetSeconds = west ? -seconds : seconds;
  return true;
}

/// The hour as a day has them, or nothing for 13 PM.
std::optional<int> hourOf(int hour, std::string_view half) {
  if (half.empty()) return hour <= 23 ? std::optional(hour) : std::nullopt;
  if (hour < 1 || hour > 12) return std::nullopt;
  return hour % 12 + (lowered(half) == "pm" ? 12 : 0);
}

/// A clock time up to the end. False if it is none.
bool readClock(Scanner& from, DateText& date) {
  if (!from.take('T') && from.front() != ' ' && from.front() != ',') return false;
  from.skip(" ,");
  const Digits hours = from.digits();
  if (hours.count < 1 || hours.count > 2 || !from.take(':')) return false;
  const Digits minutes = from.digits();
  Digits seconds{0, 2};
  if (from.take(':')) seconds = from.digits();
  if (minutes.count != 2 || minutes.value > 59 || seconds.count != 2 || seconds.value > 59) {
    return false;
  }
  if (from.take('.')) from.skip("0123456789");
  from.skip(" ");
  Scanner ahead = from;
  const std::string_view half = ahead.word();
  const bool hasHalf = lowered(half) == "am" || lowered(half) == "pm";
  if (hasHalf) from = ahead;
  const auto hour = hourOf(hours.value, hasHalf ? half : std::string_view{});
  if (!hour) return false;
  date.secondOfDay = *hour * 3600 + minutes.value * 60 + seconds.value;
  date.grain = Grain::Second;
  from.skip(" ");
  return readOffset(from, date);
}

/// Two digits from a place on, or something negative.
int twoDigits(std::string_view text, std::size_t at) {
  const bool digits = isDigit(text[at]) && isDigit(text[at + 1]);
  return digits ? (text[at] - '0') * 10 + (text[at + 1] - '0') : -10000;
}

/// The commonest forms, fast: 2020-11-10 and 2020-11-10T20:00:07Z. Nothing for any other.
std::optional<DateText> readCommonIso(std::string_view text) {
  if (text.size() != 10 && text.size() != 20) return std::nullopt;
  if (text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const int month = twoDigits(text, 5), day = twoDigits(text, 8);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  auto date = dateOf(year, month, day);
  if (!date || text.size() == 10) return date;
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') return std::nullopt;
  const int hour = twoDigits(text, 11), minute = twoDigits(text, 14), second = twoDigits(text, 17);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
    return std::nullopt;
  }
  date->grain = Grain::Second;
  date->secondOfDay = hour * 3600 + minute * 60 + second;
  date->offsetSeconds = 0;
  return date;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<DateText> readDateText(std::string_view text) {
  if (const auto common = readCommonIso(text)) return common;
  text = trimmed(text);
  if (const auto coarse = readCoarse(text)) return coarse;
  Scanner from(text);
  auto date = readNumbers(from);
  if (!date) {
    from = Scanner(text);
    date = readNamedMonth(from);
  }
  if (!date || from.done()) return date;
  if (date->grain != Grain::Day || !readClock(from, *date)) return std::nullopt;
  return date;
}

}  // namespace geo
