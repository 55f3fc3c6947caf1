// All that is written on a picture: labels that have found a place, then the furniture over them.
#pragma once

#include "viewer/layers/scene.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/render/type_setter.hpp"

namespace viewer {

/// Sprites in drawing order. `scene` may be null: then only the furniture. Also brings every symbol
/// into the atlas, where the markers' shader looks for them.
Sprites annotate(const Frame& frame, const MapScene* scene, TypeSetter& type);

}  // namespace viewer
