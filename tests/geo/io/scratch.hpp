// A folder of its own for a test's files, and what readers say about them.
#pragma once

#include "geo/base/report.hpp"

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

/// Named after the running test, empty at first, gone at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::path(testing::TempDir()) /
            (std::string("truceline-") + test->test_suite_name() + "-" + test->name());
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  std::filesystem::path write(const std::string& name, std::string_view content) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }

 private:
  std::filesystem::path path_;
};

/// The problems as text, one a line, file names without their folders.
inline std::string textOf(const Report& report) {
  std::string text;
  for (Problem problem : report.problems()) {
    problem.file = std::filesystem::path(problem.file).filename().string();
    text += describe(problem) + "\n";
  }
  return text;
}

}  // namespace geo::testing_files
