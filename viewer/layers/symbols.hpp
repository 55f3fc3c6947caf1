// The symbol sheet: vector shapes, drawn crisp at any size. The frame tells the role, the colour
// the operator, the inner mark the kind, so that neither colour nor shape alone carries the
// meaning.
#pragma once

#include "viewer/text/outline.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace viewer {

enum class Symbol {
  ObservationPost,
  TemporaryPost,
  Headquarters,
  Base,
  Checkpoint,
  MonitoringCentre,
  EuBase,
  Proposal,
  Event,
  EventSquare,
  EventDiamond,
  EventTriangle,
  EventPennant,
  EventCross,
  PileSmall,  // several events at once
  PileMedium,
  PileLarge,
  PileHuge,
  Place,
  NorthArrow,
  Count_  // how many there are
};

inline constexpr std::size_t kSymbolCount = static_cast<std::size_t>(Symbol::Count_);

struct SymbolShape {
  std::vector<Contour> body;   // filled with the operator's colour
  std::vector<Contour> frame;  // stroked in ink
  std::vector<Contour> mark;   // filled in ink
  float diameterPt = 12;
};

SymbolShape shapeOf(Symbol symbol);

/// The symbol for a site's kind as the data name it ("observation_post", …).
Symbol symbolForKind(std::string_view kind);

/// What the legend calls it: "Observation post".
std::string_view titleOf(Symbol symbol);

/// The standard whose sign it is, such as "APP-6"; empty where it is the map's own.
std::string_view standardOf(Symbol symbol);

/// How large symbols are drawn, and how far beside their places, by the ground metres across the
/// picture: 1 at 200 km, larger in near pictures, smaller in wide ones, in steps of a
/// twentieth: each size is a picture of its own.
float symbolScaleAt(double metresAcross);

}  // namespace viewer
