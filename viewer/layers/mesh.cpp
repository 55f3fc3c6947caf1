#include "viewer/layers/mesh.hpp"

namespace viewer {

ValidSeconds validSeconds(const geo::ValidTime& valid, geo::Moment epoch) {
  return {geo::secondsSince(epoch, valid.from.earliest),
          geo::secondsSince(epoch, valid.from.latest), geo::secondsSince(epoch, valid.to.earliest),
          geo::secondsSince(epoch, valid.to.latest)};
}

}  // namespace viewer
