// The window's map: at rest, or while the camera travels.
#include "viewer/cli/window_loop.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/session/journey.hpp"

#include <utility>

namespace viewer::cli {

namespace {

/// So long a frame may work at what a journey needs before it sets out.
constexpr std::chrono::milliseconds kPreparingAFrame{20};

}  // namespace

JourneyPicture::Drawn WindowLoop::drawnMap() {
  MapScene empty;
  empty.epoch = session_.scenario->epoch();
  const MapScene& scene = scene_ ? *scene_ : empty;
  if (std::exchange(journeyScene_, scene_) != scene_) journey_.forget();
  if (!session_.briefing || !session_.briefing->move) {
    return journey_.atRest(renderer_, sheetFrom(session_, scene, &marks_));
  }
  const Sheet there = sheetFrom(arrived(session_), scene, &marks_);
  const auto start = Clock::now();
  while (true) {
    auto drawn = journey_.onTheWay(renderer_, there, *session_.briefing->move);
    if (!drawn || !journey_.isPreparing()) return drawn;
    gl::finish();
    if (Clock::now() - start > kPreparingAFrame) return drawn;
  }
}

/// The map as the session has it; null, and told, when it cannot be drawn.
const gl::Framebuffer* WindowLoop::mapPicture() {
  const auto picture = drawnMap();
  for (std::string& missing : renderer_.takeWarnings()) {
    tell(Message::Weight::Warning, std::move(missing));
  }
  if (picture) return *picture;
  tell(Message::Weight::Error, geo::describe(picture.error()));
  return nullptr;
}

void WindowLoop::drawMap() {
  const gl::Framebuffer* picture = mapPicture();
  const WindowSize size = window_.size();
  const gl::PixelRect whole{0, 0, size.widthPx, size.heightPx};
  gl::beginPass(0, whole);
  const auto curtain = curtainColor(session_);
  gl::clear(curtain.value_or(themeOf(session_.theme).outside));
  if (presenter_.hasAudience() && picture) {
    presenter_.show(*picture, session_, lightOnTheWall(session_, layout_));
    return gl::beginPass(0, whole);
  }
  if (curtain || !picture) return;
  const gl::Framebuffer& map = *picture;
  const int left = static_cast<int>(layout_.map.xPx);
  const int bottom = size.heightPx - static_cast<int>(layout_.map.yPx) - map.heightPx();
  gl::copyPixels(map, {0, 0, map.widthPx(), map.heightPx()}, 0, left, bottom);
  gl::beginPass(0, whole);
}

}  // namespace viewer::cli
