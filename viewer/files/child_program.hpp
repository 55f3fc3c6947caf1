// Another program at work: it reads what we send and says at the end whether it is content.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <sys/types.h>
#include <vector>

namespace viewer {

/// Where a program lies in the folders of PATH; fails, Unavailable, with how to get it.
geo::Result<std::filesystem::path> findProgram(const std::string& name, const std::string& package);

/// A started program; what it reads comes from send(). One that is not finished is killed.
class ChildProgram {
 public:
  /// Starts it without a shell, in a process group of its own, with its standard output thrown away
  /// and an environment that holds only the search paths.
  static geo::Result<ChildProgram> start(const std::filesystem::path& program,
                                         std::vector<std::string> arguments);
  ChildProgram(ChildProgram&& other) noexcept;
  ChildProgram& operator=(ChildProgram&&) = delete;
  ~ChildProgram();

  /// To its standard input. Fails with what it has said when it takes no more.
  geo::Result<void> send(std::span<const std::uint8_t> bytes);

  /// Ends its input and waits for it. Fails when it is not content, or has said a word of error.
  geo::Result<void> finish();

 private:
  ChildProgram(std::string name, pid_t process, Descriptor input, Descriptor messages);
  int wait();
  geo::Failure failure();
  std::string name_;
  pid_t process_ = -1;  // -1: has ended
  Descriptor input_, messages_;
};

}  // namespace viewer
