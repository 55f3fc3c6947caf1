#include "viewer/render/kept_pictures.hpp"

#include "viewer/gl/draw.hpp"
#include "viewer/render/measures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <iterator>
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

/// But for the marks of tables.
bool sameOtherShapes(const Frame& a, const Frame& b) {
  return sameBase(a, b) && a.scenario == b.scenario && sameTime(a, b) && a.outlined == b.outlined &&
         a.differences == b.differences && a.certainty == b.certainty && a.data == b.data &&
         a.grid == b.grid && a.measured == b.measured;
}

bool sameShapes(const Frame& a, const Frame& b) {
  return sameOtherShapes(a, b) && a.tables == b.tables &&
         (!a.other || a.other->tables == b.other->tables);
}

bool samePicture(const Frame& a, const Frame& b) {
  return sameShapes(a, b) && a.metresAcross == b.metresAcross && a.words == b.words;
}

/// Whether the table has the same shapes, and in cells that both frames touch the same marks.
bool sameMarks(const FrameTable& a, const FrameTable& b) {
  return a.id == b.id && a.selected == b.selected && a.chosen == b.chosen && a.shapes == b.shapes &&
         a.drawn->family && a.drawn->family == b.drawn->family;
}

/// The last frame with the other's middle.
Frame centredAs(const Frame& last, const Frame& frame) {
  Frame moved = last;
  moved.view.centre = frame.view.centre;
  return moved;
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

/// The view to the pixel: so the rests of many small pans cannot add up.
geo::View movedBy(geo::View view, PixelShift shift) {
  view.centre.xMetres -= shift.x * view.unitsPerPx;
  view.centre.yMetres -= shift.y * view.unitsPerPx;
  return view;
}

/// The strips of a tile that came into view, each at least `rimPx` wide; they do not overlap.
std::vector<gl::PixelRect> cameIntoView(const Tile& tile, PixelShift shift, int rimPx) {
  const int left = std::max(shift.x, 0) + rimPx, right = std::max(-shift.x, 0) + rimPx;
  const int below = std::max(shift.y, 0) + rimPx, above = std::max(-shift.y, 0) + rimPx;
  const int across = tile.widthPx - left - right;
  const std::array strips{gl::PixelRect{0, 0, left, tile.heightPx},
                          gl::PixelRect{tile.widthPx - right, 0, right, tile.heightPx},
                          gl::PixelRect{left, 0, across, below},
                          gl::PixelRect{left, tile.heightPx - above, across, above}};
  std::vector<gl::PixelRect> some;
  std::ranges::copy_if(strips, std::back_inserter(some), [](const gl::PixelRect& strip) {
    return strip.width > 0 && strip.height > 0;
  });
  return some;
}

/// Whether enough stays in view that moving it is worth while.
bool keepsMuch(const Tile& tile, PixelShift shift, int rimPx) {
  return std::abs(shift.x) + 2 * rimPx < tile.widthPx / 2 &&
         std::abs(shift.y) + 2 * rimPx < tile.heightPx / 2;
}

/// Moves what a picture shows, by way of another one, which takes its place.
void moveBy(std::optional<gl::Framebuffer>& picture, std::optional<gl::Framebuffer>& other,
            const Tile& tile, PixelShift shift) {
  const gl::PixelRect kept{std::max(-shift.x, 0), std::max(-shift.y, 0),
                           tile.widthPx - std::abs(shift.x), tile.heightPx - std::abs(shift.y)};
  gl::copyPixels(*picture, kept, other->id(), std::max(shift.x, 0), std::max(shift.y, 0));
  std::swap(picture, other);
}

/// How far marks of tables reach into a picture from beyond its edges.
int rimOf(const Frame& frame) {
  if (frame.tables.empty()) return 0;
  const bool spread = std::ranges::any_of(
      frame.tables, [](const FrameTable& table) { return !table.drawn->marks.spread.empty(); });
  const float reachPt = spread ? kCrowdReachPt : kSymbolReachPt;
  return static_cast<int>(std::ceil(reachPt * frame.view.pxPerPt));
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
  if (!last_ || !sameBase(centredAs(*last_, frame), frame)) return Scrolled::No;
  const auto shift = wholePixelsBetween(last_->view, frame.view);
  if (!shift || !keepsMuch(frame.tile, *shift, 0)) return Scrolled::No;
  last_->view = movedBy(last_->view, *shift);
  if (shift->x == 0 && shift->y == 0) return Scrolled::NotByAPixel;
  moveBy(picture_, spare_, frame.tile, *shift);
  for (const gl::PixelRect& strip : cameIntoView(frame.tile, *shift, 0)) {
    painter.drawBase(*last_, *picture_, strip);
  }
  return Scrolled::Yes;
}

geo::Result<void> PartPicture::fitTo(const Frame& frame) {
  if (!fits(picture_, frame.tile)) {
    forget();
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

bool PartPicture::scroll(const Frame& frame, const BasePicture& base, Painter& painter) {
  if (!lastShapes_ || frame.other) return false;  // a ghost's ground would have to be moved, too
  const bool same = sameOtherShapes(centredAs(*lastShapes_, frame), frame) &&
                    std::ranges::equal(lastShapes_->tables, frame.tables, sameMarks);
  const auto shift = wholePixelsBetween(lastShapes_->view, frame.view);
  const int rimPx = rimOf(frame);
  if (!same || !shift || !keepsMuch(frame.tile, *shift, rimPx)) return false;
  MapGridPtr grid = painter.gridOf(frame);
  if (!sameLines(*grid_, *grid)) return false;
  grid_ = std::move(grid);
  const geo::View exact = movedBy(lastShapes_->view, *shift);
  lastShapes_ = frame;
  lastShapes_->view = exact;
  moveBy(shapes_, picture_, frame.tile, *shift);
  for (const gl::PixelRect& strip : cameIntoView(frame.tile, *shift, rimPx)) {
    painter.drawShapes(*lastShapes_, base.picture(),
                       {*shapes_, base.spare(), nullptr, nullptr, strip});
  }
  return true;
}

bool PartPicture::showsShapes(const Frame& frame) const {
  return lastShapes_ && sameShapes(frame, *lastShapes_);
}

void PartPicture::showShapes(const Frame& frame, const BasePicture& base, Painter& painter) {
  Drawn drawn;
  showShapes(frame, base, painter, drawn);
  if (drawn.shapes) last_.reset();  // the picture was scratch
}

void PartPicture::showShapes(const Frame& frame, const BasePicture& base, Painter& painter,
                             Drawn& drawn) {
  if (showsShapes(frame)) return;
  drawn.shapes = true;
  drawn.shapesMoved = scroll(frame, base, painter);
  if (drawn.shapesMoved) return;
  painter.drawShapes(frame, base.picture(),
                     {*shapes_, base.spare(), ghost_ ? &*ghost_ : nullptr, &*picture_});
  lastShapes_ = frame;
  grid_ = painter.gridOf(frame);
}

PartPicture::Drawn PartPicture::show(const Frame& frame, std::span<const LabelBox> covered,
                                     const BasePicture& base, Painter& painter) {
  if (shows(frame, covered)) return {};
  Drawn drawn{.picture = true};
  showShapes(frame, base, painter, drawn);
  const gl::PixelRect all{0, 0, frame.tile.widthPx, frame.tile.heightPx};
  gl::copyPixels(*shapes_, all, picture_->id(), 0, 0);
  painter.drawText(frame, covered, *picture_);
  last_ = frame;
  covered_.assign(covered.begin(), covered.end());
  return drawn;
}

}  // namespace viewer
