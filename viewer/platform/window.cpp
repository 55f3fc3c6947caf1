#include "viewer/platform/window.hpp"

#include "viewer/platform/window_handles.hpp"

#include <utility>

namespace viewer {

namespace {

/// Why GLFW did not do what it was asked to.
std::string glfwReason() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text ? text : "no reason given";
}

}  // namespace

Window::Window(std::unique_ptr<Handles> handles, gl::Driver driver)
    : handles_(std::move(handles)), driver_(std::move(driver)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

geo::Result<Window> Window::open(int widthPx, int heightPx, const std::string& title) {
  using geo::Failure;
  if (!glfwInit()) {
    return geo::fail(Failure::Kind::Unavailable,
                     "no display to open a window on; truceline render needs none", glfwReason());
  }
  auto handles = std::make_unique<Handles>();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // the wall stays when its window has no keyboard
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "truceline");
  handles->window = glfwCreateWindow(widthPx, heightPx, title.c_str(), nullptr, nullptr);
  if (!handles->window) {
    return geo::fail(Failure::Kind::Unavailable, "cannot open a window with OpenGL 3.3",
                     glfwReason());
  }
  glfwMakeContextCurrent(handles->window);
  glfwSwapInterval(1);
  auto driver = gl::loadFunctions(glfwGetProcAddress);
  if (!driver) return tl::unexpected(driver.error());
  handles->filling.emplace(handles->window);
  glfwSetWindowUserPointer(handles->window, handles.get());
  glfwSetWindowSizeLimits(handles->window, 320, 240, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwSetDropCallback(handles->window, [](GLFWwindow* window, int count, const char** paths) {
    auto* self = static_cast<Handles*>(glfwGetWindowUserPointer(window));
    self->dropped.insert(self->dropped.end(), paths, paths + count);
  });
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  handles->panelsReady = ImGui_ImplGlfw_InitForOpenGL(handles->window, true) &&
                         ImGui_ImplOpenGL3_Init("#version 330 core");
  glfwSetKeyCallback(handles->window, Handles::onKey);  // in place of Dear ImGui's
  glfwSetCharCallback(handles->window, Handles::onCharacter);
  glfwSetMouseButtonCallback(handles->window, Handles::onButton);
  glfwSetCursorPosCallback(handles->window, Handles::onCursor);
  return Window(std::move(handles), std::move(*driver));
}

WindowSize Window::size() const {
  WindowSize size;
  glfwGetFramebufferSize(handles_->window, &size.widthPx, &size.heightPx);
  float unused = 1;
  glfwGetWindowContentScale(handles_->window, &size.contentScale, &unused);
  if (!(size.contentScale > 0)) size.contentScale = 1;
  return size;
}

bool Window::closing() const {
  return glfwWindowShouldClose(handles_->window) != 0;
}

void Window::setTitle(const std::string& title) {
  glfwSetWindowTitle(handles_->window, title.c_str());
}

void Window::toggleFullScreen() {
  Handles& h = *handles_;
  if (h.filling->wanted()) return h.filling->leave();
  GLFWmonitor* monitor = monitorUnder(h.window);
  if (!monitor) monitor = glfwGetPrimaryMonitor();
  if (monitor) h.filling->fill(monitor);
}

void Window::followMonitors() {
  Handles& h = *handles_;
  const bool hidden = !glfwGetWindowAttrib(h.window, GLFW_VISIBLE);
  if (!h.filling->lost() || hidden) return h.filling->follow();
  GLFWmonitor* monitor = monitorUnder(h.window);
  if (!monitor) monitor = glfwGetPrimaryMonitor();
  if (monitor) h.filling->fill(monitor);
}

void Window::showPointer(bool shown) {
  // Dear ImGui sets the pointer's shape, and shows it, in each frame unless it is told not to.
  auto& flags = ImGui::GetIO().ConfigFlags;
  flags = shown ? flags & ~ImGuiConfigFlags_NoMouseCursorChange
                : flags | ImGuiConfigFlags_NoMouseCursorChange;
  const int wanted = shown ? GLFW_CURSOR_NORMAL : GLFW_CURSOR_HIDDEN;
  if (glfwGetInputMode(handles_->window, GLFW_CURSOR) != wanted) {
    glfwSetInputMode(handles_->window, GLFW_CURSOR, wanted);
  }
}

void Window::copyText(const std::string& text) {
  glfwSetClipboardString(handles_->window, text.c_str());
}

void Window::waitForEvents(std::optional<double> seconds) {
  if (!seconds)
    glfwWaitEvents();
  else if (*seconds > 0)
    glfwWaitEventsTimeout(*seconds);
  else
    glfwPollEvents();
}

void Window::wake() {
  glfwPostEmptyEvent();
}

std::vector<std::string> Window::takeDropped() {
  return std::exchange(handles_->dropped, {});
}

ImFontAtlas& Window::fontAtlas() {
  return *ImGui::GetIO().Fonts;
}

ImGuiStyle& Window::style() {
  return ImGui::GetStyle();
}

void Window::renewFontTexture() {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

void Window::beginPanels() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  handles_->placeRelease();
  handles_->tellKeys();
  ImGui::NewFrame();
}

void Window::endPanels() {
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(handles_->window);
}

}  // namespace viewer
