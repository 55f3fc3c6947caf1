// truceline bundle: the file shows what the scenario showed, anywhere, or nothing at all.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/picture.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <csignal>

#include <nlohmann/json.hpp>

namespace e2e {
namespace {

namespace fs = std::filesystem;
using geo::testing_files::contentOf;
using testing::HasSubstr;
using testing::Not;
using Words = std::vector<std::string>;

constexpr const char* kRows =
    "id,date,lon,lat,kind\n"
    "1,2020-11-10,46.7,39.8,battle\n"
    "2,2020-11-11,46.8,39.9,riot\n";

constexpr const char* kStory = R"(
[[story]]
title = "The hand-over" # seen by all
caption = "Aghdam"
at = "2020-11-20"
notes = "SECRET: whom not to ask"

[[story]]
title = "After"
at = "2020-11-25"
)";

class Bundle : public testing::Test {
 protected:
  Bundle() {
    fs::create_directory(temporary());
    fs::create_directory(elsewhere());
  }
  ~Bundle() override { EXPECT_TRUE(fs::is_empty(temporary())) << "something is left"; }

  fs::path temporary() const { return folder_.path() / "tmp"; }
  fs::path elsewhere() const { return folder_.path() / "elsewhere"; }

  Command at(const fs::path& folder) const {
    return {.words = {}, .variables = {{"TMPDIR", temporary().string()}}, .folder = folder};
  }
  Outcome run(Words words) { return truceline(std::move(words), at(folder_.path())); }

  Picture rendered(const std::string& input, const Words& options = {}) {
    Words words{"render", "-q", input, "--size", "700x500", "--furniture", "full", "-o", "a.png"};
    words.insert(words.end(), options.begin(), options.end());
    expectSuccess(run(std::move(words)));
    return decodePng(contentOf(folder_.path() / "a.png")).value_or(Picture{});
  }

  /// The bundled scenario with more in its scenario.toml.
  void writeScenario(const std::string& more) const {
    fs::copy(bundledScenario(), folder_.path() / "scenario", fs::copy_options::recursive);
    std::ofstream(folder_.path() / "scenario/scenario.toml", std::ios::app) << more;
  }

  support::TemporaryFolder folder_;
};

TEST_F(Bundle, ElsewhereShowsTheSamePicture) {
  writeScenario("\n[[table]]\nfile = 'tables/events.csv'\n");
  folder_.write("scenario/tables/events.csv", kRows);
  const Words kShown[] = {{"--at", "2020-11-25"},
                          {"--at", "2020-11-11", "--layout", "slide"},
                          {"--compare", "2020-11-15,2020-12-02"}};
  std::vector<Picture> before;
  for (const Words& shown : kShown) before.push_back(rendered("scenario", shown));
  expectSuccess(run({"bundle", "scenario", "-o", "briefing.truceline"}));
  fs::rename(folder_.path() / "briefing.truceline", elsewhere() / "map.truceline");
  fs::remove_all(folder_.path() / "scenario");
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_GT(countColors(before[i]), 20u);
    EXPECT_EQ(countDifferent(rendered("elsewhere/map.truceline", kShown[i]), before[i]), 0u) << i;
  }
  fs::copy(elsewhere() / "map.truceline", folder_.path() / "renamed.zip");
  EXPECT_EQ(rendered("renamed.zip", kShown[0]), before[0]);
}

TEST_F(Bundle, IsAnInputOfEveryVerb) {
  expectSuccess(run({"bundle", "-o", "b.truceline"}));
  for (const Words& words : {Words{"info"}, Words{"info", "--json"}, Words{"check"},
                             Words{"list", "--layer", "sites", "--at", "2020-11-25"},
                             Words{"diff", "--from", "2020-11-15", "--to", "2020-12-02"}}) {
    Words folder = words, bundle = words;
    folder.emplace_back("bundled");
    bundle.emplace_back("b.truceline");
    const Outcome ofFolder = run(folder), ofBundle = run(bundle);
    expectSuccess(ofBundle);
    if (words.front() == "info") continue;  // has more to say
    EXPECT_EQ(ofBundle.out, ofFolder.out) << words.front();
  }
  expectSuccess(run({"save", "b.truceline", "-o", "saved"}));
  EXPECT_EQ(rendered("saved"), rendered("bundled"));
  expectSuccess(run({"render", "-q", "b.truceline", "--size", "300x200", "-o", "b.png"}));
  EXPECT_THAT(run({"render", "--verify", "b.png"}).out, HasSubstr("the same, every pixel"));
}

TEST_F(Bundle, SaysWhatItIs) {
  expectSuccess(run({"bundle", "-o", "b.truceline"}));
  const Outcome text = run({"info", "b.truceline"});
  EXPECT_THAT(text.out, HasSubstr("offline bundle, 24 files, made by truceline "));
  const auto json = nlohmann::json::parse(run({"info", "--json", "b.truceline"}).out);
  const auto& bundle = json.at("bundle");
  EXPECT_EQ(bundle.at("files").size(), 24u);
  const std::string whole = bundle.at("sha256");
  EXPECT_THAT(text.out, HasSubstr(whole));
  for (const auto& file : bundle.at("files")) {
    const std::string name = file.at("path"), hash = file.at("sha256");
    EXPECT_THAT(text.out, HasSubstr(hash));
    EXPECT_THAT(text.out, HasSubstr(name));
    EXPECT_EQ(hash.size(), 64u);
  }
  EXPECT_FALSE(nlohmann::json::parse(run({"info", "--json"}).out).contains("bundle"));
}

TEST_F(Bundle, IsTheSameFileEachTime) {
  expectSuccess(run({"bundle", "-o", "a.truceline"}));
  expectSuccess(run({"bundle", "bundled", "-o", "b.truceline"}));
  expectSuccess(run({"bundle", "a.truceline", "-o", "c.truceline"}));
  const std::string bytes = contentOf(folder_.path() / "a.truceline");
  EXPECT_EQ(contentOf(folder_.path() / "b.truceline"), bytes);
  EXPECT_EQ(contentOf(folder_.path() / "c.truceline"), bytes);
  EXPECT_EQ(run({"bundle", "-o", "-"}).out, bytes);
}

TEST_F(Bundle, LeavesTheSpeakersNotesOut) {
  writeScenario(kStory);
  expectSuccess(run({"bundle", "scenario", "-o", "with.truceline"}));
  expectSuccess(run({"bundle", "scenario", "--no-notes", "-o", "without.truceline"}));
  expectSuccess(run({"bundle", "without.truceline", "-o", "again.truceline"}));
  EXPECT_THAT(run({"info", "with.truceline"}).out, Not(HasSubstr("speaker's notes")));
  for (const char* name : {"without.truceline", "again.truceline"}) {
    EXPECT_THAT(run({"info", name}).out, HasSubstr("without the speaker's notes"));
  }
  const auto toml = [&](const std::string& bundle) {
    expectSuccess(run({"save", bundle, "-o", bundle + "-saved"}));
    return contentOf(folder_.path() / (bundle + "-saved") / "scenario.toml");
  };
  EXPECT_THAT(toml("with.truceline"), HasSubstr("SECRET"));
  const std::string without = toml("without.truceline");
  EXPECT_THAT(without, Not(HasSubstr("SECRET")));
  EXPECT_THAT(without, HasSubstr("title = \"The hand-over\" # seen by all"));
  EXPECT_THAT(without, HasSubstr("caption = \"Aghdam\""));
}

TEST_F(Bundle, ThatWasTamperedWithShowsNothing) {
  expectSuccess(run({"bundle", "-o", "b.truceline"}));
  std::string bytes = contentOf(folder_.path() / "b.truceline");
  const auto inRelief = bytes.find("assets/basemap/relief.tif") + 200'000;
  bytes[inRelief] = static_cast<char>(bytes[inRelief] ^ 1);
  folder_.write("changed.truceline", bytes);
  folder_.write("short.truceline", bytes.substr(0, bytes.size() / 2));
  folder_.write("text.truceline", "no bundle");
  const struct {
    const char *file, *says;
  } kCases[] = {{"changed.truceline", "the entry 'assets/basemap/relief.tif'"},
                {"short.truceline", "cut short"},
                {"text.truceline", "not a bundle"},
                {"gone.truceline", "no such file"}};
  for (const auto& one : kCases) {
    for (const Words& words :
         {Words{"render", "-o", "x.png"}, Words{"info"}, Words{"check"},
          Words{"list", "--layer", "sites"}, Words{"bundle", "-o", "x.truceline"}}) {
      Words whole = words;
      whole.emplace_back(one.file);
      const Outcome outcome = run(whole);
      expectFailure(outcome, kFailed, one.says);
      EXPECT_THAT(outcome.err, HasSubstr(one.file));
      EXPECT_EQ(linesOf(outcome.err).size(), 1u) << outcome.err;
    }
  }
  EXPECT_FALSE(fs::exists(folder_.path() / "x.png"));
  EXPECT_FALSE(fs::exists(folder_.path() / "x.truceline"));
}

TEST_F(Bundle, IsRefusedInOneLine) {
  folder_.write("events.csv", kRows);
  expectRefused(run({"bundle"}), "--output");
  expectRefused(run({"bundle", "events.csv", "-o", "b.truceline"}), "events.csv");
  expectFailure(run({"bundle", "-o", "nowhere/b.truceline"}), kFailed, "nowhere");
  expectFailure(run({"bundle", "nowhere", "-o", "b.truceline"}), kFailed, "nowhere");
  writeScenario("\n[[table]]\nfile = 'gone.csv'\n");
  expectFailure(run({"bundle", "scenario", "-o", "b.truceline"}), kFailed, "gone.csv");
  fs::remove(folder_.path() / "scenario/sites.csv");
  expectFailure(run({"bundle", "scenario", "-o", "b.truceline"}), kFailed);
  EXPECT_FALSE(fs::exists(folder_.path() / "b.truceline"));
}

TEST_F(Bundle, NamesItselfAndNotWhereItIsUnpacked) {
  writeScenario("\nunheard_of = 1\n");
  expectSuccess(run({"bundle", "-q", "scenario", "-o", "b.truceline"}));
  const Outcome checked = run({"check", "b.truceline"});
  EXPECT_THAT(checked.err, HasSubstr("b.truceline/scenario/scenario.toml:"));
  EXPECT_THAT(checked.err, Not(HasSubstr(temporary().string())));
}

TEST_F(Bundle, LeavesNothingWhenTheProgramIsStopped) {
  expectSuccess(run({"bundle", "-o", "b.truceline"}));
  Command command = at(folder_.path());
  command.words = {TRUCELINE_BINARY_DIR "/truceline",
                   "render",
                   "-q",
                   "b.truceline",
                   "--each",
                   "day",
                   "--size",
                   "200x150",
                   "-o",
                   "{date}.png"};
  Process process(command);
  EXPECT_TRUE(eventually([&] { return namesIn(folder_.path()).size() > 6; }));
  EXPECT_FALSE(fs::is_empty(temporary()));
  ::kill(process.id(), SIGTERM);
  EXPECT_EQ(process.wait().exitCode, -SIGTERM);
}

}  // namespace
}  // namespace e2e
