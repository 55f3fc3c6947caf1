// The locator: a small map of the whole base map with the picture's extent on it.
#pragma once

#include "viewer/render/page.hpp"

namespace viewer {

/// Where a picture lies on the base map; nothing where the picture shows most of it anyway, or lies
/// outside.
std::optional<InsetMap> locatorFor(const geo::View& view, const MapScene& scene);

/// The inset's map and the rectangle of the picture's extent, above the north arrow.
void addLocator(Page& page);

}  // namespace viewer
