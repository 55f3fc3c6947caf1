// A second window with nothing but the map, on the wall, while the main one is the presenter's. It
// shares the main window's pictures.
#pragma once

#include "geo/base/color.hpp"
#include "geo/base/result.hpp"
#include "viewer/gl/objects.hpp"
#include "viewer/platform/monitors.hpp"
#include "viewer/platform/window.hpp"

#include <memory>
#include <optional>

namespace viewer {

/// Whether there is a monitor that shows nothing of the one that the main window lies on.
bool hasSecondMonitor(const Window& main);

/// A light on the wall, in pixels of the picture from its upper left corner.
struct WallLight {
  float xPx = 0, yPx = 0, radiusPx = 0;
};

class AudienceWindow {
 public:
  /// All of a second monitor where there is one, else a window beside the main one. Keys go to the
  /// main window's panels. Lives no longer than `main`.
  static geo::Result<AudienceWindow> open(Window& main);

  WindowSize size() const;
  bool closing() const;
  /// All of a second monitor, or of the only one, and back.
  void toggleFullScreen();
  /// Whether it fills a monitor, or did until that went.
  bool fills() const { return filling_.wanted(); }
  /// All of a second monitor, if there is one.
  void fillSecondMonitor();
  /// Fills its monitor again when that has another mode, or another one when it has gone: false
  /// when there is none. The main window is not seen while the audience's fills all there is: notes
  /// are not for the audience.
  bool followMonitors();
  /// The picture, pixel by pixel from the upper left corner.
  void show(const gl::Texture& picture, const std::optional<WallLight>& light);
  void show(geo::Color color);

 private:
  struct Closer {
    void operator()(GLFWwindow* window) const;
    GLFWwindow* main = nullptr;  // is seen again
  };
  AudienceWindow(GLFWwindow* window, Window::Handles& main);
  void hideOrShowMain();

  std::unique_ptr<GLFWwindow, Closer> window_;
  Window::Handles* main_;
  MonitorFilling filling_;
};

}  // namespace viewer
