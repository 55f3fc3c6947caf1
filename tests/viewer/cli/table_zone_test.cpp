// In which zone the days of a table are read: one rule, however the table comes in.
#include "opened_map.hpp"
#include "tests/geo/table/table_builder.hpp"
#include "tests/support/temporary_folder.hpp"
#include "viewer/cli/map_command.hpp"
#include "viewer/cli/user_tables.hpp"
#include "viewer/session/command.hpp"
#include "viewer/snapshot/scenario_file.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace viewer::cli {
namespace {

class TableZone : public testing::Test {
 protected:
  TableZone() { folder_.write("events.csv", "date,lon,lat,kind\n2020-11-10,46.5,39.8,a\n"); }
  std::string file() const { return (folder_.path() / "events.csv").string(); }
  static std::string bundledPath() {  // its zone is Asia/Baku, four hours before UTC
    return TRUCELINE_SOURCE_DIR "/assets/karabakh-2020";
  }
  /// The moments at which the first day of each table begins.
  static std::vector<geo::Moment> beginnings(const Session& session) {
    std::vector<geo::Moment> all;
    for (const UserTable& table : session.tables) all.push_back(table.events->range.from);
    return all;
  }
  static std::vector<geo::Moment> read(const Arguments& words) {
    const auto map = opened(words);
    EXPECT_TRUE(map) << (map ? "" : geo::describe(map.error()));
    return map ? beginnings(map->session) : std::vector<geo::Moment>{};
  }
  support::TemporaryFolder folder_;
};

const geo::Moment kInBaku = geo::at(2020, 11, 9, 20), kInUtc = geo::at(2020, 11, 10),
                  kInParis = geo::at(2020, 11, 9, 23);
using Moments = std::vector<geo::Moment>;

TEST_F(TableZone, IsTheScenariosWhateverIsShown) {
  EXPECT_EQ(read({bundledPath(), file()}), Moments{kInBaku});
  EXPECT_EQ(read({file(), bundledPath(), "--zone", "UTC"}), Moments{kInBaku});
}

TEST_F(TableZone, OfTablesAloneIsThatOfTheOption) {
  EXPECT_EQ(read({file()}), Moments{kInUtc});
  EXPECT_EQ(read({file(), "--zone", "Asia/Baku"}), Moments{kInBaku});
  const auto alone = opened({file(), "--zone", "Asia/Baku"});
  EXPECT_EQ(alone.value().session.scenario->zone.name(), "Asia/Baku")
      << "what is dropped on them later is read alike";
}

TEST_F(TableZone, CanBeSaidForAllTablesAndForOne) {
  EXPECT_EQ(read({bundledPath(), file(), file(), "--table-zone", "UTC"}),
            (Moments{kInUtc, kInUtc}));
  EXPECT_EQ(read({bundledPath(), file(), file(), "--table-zone", "table.2:Europe/Paris"}),
            (Moments{kInBaku, kInParis}));
  EXPECT_EQ(read({file(), "--zone", "Asia/Baku", "--table-zone", "Europe/Paris"}),
            Moments{kInParis});
  for (const char* wrong : {"Mars/Base", "table.7:UTC"}) {
    const auto refused = opened({bundledPath(), file(), "--table-zone", wrong});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, geo::Failure::Kind::Usage);
  }
}

TEST_F(TableZone, IsThatOfTheScenarioForALinkedTableToo) {
  const auto map = opened({file(), "--zone", "Asia/Baku"});
  ASSERT_TRUE(map);
  const auto saved = folder_.path() / "saved";
  ASSERT_TRUE(saveScenario(map->session, {saved, {}}));
  EXPECT_EQ(read({saved.string(), file()}), (Moments{kInBaku, kInBaku}));
  EXPECT_EQ(read({saved.string(), file(), "--zone", "UTC"}), (Moments{kInBaku, kInBaku}));
}

TEST_F(TableZone, IsTheSameInThePictureThatACommandMakesAgain) {
  for (const Arguments& words : {Arguments{bundledPath(), file()},
                                 {bundledPath(), file(), "--zone", "UTC"},
                                 {file()},
                                 {file(), "--zone", "Asia/Baku"},
                                 {bundledPath(), file(), "--table-zone", "Europe/Paris"},
                                 {bundledPath(), file(), file(), "--table-zone", "table.1:UTC"}}) {
    auto map = opened(words);
    ASSERT_TRUE(map);
    MapArguments arguments;
    for (const std::string& word : words) {
      if (word == bundledPath() || word == file()) arguments.inputs.push_back(word);
    }
    for (const char* shown : {"UTC", "Asia/Baku", "Europe/Paris"}) {
      map->session =
          apply(std::move(map->session), command::SetZone{geo::Zone::named(shown).value()}).session;
      const auto command =
          wordsOf(renderCommand(map->session, arguments, FileFormat::Png, 96)).value();
      const auto again = opened(Arguments(command.begin() + 2, command.end()));
      ASSERT_TRUE(again) << geo::describe(again.error());
      EXPECT_EQ(beginnings(again->session), beginnings(map->session)) << shellLine(command);
      EXPECT_EQ(again->session.clock.window, map->session.clock.window);
    }
  }
}

}  // namespace
}  // namespace viewer::cli
