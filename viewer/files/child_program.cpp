#include "viewer/files/child_program.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sstream>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

using geo::Failure;

tl::unexpected<Failure> cannotStart(const std::string& program, int reason) {
  return geo::fail(Failure::Kind::Unavailable,
                   fmt::format("cannot start ({})", std::system_category().message(reason)),
                   program);
}

/// What finds the program's libraries and its temporary files; no configuration, no proxies.
std::vector<std::string> plainEnvironment() {
  std::vector<std::string> environment{"LC_ALL=C"};
  for (const char* name : {"PATH", "LD_LIBRARY_PATH", "TMPDIR"}) {
    if (const char* value = std::getenv(name)) {
      environment.push_back(fmt::format("{}={}", name, value));
    }
  }
  return environment;
}

/// As C wants them; borrowed from `texts`.
std::vector<char*> pointersTo(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

struct Actions {
  Actions() {
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawnattr_init(&attributes);
  }
  ~Actions() {
    ::posix_spawn_file_actions_destroy(&files);
    ::posix_spawnattr_destroy(&attributes);
  }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  posix_spawn_file_actions_t files{};
  posix_spawnattr_t attributes{};
};

/// The process, or minus the reason why there is none.
pid_t spawn(const std::string& program, std::vector<std::string> arguments, int input,
            int messages) {
  Actions actions;
  ::posix_spawn_file_actions_adddup2(&actions.files, input, STDIN_FILENO);
  ::posix_spawn_file_actions_addopen(&actions.files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions.files, messages, STDERR_FILENO);
  ::posix_spawnattr_setflags(&actions.attributes, POSIX_SPAWN_SETPGROUP);
  arguments.insert(arguments.begin(), program);
  std::vector<std::string> environment = plainEnvironment();
  pid_t process = -1;
  const int reason = ::posix_spawn(&process, program.c_str(), &actions.files, &actions.attributes,
                                   pointersTo(arguments).data(), pointersTo(environment).data());
  return reason == 0 ? process : -reason;
}

/// The end of what has been written to the descriptor, as one line.
std::string lastWords(int messages) {
  constexpr off_t kMost = 600;
  const off_t length = ::lseek(messages, 0, SEEK_END);
  std::string text(static_cast<std::size_t>(std::clamp<off_t>(length, 0, kMost)), '\0');
  const ssize_t read =
      ::pread(messages, text.data(), text.size(), std::max<off_t>(0, length - kMost));
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(0, read)));
  while (!text.empty() && text.back() == '\n') text.pop_back();
  std::ranges::replace(text, '\n', ' ');
  return text;
}

}  // namespace

geo::Result<std::filesystem::path> findProgram(const std::string& name,
                                               const std::string& package) {
  const char* const search = std::getenv("PATH");
  std::istringstream folders(search ? search : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::filesystem::path program = std::filesystem::path(folder) / name;
    std::error_code ignored;
    if (!folder.empty() && std::filesystem::is_regular_file(program, ignored) &&
        ::access(program.c_str(), X_OK) == 0) {
      return program;
    }
  }
  return geo::fail(Failure::Kind::Unavailable,
                   fmt::format("not installed; it comes with the package {}", package), name);
}

geo::Result<ChildProgram> ChildProgram::start(const std::filesystem::path& program,
                                              std::vector<std::string> arguments) {
  const std::string name = program.filename().string();
  int ends[2];
  // A socket, because a write to it can be kept from raising SIGPIPE.
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return cannotStart(name, errno);
  }
  Descriptor ours(ends[0]);
  const Descriptor theirs(ends[1]);
  Descriptor messages(::memfd_create("messages", MFD_CLOEXEC));
  if (!messages) return cannotStart(name, errno);
  const pid_t process =
      spawn(program.string(), std::move(arguments), theirs.number(), messages.number());
  if (process < 0) return cannotStart(name, -process);
  return ChildProgram(name, process, std::move(ours), std::move(messages));
}

ChildProgram::ChildProgram(std::string name, pid_t process, Descriptor input, Descriptor messages)
    : name_(std::move(name)),
      process_(process),
      input_(std::move(input)),
      messages_(std::move(messages)) {}

ChildProgram::ChildProgram(ChildProgram&& other) noexcept
    : name_(std::move(other.name_)),
      process_(std::exchange(other.process_, -1)),
      input_(std::move(other.input_)),
      messages_(std::move(other.messages_)) {}

ChildProgram::~ChildProgram() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  wait();
}

int ChildProgram::wait() {
  int status = -1;
  while (process_ >= 0 && ::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return status;
}

geo::Failure ChildProgram::failure() {
  const std::string said = lastWords(messages_.number());
  return {Failure::Kind::Unwritable, said.empty() ? "has failed without a word" : said, name_};
}

geo::Result<void> ChildProgram::send(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(input_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) {
      input_.close();
      wait();
      return tl::unexpected(failure());
    }
    bytes = bytes.subspan(static_cast<std::size_t>(sent));
  }
  return {};
}

geo::Result<void> ChildProgram::finish() {
  input_.close();
  const int status = wait();
  const bool content = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (content && lastWords(messages_.number()).empty()) return {};
  return tl::unexpected(failure());
}

}  // namespace viewer
