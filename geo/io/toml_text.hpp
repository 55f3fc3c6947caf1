// Values as TOML writes them, so that they read back the same.
#pragma once

#include "geo/base/time.hpp"
#include "geo/base/zone.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// In quotes, on one line.
std::string tomlText(std::string_view text);

/// The same; where it holds line breaks, in three quotes with a line a line. `newline` is the
/// file's own line break.
std::string tomlLongText(std::string_view text, std::string_view newline);

std::string tomlTexts(const std::vector<std::string>& texts);
std::string tomlNumber(double number);
std::string tomlNumbers(std::span<const double> numbers);

/// A date, a month, a year, or A/B, in quotes: the shortest that parseWindow reads as that span in
/// the zone.
std::string tomlWindow(TimeSpan span, const Zone& zone);

}  // namespace geo
