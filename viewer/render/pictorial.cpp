#include "viewer/render/pictorial.hpp"

#include "viewer/gl/draw.hpp"
#include "viewer/render/painter.hpp"

#include <variant>

namespace viewer {

void Painter::drawAlone(const Frame& frame, const Pictorial& part, const Canvas& canvas) {
  keepRasters(frame);
  keepTableShapes(frame);
  bringSymbols(frame.view.pxPerPt * symbolScaleAt(frame.metresAcross));
  gl::beginPass(canvas.target.id(), allOf(frame.tile));
  gl::clear({0, 0, 0, 0});
  const Passes::Look look = lookAt(frame, frame.window, canvas.part);
  if (const auto* fills = std::get_if<SoftFills>(&part)) {
    Passes::Look own = look;
    own.view = fills->view;
    own.window = fills->window;
    own.seen = geo::boundsOf(fills->view);
    for (const LayerMesh* mesh : fills->meshes) drawFills(own, *mesh, GpuMesh(*mesh), canvas);
  } else if (std::holds_alternative<ReliefPicture>(part)) {
    if (!scene_->relief) return;
    passes_.drawRelief(look, scene_->scene->relief, *scene_->relief, frame.reliefOpacity);
  } else if (const auto* raster = std::get_if<RasterLayer>(&part)) {
    drawRaster(frame, look, raster->index);
  } else if (std::holds_alternative<ChangedGround>(part)) {
    drawChangedGround(frame, canvas);
  } else {
    drawGhost(frame, canvas);
  }
}

}  // namespace viewer
