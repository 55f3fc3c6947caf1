// Every picture format gives back what was put into it: pixels and words.
#include "tests/geo/io/scratch.hpp"
#include "tests/viewer/files/made_picture.hpp"
#include "viewer/files/picture_reader.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::testing_files::contentOf;
using geo::testing_files::ScratchFolder;

constexpr FileFormat kLossless[] = {FileFormat::Png, FileFormat::WebP, FileFormat::Tiff,
                                    FileFormat::Cog};
constexpr FileFormat kAll[] = {FileFormat::Png, FileFormat::Jpeg, FileFormat::WebP,
                               FileFormat::Tiff, FileFormat::Cog};

TEST(PictureFile, LosslessFormatsGiveEveryPixelBack) {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "map";
  for (const auto& [width, height] :
       {std::pair{1, 1}, {1, 50}, {50, 1}, {123, 77}, {640, 480}, {513, 1025}}) {
    for (const Picture& picture : {made::noise(width, height), made::map(width, height)}) {
      for (const FileFormat format : kLossless) {
        const auto written = writePicture(file, format, made::factsOf(picture), picture);
        ASSERT_TRUE(written) << geo::describe(written.error());
        const auto read = readPixels(file);
        ASSERT_TRUE(read) << geo::describe(read.error());
        EXPECT_EQ(read->widthPx, width);
        EXPECT_EQ(read->heightPx, height);
        EXPECT_TRUE(read->rgba == picture.rgba)
            << traitsOf(format).name << " " << width << "x" << height;
      }
    }
  }
}

/// Alpha means nothing in a map, and colours under it are not lost.
TEST(PictureFile, ComesBackOpaque) {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "map";
  const Picture opaque = made::noise(30, 20);
  Picture picture = opaque;
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 0;
  for (const FileFormat format : kLossless) {
    ASSERT_TRUE(writePicture(file, format, made::factsOf(picture), picture));
    EXPECT_TRUE(readPixels(file).value().rgba == opaque.rgba) << traitsOf(format).name;
  }
}

/// Quality 92 at full colour resolution: in flat areas hardly anything, at edges a little.
TEST(PictureFile, JpegStaysClose) {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "map.jpg";
  const Picture picture = made::map(640, 480);
  ASSERT_TRUE(writePicture(file, FileFormat::Jpeg, made::factsOf(picture), picture));
  const Picture read = readPixels(file).value();
  ASSERT_EQ(read.rgba.size(), picture.rgba.size());
  int worst = 0;
  double sum = 0;
  for (std::size_t i = 0; i < read.rgba.size(); ++i) {
    const int difference = std::abs(read.rgba[i] - picture.rgba[i]);
    worst = std::max(worst, difference);
    sum += difference;
  }
  EXPECT_LE(worst, 24);
  EXPECT_LE(sum / static_cast<double>(read.rgba.size()), 1.5);
}

TEST(PictureFile, SaysOfItselfWhatItWasTold) {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "map";
  const Picture picture = made::map(40, 30);
  for (const FileFormat format : kAll) {
    const PictureFacts facts = made::factsOf(picture);
    ASSERT_TRUE(writePicture(file, format, facts, picture));
    const auto read = readManifest(file);
    ASSERT_TRUE(read) << traitsOf(format).name << ": " << geo::describe(read.error());
    EXPECT_EQ(*read, facts.manifest) << traitsOf(format).name;
  }
}

TEST(PictureFile, WithNothingToSayItSaysNothing) {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "map";
  const Picture picture = made::map(40, 30);
  for (const FileFormat format : kAll) {
    ASSERT_TRUE(writePicture(file, format, {40, 30, 96, {}, {}}, picture));
    const auto read = readManifest(file);
    ASSERT_FALSE(read) << traitsOf(format).name;
    EXPECT_EQ(read.error().on, file.string());
  }
}

TEST(PictureFile, TheSamePictureGivesTheSameBytes) {
  const ScratchFolder scratch;
  const Picture picture = made::map(700, 600);
  for (const FileFormat format : kAll) {
    const auto first = scratch.path() / "first", second = scratch.path() / "second";
    ASSERT_TRUE(writePicture(first, format, made::factsOf(picture), picture));
    ASSERT_TRUE(writePicture(second, format, made::factsOf(picture), picture));
    EXPECT_EQ(contentOf(first), contentOf(second)) << traitsOf(format).name;
  }
}

TEST(PictureFile, GoesIntoAPipeAsIntoAFile) {
  const ScratchFolder scratch;
  const Picture picture = made::map(70, 60);
  for (const FileFormat format : kAll) {
    const auto file = scratch.path() / "file", copy = scratch.path() / "copy";
    ASSERT_TRUE(writePicture(file, format, made::factsOf(picture), picture));
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(
        ::popen(("cat > " + copy.string()).c_str(), "w"), ::pclose);
    const auto end = "/dev/fd/" + std::to_string(::fileno(pipe.get()));
    const auto written = writePicture(end, format, made::factsOf(picture), picture);
    ASSERT_TRUE(written) << geo::describe(written.error());
    pipe.reset();
    EXPECT_EQ(contentOf(copy), contentOf(file)) << traitsOf(format).name;
  }
}

/// Every beginning of a file, and files with a changed byte: a failure or a picture, never a crash;
/// a lossless file that is cut is never taken for a whole one.
TEST(ReadPixels, CutAndChangedFilesDoNoHarm) {
  const ScratchFolder scratch;
  const Picture picture = made::map(60, 50);
  for (const FileFormat format : kAll) {
    const auto file = scratch.path() / "map";
    ASSERT_TRUE(writePicture(file, format, made::factsOf(picture), picture));
    const std::string whole = contentOf(file);
    for (std::size_t length = 0; length + 40 < whole.size(); length += 1 + whole.size() / 80) {
      const auto cut = scratch.write("cut", std::string_view(whole).substr(0, length));
      const auto read = readPixels(cut);
      const bool isWhole = read && read->rgba == picture.rgba;
      EXPECT_TRUE(!read || isWhole) << traitsOf(format).name << " at " << length;
      static_cast<void>(readManifest(cut));
    }
    for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 80) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ 0x55);
      const auto other = scratch.write("changed", changed);
      static_cast<void>(readPixels(other));
      static_cast<void>(readManifest(other));
    }
  }
}

TEST(ReadPixels, RefusesWhatIsNoPicture) {
  const ScratchFolder scratch;
  struct Row {
    std::filesystem::path file;
    geo::Failure::Kind kind;
  };
  const Row kRows[] = {
      {scratch.path() / "none", geo::Failure::Kind::NotFound},
      {scratch.path(), geo::Failure::Kind::Unreadable},
      {"/dev/zero", geo::Failure::Kind::Unreadable},
      {scratch.write("empty.png", ""), geo::Failure::Kind::Unsupported},
      {scratch.write("text.png", "not a picture"), geo::Failure::Kind::Unsupported},
      {scratch.write("mark.jpg", "\xFF\xD8\xFF"), geo::Failure::Kind::Unreadable},
  };
  for (const Row& row : kRows) {
    const auto read = readPixels(row.file);
    ASSERT_FALSE(read) << row.file;
    EXPECT_EQ(read.error().kind, row.kind) << geo::describe(read.error());
    EXPECT_EQ(read.error().on, row.file.string());
    EXPECT_FALSE(readManifest(row.file));
  }
}

/// A few bytes that promise a picture as large as they can name take no memory for it.
TEST(ReadPixels, APromiseIsNotBelieved) {
  const ScratchFolder scratch;
  const Picture picture = made::map(20, 10);
  const auto file = scratch.path() / "map.png";
  ASSERT_TRUE(writePicture(file, FileFormat::Png, {20, 10, 96, {}, {}}, picture));
  std::string png = contentOf(file);
  png.replace(16, 8, std::string("\0\0\x4E\x20\0\0\x3A\x98", 8));  // 20000 x 15000
  EXPECT_FALSE(readPixels(scratch.write("large.png", png)));
}

}  // namespace
}  // namespace viewer
