// A handout as a PDF: a step's map above its words, which flow to as many pages as they need.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/session/picture_size.hpp"
#include "viewer/snapshot/handout.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace viewer {

/// Where the map lies on a page of this size: as large as the sessions of its steps must be.
PageRect handoutMap(const PictureSize& page);

/// The whole file; the same input gives the same bytes. There must be a step. Fails where the
/// driver or Cairo does.
geo::Result<std::vector<std::uint8_t>> handoutPdf(std::span<const HandoutStep> steps,
                                                  const PictureSize& page, Notes notes,
                                                  const Origin& origin, MapRenderer& renderer);

}  // namespace viewer
