#include "viewer/platform/monitors.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace viewer {

namespace {

constexpr int kFromCorner = 40;      // room for a title bar
constexpr double kAgainSeconds = 1;  // what a window manager needs at most

std::vector<ScreenBox> boxesOf(const std::vector<GLFWmonitor*>& monitors) {
  std::vector<ScreenBox> boxes;
  for (GLFWmonitor* monitor : monitors) boxes.push_back(boxOf(monitor));
  return boxes;
}

}  // namespace

std::vector<GLFWmonitor*> monitorsNow() {
  int count = 0;
  GLFWmonitor** first = glfwGetMonitors(&count);
  return {first, first + count};
}

ScreenBox boxOf(GLFWmonitor* monitor) {
  ScreenBox box;
  const GLFWvidmode* mode = glfwGetVideoMode(monitor);
  if (!mode) return box;
  glfwGetMonitorPos(monitor, &box.x, &box.y);
  box.width = mode->width;
  box.height = mode->height;
  return box;
}

ScreenBox boxOf(GLFWwindow* window) {
  ScreenBox box;
  glfwGetWindowPos(window, &box.x, &box.y);
  glfwGetWindowSize(window, &box.width, &box.height);
  return box;
}

GLFWmonitor* monitorUnder(GLFWwindow* window) {
  const auto monitors = monitorsNow();
  const auto index = monitorUnder(boxesOf(monitors), boxOf(window));
  return index ? monitors[*index] : nullptr;
}

GLFWmonitor* monitorApartFrom(GLFWmonitor* other) {
  const auto monitors = monitorsNow();
  const auto index = monitorApartFrom(boxesOf(monitors), boxOf(other));
  return index ? monitors[*index] : nullptr;
}

bool MonitorFilling::lost() const {
  return wanted_ && !glfwGetWindowMonitor(window_);
}

void MonitorFilling::fill(GLFWmonitor* monitor) {
  const GLFWvidmode* mode = glfwGetVideoMode(monitor);
  if (!mode) return;
  if (!wanted_) windowed_ = boxOf(window_);
  wanted_ = true;
  filled_ = boxOf(monitor);
  filledAt_ = glfwGetTime();
  if (glfwGetWindowMonitor(window_) != monitor || !liesOn(filled_)) putOnto(monitor);
  glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

/// Some window managers fill the monitor that the window lies on, whichever they were told.
void MonitorFilling::putOnto(GLFWmonitor* monitor) {
  if (glfwGetWindowMonitor(window_)) letGo();
  const ScreenBox box = boxOf(monitor);
  glfwSetWindowPos(window_, box.x + kFromCorner, box.y + kFromCorner);
}

void MonitorFilling::leave() {
  if (wanted_ && !lost()) letGo();
  wanted_ = false;
}

void MonitorFilling::letGo() {
  glfwSetWindowMonitor(window_, nullptr, windowed_.x, windowed_.y, windowed_.width,
                       windowed_.height, GLFW_DONT_CARE);
}

void MonitorFilling::follow() {
  GLFWmonitor* monitor = glfwGetWindowMonitor(window_);
  if (!wanted_ || !monitor) return;
  const ScreenBox now = boxOf(monitor);
  const bool strayed = !liesOn(now) && glfwGetTime() - filledAt_ > kAgainSeconds;
  if (now != filled_ || strayed) fill(monitor);
}

bool MonitorFilling::liesOn(const ScreenBox& monitor) const {
  const auto area = static_cast<long long>(monitor.width) * monitor.height;
  return 2 * sharedArea(monitor, boxOf(window_)) >= area;
}

}  // namespace viewer
