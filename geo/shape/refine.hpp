// Dividing triangles where something on them changes. Within geo/shape only.
#pragma once

#include "geo/shape/shape.hpp"

#include <functional>

namespace geo {

/// Whether an edge between two points (indices) is to be halved: the same answer for both
/// directions.
using MustHalve = std::function<bool(std::uint32_t, std::uint32_t)>;

/// Halves edges until none must be, or they have been halved often. `added` hears of each new point
/// once it stands at the end of `triangles.points`. Triangles that met edge to edge still do.
void refine(Triangles& triangles, const MustHalve& mustHalve,
            const std::function<void(Projected)>& added);

}  // namespace geo
