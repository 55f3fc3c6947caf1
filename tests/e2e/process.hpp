// A program started as a user starts it: with arguments, an environment and a working folder. It
// never outlives the test, and nothing waits for it without an end.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace e2e {

using Milliseconds = std::chrono::milliseconds;

/// Fails a test instead of hanging it; far above what any program here takes.
inline constexpr Milliseconds kPatience{30'000};

struct Command {
  std::vector<std::string> words;  // the program and its arguments
  std::map<std::string, std::string>
      variables{};                 // beside the test's own; DISPLAY is not inherited
  std::filesystem::path folder{};  // working folder; the test's own when empty
  std::string standardOutput{};    // a file to write to instead of being read
};

struct Outcome {
  int exitCode = -1;  // minus the signal's number when a signal ended it
  bool timedOut = false;
  std::string out, err;
  Milliseconds took{0};
};

class Process {
 public:
  explicit Process(const Command& command);
  ~Process();  // kills it, and what it started, if it still runs
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t id() const { return id_; }
  bool running();
  /// What it has printed so far.
  std::string out() const;
  std::string err() const;
  /// Waits for its end; kills it when `patience` is over.
  Outcome wait(Milliseconds patience = kPatience);
  void kill();
  /// Processor time used so far, in its own and in the system's code.
  Milliseconds processorTime() const;

 private:
  pid_t id_ = -1;
  int outFile_ = -1, errFile_ = -1;
  int exitCode_ = -1;
  bool ended_ = false;
  std::chrono::steady_clock::time_point started_;
};

/// Whether a program of that name is on the PATH.
bool isInstalled(const std::string& program);

/// Asks again until `holds` or until `patience` is over; says whether it held.
template <class Condition>
bool eventually(Condition holds, Milliseconds patience = kPatience);

/// Starts the program under test without a display and waits for it.
Outcome truceline(std::vector<std::string> arguments, Command surroundings = {});

void sleepFor(Milliseconds time);

template <class Condition>
bool eventually(Condition holds, Milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    sleepFor(Milliseconds{20});
  }
  return true;
}

}  // namespace e2e
