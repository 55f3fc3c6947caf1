#include "geo/scenario/scenario.hpp"

#include <algorithm>
#include <utility>

namespace geo {

namespace {

constexpr std::pair<LayerKind, std::string_view> kKindNames[] = {
    {LayerKind::Area, "area"},         {LayerKind::Band, "band"},   {LayerKind::Strip, "strip"},
    {LayerKind::Site, "site"},         {LayerKind::Event, "event"}, {LayerKind::Count, "count"},
    {LayerKind::Proposal, "proposal"}, {LayerKind::Actor, "actor"}, {LayerKind::Place, "place"},
};

template <class Item>
const Item* findById(const std::vector<Item>& items, std::string_view id) {
  const auto found = std::ranges::find(items, id, &Item::id);
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

Epoch Scenario::epoch() const {
  return epochFor(range);
}

const Layer* Scenario::layer(std::string_view layerId) const {
  return findById(layers, layerId);
}

const Party* Scenario::party(std::string_view partyId) const {
  return findById(parties, partyId);
}

const Source* Scenario::source(std::string_view sourceId) const {
  return findById(sources, sourceId);
}

std::string_view valueOf(const Layer& layer, const Feature& feature, std::string_view column) {
  const auto found = std::ranges::find(layer.columns, column);
  if (found == layer.columns.end()) return {};
  const auto index = static_cast<std::size_t>(found - layer.columns.begin());
  return index < feature.values.size() ? std::string_view(feature.values[index])
                                       : std::string_view{};
}

std::vector<std::string_view> splitList(std::string_view text) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    std::string_view piece = text.substr(0, end);
    while (!piece.empty() && piece.front() == ' ') piece.remove_prefix(1);
    while (!piece.empty() && piece.back() == ' ') piece.remove_suffix(1);
    if (!piece.empty()) pieces.push_back(piece);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

std::vector<const Party*> partiesOf(const Scenario& scenario, std::string_view ids) {
  std::vector<const Party*> parties;
  for (const std::string_view id : splitList(ids)) {
    if (const Party* party = scenario.party(id)) parties.push_back(party);
  }
  return parties;
}

bool hasPlace(const Feature& feature) {
  return !std::holds_alternative<std::monostate>(feature.geometry);
}

std::optional<LonLat> placeOf(const Feature& feature) {
  const LonLat* point = std::get_if<LonLat>(&feature.geometry);
  return point ? std::optional{*point} : std::nullopt;
}

double largestAccuracy(const Feature& feature) {
  const auto& radii = feature.accuracyMetres;
  return radii.empty() ? 0 : *std::ranges::max_element(radii);
}

std::string_view nameOf(LayerKind kind) {
  return std::ranges::find(kKindNames, kind, &std::pair<LayerKind, std::string_view>::first)
      ->second;
}

std::optional<LayerKind> layerKindNamed(std::string_view name) {
  for (const auto& [kind, kindName] : kKindNames) {
    if (kindName == name) return kind;
  }
  return std::nullopt;
}

std::string_view nameOf(Confidence confidence) {
  constexpr std::string_view kNames[] = {"", "low", "medium", "high"};
  return kNames[static_cast<int>(confidence)];
}

}  // namespace geo
