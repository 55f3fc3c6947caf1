#include "viewer/cli/user_tables.hpp"

#include "geo/io/fingerprint.hpp"
#include "geo/io/live_address.hpp"
#include "geo/io/named_system.hpp"
#include "geo/io/row_filter.hpp"
#include "geo/io/table_file.hpp"
#include "geo/io/table_files.hpp"
#include "geo/table/assemble.hpp"
#include "viewer/cli/live_tables.hpp"

#include <chrono>
#include <future>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

/// Of a file with more layers only so many are opened unasked.
constexpr std::size_t kMostLayers = 12;

geo::Moment today() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
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

/// What the user says for the N-th table: for it alone, else the link, else what is for all.
std::string saidFor(const std::vector<std::string>& texts, std::size_t number,
                    const std::string& link) {
  const std::string id = fmt::format("table.{}", number);
  std::string all, own;
  for (const std::string& text : texts) {
    const auto [table, said] = addressedTable(text);
    if (table.empty()) all = said;
    if (table == id) own = said;
  }
  if (!own.empty()) return own;
  return link.empty() ? all : link;
}

/// The order for the N-th table.
TableOrder orderFor(TableOrder order, std::size_t number) {
  order.link.crs = saidFor(order.systems, number, order.link.crs);
  order.link.zone = saidFor(order.zones, number, order.link.zone);
  return order;
}

geo::Result<UserTable> openLayer(const TableOrder& order, const std::string& layer,
                                 const geo::PlaceSystem& system, geo::Report& report) {
  const auto box = geo::isRemote(order.link.path) ? order.box : std::nullopt;
  auto raw = geo::readTable({order.link.path, order.network, box, system}, layer,
                            {order.stop, order.progress}, report);
  if (!raw) return tl::unexpected(raw.error());
  auto wishes = wishesOf(order);
  if (!wishes) return tl::unexpected(wishes.error());
  wishes->system = system;
  const bool reads = raw->crs.empty() || raw->crsByUser;
  geo::EventTable events = geo::assemble(std::move(*raw), *wishes);
  if (box) {
    events.report.howRead.push_back(fmt::format("only what may lie in the box {},{},{},{}",
                                                box->west, box->south, box->east, box->north));
  }
  if (!order.link.title.empty()) events.title = order.link.title;
  geo::TableLink link = order.link;
  link.layer = layer;
  link.crs = reads && events.crs == system.name ? system.name : "";
  link.zone = wishes->zone.name();
  auto table = userTableOf(std::make_shared<const geo::EventTable>(std::move(events)), link);
  auto filter = filteredBy(table, link.where, order.stop);
  if (!filter) return tl::unexpected(filter.error());
  table.filter = std::move(*filter);
  return table;
}

/// Empty for what is no file on this machine.
std::string hashOf(const geo::TableRequest& request) {
  auto files = geo::filesOf(request);
  if (!files) return {};
  const auto hash =
      files->size() == 1 ? geo::sha256Of(files->front()) : geo::fingerprintOf(std::move(*files));
  return hash.value_or("");
}

}  // namespace

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

std::pair<std::string, std::string> addressedTable(const std::string& text) {
  constexpr std::string_view kTable = "table.";
  const auto colon = text.find(':');
  const std::string table = text.substr(0, colon);
  const auto isNumber = table.find_first_not_of("0123456789", kTable.size()) == std::string::npos;
  if (colon == std::string::npos || !table.starts_with(kTable) || !isNumber) return {{}, text};
  return {table, text.substr(colon + 1)};
}

bool holdsTables(const TableOrder& order) {
  if (geo::isLiveAddress(order.link.path)) return true;
  const auto layers = geo::layersOf({order.link.path, order.network});
  return layers && !layers->empty();
}

geo::Result<std::vector<UserTable>> openTables(const TableOrder& order, geo::Report& report) {
  if (geo::isLiveAddress(order.link.path)) {
    return openLiveTable(orderFor(order, order.before + 1)).map([](UserTable table) {
      return std::vector{std::move(table)};
    });
  }
  const auto layers = layersToOpen(order, report);
  if (!layers) return tl::unexpected(layers.error());
  auto hash = std::async(std::launch::async, [&] {
    return hashOf({order.link.path, order.network});
  });
  std::vector<UserTable> tables;
  for (const std::string& layer : *layers) {
    const TableOrder mine = orderFor(order, order.before + tables.size() + 1);
    const auto system = geo::placeSystemNamed(mine.link.crs);
    if (!system) return tl::unexpected(system.error());
    auto table = openLayer(mine, layer, *system, report);
    if (!table && (layers->size() == 1 || order.stop.stop_requested())) {
      return tl::unexpected(table.error());
    }
    if (table) {
      tables.push_back(std::move(*table));
    } else {  // the others are shown
      report.error(order.link.path, 0, fmt::format("{}: {}", layer, table.error().what));
    }
  }
  if (tables.empty()) {
    return geo::fail(geo::Failure::Kind::Invalid, "none of its tables can be read",
                     order.link.path);
  }
  for (UserTable& table : tables) table.hash = hash.valid() ? hash.get() : tables.front().hash;
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
