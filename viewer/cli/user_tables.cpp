#include "viewer/cli/user_tables.hpp"

#include "geo/io/row_filter.hpp"
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

geo::Result<geo::TableWishes> wishesOf(const TableOrder& order) {
  const auto zone = order.link.zone.empty() ? order.zone : geo::Zone::named(order.link.zone);
  if (!zone) return tl::unexpected(zone.error());
  geo::TableWishes wishes;
  wishes.zone = *zone;
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
  const auto wishes = wishesOf(order);
  if (!wishes) return tl::unexpected(wishes.error());
  geo::EventTable events = geo::assemble(std::move(*raw), *wishes);
  if (!order.link.title.empty()) events.title = order.link.title;
  geo::TableLink link = order.link;
  link.layer = layer;
  link.zone = wishes->zone.name();
  auto table = userTableOf(std::make_shared<const geo::EventTable>(std::move(events)), link);
  auto filter = filteredBy(table, link.where, order.stop);
  if (!filter) return tl::unexpected(filter.error());
  table.filter = std::move(*filter);
  return table;
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

geo::Result<TableFilter> filteredBy(const UserTable& table, std::string where,
                                    const std::stop_token& stop) {
  TableFilter filter{.hiddenClasses = table.filter.hiddenClasses, .where = {}, .passes = {}};
  if (where.find_first_not_of(" \t\r\n") == std::string::npos) return filter;
  auto passes = geo::eventsWhere(*table.events, where, stop);
  if (!passes) return tl::unexpected(passes.error());
  filter.where = std::move(where);
  filter.passes = std::make_shared<const std::vector<std::uint8_t>>(std::move(*passes));
  return filter;
}

UserTable placed(UserTable table, const geo::ProjectionPtr& projection) {
  table.places = std::make_shared<const geo::EventPlaces>(geo::placesOn(projection, *table.events));
  return table;
}

}  // namespace viewer::cli
