// Lines and areas of tables on the GPU.
#include "viewer/render/drawing_order.hpp"
#include "viewer/render/painter.hpp"

#include <algorithm>

namespace viewer {

void Painter::keepTableShapes(const Frame& frame) {
  const auto wanted = [&](const TableShapesPtr& shapes) {
    return std::ranges::find(frame.tables, shapes, &FrameTable::shapes) != frame.tables.end();
  };
  std::erase_if(tableShapes_, [&](const auto& kept) { return !wanted(kept.first); });
  for (const FrameTable& table : frame.tables) {
    if (!table.shapes || tableShapes_.contains(table.shapes)) continue;
    const auto& meshes = table.shapes->meshes;
    tableShapes_.emplace(table.shapes, std::vector<GpuMesh>(meshes.begin(), meshes.end()));
  }
}

void Painter::drawTableShapes(const Frame& frame, const Passes::Look& look,
                              const Canvas& canvas) const {
  for (const FrameTable& table : frame.tables) {
    if (!table.shapes) continue;
    const auto& meshes = table.shapes->meshes;
    const auto& gpu = tableShapes_.at(table.shapes);
    for (std::size_t i = 0; i < meshes.size(); ++i) drawFills(look, meshes[i], gpu[i], canvas);
    for (std::size_t i = 0; i < meshes.size(); ++i) passes_.drawStrokes(look, meshes[i], gpu[i]);
  }
  drawEventDiscs(frame, look, canvas);
}

void Painter::drawEventDiscs(const Frame& frame, const Passes::Look& look,
                             const Canvas& canvas) const {
  for (const FrameTable& table : frame.tables) {
    const LayerMesh& discs = table.drawn->meshes.discs;
    if (!discs.segments.empty()) drawMesh(look, discs, GpuMesh(discs), canvas);
  }
  for (const LayerMesh& disc : chosenDiscsOn(frame)) drawMesh(look, disc, GpuMesh(disc), canvas);
}

}  // namespace viewer
