#include "tests/support/picture_match.hpp"

#include "tests/support/png_reader.hpp"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

namespace support {
namespace {

namespace fs = std::filesystem;

Picture plain(std::uint8_t shade) {
  Picture picture{32, 16, {}};
  for (int i = 0; i < 32 * 16; ++i) {
    picture.rgba.insert(picture.rgba.end(), {shade, shade, shade, 255});
  }
  return picture;
}

viewer::gl::Driver driver(const char* renderer) {
  viewer::gl::Driver made;
  made.renderer = renderer;
  return made;
}

fs::path writtenTo(const std::string& name) {
  return fs::path(TRUCELINE_BINARY_DIR) / "pictures" / name;
}

TEST(PictureMatch, WritesThePicturesThatDoNotMatch) {
  const fs::path folder = writtenTo("PictureMatch.WritesThePicturesThatDoNotMatch");
  fs::remove_all(folder);
  EXPECT_TRUE(looksLike(plain(90), plain(90), kSameDriver));
  EXPECT_FALSE(fs::exists(folder)) << "nothing to show";
  const auto answer = looksLike(plain(90), plain(120), kSameDriver);
  EXPECT_FALSE(answer);
  EXPECT_NE(std::string(answer.message()).find("512 of 512 pixels fail"), std::string::npos);
  EXPECT_EQ(readPng(folder / "actual.png").value().rgba, plain(90).rgba);
  EXPECT_EQ(readPng(folder / "expected.png").value().rgba, plain(120).rgba);
  EXPECT_EQ(readPng(folder / "difference.png").value().rgba, plain(255).rgba);
}

TEST(PictureMatch, OneStepIsNotIdentical) {
  EXPECT_TRUE(identical(plain(90), plain(90)));
  Picture other = plain(90);
  other.rgba[77] ^= 1;
  EXPECT_FALSE(identical(other, plain(90)));
}

TEST(PictureMatch, AGoldenPictureThatIsMissingIsAFailure) {
  const auto answer = matchesGolden("no such scene", plain(90), driver("llvmpipe (LLVM 15)"));
  EXPECT_FALSE(answer);
  EXPECT_NE(std::string(answer.message()).find("no such picture"), std::string::npos);
}

TEST(PictureMatch, GoldenPicturesAreMadeWithTheReferenceDriverOnly) {
  const fs::path folder = fs::path(TRUCELINE_SOURCE_DIR) / "tests/golden/no such scene";
  ::setenv("UPDATE_GOLDEN", "1", 1);
  const auto answer = matchesGolden("no such scene", plain(90), driver("softpipe"));
  ::unsetenv("UPDATE_GOLDEN");
  EXPECT_FALSE(answer);
  EXPECT_FALSE(fs::exists(folder));
}

}  // namespace
}  // namespace support
