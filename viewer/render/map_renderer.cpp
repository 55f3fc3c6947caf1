#include "viewer/render/map_renderer.hpp"

#include "viewer/gl/draw.hpp"
#include "viewer/render/furniture.hpp"
#include "viewer/render/split_line.hpp"

#include <utility>

namespace viewer {

namespace {

/// Whether all that is laid over the two parts looks the same.
bool sameOver(const Sheet& a, const Sheet& b) {
  if (!a.shared || !b.shared || a.parts.size() != b.parts.size()) return false;
  for (std::size_t i = 0; i < a.parts.size(); ++i) {
    const Part &p = a.parts[i], &q = b.parts[i];
    if (p.leftPx != q.leftPx || p.fromPx != q.fromPx || p.toPx != q.toPx) return false;
  }
  const SharedPiece &s = *a.shared, &t = *b.shared;
  return s.line == t.line && s.leftDate == t.leftDate && s.rightDate == t.rightDate &&
         s.frame.view == t.frame.view && s.frame.words == t.frame.words &&
         s.frame.cell == t.frame.cell && s.frame.other->cell == t.frame.other->cell &&
         s.frame.data == t.frame.data && s.frame.theme == t.frame.theme;
}

}  // namespace

MapRenderer::MapRenderer(Painter painter) : painter_(std::move(painter)) {}

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
  for (std::size_t i = 0; i < sheet.parts.size(); ++i) drawPart(sheet, i);
  if (!sheet.shared) return &right_.picture();
  if (cost_.partsDrawn > 0 || !lastWhole_ || !sameOver(sheet, *lastWhole_)) layTogether(sheet);
  return &*whole_;
}

std::vector<std::string> MapRenderer::takeMissingCharacters() {
  std::vector<std::string> told;
  for (const char32_t character : painter_.type().takeMissing()) {
    told.push_back(describeMissing(character));
  }
  return told;
}

geo::Result<void> MapRenderer::fitTo(const Sheet& sheet) {
  if (auto fitted = base_.fitTo(sheet.parts.back().frame.view); !fitted) return fitted;
  if (auto fitted = right_.fitTo(sheet.parts.back().frame); !fitted) return fitted;
  if (!sheet.shared) {  // what only a comparison needs is let go
    left_.reset();
    whole_.reset();
    lastWhole_.reset();
    return {};
  }
  if (!left_) left_.emplace();
  if (auto fitted = left_->fitTo(sheet.parts.front().frame); !fitted) return fitted;
  const geo::View& view = sheet.view;
  if (whole_ && whole_->widthPx() == view.widthPx && whole_->heightPx() == view.heightPx) return {};
  lastWhole_.reset();
  auto made = gl::Framebuffer::create(view.widthPx, view.heightPx);
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
  Occupancy occupied(sheet.view.widthPx, sheet.view.heightPx);
  addFurniture(sheet.shared->frame, {}, painter_.type(), unused, occupied);
  const geo::View& view = sheet.parts[part].frame.view;
  const auto left = static_cast<float>(sheet.parts[part].leftPx);
  const LabelBox seen{0, 0, static_cast<float>(view.widthPx), static_cast<float>(view.heightPx)};
  std::vector<LabelBox> covered;
  for (LabelBox box : occupied.taken()) {
    box.left -= left;
    box.right -= left;
    if (box.meets(seen)) covered.push_back(box);
  }
  return covered;
}

void MapRenderer::drawPart(const Sheet& sheet, std::size_t part) {
  const Frame& frame = sheet.parts[part].frame;
  PartPicture& picture = pictureOf(sheet, part);
  const auto covered = coveredOn(sheet, part);
  if (picture.shows(frame, covered)) return;
  cost_.baseDrawn |= base_.show(frame, painter_);
  const auto drawn = picture.show(frame, covered, base_, painter_);
  cost_.shapesDrawn |= drawn.shapes;
  cost_.pictureDrawn |= drawn.picture;
  ++cost_.partsDrawn;
}

void MapRenderer::layTogether(const Sheet& sheet) {
  for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
    const Part& part = sheet.parts[i];
    const gl::Framebuffer& picture = pictureOf(sheet, i).picture();
    const gl::PixelRect seen{part.fromPx - part.leftPx, 0, part.toPx - part.fromPx,
                             sheet.view.heightPx};
    if (seen.width > 0) gl::copyPixels(picture, seen, whole_->id(), part.fromPx, 0);
  }
  const SharedPiece& shared = *sheet.shared;
  painter_.drawOverlay(shared.frame, *whole_, [&](TypeSetter& type) {
    Overlay overlay;
    Occupancy occupied(sheet.view.widthPx, sheet.view.heightPx);
    addFurniture(shared.frame, {}, type, overlay, occupied);
    addSplitLine(shared, occupied, type, overlay.words);
    return overlay;
  });
  cost_.pictureDrawn = true;
  lastWhole_ = sheet;
}

}  // namespace viewer
