// Acts in a process of its own, whose limits and rights may be lowered, and what is left of them.
#pragma once

#include <cstdio>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace viewer::in_child {

inline std::set<std::string> namesIn(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.insert(entry.path().filename());
  return names;
}

/// Runs `act` in a process of its own, whose limits and rights may be lowered; gives back what it
/// wrote to the pipe.
inline std::string inChild(const std::function<std::string()>& act) {
  int ends[2];
  EXPECT_EQ(::pipe(ends), 0);
  std::fflush(nullptr);  // what is waiting to be printed must not be printed twice
  const pid_t child = ::fork();
  if (child == 0) {
    const std::string answer = act();
    const auto written = ::write(ends[1], answer.data(), answer.size());
    ::_exit(written == static_cast<ssize_t>(answer.size()) ? 0 : 1);
  }
  ::close(ends[1]);
  std::string answer;
  char byte = 0;
  while (::read(ends[0], &byte, 1) == 1) answer += byte;
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "the child ended badly";
  return answer;
}

}  // namespace viewer::in_child
