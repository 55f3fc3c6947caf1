// Conditions on a table's rows, from the command line and back to it.
#include "tests/support/temporary_folder.hpp"
#include "tests/viewer/cli/opened_map.hpp"
#include "viewer/cli/map_command.hpp"
#include "viewer/cli/user_tables.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer::cli {
namespace {

using testing::HasSubstr;

constexpr const char* kDeaths =
    "id,date,lon,lat,kind,deaths\n"
    "1,2020-11-10,46.7,39.8,battle,4\n"
    "2,2020-11-11,46.8,39.9,riot,0\n"
    "3,2020-11-12,46.9,39.7,battle,11\n";
constexpr const char* kPosts =
    "id,date,lon,lat,army\n"
    "1,2020-11-10,46.7,39.8,North\n"
    "2,2020-11-11,46.8,39.9,South\n";

class WhereOption : public testing::Test {
 protected:
  std::string write(const std::string& name, std::string_view text) {
    return folder_.write(name, text).string();
  }
  std::vector<std::size_t> passing(const Session& session) {
    std::vector<std::size_t> counts;
    for (const UserTable& table : session.tables) {
      const auto& passes = table.filter.passes;
      counts.push_back(passes ? static_cast<std::size_t>(std::ranges::count(*passes, 1))
                              : table.events->events.size());
    }
    return counts;
  }
  using Counts = std::vector<std::size_t>;
  support::TemporaryFolder folder_;
  const std::string deaths_ = write("deaths.csv", kDeaths), posts_ = write("posts.csv", kPosts);
};

TEST_F(WhereOption, HoldsForTheTablesThatHaveItsColumns) {
  const auto passingWith = [&](Arguments more) {
    Arguments words{deaths_, posts_};
    words.insert(words.end(), more.begin(), more.end());
    const auto map = opened(words);
    EXPECT_TRUE(map) << geo::describe(map.error());
    return map ? passing(map->session) : Counts{};
  };
  EXPECT_EQ(passingWith({}), (Counts{3, 2}));
  EXPECT_EQ(passingWith({"--where", "deaths > 3"}), (Counts{2, 2}));
  EXPECT_EQ(passingWith({"--where", "army = 'North'"}), (Counts{3, 1}));
  EXPECT_EQ(passingWith({"--where", "id = 1"}), (Counts{1, 1}));
  EXPECT_EQ(passingWith({"--where", "table.2:id = 1"}), (Counts{3, 1}));
  EXPECT_EQ(passingWith({"--where", "deaths > 3", "--where", "army = 'South'"}), (Counts{2, 1}));
  EXPECT_EQ(passingWith({"--where", "deaths > 99"}), (Counts{0, 2}));
}

TEST_F(WhereOption, ThatNoTableUnderstandsIsWrongUsageInGdalsWords) {
  const std::pair<const char*, const char*> kRows[] = {{"casualties > 3", "casualties"},
                                                       {"deaths >", "syntax error"},
                                                       {"table.3:id = 1", "no such table"},
                                                       {"table.2:deaths > 3", "deaths"}};
  for (const auto& [where, says] : kRows) {
    const auto map = opened({deaths_, posts_, "--where", where});
    ASSERT_FALSE(map) << where;
    EXPECT_EQ(map.error().kind, geo::Failure::Kind::Usage);
    EXPECT_THAT(geo::describe(map.error()), HasSubstr(says));
  }
  EXPECT_FALSE(opened({"bundled", "--where", "deaths > 3"})) << "there is no table";
}

TEST_F(WhereOption, ComesBackFromTheCopiedCommand) {
  const auto again = [&](const Arguments& words, const Arguments& inputs) {
    const auto map = opened(words);
    EXPECT_TRUE(map) << geo::describe(map.error());
    MapArguments arguments;
    arguments.inputs = inputs;
    const auto copy = opened(optionsOf(map->session, arguments, 96));
    EXPECT_TRUE(copy) << geo::describe(copy.error());
    for (std::size_t i = 0; i < map->session.tables.size(); ++i) {
      const TableFilter &was = map->session.tables[i].filter, &is = copy->session.tables[i].filter;
      EXPECT_EQ(copy->session.tables[i].style, map->session.tables[i].style);
      EXPECT_EQ(is.where, was.where);
      EXPECT_EQ(is.passes != nullptr, was.passes != nullptr);
      if (is.passes && was.passes) {
        EXPECT_EQ(*is.passes, *was.passes);
      }
    }
  };
  again({deaths_, "--where", "kind = 'battle' AND deaths > 4"}, {deaths_});
  again({deaths_, posts_, "--where", "table.1:id > 1", "--where", "table.2:id = 1"},
        {deaths_, posts_});
  again({deaths_, posts_}, {deaths_, posts_});
  again({deaths_, posts_, "--kinds-by", "table.1:none", "--kinds-by", "table.2:id", "--size-by",
         "table.1:none"},
        {deaths_, posts_});
}

TEST_F(WhereOption, OfAScenariosOwnTableCanBeTakenAway) {
  folder_.write("own/deaths.csv", kDeaths);
  folder_.write("own/scenario.toml",
                "format = 1\nid = \"own\"\ntitle = \"Own\"\nextent = [46, 39, 47, 40]\n"
                "from = \"2020-11-01\"\nto = \"2020-12-01\"\n"
                "[[table]]\nfile = \"deaths.csv\"\nwhere = \"deaths > 3\"\n");
  const std::string own = (folder_.path() / "own").string();
  auto map = opened({own});
  ASSERT_TRUE(map) << geo::describe(map.error());
  EXPECT_EQ(passing(map->session), Counts{2});
  map->session.tables[0].filter = filteredBy(map->session.tables[0], " ").value();
  MapArguments arguments;
  arguments.inputs = {own};
  EXPECT_EQ(passing(opened(optionsOf(map->session, arguments, 96))->session), Counts{3});
}

TEST_F(WhereOption, OfAScenarioThatCannotBeIsToldAndItsTableNotShown) {
  folder_.write("own/deaths.csv", kDeaths);
  folder_.write("own/scenario.toml",
                "format = 1\nid = \"own\"\ntitle = \"Own\"\nextent = [46, 39, 47, 40]\n"
                "from = \"2020-11-01\"\nto = \"2020-12-01\"\n"
                "[[table]]\nfile = \"deaths.csv\"\nwhere = \"casualties > 3\"\n");
  geo::Report report;
  const auto map = opened({(folder_.path() / "own").string()}, report);
  ASSERT_TRUE(map);
  EXPECT_TRUE(map->session.tables.empty());
  ASSERT_FALSE(report.empty());
  EXPECT_THAT(geo::describe(report.problems().front()), HasSubstr("casualties"));
}

}  // namespace
}  // namespace viewer::cli
