#include "viewer/layers/legend.hpp"

#include "viewer/layers/palette.hpp"

#include <algorithm>
#include <string_view>

namespace viewer {

namespace {

using Sample = LegendEntry::Sample;

geo::Color layerColor(const geo::Layer& layer) {
  return layer.style.color.value_or(palette::kInk);
}

/// The distinct values of a column in the order of their first row.
std::vector<std::string_view> distinct(const geo::Layer& layer, std::string_view column) {
  std::vector<std::string_view> values;
  for (const geo::Feature& feature : layer.features) {
    const std::string_view value = geo::valueOf(layer, feature, column);
    if (std::ranges::find(values, value) == values.end()) values.push_back(value);
  }
  return values;
}

std::vector<LegendEntry> areaEntries(const geo::Scenario& scenario, const geo::Layer& layer) {
  std::vector<LegendEntry> entries;
  bool contested = false;
  for (const std::string_view holder : distinct(layer, "holder")) {
    if (const geo::Party* party = scenario.party(holder)) {
      entries.push_back({Sample::Area, "Held by " + party->shortName, party->color});
    } else {
      contested = true;
    }
  }
  if (contested) {
    entries.push_back({Sample::Area, "Contested, front not known", palette::kInk});
    entries.back().hatched = true;
  }
  return entries;
}

/// A symbol for each kind in grey, then a colour for each operator.
std::vector<LegendEntry> siteEntries(const geo::Scenario& scenario, const geo::Layer& layer) {
  constexpr geo::Color kAnyOperator{150, 152, 156, 255};
  std::vector<LegendEntry> entries;
  for (const std::string_view kind : distinct(layer, "kind")) {
    const Symbol symbol = symbolForKind(kind);
    if (std::ranges::find(entries, symbol, &LegendEntry::symbol) != entries.end()) continue;
    entries.push_back({Sample::Marker, std::string(titleOf(symbol)), kAnyOperator, symbol});
  }
  std::vector<const geo::Party*> seen;
  for (const std::string_view operators : distinct(layer, "operator")) {
    for (const geo::Party* party : geo::partiesOf(scenario, operators)) {
      if (std::ranges::find(seen, party) != seen.end()) continue;
      seen.push_back(party);
      entries.push_back({Sample::Colour, "Operated by " + party->shortName, party->color});
    }
  }
  return entries;
}

LegendEntry lineEntry(const geo::Layer& layer, Sample sample) {
  const auto& dash = layer.style.dashPt;
  LegendEntry entry{sample, layer.title, layerColor(layer)};
  entry.dashOnPt = dash.size() == 2 ? static_cast<float>(dash[0]) : 5;
  entry.dashOffPt = dash.size() == 2 ? static_cast<float>(dash[1]) : 4;
  return entry;
}

LegendEntry markerEntry(const geo::Layer& layer, Symbol symbol) {
  return {Sample::Marker, layer.title, layerColor(layer), symbol};
}

/// What was proposed with a place, by kind; a diamond stands for all where nothing has one.
std::vector<LegendEntry> proposalEntries(const geo::Layer& layer) {
  constexpr geo::Color kPaper{255, 255, 255, 255};
  std::vector<LegendEntry> entries;
  for (const geo::Feature& feature : layer.features) {
    if (!geo::hasPlace(feature)) continue;
    LegendEntry entry{Sample::Marker, "", kPaper};
    entry.symbol = symbolForKind(geo::valueOf(layer, feature, "kind"));
    entry.title = "Proposed: " + std::string(titleOf(entry.symbol));
    entry.open = true;
    if (std::ranges::find(entries, entry.symbol, &LegendEntry::symbol) == entries.end()) {
      entries.push_back(std::move(entry));
    }
  }
  if (!entries.empty()) return entries;
  LegendEntry any{Sample::Marker, layer.title, kPaper, Symbol::Proposal};
  any.open = true;
  return {any};
}

LegendEntry baseSample(std::string_view layerId) {
  if (layerId == "base.water") return {Sample::Line, "Water", palette::kWaterLine};
  if (layerId == "base.borders") {
    return {.sample = Sample::Line,
            .title = "Border",
            .color = palette::kBorder,
            .dashOnPt = 9,
            .dashOffPt = 2.5f};
  }
  if (layerId == "base.admin1") {
    return {.sample = Sample::Line,
            .title = "District",
            .color = palette::kAdmin1,
            .dashOnPt = 3,
            .dashOffPt = 2};
  }
  if (layerId == "base.relief") return {Sample::Area, "Relief", {226, 212, 190, 255}};
  return {Sample::None, "Names"};
}

}  // namespace

std::vector<LegendEntry> legendOf(const geo::Scenario& scenario, const geo::Layer& layer) {
  switch (layer.kind) {
    case geo::LayerKind::Area:
      return areaEntries(scenario, layer);
    case geo::LayerKind::Site:
      return siteEntries(scenario, layer);
    case geo::LayerKind::Band:
      return {lineEntry(layer, Sample::Band)};
    case geo::LayerKind::Strip:
      return {lineEntry(layer, Sample::Strip)};
    case geo::LayerKind::Proposal:
      return proposalEntries(layer);
    case geo::LayerKind::Event:
      return {markerEntry(layer, Symbol::Event)};
    case geo::LayerKind::Place:
      return {markerEntry(layer, Symbol::Place)};
    case geo::LayerKind::Count:
    case geo::LayerKind::Actor:
      break;
  }
  return {};
}

LegendEntry sampleOf(const geo::Scenario& scenario, std::string_view layerId) {
  const geo::Layer* layer = scenario.layer(layerId);
  if (!layer) return baseSample(layerId);
  switch (layer->kind) {
    case geo::LayerKind::Site:
      return markerEntry(*layer, Symbol::ObservationPost);
    case geo::LayerKind::Area: {
      const auto entries = areaEntries(scenario, *layer);
      return entries.empty() ? LegendEntry{Sample::Area, layer->title} : entries.front();
    }
    default:
      break;
  }
  const auto entries = legendOf(scenario, *layer);
  return entries.empty() ? LegendEntry{Sample::None, layer->title} : entries.front();
}

}  // namespace viewer
