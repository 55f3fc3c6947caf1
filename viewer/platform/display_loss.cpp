#include "viewer/platform/display_loss.hpp"

#include <X11/Xlib.h>
#include <atomic>

namespace viewer {

namespace {

// Xlib's handler is handed nothing of ours: it finds here what to call.
std::atomic<void (*)()> leaveProgram{nullptr};

int onLoss(Display*) {
  if (const auto leave = leaveProgram.load()) leave();
  return 0;  // Xlib ends the program
}

}  // namespace

void whenDisplayIsLost(void (*leave)()) {
  leaveProgram.store(leave);
  XSetIOErrorHandler(onLoss);
}

}  // namespace viewer
