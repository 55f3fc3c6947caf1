#include "geo/table/load_report.hpp"

namespace geo {

namespace {

/// What is said of a row that is not drawn or looks wrong.
struct Words {
  std::string_view name, what, fix;
};

constexpr std::array<Words, kNotDrawnCount> kNotDrawnWords{{
    {"undated", "no date", "Add a date to these rows; without one they belong to no day."},
    {"unread-date", "a date that cannot be read",
     "Write dates as 2020-11-10, or name another column with --begin and --end."},
    {"implausible-date", "a date that cannot be right",
     "Check the year, and that the end does not come before the beginning."},
    {"unplaced", "no place",
     "Add coordinates to these rows, or name their columns with --lon and --lat; places are never "
     "guessed."},
    {"unread-place", "a place that cannot be read",
     "Write longitude and latitude as degrees, such as 46.75 or 46°45'E."},
    {"bad-place", "coordinates beyond the globe",
     "Latitude and longitude may be swapped: name them with --lon and --lat."},
    {"null-island", "longitude and latitude 0",
     "Leave both cells empty where the place is not known."},
    {"too-coarse", "known only to the country",
     "Nothing to do: a country has no single place on the map."},
    {"unknown-crs", "coordinates that are no degrees",
     "Say which reference system they are in (--table-crs EPSG:…), or write WGS 84 degrees."},
}};

constexpr std::array<Words, kSuspiciousCount> kSuspiciousWords{{
    {"future-date", "a date after today", "Check the year of these rows."},
    {"ambiguous-date", "day and month may be swapped",
     "Write dates as 2020-11-10; here the day was taken to come first."},
    {"swapped-place", "latitude and longitude may be swapped",
     "Compare these rows with their neighbours and swap the two numbers."},
    {"double-id", "an id that other rows have too",
     "Check whether the same event was entered more than once."},
}};

const Words& wordsOf(NotDrawn why) {
  return kNotDrawnWords.at(static_cast<std::size_t>(why));
}

const Words& wordsOf(Suspicious what) {
  return kSuspiciousWords.at(static_cast<std::size_t>(what));
}

}  // namespace

std::size_t LoadReport::undrawn() const {
  std::size_t sum = 0;
  for (const RowFinding& finding : notDrawn) sum += finding.count;
  return sum;
}

std::string_view wordsFor(NotDrawn why) {
  return wordsOf(why).what;
}

std::string_view wordsFor(Suspicious what) {
  return wordsOf(what).what;
}

std::string_view fixFor(NotDrawn why) {
  return wordsOf(why).fix;
}

std::string_view fixFor(Suspicious what) {
  return wordsOf(what).fix;
}

std::string_view nameOf(NotDrawn why) {
  return wordsOf(why).name;
}

std::string_view nameOf(Suspicious what) {
  return wordsOf(what).name;
}

}  // namespace geo
