#include "geo/io/scenario_reader.hpp"

#include "geo/io/csv.hpp"
#include "geo/io/data_table.hpp"
#include "geo/io/feature_rows.hpp"
#include "geo/io/live_address.hpp"
#include "geo/io/scenario_toml.hpp"
#include "geo/io/story_check.hpp"
#include "geo/io/text_file.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

namespace fs = std::filesystem;

/// A name in scenario.toml, and where it stands there.
struct FileReference {
  const char* key;
  const std::string& name;
  int line;
};

/// Whether the name stays in the scenario's folder and below.
bool staysInside(const fs::path& name) {
  return name.is_relative() &&
         std::ranges::none_of(name, [](const fs::path& part) { return part == ".."; });
}

/// Reads the files that a scenario names.
class ScenarioFiles {
 public:
  ScenarioFiles(fs::path folder, std::string tomlFile, Report& report)
      : folder_(std::move(folder)), tomlFile_(std::move(tomlFile)), report_(report) {}

  void readSources(FileReference file, Scenario& scenario) {
    if (file.name.empty()) return;
    const auto text = read(file);
    if (!text) return;
    const std::string path = pathOf(file.name);
    CsvTable csv = parseCsv(*text, path, report_);
    std::vector<std::ptrdiff_t> columns;
    for (const std::string_view name : {"id", "title", "publisher", "url", "date"}) {
      const auto found = std::ranges::find(csv.columns, name);
      columns.push_back(found == csv.columns.end() ? -1 : found - csv.columns.begin());
    }
    if (columns[0] < 0 || columns[1] < 0) {
      report_.error(path, 1, "no such column: sources cannot be named",
                    {.field = columns[0] < 0 ? "id" : "title",
                     .advice = "the sources file needs the columns id and title"});
      return;
    }
    for (const CsvRow& row : csv.rows) addSource(row, columns, path, scenario);
  }

  /// The links whose files lie in the folder, with their whole paths; and those to databases, which
  /// are asked only where the network is allowed.
  void placeTables(const std::vector<int>& lines, std::vector<TableLink>& tables) {
    std::vector<TableLink> inside;
    for (std::size_t i = 0; i < tables.size(); ++i) {
      if (isLiveAddress(tables[i].path)) {
        inside.push_back(tables[i]);
        continue;
      }
      if (!isInside({"file", tables[i].path, lines[i]})) continue;
      inside.push_back(tables[i]);
      inside.back().path = pathOf(tables[i].path);
    }
    tables = std::move(inside);
  }

  /// Those that lie in the folder, with their whole paths.
  void placeRasters(int line, std::vector<std::string>& rasters) {
    std::erase_if(rasters, [&](const std::string& name) {
      return !isInside({"rasters", name, line});
    });
    for (std::string& name : rasters) name = pathOf(name);
  }

  void readLayer(FileReference file, const Scenario& scenario, Layer& layer) {
    if (file.name.empty()) return;  // already reported
    const bool isCsv = file.name.ends_with(".csv");
    if (!isCsv && !file.name.ends_with(".geojson")) {
      report_.error(tomlFile_, file.line,
                    fmt::format("'{}' is neither .csv nor .geojson", file.name),
                    {.field = file.key, .advice = "convert it to one of the two"});
      return;
    }
    auto text = read(file);
    if (!text) return;
    const std::string path = pathOf(file.name);
    DataTable table = isCsv ? tableFromCsv(*text, path, report_)
                            : tableFromGeoJson(std::move(*text), path, report_);
    fillLayer(layer, std::move(table), scenario, report_);
  }

 private:
  std::string pathOf(const std::string& name) const { return (folder_ / name).string(); }

  bool isInside(const FileReference& file) {
    if (staysInside(file.name)) return true;
    report_.error(tomlFile_, file.line,
                  fmt::format("'{}' is outside of the scenario's folder", file.name),
                  {.field = file.key, .advice = "put it into the folder"});
    return false;
  }

  std::optional<std::string> read(FileReference file) {
    if (!isInside(file)) return std::nullopt;
    auto text = readTextFile(folder_ / file.name, report_);
    if (text) return std::move(*text);
    report_.error(tomlFile_, file.line, fmt::format("'{}': {}", file.name, text.error().what),
                  {.field = file.key, .advice = "mend the name, or put the file there"});
    return std::nullopt;
  }

  void addSource(const CsvRow& row, const std::vector<std::ptrdiff_t>& columns,
                 const std::string& path, Scenario& scenario) {
    const auto field = [&row, &columns](std::size_t i) {
      const auto column = columns[i];
      return column < 0 ? std::string{}
                        : std::string(trimmed(row.fields[static_cast<std::size_t>(column)]));
    };
    Source source{field(0), field(1), field(2), field(3), field(4)};
    if (source.id.empty() || source.title.empty()) {
      report_.error(path, row.line, "empty: the row is left out",
                    {.field = source.id.empty() ? "id" : "title",
                     .advice = "give every source an id and a title"});
    } else if (!sourceIds_.insert(source.id).second) {
      report_.error(path, row.line, fmt::format("'{}' is taken: the row is left out", source.id),
                    {.field = "id", .advice = "rename one of the two, or remove one"});
    } else {
      scenario.sources.push_back(std::move(source));
    }
  }

  fs::path folder_;
  std::string tomlFile_;
  Report& report_;
  std::set<std::string> sourceIds_;
};

}  // namespace

Result<Scenario> readScenario(const std::filesystem::path& path, Report& report) {
  std::error_code error;
  const fs::path toml = fs::is_directory(path, error) ? path / "scenario.toml" : path;
  const auto text = readTextFile(toml, report);
  if (!text) return tl::unexpected(text.error());
  auto outline = parseScenarioToml(*text, toml.string(), report);
  if (!outline) return tl::unexpected(outline.error());
  Scenario scenario = std::move(outline->scenario);
  ScenarioFiles files(toml.parent_path(), toml.string(), report);
  scenario.sourcesFile = outline->sourcesFile;
  files.readSources({"sources", outline->sourcesFile, outline->sourcesLine}, scenario);
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    Layer& layer = scenario.layers[i];
    files.readLayer({"file", layer.file, outline->layerLines[i]}, scenario, layer);
  }
  files.placeTables(outline->tableLines, scenario.tables);
  files.placeRasters(outline->rastersLine, scenario.rasters);
  for (auto& [line, finding] : findUnknownNames(scenario, outline->storyLines)) {
    report.warn(toml.string(), line, std::move(finding.what), std::move(finding.hint));
  }
  if (scenario.layers.empty() && scenario.tables.empty())
    report.warn(toml.string(), 0, "no layers: nothing is shown",
                {.advice = "add a [[layer]] for each data file"});
  return scenario;
}

}  // namespace geo
