#include "viewer/cli/user_tables.hpp"

#include "geo/io/table_file.hpp"
#include "geo/table/assemble.hpp"

#include <chrono>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

/// Of a file with more layers only so many are opened unasked.
constexpr std::size_t kMostLayers = 12;

geo::Moment today() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

geo::TableWishes wishesOf(const TableOrder& order) {
  geo::TableWishes wishes;
  wishes.zone = order.zone;
  wishes.today = today();
  wishes.begin = order.link.begin;
  wishes.end = order.link.end;
  wishes.longitude = order.link.longitude;
  wishes.latitude = order.link.latitude;
  return wishes;
}

geo::Result<std::vector<std::string>> layersToOpen(const TableOrder& order, geo::Report& report) {
  if (!order.link.layer.empty()) return std::vector{order.link.layer};
  const std::string& path = order.link.path;
  const auto layers = geo::layersOf({path, order.network});
  if (!layers) return tl::unexpected(layers.error());
  std::vector<std::string> names;
  for (const geo::TableLayer& layer : *layers) {
    if (layer.rows == 0) continue;
    if (names.size() < kMostLayers) {
      names.push_back(layer.name);
    } else {
      report.warn(path, 0, fmt::format("not opened: {}|layername={}", path, layer.name));
    }
  }
  if (names.empty()) return geo::fail(geo::Failure::Kind::Invalid, "no rows in it", path);
  return names;
}

geo::Result<UserTable> openLayer(const TableOrder& order, const std::string& layer,
                                 geo::Report& report) {
  auto raw =
      geo::readTable({order.link.path, order.network}, layer, {order.stop, order.progress}, report);
  if (!raw) return tl::unexpected(raw.error());
  geo::EventTable table = geo::assemble(std::move(*raw), wishesOf(order));
  if (!order.link.title.empty()) table.title = order.link.title;
  geo::TableLink link = order.link;
  link.layer = layer;
  return userTableOf(std::make_shared<const geo::EventTable>(std::move(table)), std::move(link));
}

}  // namespace

bool holdsTables(const TableOrder& order) {
  const auto layers = geo::layersOf({order.link.path, order.network});
  return layers && !layers->empty();
}

geo::Result<std::vector<UserTable>> openTables(const TableOrder& order, geo::Report& report) {
  const auto layers = layersToOpen(order, report);
  if (!layers) return tl::unexpected(layers.error());
  std::vector<UserTable> tables;
  for (const std::string& layer : *layers) {
    auto table = openLayer(order, layer, report);
    if (!table) return tl::unexpected(table.error());
    tables.push_back(std::move(*table));
  }
  return tables;
}

UserTable placed(UserTable table, const geo::ProjectionPtr& projection) {
  table.places = std::make_shared<const geo::EventPlaces>(geo::placesOn(projection, *table.events));
  return table;
}

}  // namespace viewer::cli
