#include "viewer/platform/key_strokes.hpp"

#include <algorithm>
#include <utility>

namespace viewer {

namespace {

using Kind = KeyEvent::Kind;

/// What one frame has been given so far.
class Frame {
 public:
  explicit Frame(Typing typing) : typing_(typing) {}

  /// Whether it can tell this event from what it has.
  bool takes(const KeyEvent& event) const {
    if (event.kind == Kind::Repeat || event.kind == Kind::Character) return true;
    if (struck_) return false;
    return event.kind == Kind::Release || isText(event) || !hasReleased(event.key);
  }
  void add(const KeyEvent& event) {
    events.push_back(event);
    if (event.kind == Kind::Press && !event.chords && !isText(event)) struck_ = true;
  }

  std::vector<KeyEvent> events;

 private:
  bool isText(const KeyEvent& event) const { return typing_ == Typing::IntoField && event.types; }
  bool hasReleased(int key) const {
    return std::ranges::any_of(events, [key](const KeyEvent& event) {
      return event.kind == Kind::Release && event.key == key;
    });
  }

  Typing typing_;
  bool struck_ = false;
};

}  // namespace

std::vector<KeyEvent> KeyStrokes::takeFrame(Typing typing) {
  Frame frame(typing);
  while (!waiting_.empty() && frame.takes(waiting_.front())) {
    frame.add(waiting_.front());
    waiting_.pop_front();
  }
  return std::move(frame.events);
}

}  // namespace viewer
