// The cells of a column while they are read, row by row, from values of GDAL's. Within geo/io only.
#pragma once

#include "geo/table/column.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <ogr_core.h>

namespace geo {

/// Clock times, of which each may name its zone or not.
struct ClockCells {
  static constexpr std::int8_t kNoZone = INT8_MIN;

  /// One more; nullptr stands for none.
  void add(const OGRField* value);

  std::vector<std::int64_t> localMilliseconds;  // since 1970 on the clock; kNoNumber: none
  std::vector<std::int8_t> quarters;            // of an hour, east of Greenwich; or kNoZone
};

/// As a column has them: moments of UTC if every cell names its zone, else texts as ISO 8601 has
/// them, so that who knows the zone can read them.
std::variant<TextCells, MomentCells> cellsFrom(ClockCells clocks);

/// The same of texts that GDAL can read; what it cannot is none. Each different text is read once.
std::variant<TextCells, MomentCells> timesFrom(const TextCells& texts);

/// Milliseconds from 1970 to a date and clock time; kNoNumber where there is no such date.
std::int64_t millisecondsAt(int year, unsigned month, unsigned day, double secondsOfDay);

}  // namespace geo
