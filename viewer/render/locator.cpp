#include "viewer/render/locator.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

constexpr float kWidthPt = 118, kMostHeightPt = 110, kAboveBottomPt = 86;
constexpr double kMostShare = 0.5;  // of the base map's width and height

geo::PlaneBox boundsOfBase(const MapScene& scene) {
  geo::PlaneBox box;
  for (const LayerMesh& mesh : scene.base) {
    if (mesh.id != "base.land" || mesh.fillLevels.empty()) continue;
    for (const Chunk& chunk : mesh.fillLevels.front().chunks) {
      box.include({chunk.bounds.minX, chunk.bounds.minY});
      box.include({chunk.bounds.maxX, chunk.bounds.maxY});
    }
  }
  return box;
}

/// The large map's extent on the inset, in pixels of the picture.
LabelBox extentOn(const InsetMap& inset) {
  const geo::PlaneBox& seen = inset.seen;
  const geo::Screen low = geo::screenFromProjected(inset.view, {seen.minX, seen.maxY});
  const geo::Screen high = geo::screenFromProjected(inset.view, {seen.maxX, seen.minY});
  return {std::round(low.xPx), std::round(low.yPx), std::round(high.xPx), std::round(high.yPx)};
}

}  // namespace

std::optional<InsetMap> locatorFor(const geo::View& view, const MapScene& scene) {
  const geo::PlaneBox base = boundsOfBase(scene);
  if (base.empty()) return std::nullopt;
  const geo::PlaneBox seen = geo::boundsOf(view);
  const bool wide =
      seen.width() > base.width() * kMostShare || seen.height() > base.height() * kMostShare;
  if (wide || !seen.meets(base)) return std::nullopt;
  InsetMap inset;
  inset.extent = base;
  inset.seen = seen;
  return inset;
}

LocatorSize locatorSize(const InsetMap& inset, float mostWidthPx, float mostHeightPx) {
  const auto aspect = static_cast<float>(inset.extent.height() / inset.extent.width());
  const float width = std::round(mostWidthPx);
  return {width, std::round(std::min(width * aspect, mostHeightPx))};
}

void addLocator(Page& page) {
  const float pt = page.pt();
  const LocatorSize size = locatorSize(*page.frame.words.inset, kWidthPt * pt, kMostHeightPt * pt);
  const float left = std::round(page.left + page.margin());
  const float bottom = std::round(page.bottom - kAboveBottomPt * pt);
  const LabelBox box{left, bottom - size.heightPx, left + size.widthPx, bottom};
  if (box.top >= page.top && page.occupied.free(box)) addLocatorIn(page, box);
}

void addLocatorIn(Page& page, const LabelBox& box) {
  const float pt = page.pt();
  InsetMap inset = *page.frame.words.inset;
  inset.box = box;
  const float left = box.left, bottom = box.bottom;
  const float width = box.right - box.left, height = box.bottom - box.top;
  // The view of the whole picture in which the base map lies just behind the box.
  inset.view = page.frame.view;
  inset.view.pxPerPt = pt * 0.55f;
  inset.view.unitsPerPx = std::max(inset.extent.width() / static_cast<double>(width),
                                   inset.extent.height() / static_cast<double>(height));
  const geo::Projected middle = inset.extent.centre();
  const double x = static_cast<double>(left + width / 2) - page.frame.view.widthPx * 0.5;
  const double y = static_cast<double>(bottom - height / 2) - page.frame.view.heightPx * 0.5;
  inset.view.centre = {middle.xMetres - x * inset.view.unitsPerPx,
                       middle.yMetres + y * inset.view.unitsPerPx};
  page.addSheet(inset.box);
  page.addRim(page.out.words, inset.box, std::max(1.0f, std::round(0.6f * pt)),
              page.theme().sheetRim);
  const float line = std::max(1.0f, std::round(1.2f * pt));
  LabelBox extent = extentOn(inset);
  extent = {std::max(extent.left, inset.box.left), std::max(extent.top, inset.box.top),
            std::min(std::max(extent.right, extent.left + 3 * line), inset.box.right),
            std::min(std::max(extent.bottom, extent.top + 3 * line), inset.box.bottom)};
  page.addRim(page.out.words, extent, line, page.theme().ink);
  page.out.inset = inset;
}

}  // namespace viewer
