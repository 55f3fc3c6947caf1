// Where one label may stand: the places around its point, on it, or along its line. Within
// viewer/render.
#pragma once

#include "viewer/render/labels.hpp"

#include <functional>
#include <optional>

namespace viewer {

/// What turns a wish's place and sizes into pixels.
struct LabelScale {
  geo::Projected origin;  // where pixel 0, 0 lies on the plane
  double unitsPerPx = 1;
  float pxPerPt = 1;
  float symbolScale = 1;     // of the symbols that labels stand beside
  float dotClearancePt = 0;  // from a dot to its text at least: as far as marks on it reach

  float symbolPx(float pt) const { return pt * pxPerPt * symbolScale; }
  geo::Screen pixelOf(geo::Projected at) const {
    return {static_cast<float>((at.xMetres - origin.xMetres) / unitsPerPx),
            static_cast<float>((origin.yMetres - at.yMetres) / unitsPerPx)};
  }
  geo::Projected planeOf(geo::Screen pixel) const {
    return {origin.xMetres + static_cast<double>(pixel.xPx) * unitsPerPx,
            origin.yMetres - static_cast<double>(pixel.yPx) * unitsPerPx};
  }
};

using IsFree = std::function<bool(const LabelBox&)>;

/// How far from its point a label may be moved: to the nearest places around it, or to farther
/// ones, where the name is important enough for that.
enum class Reach { Near, Far };

/// The first free of the places around the wish's point `at`, as cartographers prefer them; or on
/// the point, where it is to be centred. Nothing where all are taken, or the text needs more room
/// than there is.
std::optional<PlacedLabel> placedAt(const WantedLabel& wanted, geo::Screen at,
                                    const LabelScale& scale, TypeSetter& type, const IsFree& isFree,
                                    Reach reach = Reach::Far);

/// On which side of its line a label stands, as it is read; one that is centred stands on the line.
enum class LineSide { Above, Below };

/// The label along the middle of the wish's line; nothing where the line is too short for it, bends
/// too sharply or stands too steep.
std::optional<PlacedLabel> placedAlong(const WantedLabel& wanted, LineSide side,
                                       const LabelScale& scale, TypeSetter& type);

}  // namespace viewer
