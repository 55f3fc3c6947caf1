// Tables that come into the window: read and projected by workers, taken on the main thread.
#include "geo/io/live_address.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/opened_note.hpp"
#include "viewer/cli/user_rasters.hpp"
#include "viewer/cli/user_tables.hpp"
#include "viewer/cli/window_loop.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

/// Of a file with more tables each takes one row of the layer list at first.
constexpr std::size_t kMostUnfolded = 2;

/// What a worker makes of a file: tables, or else a raster.
struct OpenedFile {
  geo::Report report;
  geo::Result<std::vector<UserTable>> tables{std::vector<UserTable>{}};
  std::optional<geo::Result<UserRaster>> raster;
};

OpenedFile openFile(const TableOrder& order, const geo::ProjectionPtr& projection) {
  OpenedFile opened;
  opened.tables = openTables(order, opened.report);
  if (opened.tables) {
    for (UserTable& table : *opened.tables) table = placed(std::move(table), projection);
  } else if (!holdsTables(order)) {
    opened.raster = openRaster(order.link.path, order.network);
  }
  return opened;
}

/// Whether some of a table can be seen now.
bool isSeen(const Session& session, const UserTable& table) {
  const auto box = planeBoxOf(*session.projection, roomAround(table.events->extent));
  const bool none = table.events->report.drawn == 0 && !table.live;
  const bool there = none || (box && box->meets(geo::boundsOf(mapView(session))));
  const geo::TimeSpan range = table.events->range;
  const bool then = !(range.from < range.to) || geo::meets(range, session.clock.window);
  return there && then;
}

}  // namespace

void WindowLoop::addFileInBackground(const command::OpenInput& input) {
  const std::string& path = input.path;
  busy_ = "Opening " + geo::withoutPassword(path);
  percentRead_ = 0;
  const TableOrder order{
      .link = linkOf({}, path),
      .zone = session_.scenario->zone,
      .network = input.reach == command::Reach::Network ? geo::Network::Allowed : network()};
  jobs_.submit("add " + path,
               [this, path, order,
                projection = session_.projection](const std::stop_token& stop) -> Delivery {
                 TableOrder mine = order;
                 mine.stop = stop;
                 mine.progress = [this](double share) {
                   const int percent = static_cast<int>(share * 100);
                   if (percentRead_.exchange(percent) != percent) Window::wake();
                 };
                 auto opened = std::make_shared<OpenedFile>(openFile(mine, projection));
                 return [this, opened, path] {
                   busy_.clear();
                   percentRead_ = 0;
                   tellReport(opened->report);
                   if (opened->tables) return takeTables(*opened->tables, path);
                   if (opened->raster && *opened->raster) {
                     return carryOut(Commands{command::AddRaster{std::move(**opened->raster)}});
                   }
                   const bool raster = opened->raster && isRasterPath(path);
                   tell(Message::Weight::Error,
                        geo::describe(raster ? opened->raster->error() : opened->tables.error()));
                 };
               });
}

void WindowLoop::takeTables(const std::vector<UserTable>& tables, const std::string& input) {
  if (arguments_.inputs.empty()) arguments_.inputs = {std::string(kBundled)};
  arguments_.inputs.push_back(input);
  for (const UserTable& table : tables) {
    const bool outside = table.places->outside > 0;
    const std::string crs = geo::fittingProjection(roomAround(table.events->extent));
    carryOut(Commands{command::AddTable{table}});
    const UserTable added = session_.tables.back();
    if (!isSeen(session_, added)) carryOut(Commands{command::FitTable{added.id}});
    if (tables.size() > kMostUnfolded) panels_.openLayers.insert(added.id);  // folded, that is
    if (asksForSystem(added)) panels_.reportOf = added.id;
    if (outside) carryOut(Commands{command::SetProjection{crs}, command::FitTable{added.id}});
  }
  tell(Message::Weight::Info, noteOn(tables, session_));
}

namespace {

/// The table read again in the system; how it is drawn and filtered stays.
geo::Result<UserTable> readIn(const std::string& system, const UserTable& before,
                              TableOrder order) {
  geo::Report report;
  order.link.crs = system;
  auto opened = openTables(order, report);
  if (!opened) return tl::unexpected(opened.error());
  const UserTable& fresh = opened->front();
  UserTable table = withRows(before, fresh.events);
  table.link.crs = fresh.link.crs;
  table.hash = fresh.hash;
  auto filter = filteredBy(table, table.filter.where, order.stop);
  if (!filter) return tl::unexpected(filter.error());
  table.filter = std::move(*filter);
  return table;
}

}  // namespace

void WindowLoop::readInSystemsInBackground() {
  for (auto& [id, question] : panels_.systems) {
    const UserTable* table = tableOf(session_, id);
    if (!question.asked || !table) continue;
    jobs_.submit(
        "system of " + id,
        [this, table = *table, system = *std::exchange(question.asked, {}),
         order =
             TableOrder{.link = table->link, .zone = session_.scenario->zone, .network = network()},
         projection = session_.projection](const std::stop_token& stop) mutable -> Delivery {
          order.stop = stop;
          auto read = std::make_shared<geo::Result<UserTable>>(readIn(system, table, order));
          if (*read) *read = placed(std::move(**read), projection);
          return [this, id = table.id, read] { takeReadAgain(id, *read); };
        });
  }
}

void WindowLoop::takeReadAgain(const std::string& id, const geo::Result<UserTable>& read) {
  const auto question = panels_.systems.find(id);
  if (question != panels_.systems.end()) {
    question->second.waiting = false;
    question->second.fault = read ? "" : geo::describe(read.error());
  }
  if (!read || !tableOf(session_, id)) return;
  carryOut(Commands{command::ReplaceRows{*read}});
  if (!isSeen(session_, *read)) carryOut(Commands{command::FitTable{id}});
  tell(Message::Weight::Info, noteOn({&*read, 1}, session_));
}

/// The old marks go when the projection does; new ones come when they have been projected.
void WindowLoop::placeTablesInBackground() {
  for (const UserTable& table : session_.tables) {
    if (table.places && table.places->projection == session_.projection) continue;
    if (!placingTables_.insert(table.id).second) continue;
    jobs_.submit(
        "place " + table.id,
        [this, table, projection = session_.projection](const std::stop_token&) -> Delivery {
          const UserTable made = placed(table, projection);
          return [this, made] {
            placingTables_.erase(made.id);
            const auto found = std::ranges::find(session_.tables, made.id, &UserTable::id);
            if (found == session_.tables.end() || found->events != made.events) return;
            found->places = made.places;
          };
        });
  }
}

/// One at a time for each table: what was made last stays until the new ones are there.
void WindowLoop::makeTableShapesInBackground() {
  for (ShapeOrder& order : marks_.shapes.takeOrders()) {
    if (!shapingTables_.insert(order.source.id).second) continue;
    jobs_.submit("shapes " + order.source.id,
                 [this, order = std::move(order)](const std::stop_token&) -> Delivery {
                   return [this, made = buildTableShapes(order.source, order.reach)] {
                     shapingTables_.erase(made->source.id);
                     marks_.shapes.keep(made);
                   };
                 });
  }
}

/// The old picture stays until the answer is there; the latest question wins.
void WindowLoop::filterTablesInBackground() {
  for (auto& [id, field] : panels_.wheres) {
    const UserTable* table = tableOf(session_, id);
    if (!field.asked || !table) continue;
    finders_.submit(
        "where " + id,
        [this, table = *table,
         where = *std::exchange(field.asked, {})](const std::stop_token& stop) -> Delivery {
          auto found = std::make_shared<geo::Result<TableFilter>>(filteredBy(table, where, stop));
          return [this, table, found] { takeFilter(table, *found); };
        });
  }
}

/// Kinds may have been hidden or shown since it was asked for.
void WindowLoop::takeFilter(const UserTable& asked, const geo::Result<TableFilter>& found) {
  const auto field = panels_.wheres.find(asked.id);
  const UserTable* table = tableOf(session_, asked.id);
  if (field != panels_.wheres.end()) {
    field->second.waiting = false;
    field->second.fault = found ? "" : geo::describe(found.error());
  }
  if (!found || !table) return;
  if (table->events != asked.events) {  // other rows have come meanwhile: it is asked of these
    if (field != panels_.wheres.end()) field->second.asked = found->where;
    if (field != panels_.wheres.end()) field->second.waiting = true;
    return;
  }
  TableFilter filter = *found;
  filter.hiddenClasses = table->filter.hiddenClasses;
  carryOut(Commands{command::FilterTable{asked.id, filter}});
}

}  // namespace viewer::cli
