#include "viewer/render/map_renderer.hpp"

#include "viewer/gl/draw.hpp"
#include "viewer/layers/palette.hpp"
#include "viewer/render/annotate.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace viewer {

namespace {

/// Borders are drawn again above the areas that lie over them.
bool aboveAreas(const LayerMesh& mesh) {
  return mesh.id.starts_with("base.borders");
}

bool sameBase(const Frame& a, const Frame& b) {
  return a.view == b.view && a.base == b.base && a.reliefOpacity == b.reliefOpacity;
}

/// The window itself does not matter while it stays in the same cell: the same things are valid.
bool sameShapes(const Frame& a, const Frame& b) {
  return sameBase(a, b) && a.scenario == b.scenario && a.cell == b.cell &&
         a.selection == b.selection && a.data == b.data;
}

bool samePicture(const Frame& a, const Frame& b) {
  return sameShapes(a, b) && a.metresAcross == b.metresAcross && a.words == b.words;
}

struct PixelShift {
  int x, y;  // right and up
};

/// How far the picture has moved when two views differ by whole pixels only; nothing otherwise.
std::optional<PixelShift> wholePixelsBetween(const geo::View& before, const geo::View& after) {
  const double x = (before.centre.xMetres - after.centre.xMetres) / after.unitsPerPx;
  const double y = (before.centre.yMetres - after.centre.yMetres) / after.unitsPerPx;
  constexpr double kTolerancePx = 1e-3, kFarthestPx = 1e5;
  if (!(std::abs(x) < kFarthestPx && std::abs(y) < kFarthestPx)) return std::nullopt;
  if (std::abs(x - std::round(x)) > kTolerancePx || std::abs(y - std::round(y)) > kTolerancePx) {
    return std::nullopt;
  }
  return PixelShift{static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y))};
}

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

MapRenderer::MapRenderer(Passes passes, TypeSetter type)
    : passes_(std::move(passes)), type_(std::move(type)) {}

geo::Result<MapRenderer> MapRenderer::create() {
  auto passes = Passes::create();
  if (!passes) return tl::unexpected(passes.error());
  auto type = TypeSetter::create();
  if (!type) return tl::unexpected(type.error());
  return MapRenderer(std::move(*passes), std::move(*type));
}

void MapRenderer::setScene(ScenePtr scene) {
  scene_ = std::make_unique<GpuScene>(std::move(scene));
  lastBase_.reset();
  lastPicture_.reset();
}

geo::Result<void> MapRenderer::fitTo(const geo::View& view) {
  if (picture_ && picture_->widthPx() == view.widthPx && picture_->heightPx() == view.heightPx) {
    return {};
  }
  lastBase_.reset();
  lastPicture_.reset();
  for (auto* target : {&base_, &spare_, &shapes_, &picture_}) {
    auto made = gl::Framebuffer::create(view.widthPx, view.heightPx);
    if (!made) return tl::unexpected(made.error());
    *target = std::move(*made);
  }
  return {};
}

geo::Result<const gl::Framebuffer*> MapRenderer::draw(const Frame& frame) {
  if (auto fitted = fitTo(frame.view); !fitted) return tl::unexpected(fitted.error());
  cost_ = {};
  if (lastPicture_ && samePicture(frame, *lastPicture_)) return &*picture_;
  const MapScene* scene = scene_ ? scene_->scene.get() : nullptr;
  Sprites sprites = annotate(frame, scene, type_);
  if (type_.takeOverflow()) sprites = annotate(frame, scene, type_);  // cells have moved
  syncAtlas();
  if (!lastBase_ || !sameBase(frame, *lastBase_)) {
    drawBase(frame);
    cost_.baseDrawn = true;
  }
  if (cost_.baseDrawn || !lastPicture_ || !sameShapes(frame, *lastPicture_)) {
    drawShapes(frame);
    cost_.shapesDrawn = true;
  }
  const gl::PixelRect all{0, 0, frame.view.widthPx, frame.view.heightPx};
  gl::copyPixels(*shapes_, all, picture_->id(), 0, 0);
  gl::beginPass(picture_->id(), all);
  passes_.drawSprites(frame.view, sprites, *atlas_);
  cost_.pictureDrawn = true;
  lastPicture_ = frame;
  return &*picture_;
}

void MapRenderer::drawBase(const Frame& frame) {
  if (scrollBase(frame)) return;
  drawBasePart(frame, {0, 0, frame.view.widthPx, frame.view.heightPx});
  lastBase_ = frame;
}

bool MapRenderer::scrollBase(const Frame& frame) {
  if (!lastBase_) return false;
  Frame moved = *lastBase_;
  moved.view.centre = frame.view.centre;
  const auto shift = wholePixelsBetween(lastBase_->view, frame.view);
  if (!shift || !sameBase(moved, frame)) return false;
  const int width = frame.view.widthPx, height = frame.view.heightPx;
  const int keptWidth = width - std::abs(shift->x), keptHeight = height - std::abs(shift->y);
  if (keptWidth <= 0 || keptHeight <= 0) return false;
  // Where the kept pixels lie exactly, so that the rests of many small pans cannot add up.
  lastBase_->view.centre.xMetres -= shift->x * frame.view.unitsPerPx;
  lastBase_->view.centre.yMetres -= shift->y * frame.view.unitsPerPx;
  if (shift->x == 0 && shift->y == 0) return true;
  const gl::PixelRect kept{std::max(-shift->x, 0), std::max(-shift->y, 0), keptWidth, keptHeight};
  const int toX = std::max(shift->x, 0), toY = std::max(shift->y, 0);
  gl::copyPixels(*base_, kept, spare_->id(), toX, toY);
  std::swap(base_, spare_);
  Frame exact = frame;
  exact.view = lastBase_->view;
  if (shift->x != 0) {
    drawBasePart(exact, {shift->x > 0 ? 0 : keptWidth, 0, width - keptWidth, height});
  }
  if (shift->y != 0) {
    drawBasePart(exact, {0, shift->y > 0 ? 0 : keptHeight, width, height - keptHeight});
  }
  return true;
}

void MapRenderer::drawBasePart(const Frame& frame, const gl::PixelRect& part) {
  gl::beginPass(base_->id(), {0, 0, frame.view.widthPx, frame.view.heightPx});
  gl::clipTo(part);
  gl::clear(palette::kOutside);
  if (!scene_) return;
  const Passes::Look look{frame.view, frame.window, planeBoxOf(frame.view, part)};
  for (const std::size_t i : frame.base) {
    const LayerMesh& mesh = scene_->scene->base[i];
    if (!aboveAreas(mesh)) drawMesh(look, mesh, scene_->base[i]);
    if (mesh.id == "base.land" && scene_->relief && frame.reliefOpacity > 0) {
      passes_.drawRelief(look, scene_->scene->relief, *scene_->relief, frame.reliefOpacity);
    }
  }
}

void MapRenderer::drawShapes(const Frame& frame) {
  const gl::PixelRect all{0, 0, frame.view.widthPx, frame.view.heightPx};
  gl::copyPixels(*base_, all, shapes_->id(), 0, 0);
  gl::beginPass(shapes_->id(), all);
  if (!scene_) return;
  const Passes::Look look{frame.view, frame.window, geo::boundsOf(frame.view)};
  const MapScene& scene = *scene_->scene;
  drawScenarioShapes(frame, look, Under::Borders);
  for (const std::size_t i : frame.base) {
    if (aboveAreas(scene.base[i])) drawMesh(look, scene.base[i], scene_->base[i]);
  }
  drawScenarioShapes(frame, look, Under::Nothing);
  drawSelection(frame, look);
  for (const std::size_t i : frame.scenario) {
    passes_.drawMarkers(look, scene.scenario[i], scene_->scenario[i], *atlas_, type_);
  }
}

void MapRenderer::drawMesh(const Passes::Look& look, const LayerMesh& mesh,
                           const GpuMesh& gpu) const {
  if (mesh.soft)
    drawSoftFills(look, mesh, gpu);
  else
    passes_.drawFills(look, mesh, gpu);
  passes_.drawStrokes(look, mesh, gpu);
}

void MapRenderer::drawSoftFills(const Passes::Look& look, const LayerMesh& mesh,
                                const GpuMesh& gpu) const {
  const gl::PixelRect all{0, 0, look.view.widthPx, look.view.heightPx};
  const gl::PixelRect part = pixelsOf(look.view, fillBoundsOf(mesh));
  if (part.width <= 0 || part.height <= 0) return;
  gl::beginPass(spare_->id(), all);
  gl::clipTo(part);
  gl::clear({0, 0, 0, 0});
  gl::setBlend(gl::Blend::Densest);
  passes_.drawFills(look, mesh, gpu);
  gl::beginPass(shapes_->id(), all);
  gl::clipTo(part);
  passes_.drawLayer(spare_->texture());
  gl::beginPass(shapes_->id(), all);
}

void MapRenderer::drawScenarioShapes(const Frame& frame, const Passes::Look& look,
                                     Under under) const {
  for (const std::size_t i : frame.scenario) {
    const LayerMesh& mesh = scene_->scene->scenario[i];
    if (mesh.ground == (under == Under::Borders)) {
      drawMesh(look, mesh, scene_->scenario[i]);
    }
  }
}

void MapRenderer::drawSelection(const Frame& frame, const Passes::Look& look) const {
  if (!frame.selection) return;
  // What is not there at the date shown is not outlined either; the inspector says so.
  const geo::ValidTime& valid = geo::featureOf(*frame.data, *frame.selection).valid;
  if (geo::validityIn(valid, frame.time) == geo::Validity::Never) return;
  const double unitsPerPt = frame.view.unitsPerPx * frame.view.pxPerPt;
  const LayerMesh mesh = selectionMesh(*scene_->scene, *frame.data, *frame.selection, unitsPerPt);
  if (!mesh.segments.empty()) drawMesh(look, mesh, GpuMesh(mesh));
}

void MapRenderer::syncAtlas() {
  const Atlas& atlas = type_.atlas();
  if (atlas_ && atlasRevision_ == atlas.revision() && atlas_->widthPx() == atlas.sidePx()) return;
  atlas_.emplace(atlas.sidePx(), atlas.sidePx(), atlas.pixels(), gl::Texture::Sampling::Linear);
  atlasRevision_ = atlas.revision();
}

}  // namespace viewer
