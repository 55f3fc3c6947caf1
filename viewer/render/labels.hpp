// Where labels go: priorities, candidate places, no two over each other nor over a symbol.
#pragma once

#include "geo/base/time.hpp"
#include "geo/coords/view.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/render/type_setter.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace viewer {

/// A rectangle on the picture, in pixels.
struct LabelBox {
  float left = 0, top = 0, right = 0, bottom = 0;
  bool meets(const LabelBox& o) const {
    return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
  }
  bool operator==(const LabelBox&) const = default;
};

/// Rectangles that may not be written over, found quickly by place.
class Occupancy {
 public:
  Occupancy(int widthPx, int heightPx);
  bool free(const LabelBox& box) const;
  void take(const LabelBox& box);
  /// All that have been taken, in order.
  const std::vector<LabelBox>& taken() const { return taken_; }

 private:
  template <class Visit>
  void forEachCell(const LabelBox& box, Visit visit) const;
  int columns_, rows_;
  std::vector<std::vector<LabelBox>> cells_;
  std::vector<LabelBox> taken_;
};

/// In ticks of the scenario's epoch, half-open.
using WindowSeconds = std::array<std::int32_t, 2>;

/// The same rule as shaders/include/valid_time.glsl, on what the meshes hold.
geo::Validity validityIn(const ValidSeconds& valid, const WindowSeconds& window);

struct LabelRequest {
  geo::View view;
  double metresAcross = 0;  // ground metres across the picture's width
  WindowSeconds window{};
  geo::Validity least = geo::Validity::Possible;  // what a label needs
};

/// A label that found a place. `start` is where its base line begins.
struct PlacedLabel {
  const LabelWish* wish = nullptr;
  geo::Screen start;
  LabelBox box;
};

/// Places what can be placed, most important first (ties by text, then place, so that the answer
/// does not hang on the order of wishes), and takes the room in `occupied`.
std::vector<PlacedLabel> placeLabels(std::span<const LabelWish* const> wishes,
                                     const LabelRequest& request, Occupancy& occupied,
                                     TypeSetter& type);

TextLook lookOf(const LabelWish& wish, float pxPerPt);

}  // namespace viewer
