// Key strokes in the order they were struck. Dear ImGui 1.86 looks at the keys once a frame: of two
// strokes within one slow frame it would lose one, or take both for a chord. Here each frame is
// given one.
#pragma once

#include <deque>
#include <vector>

namespace viewer {

struct KeyEvent {
  enum class Kind { Press, Repeat, Release, Character };
  Kind kind = Kind::Press;
  int key = 0, scancode = 0, modifiers = 0;  // as the window system has them
  unsigned character = 0;                    // of Kind::Character
  bool chords = false;                       // Shift, Ctrl and the like: nothing by themselves
  bool types = false;                        // a letter, say; a text field reads its character
  bool operator==(const KeyEvent&) const = default;
};

enum class Typing { No, IntoField };

class KeyStrokes {
 public:
  void add(const KeyEvent& event) { waiting_.push_back(event); }
  bool empty() const { return waiting_.empty(); }

  /// What the next frame is to see: at most one stroke, with what was held down for it. A key is
  /// seen up between two strokes of it. Characters typed into a field all come at once, up to a key
  /// that edits.
  std::vector<KeyEvent> takeFrame(Typing typing);

 private:
  std::deque<KeyEvent> waiting_;
};

}  // namespace viewer
