#include "viewer/cli/table_arguments.hpp"

#include "viewer/cli/option_values.hpp"
#include "viewer/cli/user_tables.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

using Column = std::optional<std::size_t>;

constexpr std::string_view kLayerMark = "|layername=";

void addColumn(CLI::App& app, const char* name, std::string& value, const char* meaning) {
  app.add_option(name, value, meaning)->check(refuseEmpty);
}

void addColumns(CLI::App& app, const char* name, std::vector<std::string>& values,
                const char* meaning) {
  app.add_option(name, values, meaning)->allow_extra_args(false)->check(refuseEmpty);
}

std::string columnsOf(const Session& session) {
  std::string names;
  for (const UserTable& table : session.tables) {
    for (const geo::Column& column : table.events->columns) {
      names += fmt::format("{}{}", names.empty() ? "" : ", ", column.name);
    }
  }
  return names;
}

/// Sets one of the styles' columns in each table that has it.
geo::Result<void> setColumn(Session& session, std::string_view option, const std::string& text,
                            Column TableStyle::*which) {
  const auto [id, name] = addressedTable(text);
  bool known = name == kNoColumn;
  for (UserTable& table : session.tables) {
    if (!id.empty() && table.id != id) continue;
    const Column column = name == kNoColumn ? std::nullopt : columnNamed(*table.events, name);
    if (!column && name != kNoColumn) continue;
    known = true;
    TableStyle style = table.style;
    style.*which = column;
    table = restyled(std::move(table), style);
  }
  if (known) return {};
  return usage(
      fmt::format("{}: no table has such a column (there are: {})", option, columnsOf(session)),
      name);
}

geo::Result<void> hideKind(Session& session, const std::string& text) {
  const auto [id, kind] = addressedTable(text);
  bool known = false;
  for (UserTable& table : session.tables) {
    if (!id.empty() && table.id != id) continue;
    const auto& titles = table.classes->titles;
    const auto found = std::ranges::find(titles, kind);
    if (found == titles.end()) continue;
    known = true;
    table.filter.hiddenClasses |= 1u << (found - titles.begin());
  }
  if (known) return {};
  return usage("--hide-kind: no table has such a kind of event", kind);
}

/// Filters each table for which the condition can be read.
geo::Result<void> filterTables(Session& session, const std::string& text) {
  const auto [id, where] = addressedTable(text);
  std::optional<geo::Failure> said;
  bool known = false;
  for (UserTable& table : session.tables) {
    if (!id.empty() && table.id != id) continue;
    auto filter = filteredBy(table, where);
    if (filter) {
      known = true;
      table.filter = std::move(*filter);
    } else if (!said) {
      said = std::move(filter.error());
    }
  }
  if (known) return {};
  return said ? usage("--where: " + said->what, said->on)
              : usage("--where: there is no such table", text);
}

std::string nameOr(const UserTable& table, const Column& column) {
  return column ? table.events->columns[*column].name : std::string(kNoColumn);
}

}  // namespace

void addSystemOption(CLI::App& app, std::vector<std::string>& systems) {
  addColumns(app, "--table-crs", systems,
             "of tables whose coordinates are no degrees and whose file names none: their "
             "reference system, such as EPSG:32638; table.N:SYSTEM for the N-th table alone");
}

geo::Result<void> checkZones(const TableArguments& arguments) {
  for (const std::string& text : arguments.zones) {
    const std::string name = addressedTable(text).second;
    const auto zone = geo::Zone::named(name);
    if (!zone) return usage("--table-zone: " + zone.error().what, name);
  }
  return {};
}

void addTableOptions(CLI::App& app, TableArguments& arguments) {
  addColumn(app, "--begin", arguments.begin, "of a table: the column that says when, or from when");
  addColumn(app, "--end", arguments.end, "of a table: the column that says until when");
  addColumn(app, "--lon", arguments.longitude, "of a table: the column of longitudes");
  addColumn(app, "--lat", arguments.latitude, "of a table: the column of latitudes");
  addSystemOption(app, arguments.systems);
  addColumns(app, "--table-zone", arguments.zones,
             "of tables whose days name no zone: the zone that they are days of (default: the "
             "scenario's; of tables alone that of --zone, or UTC); table.N:ZONE for the N-th table "
             "alone");
  addColumns(app, "--kinds-by", arguments.kinds,
             "of a table: the column that tells kinds of events apart, or none; table.N:COLUMN for "
             "the N-th table alone");
  addColumns(app, "--size-by", arguments.sizes,
             "of a table: the column that sizes marks, or none: by how many events there are");
  app.add_option("--where", arguments.wheres,
                 "only rows of a table for which this SQL condition on its columns holds; "
                 "table.N:CONDITION for the N-th table alone; may be repeated")
      ->allow_extra_args(false)
      ->check(refuseEmpty);
  addColumns(app, "--hide-kind", arguments.hiddenKinds,
             "not this kind of events of a table; table.N:KIND for the N-th table alone; may be "
             "repeated");
}

geo::TableLink linkOf(const TableArguments& arguments, std::string input) {
  geo::TableLink link;
  const auto mark = input.find(kLayerMark);
  if (mark != std::string::npos) link.layer = input.substr(mark + kLayerMark.size());
  link.path = input.substr(0, mark);
  link.begin = arguments.begin;
  link.end = arguments.end;
  link.longitude = arguments.longitude;
  link.latitude = arguments.latitude;
  return link;
}

geo::Result<Session> applyTables(Session session, const TableArguments& arguments) {
  for (const auto& [option, texts] : {std::pair{"--table-crs", &arguments.systems},
                                      std::pair{"--table-zone", &arguments.zones}}) {
    for (const std::string& text : *texts) {
      const std::string id = addressedTable(text).first;
      if (id.empty() || tableOf(session, id)) continue;
      return usage(fmt::format("{}: there is no such table", option), id);
    }
  }
  for (const std::string& column : arguments.kinds) {
    const auto set = setColumn(session, "--kinds-by", column, &TableStyle::category);
    if (!set) return tl::unexpected(set.error());
  }
  giveLooks(session);
  for (const std::string& column : arguments.sizes) {
    const auto set = setColumn(session, "--size-by", column, &TableStyle::size);
    if (!set) return tl::unexpected(set.error());
  }
  for (const std::string& kind : arguments.hiddenKinds) {
    if (auto hidden = hideKind(session, kind); !hidden) return tl::unexpected(hidden.error());
  }
  for (const std::string& where : arguments.wheres) {
    if (auto good = filterTables(session, where); !good) return tl::unexpected(good.error());
  }
  return session;
}

Arguments tableOptionsOf(const Session& session) {
  Arguments words;
  const auto add = [&](const char* option, std::string value) {
    words.emplace_back(option);
    words.push_back(std::move(value));
  };
  const auto forTable = [&](std::size_t i, const std::string& text) {
    return session.tables.size() == 1 ? text : fmt::format("table.{}:{}", i + 1, text);
  };
  for (std::size_t i = 0; i < session.tables.size(); ++i) {
    const UserTable& table = session.tables[i];
    if (!table.link.crs.empty()) add("--table-crs", forTable(i, table.link.crs));
    const std::string& zone = table.link.zone;
    const bool told = zone.empty() ||
                      (zone == session.scenario->zone.name() && zone == session.clock.zone.name());
    if (!told) add("--table-zone", forTable(i, zone));
    const TableStyle usual{table.events->roles.category, table.events->roles.size};
    if (table.style.category != usual.category) {
      add("--kinds-by", forTable(i, nameOr(table, table.style.category)));
    }
    if (table.style.size != usual.size) {
      add("--size-by", forTable(i, nameOr(table, table.style.size)));
    }
    for (std::size_t kind = 0; kind < table.classes->titles.size(); ++kind) {
      if (!(table.filter.hiddenClasses >> kind & 1u)) continue;
      add("--hide-kind", forTable(i, table.classes->titles[kind]));
    }
    const std::string& where = table.filter.where;
    const bool alone = session.tables.size() == 1 && !where.empty();
    if (where != table.link.where) {
      add("--where", alone ? where : fmt::format("table.{}:{}", i + 1, where));
    }
  }
  return words;
}

}  // namespace viewer::cli
