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

/// The start of a day in the zone.
Moment momentOf(date::sys_days day, const Zone& zone) {
  return zone.fromLocal(LocalSeconds{chrono::seconds{day.time_since_epoch()}});
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

std::optional<TimeSpan> readDate(std::string_view text, const Zone& zone) {
  if (hasShape(text, "####")) {
    const auto year = date::year{std::stoi(std::string(text))};
    return TimeSpan{momentOf(year / 1 / 1, zone), momentOf((year + date::years{1}) / 1 / 1, zone)};
  }
  if (hasShape(text, "####-##")) {
    const auto month = readAs<date::year_month>(text, "%Y-%m");
    if (!month || !month->ok()) return std::nullopt;
    return TimeSpan{momentOf(*month / 1, zone), momentOf((*month + date::months{1}) / 1, zone)};
  }
  if (hasShape(text, "####-##-##")) {
    const auto day = readAs<date::year_month_day>(text, "%Y-%m-%d");
    if (!day || !day->ok()) return std::nullopt;
    const date::sys_days start{*day};
    return TimeSpan{momentOf(start, zone), momentOf(start + date::days{1}, zone)};
  }
  return std::nullopt;
}

/// What follows a clock time: Z for UTC, +hh:mm, -hh:mm, or the same without minutes.
std::optional<chrono::minutes> readOffset(std::string_view text) {
  if (text == "Z") return chrono::minutes{0};
  if (text.empty()) return std::nullopt;
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

TimeSpan secondAt(Moment start) {
  return {start, start + chrono::seconds{1}};
}

std::optional<TimeSpan> readClock(std::string_view text, const Zone& zone) {
  constexpr std::string_view kMinutes = "####-##-##T##:##", kSeconds = "####-##-##T##:##:##";
  std::string normal(text);
  if (normal.size() > 10 && normal[10] == ' ') normal[10] = 'T';
  const bool hasSeconds = hasShape(normal.substr(0, kSeconds.size()), kSeconds);
  const std::size_t length = hasSeconds ? kSeconds.size() : kMinutes.size();
  if (!hasSeconds && !hasShape(normal.substr(0, length), kMinutes)) return std::nullopt;
  const auto local =
      readAs<date::local_seconds>(normal.substr(0, length), hasSeconds ? "%FT%T" : "%FT%H:%M");
  if (!local) return std::nullopt;
  const LocalSeconds shown{local->time_since_epoch()};
  if (text.size() == length) return secondAt(zone.fromLocal(shown));
  const auto offset = readOffset(text.substr(length));
  if (!offset) return std::nullopt;
  return secondAt(Moment{shown.time_since_epoch() - *offset});
}

Result<UncertainMoment> parsePlain(std::string_view text, const Zone& zone) {
  const auto span = parsePeriod(text, zone);
  if (!span) return tl::unexpected(span.error());
  const bool coarse = text.size() < 10;  // a month or a year: somewhere in it
  return UncertainMoment{span->from, coarse ? span->to : span->from};
}

}  // namespace

Result<TimeSpan> parsePeriod(std::string_view text, const Zone& zone) {
  if (const auto span = readDate(text, zone)) return *span;
  if (const auto span = readClock(text, zone)) return *span;
  return fail(Failure::Kind::Invalid, "not an ISO 8601 date or time", std::string(text));
}

Result<TimeSpan> parseWindow(std::string_view text, const Zone& zone) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return parsePeriod(text, zone);
  const auto from = parsePeriod(text.substr(0, slash), zone);
  if (!from) return from;
  const auto to = parsePeriod(text.substr(slash + 1), zone);
  if (!to) return to;
  if (to->from <= from->from) {
    return fail(Failure::Kind::Invalid, "an interval that ends before it begins",
                std::string(text));
  }
  return TimeSpan{from->from, to->from};
}

Result<UncertainMoment> parseUncertain(std::string_view text, const Zone& zone) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return parsePlain(text, zone);
  UncertainMoment range{kBeginningOfTime, kEndOfTime};
  const std::string_view before = text.substr(0, dots), after = text.substr(dots + 2);
  if (!before.empty()) {
    auto low = parsePlain(before, zone);
    if (!low) return low;
    range.earliest = low->earliest;
  }
  if (!after.empty()) {
    auto high = parsePlain(after, zone);
    if (!high) return high;
    range.latest = high->latest;
  }
  if (range.latest < range.earliest || (before.empty() && after.empty())) {
    return fail(Failure::Kind::Invalid, "not a range of dates", std::string(text));
  }
  return range;
}

namespace {

LocalSeconds localMidnight(LocalSeconds local) {
  return chrono::floor<chrono::days>(local);
}

chrono::year_month_day dateOf(LocalSeconds local) {
  return chrono::year_month_day{chrono::floor<chrono::days>(local)};
}

std::string clockOf(LocalSeconds local) {
  const chrono::hh_mm_ss clock{local - localMidnight(local)};
  return fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
}

std::string isoDate(LocalSeconds local) {
  const chrono::year_month_day date = dateOf(local);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string dayOf(LocalSeconds local) {
  const chrono::year_month_day date = dateOf(local);
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

}  // namespace

std::string formatMoment(Moment moment, const Zone& zone) {
  if (isOpen(moment)) return {};
  const LocalSeconds local = zone.toLocal(moment);
  if (local == localMidnight(local)) return isoDate(local);
  const LocalSeconds utc = Zone{}.toLocal(moment);
  const chrono::hh_mm_ss clock{utc - localMidnight(utc)};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", isoDate(utc), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::string formatInterval(TimeSpan window) {
  const auto full = [](Moment at) {
    const std::string text = formatMoment(at);
    return text.ends_with('Z') ? text : text + "T00:00:00Z";
  };
  return full(window.from) + "/" + full(window.to);
}

std::string formatDay(Moment moment, const Zone& zone) {
  return isOpen(moment) ? "open" : dayOf(zone.toLocal(moment));
}

std::string formatClock(Moment moment, const Zone& zone) {
  return isOpen(moment) ? "" : clockOf(zone.toLocal(moment));
}

std::string formatDayAndClock(Moment moment, const Zone& zone) {
  const LocalSeconds local = zone.toLocal(moment);
  if (isOpen(moment) || local == localMidnight(local)) return formatDay(moment, zone);
  const std::string text = fmt::format("{} {}", dayOf(local), clockOf(local));
  if (zone.isUtc()) return text + " UTC";
  const LocalSeconds utc = Zone{}.toLocal(moment);
  const bool sameDay = localMidnight(utc) == localMidnight(local);
  return sameDay ? fmt::format("{} ({} UTC)", text, clockOf(utc))
                 : fmt::format("{} ({} {} UTC)", text, dayOf(utc), clockOf(utc));
}

std::string formatUncertain(const UncertainMoment& moment, const Zone& zone) {
  const bool never = moment.earliest <= kBeginningOfTime, always = moment.latest >= kEndOfTime;
  if (never && always) return "not known";
  if (moment.exact()) return never || always ? "open" : formatDayAndClock(moment.earliest, zone);
  if (never) return fmt::format("by {}", formatDayAndClock(moment.latest, zone));
  if (always) return fmt::format("{} or later", formatDayAndClock(moment.earliest, zone));
  return fmt::format("between {} and {}", formatDayAndClock(moment.earliest, zone),
                     formatDayAndClock(moment.latest, zone));
}

}  // namespace geo
