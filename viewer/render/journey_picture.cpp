#include "viewer/render/journey_picture.hpp"

#include "viewer/render/frame.hpp"
#include "viewer/session/journey.hpp"
#include "viewer/theme/theme.hpp"

#include <algorithm>

namespace viewer {

namespace {

/// The ground between two ends is seen in motion, and mostly magnified anyway.
constexpr int kGroundShare = 2;

/// One picture fades into the other amid the way, so that their words lie over one another for a
/// moment only.
double fadeAt(double share) {
  const double amid = std::clamp((share - 0.2) / 0.6, 0.0, 1.0);
  return amid * amid * (3 - 2 * amid);
}

/// Whether one may change into the other.
bool canFade(const Sheet& a, const Sheet& b) {
  return !a.page && !b.page && a.view.widthPx == b.view.widthPx &&
         a.view.heightPx == b.view.heightPx &&
         a.parts.front().frame.projection == b.parts.front().frame.projection;
}

/// Whether the camera ever sees what neither end shows.
bool leavesGaps(const MapLayers& left, const Sheet& there, const Briefing::Move& move) {
  constexpr int kLooks = 24;
  const std::vector<MapPiece> pieces = piecesOf(there);
  Briefing::Move at = move;
  for (int i = 0; i <= kLooks; ++i) {
    at.passedSeconds = kTravelSeconds * i / kLooks;
    if (!coverTogether(left, pieces, there.view, viewUnderWay(at))) return true;
  }
  return false;
}

/// All that the camera sees under way, as it is where it arrives.
Frame groundOf(const Sheet& there, const geo::View& from) {
  Frame frame = there.parts.back().frame;
  geo::PlaneBox box = geo::boundsOf(from);
  const geo::PlaneBox end = geo::boundsOf(there.view);
  box.include({end.minX, end.minY});
  box.include({end.maxX, end.maxY});
  const double across = there.parts.back().frame.view.widthPx * frame.view.unitsPerPx;
  frame.view = there.view;
  frame.view.widthPx = std::max(1, there.view.widthPx / kGroundShare);
  frame.view.heightPx = std::max(1, there.view.heightPx / kGroundShare);
  frame.view.pxPerPt /= kGroundShare;
  frame.view = geo::fittedTo(frame.view, box);
  frame.metresAcross *= frame.view.widthPx * frame.view.unitsPerPx / across;
  frame.tile = tileOf(frame.view);
  frame.other.reset();
  return frame;
}

}  // namespace

geo::Result<JourneyPicture> JourneyPicture::create() {
  auto crossfade = Crossfade::create();
  if (!crossfade) return tl::unexpected(crossfade.error());
  return JourneyPicture(std::move(*crossfade));
}

void JourneyPicture::forget() {
  last_.reset();
  way_.reset();
}

JourneyPicture::Drawn JourneyPicture::atRest(MapRenderer& renderer, Sheet sheet) {
  way_.reset();
  atOnce_.reset();
  auto drawn = renderer.draw(sheet);
  last_ = std::move(sheet);
  return drawn;
}

JourneyPicture::Drawn JourneyPicture::onTheWay(MapRenderer& renderer, Sheet there,
                                               const Briefing::Move& move) {
  const Ends ends{move.from, move.to};
  if (atOnce_ == ends) return renderer.draw(there);
  geo::Result<void> good;
  if (!way_ || way_->ends != ends) {
    good = depart(renderer, there, move);
  } else if (way_->there != there) {
    way_->there = there;
    way_->stale = true;
    way_->ready = false;
  } else if (!way_->ready) {
    good = prepare(renderer, move);
  }
  if (!good) {
    forget();
    atOnce_ = ends;
    return renderer.draw(there);
  }
  return way_->ready ? showMoment(move) : &way_->picture;
}

geo::Result<void> JourneyPicture::depart(MapRenderer& renderer, Sheet there,
                                         const Briefing::Move& move) {
  if (way_ && canFade(way_->there, there)) {
    if (way_->reached && way_->shown) {
      if (auto left = leaveAmidWay(move.from); !left) return left;
    }
    way_->there = std::move(there);
    way_->between.reset();
    way_->shown.reset();
    way_->stale = true;
    way_->ready = false;
  } else {
    if (!last_ || !canFade(*last_, there)) {
      return geo::fail(geo::Failure::Kind::Unavailable, "nothing to leave");
    }
    auto made = wayFromRest(renderer, std::move(there));
    if (!made) return tl::unexpected(made.error());
    way_ = std::move(*made);
  }
  way_->ends = {move.from, move.to};
  return {};
}

geo::Result<JourneyPicture::Way> JourneyPicture::wayFromRest(MapRenderer& renderer,
                                                             Sheet there) const {
  const auto drawn = renderer.draw(*last_);
  if (!drawn) return tl::unexpected(drawn.error());
  const geo::View& view = last_->view;
  auto picture = gl::Framebuffer::create(view.widthPx, view.heightPx);
  if (!picture) return tl::unexpected(picture.error());
  gl::copyPixels(**drawn, {0, 0, view.widthPx, view.heightPx}, picture->id(), 0, 0);
  auto left = renderer.drawLayers(*last_);
  if (!left) return tl::unexpected(left.error());
  return Way{{}, std::move(there), std::move(*left), std::move(*picture)};
}

/// What the camera sees amid the way is what it leaves.
geo::Result<void> JourneyPicture::leaveAmidWay(const geo::View& now) {
  auto left = MapLayers::create(now);
  if (!left) return tl::unexpected(left.error());
  const Crossfade::Moment moment = momentOf(now, way_->share);
  crossfade_.drawMaps(moment, left->map);
  gl::beginPass(left->furniture.id(), {0, 0, now.widthPx, now.heightPx});
  gl::clear({0, 0, 0, 0});
  crossfade_.drawFurniture(moment, left->furniture);
  left->pieces = way_->share < 0.5 ? way_->left.pieces : way_->reached->pieces;
  left->furnished = inEither(way_->left.furnished, way_->reached->furnished);
  way_->left = std::move(*left);
  return {};
}

geo::Result<void> JourneyPicture::prepare(MapRenderer& renderer, const Briefing::Move& move) {
  const auto drawn = renderer.prepareLayers(way_->there);
  if (!drawn) return tl::unexpected(drawn.error());
  if (*drawn) return {};
  if (way_->stale) {
    auto reached = renderer.drawLayers(way_->there);
    if (!reached) return tl::unexpected(reached.error());
    way_->reached = std::move(*reached);
    way_->stale = false;
    return {};
  }
  if (!way_->between && leavesGaps(way_->left, way_->there, move)) {
    auto between = renderer.drawGround(groundOf(way_->there, move.from));
    if (!between) return tl::unexpected(between.error());
    way_->between = std::move(*between);
    return {};
  }
  way_->ready = true;
  return {};
}

Crossfade::Moment JourneyPicture::momentOf(const geo::View& now, double share) const {
  const geo::Color outside = themeOf(way_->there.parts.front().frame.theme).outside;
  const Ground* between = way_->between ? &*way_->between : nullptr;
  return {way_->left, *way_->reached, between, now, fadeAt(share), outside};
}

JourneyPicture::Drawn JourneyPicture::showMoment(const Briefing::Move& move) {
  const geo::View now = viewUnderWay(move);
  if (way_->shown == now) return &way_->picture;
  way_->shown = now;
  way_->share = shareOfWay(move);
  const Crossfade::Moment moment = momentOf(now, way_->share);
  crossfade_.drawMaps(moment, way_->picture);
  crossfade_.drawFurniture(moment, way_->picture);
  return &way_->picture;
}

}  // namespace viewer
