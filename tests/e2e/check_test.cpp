// truceline check: problems as lines for people and as JSON for editors, and what it ends with.
#include "tests/e2e/expect.hpp"
#include "tests/support/temporary_folder.hpp"

#include <string>

#include <nlohmann/json.hpp>

namespace e2e {
namespace {

constexpr const char* kToml =
    "format = 1\nid = \"x\"\ntitle = \"X\"\nextent = [46, 39, 47, 40]\nfrom = \"2020\"\n"
    "to = \"2021\"\nsources = \"s.csv\"\n[[layer]]\nid = \"l\"\nkind = \"place\"\ntitle = \"L\"\n"
    "file = \"l.csv\"\n";

/// A scenario in the folder `x` whose layer has these rows.
void writeScenario(const support::TemporaryFolder& folder, const std::string& rows) {
  folder.write("x/scenario.toml", kToml);
  folder.write("x/s.csv", "id,title\ns1,One\n");
  folder.write("x/l.csv", "id,name,lon,lat,confidence,source\n" + rows);
}

TEST(Check, TheBundledScenarioIsSound) {
  const Outcome outcome = truceline({"check"});
  expectSuccess(outcome);
  EXPECT_EQ(outcome.out, "0 errors, 0 warnings\n");
  const Outcome json = truceline({"check", "--json"});
  expectSuccess(json);
  EXPECT_EQ(json.out, "[]\n");
}

TEST(Check, WarningsAreToldAndAreNoFailure) {
  const support::TemporaryFolder folder;
  writeScenario(folder, "a,A,39.5,46.5,high,s1\n");
  const Outcome outcome = truceline({"check", "x"}, {.words = {}, .folder = folder.path()});
  EXPECT_EQ(outcome.exitCode, kSuccess);
  EXPECT_EQ(outcome.out, "0 errors, 1 warnings\n");
  EXPECT_EQ(outcome.err,
            "truceline: x/l.csv:2: warning: lon, lat: far outside of the scenario's extent, at lon "
            "39.5 lat 46.5; swap lon and lat: that puts it inside\n");
}

TEST(Check, TakesTheFileForItsFolder) {
  const support::TemporaryFolder folder;
  writeScenario(folder, "a,A,46.5,39.5,high,\n");
  const Command here{.words = {}, .folder = folder.path()};
  EXPECT_EQ(truceline({"check", "x/scenario.toml"}, here).err, truceline({"check", "x"}, here).err);
}

TEST(Check, GivesEditorsTheSameAsJson) {
  const support::TemporaryFolder folder;
  writeScenario(folder, "a,A,46.5,39.5,sure,s1\nb,,46.5,39.5,low,s1\n");
  const Outcome outcome =
      truceline({"check", "--json", "x"}, {.words = {}, .folder = folder.path()});
  EXPECT_EQ(outcome.exitCode, kFailed);
  EXPECT_EQ(outcome.err, "");
  const auto expected = nlohmann::json::parse(R"([
    {"severity": "error", "file": "x/l.csv", "line": 2, "field": "confidence",
     "what": "unknown word 'sure'", "advice": "write high, medium or low, or leave it empty"},
    {"severity": "warning", "file": "x/l.csv", "line": 3, "field": "name",
     "what": "empty", "advice": "say in 'name' or 'title' what it is called"}])");
  EXPECT_EQ(nlohmann::json::parse(outcome.out, nullptr, false), expected) << outcome.out;
}

TEST(Check, ReadingVerbsDoNotTellWhatCheckTells) {
  const support::TemporaryFolder folder;
  writeScenario(folder, "a,,39.5,46.5,,\n");
  expectSuccess(truceline({"info", "x"}, {.words = {}, .folder = folder.path()}));
}

TEST(Check, AScenarioThatCannotBeOpenedIsAFailureInEitherForm) {
  const support::TemporaryFolder folder;
  expectFailure(truceline({"check", "--json", "nowhere"}, {.words = {}, .folder = folder.path()}),
                kFailed, "nowhere");
}

}  // namespace
}  // namespace e2e
