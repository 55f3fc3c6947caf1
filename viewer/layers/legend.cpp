#include "viewer/layers/legend.hpp"

#include "viewer/layers/mesh_tools.hpp"
#include "viewer/layers/party_looks.hpp"

#include <algorithm>
#include <string_view>

namespace viewer {

namespace {

using Sample = LegendEntry::Sample;

/// What the entries of one layer are made from.
struct Legend {
  const geo::Scenario& scenario;
  const geo::Layer& layer;
  const Theme& theme;
  PartyLooks parties;

  geo::Color color() const {
    return layer.style.color ? onTheme(theme, *layer.style.color) : theme.ink;
  }
};

/// The distinct values of a column in the order of their first row.
std::vector<std::string_view> distinct(const geo::Layer& layer, std::string_view column) {
  std::vector<std::string_view> values;
  for (const geo::Feature& feature : layer.features) {
    const std::string_view value = geo::valueOf(layer, feature, column);
    if (std::ranges::find(values, value) == values.end()) values.push_back(value);
  }
  return values;
}

std::vector<LegendEntry> areaEntries(const Legend& legend) {
  std::vector<LegendEntry> entries;
  bool contested = false;
  for (const std::string_view holder : distinct(legend.layer, "holder")) {
    if (const geo::Party* party = legend.scenario.party(holder)) {
      const AreaLook look = legend.parties.areaLookOf(party->id);
      entries.push_back({Sample::Area, "Held by " + party->shortName, look.color.withAlpha(255)});
      entries.back().pattern = look.pattern;
      entries.back().of = party->id;
    } else {
      contested = true;
    }
  }
  if (contested) {
    entries.push_back({Sample::Area, "Contested, front not known", legend.theme.contested});
    entries.back().pattern = legend.parties.areaLookOf("").pattern;
  }
  return entries;
}

/// A symbol for each kind in grey, then a colour for each operator.
std::vector<LegendEntry> siteEntries(const Legend& legend) {
  constexpr geo::Color kAnyOperator{152, 152, 152, 255};
  std::vector<LegendEntry> entries;
  for (const std::string_view kind : distinct(legend.layer, "kind")) {
    const Symbol symbol = symbolForKind(kind);
    if (std::ranges::find(entries, symbol, &LegendEntry::symbol) != entries.end()) continue;
    entries.push_back({Sample::Marker, std::string(titleOf(symbol)), kAnyOperator, symbol});
    entries.back().standard = standardOf(symbol);
  }
  std::vector<const geo::Party*> seen;
  for (const std::string_view operators : distinct(legend.layer, "operator")) {
    for (const geo::Party* party : geo::partiesOf(legend.scenario, operators)) {
      if (std::ranges::find(seen, party) != seen.end()) continue;
      seen.push_back(party);
      entries.push_back(
          {Sample::Colour, "Operated by " + party->shortName, legend.parties.colorOf(*party)});
      entries.back().of = party->id;
    }
  }
  return entries;
}

LegendEntry lineEntry(const Legend& legend, Sample sample) {
  LegendEntry entry{sample, legend.layer.title, legend.color()};
  entry.stroke =
      lineStyleOf(legend.layer, legend.theme, sample == Sample::Strip ? kStripAxis : kBandAxis);
  return entry;
}

LegendEntry markerEntry(const Legend& legend, Symbol symbol) {
  return {Sample::Marker, legend.layer.title, legend.color(), symbol};
}

/// What was proposed with a place, by kind; a diamond stands for all where nothing has one.
std::vector<LegendEntry> proposalEntries(const Legend& legend) {
  std::vector<LegendEntry> entries;
  for (const geo::Feature& feature : legend.layer.features) {
    if (!geo::hasPlace(feature)) continue;
    LegendEntry entry{Sample::Marker, "", legend.theme.ink};
    entry.symbol = symbolForKind(geo::valueOf(legend.layer, feature, "kind"));
    entry.title = "Proposed: " + std::string(titleOf(entry.symbol));
    entry.standard = standardOf(entry.symbol);
    entry.open = true;
    if (std::ranges::find(entries, entry.symbol, &LegendEntry::symbol) == entries.end()) {
      entries.push_back(std::move(entry));
    }
  }
  if (!entries.empty()) return entries;
  LegendEntry any{Sample::Marker, legend.layer.title, legend.theme.ink, Symbol::Proposal};
  any.open = true;
  return {any};
}

LegendEntry baseSample(std::string_view layerId, const Theme& theme) {
  LegendEntry entry;
  if (layerId == "base.relief") return tintEntry();
  if (layerId == "base.water") entry = {Sample::Line, "Water", theme.waterLine};
  if (layerId == "base.borders") {
    entry = {Sample::Line, "Border", theme.border};
    entry.stroke = {.dashOnPt = 9, .dashOffPt = 2.5f};
  }
  if (layerId == "base.admin1") {
    entry = {Sample::Line, "District", theme.admin1};
    entry.stroke = {.dashOnPt = 3, .dashOffPt = 2};
  }
  return entry;
}

}  // namespace

std::vector<LegendEntry> legendOf(const geo::Scenario& scenario, const geo::Layer& layer,
                                  const Theme& theme) {
  const Legend legend{scenario, layer, theme, PartyLooks(theme, scenario)};
  switch (layer.kind) {
    case geo::LayerKind::Area:
      return areaEntries(legend);
    case geo::LayerKind::Site:
      return siteEntries(legend);
    case geo::LayerKind::Band:
      return {lineEntry(legend, Sample::Band)};
    case geo::LayerKind::Strip:
      return {lineEntry(legend, Sample::Strip)};
    case geo::LayerKind::Proposal:
      return proposalEntries(legend);
    case geo::LayerKind::Event:
      return {markerEntry(legend, Symbol::Event)};
    case geo::LayerKind::Place:
      return {markerEntry(legend, Symbol::Place)};
    case geo::LayerKind::Count:
    case geo::LayerKind::Actor:
      break;
  }
  return {};
}

bool explains(const LegendEntry& entry, const geo::Scenario& scenario, const geo::Layer& layer,
              const geo::Feature& feature) {
  if (!geo::hasPlace(feature)) return false;
  const bool posts = layer.kind == geo::LayerKind::Site || layer.kind == geo::LayerKind::Proposal;
  if (layer.kind == geo::LayerKind::Area) {
    const auto holder = geo::valueOf(layer, feature, "holder");
    return entry.of.empty() ? !scenario.party(holder) : holder == entry.of;
  }
  if (entry.sample == Sample::Colour) {
    const auto ids = geo::splitList(geo::valueOf(layer, feature, "operator"));
    return std::ranges::find(ids, entry.of) != ids.end();
  }
  return !posts || symbolForKind(geo::valueOf(layer, feature, "kind")) == entry.symbol;
}

std::optional<LegendEntry> baseEntryOf(const LayerMesh& mesh) {
  struct Row {
    std::string_view id, title;
    Sample sample;
  };
  constexpr Row kRows[] = {
      {"base.borders/international", "State border", Sample::Line},
      {"base.borders/disputed", "Former or disputed limit, generalised", Sample::Line},
      {"base.admin1/lines", "Province or district, generalised", Sample::Line},
      {"base.water/rivers", "River", Sample::Line}};
  const auto row = std::ranges::find(kRows, mesh.id, &Row::id);
  if (row == std::end(kRows) || mesh.segments.empty()) return std::nullopt;
  LegendEntry entry{row->sample, std::string(row->title), mesh.segments.front().color};
  entry.stroke = mesh.stroke;
  entry.context = true;
  return entry;
}

LegendEntry tintEntry() {
  LegendEntry entry{Sample::Tint, "Height: lowland to summits"};
  entry.context = true;
  return entry;
}

LegendEntry sampleOf(const geo::Scenario& scenario, std::string_view layerId, const Theme& theme) {
  const geo::Layer* layer = scenario.layer(layerId);
  if (!layer) return baseSample(layerId, theme);
  const Legend legend{scenario, *layer, theme, PartyLooks(theme, scenario)};
  if (layer->kind == geo::LayerKind::Site) return markerEntry(legend, Symbol::ObservationPost);
  const auto entries = legendOf(scenario, *layer, theme);
  return entries.empty() ? LegendEntry{Sample::None, layer->title} : entries.front();
}

}  // namespace viewer
