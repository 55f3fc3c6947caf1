// The room that a story is told in: whether its last row can read it, and how the picture is fitted
// to the wall.
#pragma once

#include <string>

namespace viewer {

struct Panel;

/// As typed; kept from frame to frame.
struct RoomState {
  bool open = false;
  std::string pixels = "1920x1080", diagonal = "65in", distance = "8m";
};

void drawRoomPanel(const Panel& panel);

}  // namespace viewer
