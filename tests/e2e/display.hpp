// A screen without a monitor, and hands for it: Xvfb shows, xdotool types and points.
#pragma once

#include "tests/e2e/picture.hpp"
#include "tests/e2e/process.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace e2e {

/// What must be installed before a Display can be had; empty when all is there.
std::string missingForDisplay();

class Display {
 public:
  /// Starts a server on a number of its own that keeps its screen in `folder`.
  Display(const std::filesystem::path& folder, int widthPx, int heightPx,
          const std::vector<std::string>& serverOptions = {});

  /// Any X server that takes -displayfd 1; without a screen that can be read.
  explicit Display(const std::vector<std::string>& serverWords);

  /// ":7"; empty when the server did not start.
  const std::string& name() const { return name_; }

  Process& server() { return server_; }

  Picture screen() const;
  /// The screen once nothing moves on it any more.
  Picture calmScreen() const;

  /// What xdotool prints; nothing when it fails.
  std::optional<std::string> xdotool(std::vector<std::string> words) const;

 private:
  void readName();

  std::filesystem::path folder_;
  Process server_;
  std::string name_;
};

/// The one window of the program on a display.
class WindowDriver {
 public:
  WindowDriver(const Display& display, std::vector<std::string> arguments,
               const std::filesystem::path& folder,
               std::map<std::string, std::string> variables = {});

  /// The title as soon as it satisfies `wanted`, or the last one seen when it never does.
  template <class Wanted>
  std::string titleThat(Wanted wanted, Milliseconds patience = kPatience);
  std::string title();

  void key(const std::string& name);
  /// All at once: the program may find several in one frame.
  void keys(const std::vector<std::string>& names);
  void moveTo(int xPx, int yPx);
  void press();
  void release();
  /// Never so soon after the click before that both count as a double click.
  void click(int xPx, int yPx);
  void wheel(int notches);  // over 0 away from the user
  void resize(int widthPx, int heightPx);

  Process& process() { return program_; }

 private:
  std::optional<std::string> findWindow();
  void act(std::vector<std::string> words);

  const Display& display_;
  Process program_;
  std::string window_;
};

template <class Wanted>
std::string WindowDriver::titleThat(Wanted wanted, Milliseconds patience) {
  std::string seen;
  eventually(
      [&] {
        seen = title();
        return wanted(seen);
      },
      patience);
  return seen;
}

}  // namespace e2e
