#include "tests/e2e/process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <string_view>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <gtest/gtest.h>

namespace e2e {

namespace {

/// The program's end, seen from the child's side.
constexpr int kCannotStart = 127;

std::vector<std::string> environmentOf(const Command& command) {
  std::vector<std::string> lines;
  for (char** line = environ; *line; ++line) {
    const std::string_view text = *line;
    const std::string name(text.substr(0, text.find('=')));
    const bool display = name == "DISPLAY" || name == "WAYLAND_DISPLAY";
    if (!display && !command.variables.contains(name)) lines.emplace_back(text);
  }
  for (const auto& [name, value] : command.variables) lines.push_back(name + "=" + value);
  return lines;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// A file without a name: what is written to it is read back at any time, and no pipe fills up.
int namelessFile(const char* purpose) {
  return ::memfd_create(purpose, MFD_CLOEXEC);
}

std::string contentOf(int file) {
  std::string content;
  std::array<char, 65536> part{};
  for (;;) {
    const ssize_t count =
        ::pread(file, part.data(), part.size(), static_cast<off_t>(content.size()));
    if (count <= 0) return content;
    content.append(part.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

Process::Process(const Command& command)
    : outFile_(command.standardOutput.empty()
                   ? namelessFile("out")
                   : ::open(command.standardOutput.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644)),
      errFile_(namelessFile("err")),
      started_(std::chrono::steady_clock::now()) {
  // All memory is taken before fork(): the child only calls what is safe there.
  std::vector<std::string> words = command.words, lines = environmentOf(command);
  const std::vector<char*> arguments = pointersTo(words), variables = pointersTo(lines);
  const std::string folder = command.folder.string();
  id_ = ::fork();
  if (id_ != 0) return;
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int nothing = ::open("/dev/null", O_RDONLY);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(outFile_, STDOUT_FILENO);
  ::dup2(errFile_, STDERR_FILENO);
  if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(kCannotStart);
  ::execvpe(arguments.front(), arguments.data(), variables.data());
  constexpr std::string_view kWhy = "the program cannot be started\n";
  if (::write(STDERR_FILENO, kWhy.data(), kWhy.size()) < 0) ::_exit(kCannotStart);
  ::_exit(kCannotStart);
}

Process::~Process() {
  kill();
  ::close(outFile_);
  ::close(errFile_);
}

bool Process::running() {
  if (ended_) return false;
  int status = 0;
  const pid_t ended = ::waitpid(id_, &status, WNOHANG);
  if (ended != id_) return ended == 0 || errno == EINTR;
  ended_ = true;
  exitCode_ = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  return false;
}

std::string Process::out() const {
  return contentOf(outFile_);
}

std::string Process::err() const {
  return contentOf(errFile_);
}

Outcome Process::wait(Milliseconds patience) {
  Outcome outcome;
  const auto end = started_ + patience;
  while (running() && std::chrono::steady_clock::now() < end) sleepFor(Milliseconds{2});
  outcome.timedOut = running();
  kill();
  outcome.took =
      std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - started_);
  outcome.exitCode = exitCode_;
  outcome.out = out();
  outcome.err = err();
  return outcome;
}

void Process::kill() {
  if (id_ <= 0 || !running()) return;
  ::kill(-id_, SIGKILL);
  ::kill(id_, SIGKILL);  // the group may not exist yet
  while (running()) sleepFor(Milliseconds{2});
}

Milliseconds Process::processorTime() const {
  std::ifstream file("/proc/" + std::to_string(id_) + "/stat");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  // The name, in brackets, may hold blanks; user and system ticks are the 12th and 13th after it.
  std::istringstream fields(text.substr(std::min(text.rfind(')') + 1, text.size())));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  long user = 0, system = 0;
  EXPECT_TRUE(fields >> user >> system) << "no such process: " << id_;
  return Milliseconds{(user + system) * 1000 / ::sysconf(_SC_CLK_TCK)};
}

bool isInstalled(const std::string& program) {
  std::istringstream folders(std::getenv("PATH") ? std::getenv("PATH") : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

Outcome truceline(std::vector<std::string> arguments, Command surroundings) {
  surroundings.words = {TRUCELINE_BINARY_DIR "/truceline"};
  surroundings.words.insert(surroundings.words.end(), arguments.begin(), arguments.end());
  return Process(surroundings).wait();
}

void sleepFor(Milliseconds time) {
  std::this_thread::sleep_for(time);
}

}  // namespace e2e
