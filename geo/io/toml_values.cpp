#include "geo/io/toml_values.hpp"

#include "geo/coords/projection.hpp"

#include <vector>

#include <fmt/format.h>

namespace geo {

namespace {

bool isBox(const std::vector<double>& edges) {
  return edges.size() == 4 && edges[0] < edges[2] && edges[1] < edges[3] && edges[0] >= -180 &&
         edges[2] <= 180 && edges[1] >= -90 && edges[3] <= 90;
}

}  // namespace

std::optional<GeoBox> readBox(TomlTable& table, std::string_view key) {
  const auto edges = table.numbers(key);
  if (!edges) return std::nullopt;
  if (isBox(*edges)) return GeoBox{(*edges)[0], (*edges)[1], (*edges)[2], (*edges)[3]};
  table.error(key, "not a box", "write [west, south, east, north] in degrees");
  return std::nullopt;
}

std::string readCrs(TomlTable& table) {
  std::string crs = table.text("crs");
  if (crs.empty()) return crs;
  const auto projection = Projection::create(crs);
  if (projection) return crs;
  table.error("crs", fmt::format("'{}': {}", crs, projection.error().what),
              "write one such as EPSG:32638, or leave it out");
  return {};
}

}  // namespace geo
