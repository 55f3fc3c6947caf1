#include "viewer/render/map_renderer.hpp"

#include "viewer/gl/draw.hpp"
#include "viewer/render/furniture.hpp"
#include "viewer/render/page_furniture.hpp"
#include "viewer/render/split_line.hpp"

#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

/// Whether the picture is more than one map alone.
bool isLaidTogether(const Sheet& sheet) {
  return sheet.shared || sheet.page;
}

/// Whether all that is laid over the two parts looks the same.
bool sameOver(const Sheet& a, const Sheet& b) {
  if (a.tile != b.tile || a.parts.size() != b.parts.size() || a.page != b.page) return false;
  for (std::size_t i = 0; i < a.parts.size(); ++i) {
    const Part &p = a.parts[i], &q = b.parts[i];
    if (p.leftPx != q.leftPx || p.topPx != q.topPx || p.fromPx != q.fromPx || p.toPx != q.toPx)
      return false;
  }
  if (!a.shared || !b.shared) return !a.shared && !b.shared;
  const SharedPiece &s = *a.shared, &t = *b.shared;
  return s.line == t.line && s.leftDate == t.leftDate && s.rightDate == t.rightDate &&
         s.frame.view == t.frame.view && s.frame.words == t.frame.words &&
         s.frame.cell == t.frame.cell && s.frame.other->cell == t.frame.other->cell &&
         s.frame.data == t.frame.data && s.frame.theme == t.frame.theme;
}

}  // namespace

MapRenderer::MapRenderer(Painter painter) : painter_(std::move(painter)) {
  memo_.shapes.room = 0;  // of one picture nothing is dragged
}

geo::Result<MapRenderer> MapRenderer::create() {
  auto painter = Painter::create();
  if (!painter) return tl::unexpected(painter.error());
  return MapRenderer(std::move(*painter));
}

void MapRenderer::setScene(ScenePtr scene) {
  painter_.setScene(std::move(scene));
  base_.forget();
  right_.forget();
  if (left_) left_->forget();
  lastWhole_.reset();
}

geo::Result<const gl::Framebuffer*> MapRenderer::draw(Frame frame) {
  return draw(sheetOf(std::move(frame)));
}

geo::Result<const gl::Framebuffer*> MapRenderer::draw(const Sheet& sheet) {
  if (auto fitted = fitTo(sheet); !fitted) return tl::unexpected(fitted.error());
  cost_ = {};
  for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
    if (auto drawn = drawPart(sheet, i); !drawn) return tl::unexpected(drawn.error());
  }
  if (!isLaidTogether(sheet)) return &right_.picture();
  if (cost_.partsDrawn > 0 || !lastWhole_ || !sameOver(sheet, *lastWhole_)) layTogether(sheet);
  return &*whole_;
}

std::vector<std::string> MapRenderer::takeWarnings() {
  std::vector<std::string> told = std::exchange(warnings_, {});
  for (const char32_t character : painter_.type().takeMissing()) {
    told.push_back(describeMissing(character));
  }
  return told;
}

Overlay MapRenderer::overlayOf(const Sheet& sheet, std::size_t part) {
  return painter_.overlayOf(sheet.parts[part].frame, coveredOn(sheet, part));
}

Overlay MapRenderer::sharedOverlayOf(const Sheet& sheet) {
  Overlay overlay;
  const geo::View& view = sheet.shared->frame.view;
  Occupancy occupied(view.widthPx, view.heightPx);
  addFurniture(sheet.shared->frame, {}, painter_.type(), overlay, occupied);
  addSplitLine(*sheet.shared, occupied, painter_.type(), overlay.words);
  return overlay;
}

Overlay MapRenderer::pageOverlayOf(const Sheet& sheet) {
  Overlay overlay;
  addPageFurniture(sheet.page->frame, *sheet.page->layout, painter_.type(), overlay);
  for (const FurniturePiece piece : overlay.leftOut) {
    if (!leftOut_.insert(piece).second) continue;
    warnings_.push_back(fmt::format("no room on the page for: {}",
                                    kFurnitureRows.at(static_cast<std::size_t>(piece)).name));
  }
  return overlay;
}

geo::Result<std::vector<std::uint8_t>> MapRenderer::drawAlone(const Frame& frame,
                                                              const Pictorial& part) {
  std::vector<gl::Framebuffer> canvases;
  for (int i = 0; i < 4; ++i) {
    auto made = gl::Framebuffer::create(frame.tile.widthPx, frame.tile.heightPx);
    if (!made) return tl::unexpected(made.error());
    canvases.push_back(std::move(*made));
  }
  painter_.drawAlone(frame, part, {canvases[0], canvases[1], &canvases[2], &canvases[3]});
  return canvases[0].read();
}

geo::Result<void> MapRenderer::fitTo(const Sheet& sheet) {
  if (sheet.tile.widthPx <= 0 || sheet.tile.heightPx <= 0) {
    return geo::fail(geo::Failure::Kind::Invalid, "a picture without pixels");
  }
  if (sheet.parts.size() < 2) left_.reset();  // what only a comparison needs is let go
  if (!isLaidTogether(sheet)) {
    whole_.reset();
    lastWhole_.reset();
    return {};
  }
  if (sheet.parts.size() > 1 && !left_) left_.emplace();
  const Tile& tile = sheet.tile;
  if (whole_ && whole_->widthPx() == tile.widthPx && whole_->heightPx() == tile.heightPx) return {};
  lastWhole_.reset();
  auto made = gl::Framebuffer::create(tile.widthPx, tile.heightPx);
  if (!made) return tl::unexpected(made.error());
  whole_ = std::move(*made);
  return {};
}

PartPicture& MapRenderer::pictureOf(const Sheet& sheet, std::size_t part) {
  return part + 1 == sheet.parts.size() ? right_ : *left_;
}

std::vector<LabelBox> MapRenderer::coveredOn(const Sheet& sheet, std::size_t part) {
  if (!sheet.shared) return {};
  Overlay unused;
  const SharedPiece& shared = *sheet.shared;
  Occupancy occupied(shared.frame.view.widthPx, shared.frame.view.heightPx);
  addFurniture(shared.frame, {}, painter_.type(), unused, occupied);
  const geo::View& view = sheet.parts[part].frame.view;
  const auto left = static_cast<float>(sheet.parts[part].leftPx - shared.leftPx);
  const auto top = static_cast<float>(sheet.parts[part].topPx - shared.topPx);
  const LabelBox seen{0, 0, static_cast<float>(view.widthPx), static_cast<float>(view.heightPx)};
  std::vector<LabelBox> covered;
  for (LabelBox box : occupied.taken()) {
    box = {box.left - left, box.top - top, box.right - left, box.bottom - top};
    if (box.meets(seen)) covered.push_back(box);
  }
  return covered;
}

geo::Result<void> MapRenderer::drawPart(const Sheet& sheet, std::size_t part) {
  const Frame& frame = sheet.parts[part].frame;
  if (frame.tile.widthPx == 0 || frame.tile.heightPx == 0) return {};
  PartPicture& picture = pictureOf(sheet, part);
  if (auto fitted = picture.fitTo(frame); !fitted) return fitted;
  const auto covered = coveredOn(sheet, part);
  if (picture.shows(frame, covered)) return {};
  if (auto fitted = base_.fitTo(frame.tile); !fitted) return fitted;
  cost_.baseDrawn |= base_.show(frame, painter_);
  const auto drawn = picture.show(frame, covered, base_, painter_);
  cost_.shapesDrawn |= drawn.shapes;
  cost_.shapesMoved |= drawn.shapesMoved;
  cost_.pictureDrawn |= drawn.picture;
  ++cost_.partsDrawn;
  return {};
}

void MapRenderer::layTogether(const Sheet& sheet) {
  const Frame& over = sheet.page ? sheet.page->frame : sheet.shared->frame;
  gl::beginPass(whole_->id(), {0, 0, sheet.tile.widthPx, sheet.tile.heightPx});
  gl::clear(themeOf(over.theme).sheet.withAlpha(255));  // between maps something shows through
  for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
    copyPart(sheet, i, pictureOf(sheet, i).picture(), *whole_);
  }
  if (sheet.shared) {
    painter_.drawOverlay(sheet.shared->frame, *whole_, sharedOverlayOf(sheet));
  }
  if (sheet.page) painter_.drawOverlay(sheet.page->frame, *whole_, pageOverlayOf(sheet));
  cost_.pictureDrawn = true;
  lastWhole_ = sheet;
}

}  // namespace viewer
