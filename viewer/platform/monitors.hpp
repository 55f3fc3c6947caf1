// The monitors there are, and where windows lie on them. Within viewer/platform.
#pragma once

#include "viewer/platform/screen_box.hpp"

#include <vector>

struct GLFWmonitor;
struct GLFWwindow;

namespace viewer {

/// Asked of the system anew each time: a monitor's pointer is good until the next events are taken.
std::vector<GLFWmonitor*> monitorsNow();
/// Empty while it shows nothing.
ScreenBox boxOf(GLFWmonitor* monitor);
ScreenBox boxOf(GLFWwindow* window);

/// The one with most of the window; null when it lies on none.
GLFWmonitor* monitorUnder(GLFWwindow* window);
/// One that shows nothing of what the other shows, nor any of its mirrors; null when there is none.
GLFWmonitor* monitorApartFrom(GLFWmonitor* other);

/// All of a monitor for one window, as often as that monitor comes, goes, or changes its mode.
class MonitorFilling {
 public:
  explicit MonitorFilling(GLFWwindow* window) : window_(window) {}

  /// Is to fill one, be there one just now or not.
  bool wanted() const { return wanted_; }
  /// Was filling one that has gone; the system made it a window again.
  bool lost() const;
  void fill(GLFWmonitor* monitor);
  /// Back to where it was.
  void leave();
  /// So for a while; it is then as if its monitor had gone.
  void letGo();
  /// Fills its monitor again where that has another mode or place by now, or the window manager has
  /// put the window elsewhere.
  void follow();

 private:
  void putOnto(GLFWmonitor* monitor);
  bool liesOn(const ScreenBox& monitor) const;

  GLFWwindow* window_;
  bool wanted_ = false;
  double filledAt_ = 0;  // in GLFW's seconds
  ScreenBox filled_;     // the monitor as it was
  ScreenBox windowed_;   // before
};

}  // namespace viewer
