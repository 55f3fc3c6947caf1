// The window: GLFW, an OpenGL 3.3 core context and Dear ImGui's glue. One at a time.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/gl/objects.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

struct ImFontAtlas;
struct ImGuiStyle;

namespace viewer {

struct WindowSize {
  int widthPx = 0, heightPx = 0;  // of the framebuffer
  float contentScale = 1;         // 1 at 96 dpi
  bool operator==(const WindowSize&) const = default;
};

class Window {
 public:
  /// Fails without a display or without OpenGL 3.3.
  static geo::Result<Window> open(int widthPx, int heightPx, const std::string& title);
  Window(Window&&) noexcept;
  Window& operator=(Window&&) noexcept;
  ~Window();

  const gl::Driver& driver() const { return driver_; }
  WindowSize size() const;
  bool closing() const;
  void setTitle(const std::string& title);
  /// All of the monitor that it lies on, and back.
  void toggleFullScreen();
  /// Fills its monitor again when that has another mode, or has come back. For each frame.
  void followMonitors();
  /// The mouse's pointer over the window.
  void showPointer(bool shown);
  void copyText(const std::string& text);

  /// Sleeps until something happens, at most `seconds` when given (0: only looks).
  void waitForEvents(std::optional<double> seconds);
  /// From any thread: ends a sleep.
  static void wake();
  /// Paths dropped on the window since the last call.
  std::vector<std::string> takeDropped();

  ImFontAtlas& fontAtlas();
  ImGuiStyle& style();
  /// After the atlas has been built anew.
  void renewFontTexture();
  void beginPanels();
  /// Draws the panels over the window's framebuffer and shows it.
  void endPanels();

 private:
  friend class AudienceWindow;
  friend bool hasSecondMonitor(const Window& main);
  struct Handles;
  Window(std::unique_ptr<Handles> handles, gl::Driver driver);
  std::unique_ptr<Handles> handles_;
  gl::Driver driver_;
};

}  // namespace viewer
