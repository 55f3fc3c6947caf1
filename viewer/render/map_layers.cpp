#include "viewer/render/map_layers.hpp"

#include "viewer/gl/draw.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/theme/theme.hpp"

#include <utility>

namespace viewer {

std::vector<MapPiece> piecesOf(const Sheet& sheet) {
  std::vector<MapPiece> pieces;
  for (const Part& part : sheet.parts) {
    if (part.fromPx >= part.toPx) continue;
    const geo::View& view = part.frame.view;
    pieces.push_back({part.fromPx, part.toPx, part.leftPx + view.widthPx * 0.5,
                      part.topPx + view.heightPx * 0.5});
  }
  return pieces;
}

void copyPart(const Sheet& sheet, std::size_t i, const gl::Framebuffer& from,
              const gl::Framebuffer& whole) {
  const Part& part = sheet.parts[i];
  const Tile& drawn = part.frame.tile;  // counted from the part's corner
  const Tile at{part.leftPx + drawn.leftPx, part.topPx + drawn.topPx, drawn.widthPx,
                drawn.heightPx};
  const Tile columns{part.fromPx, sheet.tile.topPx, part.toPx - part.fromPx, sheet.tile.heightPx};
  const Tile seen = common(at, columns);
  if (seen.widthPx == 0 || seen.heightPx == 0) return;
  const auto above = [&](const Tile& tile) {  // its lower edge, counted from `tile`'s
    return tile.topPx + tile.heightPx - seen.topPx - seen.heightPx;
  };
  gl::copyPixels(from, {seen.leftPx - at.leftPx, above(at), seen.widthPx, seen.heightPx},
                 whole.id(), seen.leftPx - sheet.tile.leftPx, above(sheet.tile));
}

geo::Result<MapLayers> MapLayers::create(const geo::View& view) {
  using Sampling = gl::Texture::Sampling;
  auto map = gl::Framebuffer::create(view.widthPx, view.heightPx, Sampling::Linear);
  if (!map) return tl::unexpected(map.error());
  auto furniture = gl::Framebuffer::create(view.widthPx, view.heightPx);
  if (!furniture) return tl::unexpected(furniture.error());
  return MapLayers{view, {}, std::move(*map), std::move(*furniture)};
}

geo::Result<bool> MapRenderer::prepareLayers(const Sheet& sheet) {
  if (auto fitted = fitTo(sheet); !fitted) return tl::unexpected(fitted.error());
  for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
    const Frame& frame = sheet.parts[i].frame;
    if (frame.tile.widthPx == 0 || frame.tile.heightPx == 0) continue;
    PartPicture& picture = pictureOf(sheet, i);
    if (auto fitted = picture.fitTo(frame); !fitted) return tl::unexpected(fitted.error());
    if (auto fitted = base_.fitTo(frame.tile); !fitted) return tl::unexpected(fitted.error());
    if (picture.showsShapes(frame)) continue;
    if (base_.show(frame, painter_)) return true;
    picture.showShapes(frame, base_, painter_);
    return true;
  }
  return false;
}

void MapRenderer::drawPartLayers(const Sheet& sheet, std::size_t part, const MapLayers& layers) {
  const Frame& frame = sheet.parts[part].frame;
  if (frame.tile.widthPx == 0 || frame.tile.heightPx == 0) return;
  Overlay furniture = overlayOf(sheet, part);
  Overlay names;
  names.labels = std::exchange(furniture.labels, {});
  const gl::Framebuffer& canvas = base_.spare();
  const gl::PixelRect all = allOf(frame.tile);
  gl::copyPixels(pictureOf(sheet, part).shapes(), all, canvas.id(), 0, 0);
  painter_.drawOverlay(frame, canvas, names);
  copyPart(sheet, part, canvas, layers.map);
  gl::beginPass(canvas.id(), all);
  gl::clear({0, 0, 0, 0});
  painter_.drawOverlay(frame, canvas, furniture);
  copyPart(sheet, part, canvas, layers.furniture);
}

geo::Result<MapLayers> MapRenderer::drawLayers(const Sheet& sheet) {
  for (bool more = true; more;) {
    const auto drawn = prepareLayers(sheet);
    if (!drawn) return tl::unexpected(drawn.error());
    more = *drawn;
  }
  auto layers = MapLayers::create(sheet.view);
  if (!layers) return layers;
  layers->pieces = piecesOf(sheet);
  // What shows through between two maps does not move.
  const geo::Color between = themeOf(sheet.parts.front().frame.theme).sheet.withAlpha(255);
  for (const gl::Framebuffer* layer : {&layers->map, &layers->furniture}) {
    gl::beginPass(layer->id(), allOf(sheet.tile));
    gl::clear(between);
  }
  for (std::size_t i = 0; i < sheet.parts.size(); ++i) drawPartLayers(sheet, i, *layers);
  if (sheet.shared) {
    painter_.drawOverlay(sheet.shared->frame, layers->furniture, sharedOverlayOf(sheet));
  }
  layers->furnished = CellMask::of(layers->furniture);
  return layers;
}

geo::Result<Ground> MapRenderer::drawGround(const Frame& frame) {
  const Tile& tile = frame.tile;
  auto base = gl::Framebuffer::create(tile.widthPx, tile.heightPx);
  auto spare = gl::Framebuffer::create(tile.widthPx, tile.heightPx);
  auto ground = gl::Framebuffer::create(tile.widthPx, tile.heightPx, gl::Texture::Sampling::Linear);
  for (const auto* made : {&base, &spare, &ground}) {
    if (!*made) return tl::unexpected(made->error());
  }
  painter_.drawBase(frame, *base, allOf(tile));
  painter_.drawShapes(frame, *base, {*ground, *spare});
  return Ground{frame.view, std::move(*ground)};
}

}  // namespace viewer
