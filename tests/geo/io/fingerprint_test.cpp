#include "geo/io/fingerprint.hpp"

#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace geo {
namespace {

void write(const std::filesystem::path& path, std::string_view content) {
  std::ofstream(path, std::ios::binary) << content;
}

// The examples of FIPS 180-2, appendix B, and the hash of nothing.
TEST(Fingerprint, IsSha256) {
  const support::TemporaryFolder folder;
  const auto file = folder.path() / "text";
  write(file, "abc");
  EXPECT_EQ(*sha256Of(file), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  write(file, "");
  EXPECT_EQ(*sha256Of(file), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  write(file, std::string(1'000'000, 'a'));
  EXPECT_EQ(*sha256Of(file), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Fingerprint, ChangesWithAnyByteAndAnyName) {
  const support::TemporaryFolder folder;
  const auto a = folder.path() / "a.csv", b = folder.path() / "b.csv", c = folder.path() / "c.csv";
  write(a, "one");
  write(b, "two");
  write(c, "two");
  const std::string first = *fingerprintOf({a, b});
  EXPECT_EQ(first, *fingerprintOf({b, a}));
  EXPECT_NE(first, *fingerprintOf({a, c}));
  write(b, "twO");
  EXPECT_NE(first, *fingerprintOf({a, b}));
}

TEST(Fingerprint, SaysWhichFileIsNotThere) {
  const auto none = fingerprintOf({"/nowhere/a.csv"});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().on, "/nowhere/a.csv");
}

}  // namespace
}  // namespace geo
