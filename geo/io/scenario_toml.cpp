#include "geo/io/scenario_toml.hpp"

#include "geo/io/toml_table.hpp"
#include "geo/io/toml_values.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

using Need = TomlTable::Need;

constexpr double kFormat = 1;
constexpr Color kNoColor{128, 128, 128, 255};

template <class Item>
bool isTaken(const std::vector<Item>& items, const std::string& id) {
  return std::ranges::find(items, id, &Item::id) != items.end();
}

std::optional<TimeSpan> readRange(TomlTable& root, const Zone& zone) {
  const auto from = root.moment("from", zone), to = root.moment("to", zone);
  if (!from || !to) return std::nullopt;
  const bool bounded = from->earliest > kBeginningOfTime && to->latest < kEndOfTime;
  if (bounded && from->earliest < to->latest) return TimeSpan{from->earliest, to->latest};
  root.error("to", "not after 'from'", "end the timeline after it begins");
  return std::nullopt;
}

/// The window that the scenario opens on: the date `at`, else the first day of the range.
TimeSpan readOpening(TomlTable& root, TimeSpan range, const Zone& zone) {
  const auto at = root.period("at", zone);
  if (!at) return {range.from, addDays(range.from, 1, zone)};
  if (!meets(*at, range)) {
    root.warn("at", "outside of 'from' and 'to'", "choose a date on the timeline");
  }
  return *at;
}

/// A zone that this system knows, or UTC.
Zone readZone(TomlTable& root) {
  const std::string name = root.text("zone");
  const auto zone = Zone::named(name);
  if (zone) return *zone;
  root.error("zone", fmt::format("'{}' is {}", name, zone.error().what),
             "write an IANA name such as \"Asia/Baku\"");
  return {};
}

void readTexts(TomlTable& root, Scenario& scenario) {
  const auto format = root.number("format");
  if (format != kFormat) root.error("format", "unknown version", "write 1");
  scenario.id = root.text("id", Need::Required);
  scenario.title = root.text("title", Need::Required);
  scenario.subtitle = root.text("subtitle");
  scenario.disclaimer = root.text("disclaimer");
  scenario.credits = root.text("credits");
  scenario.cutoff = root.text("cutoff");
  scenario.marking.text = root.text("marking");
  scenario.markingRequired = root.flag("marking_required").value_or(false);
  if (const auto color = root.color("marking_color")) scenario.marking.color = *color;
  scenario.zone = readZone(root);
  scenario.crs = readCrs(root);
}

void readLook(TomlTable& root, ScenarioOutline& outline) {
  OpeningLook& look = outline.scenario.look;
  look.theme = root.text("theme");
  look.furniture = root.text("furniture");
  look.grid = root.text("grid");
  look.names = root.text("names");
  look.layers = root.texts("layers");
  outline.scenario.rasters = root.texts("rasters").value_or(std::vector<std::string>{});
  outline.rastersLine = root.lineOf("rasters");
}

void readParty(const toml::table& from, const std::string& file, Scenario& scenario,
               Report& report) {
  TomlTable table(from, "party", file, report);
  Party party;
  party.id = table.text("id", Need::Required);
  party.name = table.text("name", Need::Required);
  party.shortName = table.text("short");
  if (party.shortName.empty()) party.shortName = party.name;
  party.color = table.color("color").value_or(kNoColor);
  table.reportUnknown();
  if (isTaken(scenario.parties, party.id)) {
    table.error("id", fmt::format("'{}' is taken: the party is left out", party.id),
                "rename one of the two");
  } else if (!party.id.empty()) {
    scenario.parties.push_back(std::move(party));
  }
}

constexpr std::pair<std::string_view, LinePattern> kLinePatterns[] = {
    {"solid", LinePattern::Solid},
    {"dashed", LinePattern::Dashed},
    {"dotted", LinePattern::Dotted},
    {"double", LinePattern::Double},
    {"hachured-left", LinePattern::HachuredLeft},
    {"hachured-right", LinePattern::HachuredRight},
    {"hachured-both", LinePattern::HachuredBoth}};

std::optional<LinePattern> readLinePattern(TomlTable& table) {
  const std::string written = table.text("line");
  if (written.empty()) return std::nullopt;
  std::string names;
  for (const auto& [name, pattern] : kLinePatterns) {
    if (name == written) return pattern;
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  table.error("line", fmt::format("'{}' is unknown", written), "write one of " + names);
  return std::nullopt;
}

/// Kilometres across a picture, more than 0; 0 where none are given.
double readPictureWidth(TomlTable& table, std::string_view key) {
  const double kilometres = table.number(key).value_or(0);
  if (kilometres >= 0) return kilometres;
  table.error(key, "less than 0", "write a picture's width in kilometres, such as 400");
  return 0;
}

void readShownAt(TomlTable& table, Layer& layer) {
  layer.shownFromKm = readPictureWidth(table, "shown_from_km");
  layer.shownToKm = readPictureWidth(table, "shown_to_km");
  if (layer.shownToKm == 0 || layer.shownFromKm < layer.shownToKm) return;
  table.error("shown_to_km", "not more than 'shown_from_km': both are left out",
              "write the least width and the most at which the layer is shown");
  layer.shownFromKm = layer.shownToKm = 0;
}

LayerStyle readStyle(TomlTable& table) {
  LayerStyle style;
  style.color = table.color("color");
  style.widthPt = table.number("width");
  if (style.widthPt && *style.widthPt <= 0) {
    table.error("width", "not more than 0", "write points, such as 1.8");
    style.widthPt.reset();
  }
  style.dashPt = table.numbers("dash").value_or(std::vector<double>{});
  const auto isLength = [](double points) { return points > 0; };
  if (style.dashPt.size() % 2 != 0 || !std::ranges::all_of(style.dashPt, isLength)) {
    table.error("dash", "not pairs of lengths more than 0", "write [on, off] in points");
    style.dashPt.clear();
  }
  style.line = readLinePattern(table);
  return style;
}

std::string kindNames() {
  std::string names;
  for (int kind = 0; kind <= static_cast<int>(LayerKind::Place); ++kind) {
    if (kind > 0) names += ", ";
    names += nameOf(static_cast<LayerKind>(kind));
  }
  return names;
}

/// Nothing when the layer must be left out; the report says why.
std::optional<Layer> readLayer(TomlTable& table, const Scenario& scenario) {
  Layer layer;
  layer.id = table.text("id", Need::Required);
  const std::string kindName = table.text("kind", Need::Required);
  layer.title = table.text("title", Need::Required);
  if (layer.title.empty()) layer.title = layer.id;
  layer.file = table.text("file", Need::Required);
  layer.visible = table.flag("visible").value_or(true);
  layer.style = readStyle(table);
  readShownAt(table, layer);
  table.reportUnknown();
  const auto kind = layerKindNamed(kindName);
  if (!kind && !kindName.empty()) {
    table.error("kind", fmt::format("'{}' is unknown: the layer is left out", kindName),
                "write one of " + kindNames());
  }
  if (isTaken(scenario.layers, layer.id)) {
    table.error("id", fmt::format("'{}' is taken: the layer is left out", layer.id),
                "rename one of the two");
    return std::nullopt;
  }
  if (!kind || layer.id.empty()) return std::nullopt;
  layer.kind = *kind;
  return layer;
}

void readLayers(TomlTable& root, const std::string& file, ScenarioOutline& outline,
                Report& report) {
  for (const toml::table* from : root.tables("layer")) {
    const auto id = (*from)["id"].value_or(std::string{});
    TomlTable table(*from, fmt::format("layer '{}'", id), file, report);
    auto layer = readLayer(table, outline.scenario);
    if (!layer) continue;
    outline.layerLines.push_back(table.lineOf("file"));
    outline.scenario.layers.push_back(std::move(*layer));
  }
}

void readTables(TomlTable& root, const std::string& file, ScenarioOutline& outline,
                Report& report) {
  for (const toml::table* from : root.tables("table")) {
    const auto name = (*from)["file"].value_or(std::string{});
    TomlTable table(*from, fmt::format("table '{}'", name), file, report);
    TableLink link;
    link.path = table.text("file", Need::Required);
    link.layer = table.text("layer");
    link.title = table.text("title");
    link.begin = table.text("begin");
    link.end = table.text("end");
    link.longitude = table.text("lon");
    link.latitude = table.text("lat");
    link.kinds = table.text("kinds_by");
    link.size = table.text("size_by");
    link.where = table.text("where");
    if (!table.text("crs").empty()) link.crs = readCrs(table);
    if (!table.text("zone").empty()) link.zone = readZone(table).name();
    link.hiddenKinds = table.texts("hide_kinds").value_or(std::vector<std::string>{});
    link.visible = table.flag("visible").value_or(true);
    table.reportUnknown();
    if (link.path.empty()) continue;
    outline.tableLines.push_back(table.lineOf("file"));
    outline.scenario.tables.push_back(std::move(link));
  }
}

}  // namespace

Result<ScenarioOutline> parseScenarioToml(std::string_view text, const std::string& file,
                                          Report& report) {
  const auto parsed = parseToml(text, file);
  if (!parsed) return tl::unexpected(parsed.error());
  TomlTable root(*parsed, "", file, report);
  ScenarioOutline outline;
  readTexts(root, outline.scenario);
  const auto extent = readBox(root, "extent");
  const auto range = readRange(root, outline.scenario.zone);
  if (!extent) return fail(Failure::Kind::Invalid, "no usable 'extent'", file);
  if (!range) return fail(Failure::Kind::Invalid, "no usable range 'from', 'to'", file);
  outline.scenario.extent = *extent;
  outline.scenario.range = *range;
  outline.scenario.opening = readOpening(root, *range, outline.scenario.zone);
  readLook(root, outline);
  outline.sourcesFile = root.text("sources");
  outline.sourcesLine = root.lineOf("sources");
  for (const toml::table* party : root.tables("party")) {
    readParty(*party, file, outline.scenario, report);
  }
  readLayers(root, file, outline, report);
  readTables(root, file, outline, report);
  StoryOutline story = readStory(root, file, outline.scenario, report);
  outline.scenario.story = std::move(story.steps);
  outline.storyLines = std::move(story.lines);
  root.reportUnknown();
  return outline;
}

}  // namespace geo
