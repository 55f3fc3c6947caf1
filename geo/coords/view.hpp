// Where the picture looks: the plane position at its middle, how much of the plane a pixel covers,
// and the picture's size.
#pragma once

#include "geo/coords/positions.hpp"

namespace geo {

struct View {
  Projected centre;
  double unitsPerPx = 1;  // plane units (metres, mostly) per pixel
  int widthPx = 0, heightPx = 0;
  float pxPerPt = 96.0f / 72.0f;  // pixels per typographic point: dpi / 72

  bool operator==(const View&) const = default;
};

inline Screen screenFromProjected(const View& view, Projected at) {
  return {
      static_cast<float>((at.xMetres - view.centre.xMetres) / view.unitsPerPx + view.widthPx * 0.5),
      static_cast<float>((view.centre.yMetres - at.yMetres) / view.unitsPerPx +
                         view.heightPx * 0.5)};
}

inline Projected projectedFromScreen(const View& view, Screen at) {
  return {view.centre.xMetres + (at.xPx - view.widthPx * 0.5) * view.unitsPerPx,
          view.centre.yMetres - (at.yPx - view.heightPx * 0.5) * view.unitsPerPx};
}

/// The part of the plane that the picture shows.
inline PlaneBox boundsOf(const View& view) {
  PlaneBox box;
  box.include(projectedFromScreen(view, {0, 0}));
  box.include(projectedFromScreen(
      view, {static_cast<float>(view.widthPx), static_cast<float>(view.heightPx)}));
  return box;
}

/// The view of the same size that shows the whole of `box`, centred, grown to the picture's aspect.
inline View fittedTo(View view, const PlaneBox& box) {
  view.centre = box.centre();
  view.unitsPerPx =
      std::max(box.width() / std::max(view.widthPx, 1), box.height() / std::max(view.heightPx, 1));
  return view;
}

}  // namespace geo
