// The locator: a small map of the whole base map with the picture's extent on it.
#pragma once

#include "viewer/render/page.hpp"

namespace viewer {

/// Where a picture lies on the base map; nothing where the picture shows most of it anyway, or lies
/// outside.
std::optional<InsetMap> locatorFor(const geo::View& view, const MapScene& scene);

/// How large it is, in whole pixels, where it may be so wide and so high.
struct LocatorSize {
  float widthPx, heightPx;
};
LocatorSize locatorSize(const InsetMap& inset, float mostWidthPx, float mostHeightPx);

/// The inset's map and the rectangle of the picture's extent, in a box of such a size.
void addLocatorIn(Page& page, const LabelBox& box);
/// Above the north arrow.
void addLocator(Page& page);

}  // namespace viewer
