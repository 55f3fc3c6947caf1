// Ground that changed hands between two times. Within geo/change only.
#pragma once

#include "geo/change/changes.hpp"

#include <vector>

namespace geo {

struct Control {
  std::vector<Transfer> transfers;
  std::vector<Holding> holdings;
};

/// Of one area layer; both lists are empty where nothing changed hands.
Control controlBetween(const Scenario& scenario, std::size_t layer, TimeSpan before,
                       TimeSpan after);

}  // namespace geo
