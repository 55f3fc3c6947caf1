// A second window with nothing but the map, on the wall, while the main one is the presenter's. It
// shares the main window's pictures.
#pragma once

#include "geo/base/color.hpp"
#include "geo/base/result.hpp"
#include "viewer/gl/objects.hpp"
#include "viewer/platform/window.hpp"

#include <memory>
#include <optional>

struct GLFWwindow;

namespace viewer {

/// Whether there is a monitor that the main window does not lie on.
bool hasSecondMonitor();

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
  void toggleFullScreen();
  /// Goes to a second monitor when one has come; the system puts it back into a window when it has
  /// gone.
  void followMonitors();
  /// The picture, pixel by pixel from the upper left corner.
  void show(const gl::Texture& picture, const std::optional<WallLight>& light);
  void show(geo::Color color);

 private:
  struct Closer {
    void operator()(GLFWwindow* window) const;
  };
  AudienceWindow(GLFWwindow* window, GLFWwindow* main);
  void fillMonitor();

  std::unique_ptr<GLFWwindow, Closer> window_;
  GLFWwindow* main_;
  int monitors_ = 0;  // as they were last counted
};

}  // namespace viewer
