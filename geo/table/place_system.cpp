#include "geo/table/place_system.hpp"

namespace geo {

bool suits(const PlaceSystem& system, bool areDegrees) {
  return !system.name.empty() && system.inDegrees == areDegrees;
}

}  // namespace geo
