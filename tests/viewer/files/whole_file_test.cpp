// Files that are written piece by piece, or by others under a name of their own.
#include "viewer/files/whole_file.hpp"

#include "tests/geo/io/scratch.hpp"
#include "tests/viewer/files/in_child.hpp"
#include "viewer/files/part_registry.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

namespace fs = std::filesystem;
using geo::testing_files::contentOf;
using geo::testing_files::ScratchFolder;
using in_child::inChild;
using in_child::namesIn;

std::span<const std::uint8_t> bytesOf(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

TEST(WholeFile, ComesIntoItsPlaceOnlyWhenDone) {
  const ScratchFolder scratch;
  const fs::path path = scratch.write("map.png", "old");
  auto file = WholeFile::open(path);
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->write(bytesOf("new ")));
  ASSERT_TRUE(file->write(bytesOf("content")));
  EXPECT_EQ(contentOf(path), "old");
  EXPECT_EQ(namesIn(scratch.path()).size(), 2u);
  ASSERT_TRUE(file->commit());
  EXPECT_EQ(contentOf(path), "new content");
  EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"map.png"});
}

TEST(WholeFile, WithoutCommitNothingIsLeft) {
  const ScratchFolder scratch;
  const fs::path path = scratch.write("map.png", "old");
  {
    auto file = WholeFile::open(path);
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->write(bytesOf("new")));
    const WholeFile moved = std::move(*file);
  }
  EXPECT_EQ(contentOf(path), "old");
  EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"map.png"});
}

TEST(PartFile, IsEmptyBesideItsTargetAndOfItsKind) {
  const ScratchFolder scratch;
  auto part = PartFile::beside(scratch.path() / "map.gpkg");
  ASSERT_TRUE(part) << geo::describe(part.error());
  EXPECT_EQ(part->path().parent_path(), scratch.path());
  EXPECT_EQ(part->path().extension(), ".gpkg");
  EXPECT_EQ(fs::file_size(part->path()), 0u);
  std::ofstream(part->path()) << "by somebody else";
  ASSERT_TRUE(part->commit());
  EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"map.gpkg"});
  EXPECT_EQ(contentOf(scratch.path() / "map.gpkg"), "by somebody else");
}

TEST(PartFile, ForADeviceItLiesElsewhereAndIsCopied) {
  const ScratchFolder scratch;
  const fs::path out = scratch.path() / "out";
  const std::string answer = inChild([&] {
    ::setenv("TMPDIR", scratch.path().c_str(), 1);
    if (!std::freopen(out.c_str(), "w", stdout)) return std::string("no file");
    auto part = PartFile::beside("-");
    if (!part) return geo::describe(part.error());
    std::ofstream(part->path()) << std::string(3'000'000, 'x');
    const auto committed = part->commit();
    return committed ? std::string("written") : geo::describe(committed.error());
  });
  EXPECT_EQ(answer, "written");
  EXPECT_EQ(contentOf(out), std::string(3'000'000, 'x'));
  EXPECT_EQ(namesIn(scratch.path()), std::set<std::string>{"out"});
}

TEST(PartFile, OneThatHasGoneIsAFailureAndTheOlderFileStays) {
  const ScratchFolder scratch;
  const fs::path path = scratch.write("map.tif", "old");
  auto part = PartFile::beside(path);
  ASSERT_TRUE(part);
  fs::remove(part->path());
  const auto committed = part->commit();
  ASSERT_FALSE(committed);
  EXPECT_EQ(geo::describe(committed.error()),
            "cannot write (No such file or directory): " + path.string());
  EXPECT_EQ(contentOf(path), "old");
}

TEST(PartFile, ThereMayBeMoreThanAreRemembered) {
  const ScratchFolder scratch;
  {
    std::vector<PartFile> parts;
    for (int i = 0; i < 100; ++i) {
      parts.push_back(PartFile::beside(scratch.path() / std::to_string(i)).value());
    }
    EXPECT_EQ(namesIn(scratch.path()).size(), 100u);
  }
  EXPECT_TRUE(fs::is_empty(scratch.path()));
}

/// A child that begins files and waits; stopped by `signal`. How it ended, and what it left.
int statusOfStopped(const fs::path& folder, int signal) {
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    removePartsWhenStopped();
    auto finished = WholeFile::open(folder / "finished.png");
    if (!finished || !finished->commit()) ::_exit(1);
    const auto first = WholeFile::open(folder / "map.png");
    const auto second = PartFile::beside(folder / "film.mp4");
    if (!first || !second) ::_exit(1);
    std::ofstream(folder / "ready") << "yes";
    while (true) ::pause();
  }
  while (!fs::exists(folder / "ready")) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  ::kill(child, signal);
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

TEST(RemovePartsWhenStopped, NothingHalfWrittenIsLeft) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const ScratchFolder scratch;
    const fs::path old = scratch.write("map.png", "old");
    const int status = statusOfStopped(scratch.path(), signal);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal) << "it still ends by the signal";
    EXPECT_EQ(namesIn(scratch.path()), (std::set<std::string>{"finished.png", "map.png", "ready"}));
    EXPECT_EQ(contentOf(old), "old");
  }
}

TEST(RemovePartsWhenStopped, WhatAKilledRunLeftDisturbsNobody) {
  const ScratchFolder scratch;
  statusOfStopped(scratch.path(), SIGKILL);
  EXPECT_EQ(namesIn(scratch.path()).size(), 4u) << "two parts are left: that cannot be helped";
  ASSERT_TRUE(writeWhole(scratch.path() / "map.png", "new"));
  EXPECT_EQ(contentOf(scratch.path() / "map.png"), "new");
}

TEST(RemovePartsWhenStopped, AnIgnoredSignalStaysIgnored) {
  const std::string answer = inChild([] {
    std::signal(SIGHUP, SIG_IGN);
    removePartsWhenStopped();
    ::raise(SIGHUP);
    return std::string("alive");
  });
  EXPECT_EQ(answer, "alive");
}

}  // namespace
}  // namespace viewer
