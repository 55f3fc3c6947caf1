// Areas of one layer that claim the same ground at the same time.
#pragma once

#include "geo/io/row_checks.hpp"
#include "geo/scenario/scenario.hpp"

#include <cstddef>
#include <vector>

namespace geo {

struct OverlapFinding {
  std::size_t row = 0;  // the later of the two, by its position in the layer
  Finding finding;
};

/// Every two areas of `layer` whose certain times meet and which share more than what rounding of
/// positions leaves along a common edge; none for layers of other kinds.
std::vector<OverlapFinding> findOverlaps(const Scenario& scenario, const Layer& layer);

}  // namespace geo
