// Scenarios that are not there or broken, outputs that cannot be written, machines without OpenGL:
// the program says so in one line, soon, and leaves nothing behind.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/picture.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

namespace e2e {
namespace {

namespace fs = std::filesystem;
using geo::testing_files::contentOf;
using Words = std::vector<std::string>;

/// Every verb that opens a scenario and needs no display.
std::vector<Words> openersOf(const std::string& input) {
  return {{"check", input},
          {"info", input},
          {"info", "--json", input},
          {"list", "--layer", "sites", input},
          {"render", "--size", "64x48", "-o", "x.png", input}};
}

void expectUnusable(const support::TemporaryFolder& folder, const std::string& input,
                    std::string_view says) {
  const auto before = namesIn(folder.path());
  for (const Words& words : openersOf(input)) {
    SCOPED_TRACE(words.front() + " " + input);
    expectFailure(truceline(words, {.words = {}, .folder = folder.path()}), kFailed, says);
    EXPECT_EQ(namesIn(folder.path()), before);
  }
}

std::string randomBytes(unsigned seed) {
  std::mt19937 random(seed);
  std::string bytes(4096, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random() & 0xff);
  return bytes;
}

void copyBundled(const fs::path& to) {
  fs::copy(bundledScenario(), to, fs::copy_options::recursive);
}

TEST(HostileInput, NoScenarioThere) {
  const support::TemporaryFolder folder;
  expectUnusable(folder, "nowhere", "nowhere");
}

TEST(HostileInput, EmptyFolder) {
  const support::TemporaryFolder folder;
  fs::create_directory(folder.path() / "empty");
  expectUnusable(folder, "empty", "empty/scenario.toml");
}

TEST(HostileInput, EmptyFile) {
  const support::TemporaryFolder folder;
  folder.write("blank/scenario.toml", "");
  expectUnusable(folder, "blank", "blank/scenario.toml");
}

TEST(HostileInput, TextCutInTheMiddleOfAValue) {
  const support::TemporaryFolder folder;
  const std::string whole = contentOf(bundledScenario() / "scenario.toml");
  const auto middle = whole.find("extent = [") + std::string_view("extent = [45.4,").size();
  folder.write("cut/scenario.toml", whole.substr(0, middle));
  expectUnusable(folder, "cut", "cut/scenario.toml");
}

TEST(HostileInput, RandomBytes) {
  const support::TemporaryFolder folder;
  for (const unsigned seed : {1u, 2u, 3u}) {
    folder.write("noise/scenario.toml", randomBytes(seed));
    expectFailure(truceline({"check", "noise"}, {.words = {}, .folder = folder.path()}), kFailed,
                  "noise/scenario.toml");
  }
  expectUnusable(folder, "noise/scenario.toml", "noise/scenario.toml");
}

TEST(HostileInput, ThingsThatAreNoFile) {
  const support::TemporaryFolder folder;
  fs::create_directories(folder.path() / "nested/scenario.toml");
  ASSERT_EQ(::mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  expectUnusable(folder, "nested", "nested/scenario.toml");
  expectUnusable(folder, "pipe", "pipe");
  expectUnusable(folder, "/dev/zero", "/dev/zero");
}

TEST(HostileInput, AMissingDataFileIsNamedAndTheRestIsShown) {
  const support::TemporaryFolder folder;
  const Command here{.words = {}, .folder = folder.path()};
  copyBundled(folder.path() / "partial");
  fs::remove(folder.path() / "partial/sites.csv");
  const auto expectNamed = [](const Outcome& outcome) {
    const auto lines = linesOf(outcome.err);
    ASSERT_EQ(lines.size(), 1u) << outcome.err;
    EXPECT_THAT(lines[0], testing::MatchesRegex("truceline: partial/scenario.toml:[0-9]+: .*"
                                                "sites.csv.*"));
  };
  const Outcome checked = truceline({"check", "partial"}, here);
  EXPECT_EQ(checked.exitCode, kFailed);
  EXPECT_EQ(checked.out, "1 errors, 0 warnings\n");
  expectNamed(checked);
  const Outcome listed = truceline({"list", "--layer", "events", "partial"}, here);
  EXPECT_EQ(listed.exitCode, kSuccess);
  EXPECT_EQ(listed.out, truceline({"list", "--layer", "events"}).out);
  expectNamed(listed);
  const Outcome drawn = truceline({"render", "--size", "64x48", "-o", "x.png", "partial"}, here);
  EXPECT_EQ(drawn.exitCode, kSuccess);
  EXPECT_TRUE(decodePng(contentOf(folder.path() / "x.png")));
  expectNamed(drawn);
  expectSuccess(truceline({"info", "--quiet", "partial"}, here));
}

TEST(HostileInput, ADataFileOfRandomBytesIsReportedAndTheRestIsShown) {
  const support::TemporaryFolder folder;
  const Command here{.words = {}, .folder = folder.path()};
  copyBundled(folder.path() / "noisy");
  folder.write("noisy/sites.csv", randomBytes(4));
  folder.write("noisy/control.geojson", randomBytes(5));
  const Outcome drawn = truceline({"render", "--size", "64x48", "-o", "x.png", "noisy"}, here);
  EXPECT_EQ(drawn.exitCode, kSuccess);
  EXPECT_THAT(drawn.err, testing::HasSubstr("noisy/sites.csv"));
  EXPECT_THAT(drawn.err, testing::HasSubstr("control.geojson"));
  for (const std::string& line : linesOf(drawn.err)) {
    EXPECT_TRUE(line.starts_with("truceline: ")) << line;
    EXPECT_TRUE(std::ranges::none_of(line, [](unsigned char c) { return c < 0x20; })) << line;
  }
  EXPECT_EQ(truceline({"check", "noisy"}, here).exitCode, kFailed);
}

TEST(HostileInput, UnknownCoordinateSystems) {
  const support::TemporaryFolder folder;
  for (const char* crs :
       {"EPSG:999999", "nonsense", "EPSG:5773", "EPSG:4978", "EPSG:", "+proj=x"}) {
    SCOPED_TRACE(crs);
    expectFailure(
        truceline({"render", "-o", "x.png", "--crs", crs}, {.words = {}, .folder = folder.path()}),
        kFailed, crs);
    EXPECT_THAT(namesIn(folder.path()), testing::IsEmpty());
  }
}

/// Every place where no file can be written, for both verbs that write.
TEST(HostileInput, OutputsThatCannotBeWritten) {
  const support::TemporaryFolder folder;
  folder.write("file", "a file, not a folder");
  fs::create_directory(folder.path() / "folder.png");
  fs::create_symlink("/dev/full", folder.path() / "full.png");
  const auto before = namesIn(folder.path());
  const Words outputs{"folder.png", "full.png",    "nowhere/x.png",
                      "file/x.png", "/proc/x.png", std::string(300, 'x') + ".png"};
  for (const std::string& output : outputs) {
    SCOPED_TRACE(output);
    const Command here{.words = {}, .folder = folder.path()};
    expectFailure(truceline({"render", "--size", "64x48", "-o", output}, here), kFailed, output);
    expectFailure(truceline({"list", "--layer", "sites", "-o", output}, here), kFailed, output);
    EXPECT_EQ(namesIn(folder.path()), before);
  }
  EXPECT_THAT(namesIn(folder.path() / "folder.png"), testing::IsEmpty());
  EXPECT_TRUE(fs::is_symlink(folder.path() / "full.png"));
}

TEST(HostileInput, AFolderThatMustNotBeWrittenTo) {
  if (::geteuid() == 0) GTEST_SKIP() << "the superuser may write everywhere";
  const support::TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const Outcome outcome =
      truceline({"render", "--size", "64x48", "-o", (folder.path() / "x.png").string()});
  fs::permissions(folder.path(), fs::perms::owner_all);
  expectFailure(outcome, kFailed, "x.png");
  EXPECT_THAT(namesIn(folder.path()), testing::IsEmpty());
}

TEST(HostileInput, AnOlderFileSurvivesAFailure) {
  const support::TemporaryFolder folder;
  const fs::path older = folder.write("x.png", "an older picture");
  expectFailure(truceline({"render", "--crs", "nonsense", "-o", older.string()}), kFailed);
  EXPECT_EQ(contentOf(older), "an older picture");
  EXPECT_EQ(namesIn(folder.path()).size(), 1u);
}

/// A full disk behind standard output is a failure of every verb, also where only text is printed.
TEST(HostileInput, AFullStandardOutput) {
  const std::vector<Words> printers{{"--version"},
                                    {"--help"},
                                    {"render", "--help"},
                                    {"info"},
                                    {"info", "--json"},
                                    {"check"},
                                    {"list", "--layer", "sites"},
                                    {"render", "--size", "64x48", "-o", "-"}};
  for (const Words& words : printers) {
    SCOPED_TRACE(words.front());
    const Outcome outcome = truceline(words, {.words = {}, .standardOutput = "/dev/full"});
    expectFailure(outcome, kFailed, "standard output");
  }
}

TEST(HostileInput, NoOpenGl) {
  const support::TemporaryFolder folder;
  const std::vector<std::map<std::string, std::string>> machines{
      {{"__EGL_VENDOR_LIBRARY_DIRS", "/nonexistent"}, {"__EGL_VENDOR_LIBRARY_FILENAMES", ""}},
      {{"MESA_GL_VERSION_OVERRIDE", "2.1"}, {"LIBGL_ALWAYS_SOFTWARE", "1"}}};
  for (const auto& variables : machines) {
    SCOPED_TRACE(variables.begin()->first);
    const Outcome outcome =
        truceline({"render", "--size", "64x48", "-o", "x.png"},
                  {.words = {}, .variables = variables, .folder = folder.path()});
    expectFailure(outcome, kFailed, "OpenGL 3.3");
    EXPECT_THAT(namesIn(folder.path()), testing::IsEmpty());
  }
}

TEST(HostileInput, NoDisplay) {
  for (const Words& words : {Words{}, Words{"view"}, Words{bundledScenario().string()}}) {
    expectFailure(truceline(words), kFailed, "display");
  }
  expectFailure(truceline({"view"}, {.words = {}, .variables = {{"DISPLAY", ":987654"}}}), kFailed,
                "display");
}

}  // namespace
}  // namespace e2e
