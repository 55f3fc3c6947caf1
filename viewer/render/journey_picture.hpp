// What is seen of a map: its picture, or, while a camera travels to it, the last one on its way
// over into it. Both ends are drawn once, before the camera sets out.
#pragma once

#include "viewer/render/crossfade.hpp"
#include "viewer/render/map_renderer.hpp"

#include <optional>
#include <utility>

namespace viewer {

class JourneyPicture {
 public:
  static geo::Result<JourneyPicture> create();

  /// As MapRenderer::draw: valid until the next call. The renderer is always the same.
  using Drawn = geo::Result<const gl::Framebuffer*>;
  Drawn atRest(MapRenderer& renderer, Sheet sheet);

  /// On the way to `there`, the sheet as it will be. What both ends need is drawn by and by, a
  /// piece with each call; till then the camera should wait, and what it leaves stays. Where there
  /// is nothing to leave, or no memory, the sheet is there at once.
  Drawn onTheWay(MapRenderer& renderer, Sheet there, const Briefing::Move& move);
  bool isPreparing() const { return way_ && !way_->ready; }

  /// For when the renderer has another scene.
  void forget();

 private:
  using Ends = std::pair<geo::View, geo::View>;
  struct Way {
    Ends ends;
    Sheet there;
    MapLayers left;
    gl::Framebuffer picture;
    std::optional<MapLayers> reached{};
    std::optional<Ground> between{};
    bool stale = true;  // what is reached is to be drawn
    bool ready = false;
    double share = 0;                  // that the picture shows
    std::optional<geo::View> shown{};  // likewise; none: what was left
  };

  explicit JourneyPicture(Crossfade crossfade) : crossfade_(std::move(crossfade)) {}
  /// Begins a way, from the last picture or from amid the last way.
  geo::Result<void> depart(MapRenderer& renderer, Sheet there, const Briefing::Move& move);
  geo::Result<Way> wayFromRest(MapRenderer& renderer, Sheet there) const;
  geo::Result<void> leaveAmidWay(const geo::View& now);
  geo::Result<void> prepare(MapRenderer& renderer, const Briefing::Move& move);
  Drawn showMoment(const Briefing::Move& move);
  Crossfade::Moment momentOf(const geo::View& now, double share) const;

  Crossfade crossfade_;
  std::optional<Sheet> last_;  // that was shown at rest
  std::optional<Way> way_;
  std::optional<Ends> atOnce_;  // a way that is not shown
};

}  // namespace viewer
