// A file is whole or not there at all, whatever goes wrong on the way.
#include "tests/geo/io/scratch.hpp"
#include "tests/viewer/files/in_child.hpp"
#include "viewer/files/whole_file.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <set>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

namespace fs = std::filesystem;
using geo::testing_files::contentOf;
using geo::testing_files::ScratchFolder;
using in_child::inChild;
using in_child::namesIn;

const std::string kOld = "the older file\n";

std::string answerOf(const geo::Result<void>& written) {
  return written ? "written" : geo::describe(written.error());
}

/// Root may write anywhere: a child that is to be refused must be somebody else.
void becomeNobody() {
  constexpr uid_t kNobody = 65534;
  if (::geteuid() == 0 && (::setegid(kNobody) != 0 || ::seteuid(kNobody) != 0)) ::_exit(2);
}

TEST(WriteWhole, WritesAndReplaces) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "map.png";
  ASSERT_EQ(answerOf(writeWhole(file, kOld)), "written");
  EXPECT_EQ(contentOf(file), kOld);
  const std::string large(3'000'000, 'x');
  ASSERT_EQ(answerOf(writeWhole(file, large)), "written");
  EXPECT_EQ(contentOf(file), large);
  ASSERT_EQ(answerOf(writeWhole(file, std::string_view{})), "written");
  EXPECT_EQ(contentOf(file), "");
  EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"map.png"}) << "nothing is left over";
}

TEST(WriteWhole, AMissingFolderIsAFailure) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "no such folder" / "map.png";
  EXPECT_EQ(answerOf(writeWhole(file, kOld)),
            "cannot write (No such file or directory): " + file.string());
  EXPECT_TRUE(fs::is_empty(scratch.path()));
}

TEST(WriteWhole, AFileForAFolderIsAFailure) {
  const ScratchFolder scratch;
  const fs::path file = scratch.write("file", kOld);
  EXPECT_EQ(answerOf(writeWhole(file / "map.png", "new")),
            "cannot write (Not a directory): " + (file / "map.png").string());
  EXPECT_EQ(contentOf(file), kOld);
}

TEST(WriteWhole, AFolderIsNotWrittenTo) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "map.png";
  fs::create_directory(folder);
  EXPECT_EQ(answerOf(writeWhole(folder, kOld)),
            "cannot write (it is a folder): " + folder.string());
  EXPECT_TRUE(fs::is_directory(folder));
  EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"map.png"});
}

TEST(WriteWhole, AFolderThatMayNotBeWrittenToKeepsItsFiles) {
  const ScratchFolder scratch;
  const fs::path file = scratch.write("map.png", kOld);
  fs::permissions(scratch.path(), fs::perms(0555));
  const std::string answer = inChild([&] {
    becomeNobody();
    return answerOf(writeWhole(file, "new"));
  });
  fs::permissions(scratch.path(), fs::perms(0755));
  EXPECT_EQ(answer, "cannot write (Permission denied): " + file.string());
  EXPECT_EQ(contentOf(file), kOld);
  EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"map.png"});
}

TEST(WriteWhole, AFileThatMayNotBeReplacedSaysWhy) {
  if (::geteuid() != 0) GTEST_SKIP() << "needs a file of somebody else's";
  const ScratchFolder scratch;
  const fs::path file = scratch.write("map.png", kOld);
  fs::permissions(scratch.path(), fs::perms(01777));  // as /tmp: add, but do not replace others'
  const std::string answer = inChild([&] {
    becomeNobody();
    errno = ENOENT;  // left over from something before
    return answerOf(writeWhole(file, "new"));
  });
  EXPECT_EQ(answer, "cannot write (Operation not permitted): " + file.string());
  EXPECT_EQ(contentOf(file), kOld);
  EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"map.png"});
}

/// A limit on the size of files stands in for a disk that is full half way.
std::string writtenWithLimit(const fs::path& file) {
  return inChild([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{5000, 5000};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return std::string("no limit");
    return answerOf(writeWhole(file, std::string(100'000, 'x')));
  });
}

TEST(WriteWhole, HalfAFileIsTakenAway) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "map.png";
  EXPECT_EQ(writtenWithLimit(file), "cannot write (File too large): " + file.string());
  EXPECT_TRUE(fs::is_empty(scratch.path()));
}

TEST(WriteWhole, AnOlderFileSurvivesHalfANewOne) {
  const ScratchFolder scratch;
  const fs::path file = scratch.write("map.png", kOld);
  EXPECT_EQ(writtenWithLimit(file), "cannot write (File too large): " + file.string());
  EXPECT_EQ(contentOf(file), kOld);
  EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"map.png"});
}

TEST(WriteWhole, AFullDeviceIsAFailureAndStays) {
  EXPECT_EQ(answerOf(writeWhole("/dev/full", kOld)),
            "cannot write (No space left on device): /dev/full");
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
  EXPECT_EQ(answerOf(writeWhole("/dev/null", kOld)), "written");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST(WriteWhole, APipeTakesItAll) {
  const ScratchFolder scratch;
  const fs::path pipe = scratch.path() / "map.png";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const std::string large(300'000, 'y');  // more than a pipe holds at once
  std::string read;
  std::thread reader([&] { read = contentOf(pipe); });
  const auto written = writeWhole(pipe, large);
  reader.join();
  EXPECT_EQ(answerOf(written), "written");
  EXPECT_EQ(read, large);
  EXPECT_TRUE(fs::is_fifo(pipe)) << "it is not replaced by a file";
}

TEST(WriteWhole, ADashIsStandardOutput) {
  const ScratchFolder scratch;
  const std::string answer = inChild([&] {
    const fs::path out = scratch.path() / "out";
    if (!std::freopen(out.c_str(), "w", stdout)) return std::string("no file");
    return answerOf(writeWhole("-", kOld));
  });
  EXPECT_EQ(answer, "written");
  EXPECT_EQ(contentOf(scratch.path() / "out"), kOld);
  EXPECT_FALSE(fs::exists("-"));
}

TEST(WriteWhole, AFullStandardOutputIsAFailure) {
  const std::string answer = inChild([&] {
    if (!std::freopen("/dev/full", "w", stdout)) return std::string("no device");
    return answerOf(writeWhole("-", kOld));
  });
  EXPECT_EQ(answer, "cannot write (No space left on device): standard output");
}

TEST(WriteWhole, ANameAsLongAsFilesMayHaveIsTaken) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / (std::string(251, 'n') + ".png");
  EXPECT_EQ(answerOf(writeWhole(file, kOld)), "written");
  EXPECT_EQ(contentOf(file), kOld);
}

TEST(WriteWhole, ALinkStaysALink) {
  const ScratchFolder scratch;
  const fs::path file = scratch.write("real/old.png", kOld), link = scratch.path() / "map.png";
  fs::create_symlink("real/old.png", link);
  EXPECT_EQ(answerOf(writeWhole(link, "new")), "written");
  EXPECT_EQ(contentOf(file), "new");
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(namesIn(file.parent_path()), std::set<std::string>{"old.png"});
}

TEST(WriteWhole, ALinkToNothingMakesTheFileItNames) {
  const ScratchFolder scratch;
  const fs::path link = scratch.path() / "map.png";
  fs::create_symlink("real.png", link);
  EXPECT_EQ(answerOf(writeWhole(link, kOld)), "written");
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(contentOf(scratch.path() / "real.png"), kOld);
}

TEST(WriteWhole, WritersAtTheSameTimeDoNotMix) {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "map.png";
  std::vector<std::thread> writers;
  for (char letter = 'a'; letter < 'i'; ++letter) {
    writers.emplace_back([&, letter] {
      for (int i = 0; i < 5; ++i) EXPECT_TRUE(writeWhole(file, std::string(100'000, letter)));
    });
  }
  for (std::thread& writer : writers) writer.join();
  const std::string content = contentOf(file);
  EXPECT_EQ(content, std::string(100'000, content.at(0)));
  EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"map.png"});
}

TEST(WriteWhole, AFileLeftByAnotherRunIsNotTouched) {
  const ScratchFolder scratch;
  const auto left = scratch.write(".truceline-" + std::to_string(::getpid()) + "-0.part", kOld);
  EXPECT_EQ(answerOf(writeWhole(scratch.path() / "map.png", "new")), "written");
  EXPECT_EQ(contentOf(left), kOld);
}

}  // namespace
}  // namespace viewer
