// A folder is replaced as a whole or not at all.
#include "viewer/snapshot/part_folder.hpp"

#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

namespace fs = std::filesystem;

class Parts : public testing::Test {
 protected:
  std::set<std::string> names(const fs::path& folder) const {
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      names.insert(entry.path().lexically_relative(folder).generic_string());
    }
    return names;
  }
  std::string content(const fs::path& file) const {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(const fs::path& file, std::string_view text) const {
    std::ofstream(file, std::ios::binary) << text;
  }
  support::TemporaryFolder folder_;
  const fs::path target_ = folder_.path() / "map";
};

using Names = std::set<std::string>;

TEST_F(Parts, AreNothingUntilTheyAreCommitted) {
  {
    const auto part = PartFolder::beside(target_);
    ASSERT_TRUE(part);
    write(part->path() / "a", "1");
    EXPECT_FALSE(fs::exists(target_));
  }
  EXPECT_EQ(names(folder_.path()), Names{});
  auto part = PartFolder::beside(target_);
  ASSERT_TRUE(part);
  write(part->path() / "a", "1");
  ASSERT_TRUE(part->commit());
  EXPECT_EQ(names(folder_.path()), (Names{"map", "map/a"}));
}

TEST_F(Parts, ReplaceAFolderAndCarryOverWhatTheyLack) {
  folder_.write("map/kept/deep.txt", "deep");
  folder_.write("map/both", "old");
  fs::create_symlink("nowhere", target_ / "link");
  auto part = PartFolder::beside(target_);
  ASSERT_TRUE(part);
  write(part->path() / "both", "new");
  ASSERT_TRUE(part->carryOver());
  EXPECT_EQ(content(target_ / "both"), "old") << "touched before the commit";
  ASSERT_TRUE(part->commit());
  EXPECT_EQ(names(folder_.path()),
            (Names{"map", "map/both", "map/kept", "map/kept/deep.txt", "map/link"}));
  EXPECT_EQ(content(target_ / "both"), "new");
  EXPECT_EQ(content(target_ / "kept/deep.txt"), "deep");
}

TEST_F(Parts, NeedAFolderToLieIn) {
  EXPECT_FALSE(PartFolder::beside(folder_.path() / "none" / "map"));
}

}  // namespace
}  // namespace viewer
