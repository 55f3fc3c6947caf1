#include "geo/base/time_text.hpp"

#include <optional>
#include <sstream>

#include <date/date.h>
#include <fmt/format.h>

namespace geo {

namespace chrono = std::chrono;

namespace {

constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// `text` read whole with a format of date::parse, or nothing.
template <class Value>
std::optional<Value> readAs(std::string_view text, const char* format) {
  std::istringstream in{std::string(text)};
  Value value{};
  in >> date::parse(format, value);
  if (in.fail() || in.peek() != std::char_traits<char>::eof()) return std::nullopt;
  return value;
}

Moment momentOf(date::sys_days day) {
  return Moment{chrono::duration_cast<chrono::seconds>(day.time_since_epoch())};
}

/// Open ends of a valid time have no date that could be written.
bool isOpen(Moment moment) {
  return moment <= kBeginningOfTime || moment >= kEndOfTime;
}

/// Whether `text` has a digit wherever `shape` has #, and else the same characters.
bool hasShape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '#' ? !digit : text[i] != shape[i]) return false;
  }
  return true;
}

std::optional<TimeSpan> readDate(std::string_view text) {
  if (hasShape(text, "####")) {
    const auto year = date::year{std::stoi(std::string(text))};
    return TimeSpan{momentOf(year / 1 / 1), momentOf((year + date::years{1}) / 1 / 1)};
  }
  if (hasShape(text, "####-##")) {
    const auto month = readAs<date::year_month>(text, "%Y-%m");
    if (!month || !month->ok()) return std::nullopt;
    return TimeSpan{momentOf(*month / 1), momentOf((*month + date::months{1}) / 1)};
  }
  if (hasShape(text, "####-##-##")) {
    const auto day = readAs<date::year_month_day>(text, "%Y-%m-%d");
    if (!day || !day->ok()) return std::nullopt;
    const date::sys_days start{*day};
    return TimeSpan{momentOf(start), momentOf(start + date::days{1})};
  }
  return std::nullopt;
}

/// What follows a clock time: nothing or Z for UTC, +hh:mm, -hh:mm, or the same without minutes.
std::optional<chrono::minutes> readOffset(std::string_view text) {
  if (text.empty() || text == "Z") return chrono::minutes{0};
  const char sign = text.front();
  const std::string_view digits = text.substr(1);
  const bool whole = hasShape(digits, "##");
  if ((sign != '+' && sign != '-') || (!whole && !hasShape(digits, "##:##"))) {
    return std::nullopt;
  }
  const int hours = std::stoi(std::string(digits.substr(0, 2)));
  const int minutes = whole ? 0 : std::stoi(std::string(digits.substr(3)));
  if (hours > 23 || minutes > 59) return std::nullopt;
  const chrono::minutes offset{hours * 60 + minutes};
  return sign == '-' ? -offset : offset;
}

std::optional<TimeSpan> readClock(std::string_view text) {
  constexpr std::string_view kMinutes = "####-##-##T##:##", kSeconds = "####-##-##T##:##:##";
  std::string normal(text);
  if (normal.size() > 10 && normal[10] == ' ') normal[10] = 'T';
  const bool hasSeconds = hasShape(normal.substr(0, kSeconds.size()), kSeconds);
  const std::size_t length = hasSeconds ? kSeconds.size() : kMinutes.size();
  if (!hasSeconds && !hasShape(normal.substr(0, length), kMinutes)) return std::nullopt;
  const auto offset = readOffset(text.substr(length));
  const auto local =
      readAs<date::local_seconds>(normal.substr(0, length), hasSeconds ? "%FT%T" : "%FT%H:%M");
  if (!offset || !local) return std::nullopt;
  const Moment start{local->time_since_epoch() - *offset};
  return TimeSpan{start, start + chrono::seconds{1}};
}

Result<UncertainMoment> parsePlain(std::string_view text) {
  const auto span = parsePeriod(text);
  if (!span) return tl::unexpected(span.error());
  const bool coarse = text.size() < 10;  // a month or a year: somewhere in it
  return UncertainMoment{span->from, coarse ? span->to : span->from};
}

}  // namespace

Result<TimeSpan> parsePeriod(std::string_view text) {
  if (const auto span = readDate(text)) return *span;
  if (const auto span = readClock(text)) return *span;
  return fail(Failure::Kind::Invalid, "not an ISO 8601 date or time", std::string(text));
}

Result<UncertainMoment> parseUncertain(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return parsePlain(text);
  UncertainMoment range{kBeginningOfTime, kEndOfTime};
  const std::string_view before = text.substr(0, dots), after = text.substr(dots + 2);
  if (!before.empty()) {
    auto low = parsePlain(before);
    if (!low) return low;
    range.earliest = low->earliest;
  }
  if (!after.empty()) {
    auto high = parsePlain(after);
    if (!high) return high;
    range.latest = high->latest;
  }
  if (range.latest < range.earliest || (before.empty() && after.empty())) {
    return fail(Failure::Kind::Invalid, "not a range of dates", std::string(text));
  }
  return range;
}

std::string formatMoment(Moment moment) {
  if (isOpen(moment)) return {};
  const auto day = chrono::floor<chrono::days>(moment);
  const chrono::year_month_day date{day};
  std::string text =
      fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (moment == day) return text;
  const chrono::hh_mm_ss clock{moment - day};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", text, clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

std::string formatDay(Moment moment) {
  if (isOpen(moment)) return "open";
  const chrono::year_month_day date{chrono::floor<chrono::days>(moment)};
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

std::string formatDayAndClock(Moment moment) {
  const auto day = chrono::floor<chrono::days>(moment);
  if (moment == day || isOpen(moment)) return formatDay(moment);
  const chrono::hh_mm_ss clock{moment - day};
  return fmt::format("{} {:02}:{:02} UTC", formatDay(moment), clock.hours().count(),
                     clock.minutes().count());
}

std::string formatUncertain(const UncertainMoment& moment) {
  const bool never = moment.earliest <= kBeginningOfTime, always = moment.latest >= kEndOfTime;
  if (never && always) return "not known";
  if (moment.exact()) return never || always ? "open" : formatDayAndClock(moment.earliest);
  if (never) return fmt::format("by {}", formatDayAndClock(moment.latest));
  if (always) return fmt::format("{} or later", formatDayAndClock(moment.earliest));
  return fmt::format("between {} and {}", formatDayAndClock(moment.earliest),
                     formatDayAndClock(moment.latest));
}

}  // namespace geo
