// The legend: a small sample of each thing that a layer draws.
#pragma once

#include "geo/base/color.hpp"
#include "geo/scenario/scenario.hpp"
#include "viewer/layers/symbols.hpp"

#include <string>
#include <vector>

namespace viewer {

struct LegendEntry {
  /// Area: a fill as pale as on the map. Colour: what an operator's colour is.
  enum class Sample { Area, Colour, Band, Strip, Line, Marker, None };
  Sample sample = Sample::None;
  std::string title;
  geo::Color color{128, 128, 128, 255};
  Symbol symbol = Symbol::Place;      // for Marker
  bool open = false;                  // drawn dashed and without a body: proposed
  bool hatched = false;               // an area that nobody is known to hold
  float dashOnPt = 0, dashOffPt = 0;  // for Line and Band
};

/// One entry for each holder, kind or line style that the layer has, in a fixed order.
std::vector<LegendEntry> legendOf(const geo::Scenario& scenario, const geo::Layer& layer);

/// The sample that stands for the whole layer in the layer list; `layerId` may be a base layer's.
LegendEntry sampleOf(const geo::Scenario& scenario, std::string_view layerId);

}  // namespace viewer
