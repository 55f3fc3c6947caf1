#include "viewer/render/painter.hpp"

#include "viewer/gl/draw.hpp"
#include "viewer/layers/change_marks.hpp"
#include "viewer/layers/palette.hpp"
#include "viewer/render/annotate.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace viewer {

namespace {

/// Borders are drawn again above the areas that lie over them.
bool aboveAreas(const LayerMesh& mesh) {
  return mesh.id.starts_with("base.borders");
}

/// The pixels of the picture that a plane box touches, counted from the lower left.
gl::PixelRect pixelsOf(const geo::View& view, const geo::PlaneBox& box) {
  if (box.empty()) return {};
  const geo::Screen low = geo::screenFromProjected(view, {box.minX, box.minY});
  const geo::Screen high = geo::screenFromProjected(view, {box.maxX, box.maxY});
  const auto clamped = [](float at, int most) {
    return static_cast<int>(std::clamp(at, 0.0f, static_cast<float>(most)));
  };
  const auto height = static_cast<float>(view.heightPx);
  const int left = clamped(std::floor(low.xPx), view.widthPx);
  const int bottom = clamped(std::floor(height - low.yPx), view.heightPx);
  const int right = clamped(std::ceil(high.xPx), view.widthPx);
  const int top = clamped(std::ceil(height - high.yPx), view.heightPx);
  return {left, bottom, right - left, top - bottom};
}

geo::PlaneBox fillBoundsOf(const LayerMesh& mesh) {
  geo::PlaneBox box;
  for (const DetailLevel& level : mesh.fillLevels) {
    for (const Chunk& chunk : level.chunks) {
      box.include({chunk.bounds.minX, chunk.bounds.minY});
      box.include({chunk.bounds.maxX, chunk.bounds.maxY});
    }
  }
  return box;
}

}  // namespace

/// The part of the plane behind a rectangle that is counted from the lower left.
geo::PlaneBox planeBoxOf(const geo::View& view, const gl::PixelRect& part) {
  const auto corner = [&](int x, int y) {
    return geo::projectedFromScreen(view,
                                    {static_cast<float>(x), static_cast<float>(view.heightPx - y)});
  };
  geo::PlaneBox box;
  box.include(corner(part.x, part.y));
  box.include(corner(part.x + part.width, part.y + part.height));
  return box;
}

Painter::Painter(Passes passes, TypeSetter type)
    : passes_(std::move(passes)), type_(std::move(type)) {}

geo::Result<Painter> Painter::create() {
  auto passes = Passes::create();
  if (!passes) return tl::unexpected(passes.error());
  auto type = TypeSetter::create();
  if (!type) return tl::unexpected(type.error());
  return Painter(std::move(*passes), std::move(*type));
}

void Painter::setScene(ScenePtr scene) {
  scene_ = std::make_unique<GpuScene>(std::move(scene));
}

void Painter::drawBase(const Frame& frame, const gl::Framebuffer& target,
                       const gl::PixelRect& part) const {
  gl::beginPass(target.id(), {0, 0, frame.view.widthPx, frame.view.heightPx});
  gl::clipTo(part);
  gl::clear(palette::kOutside);
  if (!scene_) return;
  const Passes::Look look{
      frame.view, frame.window, planeBoxOf(frame.view, part), {}, frame.certainty};
  for (const std::size_t i : frame.base) {
    const LayerMesh& mesh = scene_->scene->base[i];
    if (!aboveAreas(mesh)) {  // never soft: no spare picture is needed
      passes_.drawFills(look, mesh, scene_->base[i]);
      passes_.drawStrokes(look, mesh, scene_->base[i]);
    }
    if (mesh.id == "base.land" && scene_->relief && frame.reliefOpacity > 0) {
      passes_.drawRelief(look, scene_->scene->relief, *scene_->relief, frame.reliefOpacity);
    }
  }
}

void Painter::drawShapes(const Frame& frame, const gl::Framebuffer& base, const Canvas& canvas) {
  const gl::PixelRect all{0, 0, frame.view.widthPx, frame.view.heightPx};
  gl::copyPixels(base, all, canvas.target.id(), 0, 0);
  gl::beginPass(canvas.target.id(), all);
  if (!scene_) return;
  bringSymbols(frame.view.pxPerPt);
  const Passes::Look look{frame.view, frame.window, geo::boundsOf(frame.view), {}, frame.certainty};
  const MapScene& scene = *scene_->scene;
  drawScenarioShapes(frame, look, Under::Borders, canvas);
  const bool changed = frame.other && frame.other->cell != frame.cell && canvas.ghost;
  if (changed) drawChangedGround(frame, canvas);
  for (const std::size_t i : frame.base) {
    if (aboveAreas(scene.base[i])) drawMesh(look, scene.base[i], scene_->base[i], canvas);
  }
  if (changed) drawGhost(frame, canvas);
  drawScenarioShapes(frame, look, Under::Nothing, canvas);
  drawChangeMarks(frame, look, canvas);
  drawSelection(frame, look, canvas);
  drawMarkers(frame, look);
}

void Painter::drawMarkers(const Frame& frame, const Passes::Look& look) {
  const MapScene& scene = *scene_->scene;
  for (const std::size_t i : frame.scenario) {
    passes_.drawMarkers(look, scene.scenario[i], scene_->scenario[i], *atlas_, type_);
  }
}

void Painter::drawChangedGround(const Frame& frame, const Canvas& canvas) {
  const gl::PixelRect all{0, 0, frame.view.widthPx, frame.view.heightPx};
  const geo::PlaneBox seen = geo::boundsOf(frame.view);
  const Passes::Look then{frame.view, frame.other->window, seen, {}, frame.certainty};
  const Passes::Look now{frame.view, frame.window, seen, {}, frame.certainty};
  for (const auto& [look, ground] : {std::pair{&then, canvas.ghost}, {&now, canvas.ground}}) {
    gl::beginPass(ground->id(), all);
    gl::clear({0, 0, 0, 0});
    drawScenarioShapes(frame, *look, Under::Borders, {*ground, canvas.spare});
  }
  gl::beginPass(canvas.target.id(), all);
  passes_.drawChange(now, canvas.ghost->texture(), canvas.ground->texture());
}

void Painter::drawGhost(const Frame& frame, const Canvas& canvas) {
  const gl::PixelRect all{0, 0, frame.view.widthPx, frame.view.heightPx};
  const Canvas ghost{*canvas.ghost, canvas.spare};
  const Passes::Look look{frame.view, frame.other->window, geo::boundsOf(frame.view), frame.window,
                          frame.certainty};
  gl::beginPass(ghost.target.id(), all);
  gl::clear({0, 0, 0, 0});
  drawScenarioShapes(frame, look, Under::Nothing, ghost);
  drawMarkers(frame, look);
  gl::beginPass(canvas.target.id(), all);
  passes_.drawLayer(ghost.target.texture(), Passes::Ghost::Yes);
}

void Painter::bringSymbols(float pxPerPt) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    for (std::size_t i = 0; i < kSymbolCount; ++i) {
      type_.symbolCell(static_cast<Symbol>(i), {.pxPerPt = pxPerPt});
    }
    if (!type_.takeOverflow()) break;
  }
  syncAtlas();
}

void Painter::drawMesh(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                       const Canvas& canvas) const {
  if (mesh.soft)
    drawSoftFills(look, mesh, gpu, canvas);
  else
    passes_.drawFills(look, mesh, gpu);
  passes_.drawStrokes(look, mesh, gpu);
}

void Painter::drawSoftFills(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                            const Canvas& canvas) const {
  const gl::PixelRect all{0, 0, look.view.widthPx, look.view.heightPx};
  const gl::PixelRect part = pixelsOf(look.view, fillBoundsOf(mesh));
  if (part.width <= 0 || part.height <= 0) return;
  gl::beginPass(canvas.spare.id(), all);
  gl::clipTo(part);
  gl::clear({0, 0, 0, 0});
  gl::setBlend(gl::Blend::Densest);
  passes_.drawFills(look, mesh, gpu);
  gl::beginPass(canvas.target.id(), all);
  gl::clipTo(part);
  passes_.drawLayer(canvas.spare.texture());
  gl::beginPass(canvas.target.id(), all);
}

void Painter::drawScenarioShapes(const Frame& frame, const Passes::Look& look, Under under,
                                 const Canvas& canvas) const {
  for (const std::size_t i : frame.scenario) {
    const LayerMesh& mesh = scene_->scene->scenario[i];
    if (mesh.ground == (under == Under::Borders)) {
      drawMesh(look, mesh, scene_->scenario[i], canvas);
    }
  }
}

void Painter::drawChangeMarks(const Frame& frame, const Passes::Look& look,
                              const Canvas& canvas) const {
  if (!frame.differences) return;
  const double unitsPerPt = frame.view.unitsPerPx * frame.view.pxPerPt;
  const auto marks = changeMarks(*scene_->scene, frame.scenario, *frame.data,
                                 frame.differences->placed, unitsPerPt);
  for (const LayerMesh& mesh : marks) drawMesh(look, mesh, GpuMesh(mesh), canvas);
}

void Painter::drawSelection(const Frame& frame, const Passes::Look& look,
                            const Canvas& canvas) const {
  if (!frame.selection) return;
  // What is not there at the date shown is not outlined either; the inspector says so.
  const geo::ValidTime& valid = geo::featureOf(*frame.data, *frame.selection).valid;
  const bool gone = geo::validityIn(valid, frame.time) < leastShown(frame.certainty);
  if (gone && !(frame.other && geo::meets(valid.possible(), frame.other->time))) return;
  const double unitsPerPt = frame.view.unitsPerPx * frame.view.pxPerPt;
  const LayerMesh mesh = selectionMesh(*scene_->scene, *frame.data, *frame.selection, unitsPerPt);
  if (!mesh.segments.empty()) drawMesh(look, mesh, GpuMesh(mesh), canvas);
}

void Painter::drawText(const Frame& frame, std::span<const LabelBox> covered,
                       const gl::Framebuffer& target) {
  const MapScene* scene = scene_ ? scene_->scene.get() : nullptr;
  drawSprites(frame.view, target,
              [&](TypeSetter& type) { return annotate(frame, scene, covered, type); });
}

void Painter::drawReady(const geo::View& view, const gl::Framebuffer& target,
                        const Sprites& sprites) {
  syncAtlas();
  gl::beginPass(target.id(), {0, 0, view.widthPx, view.heightPx});
  passes_.drawSprites(view, sprites, *atlas_);
}

void Painter::syncAtlas() {
  const Atlas& atlas = type_.atlas();
  if (atlas_ && atlasRevision_ == atlas.revision() && atlas_->widthPx() == atlas.sidePx()) return;
  atlas_.emplace(atlas.sidePx(), atlas.sidePx(), atlas.pixels(), gl::Texture::Sampling::Linear);
  atlasRevision_ = atlas.revision();
}

}  // namespace viewer
