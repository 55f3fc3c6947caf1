// What the main window is made of, and what it makes of events. Within viewer/platform.
#pragma once

#include "viewer/platform/window.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#define GLFW_INCLUDE_NONE
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include <GLFW/glfw3.h>
#include <imgui.h>

namespace viewer {

struct Window::Handles {
  GLFWwindow* window = nullptr;
  bool keyStruck = false;  // since the last frame
  struct Key {
    int key = 0, scancode = 0, modifiers = 0;
  };
  std::vector<Key> releasesToTell;   // after the frame that is to see the key down
  ImVec2 cursor{0, 0};               // as the events tell it, in their order
  std::optional<ImVec2> releasedAt;  // where a button was let go since the last frame
  std::vector<std::string> dropped;
  int windowedX = 0, windowedY = 0, windowedWidth = 0, windowedHeight = 0;
  bool panelsReady = false;

  ~Handles() {
    if (panelsReady) {
      ImGui_ImplOpenGL3_Shutdown();
      ImGui_ImplGlfw_Shutdown();
      ImGui::DestroyContext();
    }
    if (window) glfwDestroyWindow(window);
    glfwTerminate();
  }

  /// Dear ImGui 1.86 looks at the keys once a frame: of a key struck and released between two
  /// frames it would learn nothing, of a chord only a part. Once a key is struck, releases wait
  /// until a frame has seen it down.
  static void onKey(GLFWwindow* window, int key, int scancode, int action, int modifiers) {
    auto* self = static_cast<Handles*>(glfwGetWindowUserPointer(window));
    if (action == GLFW_PRESS) self->keyStruck = true;
    if (action == GLFW_RELEASE && self->keyStruck) {
      self->releasesToTell.push_back({key, scancode, modifiers});
    } else {
      ImGui_ImplGlfw_KeyCallback(window, key, scancode, action, modifiers);
    }
  }
  /// A drag ends where the button was let go, not where the pointer is by the next frame.
  static void onButton(GLFWwindow* window, int button, int action, int modifiers) {
    auto* self = static_cast<Handles*>(glfwGetWindowUserPointer(window));
    if (action == GLFW_RELEASE) self->releasedAt = self->cursor;
    ImGui_ImplGlfw_MouseButtonCallback(window, button, action, modifiers);
  }
  static void onCursor(GLFWwindow* window, double x, double y) {
    static_cast<Handles*>(glfwGetWindowUserPointer(window))->cursor = {static_cast<float>(x),
                                                                       static_cast<float>(y)};
  }
  void placeRelease() {
    if (!releasedAt) return;
    ImGui::GetIO().MousePos = *std::exchange(releasedAt, std::nullopt);
    glfwPostEmptyEvent();  // one more frame, which sees where the pointer has gone
  }
  void tellReleases() {
    keyStruck = false;
    if (releasesToTell.empty()) return;
    for (const Key& k : std::exchange(releasesToTell, {})) {
      ImGui_ImplGlfw_KeyCallback(window, k.key, k.scancode, GLFW_RELEASE, k.modifiers);
    }
    glfwPostEmptyEvent();  // one more frame, which sees them up
  }
};

}  // namespace viewer
