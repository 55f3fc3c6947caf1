// What other programs say of our files.
#pragma once

#include <array>
#include <cstdio>
#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace viewer::outsider {

struct PipeEnd {
  void operator()(std::FILE* pipe) const { ::pclose(pipe); }
};

/// Both outputs of a shell's command line.
inline std::string said(const std::string& commandLine) {
  const std::unique_ptr<std::FILE, PipeEnd> pipe(::popen((commandLine + " 2>&1").c_str(), "r"));
  EXPECT_TRUE(pipe) << commandLine;
  std::string all;
  std::array<char, 4096> some{};
  while (pipe && std::fgets(some.data(), some.size(), pipe.get())) all += some.data();
  return all;
}

inline bool isThere(const std::string& program) {
  return !said("command -v " + program).empty();
}

}  // namespace viewer::outsider
