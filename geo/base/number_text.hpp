// Numbers written by people in tables and options.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// The whole text as one finite number, with a point for decimals whatever the locale.
std::optional<double> parseNumber(std::string_view text);

/// Finite numbers with blanks between them; empty when one of the pieces is none.
std::vector<double> parseNumbers(std::string_view text);

/// "1,234,567".
std::string grouped(std::uint64_t number);

}  // namespace geo
