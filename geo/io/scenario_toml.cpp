#include "geo/io/scenario_toml.hpp"

#include "geo/coords/projection.hpp"
#include "geo/io/toml_table.hpp"

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

Result<toml::table> parseToml(std::string_view text, const std::string& file) {
  try {  // the packaged library is built to throw; its exception ends here
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    return fail(
        Failure::Kind::Unreadable,
        fmt::format("not TOML, line {}: {}", error.source().begin.line, error.description()), file);
  }
}

template <class Item>
bool isTaken(const std::vector<Item>& items, const std::string& id) {
  return std::ranges::find(items, id, &Item::id) != items.end();
}

bool isBox(const std::vector<double>& edges) {
  return edges.size() == 4 && edges[0] < edges[2] && edges[1] < edges[3] && edges[0] >= -180 &&
         edges[2] <= 180 && edges[1] >= -90 && edges[3] <= 90;
}

std::optional<GeoBox> readExtent(TomlTable& root) {
  const auto edges = root.numbers("extent");
  if (!edges) return std::nullopt;
  if (isBox(*edges)) return GeoBox{(*edges)[0], (*edges)[1], (*edges)[2], (*edges)[3]};
  root.error("extent", "'extent' must be west, south, east, north in degrees");
  return std::nullopt;
}

std::optional<TimeSpan> readRange(TomlTable& root) {
  const auto from = root.moment("from"), to = root.moment("to");
  if (!from || !to) return std::nullopt;
  const bool bounded = from->earliest > kBeginningOfTime && to->latest < kEndOfTime;
  if (bounded && from->earliest < to->latest) return TimeSpan{from->earliest, to->latest};
  root.error("to", "'to' must be a date after 'from'");
  return std::nullopt;
}

/// The window that the scenario opens on: the date `at`, else the first day of the range.
TimeSpan readOpening(TomlTable& root, TimeSpan range) {
  const auto at = root.period("at");
  if (!at) return {range.from, range.from + std::chrono::days{1}};
  if (!meets(*at, range)) root.warn("at", "'at' is outside of 'from' and 'to'");
  return *at;
}

/// A map projection that can be used, or empty text, which stands for one that fits the extent.
std::string readCrs(TomlTable& root) {
  std::string crs = root.text("crs");
  if (crs.empty()) return crs;
  const auto projection = Projection::create(crs);
  if (projection) return crs;
  root.error("crs", fmt::format("'crs' is '{}': {}", crs, projection.error().what));
  return {};
}

void readTexts(TomlTable& root, Scenario& scenario) {
  const auto format = root.number("format");
  if (format != kFormat) root.error("format", "'format' must be 1");
  scenario.id = root.text("id", Need::Required);
  scenario.title = root.text("title", Need::Required);
  scenario.subtitle = root.text("subtitle");
  scenario.disclaimer = root.text("disclaimer");
  scenario.credits = root.text("credits");
  scenario.zone = root.text("zone");
  scenario.crs = readCrs(root);
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
    table.error("id", fmt::format("id '{}' is taken: the party is left out", party.id));
  } else if (!party.id.empty()) {
    scenario.parties.push_back(std::move(party));
  }
}

LayerStyle readStyle(TomlTable& table) {
  LayerStyle style;
  style.color = table.color("color");
  style.widthPt = table.number("width");
  if (style.widthPt && *style.widthPt <= 0) {
    table.error("width", "'width' must be more than 0");
    style.widthPt.reset();
  }
  style.dashPt = table.numbers("dash").value_or(std::vector<double>{});
  const auto isLength = [](double points) { return points > 0; };
  if (style.dashPt.size() % 2 != 0 || !std::ranges::all_of(style.dashPt, isLength)) {
    table.error("dash", "'dash' must be pairs of lengths more than 0: on, off");
    style.dashPt.clear();
  }
  return style;
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
  table.reportUnknown();
  const auto kind = layerKindNamed(kindName);
  if (!kind && !kindName.empty()) {
    table.error("kind", fmt::format("unknown kind '{}': the layer is left out", kindName));
  }
  if (isTaken(scenario.layers, layer.id)) {
    table.error("id", fmt::format("id '{}' is taken: the layer is left out", layer.id));
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

}  // namespace

Result<ScenarioOutline> parseScenarioToml(std::string_view text, const std::string& file,
                                          Report& report) {
  const auto parsed = parseToml(text, file);
  if (!parsed) return tl::unexpected(parsed.error());
  TomlTable root(*parsed, "scenario", file, report);
  ScenarioOutline outline;
  readTexts(root, outline.scenario);
  const auto extent = readExtent(root);
  const auto range = readRange(root);
  if (!extent) return fail(Failure::Kind::Invalid, "no usable 'extent'", file);
  if (!range) return fail(Failure::Kind::Invalid, "no usable range 'from', 'to'", file);
  outline.scenario.extent = *extent;
  outline.scenario.range = *range;
  outline.scenario.opening = readOpening(root, *range);
  outline.sourcesFile = root.text("sources");
  outline.sourcesLine = root.lineOf("sources");
  for (const toml::table* party : root.tables("party")) {
    readParty(*party, file, outline.scenario, report);
  }
  readLayers(root, file, outline, report);
  root.reportUnknown();
  return outline;
}

}  // namespace geo
