#include "viewer/panels/input.hpp"

#include <cstddef>
#include <iterator>

#include <imgui.h>

namespace viewer::ui {

namespace {

#if IMGUI_VERSION_NUM < 18700
// Until 1.87 the keys are the platform's own codes: those of GLFW.
constexpr int kNone = 0, kSpace = 32, kC = 67, kE = 69, kF = 70, kK = 75, kL = 76, kN = 78, kP = 80,
              kQ = 81, kS = 83, kT = 84, kX = 88, kEscape = 256, kTab = 258;
constexpr int kRight = 262, kLeft = 263, kDown = 264, kUp = 265, kHome = 268, kEnd = 269;
constexpr int kF1 = 290, kF11 = 300, kF12 = 301;
using NativeKey = int;
#else
constexpr ImGuiKey kNone = ImGuiKey_None, kSpace = ImGuiKey_Space, kC = ImGuiKey_C, kX = ImGuiKey_X,
                   kE = ImGuiKey_E, kF = ImGuiKey_F, kK = ImGuiKey_K, kL = ImGuiKey_L,
                   kN = ImGuiKey_N, kP = ImGuiKey_P, kQ = ImGuiKey_Q, kS = ImGuiKey_S,
                   kT = ImGuiKey_T, kEscape = ImGuiKey_Escape, kTab = ImGuiKey_Tab,
                   kRight = ImGuiKey_RightArrow, kLeft = ImGuiKey_LeftArrow,
                   kDown = ImGuiKey_DownArrow, kUp = ImGuiKey_UpArrow, kHome = ImGuiKey_Home,
                   kEnd = ImGuiKey_End, kF1 = ImGuiKey_F1, kF11 = ImGuiKey_F11, kF12 = ImGuiKey_F12;
using NativeKey = ImGuiKey;
#endif

/// In the order of Key.
constexpr NativeKey kNativeKeys[] = {kNone, kSpace, kTab, kEscape, kLeft, kRight, kUp, kDown,
                                     kHome, kEnd,   kF1,  kF11,    kF12,  kC,     kE,  kF,
                                     kK,    kL,     kN,   kP,      kQ,    kS,     kT,  kX};
static_assert(std::size(kNativeKeys) == static_cast<std::size_t>(Key::Count_));

NativeKey nativeKey(Key key) {
  return kNativeKeys[static_cast<std::size_t>(key)];
}

Modifiers modifiersNow(const ImGuiIO& io) {
  const int bits = (io.KeyCtrl ? 1 : 0) | (io.KeyShift ? 2 : 0) | (io.KeyAlt ? 4 : 0);
  return static_cast<Modifiers>(bits);
}

/// Shift is part of how a character is typed; Ctrl and Alt make it something else.
bool typed(const ImGuiIO& io, char character) {
  if (io.KeyCtrl || io.KeyAlt) return false;
  for (const ImWchar queued : io.InputQueueCharacters) {
    if (queued == static_cast<ImWchar>(character)) return true;
  }
  return false;
}

ButtonInput buttonInput(const ImGuiIO& io, int button) {
  return {io.MouseDown[button], io.MouseClicked[button], io.MouseReleased[button],
          io.MouseDoubleClicked[button]};
}

}  // namespace

bool struck(const Chord& chord) {
  const ImGuiIO& io = ImGui::GetIO();
  if (chord.key == Key::None) return typed(io, chord.character);
  if (modifiersNow(io) != chord.modifiers) return false;
  return ImGui::IsKeyPressed(nativeKey(chord.key), chord.repeat == Repeat::Yes);
}

int nativeCode(Key key) {
  return nativeKey(key);
}

bool textFieldHasKeyboard() {
  return ImGui::GetIO().WantTextInput;
}

bool anyButtonDown() {
  return ImGui::IsAnyMouseDown();
}

bool anyButtonReleased() {
  return ImGui::IsMouseReleased(0) || ImGui::IsMouseReleased(1) || ImGui::IsMouseReleased(2);
}

MouseInput mouseInput() {
  const ImGuiIO& io = ImGui::GetIO();
  MouseInput mouse;
  mouse.known = ImGui::IsMousePosValid();
  mouse.onPanels = io.WantCaptureMouse;
  mouse.xPx = io.MousePos.x;
  mouse.yPx = io.MousePos.y;
  mouse.wheelNotches = io.MouseWheel;
  mouse.sideNotches = io.MouseWheelH;
  mouse.ctrl = io.KeyCtrl;
  mouse.shift = io.KeyShift;
  mouse.left = buttonInput(io, ImGuiMouseButton_Left);
  mouse.right = buttonInput(io, ImGuiMouseButton_Right);
  mouse.middle = buttonInput(io, ImGuiMouseButton_Middle);
  mouse.framebufferScaleX = io.DisplayFramebufferScale.x;
  mouse.framebufferScaleY = io.DisplayFramebufferScale.y;
  return mouse;
}

}  // namespace viewer::ui
