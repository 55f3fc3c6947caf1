#include "geo/change/control.hpp"

#include "geo/coords/equal_area.hpp"
#include "geo/shape/intersection.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace geo {

namespace {

constexpr double kSliverMetres = 10;

using Ground = std::vector<PlanePolygon>;
using GroundByHolder = std::map<std::string, Ground>;

/// A straight piece in degrees bends on the plane; of one this long by a metre or two.
constexpr double kLongestPieceDegrees = 0.1;

/// The line with points between those that are far apart: the same ones in both directions, so that
/// neighbours still meet.
Line densified(const Line& line) {
  Line dense;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) {
      const LonLat a = line[i - 1], b = line[i];
      const double length =
          std::max(std::abs(b.lonDegrees - a.lonDegrees), std::abs(b.latDegrees - a.latDegrees));
      const bool forward =
          std::pair{a.lonDegrees, a.latDegrees} < std::pair{b.lonDegrees, b.latDegrees};
      const LonLat low = forward ? a : b, high = forward ? b : a;
      const auto pieces = static_cast<int>(std::ceil(length / kLongestPieceDegrees));
      for (int piece = 1; piece < pieces; ++piece) {
        const double share = static_cast<double>(forward ? piece : pieces - piece) / pieces;
        dense.push_back({std::lerp(low.lonDegrees, high.lonDegrees, share),
                         std::lerp(low.latDegrees, high.latDegrees, share)});
      }
    }
    dense.push_back(line[i]);
  }
  return dense;
}

Ground groundOf(const Feature& feature, const Projection& projection) {
  Ground ground;
  const auto* polygons = std::get_if<Polygons>(&feature.geometry);
  if (!polygons) return ground;
  for (const Polygon& polygon : *polygons) {
    PlanePolygon& plane = ground.emplace_back();
    for (const Line& ring : polygon.rings)
      plane.rings.push_back(projection.forward(densified(ring)));
  }
  return ground;
}

/// From the top down: certain rows lie over possible ones, later ones over earlier ones.
std::vector<std::size_t> rowsFromTop(const Layer& layer, TimeSpan window) {
  std::vector<std::size_t> rows = validRows(layer, window);
  std::ranges::reverse(rows);
  std::ranges::stable_partition(rows, [&](std::size_t row) {
    return validityIn(layer.features[row].valid, window) == Validity::Certain;
  });
  return rows;
}

/// Who holds what, each place once. A row that is no polygon is left out; a check tells of it.
GroundByHolder groundByHolder(const Layer& layer, TimeSpan window, const Projection& projection) {
  GroundByHolder held;
  Ground covered;
  for (const std::size_t row : rowsFromTop(layer, window)) {
    const Feature& feature = layer.features[row];
    const Ground whole = groundOf(feature, projection);
    const auto seen = difference(whole, covered);
    if (!seen) continue;
    Ground& ground = held[std::string(valueOf(layer, feature, "holder"))];
    ground.insert(ground.end(), seen->begin(), seen->end());
    covered.insert(covered.end(), whole.begin(), whole.end());
  }
  return held;
}

Ground allOf(const GroundByHolder& held) {
  Ground all;
  for (const auto& [holder, ground] : held) all.insert(all.end(), ground.begin(), ground.end());
  return all;
}

double areaOf(const Ground& ground) {
  double sum = 0;
  for (const PlanePolygon& polygon : ground) sum += areaOf(polygon);
  return sum;
}

double perimeterOf(const PlanePolygon& polygon) {
  double sum = 0;
  for (const PlaneLine& ring : polygon.rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      sum +=
          std::hypot(ring[i].xMetres - ring[i - 1].xMetres, ring[i].yMetres - ring[i - 1].yMetres);
    }
  }
  return sum;
}

/// Narrower on average; the ends are forgotten, as they are in a long one.
bool isSliver(const PlanePolygon& polygon) {
  return 2 * areaOf(polygon) < kSliverMetres * perimeterOf(polygon);
}

PlaneBox boxOf(const PlanePolygon& polygon) {
  PlaneBox box;
  for (const Projected at : polygon.rings.front()) box.include(at);
  return box;
}

/// What lies in both, without slivers.
Ground commonGround(const Ground& a, const Ground& b) {
  Ground common;
  for (const PlanePolygon& one : a) {
    for (const PlanePolygon& other : b) {
      if (!boxOf(one).meets(boxOf(other))) continue;
      const auto pieces = intersection(one, other).value_or(Ground{});
      common.insert(common.end(), pieces.begin(), pieces.end());
    }
  }
  std::erase_if(common, isSliver);
  return common;
}

Ground groundWithout(const Ground& from, const Ground& taken) {
  Ground left = difference(from, taken).value_or(Ground{});
  std::erase_if(left, isSliver);
  return left;
}

/// Back in degrees.
Polygons placeOf(const Ground& ground, const Projection& projection) {
  Polygons place;
  for (const PlanePolygon& plane : ground) {
    Polygon& polygon = place.emplace_back();
    for (const PlaneLine& ring : plane.rings) {
      Line& line = polygon.rings.emplace_back();
      for (const Projected at : ring) {
        if (const auto degrees = projection.inverse(at)) line.push_back(*degrees);
      }
    }
  }
  return place;
}

/// Both states of a layer on the plane.
struct States {
  std::size_t layer = 0;
  const Projection& projection;
  GroundByHolder before, after;
};

void addTransfer(std::vector<Transfer>& transfers, const States& states,
                 std::pair<Holder, Holder> holders, const Ground& ground) {
  if (ground.empty()) return;
  transfers.push_back({states.layer, std::move(holders.first), std::move(holders.second),
                       areaOf(ground), placeOf(ground, states.projection)});
}

/// Sorted by the two holders; nothing, which has no id, goes first.
std::vector<Transfer> transfersOf(const States& states) {
  std::vector<Transfer> transfers;
  const Ground allBefore = allOf(states.before), allAfter = allOf(states.after);
  for (const auto& [to, ground] : states.after) {
    addTransfer(transfers, states, {std::nullopt, to}, groundWithout(ground, allBefore));
  }
  for (const auto& [from, had] : states.before) {
    addTransfer(transfers, states, {from, std::nullopt}, groundWithout(had, allAfter));
    for (const auto& [to, has] : states.after) {
      if (from != to) addTransfer(transfers, states, {from, to}, commonGround(had, has));
    }
  }
  return transfers;
}

std::vector<Holding> holdingsOf(const States& states, const std::vector<Transfer>& transfers) {
  std::map<std::string, Holding> byHolder;
  for (const auto& [holder, ground] : states.before) {
    byHolder[holder].beforeSquareMetres = areaOf(ground);
  }
  for (const auto& [holder, ground] : states.after) {
    byHolder[holder].afterSquareMetres = areaOf(ground);
  }
  for (const Transfer& transfer : transfers) {
    if (transfer.from) byHolder[*transfer.from].lostSquareMetres += transfer.squareMetres;
    if (transfer.to) byHolder[*transfer.to].gainedSquareMetres += transfer.squareMetres;
  }
  std::vector<Holding> holdings;
  for (auto& [holder, holding] : byHolder) {
    holding.layer = states.layer;
    holding.holder = holder;
    holdings.push_back(std::move(holding));
  }
  return holdings;
}

}  // namespace

Control controlBetween(const Scenario& scenario, std::size_t layer, TimeSpan before,
                       TimeSpan after) {
  const Layer& areas = scenario.layers.at(layer);
  if (rowsFromTop(areas, before) == rowsFromTop(areas, after)) return {};
  const auto projection = equalAreaPlane(scenario.extent);
  if (!projection) return {};  // an extent always has a middle
  const States states{layer, **projection, groundByHolder(areas, before, **projection),
                      groundByHolder(areas, after, **projection)};
  Control control{transfersOf(states), {}};
  if (!control.transfers.empty()) control.holdings = holdingsOf(states, control.transfers);
  return control;
}

}  // namespace geo
