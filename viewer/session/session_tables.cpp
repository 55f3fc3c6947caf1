#include "viewer/session/session_tables.hpp"

#include "geo/table/event_times.hpp"
#include "viewer/session/clear_view.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

/// Of the base map that tables are shown on; what they owe themselves is said with the sources.
constexpr std::string_view kBaseMapCredits =
    "© OpenStreetMap contributors (ODbL), Natural Earth, GeoNames (CC BY 4.0)";
constexpr std::string_view kDisclaimer =
    "Boundaries and names shown do not imply endorsement or acceptance by anyone.";

/// A pale grey: it tells that nothing is told.
constexpr std::size_t kLookOfOthers = geo::kMostClasses - 1;

constexpr double kRoomShare = 0.04, kLeastDegrees = 0.05;

std::string freeTableId(const Session& session) {
  for (int number = 1;; ++number) {
    std::string id = fmt::format("table.{}", number);
    if (!tableOf(session, id)) return id;
  }
}

/// Whole days of the zone around a span: a timeline begins and ends at midnight.
geo::TimeSpan wholeDays(geo::TimeSpan span, const geo::Zone& zone) {
  const geo::Moment last = geo::startOfDay(span.to, zone);
  return {geo::startOfDay(span.from, zone), last == span.to ? last : geo::addDays(last, 1, zone)};
}

/// Kinds by other columns may have been given places since the rows were asked for.
void keepOrders(UserTable& table, const UserTable& old) {
  if (!table.kindOrders || !old.kindOrders) return;
  KindOrders orders = *table.kindOrders;
  orders.insert(old.kindOrders->begin(), old.kindOrders->end());
  table.kindOrders = std::make_shared<const KindOrders>(std::move(orders));
}

/// Whether it looks the same all over, and will. A live table may have other kinds any time.
bool isOfOneKind(const UserTable& table) {
  return table.classes->titles.size() == 1 && !(table.kindOrders && table.style.category);
}

void grow(geo::GeoBox& box, const geo::GeoBox& by) {
  box = {std::min(box.west, by.west), std::min(box.south, by.south), std::max(box.east, by.east),
         std::max(box.north, by.north)};
}

}  // namespace

std::string creditsOf(const geo::EventTable& table) {
  const std::string file = table.path.substr(table.path.find_last_of('/') + 1);
  if (table.roles.layout == geo::KnownLayout::None) return file;
  return fmt::format("{} ({})", geo::nameOf(table.roles.layout), file);
}

geo::GeoBox roomAround(const geo::GeoBox& extent) {
  const double x = std::max((extent.east - extent.west) * kRoomShare, kLeastDegrees);
  const double y = std::max((extent.north - extent.south) * kRoomShare, kLeastDegrees);
  return {std::max(extent.west - x, -180.0), std::max(extent.south - y, -90.0),
          std::min(extent.east + x, 180.0), std::min(extent.north + y, 90.0)};
}

const UserTable* tableOf(const Session& session, std::string_view id) {
  const auto found = std::ranges::find(session.tables, id, &UserTable::id);
  return found == session.tables.end() ? nullptr : &*found;
}

Session withTable(Session session, UserTable table) {
  table.id = freeTableId(session);
  if (!table.link.visible) session.hidden.insert(table.id);
  if (geo::isDated(*table.events)) {
    Clock& clock = session.clock;
    const bool whole = clock.axis == clock.range;
    const geo::TimeSpan days = wholeDays(table.events->range, session.clock.zone);
    clock.range = {std::min(clock.range.from, days.from), std::max(clock.range.to, days.to)};
    if (whole) clock.axis = clock.range;
  }
  session.tables.push_back(std::move(table));
  giveLooks(session);
  return session;
}

Session withoutTable(Session session, std::string_view id) {
  std::erase_if(session.tables, [&](const UserTable& table) { return table.id == id; });
  session.hidden.erase(std::string(id));
  if (session.selectedEvents && session.selectedEvents->table == id) session.selectedEvents.reset();
  giveLooks(session);
  return session;
}

Session withOtherRows(Session session, UserTable table) {
  const auto old = std::ranges::find(session.tables, table.id, &UserTable::id);
  if (old == session.tables.end()) return session;
  auto& chosen = session.selectedEvents;
  if (chosen && chosen->table == table.id) {
    chosen = stillChosen(*chosen, *old->events, *table.events);
  }
  keepOrders(table, *old);
  *old = std::move(table);
  giveLooks(session);
  return session;
}

void giveLooks(Session& session) {
  std::size_t next = 0;
  for (const UserTable& table : session.tables) {
    if (!isOfOneKind(table)) next = std::max(next, table.classes->titles.size());
  }
  for (UserTable& table : session.tables) {
    while (next % geo::kMostClasses == kLookOfOthers) ++next;
    const std::size_t look = isOfOneKind(table) ? next++ % geo::kLooks : 0;
    if (table.classes->firstLook == look) continue;
    auto classes = std::make_shared<geo::EventClasses>(*table.classes);
    classes->firstLook = look;
    table.classes = std::move(classes);
  }
}

bool isUndated(const Session& session) {
  return session.scenario->layers.empty() && !session.tables.empty() &&
         std::ranges::none_of(session.tables, [](const UserTable& table) {
           return table.live || geo::isDated(*table.events);  // rows with a date may come yet
         });
}

Session showingTable(Session session, const UserTable& table) {
  const bool placed = table.events->extent != geo::GeoBox{};  // else nothing is drawn
  const auto box = planeBoxOf(*session.projection, roomAround(table.events->extent));
  if (placed && box) session.view = fittedClear(session, *box);
  if (geo::isDated(*table.events)) {
    session.clock = showing(session.clock, wholeDays(table.events->range, session.clock.zone));
  }
  return session;
}

geo::Scenario scenarioAround(std::span<const geo::EventTablePtr> tables, const geo::Zone& zone) {
  geo::Scenario scenario;
  scenario.zone = zone;
  scenario.id = "tables";
  scenario.credits = kBaseMapCredits;
  scenario.disclaimer = kDisclaimer;
  std::optional<geo::GeoBox> extent;
  std::optional<geo::TimeSpan> range;
  for (const geo::EventTablePtr& table : tables) {
    scenario.title += (scenario.title.empty() ? "" : ", ") + table->title;
    if (table->extent != geo::GeoBox{}) {
      if (extent)
        grow(*extent, table->extent);
      else
        extent = table->extent;
    }
    if (!geo::isDated(*table)) continue;
    const geo::TimeSpan days = wholeDays(table->range, zone);
    range = range ? geo::TimeSpan{std::min(range->from, days.from), std::max(range->to, days.to)}
                  : days;
  }
  scenario.extent = roomAround(extent.value_or(geo::GeoBox{-180, -60, 180, 80}));
  const geo::Moment start = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};
  scenario.range = range.value_or(geo::TimeSpan{start, start + std::chrono::days{366}});
  scenario.opening = scenario.range;
  return scenario;
}

}  // namespace viewer
