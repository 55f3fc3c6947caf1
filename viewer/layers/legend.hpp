// The legend: a small sample of each thing that a layer draws.
#pragma once

#include "geo/base/color.hpp"
#include "geo/scenario/scenario.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/layers/symbols.hpp"
#include "viewer/theme/theme.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace viewer {

struct LegendEntry {
  /// Area: a fill as pale as on the map. Colour: what an operator's colour is. Tint: heights.
  enum class Sample { Area, Colour, Band, Strip, Line, Marker, Tint, None };
  Sample sample = Sample::None;
  std::string title;
  geo::Color color{128, 128, 128, 255};
  Symbol symbol = Symbol::Place;             // for Marker
  bool open = false;                         // drawn dashed and without a body: proposed
  FillPattern pattern = FillPattern::Plain;  // of an Area
  StrokeStyle stroke{};                      // for Line, Band and Strip
  std::string_view standard{};               // whose sign the symbol is; see standardOf
  std::string of{};      // whose: the holder's or operator's id; nobody's where contested
  bool context = false;  // of the base map: the first to go where room is scarce
  bool operator==(const LegendEntry&) const = default;
};

/// One entry for each holder, kind or line style that the layer has, in a fixed order.
std::vector<LegendEntry> legendOf(const geo::Scenario& scenario, const geo::Layer& layer,
                                  const Theme& theme = themeOf(ThemeId::Paper));

/// Whether an entry of legendOf() is about this row.
bool explains(const LegendEntry& entry, const geo::Scenario& scenario, const geo::Layer& layer,
              const geo::Feature& feature);

/// What a mesh of the base map is, drawn as it is drawn; nothing where it needs no words.
std::optional<LegendEntry> baseEntryOf(const LayerMesh& mesh);
/// The heights' tints, from low to high.
LegendEntry tintEntry();

/// The sample that stands for the whole layer in the layer list; `layerId` may be a base layer's.
LegendEntry sampleOf(const geo::Scenario& scenario, std::string_view layerId,
                     const Theme& theme = themeOf(ThemeId::Paper));

}  // namespace viewer
