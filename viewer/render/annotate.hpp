// All that is written on a picture: labels that have found a place, then the furniture over them.
#pragma once

#include "viewer/layers/scene.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/render/type_setter.hpp"

#include <span>

namespace viewer {

/// Sprites in drawing order, clear of `foreign`, which others lay over the picture. `scene` may be
/// null: then only the furniture.
Sprites annotate(const Frame& frame, const MapScene* scene, std::span<const LabelBox> foreign,
                 TypeSetter& type);

}  // namespace viewer
