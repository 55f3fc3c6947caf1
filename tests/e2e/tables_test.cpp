// A researcher's own table from the command line and in the window: what was read and what was not,
// drawn with the rest, and made again by the command that the window copies.
#include "tests/e2e/window_fixture.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>

#include <nlohmann/json.hpp>

namespace e2e {
namespace {

using Words = std::vector<std::string>;

/// Invented rows in the columns that ACLED's exports have had; each of the first four cannot be
/// drawn for another reason.
const char* const kAcledRows =
    "event_id_cnty,event_date,year,time_precision,event_type,actor1,actor2,location,latitude,"
    "longitude,geo_precision,source,fatalities\n"
    "INV1,,2020,1,Battles,A,B,Nowhere,39.9,46.7,1,invented,1\n"
    "INV2,10 November 2020,2020,1,Battles,A,B,Nowhere,,,1,invented,1\n"
    "INV3,10 November 0025,25,1,Battles,A,B,Nowhere,39.9,46.7,1,invented,1\n"
    "INV4,10 November 2020,2020,1,Battles,A,B,Nowhere,146.7,39.9,1,invented,1\n"
    "INV5,10 November 2020,2020,1,Battles,A,B,Shusha,39.76,46.75,1,invented,4\n"
    "INV6,11 November 2020,2020,1,Protests,C,,Lachin,39.64,46.55,1,invented,0\n"
    "INV7,12 November 2020,2020,3,Battles,A,B,Kalbajar,40.10,46.04,3,invented,2\n";

class Tables : public WindowTest {
 protected:
  void SetUp() override {
    file_ = folder_.path() / "events.csv";
    std::ofstream(file_) << kAcledRows;
  }
  void openDisplay() { WindowTest::SetUp(); }
  Outcome run(Words words) {
    return truceline(std::move(words), {.words = {}, .folder = folder_.path()});
  }
  Picture rendered(Words words) {
    words.insert(words.end(), {"--size", "500x400", "-o", "a.png"});
    expectSuccess(run(std::move(words)));
    return decodePng(contentOf(folder_.path() / "a.png")).value_or(Picture{});
  }
  fs::path file_;
};

TEST_F(Tables, InfoCountsEachRowThatIsNotDrawnWithItsReason) {
  const Outcome told = run({"info", "events.csv", "--json"});
  expectSuccess(told);
  const auto table = nlohmann::json::parse(told.out)["tables"][0];
  EXPECT_EQ(table["layout"], "ACLED");
  EXPECT_EQ(table["rows"], 7);
  EXPECT_EQ(table["drawn"], 3);
  EXPECT_EQ(table["not_drawn"], 4);
  std::map<std::string, int> reasons;
  for (const auto& reason : table["reasons"]) {
    reasons[reason["reason"]] = reason["rows"];
    EXPECT_FALSE(std::string(reason["fix"]).empty());
    EXPECT_EQ(reason["examples"].size(), 1u);
  }
  EXPECT_EQ(reasons,
            (std::map<std::string, int>{
                {"undated", 1}, {"unplaced", 1}, {"implausible-date", 1}, {"bad-place", 1}}));
  const Outcome text = run({"info", "events.csv"});
  expectSuccess(text);
  EXPECT_THAT(text.out, HasSubstr("ACLED"));
  EXPECT_THAT(text.out, HasSubstr("4  not drawn"));
  EXPECT_THAT(text.out, testing::ContainsRegex("time      [0-9]+ – [0-9]+ Nov 2020"));
}

TEST_F(Tables, AreDrawnAtTheirDateAloneAndOverAScenario) {
  const Words place{"--bbox", "45.8,39.4,47.2,40.4", "--furniture", "none",
                    "--hide", "base.places"};  // names stand farther from dots beside marks
  const auto at = [&](Words inputs, const char* day) {
    Words words{"render", "-q"};
    words.insert(words.end(), inputs.begin(), inputs.end());
    words.insert(words.end(), place.begin(), place.end());
    words.insert(words.end(), {"--at", day});
    return rendered(std::move(words));
  };
  EXPECT_NE(at({"events.csv"}, "2020-11-10"), at({"events.csv"}, "2019-01-01"));
  EXPECT_NE(at({"bundled", "events.csv"}, "2020-11-10"), at({"bundled"}, "2020-11-10"));
  EXPECT_EQ(at({"bundled", "events.csv"}, "2021-06-01"), at({"bundled"}, "2021-06-01"))
      << "nothing happens then";
}

TEST_F(Tables, TakeAnotherStyle) {
  const Words plain{"render", "-q", "events.csv", "--at", "2020-11-10", "--furniture", "none"};
  const auto with = [&](Words more) {
    Words words = plain;
    words.insert(words.end(), more.begin(), more.end());
    return rendered(std::move(words));
  };
  const Picture usual = rendered(plain);
  EXPECT_NE(with({"--size-by", "none"}), usual);
  EXPECT_NE(with({"--hide-kind", "Battles"}), usual);
  EXPECT_NE(with({"--hide", "table.1"}), usual);
  expectFailure(run({"render", "-q", "events.csv", "--size-by", "nothing", "-o", "b.png"}),
                kWrongUsage, "nothing");
  expectFailure(run({"render", "-q", "events.csv", "--hide-kind", "Teapots", "-o", "b.png"}),
                kWrongUsage, "Teapots");
}

TEST_F(Tables, OfNoUseFailInOneLine) {
  std::ofstream(folder_.path() / "empty.csv") << "";
  std::ofstream(folder_.path() / "noise.gpkg") << "this is no GeoPackage";
  for (const char* file : {"empty.csv", "noise.gpkg", "missing.csv"}) {
    SCOPED_TRACE(file);
    expectFailure(run({"render", "-q", file, "-o", "b.png"}), kFailed, file);
    EXPECT_FALSE(fs::exists(folder_.path() / "b.png"));
  }
}

TEST_F(Tables, AreSavedFromTheWindowAsTheyAreOnTheScreen) {
  openDisplay();
  open({"view", file_.string(), "--size", "1280x800", "--bbox", "45.8,39.4,47.2,40.4", "--at",
        "2020-11-10"});
  waitForTitle("events");
  display_->calmScreen();
  pointAtNothing();
  const Picture before = map();
  const Picture saved = savedByKey();
  ASSERT_GT(saved.widthPx, 0);
  EXPECT_EQ(countDifferent(saved, before), 0u);
}

}  // namespace
}  // namespace e2e
