#include "viewer/panels/input.hpp"

#include <cstddef>
#include <iterator>

#include <imgui.h>

namespace viewer::ui {

namespace {

#if IMGUI_VERSION_NUM < 18700
// Until 1.87 the keys are the platform's own codes: those of GLFW, whose letters are ASCII's.
using NativeKey = int;
#define NATIVE_KEY(imgui, glfw) (glfw)
#else
using NativeKey = ImGuiKey;
#define NATIVE_KEY(imgui, glfw) (ImGuiKey_##imgui)
#endif

/// In the order of Key.
constexpr NativeKey kNativeKeys[] = {
    NATIVE_KEY(None, 0),         NATIVE_KEY(Space, 32),     NATIVE_KEY(Tab, 258),
    NATIVE_KEY(Escape, 256),     NATIVE_KEY(Enter, 257),    NATIVE_KEY(Backspace, 259),
    NATIVE_KEY(PageUp, 266),     NATIVE_KEY(PageDown, 267), NATIVE_KEY(LeftArrow, 263),
    NATIVE_KEY(RightArrow, 262), NATIVE_KEY(UpArrow, 265),  NATIVE_KEY(DownArrow, 264),
    NATIVE_KEY(Home, 268),       NATIVE_KEY(End, 269),      NATIVE_KEY(F1, 290),
    NATIVE_KEY(F5, 294),         NATIVE_KEY(F11, 300),      NATIVE_KEY(F12, 301),
    NATIVE_KEY(C, 'C'),          NATIVE_KEY(E, 'E'),        NATIVE_KEY(F, 'F'),
    NATIVE_KEY(G, 'G'),          NATIVE_KEY(K, 'K'),        NATIVE_KEY(L, 'L'),
    NATIVE_KEY(N, 'N'),          NATIVE_KEY(O, 'O'),        NATIVE_KEY(P, 'P'),
    NATIVE_KEY(Q, 'Q'),          NATIVE_KEY(S, 'S'),        NATIVE_KEY(T, 'T'),
    NATIVE_KEY(X, 'X')};
#undef NATIVE_KEY
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

int typedDigit() {
  const ImGuiIO& io = ImGui::GetIO();
  for (char digit = '0'; digit <= '9'; ++digit) {
    if (typed(io, digit)) return digit - '0';
  }
  return -1;
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
