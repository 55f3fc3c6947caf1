#include "viewer/render/painter.hpp"

#include "viewer/gl/draw.hpp"
#include "viewer/layers/change_marks.hpp"
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

/// Plane units that a point of a symbol's size covers.
double unitsPerSymbolPt(const Frame& frame) {
  return frame.view.unitsPerPx * frame.view.pxPerPt * symbolScaleAt(frame.metresAcross);
}

/// The whole picture at one of its dates.
Passes::Look lookAt(const Frame& frame, const WindowSeconds& window) {
  return {.view = frame.view,
          .window = window,
          .seen = geo::boundsOf(frame.view),
          .certainty = frame.certainty,
          .symbolScale = symbolScaleAt(frame.metresAcross)};
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
  labels_.forget();
}

void Painter::drawBase(const Frame& frame, const gl::Framebuffer& target,
                       const gl::PixelRect& part) {
  keepRasters(frame);
  gl::beginPass(target.id(), {0, 0, frame.view.widthPx, frame.view.heightPx});
  gl::clipTo(part);
  gl::clear(themeOf(frame.theme).outside);
  if (!scene_) return;
  const Passes::Look look{
      frame.view, frame.window, planeBoxOf(frame.view, part), {}, frame.certainty};
  bool picturesDrawn = false;
  for (const std::size_t i : frame.base) {
    const LayerMesh& mesh = scene_->scene->base[i];
    if (!picturesDrawn && !mesh.segments.empty()) {  // over the areas, under the first lines
      drawRasters(frame, look, UserRaster::Kind::Picture);
      picturesDrawn = true;
    }
    if (!aboveAreas(mesh)) {  // never soft: no spare picture is needed
      passes_.drawFills(look, mesh, scene_->base[i]);
      passes_.drawStrokes(look, mesh, scene_->base[i]);
    }
    if (mesh.id == "base.land" && scene_->relief && frame.reliefOpacity > 0) {
      passes_.drawRelief(look, scene_->scene->relief, *scene_->relief, frame.reliefOpacity);
    }
    if (mesh.id == "base.land") drawRasters(frame, look, UserRaster::Kind::Elevation);
  }
  if (frame.base.empty()) drawRasters(frame, look, UserRaster::Kind::Elevation);
  if (!picturesDrawn) drawRasters(frame, look, UserRaster::Kind::Picture);
}

void Painter::drawRasters(const Frame& frame, const Passes::Look& look, UserRaster::Kind kind) {
  for (const UserRaster& raster : frame.rasters) {
    if (raster.kind != kind) continue;
    const KeptRaster& kept = rasters_.at(raster.picture.get());
    passes_.drawRelief(look, kept.mesh, kept.gpu, 1);
  }
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

void Painter::drawShapes(const Frame& frame, const gl::Framebuffer& base, const Canvas& canvas) {
  const gl::PixelRect all{0, 0, frame.view.widthPx, frame.view.heightPx};
  gl::copyPixels(base, all, canvas.target.id(), 0, 0);
  gl::beginPass(canvas.target.id(), all);
  if (!scene_) return;
  bringSymbols(frame.view.pxPerPt * symbolScaleAt(frame.metresAcross));
  const Passes::Look look = lookAt(frame, frame.window);
  const MapScene& scene = *scene_->scene;
  drawScenarioShapes(frame, look, Under::Borders, canvas);
  const bool changed = frame.other && frame.other->cell != frame.cell && canvas.ghost;
  if (changed) drawChangedGround(frame, canvas);
  for (const std::size_t i : frame.base) {
    if (aboveAreas(scene.base[i])) drawMesh(look, scene.base[i], scene_->base[i], canvas);
  }
  const MapGrid& grid = gridOf(frame);
  if (!grid.mesh.segments.empty()) drawMesh(look, grid.mesh, GpuMesh(grid.mesh), canvas);
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
  const Passes::Look then = lookAt(frame, frame.other->window);
  const Passes::Look now = lookAt(frame, frame.window);
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
  Passes::Look look = lookAt(frame, frame.other->window);
  look.except = frame.window;
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
  const double unitsPerPt = unitsPerSymbolPt(frame);
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
  const double unitsPerPt = unitsPerSymbolPt(frame);
  const LayerMesh mesh = selectionMesh(*scene_->scene, *frame.data, *frame.selection, unitsPerPt);
  if (!mesh.segments.empty()) drawMesh(look, mesh, GpuMesh(mesh), canvas);
}

void Painter::drawText(const Frame& frame, std::span<const LabelBox> covered,
                       const gl::Framebuffer& target) {
  const MapScene* scene = scene_ ? scene_->scene.get() : nullptr;
  const geo::Grid& grid = gridOf(frame).grid;
  drawOverlay(frame, target, [&](TypeSetter& type) {
    return annotate(frame, grid, scene, covered, labels_, type);
  });
}

void Painter::drawReady(const Frame& frame, const gl::Framebuffer& target, const Overlay& overlay) {
  syncAtlas();
  const gl::PixelRect all{0, 0, frame.view.widthPx, frame.view.heightPx};
  gl::beginPass(target.id(), all);
  passes_.drawSprites(frame.view, overlay.labels, *atlas_);
  passes_.drawSprites(frame.view, overlay.boxes, *atlas_);
  if (overlay.inset) drawInset(frame, *overlay.inset, target);
  gl::beginPass(target.id(), all);
  drawSamples(frame, overlay.samples);
  passes_.drawSprites(frame.view, overlay.words, *atlas_);
}

/// A plane unit is a pixel of the picture, and y runs up from its upper edge.
void Painter::drawSamples(const Frame& frame, const std::vector<LayerMesh>& samples) {
  geo::View view = frame.view;
  view.centre = {view.widthPx * 0.5, view.heightPx * -0.5};
  view.unitsPerPx = 1;
  const Passes::Look look{view, {0, 1}, geo::boundsOf(view), {}, frame.certainty};
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
  const auto height = static_cast<float>(frame.view.heightPx);
  const gl::PixelRect part{static_cast<int>(inset.box.left),
                           static_cast<int>(height - inset.box.bottom),
                           static_cast<int>(inset.box.right - inset.box.left),
                           static_cast<int>(inset.box.bottom - inset.box.top)};
  gl::beginPass(target.id(), {0, 0, frame.view.widthPx, frame.view.heightPx});
  gl::clipTo(part);
  const Passes::Look look{inset.view, {}, planeBoxOf(inset.view, part), {}, frame.certainty};
  const auto& base = scene_->scene->base;
  for (std::size_t i = 0; i < base.size(); ++i) {
    const std::string_view id = base[i].id;
    const bool shown = id == "base.land" || id.starts_with("base.sea") ||
                       id == "base.water/lakes" || id.starts_with("base.borders");
    if (!shown) continue;
    passes_.drawFills(look, base[i], scene_->base[i]);
    passes_.drawStrokes(look, base[i], scene_->base[i]);
  }
}

const MapGrid& Painter::gridOf(const Frame& frame) {
  if (gridFrame_ && sameGrid(frame, *gridFrame_)) return grid_;
  grid_ = gridFor(frame);
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
