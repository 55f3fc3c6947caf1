// What the main window is made of, and what it makes of events. Within viewer/platform.
#pragma once

#include "viewer/platform/key_strokes.hpp"
#include "viewer/platform/monitors.hpp"
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
  KeyStrokes keys;                   // not yet shown to a frame
  ImVec2 cursor{0, 0};               // as the events tell it, in their order
  std::optional<ImVec2> releasedAt;  // where a button was let go since the last frame
  std::vector<std::string> dropped;
  std::optional<MonitorFilling> filling;  // once there is a window
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

  /// Of either window: the frames of the main one are given them, a stroke each.
  static void onKey(GLFWwindow* window, int key, int scancode, int action, int modifiers) {
    using Kind = KeyEvent::Kind;
    const Kind kind = action == GLFW_PRESS     ? Kind::Press
                      : action == GLFW_RELEASE ? Kind::Release
                                               : Kind::Repeat;
    constexpr int kCommands = GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER;
    const bool chords = key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER;
    const bool types = key >= GLFW_KEY_SPACE && key <= GLFW_KEY_WORLD_2 && !(modifiers & kCommands);
    static_cast<Handles*>(glfwGetWindowUserPointer(window))
        ->keys.add({kind, key, scancode, modifiers, 0, chords, types});
  }
  static void onCharacter(GLFWwindow* window, unsigned character) {
    KeyEvent event;
    event.kind = KeyEvent::Kind::Character;
    event.character = character;
    static_cast<Handles*>(glfwGetWindowUserPointer(window))->keys.add(event);
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
  void tellKeys() {
    const bool field = ImGui::GetIO().WantTextInput;
    for (const KeyEvent& k : keys.takeFrame(field ? Typing::IntoField : Typing::No)) {
      if (k.kind == KeyEvent::Kind::Character) {
        ImGui_ImplGlfw_CharCallback(window, k.character);
      } else if (k.kind != KeyEvent::Kind::Repeat) {  // Dear ImGui repeats what is held by itself
        const int action = k.kind == KeyEvent::Kind::Press ? GLFW_PRESS : GLFW_RELEASE;
        ImGui_ImplGlfw_KeyCallback(window, k.key, k.scancode, action, k.modifiers);
      }
    }
    if (!keys.empty()) glfwPostEmptyEvent();  // one more frame, which sees the next
  }
};

}  // namespace viewer
