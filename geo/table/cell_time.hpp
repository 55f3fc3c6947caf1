// The cells of one column as times: texts of many forms, seconds or milliseconds since 1970, years.
#pragma once

#include "geo/base/time.hpp"
#include "geo/base/zone.hpp"
#include "geo/table/column.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace geo {

/// What one cell says of time.
struct CellTime {
  enum class State : std::uint8_t { Empty, Unread, Implausible, Read };
  enum class Grain : std::uint8_t { Second, Day, Coarse };  // Coarse: a month or a year
  TimeSpan period{};                                        // all of it, in the zone
  State state = State::Empty;
  Grain grain = Grain::Day;
  bool ambiguous = false;  // the column never tells day from month; the day is taken to come first

  bool isRead() const { return state == State::Read; }
};

/// What was guessed of a column's dates, and is to be told.
struct GuessedDates {
  bool sheetDays = false;   // numbers were taken for days as spreadsheets count them
  bool shortYears = false;  // years of two digits were taken for those of 1969 to 2068
};

/// The times of a column. It must not outlive the column.
class CellTimes {
 public:
  CellTimes() = default;
  CellTimes(std::vector<CellTime> times, std::span<const std::uint32_t> codes,
            GuessedDates guessed = {});

  const CellTime& at(std::size_t row) const { return times_[codes_.empty() ? row : codes_[row]]; }
  bool hasAmbiguous() const { return hasAmbiguous_; }
  const GuessedDates& guessed() const { return guessed_; }
  /// How exact they are: the finest grain of any.
  CellTime::Grain finest() const { return finest_; }
  /// From the first moment to the last; empty if no cell is read.
  TimeSpan range() const { return range_; }

 private:
  std::vector<CellTime> times_;  // by row, or by code where the column has texts
  std::span<const std::uint32_t> codes_;
  GuessedDates guessed_;
  bool hasAmbiguous_ = false;
  CellTime::Grain finest_ = CellTime::Grain::Coarse;
  TimeSpan range_{};
};

/// Ignored: a clock time in a column of days is an accident of the file's format.
enum class Clocks { Told, Ignored };

/// Reads every cell; a text that stands in many rows once. A date without an offset names a day of
/// the zone. Clock times that are all midnight, of at least three cells, stand for whole days,
/// unless a text states their offset. Numbers of a column that is called a date, in one of the
/// languages of role_names.hpp, are days since the end of 1899 where they lie between 1954 and
/// 2099, as a spreadsheet has them. Years below 1000 or above 2999 are implausible.
CellTimes cellTimesOf(const Column& column, const Zone& zone, Clocks clocks = Clocks::Told);

/// Whether most of the cells that are filled are dates; judged by about a thousand of them.
bool holdsDates(const Column& column);

}  // namespace geo
