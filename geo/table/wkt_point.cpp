#include "geo/table/wkt_point.hpp"

#include "geo/base/number_text.hpp"
#include "geo/table/column_names.hpp"

#include <string>
#include <vector>

namespace geo {

std::optional<LonLat> readWktPoint(std::string_view text) {
  constexpr std::string_view kDegrees = "SRID=4326;";
  if (text.starts_with(kDegrees)) text.remove_prefix(kDegrees.size());
  const std::size_t open = text.find('('), close = text.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
    return std::nullopt;
  }
  if (text.find('=') != std::string_view::npos) return std::nullopt;
  const std::string kind = plainName(text.substr(0, open));
  if (kind != "point" && kind != "pointz" && kind != "pointm" && kind != "pointzm") {
    return std::nullopt;
  }
  if (text.find_first_not_of(' ', close + 1) != std::string_view::npos) return std::nullopt;
  const std::vector<double> numbers = parseNumbers(text.substr(open + 1, close - open - 1));
  if (numbers.size() < 2 || numbers.size() > 4) return std::nullopt;
  return LonLat{numbers[0], numbers[1]};
}

}  // namespace geo
