#include "viewer/files/film_file.hpp"

#include "tests/geo/io/scratch.hpp"
#include "tests/viewer/files/in_child.hpp"
#include "tests/viewer/files/made_picture.hpp"
#include "tests/viewer/files/outsider.hpp"
#include "viewer/files/part_registry.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::testing_files::contentOf;
using geo::testing_files::ScratchFolder;
using testing::HasSubstr;

constexpr FileFormat kFilms[] = {FileFormat::Mp4, FileFormat::WebM, FileFormat::Gif};

class FilmFile : public testing::Test {
 protected:
  void SetUp() override {
    if (!outsider::isThere("ffmpeg") || !outsider::isThere("ffprobe")) {
      GTEST_SKIP() << "ffmpeg is not installed";
    }
  }
  ScratchFolder scratch_;
};

FilmFacts factsFor(int widthPx, int heightPx, int framesPerSecond, int frameCount) {
  return {made::factsOf(Picture{widthPx, heightPx, {}}), framesPerSecond, frameCount};
}

geo::Result<void> writeFilm(const std::filesystem::path& path, FileFormat format,
                            const FilmFacts& facts) {
  auto film = FilmWriter::start(path, format, facts);
  if (!film) return tl::unexpected(film.error());
  for (int i = 0; i < facts.frameCount; ++i) {
    auto added = film->addFrame(made::map(facts.picture.widthPx, facts.picture.heightPx, 2 * i));
    if (!added) return added;
  }
  return film->finish();
}

std::string probed(const std::filesystem::path& film, const std::string& entries) {
  return outsider::said(
      "ffprobe -v error -count_frames -select_streams v -of default=nw=1 -show_entries " + entries +
      " file:" + film.string());
}

TEST_F(FilmFile, HasItsFramesAndItsLength) {
  struct Row {
    FileFormat format;
    int widthPx, heightPx, framesPerSecond, frameCount;
    const char* says;
  };
  const Row kRows[] = {
      {FileFormat::Mp4, 160, 120, 25, 50,
       "codec_name=h264\nwidth=160\nheight=120\npix_fmt=yuv420p\n"},
      {FileFormat::Mp4, 161, 121, 10, 7,
       "codec_name=h264\nwidth=162\nheight=122\npix_fmt=yuv420p\n"},
      {FileFormat::Mp4, 64, 64, 30, 1, "codec_name=h264\nwidth=64\nheight=64\npix_fmt=yuv420p\n"},
      {FileFormat::WebM, 161, 121, 25, 50,
       "codec_name=vp9\nwidth=161\nheight=121\npix_fmt=yuv420p\n"},
      {FileFormat::WebM, 64, 64, 5, 1, "codec_name=vp9\nwidth=64\nheight=64\npix_fmt=yuv420p\n"},
      {FileFormat::Gif, 161, 121, 10, 30, "codec_name=gif\nwidth=161\nheight=121\npix_fmt=bgra\n"},
      {FileFormat::Gif, 64, 64, 20, 1, "codec_name=gif\nwidth=64\nheight=64\npix_fmt=bgra\n"},
  };
  for (const Row& row : kRows) {
    const auto film = scratch_.path() / "film";
    const auto written = writeFilm(
        film, row.format, factsFor(row.widthPx, row.heightPx, row.framesPerSecond, row.frameCount));
    ASSERT_TRUE(written) << geo::describe(written.error());
    EXPECT_EQ(probed(film, "stream=codec_name,width,height,pix_fmt"), row.says);
    EXPECT_EQ(probed(film, "stream=nb_read_frames"),
              "nb_read_frames=" + std::to_string(row.frameCount) + "\n");
    const std::string duration = probed(film, "format=duration");
    ASSERT_TRUE(duration.starts_with("duration=")) << duration;
    EXPECT_NEAR(std::stod(duration.substr(9)),
                static_cast<double>(row.frameCount) / row.framesPerSecond, 0.0051)
        << traitsOf(row.format).name << " " << row.frameCount;
  }
}

/// Frames that do not differ are frames all the same.
TEST_F(FilmFile, AStillFilmIsNotShortened) {
  for (const FileFormat format : kFilms) {
    const auto path = scratch_.path() / "film";
    const FilmFacts facts = factsFor(80, 60, 10, 20);
    auto film = FilmWriter::start(path, format, facts);
    ASSERT_TRUE(film) << geo::describe(film.error());
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(film->addFrame(made::map(80, 60)));
    ASSERT_TRUE(film->finish());
    EXPECT_EQ(probed(path, "stream=nb_read_frames"), "nb_read_frames=20\n")
        << traitsOf(format).name;
  }
}

/// The n-th picture of a film, as ffmpeg shows it.
std::string frameBytes(const std::filesystem::path& film, int n) {
  const auto raw = film.parent_path() / "frame.rgba";
  outsider::said("ffmpeg -v error -y -i file:" + film.string() + " -vf 'select=eq(n\\," +
                 std::to_string(n) + ")' -frames:v 1 -f rawvideo -pix_fmt rgba " + raw.string());
  return contentOf(raw);
}

TEST_F(FilmFile, ShowsWhatItWasGiven) {
  for (const FileFormat format : kFilms) {
    const auto path = scratch_.path() / "film";
    ASSERT_TRUE(writeFilm(path, format, factsFor(160, 120, 10, 12)));
    const Picture meant = made::map(160, 120, 2 * 9);
    const std::string shown = frameBytes(path, 9);
    ASSERT_EQ(shown.size(), meant.rgba.size());
    double sum = 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      sum += std::abs(static_cast<std::uint8_t>(shown[i]) - meant.rgba[i]);
    }
    EXPECT_LT(sum / static_cast<double>(shown.size()), 3.0) << traitsOf(format).name;
  }
}

TEST_F(FilmFile, SaysOfItselfWhatItWasTold) {
  for (const FileFormat format : {FileFormat::Mp4, FileFormat::WebM}) {
    const auto film = scratch_.path() / "film";
    const FilmFacts facts = factsFor(64, 64, 10, 2);
    ASSERT_TRUE(writeFilm(film, format, facts));
    const std::string tags = probed(film, "format_tags");
    EXPECT_THAT(tags, HasSubstr(":title=" + facts.picture.manifest[0].value + "\n"));
    EXPECT_THAT(tags, HasSubstr("Command: truceline render -o map.png --at 2020-11-25"));
  }
}

TEST_F(FilmFile, TheSameFramesGiveTheSameBytes) {
  for (const FileFormat format : kFilms) {
    const auto first = scratch_.path() / "first", second = scratch_.path() / "second";
    const FilmFacts facts = factsFor(320, 240, 10, 15);
    ASSERT_TRUE(writeFilm(first, format, facts));
    ASSERT_TRUE(writeFilm(second, format, facts));
    EXPECT_TRUE(contentOf(first) == contentOf(second)) << traitsOf(format).name;
  }
}

TEST_F(FilmFile, BrokenOffItLeavesNothing) {
  for (const FileFormat format : kFilms) {
    {
      auto film = FilmWriter::start(scratch_.path() / "film", format, factsFor(64, 64, 10, 5));
      ASSERT_TRUE(film);
      for (int i = 0; i < 4; ++i) ASSERT_TRUE(film->addFrame(made::map(64, 64)));
      const auto early = film->finish();
      ASSERT_FALSE(early);
      EXPECT_EQ(geo::describe(early.error()), "a film without all its frames: 1 are missing");
      EXPECT_FALSE(film->addFrame(made::map(64, 65)));
      ASSERT_TRUE(film->addFrame(made::map(64, 64)));
      EXPECT_FALSE(film->addFrame(made::map(64, 64))) << "that would be one too many";
    }
    EXPECT_TRUE(std::filesystem::is_empty(scratch_.path()));
  }
}

TEST_F(FilmFile, RefusesBeforeAnythingIsWritten) {
  struct Row {
    FileFormat format;
    FilmFacts facts;
    const char* said;
  };
  const Row kRows[] = {
      {FileFormat::Png, factsFor(10, 10, 10, 1), "not a format of films: png"},
      {FileFormat::Mp4, factsFor(16386, 10, 10, 1),
       "MP4 film, H.264 holds at most 16384 pixels a side: 16386x10"},
      {FileFormat::WebM, factsFor(10, 10, 10, 0), "a film without frames"},
      {FileFormat::Gif, factsFor(1920, 1080, 10, 1000),
       "a GIF of 1000 frames of 1920x1080 takes 7.7 GiB of memory, more than 1; smaller or fewer "
       "frames, or .mp4 or .webm"},
  };
  for (const Row& row : kRows) {
    const auto film = FilmWriter::start(scratch_.path() / "film", row.format, row.facts);
    ASSERT_FALSE(film) << row.said;
    EXPECT_EQ(geo::describe(film.error()), row.said);
  }
  EXPECT_TRUE(std::filesystem::is_empty(scratch_.path()));
}

TEST_F(FilmFile, AMissingEncoderIsSaidFirst) {
  const std::string answer = in_child::inChild([&] {
    ::setenv("PATH", scratch_.path().c_str(), 1);
    const auto film =
        FilmWriter::start(scratch_.path() / "film.mp4", FileFormat::Mp4, factsFor(64, 64, 10, 1));
    return film ? std::string("started") : geo::describe(film.error());
  });
  EXPECT_EQ(answer, "not installed; it comes with the package ffmpeg: ffmpeg");
  EXPECT_TRUE(std::filesystem::is_empty(scratch_.path()));
}

TEST_F(FilmFile, AnEncoderThatGivesUpIsAFailureWithItsWords) {
  const auto program =
      scratch_.write("bin/ffmpeg", "#!/bin/sh\necho 'no such codec' >&2\nexit 1\n");
  std::filesystem::permissions(program, std::filesystem::perms(0755));
  const std::string answer = in_child::inChild([&] {
    ::setenv("PATH", program.parent_path().c_str(), 1);
    const auto written =
        writeFilm(scratch_.path() / "film.mp4", FileFormat::Mp4, factsFor(640, 480, 10, 50));
    return written ? std::string("written") : geo::describe(written.error());
  });
  EXPECT_EQ(answer, "no such codec: ffmpeg");
  EXPECT_EQ(in_child::namesIn(scratch_.path()), std::set<std::string>{"bin"});
}

/// A stopped program takes its film along, and the encoder does not bring it back.
TEST_F(FilmFile, StoppedItLeavesNothing) {
  for (const FileFormat format : kFilms) {
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
      removePartsWhenStopped();
      auto film = FilmWriter::start(scratch_.path() / "film", format, factsFor(64, 64, 10, 50));
      for (int i = 0; film && i < 49; ++i) static_cast<void>(film->addFrame(made::map(64, 64)));
      ::raise(SIGTERM);
      ::_exit(1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    for (int i = 0; i < 10; ++i) {
      EXPECT_TRUE(std::filesystem::is_empty(scratch_.path())) << traitsOf(format).name;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
}

/// The name of a file is never an address, an option or an expression.
TEST_F(FilmFile, AnOddNameIsAName) {
  for (const char* name : {"http:x.mp4", "-y.mp4", "a b'c\"%d;$(x).mp4", "pipe:1.mp4"}) {
    const auto film = scratch_.path() / name;
    const auto written = writeFilm(film, FileFormat::Mp4, factsFor(64, 64, 10, 2));
    EXPECT_TRUE(written) << geo::describe(written.error());
    EXPECT_EQ(in_child::namesIn(scratch_.path()), std::set<std::string>{name});
    std::filesystem::remove(film);
  }
}

}  // namespace
}  // namespace viewer
