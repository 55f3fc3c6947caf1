// The screen saver, kept away.
#pragma once

#include <memory>

namespace viewer {

/// The X server's screen saver and power saving wait for as long as this lives, and no longer, also
/// when the program is killed. Without an X server this does nothing.
class ScreenSaverPause {
 public:
  ScreenSaverPause();
  ScreenSaverPause(ScreenSaverPause&&) noexcept;
  ScreenSaverPause& operator=(ScreenSaverPause&&) noexcept;
  ~ScreenSaverPause();

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace viewer
