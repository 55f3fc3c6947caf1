// truceline info: what is in a scenario and how its time was read.
#include "geo/base/time_text.hpp"
#include "geo/io/fingerprint.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/live_tables.hpp"
#include "viewer/cli/open_map.hpp"
#include "viewer/cli/table_info.hpp"
#include "viewer/cli/user_rasters.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace viewer::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kHowTimeIsRead =
    "columns from and to, half-open; a date is its whole day in the zone, a clock time is UTC; "
    "ranges are kept as doubt";

std::string momentOrOpen(geo::Moment moment, const geo::Zone& zone) {
  return moment <= geo::kBeginningOfTime || moment >= geo::kEndOfTime
             ? "open"
             : geo::formatMoment(moment, zone);
}

struct LayerFacts {
  const geo::Layer* layer;
  std::size_t rows = 0, placed = 0, uncertainTimes = 0;
  geo::TimeSpan time{geo::kEndOfTime, geo::kBeginningOfTime};
};

LayerFacts factsOf(const geo::Layer& layer) {
  LayerFacts facts{&layer};
  facts.rows = layer.features.size();
  for (const geo::Feature& feature : layer.features) {
    facts.placed += geo::hasPlace(feature) ? 1u : 0u;
    facts.uncertainTimes += feature.valid.from.exact() && feature.valid.to.exact() ? 0u : 1u;
    facts.time.from = std::min(facts.time.from, feature.valid.from.earliest);
    facts.time.to = std::max(facts.time.to, feature.valid.to.latest);
  }
  return facts;
}

std::string extentText(const geo::GeoBox& box) {
  return fmt::format("{:g},{:g},{:g},{:g}", box.west, box.south, box.east, box.north);
}

Json asJson(const geo::Scenario& scenario) {
  Json info{
      {"id", scenario.id},
      {"title", scenario.title},
      {"extent",
       {scenario.extent.west, scenario.extent.south, scenario.extent.east, scenario.extent.north}},
      {"crs", "OGC:CRS84"},
      {"from", geo::formatMoment(scenario.range.from, scenario.zone)},
      {"to", geo::formatMoment(scenario.range.to, scenario.zone)},
      {"zone", scenario.zone.name()},
      {"time", kHowTimeIsRead},
      {"credits", scenario.credits},
      {"sources", scenario.sources.size()},
      {"layers", Json::array()}};
  for (const geo::Layer& layer : scenario.layers) {
    const LayerFacts facts = factsOf(layer);
    info["layers"].push_back({{"id", layer.id},
                              {"kind", geo::nameOf(layer.kind)},
                              {"title", layer.title},
                              {"file", layer.file},
                              {"rows", facts.rows},
                              {"placed", facts.placed},
                              {"unplaced", facts.rows - facts.placed},
                              {"uncertain_times", facts.uncertainTimes}});
  }
  return info;
}

void printText(const geo::Scenario& scenario) {
  fmt::print("{} ({})\n", scenario.title, scenario.id);
  fmt::print("extent    {} (degrees, WGS 84, OGC:CRS84)\n", extentText(scenario.extent));
  fmt::print(
      "time      {} to {} in {}: {}\n", geo::formatMoment(scenario.range.from, scenario.zone),
      geo::formatMoment(scenario.range.to, scenario.zone), scenario.zone.name(), kHowTimeIsRead);
  fmt::print("sources   {}\ncredits   {}\n\n", scenario.sources.size(), scenario.credits);
  fmt::print("{:<22} {:<9} {:>5} {:>6} {:>8}  {}\n", "layer", "kind", "rows", "placed", "unplaced",
             "time");
  for (const geo::Layer& layer : scenario.layers) {
    const LayerFacts facts = factsOf(layer);
    fmt::print("{:<22} {:<9} {:>5} {:>6} {:>8}  {} to {}, {} uncertain\n", layer.id,
               geo::nameOf(layer.kind), facts.rows, facts.placed, facts.rows - facts.placed,
               momentOrOpen(facts.time.from, scenario.zone),
               momentOrOpen(facts.time.to, scenario.zone), facts.uncertainTimes);
  }
}

Json asJson(const geo::OpenBundle& bundle) {
  const geo::BundleManifest& manifest = bundle.manifest();
  Json json{{"what", describe(manifest)},
            {"program", manifest.program},
            {"speaker_notes", manifest.notes == geo::SpeakerNotes::Kept},
            {"sha256", geo::sha256Of(bundle.file()).value_or("")},
            {"files", Json::array()}};
  for (const geo::BundledFile& file : manifest.files) {
    json["files"].push_back({{"path", file.name}, {"size", file.bytes}, {"sha256", file.sha256}});
  }
  return json;
}

void printText(const geo::OpenBundle& bundle) {
  fmt::print("\n{}\nsha256    {}\n\n{:<64}  {:>9}  file\n", describe(bundle.manifest()),
             geo::sha256Of(bundle.file()).value_or(""), "sha256", "bytes");
  for (const geo::BundledFile& file : bundle.manifest().files) {
    fmt::print("{}  {:>9}  {}\n", file.sha256, file.bytes, oneLine(file.name));
  }
}

geo::Result<void> printScenario(const MapArguments& wanted, bool json) {
  const auto place = placeOf(wanted.inputs);
  if (!place) return tl::unexpected(place.error());
  geo::Report report;
  const auto scenario = openScenario(*place, report);
  if (!wanted.quiet) printReport(report);
  if (!scenario) return tl::unexpected(scenario.error());
  if (json) {
    Json info = asJson(**scenario);
    if (place->bundle) info["bundle"] = asJson(*place->bundle);
    fmt::print("{}\n", info.dump(2));
  } else {
    printText(**scenario);
    if (place->bundle) printText(*place->bundle);
  }
  return {};
}

void printTables(const std::vector<UserTable>& tables, bool json) {
  std::string text;
  for (const UserTable& table : tables) {
    if (!text.empty()) text += json ? ",\n" : "\n";
    const geo::EventTable events = table.live ? sampleOf(table) : *table.events;
    text += json ? tableInfoJson(events) : tableInfoText(events);
  }
  fmt::print(fmt::runtime(json ? "{{\"tables\": [\n{}\n]}}\n" : "{}"), text);
}

Json asJson(const geo::RasterInfo& raster) {
  const geo::GeoBox& box = raster.extent;
  return {{"title", raster.title},
          {"file", raster.source.path},
          {"kind", raster.kind == geo::RasterKind::Elevation ? "elevations" : "picture"},
          {"format", raster.driver},
          {"extent", {box.west, box.south, box.east, box.north}},
          {"metres_per_pixel", raster.metresPerPx}};
}

void printText(const geo::RasterInfo& raster) {
  const bool elevations = raster.kind == geo::RasterKind::Elevation;
  fmt::print(
      "{} ({})\nwhat      {}, {}; it lies under the map\nextent    {} (degrees, WGS 84)\n"
      "detail    {:.3g} m a pixel\n",
      raster.title, raster.source.path, elevations ? "elevations" : "a picture", raster.driver,
      extentText(raster.extent), raster.metresPerPx);
}

geo::Result<void> printRasters(const MapArguments& wanted, bool json) {
  Json all = Json::array();
  for (const std::string& path : wanted.rasters) {
    const auto network = wanted.allowNetwork ? geo::Network::Allowed : geo::Network::Forbidden;
    const auto raster = geo::describeRaster({path, network, {}});
    if (!raster) return tl::unexpected(raster.error());
    json ? all.push_back(asJson(*raster)) : printText(*raster);
  }
  if (json)
    fmt::print("{}\n", Json{{"rasters", all}}.dump(2, ' ', false, Json::error_handler_t::replace));
  return {};
}

geo::Result<void> printInfo(const MapArguments& wanted, bool json) {
  const SortedInputs inputs = sorted(wanted.inputs);
  if (inputs.tables.empty()) return printScenario(wanted, json);
  if (!inputs.scenarios.empty()) {
    return geo::fail(geo::Failure::Kind::Usage, "either a scenario or tables", wanted.inputs[1]);
  }
  geo::Report report;
  const auto tables = readTables(inputs, wanted, report);
  if (!wanted.quiet) printReport(report);
  if (!tables) return tl::unexpected(tables.error());
  printTables(*tables, json);
  return {};
}

}  // namespace

int infoVerb(const Arguments& arguments) {
  MapArguments wanted;
  bool json = false;
  CLI::App app{"What is in a scenario or a table: layers, rows, extent, time, what was not read",
               "truceline info"};
  addInputs(app, wanted);
  addTableOptions(app, wanted.tables);
  addNetworkOption(app, wanted);
  app.add_flag("--json", json, "as JSON");
  if (const auto code = parse(app, arguments)) return *code;
  wanted = withRastersUnder(std::move(wanted));
  const bool rastersAlone = wanted.inputs.empty() && !wanted.rasters.empty();
  const auto printed = rastersAlone ? printRasters(wanted, json) : printInfo(wanted, json);
  return printed ? kSuccess : reportFailure(printed.error());
}

}  // namespace viewer::cli
