#include "viewer/layers/mesh.hpp"

namespace viewer {

ValidSeconds validSeconds(const geo::ValidTime& valid, const geo::Epoch& epoch) {
  return {geo::ticksSince(epoch, valid.from.earliest), geo::ticksSince(epoch, valid.from.latest),
          geo::ticksUntil(epoch, valid.to.earliest), geo::ticksUntil(epoch, valid.to.latest)};
}

}  // namespace viewer
