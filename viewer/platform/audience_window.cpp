#include "viewer/platform/audience_window.hpp"

#include "viewer/gl/draw.hpp"
#include "viewer/platform/window_handles.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

constexpr int kWindowWidthPx = 1280, kWindowHeightPx = 720;

/// Draws into one window for as long as it lives, then into the main one again.
class Current {
 public:
  Current(GLFWwindow* window, GLFWwindow* main) : window_(window), main_(main) {
    gl::flush();
    glfwMakeContextCurrent(window);
  }
  ~Current() {
    glfwSwapBuffers(window_);
    glfwMakeContextCurrent(main_);
  }
  Current(const Current&) = delete;
  Current& operator=(const Current&) = delete;

 private:
  GLFWwindow *window_, *main_;
};

int monitorCount() {
  int count = 0;
  glfwGetMonitors(&count);
  return count;
}

bool holds(GLFWmonitor* monitor, int x, int y) {
  int left = 0, top = 0;
  glfwGetMonitorPos(monitor, &left, &top);
  const GLFWvidmode* mode = glfwGetVideoMode(monitor);
  return mode && x >= left && x < left + mode->width && y >= top && y < top + mode->height;
}

/// One that the window's middle does not lie on; null when there is none.
GLFWmonitor* otherMonitor(GLFWwindow* window) {
  int count = 0, x = 0, y = 0, width = 0, height = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  glfwGetWindowPos(window, &x, &y);
  glfwGetWindowSize(window, &width, &height);
  for (int i = 0; count > 1 && i < count; ++i) {
    if (!holds(monitors[i], x + width / 2, y + height / 2)) return monitors[i];
  }
  return nullptr;
}

/// A disc of rows.
void fillDisc(const WallLight& light, int heightPx, float radiusPx, geo::Color color) {
  const auto radius = static_cast<int>(radiusPx);
  for (int dy = -radius; dy <= radius; ++dy) {
    const auto half = static_cast<int>(std::sqrt(static_cast<float>(radius * radius - dy * dy)));
    const int y = heightPx - 1 - (static_cast<int>(light.yPx) + dy);
    gl::clipTo({static_cast<int>(light.xPx) - half, y, 2 * half + 1, 1});
    gl::clear(color);
  }
}

}  // namespace

bool hasSecondMonitor() {
  return monitorCount() > 1;
}

void AudienceWindow::Closer::operator()(GLFWwindow* window) const {
  glfwDestroyWindow(window);
}

AudienceWindow::AudienceWindow(GLFWwindow* window, GLFWwindow* main)
    : window_(window), main_(main) {}

geo::Result<AudienceWindow> AudienceWindow::open(Window& main) {
  GLFWwindow* owner = main.handles_->window;
  GLFWwindow* window = glfwCreateWindow(kWindowWidthPx, kWindowHeightPx,
                                        "truceline: for the audience", nullptr, owner);
  if (!window) {
    return geo::fail(geo::Failure::Kind::Unavailable, "cannot open a second window");
  }
  AudienceWindow audience(window, owner);
  glfwMakeContextCurrent(window);
  glfwSwapInterval(0);  // the main window waits for its monitor; both waiting would halve the pace
  glfwMakeContextCurrent(owner);
  glfwSetWindowUserPointer(window, main.handles_.get());
  glfwSetKeyCallback(window, Window::Handles::onKey);
  glfwSetCharCallback(window, ImGui_ImplGlfw_CharCallback);
  glfwSetInputMode(window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
  audience.followMonitors();
  return audience;
}

WindowSize AudienceWindow::size() const {
  WindowSize size;
  glfwGetFramebufferSize(window_.get(), &size.widthPx, &size.heightPx);
  return size;
}

bool AudienceWindow::closing() const {
  return glfwWindowShouldClose(window_.get()) != 0;
}

void AudienceWindow::fillMonitor() {
  GLFWmonitor* monitor = otherMonitor(main_);
  if (!monitor) monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  if (!mode) return;
  glfwSetWindowMonitor(window_.get(), monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

void AudienceWindow::toggleFullScreen() {
  if (!glfwGetWindowMonitor(window_.get())) return fillMonitor();
  glfwSetWindowMonitor(window_.get(), nullptr, 40, 40, kWindowWidthPx, kWindowHeightPx,
                       GLFW_DONT_CARE);
}

void AudienceWindow::followMonitors() {
  const int before = std::exchange(monitors_, monitorCount());
  if (monitors_ > before && otherMonitor(main_)) fillMonitor();
}

void AudienceWindow::show(const gl::Texture& picture, const std::optional<WallLight>& light) {
  const Current current(window_.get(), main_);
  const WindowSize whole = size();
  gl::beginPass(0, {0, 0, whole.widthPx, whole.heightPx});
  gl::copyTexture(picture, whole.heightPx);
  if (!light) return;
  fillDisc(*light, whole.heightPx, light->radiusPx, {255, 255, 255, 255});
  fillDisc(*light, whole.heightPx, light->radiusPx * 0.82f, {215, 25, 28, 255});
}

void AudienceWindow::show(geo::Color color) {
  const Current current(window_.get(), main_);
  const WindowSize whole = size();
  gl::beginPass(0, {0, 0, whole.widthPx, whole.heightPx});
  gl::clear(color);
}

}  // namespace viewer
