// A label that has found a place, and how labels look.
#pragma once

#include "geo/base/time.hpp"
#include "geo/coords/positions.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/render/occupancy.hpp"
#include "viewer/render/text_path.hpp"
#include "viewer/render/type_setter.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace viewer {

/// In ticks of the scenario's epoch, half-open.
using WindowSeconds = std::array<std::int32_t, 2>;

/// The same rule as shaders/include/valid_time.glsl, on what the meshes hold.
geo::Validity validityIn(const ValidSeconds& valid, const WindowSeconds& window);

/// A wish, and how clearly its label is seen: less than 1 while it fades in or out.
struct WantedLabel {
  const LabelWish* wish = nullptr;
  float opacity = 1;
};

/// The label's opacity at a scale, 0 where it is not wanted; `mesh` is that of its mesh.
float opacityOf(const LabelWish& wish, const WidthRange& mesh, double metresAcross);

TextLook lookOf(const LabelWish& wish, float pxPerPt, float opacity = 1);

/// In pixels, of the picture or of the sheet that all labels are laid out on.
struct PlacedLabel {
  WantedLabel label;
  geo::Screen at;               // the wish's point
  geo::Screen start;            // where the base line begins
  TextPath path;                // what the base line follows, where it has points
  std::vector<LabelBox> boxes;  // one, or one a letter along a path
  std::optional<LabelBox> dot;  // of its place, where one is drawn

  PlacedLabel movedBy(float x, float y) const;
};

/// The room that a label keeps free around itself, in points.
inline constexpr float kAirAcrossPt = 1.5f, kAirDownPt = 0.75f;

/// Takes the label's room, with the air around it, and its dot's.
void takeRoom(Occupancy& occupied, const PlacedLabel& label, float pxPerPt);

}  // namespace viewer
