// Where the time of one command went.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace viewer::cli {

class Stopwatch {
 public:
  /// What has passed since the last call, or since the beginning, was spent on this.
  void lap(std::string_view what) {
    const auto now = Clock::now();
    text_ +=
        fmt::format("{}{} {:.0f} ms", text_.empty() ? "" : ", ", what, milliseconds(last_, now));
    last_ = now;
  }
  /// "load 210 ms, draw 90 ms, total 300 ms".
  std::string text() const {
    return fmt::format("{}, total {:.0f} ms", text_, milliseconds(start_, Clock::now()));
  }

 private:
  using Clock = std::chrono::steady_clock;
  static double milliseconds(Clock::time_point from, Clock::time_point to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
  }
  Clock::time_point start_ = Clock::now(), last_ = start_;
  std::string text_;
};

}  // namespace viewer::cli
