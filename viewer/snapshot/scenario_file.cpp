#include "viewer/snapshot/scenario_file.hpp"

#include "geo/io/fingerprint.hpp"
#include "geo/io/live_address.hpp"
#include "geo/io/scenario_toml.hpp"
#include "geo/io/table_file.hpp"
#include "geo/io/text_file.hpp"
#include "viewer/files/whole_file.hpp"
#include "viewer/session/opening_look.hpp"
#include "viewer/session/session_tables.hpp"
#include "viewer/snapshot/folder_plan.hpp"
#include "viewer/snapshot/part_folder.hpp"
#include "viewer/snapshot/scenario_text.hpp"

#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

namespace fs = std::filesystem;
using geo::Failure;
using geo::Result;

constexpr const char* kTomlName = "scenario.toml";

/// The folder without links and dots, so that it can be moved.
Result<fs::path> folderToWrite(const ScenarioOrder& order) {
  std::error_code error;
  fs::path folder = fs::weakly_canonical(fs::absolute(order.folder, error), error);
  if (!folder.has_filename()) folder = folder.parent_path();
  const auto refused = [&](const char* why) {
    return geo::fail(Failure::Kind::Unwritable, why, order.folder.string());
  };
  if (order.folder.empty() || error) return refused("not a folder's name");
  if (!fs::exists(folder, error)) return folder;
  if (!fs::is_directory(folder, error)) return refused("cannot write a folder (it is a file)");
  const bool empty = fs::is_empty(folder, error);
  if (error) return refused("cannot write (the folder cannot be read)");
  if (empty) return folder;
  if (!fs::is_regular_file(folder / kTomlName, error)) {
    return refused("cannot write (the folder is not empty and holds no scenario)");
  }
  if (order.existing == ScenarioOrder::Existing::Overwritten) return folder;
  return refused("cannot write (there is a scenario in it; --overwrite replaces it)");
}

std::string nameOf(const UserTable& table, std::optional<std::size_t> column) {
  return column ? table.events->columns[*column].name : std::string(kNoColumn);
}

/// What is to be said of a table so that it opens as it is shown. Of a file with one layer that is
/// not named: the copy may have another name, and so the layer.
Result<geo::TableLink> linkTo(const UserTable& table, const Session& session,
                              const geo::Zone& zone) {
  geo::TableLink link = table.link;
  if (!table.live) {
    const auto layers = geo::layersOf({table.link.path});
    if (!layers) return tl::unexpected(layers.error());
    if (layers->size() == 1) link.layer.clear();
  }
  link.title = table.events->title;
  if (link.zone == zone.name()) link.zone.clear();
  link.kinds = nameOf(table, table.style.category);
  link.size = nameOf(table, table.style.size);
  link.where = table.filter.where;
  link.visible = isShown(session, table.id);
  link.hiddenKinds.clear();
  for (std::size_t kind = 0; kind < table.classes->titles.size(); ++kind) {
    const bool hidden = table.filter.hiddenClasses >> kind & 1u;
    if (hidden) link.hiddenKinds.push_back(table.classes->titles[kind]);
  }
  return link;
}

std::string crsToWrite(const Session& session) {
  const std::string& shown = session.projection->definition();
  const geo::Scenario& scenario = *session.scenario;
  const bool usual = scenario.crs.empty() && shown == geo::fittingProjection(scenario.extent);
  return usual ? std::string() : shown;
}

/// The scenario to write, with the tables' paths as they are now.
Result<geo::Scenario> scenarioToWrite(const Session& session, const ScenarioOrder& order) {
  const bool alone = order.scenario.empty();
  std::vector<geo::EventTablePtr> events;
  for (const UserTable& table : session.tables) events.push_back(table.events);
  if (alone && events.empty()) {
    return geo::fail(Failure::Kind::Invalid, "there is neither a scenario nor a table to save");
  }
  geo::Scenario scenario = alone ? scenarioAround(events, session.clock.zone) : *session.scenario;
  scenario.crs = alone ? session.projection->definition() : crsToWrite(session);
  scenario.opening = session.clock.window;
  scenario.marking = session.marking;
  scenario.look = lookOf(session);
  scenario.rasters.clear();
  for (const UserRaster& raster : session.rasters) {
    if (isShown(session, raster.id)) scenario.rasters.push_back(raster.path);
  }
  scenario.tables.clear();
  for (const UserTable& table : session.tables) {
    auto link = linkTo(table, session, scenario.zone);
    if (!link) return tl::unexpected(link.error());
    scenario.tables.push_back(std::move(*link));
  }
  return scenario;
}

fs::path tomlOf(const fs::path& scenario) {
  std::error_code error;
  return fs::is_directory(scenario, error) ? scenario / kTomlName : scenario;
}

/// The files that the session's scenario was read from, but for its scenario.toml.
std::vector<FileCopy> ownFiles(const Session& session, const ScenarioOrder& order) {
  std::vector<FileCopy> files;
  if (order.scenario.empty()) return files;
  const fs::path toml = tomlOf(order.scenario);
  for (const fs::path& file : geo::filesOf(*session.scenario, order.scenario)) {
    const fs::path name = file.lexically_relative(toml.parent_path()).lexically_normal();
    const bool outside = name.empty() || name.is_absolute() || *name.begin() == "..";
    if (file != toml && !outside) files.push_back({file, name.generic_string()});
  }
  return files;
}

/// What is written must be what is read again: a text that is no UTF-8, say, would not be.
Result<void> checkText(const std::string& text, const geo::Scenario& wanted,
                       const fs::path& folder) {
  geo::Report report;
  const auto read = geo::parseScenarioToml(text, (folder / kTomlName).string(), report);
  if (!read) return tl::unexpected(read.error());
  const geo::Scenario& got = read->scenario;
  const bool same = got.tables == wanted.tables && got.title == wanted.title &&
                    got.opening == wanted.opening && got.crs == wanted.crs &&
                    got.look == wanted.look && got.rasters == wanted.rasters &&
                    got.marking == wanted.marking && got.zone == wanted.zone;
  if (same) return {};
  return geo::fail(Failure::Kind::Unsupported, "cannot be written as scenario.toml",
                   folder.string());
}

Result<std::string> textFor(const geo::Scenario& scenario, const ScenarioOrder& order) {
  if (order.scenario.empty()) return scenarioText(scenario);
  const fs::path toml = tomlOf(order.scenario);
  geo::Report known;
  auto text = geo::readTextFile(toml, known);
  if (!text) return text;
  return changedText(std::move(*text), toml.string(), scenario);
}

Result<void> copyFile(const fs::path& from, const fs::path& to) {
  constexpr std::size_t kBytesAtOnce = 1 << 20;
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  std::ifstream in(from, std::ios::binary);
  auto out = WholeFile::open(to);
  if (!out) return tl::unexpected(out.error());
  std::vector<char> bytes(kBytesAtOnce);
  while (in) {
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    auto written = out->write({data, static_cast<std::size_t>(in.gcount())});
    if (!written) return written;
  }
  if (in.eof()) return out->commit();
  return geo::fail(Failure::Kind::Unreadable, "cannot be read", from.string());
}

Result<void> writeFolder(const fs::path& folder, const std::string& text,
                         const std::vector<FileCopy>& copies) {
  auto part = PartFolder::beside(folder);
  if (!part) return tl::unexpected(part.error());
  for (const FileCopy& copy : copies) {
    auto copied = copyFile(copy.from, part->path() / copy.name);
    if (!copied) return copied;
  }
  return writeWhole(part->path() / kTomlName, std::string_view(text))
      .and_then([&] { return part->carryOver(); })
      .and_then([&] { return part->commit(); });
}

}  // namespace

Result<void> saveScenario(const Session& session, const ScenarioOrder& order) {
  const auto folder = folderToWrite(order);
  if (!folder) return tl::unexpected(folder.error());
  auto scenario = scenarioToWrite(session, order);
  if (!scenario) return tl::unexpected(scenario.error());
  std::vector<std::string> tables;
  std::vector<geo::TableLink*> copied;  // rows of databases stay where they are
  for (geo::TableLink& link : scenario->tables) {
    if (geo::isLiveAddress(link.path)) continue;
    tables.push_back(link.path);
    copied.push_back(&link);
  }
  const auto plan = planFolder(*folder, ownFiles(session, order), tables, scenario->rasters);
  if (!plan) return tl::unexpected(plan.error());
  scenario->rasters = plan->rasters;
  for (std::size_t i = 0; i < copied.size(); ++i) copied[i]->path = plan->tables[i];
  const auto text = textFor(*scenario, order);
  if (!text) return tl::unexpected(text.error());
  return checkText(*text, *scenario, *folder).and_then([&] {
    return writeFolder(*folder, *text, plan->copies);
  });
}

}  // namespace viewer
