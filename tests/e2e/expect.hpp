// What every answer of the program must be like.
#pragma once

#include "tests/e2e/process.hpp"

#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace e2e {

enum Exit { kSuccess = 0, kFailed = 1, kWrongUsage = 2 };

inline constexpr Milliseconds kFailsWithin{10'000};

inline std::filesystem::path bundledScenario() {
  return std::filesystem::path(TRUCELINE_SOURCE_DIR) / "assets/karabakh-2020";
}

inline std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline std::set<std::string> namesIn(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.insert(entry.path().filename().string());
  }
  return names;
}

/// Ended well and had nothing to complain about.
inline void expectSuccess(const Outcome& outcome) {
  EXPECT_EQ(outcome.exitCode, kSuccess) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  EXPECT_FALSE(outcome.timedOut);
}

/// Ended in time with this code, nothing on standard output, and one line that says why, after the
/// lines (if any) that name what is wrong in a file.
inline void expectFailure(const Outcome& outcome, Exit code, std::string_view says = {}) {
  constexpr std::string_view kStart = "truceline: error: ";
  EXPECT_EQ(outcome.exitCode, code) << outcome.err;
  EXPECT_LT(outcome.took, kFailsWithin);
  EXPECT_EQ(outcome.out, "");
  const auto lines = linesOf(outcome.err);
  ASSERT_FALSE(lines.empty());
  EXPECT_TRUE(lines.back().starts_with(kStart)) << lines.back();
  EXPECT_GT(lines.back().size(), kStart.size() + 5) << "says too little: " << lines.back();
  EXPECT_NE(lines.back().find(says), std::string::npos)
      << lines.back() << " does not name " << says;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    EXPECT_TRUE(lines[i].starts_with("truceline: ")) << lines[i];
    EXPECT_FALSE(lines[i].starts_with(kStart)) << "two final words: " << lines[i];
  }
}

/// Wrong usage: one line and no more.
inline void expectRefused(const Outcome& outcome, std::string_view says = {}) {
  expectFailure(outcome, kWrongUsage, says);
  EXPECT_EQ(linesOf(outcome.err).size(), 1u) << outcome.err;
}

}  // namespace e2e
