// The window in which a place is typed, to be shown in the map's middle.
#pragma once

#include <string>

namespace viewer {

struct Panel;

/// Kept from frame to frame.
struct GotoState {
  bool open = false;
  bool focusWanted = false;  // the field is to get the keyboard
  std::string text;          // as it is typed
};

/// Opens it, or gives it the keyboard again.
void openGoto(GotoState& state);

void drawGotoPanel(const Panel& panel);

}  // namespace viewer
