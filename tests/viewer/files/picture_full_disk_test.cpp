// A limit on the size of files stands in for a disk that is full at any point of a picture or film.
#include "tests/geo/io/scratch.hpp"
#include "tests/viewer/files/in_child.hpp"
#include "tests/viewer/files/made_picture.hpp"
#include "viewer/files/film_file.hpp"

#include <csignal>
#include <sys/resource.h>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::testing_files::contentOf;
using geo::testing_files::ScratchFolder;
using in_child::inChild;
using in_child::namesIn;

std::string answerOf(const geo::Result<void>& written) {
  return written ? "written" : geo::describe(written.error());
}

std::string writtenWithLimit(rlim_t bytes, const std::function<geo::Result<void>()>& write) {
  return inChild([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return std::string("no limit");
    return answerOf(write());
  });
}

TEST(PictureOnAFullDisk, TheOlderFileStays) {
  const Picture picture = made::noise(600, 700);
  for (const FileFormat format :
       {FileFormat::Png, FileFormat::Jpeg, FileFormat::WebP, FileFormat::Tiff, FileFormat::Cog}) {
    const ScratchFolder scratch;
    const auto file = scratch.path() / "map";
    const auto write = [&] { return writePicture(file, format, made::factsOf(picture), picture); };
    ASSERT_EQ(answerOf(write()), "written");
    const std::string whole = contentOf(file);
    constexpr int kSteps = 24;
    for (int step = 0; step < kSteps; ++step) {
      scratch.write("map", "old");
      const rlim_t limit = (whole.size() - 1) * static_cast<rlim_t>(step) / (kSteps - 1);
      const std::string answer = writtenWithLimit(limit, write);
      EXPECT_TRUE(answer.starts_with("cannot write (")) << answer;
      EXPECT_EQ(contentOf(file), "old") << traitsOf(format).name << " with " << limit;
      EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"map"});
    }
  }
}

TEST(PictureOnAFullDisk, AFullDeviceIsAFailure) {
  const Picture picture = made::noise(300, 300);
  for (const FileFormat format :
       {FileFormat::Png, FileFormat::Jpeg, FileFormat::WebP, FileFormat::Tiff, FileFormat::Cog}) {
    EXPECT_EQ(answerOf(writePicture("/dev/full", format, made::factsOf(picture), picture)),
              "cannot write (No space left on device): /dev/full");
  }
}

geo::Result<void> writeFilm(const std::filesystem::path& file, FileFormat format) {
  constexpr int kFrames = 12;
  const Picture first = made::noise(160, 120);
  auto film = FilmWriter::start(file, format, {made::factsOf(first), 10, kFrames});
  if (!film) return tl::unexpected(film.error());
  for (int i = 0; i < kFrames; ++i) {
    auto added = film->addFrame(made::noise(160, 120, static_cast<unsigned>(i)));
    if (!added) return added;
  }
  return film->finish();
}

TEST(FilmOnAFullDisk, TheOlderFileStays) {
  if (!findProgram("ffmpeg", "ffmpeg")) GTEST_SKIP() << "ffmpeg is not installed";
  for (const FileFormat format : {FileFormat::Mp4, FileFormat::WebM, FileFormat::Gif}) {
    const ScratchFolder scratch;
    const auto file = scratch.path() / "film";
    const auto write = [&] { return writeFilm(file, format); };
    ASSERT_EQ(answerOf(write()), "written");
    const std::string whole = contentOf(file);
    constexpr int kSteps = 5;
    for (int step = 0; step < kSteps; ++step) {
      scratch.write("film", "old");
      const rlim_t limit = (whole.size() - 1) * static_cast<rlim_t>(step) / (kSteps - 1);
      EXPECT_NE(writtenWithLimit(limit, write), "written") << traitsOf(format).name << " " << limit;
      EXPECT_EQ(contentOf(file), "old");
      EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"film"});
    }
  }
}

}  // namespace
}  // namespace viewer
