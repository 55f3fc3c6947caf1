// Private folders: gone with their owner, also when that was killed; and nothing else goes.
#include "geo/io/bundle_folder.hpp"

#include "tests/support/temporary_folder.hpp"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace geo {
namespace {

namespace fs = std::filesystem;

class BundleFolder : public testing::Test {
 protected:
  BundleFolder() {
    fs::create_directory(temporary());
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
    ::setenv("TMPDIR", temporary().c_str(), 1);
  }
  ~BundleFolder() override {
    before_ ? ::setenv("TMPDIR", before_->c_str(), 1) : ::unsetenv("TMPDIR");
  }

  fs::path temporary() const { return folder_.path() / "tmp"; }
  fs::path outside() const { return folder_.path() / "outside"; }

  static void write(const fs::path& file) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << "kept";
  }
  /// A folder whose owner is no more, and was killed before it could tidy up.
  fs::path leftBehind() const {
    const pid_t child = ::fork();
    if (child == 0) {
      const auto made = PrivateFolder::make();
      if (made) write(made->path() / "scenario/notes.txt");
      ::kill(::getpid(), SIGKILL);
    }
    ::waitpid(child, nullptr, 0);
    for (const auto& entry : fs::directory_iterator(temporary())) return entry.path();
    return {};
  }
  static void makePrivate(const fs::path& folder, fs::perms permissions) {
    fs::create_directory(folder);
    fs::permissions(folder, permissions);
  }

  support::TemporaryFolder folder_;
  std::optional<std::string> before_;
};

TEST_F(BundleFolder, OfAKilledOwnerGoes) {
  const fs::path left = leftBehind();
  ASSERT_TRUE(fs::exists(left / "scenario/notes.txt"));
  removeAbandonedFolders();
  EXPECT_TRUE(fs::is_empty(temporary()));
}

TEST_F(BundleFolder, OfALivingOwnerStays) {
  auto made = PrivateFolder::make();
  ASSERT_TRUE(made);
  const PrivateFolder moved(std::move(*made));
  removeAbandonedFolders();
  EXPECT_TRUE(fs::is_directory(moved.path()));
  // Nor may another process take it away.
  const pid_t child = ::fork();
  if (child == 0) {
    removeAbandonedFolders();
    ::_exit(0);
  }
  ::waitpid(child, nullptr, 0);
  EXPECT_TRUE(fs::is_directory(moved.path()));
}

TEST_F(BundleFolder, WhatLinksLeadToStays) {
  write(outside() / "a.txt");
  const fs::path left = leftBehind();
  fs::create_directory_symlink(outside(), left / "linked");
  fs::create_symlink(outside() / "a.txt", left / "a.txt");
  fs::permissions(outside(), fs::perms::owner_all);  // as private as one of ours
  fs::create_directory_symlink(outside(), temporary() / "truceline-bundle-abcdef");
  removeAbandonedFolders();
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(outside() / "a.txt"));
  EXPECT_TRUE(fs::is_symlink(temporary() / "truceline-bundle-abcdef"));
}

TEST_F(BundleFolder, WhatIsNotOneStays) {
  makePrivate(temporary() / "truceline-bundle-abcdef",
              fs::perms::owner_all | fs::perms::others_read);
  makePrivate(temporary() / "truceline-bundle-abcdefg", fs::perms::owner_all);
  makePrivate(temporary() / "truceline-folder-abcdef", fs::perms::owner_all);
  write(temporary() / "truceline-bundle-file.x");
  removeAbandonedFolders();
  for (const char* name : {"truceline-bundle-abcdef", "truceline-bundle-abcdefg",
                           "truceline-folder-abcdef", "truceline-bundle-file.x"}) {
    EXPECT_TRUE(fs::exists(temporary() / name)) << name;
  }
}

}  // namespace
}  // namespace geo
