#include "viewer/render/painter.hpp"

#include "viewer/gl/draw.hpp"
#include "viewer/render/annotate.hpp"
#include "viewer/render/drawing_order.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

namespace {

/// The atlas is emptied whenever it grows; so often it may do so until all is in it.
constexpr int kMostGrowths = 6;

/// The pixels of what is drawn into that a plane box touches, counted from the lower left.
gl::PixelRect pixelsOf(const Passes::Look& look, const geo::PlaneBox& box) {
  if (box.empty()) return {};
  const Tile& tile = look.tile;
  const geo::Screen low = geo::screenFromProjected(look.view, {box.minX, box.minY});
  const geo::Screen high = geo::screenFromProjected(look.view, {box.maxX, box.maxY});
  const auto clamped = [](float at, int most) {
    return static_cast<int>(std::clamp(at, 0.0f, static_cast<float>(most)));
  };
  const auto lower = static_cast<float>(tile.topPx + tile.heightPx);
  const auto from = static_cast<float>(tile.leftPx);
  const int left = clamped(std::floor(low.xPx - from), tile.widthPx);
  const int bottom = clamped(std::floor(lower - low.yPx), tile.heightPx);
  const int right = clamped(std::ceil(high.xPx - from), tile.widthPx);
  const int top = clamped(std::ceil(lower - high.yPx), tile.heightPx);
  return {left, bottom, right - left, top - bottom};
}

/// Of no size where they have nothing in common.
gl::PixelRect common(const gl::PixelRect& a, const gl::PixelRect& b) {
  const int left = std::max(a.x, b.x), bottom = std::max(a.y, b.y);
  return {left, bottom, std::max(std::min(a.x + a.width, b.x + b.width) - left, 0),
          std::max(std::min(a.y + a.height, b.y + b.height) - bottom, 0)};
}

/// The picture on its place on the plane: two triangles.
ReliefMesh meshOf(const RasterPicture& picture) {
  const geo::PlaneBox box = geo::boundsOf(picture.view);
  ReliefMesh mesh;
  mesh.anchor = picture.view.centre;
  const auto x = static_cast<float>(box.width() / 2), y = static_cast<float>(box.height() / 2);
  mesh.vertices = {{-x, y, 0, 0}, {x, y, 1, 0}, {-x, -y, 0, 1}, {x, -y, 1, 1}};
  mesh.indices = {0, 2, 1, 1, 2, 3};
  mesh.widthPx = picture.view.widthPx;
  mesh.heightPx = picture.view.heightPx;
  mesh.rgba = picture.rgba;
  return mesh;
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

gl::PixelRect allOf(const Tile& tile) {
  return {0, 0, tile.widthPx, tile.heightPx};
}

Passes::Look lookAt(const Frame& frame, const WindowSeconds& window, const gl::PixelRect& part) {
  return {.view = frame.view,
          .tile = frame.tile,
          .window = window,
          .seen = planeBoxOf(frame.view, frame.tile, part),
          .certainty = frame.certainty,
          .symbolScale = symbolScaleAt(frame.metresAcross)};
}

geo::PlaneBox planeBoxOf(const geo::View& view, const Tile& tile, const gl::PixelRect& part) {
  const auto corner = [&](int x, int y) {
    return geo::projectedFromScreen(view, {static_cast<float>(tile.leftPx + x),
                                           static_cast<float>(tile.topPx + tile.heightPx - y)});
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
  labels_.forget();
}

void Painter::drawBase(const Frame& frame, const gl::Framebuffer& target,
                       const gl::PixelRect& part) {
  keepRasters(frame);
  gl::beginPass(target.id(), allOf(frame.tile));
  gl::clipTo(part);
  gl::clear(themeOf(frame.theme).outside);
  if (!scene_) return;
  const Passes::Look look{.view = frame.view,
                          .tile = frame.tile,
                          .window = frame.window,
                          .seen = planeBoxOf(frame.view, frame.tile, part),
                          .certainty = frame.certainty};
  for (const BaseStep& step : baseSteps(frame, *scene_->scene)) {
    switch (step.kind) {
      case BaseStep::Kind::Mesh:  // never soft: no spare picture is needed
        passes_.drawFills(look, scene_->scene->base[step.index], scene_->base[step.index]);
        passes_.drawStrokes(look, scene_->scene->base[step.index], scene_->base[step.index]);
        break;
      case BaseStep::Kind::Relief:
        passes_.drawRelief(look, scene_->scene->relief, *scene_->relief, frame.reliefOpacity);
        break;
      case BaseStep::Kind::Raster:
        drawRaster(frame, look, step.index);
    }
  }
}

void Painter::drawRaster(const Frame& frame, const Passes::Look& look, std::size_t index) {
  const KeptRaster& kept = rasters_.at(frame.rasters[index].picture.get());
  passes_.drawRelief(look, kept.mesh, kept.gpu, 1);
}

void Painter::keepRasters(const Frame& frame) {
  const auto wanted = [&](const RasterPicture* picture) {
    return std::ranges::any_of(
        frame.rasters, [&](const UserRaster& raster) { return raster.picture.get() == picture; });
  };
  std::erase_if(rasters_, [&](const auto& kept) { return !wanted(kept.first); });
  for (const UserRaster& raster : frame.rasters) {
    if (rasters_.contains(raster.picture.get())) continue;
    ReliefMesh mesh = meshOf(*raster.picture);
    GpuRelief gpu(mesh);
    rasters_.emplace(raster.picture.get(), KeptRaster{std::move(mesh), std::move(gpu)});
  }
}

void Painter::drawOn(const gl::Framebuffer& target, const Canvas& canvas) {
  gl::beginPass(target.id(), {0, 0, target.widthPx(), target.heightPx()});
  gl::clipTo(canvas.part);
}

void Painter::drawShapes(const Frame& frame, const gl::Framebuffer& base, const Canvas& canvas) {
  gl::copyPixels(base, canvas.part, canvas.target.id(), canvas.part.x, canvas.part.y);
  drawOn(canvas.target, canvas);
  if (!scene_) return;
  keepTableShapes(frame);
  bringSymbols(frame.view.pxPerPt * symbolScaleAt(frame.metresAcross));
  const Passes::Look look = lookAt(frame, frame.window, canvas.part);
  const MapScene& scene = *scene_->scene;
  drawScenarioShapes(frame, look, Under::Borders, canvas);
  if (mayChangeGround(frame) && canvas.ghost) drawChangedGround(frame, canvas);
  for (const std::size_t i : frame.base) {
    if (aboveAreas(scene.base[i])) drawMesh(look, scene.base[i], scene_->base[i], canvas);
  }
  const LayerMesh& grid = gridOf(frame)->mesh;
  if (!grid.segments.empty()) drawMesh(look, grid, GpuMesh(grid), canvas);
  if (hasGhost(frame) && canvas.ghost) drawGhost(frame, canvas);
  drawScenarioShapes(frame, look, Under::Nothing, canvas);
  drawChangeMarks(frame, look, canvas);
  drawSelection(frame, look, canvas);
  drawMarkers(frame, look);
  drawEvents(frame, look);
  const LayerMesh measured = measuredOn(frame);
  if (!measured.segments.empty()) drawMesh(look, measured, GpuMesh(measured), canvas);
}

void Painter::drawMarkers(const Frame& frame, const Passes::Look& look) {
  const MapScene& scene = *scene_->scene;
  for (const std::size_t i : frame.scenario) {
    passes_.drawMarkers(look, scene.scenario[i], scene_->scenario[i], *atlas_, type_);
  }
}

void Painter::drawEvents(const Frame& frame, const Passes::Look& look) {
  drawMarks(frame.tables, look);
  for (const LayerMesh& ring : eventRingsOn(frame)) passes_.drawStrokes(look, ring, GpuMesh(ring));
}

void Painter::drawMarks(std::span<const FrameTable> tables, const Passes::Look& look) {
  for (const FrameTable& table : tables) {
    const MarkMeshes& marks = table.drawn->meshes;
    const GpuMesh open(marks.open), closed(marks.closed);
    passes_.drawStrokes(look, marks.open, open);
    passes_.drawStrokes(look, marks.closed, closed);
    passes_.drawMarkers(look, marks.open, open, *atlas_, type_);
    passes_.drawMarkers(look, marks.closed, closed, *atlas_, type_);
  }
}

void Painter::drawChangedGround(const Frame& frame, const Canvas& canvas) {
  const Passes::Look then = lookAt(frame, frame.other->window, canvas.part);
  const Passes::Look now = lookAt(frame, frame.window, canvas.part);
  for (const auto& [look, ground] : {std::pair{&then, canvas.ghost}, {&now, canvas.ground}}) {
    drawOn(*ground, canvas);
    gl::clear({0, 0, 0, 0});
    drawScenarioShapes(frame, *look, Under::Borders,
                       {*ground, canvas.spare, nullptr, nullptr, canvas.part});
  }
  drawOn(canvas.target, canvas);
  passes_.drawChange(now, canvas.ghost->texture(), canvas.ground->texture());
}

void Painter::drawGhost(const Frame& frame, const Canvas& canvas) {
  const Canvas ghost{*canvas.ghost, canvas.spare, nullptr, nullptr, canvas.part};
  const Passes::Look then = lookAt(frame, frame.other->window, canvas.part);
  Passes::Look look = then;
  look.except = frame.window;
  drawOn(ghost.target, ghost);
  gl::clear({0, 0, 0, 0});
  drawScenarioShapes(frame, look, Under::Nothing, ghost);
  drawMarkers(frame, look);
  drawMarks(frame.other->tables, then);  // no others are in these meshes
  drawOn(canvas.target, canvas);
  passes_.drawLayer(ghost.target.texture(), Passes::Ghost::Yes);
}

void Painter::addSymbols(float pxPerPt) {
  for (std::size_t i = 0; i < kSymbolCount; ++i) {
    type_.symbolCell(static_cast<Symbol>(i), {.pxPerPt = pxPerPt});
  }
}

void Painter::bringSymbols(float pxPerPt) {
  for (int attempt = 0; attempt < kMostGrowths; ++attempt) {
    addSymbols(pxPerPt);
    if (!type_.takeOverflow()) break;
  }
  syncAtlas();
}

void Painter::drawMesh(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                       const Canvas& canvas) const {
  drawFills(look, mesh, gpu, canvas);
  passes_.drawStrokes(look, mesh, gpu);
}

void Painter::drawFills(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                        const Canvas& canvas) const {
  if (mesh.soft)
    drawSoftFills(look, mesh, gpu, canvas);
  else
    passes_.drawFills(look, mesh, gpu);
}

void Painter::drawSoftFills(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                            const Canvas& canvas) const {
  const gl::PixelRect part = common(pixelsOf(look, fillBoundsOf(mesh)), canvas.part);
  if (part.width <= 0 || part.height <= 0) return;
  drawOn(canvas.spare, canvas);
  gl::clipTo(part);
  gl::clear({0, 0, 0, 0});
  gl::setBlend(gl::Blend::Densest);
  passes_.drawFills(look, mesh, gpu);
  drawOn(canvas.target, canvas);
  gl::clipTo(part);
  passes_.drawLayer(canvas.spare.texture());
  gl::clipTo(canvas.part);
}

void Painter::drawScenarioShapes(const Frame& frame, const Passes::Look& look, Under under,
                                 const Canvas& canvas) const {
  for (const std::size_t i : frame.scenario) {
    const LayerMesh& mesh = scene_->scene->scenario[i];
    if (mesh.ground == (under == Under::Borders)) {
      drawMesh(look, mesh, scene_->scenario[i], canvas);
    }
  }
  if (under == Under::Nothing) drawTableShapes(frame, look, canvas);
}

void Painter::drawChangeMarks(const Frame& frame, const Passes::Look& look,
                              const Canvas& canvas) const {
  for (const LayerMesh& mesh : changeMarksOn(frame, *scene_->scene)) {
    drawMesh(look, mesh, GpuMesh(mesh), canvas);
  }
}

void Painter::drawSelection(const Frame& frame, const Passes::Look& look,
                            const Canvas& canvas) const {
  for (const LayerMesh& mesh : outlinesOn(frame, *scene_->scene)) {
    drawMesh(look, mesh, GpuMesh(mesh), canvas);
  }
}

void Painter::drawText(const Frame& frame, std::span<const LabelBox> covered,
                       const gl::Framebuffer& target) {
  drawOverlay(frame, target, overlayOf(frame, covered));
}

Overlay Painter::overlayOf(const Frame& frame, std::span<const LabelBox> covered) {
  const MapScene* scene = scene_ ? scene_->scene.get() : nullptr;
  return annotate(frame, gridOf(frame)->grid, scene, covered, labels_, type_);
}

Painter::OverlaySprites Painter::spritesOf(const Frame& frame, const Overlay& overlay) {
  OverlaySprites sprites;
  for (int attempt = 0; attempt < kMostGrowths; ++attempt) {
    sprites = {};
    addSymbols(frame.view.pxPerPt);
    type_.add(sprites.boxes, overlay.boxes);
    type_.add(sprites.words, overlay.words);
    type_.add(sprites.labels, overlay.labels);
    if (!type_.takeOverflow()) break;  // else cells have moved
  }
  syncAtlas();
  return sprites;
}

void Painter::drawOverlay(const Frame& frame, const gl::Framebuffer& target,
                          const Overlay& overlay) {
  const OverlaySprites sprites = spritesOf(frame, overlay);
  const gl::PixelRect all = allOf(frame.tile);
  gl::beginPass(target.id(), all);
  passes_.drawSprites(frame.tile, sprites.labels, *atlas_);
  passes_.drawSprites(frame.tile, sprites.boxes, *atlas_);
  if (overlay.inset) drawInset(frame, *overlay.inset, target);
  gl::beginPass(target.id(), all);
  drawSamples(frame, overlay.samples);
  passes_.drawSprites(frame.tile, sprites.words, *atlas_);
}

/// A plane unit is a pixel of the picture, and y runs up from its upper edge.
void Painter::drawSamples(const Frame& frame, const std::vector<LayerMesh>& samples) {
  geo::View view = frame.view;
  view.centre = {view.widthPx * 0.5, view.heightPx * -0.5};
  view.unitsPerPx = 1;
  const Passes::Look look{.view = view,
                          .tile = frame.tile,
                          .window = {0, 1},
                          .seen = geo::boundsOf(view),
                          .certainty = frame.certainty};
  for (const LayerMesh& mesh : samples) {
    const GpuMesh gpu(mesh);
    passes_.drawFills(look, mesh, gpu);
    passes_.drawStrokes(look, mesh, gpu);
    passes_.drawMarkers(look, mesh, gpu, *atlas_, type_);
  }
}

/// Land, water and state borders only.
void Painter::drawInset(const Frame& frame, const InsetMap& inset,
                        const gl::Framebuffer& target) const {
  if (!scene_) return;
  const Tile& tile = frame.tile;
  const int lowerPx = frame.view.heightPx - tile.topPx - tile.heightPx;
  const auto height = static_cast<float>(frame.view.heightPx);
  const gl::PixelRect part{static_cast<int>(inset.box.left) - tile.leftPx,
                           static_cast<int>(height - inset.box.bottom) - lowerPx,
                           static_cast<int>(inset.box.right - inset.box.left),
                           static_cast<int>(inset.box.bottom - inset.box.top)};
  gl::beginPass(target.id(), allOf(tile));
  gl::clipTo(part);
  const Passes::Look look{.view = inset.view,
                          .tile = tile,
                          .seen = planeBoxOf(inset.view, tile, part),
                          .certainty = frame.certainty};
  const auto& base = scene_->scene->base;
  for (std::size_t i = 0; i < base.size(); ++i) {
    if (!onInset(base[i])) continue;
    passes_.drawFills(look, base[i], scene_->base[i]);
    passes_.drawStrokes(look, base[i], scene_->base[i]);
  }
}

MapGridPtr Painter::gridOf(const Frame& frame) {
  if (gridFrame_ && sameGrid(frame, *gridFrame_)) return grid_;
  grid_ = std::make_shared<const MapGrid>(gridFor(frame));
  gridFrame_ = frame;
  return grid_;
}

void Painter::syncAtlas() {
  const Atlas& atlas = type_.atlas();
  if (atlas_ && atlasRevision_ == atlas.revision() && atlas_->widthPx() == atlas.sidePx()) return;
  atlas_.emplace(atlas.sidePx(), atlas.sidePx(), atlas.pixels(), gl::Texture::Sampling::Linear);
  atlasRevision_ = atlas.revision();
}

}  // namespace viewer
