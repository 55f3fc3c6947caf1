// The list of a story's steps: to be shown, written, ordered and told.
#pragma once

namespace viewer {

struct Panel;

/// Kept from frame to frame.
struct StoryState {
  bool open = false;
  bool changed = false;  // since it was opened or saved
};

void drawStoryPanel(const Panel& panel);

}  // namespace viewer
