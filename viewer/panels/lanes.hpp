// The unfolded timeline: a lane for each layer, or for each kind of thing in a layer. Which lanes
// there are and what lies where in them; lanes_panel.cpp draws it.
#pragma once

#include "geo/base/color.hpp"
#include "viewer/panels/axis_scale.hpp"
#include "viewer/session/session.hpp"

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace viewer {

enum class LaneMode { Off, Layers, Kinds };

struct Lane {
  std::size_t layer = 0;
  std::string key;    // the same for the same lane of the same scenario
  std::string title;  // the layer's, or the kind's
  geo::Color color;   // of rows that no party has
  std::shared_ptr<const geo::RowTimes> times;
  std::size_t crowd = 0;  // the most rows that meet one of many columns of the whole range
};

/// The lanes of all layers with something that begins or ends, in the order of the layer list. A
/// layer's commonest kinds have lanes of their own, the others share one.
std::vector<Lane> lanesOf(const Session& session, LaneMode mode);

/// A row in its lane, in window pixels. It is solid where it is certain, and pale from there to its
/// ends; `solidFromPx == solidToPx` where nothing of it is certain.
struct LaneItem {
  enum class Shape { Bar, Mark };  // a mark where a bar would be too short to be seen
  geo::FeatureRef ref;
  geo::Color color;
  Shape shape = Shape::Bar;
  float fromPx = 0, solidFromPx = 0, solidToPx = 0, toPx = 0;
  bool openFrom = false, openTo = false;  // goes on beyond the axis without an end
  int track = 0;

  bool hasSolid() const { return solidFromPx < solidToPx; }
};

/// A run of columns with too many rows to tell apart, and how many there are.
struct LaneCrowd {
  float fromPx = 0, toPx = 0;
  std::size_t possible = 0, certain = 0;  // possible counts both
};

struct LaneView {
  std::size_t lane = 0;  // into the lanes
  float topPx = 0, heightPx = 0;
  std::size_t tracks = 1;
  float trackPx = 0;  // the pitch of its tracks; the first begins at trackTopPx
  float trackTopPx = 0;
  bool filled = false;          // what follows is known
  std::vector<LaneItem> items;  // on one track they do not overlap where there is room
  std::vector<LaneCrowd> crowds;
  std::size_t most = 0;  // the largest count of a crowd
};

/// All lanes of shown layers, one below the other from 0 on.
struct LanesView {
  std::vector<LaneView> lanes;
  float heightPx = 0;
};

using LaneKeys = std::set<std::string, std::less<>>;

/// The places of the lanes, with nothing in them yet. Folded lanes have a single track.
LanesView placeLanes(const Session& session, const std::vector<Lane>& lanes, const LaneKeys& folded,
                     float uiScale);
/// Finds what lies in a lane. Costs by columns of the axis, not by rows.
void fillLane(LaneView& view, const Session& session, const Lane& lane, const AxisScale& scale,
              float uiScale);

/// What lies at a point of the lanes; the pointers hold as long as the view.
struct LaneHit {
  const LaneView* lane = nullptr;
  const LaneItem* item = nullptr;
  const LaneCrowd* crowd = nullptr;
};
LaneHit hitAt(const LanesView& view, geo::Screen at, float reachPx);

/// What the lanes remember from frame to frame.
struct LanesState {
  LaneMode mode = LaneMode::Off;
  LaneMode lastMode = LaneMode::Layers;  // what opening them again shows
  LaneKeys folded;
  float scrollPx = 0;
  float wantedPx = 0;  // the height that shows all of them; hand it to layoutFor
};
void toggleLanes(LanesState& state);

/// Placed anew only when the scenario, the mode, the axis, its place, the shown layers or the
/// folded lanes differ; lanes are filled when they are first seen.
struct LanesCache {
  geo::ScenarioPtr scenario;
  LaneMode mode = LaneMode::Off;
  std::vector<Lane> lanes;

  AxisScale scale;
  float uiScale = 1;
  LaneKeys hidden, folded;
  LanesView view;
};
void refresh(LanesCache& cache, const Session& session, const LanesState& state,
             const AxisScale& scale, float uiScale);
/// Fills the lanes that are seen between two heights.
void fillSeen(LanesCache& cache, const Session& session, float fromPx, float toPx);

}  // namespace viewer
