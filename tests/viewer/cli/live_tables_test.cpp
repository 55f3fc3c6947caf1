// Tables of a database on the map: what is drawn and listed is what the database itself counts.
#include "viewer/cli/live_tables.hpp"

#include "tests/support/private_postgres.hpp"
#include "tests/support/temporary_folder.hpp"
#include "viewer/cli/live_reads.hpp"
#include "viewer/cli/map_command.hpp"
#include "viewer/cli/open_map.hpp"
#include "viewer/session/events_in_box.hpp"
#include "viewer/session/live_reach.hpp"
#include "viewer/snapshot/scenario_file.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

class LiveTables : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!support::PrivatePostgres::whyNot().empty()) return;
    server_ = std::make_unique<support::PrivatePostgres>();
    server_->addEvents("events", 20'000);
    server_->run(
        "CREATE TABLE pace AS SELECT 0.0 AS seconds; CREATE VIEW slow AS SELECT * FROM events "
        "WHERE pg_sleep((SELECT seconds FROM pace))::text = '';"
        "CREATE ROLE reader LOGIN PASSWORD 'geheim'; GRANT SELECT ON ALL TABLES IN SCHEMA public "
        "TO reader");
  }
  static void TearDownTestSuite() { server_.reset(); }
  void SetUp() override {
    if (!server_) GTEST_SKIP() << support::PrivatePostgres::whyNot();
  }

  static MapArguments arguments(const std::string& table) {
    MapArguments wanted;
    wanted.inputs = {server_->url("reader:geheim") + "|layername=" + table};
    wanted.allowNetwork = true;
    wanted.size = "800x600";
    return wanted;
  }

  static OpenedMap opened(const MapArguments& wanted, Opening opening = {}) {
    opening.viewport = parseViewport(wanted).value();
    geo::Report report;
    auto map = openMap(wanted, opening, report);
    if (map) return std::move(*map);
    ADD_FAILURE() << geo::describe(map.error());
    return {};
  }

  static std::size_t counted(const std::string& condition) {
    return std::stoul(server_->run("SELECT count(*) FROM events WHERE " + condition));
  }

  /// The session as soon as nothing is read any more, and what was told on the way.
  static Session settled(LiveReads& reads, Session session) {
    for (int i = 0; i < 500; ++i) {
      for (const Command& command : reads.follow(session)) {
        session = apply(std::move(session), command).session;
      }
      if (reads.busy().empty() && reads.follow(session).empty() && reads.busy().empty()) {
        return session;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    ADD_FAILURE() << "still " << reads.busy();
    return session;
  }

  static Session inWindow(const std::string& table) {
    return opened(arguments(table), {.viewport = {}, .live = Opening::Live::Later}).session;
  }

  static inline std::unique_ptr<support::PrivatePostgres> server_;
};

std::size_t eventsIn(const Session& session, const LiveReach& reach) {
  const geo::GeoBox& box = reach.box;
  std::size_t count = 0;
  for (const geo::LonLat& at : session.tables.at(0).events->events.places) {
    count += at.lonDegrees >= box.west && at.lonDegrees <= box.east && at.latDegrees >= box.south &&
                     at.latDegrees <= box.north
                 ? 1u
                 : 0u;
  }
  return count;
}

std::string conditionFor(const LiveReach& reach) {
  const geo::GeoBox& box = reach.box;
  return fmt::format("geom && ST_MakeEnvelope({}, {}, {}, {}, 4326)", box.west, box.south, box.east,
                     box.north);
}

TEST_F(LiveTables, APictureHasTheRowsOfItsBoxAndWindow) {
  MapArguments wanted = arguments("events");
  wanted.bbox = "45,39,46,39.7";
  wanted.at = "2021-05";
  const OpenedMap map = opened(wanted, {.viewport = {}, .times = Opening::Times::Window});
  const UserTable& table = map.session.tables.at(0);
  const LiveReach needed = neededReach(map.session);
  const std::size_t rows =
      counted(conditionFor(needed) + " AND event_date BETWEEN '2021-04-29' AND '2021-06-02'");
  EXPECT_EQ(table.events->rowCount, rows);
  EXPECT_LT(rows, 100u);
  EXPECT_THAT(table.events->report.howRead.at(0),
              HasSubstr(fmt::format("live: {} of about ", rows)));
  EXPECT_THAT(table.events->report.howRead.at(0), HasSubstr("of this box and time"));
  EXPECT_THAT(map.session.projection->definition(), HasSubstr("lcc"))
      << "fits where the table is, though few of its rows were read";
}

TEST_F(LiveTables, NoTextThatLeavesHasThePassword) {
  const MapArguments wanted = arguments("events");
  const OpenedMap map = opened(wanted);
  const std::string command = renderCommand(map.session, wanted, FileFormat::Png, 96);
  EXPECT_THAT(command, HasSubstr("postgresql://reader@"));
  const UserTable& table = map.session.tables.at(0);
  for (const std::string& text : {command, table.link.path, table.events->path, table.events->title,
                                  map.session.scenario->title}) {
    EXPECT_THAT(text, Not(HasSubstr("geheim")));
  }
}

TEST_F(LiveTables, ASavedScenarioKeepsTheAddressAndAsksOnlyWhereTheNetworkIsAllowed) {
  const support::TemporaryFolder folder;
  const fs::path saved = folder.path() / "saved";
  const OpenedMap map = opened(arguments("events"));
  const auto written = saveScenario(map.session, {saved, {}});
  ASSERT_TRUE(written) << geo::describe(written.error());
  std::ifstream file(saved / "scenario.toml");
  const std::string text(std::istreambuf_iterator<char>(file), {});
  EXPECT_THAT(text, HasSubstr("postgresql://reader@"));
  EXPECT_THAT(text, Not(HasSubstr("geheim")));
  MapArguments again = arguments("events");
  again.inputs = {saved.string()};
  setenv("PGPASSWORD", "geheim", 1);
  EXPECT_EQ(opened(again).session.tables.at(0).events->rowCount,
            map.session.tables.at(0).events->rowCount);
  again.allowNetwork = false;
  geo::Report report;
  const auto alone = openMap(again, {.viewport = parseViewport(again).value()}, report);
  unsetenv("PGPASSWORD");
  EXPECT_TRUE(!alone || alone->session.tables.empty());
  ASSERT_FALSE(report.problems().empty());
  EXPECT_THAT(geo::describe(report.problems().front()), HasSubstr("--allow-network"));
  EXPECT_THAT(geo::describe(report.problems().front()), HasSubstr("postgresql://reader@"));
}

TEST_F(LiveTables, TheWindowReadsWhatItShowsAndMoreWhenItMoves) {
  LiveReads reads([] {});
  Session session = inWindow("events");
  EXPECT_EQ(session.tables.at(0).events->events.size(), 0u) << "nothing before it is asked for";
  session.view.unitsPerPx /= 6;
  for (const command::Pan& pan :
       {command::Pan{0, 0}, command::Pan{-700, 0}, command::Pan{0, 500}}) {
    session = settled(reads, apply(std::move(session), pan).session);
    const LiveReach needed = neededReach(session);
    EXPECT_EQ(eventsIn(session, needed), counted(conditionFor(needed)));
    EXPECT_GT(eventsIn(session, needed), 100u);
    EXPECT_LT(session.tables.at(0).events->rowCount, 10'000u) << "and not everything";
  }
  const geo::EventTablePtr before = session.tables.at(0).events;
  session = settled(reads, apply(std::move(session), command::Pan{20, 20}).session);
  EXPECT_EQ(session.tables.at(0).events, before) << "a small move reads nothing";
}

TEST_F(LiveTables, AnOlderWishGivesWayAndTheOldRowsStayUntilTheNewOnesAreThere) {
  LiveReads reads([] {});
  Session session = settled(reads, inWindow("slow"));
  server_->run("UPDATE pace SET seconds = 0.002");  // all of it would take 40 s
  const geo::EventTablePtr old = session.tables.at(0).events;
  session = apply(std::move(session), command::ZoomAt{{400, 300}, 0.2}).session;
  EXPECT_TRUE(reads.follow(session).empty());
  EXPECT_THAT(reads.busy(), HasSubstr("slow"));
  std::this_thread::sleep_for(std::chrono::milliseconds{300});
  EXPECT_TRUE(reads.follow(session).empty());
  EXPECT_EQ(session.tables.at(0).events, old);
  server_->run("UPDATE pace SET seconds = 0");
  const auto start = std::chrono::steady_clock::now();
  session = apply(std::move(session), command::ZoomAt{{400, 300}, 0.2}).session;
  session = settled(reads, std::move(session));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{5});
  EXPECT_TRUE(session.messages.empty()) << session.messages.front().text;
}

TEST_F(LiveTables, ADeadServerIsToldOnceAndAskedAgainWhenTheMapMoves) {
  LiveReads reads([] {});
  Session session = inWindow("events");
  session.view.unitsPerPx /= 4;
  session = settled(reads, std::move(session));
  const geo::EventTablePtr old = session.tables.at(0).events;
  server_->kill();
  session = settled(reads, apply(std::move(session), command::Pan{-700, 0}).session);
  ASSERT_EQ(session.messages.size(), 1u);
  EXPECT_THAT(session.messages[0].text, HasSubstr("cannot connect"));
  EXPECT_THAT(session.messages[0].text, Not(HasSubstr("geheim")));
  EXPECT_EQ(session.tables.at(0).events, old);
  session = settled(reads, apply(std::move(session), command::Pan{-700, 0}).session);
  EXPECT_EQ(session.messages.size(), 1u) << "one line, however far one goes";
  server_->start();
  session = settled(reads, std::move(session));
  EXPECT_EQ(session.tables.at(0).events, old) << "nobody moved";
  session = settled(reads, apply(std::move(session), command::Pan{-5, 0}).session);
  EXPECT_EQ(eventsIn(session, neededReach(session)), counted(conditionFor(neededReach(session))));
}

TEST_F(LiveTables, KeepWhatIsChosenWhileTheMapMovesAndForgetItWhenItIsLeft) {
  LiveReads reads([] {});
  Session session = inWindow("events");
  session.view.unitsPerPx /= 4;
  session = settled(reads, std::move(session));
  const auto idOf = [](const Session& now, std::uint32_t event) {
    const geo::EventTable& table = *now.tables.at(0).events;
    return table.columns.at(*table.roles.id).textAt(table.events.rows.at(event));
  };
  const auto inView = eventsInBox(session, {700, 250}, {790, 350});
  ASSERT_TRUE(inView && inView->events.size() > 2);
  session = apply(std::move(session), command::SelectEvents{inView}).session;
  const std::string shown = idOf(session, inView->events.front());
  const geo::EventTablePtr before = session.tables.at(0).events;
  session = settled(reads, apply(std::move(session), command::Pan{-500, 0}).session);
  ASSERT_NE(session.tables.at(0).events, before) << "nothing was read";
  ASSERT_TRUE(session.selectedEvents.has_value());
  EXPECT_EQ(session.selectedEvents->events.size(), inView->events.size());
  EXPECT_EQ(idOf(session, session.selectedEvents->events.at(session.selectedEvents->shown)), shown);
  session = settled(reads, apply(std::move(session), command::Pan{-5000, 0}).session);
  EXPECT_FALSE(session.selectedEvents.has_value());
}

TEST_F(LiveTables, GiveEachKindOneColourWhereverOneBegins) {
  server_->run(
      "CREATE TABLE crowd AS SELECT id, event_date, 'kind ' || (id % 5 + CASE WHEN ST_X(geom) > 47 "
      "THEN 5 ELSE 0 END) || CASE WHEN id % 7 = 0 THEN 'x' ELSE '' END AS event_type, geom FROM "
      "events; GRANT SELECT ON crowd TO reader; CREATE VIEW crowd_view AS SELECT * FROM crowd; "
      "GRANT SELECT ON crowd_view TO reader; ANALYZE crowd");
  for (const char* table : {"crowd", "crowd_view"}) {  // of a view there are no statistics
    std::map<std::string, std::size_t> places;
    for (const float start : {-2000.0f, 0.0f, 2000.0f}) {
      LiveReads reads([] {});
      Session session = inWindow(table);
      session.view.unitsPerPx /= 8;
      session = apply(std::move(session), command::Pan{start, 0}).session;
      for (int step = 0; step < 4; ++step) {
        session = settled(reads, std::move(session));
        const UserTable& read = session.tables.at(0);
        const std::size_t column = read.style.category.value();
        for (std::size_t event = 0; event < read.events->events.size(); ++event) {
          const std::size_t place = read.classes->classOf(event);
          const std::string kind =
              read.events->columns[column].textAt(read.events->events.rows[event]);
          ASSERT_EQ(places.try_emplace(kind, place).first->second, place) << kind;
        }
        session = apply(std::move(session), command::Pan{start > 0 ? 600.0f : -600.0f, 0}).session;
      }
    }
    EXPECT_GT(places.size(), 9u) << table;
  }
}

TEST_F(LiveTables, AreNotReadWhileTheyAreHidden) {
  LiveReads reads([] {});
  Session session = inWindow("events");
  session.hidden.insert("table.1");
  session = settled(reads, std::move(session));
  EXPECT_EQ(session.tables.at(0).events->rowCount, 0u);
}

}  // namespace
}  // namespace viewer::cli
