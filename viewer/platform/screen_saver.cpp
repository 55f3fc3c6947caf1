#include "viewer/platform/screen_saver.hpp"

#include <X11/Xlib.h>
#include <X11/extensions/scrnsaver.h>

namespace viewer {

/// Of its own: the server ends the pause when the connection ends, however it ends.
struct ScreenSaverPause::Connection {
  Display* display = XOpenDisplay(nullptr);

  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    if (display) XCloseDisplay(display);
  }
};

ScreenSaverPause::ScreenSaverPause() : connection_(std::make_unique<Connection>()) {
  Display* display = connection_->display;
  int firstEvent = 0, firstError = 0;
  if (!display || !XScreenSaverQueryExtension(display, &firstEvent, &firstError)) return;
  XScreenSaverSuspend(display, True);
  XResetScreenSaver(display);
  XFlush(display);
}

ScreenSaverPause::ScreenSaverPause(ScreenSaverPause&&) noexcept = default;
ScreenSaverPause& ScreenSaverPause::operator=(ScreenSaverPause&&) noexcept = default;
ScreenSaverPause::~ScreenSaverPause() = default;

}  // namespace viewer
