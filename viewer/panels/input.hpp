// The only place that reads Dear ImGui's raw mouse and keyboard: an upgrade of ImGui changes
// input.cpp alone.
#pragma once

#include <array>
#include <cstdint>

namespace viewer::ui {

enum class Key : std::uint8_t {
  None,  // the chord is a typed character
  Space,
  Tab,
  Escape,
  Enter,
  Backspace,
  PageUp,
  PageDown,
  Left,
  Right,
  Up,
  Down,
  Home,
  End,
  F1,
  F5,
  F11,
  F12,
  C,
  E,
  F,
  G,
  K,
  L,
  N,
  O,
  P,
  Q,
  S,
  T,
  X,
  Count_  // how many there are
};

enum class Modifiers : std::uint8_t { None = 0, Ctrl = 1, Shift = 2, Alt = 4 };

enum class Repeat : std::uint8_t { No, Yes };

/// A key with modifiers, or a character as the keyboard's layout types it.
struct Chord {
  Key key = Key::None;
  Modifiers modifiers = Modifiers::None;
  char character = 0;
  Repeat repeat = Repeat::No;  // acts again while held
};

/// Whether the chord was struck in this frame.
bool struck(const Chord& chord);
/// The index of a key in ImGui's array of keys.
int nativeCode(Key key);
/// The digit that was typed in this frame, or -1.
int typedDigit();
bool textFieldHasKeyboard();
bool anyButtonDown();
/// In this frame.
bool anyButtonReleased();

struct ButtonInput {
  bool down = false, pressed = false, released = false, doubleClicked = false;
};

/// The mouse in this frame, in window pixels.
struct MouseInput {
  bool known = false;     // the position is
  bool onPanels = false;  // a panel has it, or had it when its button went down
  float xPx = 0, yPx = 0;
  float wheelNotches = 0, sideNotches = 0;
  bool ctrl = false, shift = false;
  ButtonInput left, right, middle;
  float framebufferScaleX = 1, framebufferScaleY = 1;
};

MouseInput mouseInput();

}  // namespace viewer::ui
