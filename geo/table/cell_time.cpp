#include "geo/table/cell_time.hpp"

#include "geo/base/number_text.hpp"
#include "geo/table/column_names.hpp"
#include "geo/table/date_text.hpp"
#include "geo/table/sampled_rows.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>

namespace geo {

namespace {

namespace chrono = std::chrono;
using Grain = CellTime::Grain;
using State = CellTime::State;

constexpr Moment kFirstPlausible = chrono::sys_days{chrono::year{1000} / 1 / 1};
constexpr Moment kAfterPlausible = chrono::sys_days{chrono::year{3000} / 1 / 1};
constexpr chrono::seconds kDay = chrono::days{1};
constexpr std::size_t kFewestMidnights = 3;

/// Days, months and years as periods of a zone, and whether clock times count.
class Calendar {
 public:
  Calendar(const Zone& zone, Clocks clocks) : zone_(zone), clocks_(clocks) {}

  bool ignoresClocks() const { return clocks_ == Clocks::Ignored; }

  Moment startOf(chrono::sys_days day) {
    if (zone_.isUtc()) return day;
    const auto [known, isNew] = starts_.try_emplace(day.time_since_epoch().count());
    if (isNew) known->second = momentAt(day);
    return known->second;
  }
  TimeSpan day(chrono::sys_days day) { return {startOf(day), startOf(day + chrono::days{1})}; }
  TimeSpan month(chrono::year_month month) {
    return {startOf(month / 1), startOf((month + chrono::months{1}) / 1)};
  }
  TimeSpan year(chrono::year year) {
    return {startOf(year / 1 / 1), startOf((year + chrono::years{1}) / 1 / 1)};
  }
  /// The moment when clocks of the zone show it.
  Moment momentAt(Moment shown) const {
    return zone_.fromLocal(LocalSeconds{shown.time_since_epoch()});
  }

 private:
  Zone zone_;
  Clocks clocks_;
  std::unordered_map<std::int64_t, Moment> starts_;
};

CellTime found(TimeSpan period, Grain grain) {
  const bool plausible = period.from >= kFirstPlausible && period.from < kAfterPlausible;
  return {period, plausible ? State::Read : State::Implausible, grain, false};
}

CellTime secondAt(Moment moment) {
  return found({moment, moment + chrono::seconds{1}}, Grain::Second);
}

constexpr CellTime kUnread{{}, State::Unread, Grain::Day, false};

/// What numbers of a column count.
enum class Counts { Nothing, Years, Days, SheetDays, Seconds, Milliseconds };  // Days: as 20201110

/// Whether numbers may be the days of a spreadsheet: only where the column is called a date.
enum class SheetDays { Possible, Never };

bool isBeyondAscii(char letter) {
  return static_cast<unsigned char>(letter) >= 0x80;
}

SheetDays sheetDaysIn(const Column& column) {
  constexpr std::array<std::string_view, 4> kDates{"date", "datum", "tarih", "amsativ"};
  const std::string spoken = spokenName(column.name);
  const auto isIn = [&spoken](std::string_view date) {
    return spoken.find(date) != std::string::npos;
  };
  // "дата" sounds like "data", which may be anything.
  const bool russian = isIn("data") && std::ranges::any_of(column.name, isBeyondAscii);
  return russian || std::ranges::any_of(kDates, isIn) ? SheetDays::Possible : SheetDays::Never;
}

/// From 1954 on, so that no year and no small number is one, up to 2099.
bool maybeSheetDay(double number) {
  return number >= 20000 && number < 73051;
}

/// Bounds that leave no doubt: 100,000,000 seconds are in 1973, as many milliseconds in 1970.
Counts countedBy(double number) {
  const double size = std::abs(number);
  if (number >= 1000 && number <= 2999 && number == std::floor(number)) return Counts::Years;
  if (number >= 10000101 && number <= 29991231) {
    const auto whole = static_cast<std::int64_t>(number);
    const bool date = whole / 100 % 100 >= 1 && whole / 100 % 100 <= 12 && whole % 100 >= 1 &&
                      whole % 100 <= 31 && number == std::floor(number);
    return date ? Counts::Days : Counts::Nothing;
  }
  if (size >= 1e8 && size < 1e11) return Counts::Seconds;
  return size >= 1e11 && size < 1e14 ? Counts::Milliseconds : Counts::Nothing;
}

/// Votes of a column's numbers on what they count.
class Votes {
 public:
  explicit Votes(SheetDays sheetDays) : sheetDays_(sheetDays) {}

  void add(double number) {
    const bool sheetDay = sheetDays_ == SheetDays::Possible && maybeSheetDay(number);
    const Counts counts = sheetDay ? Counts::SheetDays : countedBy(number);
    ++votes_.at(static_cast<std::size_t>(counts));
  }
  /// What most of those count that say anything.
  Counts winner() const {
    const auto most = std::max_element(votes_.begin() + 1, votes_.end());
    return *most == 0 ? Counts::Nothing : static_cast<Counts>(most - votes_.begin());
  }

 private:
  SheetDays sheetDays_;
  std::array<std::size_t, 6> votes_{};
};

CellTime yearOf(double number, Calendar& calendar) {
  if (number != std::floor(number) || std::abs(number) > 9999) return kUnread;
  return found(calendar.year(chrono::year{static_cast<int>(number)}), Grain::Coarse);
}

CellTime dayOf(double number, Calendar& calendar) {
  if (number != std::floor(number) || number < 0 || number > 99991231) return kUnread;
  const auto whole = static_cast<unsigned>(number);
  const chrono::year_month_day date{chrono::year{static_cast<int>(whole / 10000)},
                                    chrono::month{whole / 100 % 100}, chrono::day{whole % 100}};
  return date.ok() ? found(calendar.day(date), Grain::Day) : kUnread;
}

/// The fraction is the clock time, of the zone.
CellTime sheetDayOf(double number, Calendar& calendar) {
  if (!maybeSheetDay(number)) return kUnread;
  constexpr chrono::sys_days kZero = chrono::year{1899} / 12 / 30;
  const auto days = static_cast<int>(std::floor(number));
  const auto seconds = std::llround((number - days) * 86400);
  if (seconds == 0) return found(calendar.day(kZero + chrono::days{days}), Grain::Day);
  return secondAt(calendar.momentAt(kZero + chrono::days{days} + chrono::seconds{seconds}));
}

CellTime timeOf(double number, Counts counts, Calendar& calendar) {
  if (counts == Counts::Years) return yearOf(number, calendar);
  if (counts == Counts::Days) return dayOf(number, calendar);
  if (counts == Counts::SheetDays) return sheetDayOf(number, calendar);
  if (counts == Counts::Nothing || std::abs(number) > 1e15) return kUnread;
  const double seconds = counts == Counts::Milliseconds ? number / 1000 : number;
  return secondAt(Moment{chrono::seconds{static_cast<std::int64_t>(std::floor(seconds))}});
}

CellTime timeOf(const DateText& text, Calendar& calendar) {
  const chrono::year_month month = chrono::year{text.year} / static_cast<int>(text.month);
  if (text.grain == DateText::Grain::Year) {
    return found(calendar.year(month.year()), Grain::Coarse);
  }
  if (text.grain == DateText::Grain::Month) return found(calendar.month(month), Grain::Coarse);
  const chrono::sys_days day = month / static_cast<int>(text.day);
  if (text.grain == DateText::Grain::Day) return found(calendar.day(day), Grain::Day);
  const Moment shown = day + chrono::seconds{text.secondOfDay};
  if (text.offsetSeconds) return secondAt(shown - chrono::seconds{*text.offsetSeconds});
  return secondAt(calendar.momentAt(shown));
}

bool isMidnight(Moment shown) {
  return shown.time_since_epoch() % kDay == chrono::seconds{0};
}

/// Whether every time is the first second of a day, and there are a few of them.
bool areMidnights(const std::vector<CellTime>& times) {
  std::size_t midnights = 0;
  for (const CellTime& time : times) {
    if (!time.isRead()) continue;
    if (time.grain != Grain::Second || !isMidnight(time.period.from)) return false;
    ++midnights;
  }
  return midnights >= kFewestMidnights;
}

/// Turns seconds into the days that hold them, where clock times do not count or tell nothing.
void takeMidnightsAsDays(std::vector<CellTime>& times, Calendar& calendar) {
  if (!calendar.ignoresClocks() && !areMidnights(times)) return;
  for (CellTime& time : times) {
    if (!time.isRead() || time.grain != Grain::Second) continue;
    time = found(calendar.day(chrono::floor<chrono::days>(time.period.from)), Grain::Day);
  }
}

template <class Number>
bool isNone(Number number) {
  if constexpr (std::is_floating_point_v<Number>) return std::isnan(number);
  return number == static_cast<Number>(kNoNumber);
}

/// Of a column's cells, or of its texts by code.
struct ReadTimes {
  std::vector<CellTime> times;
  GuessedDates guessed{};
};

template <class Number>
ReadTimes timesIn(const std::vector<Number>& numbers, SheetDays sheetDays, Calendar& calendar) {
  Votes votes(sheetDays);
  for (const Number number : numbers) {
    if (!isNone(number)) votes.add(static_cast<double>(number));
  }
  std::vector<CellTime> times(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (isNone(numbers[i])) continue;
    times[i] = timeOf(static_cast<double>(numbers[i]), votes.winner(), calendar);
  }
  takeMidnightsAsDays(times, calendar);
  return {std::move(times), {.sheetDays = votes.winner() == Counts::SheetDays}};
}

ReadTimes timesIn(const MomentCells& cells, SheetDays, Calendar& calendar) {
  std::vector<CellTime> times(cells.milliseconds.size());
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (cells.milliseconds[i] == kNoNumber) continue;
    const Moment moment = chrono::floor<chrono::seconds>(
        chrono::sys_time{chrono::milliseconds{cells.milliseconds[i]}});
    times[i] = cells.wholeDays
                   ? found(calendar.day(chrono::floor<chrono::days>(moment)), Grain::Day)
                   : secondAt(moment);
  }
  if (!cells.wholeDays) takeMidnightsAsDays(times, calendar);
  return {std::move(times)};
}

/// The texts of a column, read but not yet placed in time.
struct ReadTexts {
  std::vector<std::optional<DateText>> dates;  // by code
  bool dayFirst = false, monthFirst = false;   // whether any tells
  bool shortYears = false;                     // whether any has one
  std::size_t midnights = 0;
  bool onlyMidnights = true;  // no date but with a clock time of midnight and without an offset
};

void look(ReadTexts& texts, const DateText& date) {
  texts.dayFirst |= date.order == DateText::Order::DayFirst;
  texts.monthFirst |= date.order == DateText::Order::MonthFirst;
  texts.shortYears |= date.shortYear;
  const bool midnight = date.grain == DateText::Grain::Second && date.secondOfDay == 0;
  texts.onlyMidnights &= midnight && !date.offsetSeconds;
  texts.midnights += midnight ? 1u : 0u;
}

ReadTexts readTexts(const TextCells& cells) {
  ReadTexts texts;
  texts.dates.resize(cells.codeCount());
  for (std::uint32_t code = TextCells::kNone + 1; code < cells.codeCount(); ++code) {
    texts.dates[code] = readDateText(cells.textOf(code));
    if (texts.dates[code]) look(texts, *texts.dates[code]);
  }
  return texts;
}

/// A date of the column, with its day and month as the column's others have them.
CellTime timeOf(DateText date, const ReadTexts& texts, Calendar& calendar) {
  const bool midnights = texts.onlyMidnights && texts.midnights >= kFewestMidnights;
  if (date.grain == DateText::Grain::Second && (midnights || calendar.ignoresClocks())) {
    date.grain = DateText::Grain::Day;
  }
  if (date.order != DateText::Order::Either) return timeOf(date, calendar);
  const bool told = texts.dayFirst != texts.monthFirst;
  if (told && texts.monthFirst) std::swap(date.month, date.day);
  CellTime time = timeOf(date, calendar);
  time.ambiguous = !told && date.month != date.day;
  return time;
}

ReadTimes timesIn(const TextCells& cells, SheetDays sheetDays, Calendar& calendar) {
  const ReadTexts texts = readTexts(cells);
  std::vector<CellTime> times(texts.dates.size(), kUnread);
  times[TextCells::kNone] = CellTime{};
  std::vector<std::pair<std::uint32_t, double>> numbers;
  Votes votes(sheetDays);
  for (std::uint32_t code = TextCells::kNone + 1; code < times.size(); ++code) {
    if (texts.dates[code]) {
      times[code] = timeOf(*texts.dates[code], texts, calendar);
    } else if (const auto number = parseNumber(cells.textOf(code))) {
      numbers.emplace_back(code, *number);
      votes.add(*number);
    }
  }
  for (const auto& [code, number] : numbers) {
    times[code] = timeOf(number, votes.winner(), calendar);
  }
  const bool ofSheet = !numbers.empty() && votes.winner() == Counts::SheetDays;
  return {std::move(times), {.sheetDays = ofSheet, .shortYears = texts.shortYears}};
}

template <class Number>
std::vector<Number> sampled(const std::vector<Number>& numbers) {
  std::vector<Number> some;
  const auto isFilled = [&](std::size_t row) { return !isNone(numbers[row]); };
  for (const std::size_t row : sampledRows(numbers.size(), isFilled)) some.push_back(numbers[row]);
  return some;
}

TextCells sampled(const TextCells& cells) {
  TextCells some;
  const auto isFilled = [&](std::size_t row) { return cells.codeAt(row) != TextCells::kNone; };
  for (const std::size_t row : sampledRows(cells.size(), isFilled)) some.add(cells.at(row));
  return some;
}

MomentCells sampled(const MomentCells& cells) {
  return {sampled(cells.milliseconds), cells.wholeDays};
}

}  // namespace

CellTimes::CellTimes(std::vector<CellTime> times, std::span<const std::uint32_t> codes,
                     GuessedDates guessed)
    : times_(std::move(times)), codes_(codes), guessed_(guessed) {
  TimeSpan range{kEndOfTime, kBeginningOfTime};
  for (const CellTime& time : times_) {
    if (!time.isRead()) continue;
    hasAmbiguous_ |= time.ambiguous;
    finest_ = std::min(finest_, time.grain);
    range = {std::min(range.from, time.period.from), std::max(range.to, time.period.to)};
  }
  if (range.from <= range.to) range_ = range;
}

CellTimes cellTimesOf(const Column& column, const Zone& zone, Clocks clocks) {
  Calendar calendar(zone, clocks);
  const auto* texts = std::get_if<TextCells>(&column.cells);
  const SheetDays sheetDays = sheetDaysIn(column);
  ReadTimes read = std::visit(
      [&](const auto& cells) { return timesIn(cells, sheetDays, calendar); }, column.cells);
  return {std::move(read.times),
          texts ? std::span<const std::uint32_t>(texts->codes()) : std::span<const std::uint32_t>{},
          read.guessed};
}

bool holdsDates(const Column& column) {
  const auto dated = [&column](const auto& cells) {
    const Column sample{column.name, sampled(cells)};
    const CellTimes times = cellTimesOf(sample, Zone{});
    std::size_t dates = 0;
    for (std::size_t row = 0; row < sample.size(); ++row) {
      dates += times.at(row).state != State::Unread ? 1u : 0u;
    }
    return dates * 2 > sample.size();
  };
  return std::visit(dated, column.cells);
}

}  // namespace geo
