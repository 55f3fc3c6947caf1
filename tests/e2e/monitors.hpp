// A desktop with monitors that can be plugged in and out: an X server that draws into nothing, with
// as many outputs as one likes.
#pragma once

#include "tests/e2e/display.hpp"

namespace e2e {

class Monitors {
 public:
  /// One monitor, of 1280 by 720. `folder` is for the server's files.
  explicit Monitors(const std::filesystem::path& folder);

  /// Why there is none; empty when there is.
  std::string missing() const { return missing_; }
  Display& display() { return *display_; }

  /// As on a desktop; without it windows lie where they are put, as on a screen in a hall.
  void startWindowManager();
  /// By what xrandr is told of its outputs DUMMY0 and DUMMY1.
  void arrange(const std::vector<std::string>& words);
  Picture screen() const;
  /// Where the only visible window of that name lies; nothing when there is none.
  std::optional<Box> windowNamed(const std::string& pattern) const;

 private:
  std::filesystem::path folder_;
  std::optional<Display> display_;
  std::optional<Process> windowManager_;
  std::string missing_;
};

}  // namespace e2e
