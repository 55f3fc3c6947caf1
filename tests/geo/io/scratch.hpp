// A folder of its own for a test's files, and what readers say about them.
#pragma once

#include "geo/base/report.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace geo::testing_files {

inline std::filesystem::path dataFolder() {
  return std::filesystem::path(TRUCELINE_SOURCE_DIR) / "tests/data";
}

inline std::string contentOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

using ScratchFolder = support::TemporaryFolder;

/// The problems as text, one a line, file names without their folders, advice left out.
inline std::string textOf(const Report& report) {
  std::string text;
  for (Problem problem : report.problems()) {
    problem.file = std::filesystem::path(problem.file).filename().string();
    problem.advice.clear();
    text += describe(problem) + "\n";
  }
  return text;
}

}  // namespace geo::testing_files
