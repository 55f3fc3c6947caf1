#include "viewer/vector/vector_layers.hpp"

#include "viewer/session/session.hpp"

#include <algorithm>
#include <utility>

namespace viewer {

namespace {

/// Beside those that the user can switch.
constexpr BaseLayer kOtherLayers[] = {{"base.land", "Land"}, {"base.sea", "Seas"}};

}  // namespace

std::string layerTitle(std::string_view id, const geo::Scenario& scenario) {
  const auto own = std::ranges::find(scenario.layers, id, &geo::Layer::id);
  if (own != scenario.layers.end()) return own->title.empty() ? own->id : own->title;
  for (const std::span<const BaseLayer> layers :
       {std::span<const BaseLayer>(kBaseLayers), std::span<const BaseLayer>(kOtherLayers)}) {
    const auto found = std::ranges::find(layers, id, &BaseLayer::id);
    if (found != layers.end()) return std::string(found->title);
  }
  return std::string(id);
}

VectorLayers::VectorLayers(VectorCanvas& canvas, MapPlace place)
    : canvas_(canvas), place_(std::move(place)) {}

VectorCanvas& VectorLayers::enter(std::string_view id, std::string_view title) {
  if (isIn(id)) return canvas_;
  leave();
  current_ = id;
  canvas_.beginLayer(place_.idPrefix + current_, std::string(title) + place_.titleSuffix);
  if (isMoved()) {
    VectorGroup group{.moved = place_.moved};
    if (place_.clip) group.clip.push_back(ringOf(*place_.clip));
    canvas_.beginGroup(group);
  }
  return canvas_;
}

void VectorLayers::leave() {
  if (current_.empty()) return;
  if (isMoved()) canvas_.endGroup();
  canvas_.endLayer();
  current_.clear();
}

bool VectorLayers::isMoved() const {
  return place_.clip || place_.moved.xPx != 0 || place_.moved.yPx != 0;
}

}  // namespace viewer
