// A session that was saved and opened again shows the same.
#include "tests/support/temporary_folder.hpp"
#include "tests/viewer/cli/opened_map.hpp"
#include "viewer/snapshot/scenario_file.hpp"

#include <csignal>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using Existing = ScenarioOrder::Existing;
using Names = std::set<std::string>;

constexpr const char* kRows =
    "id,day,x,y,kind,other,deaths\n"
    "1,2020-11-10,46.7,39.8,battle,a,4\n"
    "2,2020-11-11,46.8,39.9,\"riot, \"\"big\"\"\",b,0\n"
    "3,2020-11-12,46.9,39.7,battle,a,11\n";

class Saved : public testing::Test {
 protected:
  OpenedMap open(const Arguments& words) {
    geo::Report report;
    auto map = opened(words, report);
    EXPECT_TRUE(map) << geo::describe(map.error());
    EXPECT_TRUE(report.empty()) << geo::describe(report.problems().front());
    return std::move(*map);
  }
  std::string path(const std::string& name) { return (folder_.path() / name).string(); }
  geo::Result<void> save(const Session& session, const std::string& scenario = {},
                         Existing existing = Existing::Refused) {
    return saveScenario(session, {folder_.path() / "saved", scenario, existing});
  }
  std::string failureOf(const geo::Result<void>& saved) {
    return saved ? "nothing" : geo::describe(saved.error());
  }
  Names names(const fs::path& below) {
    Names names;
    for (const auto& entry : fs::recursive_directory_iterator(below)) {
      if (!entry.is_directory()) names.insert(entry.path().lexically_relative(below));
    }
    return names;
  }
  Names savedNames() { return names(folder_.path() / "saved"); }
  /// Nothing but what was there before.
  Names leftNames() {
    Names left;
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      left.insert(entry.path().filename());
    }
    return left;
  }
  support::TemporaryFolder folder_;
  const std::string events_ = folder_.write("in/events.csv", kRows).string();
  const Arguments usual_{events_, "--begin", "day", "--lon", "x", "--lat", "y"};
};

void expectSameTable(const UserTable& is, const UserTable& was) {
  EXPECT_EQ(is.events->title, was.events->title);
  EXPECT_EQ(is.events->rowCount, was.events->rowCount);
  EXPECT_EQ(is.events->events.rows, was.events->events.rows);
  EXPECT_EQ(is.events->events.valid, was.events->events.valid);
  EXPECT_EQ(is.events->epoch.start, was.events->epoch.start);
  EXPECT_EQ(is.style, was.style);
  EXPECT_EQ(is.classes->titles, was.classes->titles);
  EXPECT_EQ(is.filter.hiddenClasses, was.filter.hiddenClasses);
  EXPECT_EQ(is.filter.where, was.filter.where);
  ASSERT_EQ(is.filter.passes != nullptr, was.filter.passes != nullptr);
  if (is.filter.passes) {
    EXPECT_EQ(*is.filter.passes, *was.filter.passes);
  }
}

void expectSame(const Session& is, const Session& was) {
  EXPECT_EQ(is.scenario->title, was.scenario->title);
  EXPECT_EQ(is.scenario->credits, was.scenario->credits);
  EXPECT_EQ(is.scenario->disclaimer, was.scenario->disclaimer);
  EXPECT_EQ(is.scenario->layers.size(), was.scenario->layers.size());
  EXPECT_EQ(is.clock.window, was.clock.window);
  EXPECT_EQ(is.clock.range, was.clock.range);
  EXPECT_EQ(is.projection->definition(), was.projection->definition());
  EXPECT_EQ(is.view.centre, was.view.centre);
  EXPECT_EQ(is.view.unitsPerPx, was.view.unitsPerPx);
  EXPECT_EQ(is.marking, was.marking);
  EXPECT_EQ(is.hidden, was.hidden);
  ASSERT_EQ(is.tables.size(), was.tables.size());
  for (std::size_t i = 0; i < is.tables.size(); ++i) expectSameTable(is.tables[i], was.tables[i]);
}

TEST_F(Saved, TablesAloneComeBackWithStyleFilterAndWindow) {
  const Arguments kMore[] = {
      {},
      {"--at", "2020-11-11"},
      {"--from", "2020-11-10T03:00Z", "--to", "2020-11-11T05:06:07Z", "--zone", "Asia/Baku"},
      {"--kinds-by", "other", "--size-by", "none", "--hide-kind", "b"},
      {"--kinds-by", "none", "--where", "deaths > 3 AND kind <> 'x\"y'"},
      {"--hide", "table.1", "--crs", "EPSG:3857", "--marking", "ONLY \"US\""}};
  for (const Arguments& more : kMore) {
    Arguments words = usual_;
    words.insert(words.end(), more.begin(), more.end());
    SCOPED_TRACE(testing::PrintToString(more));
    const Session was = open(words).session;
    ASSERT_EQ(failureOf(save(was)), "nothing");
    EXPECT_EQ(savedNames(), (Names{"scenario.toml", "events.csv"}));
    expectSame(open({path("saved")}).session, was);
    fs::remove_all(folder_.path() / "saved");
  }
}

constexpr const char* kMetres =
    "id,date,easting,northing\n1,2020-11-10,512000,4409000\n2,2020-11-11,520000,4410000\n";

TEST_F(Saved, SystemsThatWereNamedAreKept) {
  const std::string metres = folder_.write("in/metres.csv", kMetres).string();
  const std::string degrees =
      folder_.write("in/degrees.csv", "date,lon,lat\n2020-11-10,46,39\n").string();
  const Session was = open({degrees, metres, "--table-crs", "EPSG:32638"}).session;
  EXPECT_EQ(was.tables[0].link.crs, "") << "degrees need none";
  EXPECT_EQ(was.tables[1].link.crs, "EPSG:32638");
  EXPECT_NEAR(was.tables[1].events->events.places[0].lonDegrees, 45.14, 0.01);
  ASSERT_EQ(failureOf(save(was)), "nothing");
  const Session is = open({path("saved")}).session;
  expectSame(is, was);
  EXPECT_EQ(is.tables[1].events->events.places, was.tables[1].events->events.places);
  EXPECT_EQ(tableOptionsOf(is), (Arguments{"--table-crs", "table.2:EPSG:32638"}));
}

TEST_F(Saved, ATableMayHaveASystemOfItsOwn) {
  const std::string metres = folder_.write("in/metres.csv", kMetres).string();
  const Session session = open({metres, metres, metres, "--table-crs", "EPSG:32638", "--table-crs",
                                "table.2:EPSG:32639"})
                              .session;
  EXPECT_EQ(session.tables[0].link.crs, "EPSG:32638");
  EXPECT_EQ(session.tables[1].link.crs, "EPSG:32639");
  EXPECT_EQ(session.tables[2].link.crs, "EPSG:32638");
  const Arguments kWrong[] = {{metres, "--table-crs", "table.2:EPSG:32638"},
                              {metres, "--table-crs", "nonsense"}};
  for (const Arguments& words : kWrong) EXPECT_FALSE(opened(words)) << words.back();
  // A table over a scenario is counted after the scenario's own.
  ASSERT_EQ(failureOf(save(session)), "nothing");
  const Session over = open({path("saved"), metres, "--table-crs", "table.4:EPSG:32637"}).session;
  EXPECT_EQ(over.tables[1].link.crs, "EPSG:32639");
  EXPECT_EQ(over.tables[3].link.crs, "EPSG:32637");
}

TEST_F(Saved, KindsWithSignsOfAllKindsComeBack) {
  Session was = open(usual_).session;
  was.tables[0].filter.hiddenClasses = 0b10;
  ASSERT_EQ(failureOf(save(was)), "nothing");
  expectSame(open({path("saved")}).session, was);
}

TEST_F(Saved, ManyTablesOfOneNameComeBackInTheirOrder) {
  const std::string second = folder_.write("two/events.csv", kRows).string();
  const std::string third = folder_.write("three/EVENTS.csv", kRows).string();
  const Session was = open({events_, second, third, "--begin", "day", "--lon", "x", "--lat", "y",
                            "--where", "table.2:deaths > 3", "--hide", "table.3"})
                          .session;
  ASSERT_EQ(failureOf(save(was)), "nothing");
  EXPECT_EQ(savedNames(),
            (Names{"scenario.toml", "events.csv", "events-2/events.csv", "EVENTS-3/EVENTS.csv"}));
  expectSame(open({path("saved")}).session, was);
}

TEST_F(Saved, NamesAndTitlesMayBeHostile) {
  for (const std::string name : {"a\nb \"c\" 'd' $e.csv", "--x.csv", ".hidden.csv", "Шуша.csv",
                                 "x\xff.csv", "scenario.toml.csv"}) {
    SCOPED_TRACE(name);
    const std::string file = folder_.write("hostile/" + name, kRows).string();
    Session was = open({file, "--begin", "day", "--lon", "x", "--lat", "y"}).session;
    for (const std::string title : {"a\n[[table]]\n\"b\"\\", "Շուշի \u202e x", "]]\t#"}) {
      auto events = std::make_shared<geo::EventTable>(*was.tables[0].events);
      events->title = title;
      was.tables[0].events = events;
      ASSERT_EQ(failureOf(save(was)), "nothing");
      const Session is = open({path("saved")}).session;
      ASSERT_EQ(is.tables.size(), 1u);
      expectSameTable(is.tables[0], was.tables[0]);
      EXPECT_EQ(is.scenario->title, title);
      fs::remove_all(folder_.path() / "saved");
    }
  }
}

TEST_F(Saved, AScenarioIsCopiedWithTheTablesOverIt) {
  const std::string scenario = std::string(TRUCELINE_SOURCE_DIR) + "/assets/karabakh-2020";
  const Arguments words{scenario, events_, "--begin", "day",        "--lon",   "x",
                        "--lat",  "y",     "--at",    "2020-11-11", "--where", "deaths > 3"};
  const Session was = open(words).session;
  ASSERT_EQ(failureOf(save(was, scenario)), "nothing");
  const Session is = open({path("saved")}).session;
  expectSame(is, was);
  EXPECT_EQ(is.scenario->sources.size(), was.scenario->sources.size());
  for (std::size_t i = 0; i < is.scenario->layers.size(); ++i) {
    EXPECT_EQ(is.scenario->layers[i].features.size(), was.scenario->layers[i].features.size());
  }
  // And once more, in its own place.
  Session other = is;
  other.tables[0].filter = {};
  ASSERT_EQ(failureOf(save(other, path("saved"), Existing::Overwritten)), "nothing");
  const Names before = savedNames();
  expectSame(open({path("saved")}).session, other);
  EXPECT_EQ(savedNames(), before);
}

/// Days of a table are those of the zone that it was read in, whatever the scenario's.
TEST_F(Saved, DaysStayWhereTheyWere) {
  for (const char* zone : {"UTC", "Asia/Baku"}) {
    folder_.write("own/scenario.toml",
                  std::string("format = 1\nid = \"own\"\ntitle = \"Own\"\n") +
                      "extent = [46, 39, 47, 40]\nfrom = \"2020-11-01\"\nto = \"2020-12-01\"\n" +
                      "zone = \"America/Lima\"\n");
    Arguments words = usual_;
    words.insert(words.begin(), path("own"));
    words.insert(words.end(), {"--zone", zone});
    auto map = opened(words);
    ASSERT_TRUE(map);
    ASSERT_EQ(failureOf(save(map->session, path("own"))), "nothing");
    expectSameTable(open({path("saved")}).session.tables[0], map->session.tables[0]);
    fs::remove_all(folder_.path() / "saved");
  }
}

TEST_F(Saved, AFolderIsReplacedOnlyWhereItHoldsAScenarioAndThatIsWanted) {
  const Session session = open(usual_).session;
  folder_.write("saved/note.txt", "mine");
  EXPECT_THAT(failureOf(save(session)), HasSubstr("not empty"));
  EXPECT_THAT(failureOf(save(session, {}, Existing::Overwritten)), HasSubstr("not empty"));
  EXPECT_EQ(savedNames(), Names{"note.txt"});
  fs::remove(folder_.path() / "saved/note.txt");
  ASSERT_EQ(failureOf(save(session)), "nothing") << "an empty folder will do";
  folder_.write("saved/note.txt", "mine");
  EXPECT_THAT(failureOf(save(session)), HasSubstr("--overwrite"));
  EXPECT_EQ(failureOf(save(session, {}, Existing::Overwritten)), "nothing");
  EXPECT_EQ(savedNames(), (Names{"events.csv", "note.txt", "scenario.toml"}));
  folder_.write("file", "");
  EXPECT_THAT(failureOf(saveScenario(session, {folder_.path() / "file", {}})), HasSubstr("file"));
}

TEST_F(Saved, WhatCannotBeWrittenLeavesNothing) {
  Session session = open(usual_).session;
  const Names before = leftNames();
  EXPECT_THAT(failureOf(saveScenario(session, {folder_.path() / "none/saved", {}})),
              HasSubstr("none"));
  fs::rename(events_, events_ + ".away");
  EXPECT_THAT(failureOf(save(session)), HasSubstr("events.csv"));
  fs::rename(events_ + ".away", events_);
  session.tables[0].filter.where = "kind = '\xff'";
  EXPECT_THAT(failureOf(save(session)), HasSubstr("scenario.toml"));
  Session bare = session;
  bare.tables.clear();
  EXPECT_THAT(failureOf(save(bare)), HasSubstr("neither"));
  EXPECT_EQ(leftNames(), before);
}

/// A limit on the size of files stands in for a disk that is full.
TEST_F(Saved, AFullDiskLeavesTheOldFolderAsItWas) {
  ASSERT_EQ(failureOf(save(open(usual_).session)), "nothing");
  std::string many = kRows;
  for (int i = 0; i < 20'000; ++i) many += "9,2020-11-12,46.9,39.7,battle,a,11\n";
  const std::string large = folder_.write("in/large.csv", many).string();
  const Session session = open({large, "--begin", "day", "--lon", "x", "--lat", "y"}).session;
  const Names before = leftNames(), inside = savedNames();
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100'000, 100'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::_exit(save(session, {}, Existing::Overwritten) ? 1 : 0);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0) << "it must fail";
  EXPECT_EQ(leftNames(), before);
  EXPECT_EQ(savedNames(), inside);
}

}  // namespace
}  // namespace viewer::cli
