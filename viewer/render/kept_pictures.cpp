#include "viewer/render/kept_pictures.hpp"

#include "viewer/gl/draw.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace viewer {

namespace {

bool sameBase(const Frame& a, const Frame& b) {
  return a.view == b.view && a.tile == b.tile && a.base == b.base &&
         a.reliefOpacity == b.reliefOpacity && a.theme == b.theme && a.rasters == b.rasters;
}

/// The windows themselves do not matter while they stay in the same cells: the same is valid.
bool sameTime(const Frame& a, const Frame& b) {
  if (a.cell != b.cell || a.other.has_value() != b.other.has_value()) return false;
  return !a.other || a.other->cell == b.other->cell;
}

bool sameShapes(const Frame& a, const Frame& b) {
  return sameBase(a, b) && a.scenario == b.scenario && sameTime(a, b) && a.outlined == b.outlined &&
         a.differences == b.differences && a.certainty == b.certainty && a.data == b.data &&
         a.grid == b.grid && a.tables == b.tables && a.measured == b.measured;
}

bool samePicture(const Frame& a, const Frame& b) {
  return sameShapes(a, b) && a.metresAcross == b.metresAcross && a.words == b.words;
}

geo::Result<void> fit(std::optional<gl::Framebuffer>& target, const Tile& tile) {
  auto made = gl::Framebuffer::create(tile.widthPx, tile.heightPx);
  if (!made) return tl::unexpected(made.error());
  target = std::move(*made);
  return {};
}

bool fits(const std::optional<gl::Framebuffer>& target, const Tile& tile) {
  return target && target->widthPx() == tile.widthPx && target->heightPx() == tile.heightPx;
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

}  // namespace

geo::Result<void> BasePicture::fitTo(const Tile& tile) {
  if (fits(spare_, tile)) return {};
  last_.reset();
  if (auto made = fit(picture_, tile); !made) return made;
  return fit(spare_, tile);
}

bool BasePicture::show(const Frame& frame, Painter& painter) {
  if (last_ && sameBase(frame, *last_)) return false;
  const Scrolled scrolled = scroll(frame, painter);
  if (scrolled != Scrolled::No) return scrolled == Scrolled::Yes;
  painter.drawBase(frame, *picture_, {0, 0, frame.tile.widthPx, frame.tile.heightPx});
  last_ = frame;
  return true;
}

BasePicture::Scrolled BasePicture::scroll(const Frame& frame, Painter& painter) {
  if (!last_) return Scrolled::No;
  Frame moved = *last_;
  moved.view.centre = frame.view.centre;
  const auto shift = wholePixelsBetween(last_->view, frame.view);
  if (!shift || !sameBase(moved, frame)) return Scrolled::No;
  const int width = frame.tile.widthPx, height = frame.tile.heightPx;
  const int keptWidth = width - std::abs(shift->x), keptHeight = height - std::abs(shift->y);
  if (keptWidth <= 0 || keptHeight <= 0) return Scrolled::No;
  // Where the kept pixels lie exactly, so that the rests of many small pans cannot add up.
  last_->view.centre.xMetres -= shift->x * frame.view.unitsPerPx;
  last_->view.centre.yMetres -= shift->y * frame.view.unitsPerPx;
  if (shift->x == 0 && shift->y == 0) return Scrolled::NotByAPixel;
  const gl::PixelRect kept{std::max(-shift->x, 0), std::max(-shift->y, 0), keptWidth, keptHeight};
  gl::copyPixels(*picture_, kept, spare_->id(), std::max(shift->x, 0), std::max(shift->y, 0));
  std::swap(picture_, spare_);
  Frame exact = frame;
  exact.view = last_->view;
  if (shift->x != 0) {
    painter.drawBase(exact, *picture_,
                     {shift->x > 0 ? 0 : keptWidth, 0, width - keptWidth, height});
  }
  if (shift->y != 0) {
    painter.drawBase(exact, *picture_,
                     {0, shift->y > 0 ? 0 : keptHeight, width, height - keptHeight});
  }
  return Scrolled::Yes;
}

geo::Result<void> PartPicture::fitTo(const Frame& frame) {
  if (!fits(picture_, frame.tile)) {
    last_.reset();
    ghost_.reset();
    if (auto made = fit(shapes_, frame.tile); !made) return made;
    if (auto made = fit(picture_, frame.tile); !made) return made;
  }
  if (!frame.other) {
    ghost_.reset();
    return {};
  }
  return ghost_ ? geo::Result<void>{} : fit(ghost_, frame.tile);
}

bool PartPicture::shows(const Frame& frame, std::span<const LabelBox> covered) const {
  return last_ && samePicture(frame, *last_) && std::ranges::equal(covered, covered_);
}

PartPicture::Drawn PartPicture::show(const Frame& frame, std::span<const LabelBox> covered,
                                     const BasePicture& base, Painter& painter) {
  if (shows(frame, covered)) return {};
  Drawn drawn{!last_ || !sameShapes(frame, *last_), true};
  if (drawn.shapes) {
    painter.drawShapes(frame, base.picture(),
                       {*shapes_, base.spare(), ghost_ ? &*ghost_ : nullptr, &*picture_});
  }
  const gl::PixelRect all{0, 0, frame.tile.widthPx, frame.tile.heightPx};
  gl::copyPixels(*shapes_, all, picture_->id(), 0, 0);
  painter.drawText(frame, covered, *picture_);
  last_ = frame;
  covered_.assign(covered.begin(), covered.end());
  return drawn;
}

}  // namespace viewer
