// Invented tables of events, the same for the same seed.
#pragma once

#include "geo/table/assemble.hpp"
#include "geo/table/event_places.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <array>
#include <random>
#include <string>

#include <fmt/format.h>

namespace geo::test {

/// Days of 2020 and 2021, some of them months; places around 46 E, 40 N, some shared; a kind and a
/// number each.
inline EventTable randomTable(unsigned seed, std::size_t rows) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned most) { return static_cast<unsigned>(random() % most); };
  constexpr std::array kinds{"battle", "shelling", "protest", "riot"};
  std::vector<TextRow> texts;
  for (std::size_t i = 0; i < rows; ++i) {
    const unsigned month = 1 + below(12), year = 2020 + below(2);
    const std::string date = below(5) == 0
                                 ? fmt::format("{}-{:02}", year, month)
                                 : fmt::format("{}-{:02}-{:02}", year, month, 1 + below(28));
    const bool shared = below(4) == 0;
    const double lon = shared ? 46.75 : 45 + below(3000) / 1000.0;
    const double lat = shared ? 39.8 : 39 + below(2000) / 1000.0;
    texts.push_back({std::to_string(i + 1), date, fmt::format("{}", lon), fmt::format("{}", lat),
                     kinds.at(below(kinds.size())), std::to_string(below(30))});
  }
  return assemble(textTable({"id", "date", "lon", "lat", "kind", "deaths"}, texts), {});
}

inline std::size_t columnOf(const EventTable& table, std::string_view name) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].name == name) return i;
  }
  return table.columns.size();
}

/// A window of up to a year.
inline TimeSpan randomWindow(std::mt19937& random) {
  const Moment from = at(2019, 12, 1) + std::chrono::days{random() % 800};
  return {from, from + std::chrono::hours{1 + random() % 9000}};
}

}  // namespace geo::test
