#include "tests/e2e/saver.hpp"

#include <X11/Xlib.h>
#include <X11/extensions/scrnsaver.h>

namespace e2e {

Saver saverOf(const std::string& display) {
  Display* connection = XOpenDisplay(display.c_str());
  if (!connection) return Saver::Unknown;
  XScreenSaverInfo info{};
  const bool known = XScreenSaverQueryInfo(connection, DefaultRootWindow(connection), &info) != 0;
  XCloseDisplay(connection);
  if (!known || info.state == ScreenSaverDisabled) return Saver::Unknown;
  return info.state == ScreenSaverOn ? Saver::On : Saver::Off;
}

}  // namespace e2e
