// What became of each row of a table: nothing is left out in silence.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// Why a row is not drawn. A row has one reason, the first that holds.
enum class NotDrawn {
  Undated,          // the table has dates, the row has none
  UnreadDate,       // a text or number that is no date
  ImplausibleDate,  // a year such as 0025, or an end before the beginning
  Unplaced,         // no coordinates, no geometry
  UnreadPlace,      // text where a number should be, or a geometry that cannot be read
  BadPlace,         // beyond 90 or 180 degrees: perhaps swapped
  NullIsland,       // 0,0: what tables write when they do not know
  TooCoarse,        // known only to a country: no place on a map
  UnknownCrs,       // numbers that are no degrees, and no reference system
};
inline constexpr std::size_t kNotDrawnCount = 9;

/// What is drawn and yet looks wrong.
enum class Suspicious {
  FutureDate,     // begins after the day of reading
  AmbiguousDate,  // 03/04/2020 in a column that never tells day from month
  SwappedPlace,   // far from all others, and among them when latitude and longitude are swapped
  DoubleId,       // another row has the same id
};
inline constexpr std::size_t kSuspiciousCount = 4;

struct RowExample {
  std::size_t row = 0;  // counted from 1, without a header
  std::string cells;    // what stands there
};

/// Rows of one kind, with a few examples.
struct RowFinding {
  std::size_t count = 0;
  std::vector<RowExample> examples;  // at most kMostExamples
};
inline constexpr std::size_t kMostExamples = 3;

struct LoadReport {
  std::size_t rows = 0, drawn = 0;  // rows = drawn + all that are not
  std::size_t leftOut = 0;          // lines beside these that could not be taken for rows
  std::array<RowFinding, kNotDrawnCount> notDrawn;
  std::array<RowFinding, kSuspiciousCount> suspicious;  // these are drawn as well
  std::vector<std::string> howRead;  // in words: which columns say when, where, what, how sure

  RowFinding& operator[](NotDrawn why) { return notDrawn.at(static_cast<std::size_t>(why)); }
  RowFinding& operator[](Suspicious what) { return suspicious.at(static_cast<std::size_t>(what)); }
  std::size_t undrawn() const;
};

/// What it is, in a few words: "no date"; and what one can do about it, a sentence.
std::string_view wordsFor(NotDrawn why);
std::string_view wordsFor(Suspicious what);
std::string_view fixFor(NotDrawn why);
std::string_view fixFor(Suspicious what);
/// A name for scripts: "undated".
std::string_view nameOf(NotDrawn why);
std::string_view nameOf(Suspicious what);

}  // namespace geo
