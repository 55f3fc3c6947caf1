// Layers become meshes: pure functions from frozen values, run on workers.
#pragma once

#include "geo/coords/projection.hpp"
#include "geo/scenario/base_map.hpp"
#include "geo/scenario/query.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/layers/party_looks.hpp"
#include "viewer/theme/theme.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace viewer {

/// Where a marker stands beside its true place, in points, right and down.
struct SlotOffset {
  float xPt = 0, yPt = 0;
  bool operator==(const SlotOffset&) const = default;
};

/// What a marker has of a place that it shares.
struct Slot {
  SlotOffset offset;
  Turn turn;
  geo::LonLat place{};  // whose badge counts it while it has no turn
};
using Slots = std::map<std::pair<std::size_t, std::size_t>, Slot>;  // by layer, feature

/// What a scene looks like, besides what it holds.
struct SceneLook {
  geo::Names names;
  ThemeId theme;
  std::optional<geo::TimeSpan> only{};           // what is never true in this time may be left out
  std::set<std::string, std::less<>> without{};  // layers of the base map that may be left out
  SceneLook(geo::Names namesShown = geo::Names::English, ThemeId themeShown = ThemeId::Paper)
      : names(namesShown), theme(themeShown) {}
  bool operator==(const SceneLook&) const = default;
};

struct BuildContext {
  const geo::Scenario& scenario;
  const geo::Projection& projection;
  geo::Epoch epoch;
  Slots slots;
  geo::Names names;
  const Theme& theme;
  PartyLooks parties;
  std::optional<geo::TimeSpan> only{};

  bool wants(const geo::Feature& feature) const {
    return !only || geo::meets(feature.valid.possible(), *only);
  }

  /// The layer's own colour on the theme, or `otherwise`.
  geo::Color colorOf(const geo::Layer& layer, geo::Color otherwise) const {
    return layer.style.color ? onTheme(theme, *layer.style.color) : otherwise;
  }
  /// The same for names.
  geo::Color nameColorOf(const geo::Layer& layer, geo::Color otherwise) const {
    return layer.style.color ? nameOnTheme(theme, *layer.style.color) : otherwise;
  }
};

/// Everything that a scenario draws, in drawing order. A layer may become several meshes (one a
/// style), each with the layer's id before a '/'. Layers that are only listed give none.
std::vector<LayerMesh> buildScenario(const geo::Scenario& scenario,
                                     const geo::Projection& projection, const SceneLook& look = {});

/// The base map, in drawing order, with the names in one language.
std::vector<LayerMesh> buildBaseMap(const geo::BaseMap& map, const geo::Projection& projection,
                                    const SceneLook& look);

/// The box of the base map's land and sea; zero when it has none.
geo::GeoBox extentOf(const geo::BaseMap& map);

/// Markers that share a place at some time stand side by side, at the place and on one ring around
/// it: sites come first, then proposals, then events, each layer in the order of time. Those of a
/// layer may follow one another at a spot, taking turns. What finds no spot has no turn. Markers
/// that are alone, or first at their place with nobody to follow, are not named.
Slots assignSlots(const geo::Scenario& scenario);

// One builder a layer kind; each lies in a file of its own.
std::vector<LayerMesh> buildAreas(const BuildContext& context, std::size_t layerIndex);
std::vector<LayerMesh> buildBands(const BuildContext& context, std::size_t layerIndex);
std::vector<LayerMesh> buildStrips(const BuildContext& context, std::size_t layerIndex);
std::vector<LayerMesh> buildSites(const BuildContext& context, std::size_t layerIndex);
std::vector<LayerMesh> buildProposals(const BuildContext& context, std::size_t layerIndex);
std::vector<LayerMesh> buildEvents(const BuildContext& context, std::size_t layerIndex);
std::vector<LayerMesh> buildPlaces(const BuildContext& context, std::size_t layerIndex);

}  // namespace viewer
