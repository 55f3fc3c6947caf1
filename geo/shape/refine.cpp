#include "geo/shape/refine.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace geo {

namespace {

/// Halvings after which an edge stays as it is. Where the rule asks for shorter edges beside a long
/// one that may stay, thinner and thinner triangles would never end.
constexpr std::uint8_t kMostGenerations = 14;
constexpr std::uint32_t kWhole = UINT32_MAX;  // the edge is not halved

using Corners = std::array<std::uint32_t, 3>;

/// An edge's middle is made once, whichever triangle asks first. A triangle none of whose edges is
/// halved is done: what its neighbours become does not touch it.
class Refinement {
 public:
  Refinement(Triangles& triangles, const MustHalve& mustHalve,
             const std::function<void(Projected)>& added)
      : triangles_(triangles),
        mustHalve_(mustHalve),
        added_(added),
        generations_(triangles.points.size(), 0) {}

  void run() {
    const std::vector<std::uint32_t> before = std::exchange(triangles_.indices, {});
    for (std::size_t i = 0; i + 2 < before.size(); i += 3) {
      open_.push_back({before[i], before[i + 1], before[i + 2]});
    }
    while (!open_.empty()) {
      const Corners corners = open_.back();
      open_.pop_back();
      divide(corners);
    }
  }

 private:
  void divide(Corners corner) {
    Corners middle{middleOf(corner[0], corner[1]), middleOf(corner[1], corner[2]),
                   middleOf(corner[2], corner[0])};
    const auto halved = std::ranges::count_if(middle, [](std::uint32_t m) { return m != kWhole; });
    if (halved == 0) {
      triangles_.indices.insert(triangles_.indices.end(), corner.begin(), corner.end());
      return;
    }
    if (halved == 3) {
      add(corner[0], middle[0], middle[2]);
      add(middle[0], corner[1], middle[1]);
      add(middle[2], middle[1], corner[2]);
      return add(middle[0], middle[1], middle[2]);
    }
    // Turned so that the first edge is halved, and the last is not.
    while (middle[0] == kWhole || middle[2] != kWhole) {
      std::ranges::rotate(middle, middle.begin() + 1);
      std::ranges::rotate(corner, corner.begin() + 1);
    }
    if (halved == 1) {
      add(corner[0], middle[0], corner[2]);
      return add(middle[0], corner[1], corner[2]);
    }
    add(middle[0], corner[1], middle[1]);
    addQuad(corner[0], middle[0], middle[1], corner[2]);
  }

  /// Along the shorter diagonal.
  void addQuad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (distance(a, c) <= distance(b, d)) {
      add(a, b, c);
      add(a, c, d);
    } else {
      add(a, b, d);
      add(b, c, d);
    }
  }

  void add(std::uint32_t a, std::uint32_t b, std::uint32_t c) { open_.push_back({a, b, c}); }

  std::uint32_t middleOf(std::uint32_t a, std::uint32_t b) {
    const auto [low, high] = std::minmax(a, b);
    const std::uint64_t edge = std::uint64_t{low} << 32 | high;
    const auto [found, isNew] = middles_.try_emplace(edge, kWhole);
    const std::uint8_t generation = std::max(generations_[low], generations_[high]);
    if (!isNew || generation >= kMostGenerations || !mustHalve_(low, high)) return found->second;
    const Projected p = triangles_.points[low], q = triangles_.points[high];
    found->second = static_cast<std::uint32_t>(triangles_.points.size());
    triangles_.points.push_back({(p.xMetres + q.xMetres) / 2, (p.yMetres + q.yMetres) / 2});
    generations_.push_back(static_cast<std::uint8_t>(generation + 1));
    added_(triangles_.points.back());
    return found->second;
  }

  double distance(std::uint32_t a, std::uint32_t b) const {
    const Projected p = triangles_.points[a], q = triangles_.points[b];
    return std::sqrt(square(p.xMetres - q.xMetres) + square(p.yMetres - q.yMetres));
  }

  Triangles& triangles_;
  const MustHalve& mustHalve_;
  const std::function<void(Projected)>& added_;
  std::vector<std::uint8_t> generations_;  // of each point: halvings that it took
  std::vector<Corners> open_;
  std::unordered_map<std::uint64_t, std::uint32_t> middles_;
};

}  // namespace

void refine(Triangles& triangles, const MustHalve& mustHalve,
            const std::function<void(Projected)>& added) {
  Refinement(triangles, mustHalve, added).run();
}

}  // namespace geo
