// The screen saver, kept away.
#pragma once

#include <memory>

namespace viewer {

/// Screen saver and power saving of X server and desktop wait for as long as this lives, and no
/// longer, also when the program is killed. Where there is neither this does nothing.
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
