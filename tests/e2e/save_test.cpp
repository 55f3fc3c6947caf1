// truceline save: the folder shows what the command showed.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/picture.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"

namespace e2e {
namespace {

namespace fs = std::filesystem;
using geo::testing_files::contentOf;
using Words = std::vector<std::string>;
using Names = std::set<std::string>;

constexpr const char* kRows =
    "id,date,lon,lat,kind,deaths\n"
    "1,2020-11-10,46.7,39.8,battle,4\n"
    "2,2020-11-11,46.8,39.9,riot,0\n"
    "3,2020-11-11,46.2,40.1,battle,2\n"
    "4,2020-11-12,46.9,39.7,battle,11\n";

class Save : public testing::Test {
 protected:
  Save() { folder_.write("events.csv", kRows); }
  Outcome run(Words words) {
    return truceline(std::move(words), {.words = {}, .folder = folder_.path()});
  }
  Picture rendered(Words words) {
    words.insert(words.begin(), {"render", "-q"});
    words.insert(words.end(), {"--size", "700x500", "--furniture", "full", "-o", "a.png"});
    expectSuccess(run(std::move(words)));
    return decodePng(contentOf(folder_.path() / "a.png")).value_or(Picture{});
  }
  support::TemporaryFolder folder_;
};

TEST_F(Save, KeepsThePictureWithItsLookAndRasters) {
  folder_.write("map.ppm", "P6\n2 1\n255\n\xff\x20\x20\x20\x20\xff");
  folder_.write("map.wld", "0.4\n0\n0\n-0.4\n46.4\n39.8\n");
  const Words look{"events.csv", "map.ppm", "--theme", "dark", "--grid", "utm", "--names", "ru"};
  Words save{"save"};
  save.insert(save.end(), look.begin(), look.end());
  save.insert(save.end(), {"-o", "kept"});
  expectSuccess(run(save));
  const Picture was = rendered(look);
  EXPECT_EQ(rendered({"kept"}), was);
  fs::remove(folder_.path() / "map.ppm");
  EXPECT_EQ(rendered({"kept"}), was) << "the folder stands alone";
}

TEST_F(Save, KeepsThePicture) {
  const Words kShown[] = {
      {"events.csv"},
      {"events.csv", "--at", "2020-11-11"},
      {"events.csv", "--from", "2020-11-11", "--to", "2020-11-13", "--where", "deaths > 1"},
      {"events.csv", "--kinds-by", "none", "--size-by", "deaths", "--zone", "Asia/Baku"},
      {"events.csv", "--hide-kind", "battle"},
      {"bundled", "events.csv", "--at", "2020-11-11", "--where", "kind = 'battle'"}};
  for (const Words& shown : kShown) {
    SCOPED_TRACE(testing::PrintToString(shown));
    Words save{"save", "-o", "map"};
    save.insert(save.end(), shown.begin(), shown.end());
    expectSuccess(run(save));
    const Picture before = rendered(shown);
    EXPECT_GT(countColors(before), 20u);
    EXPECT_EQ(countDifferent(rendered({"map"}), before), 0u);
    expectSuccess(run({"check", "-q", "map"}));
    fs::remove_all(folder_.path() / "map");
  }
}

TEST_F(Save, ACoarserConditionIsAnotherPicture) {
  EXPECT_NE(rendered({"events.csv", "--where", "deaths > 1"}), rendered({"events.csv"}));
}

TEST_F(Save, CanBeMovedAwayFromItsTables) {
  expectSuccess(run({"save", "events.csv", "-o", "map"}));
  const Picture before = rendered({"events.csv"});
  fs::create_directory(folder_.path() / "elsewhere");
  fs::rename(folder_.path() / "map", folder_.path() / "elsewhere/map");
  fs::remove(folder_.path() / "events.csv");
  EXPECT_EQ(rendered({"elsewhere/map"}), before);
}

TEST_F(Save, IsRefusedInOneLineAndChangesNothing) {
  expectRefused(run({"save", "events.csv"}), "--output");
  expectRefused(run({"save", "events.csv", "-o", "map", "--where", "casualties > 1"}),
                "casualties");
  expectRefused(run({"save", "events.csv", "-o", "map", "--at", "never"}), "never");
  expectFailure(run({"save", "missing.csv", "-o", "map"}), kFailed, "missing.csv");
  expectFailure(run({"save", "events.csv", "-o", "nowhere/map"}), kFailed, "nowhere");
  expectFailure(run({"save", "events.csv", "-o", "events.csv"}), kFailed, "events.csv");
  EXPECT_EQ(namesIn(folder_.path()), Names{"events.csv"});
  expectSuccess(run({"save", "events.csv", "-o", "map"}));
  expectFailure(run({"save", "events.csv", "-o", "map"}), kFailed, "map");
  expectSuccess(run({"save", "map", "-o", "map", "--overwrite", "--at", "2020-11-12"}));
  EXPECT_EQ(namesIn(folder_.path()), (Names{"events.csv", "map"}));
  EXPECT_EQ(namesIn(folder_.path() / "map"), (Names{"events.csv", "scenario.toml"}));
}

TEST_F(Save, OfAScenarioWithATableThatIsGoneFails) {
  expectSuccess(run({"save", "events.csv", "-o", "map"}));
  fs::remove(folder_.path() / "map/events.csv");
  expectFailure(run({"save", "map", "-o", "other"}), kFailed, "events.csv");
  EXPECT_FALSE(fs::exists(folder_.path() / "other"));
}

}  // namespace
}  // namespace e2e
