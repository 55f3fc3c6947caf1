// What is told of tables that have just come: nothing that cannot be seen goes unsaid.
#include "viewer/cli/opened_note.hpp"

#include "opened_map.hpp"
#include "tests/support/temporary_folder.hpp"
#include "viewer/session/command.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class OpenedNote : public testing::Test {
 protected:
  OpenedNote() {
    folder_.write("days.csv",
                  "date,lon,lat\n2020-11-10,46.5,39.8\n2020-11-10,46.6,39.9\n"
                  "2020-11-20,46.7,39.8\n2020-11-20,,\n");
    folder_.write("other.csv", "date,lon,lat\n2020-11-10,46.5,39.8\n");
  }
  std::string file(const char* name) const { return (folder_.path() / name).string(); }
  Session shown(const Arguments& words) const {
    auto map = opened(words);
    EXPECT_TRUE(map) << (map ? "" : geo::describe(map.error()));
    return map ? std::move(map->session) : Session{};
  }
  support::TemporaryFolder folder_;
};

TEST_F(OpenedNote, SaysWhatWasReadAndNoMoreWhereAllCanBeSeen) {
  const Session session = shown({file("days.csv")});
  const std::string note = noteOn(session.tables, session);
  EXPECT_THAT(note, HasSubstr("days: 4 rows, 3 drawn"));
  EXPECT_THAT(note, HasSubstr(": 1")) << "for which reason one is not";
  EXPECT_THAT(note, Not(HasSubstr("shown")));
}

TEST_F(OpenedNote, CountsWhatTheDateAndTheMapLeaveOut) {
  const Session then = shown({file("days.csv"), "--at", "2020-11-10"});
  EXPECT_THAT(noteOn(then.tables, then), HasSubstr("On the map at the date shown: 2 of 3. "));
  const Session there = shown({file("days.csv"), "--bbox", "46.699,39.799,46.701,39.801"});
  EXPECT_THAT(noteOn(there.tables, there), HasSubstr("shown: 1 of 3. "));
  const Session all =
      apply(then, command::FitTable{"table.1"}).session;  // what the note says that one may do
  EXPECT_THAT(noteOn(all.tables, all), Not(HasSubstr("shown")));
}

TEST_F(OpenedNote, IsOneForAllTablesOfAFile) {
  const Session session = shown({file("days.csv"), file("other.csv"), "--at", "2020-11-20"});
  const std::string note = noteOn(session.tables, session);
  EXPECT_THAT(note, HasSubstr("2 tables, 5 rows, 4 drawn"));
  EXPECT_THAT(note, HasSubstr("shown: 1 of 4. "));
}

}  // namespace
}  // namespace viewer::cli
