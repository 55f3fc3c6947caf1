// The keyboard: one table that the handler obeys and the help shows.
#pragma once

#include "viewer/panels/input.hpp"
#include "viewer/session/command.hpp"

#include <span>
#include <string>
#include <string_view>

namespace viewer {

struct PanelState;

struct KeyBinding {
  ui::Chord chord;
  std::string_view does;  // rows with the same text are one line of the help
  void (*act)(const Session&, PanelState&, Commands&);
};

std::span<const KeyBinding> keyTable();

/// "Ctrl+E", "←", "?".
std::string textOf(const ui::Chord& chord);

/// Acts on the keys pressed in this frame, unless a text field has the keyboard.
void handleKeys(const Session& session, PanelState& state, Commands& out);

}  // namespace viewer
