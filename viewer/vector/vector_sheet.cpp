#include "viewer/vector/vector_sheet.hpp"

#include "viewer/vector/vector_map.hpp"

namespace viewer {

namespace {

/// Of a part of a comparison, or of the map on a page.
MapPlace placeOf(const Sheet& sheet, std::size_t part) {
  if (!sheet.shared && !sheet.page) return {};
  const Part& of = sheet.parts[part];
  const auto top = static_cast<float>(of.topPx);
  const LabelBox seen{static_cast<float>(of.fromPx), top, static_cast<float>(of.toPx),
                      top + static_cast<float>(of.frame.view.heightPx)};
  MapPlace place{.clip = seen, .moved = {static_cast<float>(of.leftPx), top}};
  if (sheet.parts.size() < 2) return place;
  const bool left = part == 0;
  const std::string& date = of.frame.words.date;
  place.idPrefix = left ? "left." : "right.";
  place.titleSuffix = " (" + (date.empty() ? (left ? "left" : "right") : date) + ")";
  return place;
}

void drawPaper(VectorCanvas& canvas, const Sheet& sheet) {
  VectorLayers layers(canvas, {});
  const std::vector<ScreenLine> all{ringOf(LabelBox{0, 0, static_cast<float>(sheet.view.widthPx),
                                                    static_cast<float>(sheet.view.heightPx)})};
  const geo::Color paper = themeOf(sheet.page->frame.theme).sheet.withAlpha(255);
  layers.enter("paper", "Paper").fill(all, paper);
}

}  // namespace

geo::Result<void> drawSheet(VectorCanvas& canvas, const Sheet& sheet, const MapScene& scene,
                            MapRenderer& renderer) {
  if (sheet.page) drawPaper(canvas, sheet);
  for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
    VectorLayers layers(canvas, placeOf(sheet, i));
    VectorMap map(sheet.parts[i].frame, scene, renderer, layers);
    if (auto drawn = map.drawShapes(); !drawn) return drawn;
    if (auto drawn = map.drawOverlay(renderer.overlayOf(sheet, i)); !drawn) return drawn;
  }
  if (sheet.shared) {
    const geo::Screen moved{static_cast<float>(sheet.shared->leftPx),
                            static_cast<float>(sheet.shared->topPx)};
    VectorLayers layers(canvas, {.moved = moved});
    VectorMap over(sheet.shared->frame, scene, renderer, layers);
    if (auto drawn = over.drawOverlay(renderer.sharedOverlayOf(sheet)); !drawn) return drawn;
  }
  if (!sheet.page) return {};
  VectorLayers layers(canvas, {});
  VectorMap page(sheet.page->frame, scene, renderer, layers);
  return page.drawOverlay(renderer.pageOverlayOf(sheet));
}

}  // namespace viewer
