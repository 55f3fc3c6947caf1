// Where markers stand that share a place: a lattice around it, seen whole from afar.
#include "viewer/layers/build.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace viewer {

namespace {

/// Wider than any symbol.
constexpr float kSpacingPt = 18;
/// The place itself, then around it: right and left, then below and above. The badge has the corner
/// that is left.
constexpr std::array<std::pair<int, int>, 8> kSpots{
    {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {1, 1}, {-1, 1}, {0, -1}, {-1, -1}}};

/// Places closer than about 100 m count as one.
using PlaceKey = std::pair<std::int64_t, std::int64_t>;
PlaceKey keyOf(geo::LonLat at) {
  return {std::llround(at.lonDegrees * 1000), std::llround(at.latDegrees * 1000)};
}

/// Rows of one layer that stand at a spot one after the other.
struct Spot {
  std::size_t layer;
  std::vector<std::size_t> rows;
};

struct Crowd {
  geo::LonLat place;
  std::vector<Spot> spots;
  std::vector<std::pair<std::size_t, std::size_t>> left;  // layer and row of what found none
};

/// The first spot that was left for good when the row begins, or a new one; null where the ring is
/// full.
Spot* spotFor(Crowd& crowd, const geo::Layer& layer, std::size_t index, geo::Moment begins) {
  for (Spot& spot : crowd.spots) {
    if (spot.layer != index) continue;
    if (layer.features[spot.rows.back()].valid.to.latest <= begins) return &spot;
  }
  if (crowd.spots.size() == kSpots.size()) return nullptr;
  return &crowd.spots.emplace_back(Spot{index, {}});
}

std::vector<std::size_t> rowsByTime(const geo::Layer& layer) {
  std::vector<std::size_t> rows(layer.features.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::ranges::stable_sort(
      rows, {}, [&](std::size_t row) { return layer.features[row].valid.from.earliest; });
  return rows;
}

void addLayer(std::map<PlaceKey, Crowd>& crowds, const geo::Layer& layer, std::size_t index) {
  for (const std::size_t row : rowsByTime(layer)) {
    const auto place = geo::placeOf(layer.features[row]);
    if (!place) continue;
    Crowd& crowd = crowds.try_emplace(keyOf(*place), Crowd{*place, {}, {}}).first->second;
    const geo::Moment begins = layer.features[row].valid.from.earliest;
    if (Spot* spot = spotFor(crowd, layer, index, begins)) {
      spot->rows.push_back(row);
    } else {
      crowd.left.emplace_back(index, row);
    }
  }
}

void addSlots(Slots& slots, const geo::Scenario& scenario, const Crowd& crowd) {
  const geo::Epoch epoch = scenario.epoch();
  for (std::size_t i = 0; i < crowd.spots.size(); ++i) {
    const auto [right, down] = kSpots.at(i);
    const SlotOffset offset{static_cast<float>(right) * kSpacingPt,
                            static_cast<float>(down) * kSpacingPt};
    const Spot& spot = crowd.spots[i];
    Turn turn;
    for (auto row = spot.rows.rbegin(); row != spot.rows.rend(); ++row) {
      if (i > 0 || turn != Turn{}) slots[{spot.layer, *row}] = {offset, turn, crowd.place};
      const geo::ValidTime& valid = scenario.layers[spot.layer].features[*row].valid;
      turn.until = geo::ticksSince(epoch, valid.from.earliest);
      if (valid.hasCertain()) turn.certainUntil = geo::ticksSince(epoch, valid.from.latest);
    }
  }
  for (const auto& left : crowd.left) slots[left] = {{}, kNoTurn, crowd.place};
}

}  // namespace

Slots assignSlots(const geo::Scenario& scenario) {
  constexpr std::array kOrder{geo::LayerKind::Site, geo::LayerKind::Proposal,
                              geo::LayerKind::Event};
  std::map<PlaceKey, Crowd> crowds;
  for (const geo::LayerKind kind : kOrder) {
    for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
      if (scenario.layers[i].kind == kind) addLayer(crowds, scenario.layers[i], i);
    }
  }
  Slots slots;
  for (const auto& [key, crowd] : crowds) addSlots(slots, scenario, crowd);
  return slots;
}

}  // namespace viewer
