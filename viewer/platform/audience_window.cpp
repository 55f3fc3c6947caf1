#include "viewer/platform/audience_window.hpp"

#include "viewer/gl/draw.hpp"
#include "viewer/platform/window_handles.hpp"

#include <cmath>

namespace viewer {

namespace {

constexpr int kWindowWidthPx = 1280, kWindowHeightPx = 720, kFromCornerPx = 40;

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

GLFWmonitor* secondMonitor(GLFWwindow* main) {
  GLFWmonitor* first = monitorUnder(main);
  return first ? monitorApartFrom(first) : nullptr;
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

bool hasSecondMonitor(const Window& main) {
  return secondMonitor(main.handles_->window) != nullptr;
}

void AudienceWindow::Closer::operator()(GLFWwindow* window) const {
  glfwDestroyWindow(window);
  glfwShowWindow(main);
}

AudienceWindow::AudienceWindow(GLFWwindow* window, Window::Handles& main)
    : window_(window, {main.window}), main_(&main), filling_(window) {}

geo::Result<AudienceWindow> AudienceWindow::open(Window& main) {
  GLFWwindow* owner = main.handles_->window;
  glfwWindowHint(GLFW_FOCUSED, GLFW_FALSE);  // the presenter has the keyboard
  GLFWwindow* window = glfwCreateWindow(kWindowWidthPx, kWindowHeightPx,
                                        "truceline: for the audience", nullptr, owner);
  glfwWindowHint(GLFW_FOCUSED, GLFW_TRUE);
  if (!window) {
    return geo::fail(geo::Failure::Kind::Unavailable, "cannot open a second window");
  }
  AudienceWindow audience(window, *main.handles_);
  glfwMakeContextCurrent(window);
  glfwSwapInterval(0);  // the main window waits for its monitor; both waiting would halve the pace
  glfwMakeContextCurrent(owner);
  glfwSetWindowUserPointer(window, main.handles_.get());
  glfwSetKeyCallback(window, Window::Handles::onKey);
  glfwSetCharCallback(window, Window::Handles::onCharacter);
  glfwSetInputMode(window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
  audience.fillSecondMonitor();
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

void AudienceWindow::fillSecondMonitor() {
  if (GLFWmonitor* monitor = secondMonitor(main_->window)) filling_.fill(monitor);
}

void AudienceWindow::toggleFullScreen() {
  if (filling_.wanted()) return filling_.leave();
  fillSecondMonitor();
  GLFWmonitor* only = glfwGetPrimaryMonitor();
  if (!filling_.wanted() && only) filling_.fill(only);
}

bool AudienceWindow::followMonitors() {
  if (filling_.lost()) {
    GLFWmonitor* another = secondMonitor(main_->window);
    if (!another) return false;
    filling_.fill(another);
  }
  filling_.follow();
  hideOrShowMain();
  return true;
}

void AudienceWindow::hideOrShowMain() {
  GLFWwindow* main = main_->window;
  GLFWmonitor* filled = glfwGetWindowMonitor(window_.get());
  GLFWmonitor* apart = filled ? monitorApartFrom(filled) : nullptr;
  const bool hide = filled && !apart, seen = glfwGetWindowAttrib(main, GLFW_VISIBLE) != 0;
  if (hide && seen) {
    if (glfwGetWindowMonitor(main)) main_->filling->letGo();  // else it cannot be hidden
    glfwHideWindow(main);
    glfwFocusWindow(window_.get());
  } else if (!hide && !seen) {
    const ScreenBox box = apart ? boxOf(apart) : ScreenBox{};
    glfwSetWindowPos(main, box.x + kFromCornerPx, box.y + kFromCornerPx);
    glfwShowWindow(main);
  }
}

void AudienceWindow::show(const gl::Texture& picture, const std::optional<WallLight>& light) {
  const Current current(window_.get(), main_->window);
  const WindowSize whole = size();
  gl::beginPass(0, {0, 0, whole.widthPx, whole.heightPx});
  gl::copyTexture(picture, whole.heightPx);
  if (!light) return;
  fillDisc(*light, whole.heightPx, light->radiusPx, {255, 255, 255, 255});
  fillDisc(*light, whole.heightPx, light->radiusPx * 0.82f, {215, 25, 28, 255});
}

void AudienceWindow::show(geo::Color color) {
  const Current current(window_.get(), main_->window);
  const WindowSize whole = size();
  gl::beginPass(0, {0, 0, whole.widthPx, whole.heightPx});
  gl::clear(color);
}

}  // namespace viewer
