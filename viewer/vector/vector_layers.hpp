// The named layers of a vector file while they are filled. Within viewer/vector.
#pragma once

#include "geo/scenario/scenario.hpp"
#include "viewer/vector/vector_canvas.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace viewer {

/// Where a map lies on the sheet, and how its layers differ in name from those of another map.
struct MapPlace {
  std::optional<LabelBox> clip{};  // what is seen of it; all where there is none
  geo::Screen moved{};             // its upper left corner
  std::string idPrefix{}, titleSuffix{};
};

/// What people call a layer of the map by its id: "Rivers and lakes".
std::string layerTitle(std::string_view id, const geo::Scenario& scenario);

/// Opens and closes a canvas's layers, and in each the group that puts a map in its place.
class VectorLayers {
 public:
  VectorLayers(VectorCanvas& canvas, MapPlace place);
  VectorLayers(const VectorLayers&) = delete;
  VectorLayers& operator=(const VectorLayers&) = delete;
  ~VectorLayers() { leave(); }

  /// What is drawn from now on belongs to this layer.
  VectorCanvas& enter(std::string_view id, std::string_view title);
  bool isIn(std::string_view id) const { return current_ == id; }
  void leave();

 private:
  bool isMoved() const;
  VectorCanvas& canvas_;
  MapPlace place_;
  std::string current_;
};

}  // namespace viewer
