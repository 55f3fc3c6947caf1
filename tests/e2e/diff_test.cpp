// What changed between two dates, as the program tells it.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/table.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

namespace e2e {
namespace {

using Words = std::vector<std::string>;
using testing::AllOf;
using testing::HasSubstr;

constexpr const char *kBefore = "2020-11-15", *kAfter = "2020-12-02";

Words between(const std::string& from, const std::string& to, const Words& options = {}) {
  Words words{"diff", "--from", from, "--to", to};
  words.insert(words.end(), options.begin(), options.end());
  return words;
}

std::string diff(const std::string& from, const std::string& to, const Words& options = {}) {
  const Outcome outcome = truceline(between(from, to, options));
  expectSuccess(outcome);
  return outcome.out;
}

nlohmann::json jsonOf(const std::string& from, const std::string& to) {
  auto json = nlohmann::json::parse(diff(from, to, {"--of", "json"}), nullptr, false);
  EXPECT_FALSE(json.is_discarded());
  return json;
}

std::vector<std::string> idsIn(const nlohmann::json& rows) {
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row["id"]);
  return ids;
}

TEST(Diff, TellsTheTransfersInOrderAndTheirGround) {
  const auto json = jsonOf(kBefore, kAfter);
  const auto events = idsIn(json["events"]);
  Words handovers;
  std::ranges::copy_if(events, std::back_inserter(handovers), [](const std::string& id) {
    return id == "E035" || id == "E045" || id == "E048";
  });
  EXPECT_EQ(handovers, (Words{"E035", "E045", "E048"}));
  std::map<std::string, double> net;
  for (const auto& transfer : json["transfers"]) {
    EXPECT_GT(transfer["km2"].get<double>(), 0);
    net[transfer["from"]] -= transfer["km2"].get<double>();
    net[transfer["to"]] += transfer["km2"].get<double>();
  }
  double before = 0, after = 0;
  for (const auto& holding : json["holdings"]) {
    const double was = holding["before_km2"], is = holding["after_km2"];
    EXPECT_NEAR(is - was, net[holding["holder"]], 0.1) << holding;
    before += was, after += is;
  }
  EXPECT_NEAR(before, after, 0.1);
  EXPECT_GT(net["AZE"], 1000);
  EXPECT_LT(net["NKR"], -1000);
}

TEST(Diff, TellsHowThePostsWereCounted) {
  const auto json = jsonOf(kBefore, kAfter);
  std::map<std::string, std::string> counts;
  for (const auto& row : json["counts"]) {
    counts[row["id"]] =
        row["from_value"].get<std::string>() + " " + row["to_value"].get<std::string>();
    EXPECT_EQ(row["at"], "2020-11-18");
  }
  EXPECT_EQ(counts["RU-GRP-NORTH-11"], "9 11");
  EXPECT_EQ(counts["RU-GRP-SOUTH-12"], "9 12");
  EXPECT_THAT(idsIn(json["closed"]), testing::Contains("RU-GRP-LACHIN-7"));
}

TEST(Diff, TheJointCentreOpens) {
  EXPECT_THAT(idsIn(jsonOf("2021-01-29", "2021-01-31")["opened"]),
              testing::ElementsAre("JMC-AGHDAM"));
  EXPECT_THAT(idsIn(jsonOf("2021-01-31", "2021-01-29")["closed"]),
              testing::ElementsAre("JMC-AGHDAM"))
      << "the later date may come first";
}

TEST(Diff, TextNamesDateNameLayerAndPublisher) {
  const auto lines = linesOf(diff("2021-01-29", "2021-01-31"));
  EXPECT_THAT(lines.front(), AllOf(HasSubstr("29 Jan 2021"), HasSubstr("31 Jan 2021")));
  EXPECT_THAT(lines, testing::Contains(AllOf(HasSubstr("30 Jan 2021"), HasSubstr("Joint Turkish"),
                                             HasSubstr("Posts, bases, checkpoints"),
                                             HasSubstr("TASS via HyeTert"))));
}

TEST(Diff, TextAndTablesHoldTheSameChanges) {
  const Table table = parseCsv(diff(kBefore, kAfter, {"--of", "csv"}));
  EXPECT_EQ(table.columns, (Words{"change", "layer", "id", "name", "from_value", "to_value", "at",
                                  "km2", "source_title", "source_publisher", "source_url"}));
  const auto json = jsonOf(kBefore, kAfter);
  std::size_t rows = json["transfers"].size();
  for (const char* kind :
       {"events", "opened", "closed", "moved", "counts", "stances", "certainty"}) {
    rows += json[kind].size();
  }
  EXPECT_EQ(table.rows.size(), rows);
  const std::string text = diff(kBefore, kAfter);
  for (const Row& row : table.rows) {
    EXPECT_THAT(text, HasSubstr(row.at("name")));
    EXPECT_EQ(row.at("km2").empty(), row.at("change") != "control");
    EXPECT_FALSE(row.at("from_value").empty() && row.at("to_value").empty()) << row.at("id");
  }
}

TEST(Diff, OfSomeLayersOnly) {
  const Table all = parseCsv(diff(kBefore, kAfter, {"--of", "csv"}));
  const Table some =
      parseCsv(diff(kBefore, kAfter, {"--of", "csv", "--layer", "sites,deployment"}));
  const auto isSome = [](const Row& row) {
    return row.at("layer") == "sites" || row.at("layer") == "deployment";
  };
  std::vector<Row> expected;
  std::ranges::copy_if(all.rows, std::back_inserter(expected), isSome);
  EXPECT_EQ(some.rows, expected);
  EXPECT_LT(expected.size(), all.rows.size());
  EXPECT_GT(expected.size(), 3u);
}

TEST(Diff, TheSameDateTwiceSaysThatNothingChanged) {
  EXPECT_THAT(diff(kAfter, kAfter), HasSubstr("Nothing changed"));
  EXPECT_EQ(parseCsv(diff(kAfter, kAfter, {"--of", "csv"})).rows.size(), 0u);
}

TEST(Diff, AFileHoldsWhatStandardOutputShows) {
  const support::TemporaryFolder folder;
  const Outcome outcome = truceline(between(kBefore, kAfter, {"-o", "changes.txt"}),
                                    {.words = {}, .folder = folder.path()});
  expectSuccess(outcome);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(geo::testing_files::contentOf(folder.path() / "changes.txt"), diff(kBefore, kAfter));
}

TEST(Diff, WrongUsageIsRefused) {
  struct Refused {
    Words words;
    std::string_view says;
  };
  const support::TemporaryFolder folder;
  const std::string huge(100'000, '9');
  for (const Refused& row :
       {Refused{{"diff"}, "--from"}, Refused{{"diff", "--from", kBefore}, "--to"},
        Refused{between(kBefore, kAfter, {"--at", kAfter}), "--at"},
        Refused{between("", kAfter), "--from"}, Refused{between(kBefore, ""), "--to"},
        Refused{between("yesterday", kAfter), "yesterday"},
        Refused{between(kBefore, "2020-02-30"), "2020-02-30"},
        Refused{between(huge, kAfter), "--from"},
        Refused{between(kBefore, "2020-\x1b[31m"), "2020- [31m"},
        Refused{between(kBefore, kAfter, {"--of", "xml"}), "xml"},
        Refused{between(kBefore, kAfter, {"--layer", "nowhere"}), "nowhere"},
        Refused{between(kBefore, kAfter, {"--layer", ""}), "layer"},
        Refused{between(kBefore, kAfter, {"--zone", "Mars/Base"}), "Mars/Base"},
        Refused{between(kBefore, kAfter, {"--zone", ""}), "--zone"},
        Refused{between(kBefore, kAfter, {"one", "two"}), "two"}}) {
    SCOPED_TRACE(row.says);
    expectRefused(truceline(row.words, {.words = {}, .folder = folder.path()}), row.says);
    EXPECT_THAT(namesIn(folder.path()), testing::IsEmpty());
  }
}

TEST(Diff, AnyTwoTimesThatCanBeWrittenAreCompared) {
  for (const char* time : {"0001", "9999-12-31T23:59:59Z", "1969", "2020-11-15T12:00:00+04:00"}) {
    SCOPED_TRACE(time);
    EXPECT_THAT(diff(time, kAfter), HasSubstr("\n"));
    EXPECT_THAT(diff(kAfter, time), HasSubstr("\n"));
  }
}

TEST(Diff, HelpSaysThatTheTimesAreNoWindow) {
  const Outcome outcome = truceline({"diff", "--help"});
  expectSuccess(outcome);
  for (const char* says : {"Usage: truceline diff", "not a window", "--zone", "--layer", "--of"}) {
    EXPECT_THAT(outcome.out, HasSubstr(says));
  }
}

}  // namespace
}  // namespace e2e
