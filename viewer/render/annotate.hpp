// All that is laid over a picture: labels that have found a place, then the furniture over them.
#pragma once

#include "geo/coords/grid.hpp"
#include "viewer/layers/scene.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/render/label_cache.hpp"
#include "viewer/render/overlay.hpp"

#include <span>

namespace viewer {

/// Clear of `foreign`, which others lay over the picture. `scene` may be
/// null: then only the furniture.
Overlay annotate(const Frame& frame, const geo::Grid& grid, const MapScene* scene,
                 std::span<const LabelBox> foreign, LabelCache& labels, TypeSetter& type);

}  // namespace viewer
