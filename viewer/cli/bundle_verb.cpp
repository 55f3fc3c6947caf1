// truceline bundle: a scenario with all that it needs becomes one file that opens without a
// network.
#include "geo/io/bundle_names.hpp"
#include "geo/io/bundle_notes.hpp"
#include "geo/io/bundle_writer.hpp"
#include "geo/io/fingerprint.hpp"
#include "geo/io/live_address.hpp"
#include "geo/io/table_files.hpp"
#include "geo/io/text_file.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/files/whole_file.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, fs::path>;  // by the name in the bundle

struct BundleOrder {
  fs::path output;
  geo::SpeakerNotes notes = geo::SpeakerNotes::Kept;
};

std::string nameIn(std::string_view folder, const fs::path& inside) {
  return fmt::format("{}/{}", folder, inside.lexically_normal().generic_string());
}

fs::path tomlOf(const fs::path& scenario) {
  std::error_code error;
  return fs::is_directory(scenario, error) ? scenario / "scenario.toml" : scenario;
}

/// scenario.toml, whatever it is called, the files of sources and layers, those of tables and
/// rasters.
geo::Result<Files> scenarioFiles(const geo::Scenario& scenario, const fs::path& path) {
  const fs::path toml = tomlOf(path);
  std::vector<fs::path> files = geo::filesOf(scenario, path);
  for (const geo::TableLink& table : scenario.tables) {
    if (geo::isLiveAddress(table.path)) {
      return geo::fail(geo::Failure::Kind::Unsupported,
                       "a table comes from a database, which a bundle cannot hold",
                       geo::withoutPassword(table.path));
    }
    const auto ofTable = geo::filesOf({table.path});
    if (!ofTable) return tl::unexpected(ofTable.error());
    files.insert(files.end(), ofTable->begin(), ofTable->end());
  }
  for (const std::string& raster : scenario.rasters) {
    const auto ofRaster = geo::filesOfRaster(raster);
    if (!ofRaster) return tl::unexpected(ofRaster.error());
    files.insert(files.end(), ofRaster->begin(), ofRaster->end());
  }
  Files named;
  for (const fs::path& file : files) {
    const fs::path inside =
        file == toml ? "scenario.toml" : file.lexically_relative(toml.parent_path());
    named.emplace(nameIn(geo::kBundledScenario, inside), file);
  }
  return named;
}

/// Base map, layouts, notices. Fonts are in the program.
Files assetFiles(const fs::path& assets) {
  Files named{{nameIn(geo::kBundledAssets, "NOTICE.md"), assets / "NOTICE.md"}};
  for (const char* folder : {"basemap", "layouts"}) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(assets / folder, error)) {
      if (!entry.is_regular_file(error)) continue;
      named.emplace(nameIn(geo::kBundledAssets, folder / entry.path().filename()), entry.path());
    }
  }
  return named;
}

geo::Result<void> takeNotesOut(std::vector<geo::BundleEntry>& entries, const fs::path& toml) {
  geo::Report known;
  const auto text = geo::readTextFile(toml, known);
  if (!text) return tl::unexpected(text.error());
  auto without = geo::withoutNotes(*text, toml.string());
  if (!without) return tl::unexpected(without.error());
  std::ranges::find(entries, toml, &geo::BundleEntry::file)->text = std::move(*without);
  return {};
}

geo::Result<void> write(const BundleOrder& order, const geo::BundleManifest& about,
                        std::vector<geo::BundleEntry> entries) {
  auto part = PartFile::beside(order.output);
  if (!part) return tl::unexpected(part.error());
  const auto written = geo::writeBundle(part->path(), about, std::move(entries));
  if (written) return part->commit();
  geo::Failure failure = written.error();
  if (failure.on.empty() || failure.on == part->path()) failure.on = order.output.string();
  return tl::unexpected(std::move(failure));
}

/// What a bundle lacks cannot be kept of it.
geo::SpeakerNotes notesOf(const ScenarioPlace& place, const BundleOrder& order) {
  return place.bundle && order.notes == geo::SpeakerNotes::Kept ? place.bundle->manifest().notes
                                                                : order.notes;
}

geo::Result<std::vector<geo::BundleEntry>> entriesOf(const ScenarioPlace& place,
                                                     const geo::Scenario& scenario,
                                                     geo::SpeakerNotes notes) {
  const auto assets = assetsOf(place);
  if (!assets) return tl::unexpected(assets.error());
  auto files = scenarioFiles(scenario, place.scenario);
  if (!files) return tl::unexpected(files.error());
  files->merge(assetFiles(*assets));
  std::vector<geo::BundleEntry> entries;
  for (const auto& [name, file] : *files) entries.push_back({name, file});
  if (notes == geo::SpeakerNotes::Kept) return entries;
  const auto taken = takeNotesOut(entries, tomlOf(place.scenario));
  if (!taken) return tl::unexpected(taken.error());
  return entries;
}

geo::Result<void> bundle(const MapArguments& wanted, const BundleOrder& order) {
  const SortedInputs inputs = sorted(wanted.inputs);
  std::error_code error;
  if (!inputs.tables.empty() && fs::exists(inputs.tables.front(), error)) {
    return geo::fail(geo::Failure::Kind::Usage,
                     "a scenario is bundled: make one of tables by truceline save first",
                     inputs.tables.front());
  }
  const auto place = placeOf(wanted.inputs);
  if (!place) return tl::unexpected(place.error());
  geo::Report report;
  const auto scenario = openScenario(*place, report);
  if (!wanted.quiet) printReport(report);
  if (!scenario) return tl::unexpected(scenario.error());
  const geo::SpeakerNotes notes = notesOf(*place, order);
  auto entries = entriesOf(*place, **scenario, notes);
  if (!entries) return tl::unexpected(entries.error());
  return write(order, {"truceline " TRUCELINE_VERSION, (*scenario)->title, notes, {}},
               std::move(*entries));
}

}  // namespace

int bundleVerb(const Arguments& arguments) {
  MapArguments wanted;
  BundleOrder order;
  bool withoutNotes = false;
  CLI::App app{
      "A scenario with its tables, base map, layouts and licences as one file, which opens "
      "anywhere and without a network",
      "truceline bundle"};
  addInputs(app, wanted);
  app.add_option("-o,--output", order.output, "the file to write, such as briefing.truceline")
      ->required();
  app.add_flag("--no-notes", withoutNotes, "leave out the speaker's notes of the story's steps");
  if (const auto code = parse(app, arguments)) return *code;
  if (withoutNotes) order.notes = geo::SpeakerNotes::LeftOut;
  const auto bundled = bundle(wanted, order);
  return bundled ? kSuccess : reportFailure(bundled.error());
}

}  // namespace viewer::cli
