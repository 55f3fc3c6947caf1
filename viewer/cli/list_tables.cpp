#include "viewer/cli/list_tables.hpp"

#include "viewer/cli/inputs.hpp"
#include "viewer/cli/live_tables.hpp"
#include "viewer/cli/open_map.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/session/session_tables.hpp"
#include "viewer/snapshot/event_export.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

using geo::Result;

/// A session that nobody looks at, with its tables filtered as asked for.
Result<Session> sessionOf(const MapData& data, const MapArguments& arguments) {
  geo::View view;
  view.widthPx = view.heightPx = 100;
  auto session = openSession(data.scenario, data.baseMap, view);
  if (!session) return session;
  for (const UserTable& table : data.tables) *session = withTable(std::move(*session), table);
  const auto zone = zoneOf(arguments, session->clock.zone);
  if (!zone) return tl::unexpected(zone.error());
  session->clock.zone = *zone;
  const auto window = windowOf(arguments, *zone);
  if (!window) return tl::unexpected(window.error());
  if (*window) session->clock.window = **window;
  return applyTables(std::move(*session), arguments.tables);
}

/// What --bbox says, which was checked.
std::optional<geo::GeoBox> boxOf(const ListArguments& arguments) {
  if (arguments.map.bbox.empty()) return std::nullopt;
  return *parseBbox(arguments.map.bbox);
}

/// Of the box and the time that are asked for, or all rows to find those that are not drawn.
Result<void> readLiveRows(MapData& data, const ListArguments& arguments) {
  MapArguments withoutLook = arguments.map;  // which may name kinds that only the rows tell
  withoutLook.tables = {};
  const auto session = sessionOf(data, withoutLook);
  if (!session) return tl::unexpected(session.error());
  geo::LiveQuery query;
  query.box = boxOf(arguments);
  if (!arguments.undrawn) query.times = session->clock.window;
  return readLiveTables(data.tables, query);
}

std::string namesOf(const std::vector<UserTable>& tables) {
  std::string names;
  for (const UserTable& table : tables) {
    names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", table.id, table.events->title);
  }
  return names.empty() ? "none" : names;
}

Result<UserTable> chosenTable(const Session& session, const std::string& id) {
  const UserTable* found = tableOf(session, id);
  if (found) return *found;
  if (id.empty() && session.tables.size() == 1) return session.tables.front();
  return usage(fmt::format("--layer names one table (there are: {})", namesOf(session.tables)), id);
}

/// All kinds but those that are named are hidden.
Result<UserTable> withOnly(UserTable table, const std::vector<std::string>& kinds) {
  if (kinds.empty()) return table;
  const auto& titles = table.classes->titles;
  for (const std::string& kind : kinds) {
    if (std::ranges::find(titles, kind) != titles.end()) continue;
    return usage(
        fmt::format("--kinds: no such kind of event (there are: {})", fmt::join(titles, ", ")),
        kind);
  }
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (std::ranges::find(kinds, titles[i]) == kinds.end()) table.filter.hiddenClasses |= 1u << i;
  }
  return table;
}

std::string wordsFor(const UserTable& table, const std::string& bbox) {
  std::string words = "rows that happen in the time";
  if (!bbox.empty()) words += ", in the box " + bbox;
  const std::string filter = filterWords(table);
  return filter.empty() ? words : words + "; " + filter;
}

Result<TakenRows> rowsFor(const ListArguments& arguments, const Session& session) {
  auto chosen = chosenTable(session, arguments.layer);
  if (!chosen) return tl::unexpected(chosen.error());
  const auto table = withOnly(std::move(*chosen), arguments.kinds);
  if (!table) return tl::unexpected(table.error());
  TakenRows taken{.events = table->events,
                  .rows = nullptr,
                  .how = "rows that are not drawn",
                  .window = session.clock.window,
                  .zone = session.clock.zone};
  if (arguments.undrawn) {
    taken.reasons = geo::Reasons::Yes;
    taken.rows = {table->events, &table->events->undrawnRows};
    return taken;
  }
  taken.how = wordsFor(*table, arguments.map.bbox);
  taken.rows = std::make_shared<const std::vector<std::uint32_t>>(
      rowsIn(*table, taken.window, boxOf(arguments)));
  return taken;
}

/// "File events.csv; SHA-256 …": what a file with no room for it does not say of itself.
void printFacts(const Manifest& facts) {
  std::string line;
  for (const ManifestEntry& entry : facts) {
    line += fmt::format("{}{} {}", line.empty() ? "" : "; ", entry.key, entry.value);
  }
  fmt::print(stderr, "truceline: {}\n", oneLine(std::move(line)));
}

Result<void> checkOptions(const ListArguments& arguments) {
  if (arguments.point) return usage("--point is for layers; a table has --bbox", *arguments.point);
  const MapArguments& map = arguments.map;
  const bool chooses = !map.at.empty() || !map.from.empty() || !map.bbox.empty() ||
                       !arguments.kinds.empty() || !map.tables.hiddenKinds.empty();
  if (arguments.undrawn && chooses) {
    return usage("--undrawn lists all rows that are not drawn", "--at, --from, --bbox or --kinds");
  }
  if (auto good = checkTime(map); !good) return good;
  if (map.bbox.empty()) return {};
  return parseBbox(map.bbox).map([](const geo::GeoBox&) {});
}

}  // namespace

bool namesTable(const ListArguments& arguments) {
  const SortedInputs inputs = sorted(arguments.map.inputs);
  const bool alone = !inputs.tables.empty() && inputs.scenarios.empty();
  return alone || arguments.layer.starts_with("table.");
}

std::string formatNameOf(const ListArguments& arguments) {
  if (!arguments.format.empty()) return arguments.format;
  const std::string ending = std::filesystem::path(arguments.output).extension().string();
  const bool known = ending.size() > 1 && geo::eventFormatNamed(ending.substr(1));
  return known ? ending.substr(1) : "csv";
}

Result<void> listTable(const ListArguments& arguments) {
  const std::string name = formatNameOf(arguments);
  const auto format = geo::eventFormatNamed(name);
  if (!format) return usage("--of is csv, json, geojson or gpkg", name);
  if (auto good = checkOptions(arguments); !good) return good;
  geo::Report report;
  auto data = readMap(arguments.map, report, boxOf(arguments));
  if (!arguments.map.quiet) printReport(report);
  if (!data) return tl::unexpected(data.error());
  if (auto read = readLiveRows(*data, arguments); !read) return read;
  const auto session = sessionOf(*data, arguments.map);
  if (!session) return tl::unexpected(session.error());
  const auto taken = rowsFor(arguments, *session);
  if (!taken) return tl::unexpected(taken.error());
  const Manifest facts = factsOf(*taken);
  if (auto written = takeOut(*taken, facts, arguments.output, *format); !written) return written;
  const bool silent = *format == geo::EventFormat::Csv || *format == geo::EventFormat::Json;
  if (silent && !arguments.map.quiet) printFacts(facts);
  return {};
}

}  // namespace viewer::cli
