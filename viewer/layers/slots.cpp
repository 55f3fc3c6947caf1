#include "viewer/layers/build.hpp"

#include <array>
#include <cmath>
#include <cstdint>

namespace viewer {

namespace {

/// Places closer than about 100 m count as one.
using PlaceKey = std::pair<std::int64_t, std::int64_t>;
PlaceKey keyOf(geo::LonLat at) {
  return {std::llround(at.lonDegrees * 1000), std::llround(at.latDegrees * 1000)};
}

struct Taken {
  std::size_t slot;
  geo::TimeSpan time;
};

/// The first slot is the place itself; the others lie around it in rings of eight: to the right and
/// left, then below and above.
SlotOffset offsetOf(std::size_t slot, float spacingPt) {
  constexpr std::array<std::pair<int, int>, 8> kAround{
      {{1, 0}, {-1, 0}, {0, 1}, {1, 1}, {-1, 1}, {0, -1}, {1, -1}, {-1, -1}}};
  if (slot == 0) return {};
  const auto [column, row] = kAround[(slot - 1) % kAround.size()];
  const auto ring = static_cast<float>((slot - 1) / kAround.size() + 1);
  return {static_cast<float>(column) * spacingPt * ring,
          static_cast<float>(row) * spacingPt * ring};
}

std::size_t firstFree(const std::vector<Taken>& taken, geo::TimeSpan time) {
  for (std::size_t slot = 0;; ++slot) {
    bool free = true;
    for (const Taken& other : taken) {
      if (other.slot == slot && geo::meets(other.time, time)) free = false;
    }
    if (free) return slot;
  }
}

}  // namespace

std::map<std::pair<std::size_t, std::size_t>, SlotOffset> assignSlots(
    const geo::Scenario& scenario) {
  constexpr float kSpacingPt = 15;
  constexpr std::array kOrder{geo::LayerKind::Site, geo::LayerKind::Proposal,
                              geo::LayerKind::Event};
  std::map<PlaceKey, std::vector<Taken>> taken;
  std::map<std::pair<std::size_t, std::size_t>, SlotOffset> slots;
  for (const geo::LayerKind kind : kOrder) {
    for (std::size_t layer = 0; layer < scenario.layers.size(); ++layer) {
      if (scenario.layers[layer].kind != kind) continue;
      const auto& features = scenario.layers[layer].features;
      for (std::size_t i = 0; i < features.size(); ++i) {
        const auto place = geo::placeOf(features[i]);
        if (!place) continue;
        auto& here = taken[keyOf(*place)];
        const geo::TimeSpan time = features[i].valid.possible();
        const std::size_t slot = firstFree(here, time);
        here.push_back({slot, time});
        if (slot > 0) slots[{layer, i}] = offsetOf(slot, kSpacingPt);
      }
    }
  }
  return slots;
}

}  // namespace viewer
