// Which labels a frame wants, and their layouts kept while nothing but the picture's place changes.
#pragma once

#include "viewer/render/frame.hpp"
#include "viewer/render/label_layout.hpp"

#include <array>
#include <cstdint>
#include <list>
#include <vector>

namespace viewer {

/// A part of the plane made of whole blocks as large as the picture (or larger), which the picture
/// and all around it as far as a block lie in: dragging the map hardly ever changes it.
struct LabelRegion {
  std::array<std::int64_t, 2> first{}, count{};  // blocks east and north of the plane's origin
  std::array<double, 2> block{};                 // plane units
  bool operator==(const LabelRegion&) const = default;

  geo::PlaneBox box() const;
};
LabelRegion labelRegionOf(const geo::View& view);

/// The layout of a frame's labels: a pure function of frame and scene, whatever was asked before.
LabelLayout labelLayoutOf(const Frame& frame, const MapScene& scene, TypeSetter& type);

/// The layouts of the last two dates or scales asked for.
class LabelCache {
 public:
  void forget() { kept_.clear(); }
  /// As labelLayoutOf; until the next call. Always with the same scene, until it forgets.
  const LabelLayout& layoutOf(const Frame& frame, const MapScene& scene, TypeSetter& type);

 private:
  /// All that a layout hangs on.
  struct Key {
    LabelRegion region;
    double unitsPerPx = 0, metresAcross = 0;
    int widthPx = 0;
    float pxPerPt = 0;
    geo::TimeCell cell;
    Certainty certainty{};
    std::vector<std::size_t> base, scenario;
    geo::ScenarioPtr data;
    bool marked = false;  // tables are shown, whose marks often lie on towns
    bool operator==(const Key&) const = default;
  };
  static Key keyOf(const Frame& frame);
  struct Kept {
    Key key;
    LabelLayout layout;
  };
  std::list<Kept> kept_;  // the latest first
};

}  // namespace viewer
