#include "viewer/cli/live_tables.hpp"

#include "geo/io/live_address.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

geo::TimeSpan joined(geo::TimeSpan a, geo::TimeSpan b) {
  if (!(a.from < a.to)) return b;
  return b.from < b.to ? geo::TimeSpan{std::min(a.from, b.from), std::max(a.to, b.to)} : a;
}

/// Rows of a live table as events. Where and when it is are those of all rows: of the rows that are
/// not here one can go and look.
geo::EventTable eventsOf(const geo::LiveTable& live, geo::RawTable rows, std::string which) {
  geo::EventTable events = geo::assemble(std::move(rows), live.wishes);
  events.extent = live.extent;
  events.range = joined(events.range, live.range);
  events.report.howRead.insert(events.report.howRead.begin(), std::move(which));
  return events;
}

/// The columns of the sample without its rows.
geo::RawTable withoutRows(const geo::RawTable& sample) {
  geo::RawTable none;
  none.path = sample.path;
  none.layer = sample.layer;
  none.crs = sample.crs;
  for (const geo::Column& column : sample.columns) {
    geo::Column empty{column.name, column.cells};
    std::visit([](auto& cells) { cells = {}; }, empty.cells);
    none.columns.push_back(std::move(empty));
  }
  return none;
}

/// The most frequent kinds of all rows by each column, as far as statistics and the sample tell:
/// the same wherever the map is and whatever else is read, so that a picture can be made again.
KindOrders kindOrdersOf(const geo::LiveTable& live) {
  const geo::EventTable sample = eventsOf(live, live.sample, {});
  KindOrders orders;
  for (std::size_t i = 0; i < sample.columns.size(); ++i) {
    const std::string& name = sample.columns[i].name;
    std::vector<std::string>& order = orders[name];
    const auto common = live.commonValues.find(name);
    if (common != live.commonValues.end()) {
      for (const std::string& value : common->second) {
        order.push_back(geo::kindTitle(sample, i, value));
      }
    }
    const auto classes = geo::classesOf(sample, i, order);
    if (!order.empty() || sample.events.size() > 0) order = classes.titles;
  }
  return orders;
}

/// Kinds that are to be hidden have places of their own: among all others they could not be.
void addNamed(std::vector<std::string>& order, const std::vector<std::string>& kinds) {
  constexpr std::size_t kNamed = geo::kMostClasses - 1;
  std::vector<std::string> missing;
  for (const std::string& kind : kinds) {
    if (std::ranges::find(order, kind) == order.end()) missing.push_back(kind);
  }
  if (missing.empty()) return;
  missing.resize(std::min(missing.size(), kNamed));
  const std::size_t room = kNamed - missing.size();
  const bool full = order.size() > room;
  if (full) order.resize(room);
  order.insert(order.end(), missing.begin(), missing.end());
  if (full) order.emplace_back(geo::kOtherKinds);
}

}  // namespace

geo::Result<UserTable> openLiveTable(const TableOrder& order) {
  const auto wishes = wishesOf(order);
  if (!wishes) return tl::unexpected(wishes.error());
  auto opened = geo::openLive(
      {.address = order.link.path, .layer = order.link.layer, .network = order.network}, *wishes,
      order.stop);
  if (!opened) return tl::unexpected(opened.error());
  const auto live = std::make_shared<const geo::LiveTable>(std::move(*opened));
  geo::EventTable events =
      eventsOf(*live, withoutRows(live->sample), wordsFor(*live, geo::LiveQuery{}, 0));
  if (!order.link.title.empty()) events.title = order.link.title;
  geo::TableLink link = order.link;
  link.path = live->shown;
  link.layer = live->access.layer;
  link.zone = wishes->zone.name();
  auto table = userTableOf(std::make_shared<const geo::EventTable>(std::move(events)), link);
  table.live = live;
  table.filter.where = link.where;
  KindOrders orders = kindOrdersOf(*live);
  addNamed(orders[table.classes->column], link.hiddenKinds);
  return withKindOrders(std::move(table), std::move(orders));
}

geo::Result<UserTable> readLiveTable(const UserTable& table, const geo::LiveQuery& query,
                                     const std::stop_token& stop) {
  auto rows = geo::readLive(*table.live, query, stop);
  if (!rows) return tl::unexpected(rows.error());
  std::string which = wordsFor(*table.live, query, rows->rowCount);
  geo::EventTable events = eventsOf(*table.live, std::move(*rows), std::move(which));
  events.title = table.events->title;
  UserTable read = withRows(table, std::make_shared<const geo::EventTable>(std::move(events)));
  auto filter = filteredBy(read, read.filter.where, stop);
  if (!filter) return tl::unexpected(filter.error());
  read.filter = std::move(*filter);
  return read;
}

geo::Result<void> readLiveTables(std::vector<UserTable>& tables, const geo::LiveQuery& query) {
  for (UserTable& table : tables) {
    if (!table.live) continue;
    auto read = readLiveTable(table, query);
    if (!read) return tl::unexpected(read.error());
    table = std::move(*read);
  }
  return {};
}

geo::EventTable sampleOf(const UserTable& table) {
  const geo::LiveTable& live = *table.live;
  return eventsOf(live, live.sample,
                  wordsFor(live, geo::LiveQuery{}, live.sample.rowCount) + ", a sample");
}

}  // namespace viewer::cli
