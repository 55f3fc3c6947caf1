// What one picture shows, as plain numbers: made from the session and the scene, the same for the
// window and for a file. Screen and file cannot differ because both draw a Frame.
#pragma once

#include "geo/coords/view.hpp"
#include "geo/scenario/query.hpp"
#include "viewer/layers/scene.hpp"
#include "viewer/render/labels.hpp"
#include "viewer/session/session.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace viewer {

/// The date stamp, legend, scale and words that a picture carries.
struct FurnitureWords {
  Furniture extent = Furniture::None;
  std::string title, subtitle, credits, disclaimer;
  std::string date, zoneNote;
  std::vector<std::string> events;                 // what happened in the window
  std::vector<std::string> unplaced;               // proposals in force that have no known place
  std::set<std::string, std::less<>> shownLayers;  // of the scenario: the legend explains them
  std::string counts;                              // how many more are listed, not drawn
  double metresPerPx = 1;                          // on the ground, at the picture's middle
  double scaleDenominator = 1;
  std::string projection;
  int northDegrees = 0;  // true north at the middle, clockwise from up
  bool operator==(const FurnitureWords&) const = default;
};

struct Frame {
  geo::View view;
  double metresAcross = 0;  // across the picture, on the plane: does not change while panning
  WindowSeconds window{};
  geo::TimeSpan time{};
  geo::TimeCell cell;                 // equal cells: equal pictures of everything but the date
  std::vector<std::size_t> base;      // meshes of MapScene::base to draw, in order
  std::vector<std::size_t> scenario;  // meshes of MapScene::scenario to draw, in order
  float reliefOpacity = 0;
  std::optional<geo::FeatureRef> selection;
  FurnitureWords words;
  geo::ScenarioPtr data;  // for the legend
  bool operator==(const Frame&) const = default;
};

/// Pure: the same session and scene give the same frame.
Frame frameFrom(const Session& session, const MapScene& scene);

}  // namespace viewer
