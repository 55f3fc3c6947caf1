#include "viewer/platform/screen_saver.hpp"

#include <X11/Xlib.h>
#include <X11/extensions/scrnsaver.h>
#include <systemd/sd-bus.h>

namespace viewer {

namespace {

void pauseServer(Display* display) {
  int firstEvent = 0, firstError = 0;
  if (!XScreenSaverQueryExtension(display, &firstEvent, &firstError)) return;
  XScreenSaverSuspend(display, True);
  XResetScreenSaver(display);
  XFlush(display);
}

int ignoreReply(sd_bus_message*, void*, sd_bus_error*) {
  return 0;
}

/// Desktops keep a clock of their own and are asked on the session bus (Idle Inhibition Service).
/// The answer, or that there is none, is not waited for.
void pauseDesktop(sd_bus* bus) {
  const int sent = sd_bus_call_method_async(bus, nullptr, "org.freedesktop.ScreenSaver",
                                            "/org/freedesktop/ScreenSaver",
                                            "org.freedesktop.ScreenSaver", "Inhibit", ignoreReply,
                                            nullptr, "ss", "truceline", "A briefing is given");
  if (sent >= 0) sd_bus_flush(bus);
}

}  // namespace

/// Of its own: server and desktop end the pause when the connection ends, however it ends.
struct ScreenSaverPause::Connection {
  Display* display = XOpenDisplay(nullptr);
  sd_bus* bus = nullptr;

  Connection() {
    if (display) pauseServer(display);
    if (sd_bus_open_user(&bus) >= 0) pauseDesktop(bus);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    sd_bus_flush_close_unref(bus);
    if (display) XCloseDisplay(display);
  }
};

ScreenSaverPause::ScreenSaverPause() : connection_(std::make_unique<Connection>()) {}

ScreenSaverPause::ScreenSaverPause(ScreenSaverPause&&) noexcept = default;
ScreenSaverPause& ScreenSaverPause::operator=(ScreenSaverPause&&) noexcept = default;
ScreenSaverPause::~ScreenSaverPause() = default;

}  // namespace viewer
