// A briefing given with two windows: the audience's, and the presenter's console in the main one.
#pragma once

#include "viewer/panels/panels.hpp"
#include "viewer/platform/audience_window.hpp"
#include "viewer/platform/screen_saver.hpp"
#include "viewer/render/map_renderer.hpp"

#include <chrono>
#include <optional>

namespace viewer::cli {

class Presenter {
 public:
  /// Opens and closes the audience's window as the session and the presenter want it; a second
  /// monitor is a wish. Fails, once, when there can be none.
  geo::Result<void> follow(Window& main, const Session& session, ConsoleState& console);

  bool hasAudience() const { return audience_.has_value(); }
  WindowSize audienceSize() const { return audience_->size(); }
  void toggleFullScreen() { audience_->toggleFullScreen(); }
  ConsoleLayout layoutIn(const WindowSize& main, float uiScale) const;

  /// Draws what comes next, or the date that the presenter looks at ahead, and tells the rest that
  /// the console shows beside `now`, the map on the wall.
  ConsoleInfo infoFor(const Session& session, const ScenePtr& scene, const ConsoleState& console,
                      const gl::Framebuffer* now, const ConsoleLayout& layout);

  /// What the audience sees: the map, or a curtain before it.
  void show(const gl::Framebuffer& map, const Session& session,
            const std::optional<geo::Screen>& light);

 private:
  using Clock = std::chrono::steady_clock;
  /// A second monitor that comes is a wish for the audience's window; one that goes takes it along.
  void followMonitors(Window& main, ConsoleState& console);
  PanePicture drawNext(const Session& session, const ScenePtr& scene, const ConsoleState& console,
                       const Rect& pane);

  std::optional<ScreenSaverPause> awake_;  // while a briefing is given
  std::optional<AudienceWindow> audience_;
  std::optional<MapRenderer> next_;
  ScenePtr nextScene_;
  Clock::time_point started_{};
  bool briefing_ = false;
  bool secondMonitor_ = false;  // as it was last looked for
};

/// What hides the map; nothing while the curtain is open.
std::optional<geo::Color> curtainColor(const Session& session);

}  // namespace viewer::cli
