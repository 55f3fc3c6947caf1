// Tables as web services send them. All rows are invented.
#include "geo/io/json_records.hpp"

#include "tests/geo/io/made_vector.hpp"
#include "tests/geo/io/scratch.hpp"

#include <stop_token>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing_files::ScratchFolder;
using namespace testing_vectors;

constexpr const char* kFirst =
    R"({"event_date":"2020-10-01","lat":39.7,"lon":46.7,"n":1,"ok":true,"where":{"town":"Şuşa"}})";
constexpr const char* kSecond = R"({"event_date":"2020-10-02","lat":39.8,"lon":46.8,"note":null})";

std::string listOf(const std::string& between) {
  return std::string("[") + kFirst + between + kSecond + "]";
}

TEST(JsonRecords, AreTheSameTableHoweverTheyAreWrapped) {
  const ScratchFolder folder;
  const std::string texts[] = {listOf(","),
                               listOf(" ,\n "),
                               R"({"status":200,"count":2,"data":)" + listOf(",") + "}",
                               R"({"errors":[{"a":1}],"results":)" + listOf(",") + "}",
                               std::string(kFirst) + "\n" + kSecond + "\n",
                               std::string("\xEF\xBB\xBF") + listOf(",")};
  for (const std::string& text : texts) {
    for (const char* name : {"a.json", "a.jsonl", "a.txt", "a.csv", "a"}) {
      const auto got = read(folder.write(name, text));
      EXPECT_THAT(namesOf(got.table),
                  ElementsAre("event_date", "lat", "lon", "n", "ok", "where.town", "note"))
          << name << text;
      ASSERT_EQ(got.table.rowCount, 2u) << text;
      EXPECT_EQ(got.table.columns[0].textAt(1), "2020-10-02");
      EXPECT_EQ(got.table.columns[1].numberAt(0), 39.7);
      EXPECT_EQ(got.table.columns[3].textAt(1), "") << "a member that is missing is empty";
      EXPECT_EQ(got.table.columns[4].textAt(0), "true");
      EXPECT_EQ(got.table.columns[5].textAt(0), "Şuşa");
      EXPECT_EQ(got.table.columns[6].textAt(0), "");
    }
  }
}

TEST(JsonRecords, AreOnlyWhatHasNoGeometry) {
  EXPECT_TRUE(areJsonRecords(kFirst));
  EXPECT_TRUE(areJsonRecords(R"([{"coordinates":"39.7, 46.7"}])"));
  EXPECT_TRUE(areJsonRecords(R"([{"Feature":"road","FeatureType":"Feature"}])"));
  EXPECT_FALSE(areJsonRecords(R"({"type":"FeatureCollection","features":[]})"));
  EXPECT_FALSE(areJsonRecords("{\n  \"type\" : \"Feature\", \"properties\": {} }"));
  EXPECT_FALSE(areJsonRecords(R"({"type":"Point","coordinates" : [46,39]})"));
  EXPECT_FALSE(areJsonRecords("a,b\n1,2\n"));
}

TEST(JsonRecords, WhatIsNoTableIsAFailureAndNothingCrashes) {
  const ScratchFolder folder;
  const auto failing = [&](const std::string& text) {
    Report report;
    const auto got = readTable({folder.write("a.json", text).string()}, "", {}, report);
    return got ? std::string("read") : describe(got.error());
  };
  EXPECT_THAT(failing(listOf(",").substr(0, 100)), HasSubstr("cut short"));
  EXPECT_THAT(failing(R"({"message":"Access denied"})"), HasSubstr("without a list of rows"));
  EXPECT_THAT(failing("[[1],[2,3]]"), HasSubstr("JSON without a list of rows"));
  const std::string deep(200000, '[');
  EXPECT_NE(failing("[{\"a\":" + deep), "read");
  EXPECT_EQ(failing("[{\"a\":" + deep + std::string(deep.size(), ']') + "}]"), "read");
  std::string tower;
  for (int i = 0; i < 50000; ++i) tower += "{\"a\":";
  EXPECT_EQ(failing("[" + tower + "1" + std::string(50000, '}') + "]"), "read");
}

TEST(JsonRecords, ListsAndWhatLiesDeepAreWrittenAsTheyStand) {
  const ScratchFolder folder;
  const auto got = read(folder.write(
      "a.json",
      R"([{"tags":["a, b","c\"d",1,2.5,true,null,[],{}],"p":{"q":{"r":{"s":{"t":1,"u":[2]}}}}},)"
      R"({"p":{"q":3},"tags":[{"x":1,"y":"z"}]}])"));
  EXPECT_THAT(namesOf(got.table), ElementsAre("tags", "p.q.r.s", "p.q"));
  EXPECT_EQ(got.table.columns[0].textAt(0), R"(["a, b","c\"d",1,2.5,true,null,[],{}])");
  EXPECT_EQ(got.table.columns[1].textAt(0), R"({"t":1,"u":[2]})");
  EXPECT_EQ(got.table.columns[0].textAt(1), R"([{"x":1,"y":"z"}])");
  EXPECT_EQ(got.table.columns[2].textAt(1), "3");
}

TEST(JsonRecords, OfSeveralListsTheLongestIsRead) {
  const ScratchFolder folder;
  const auto got = read(folder.write(
      "a.json",
      R"({"a":[{"x":1},{"x":2}],"b":{"c":[{"n":1},{"n":1},{"n":1},{"n":1}]},)"
      R"("d":[{"y":1},{"y":2},{"y":3}],"e":[{"z":1},2,3,4,5],"f":[[{}],[{}],[{}],[{}]]})"));
  EXPECT_THAT(namesOf(got.table), ElementsAre("y"));
  EXPECT_EQ(got.table.rowCount, 3u);
}

/// A walk over all rows, or all members, for each of them would take hours.
TEST(JsonRecords, TakeTimeByTheirLengthAlone) {
  const ScratchFolder folder;
  std::string rows = "[", members = "{\"rows\":[{\"id\":1}]";
  for (int i = 0; i < 300000; ++i) {
    rows += fmt::format("{}{{\"id\":{}}}", i > 0 ? "," : "", i);
    members += fmt::format(",\"m{}\":{{\"id\":1}}", i);
  }
  EXPECT_EQ(read(folder.write("a.json", rows + "]")).table.rowCount, 300000u);
  EXPECT_EQ(read(folder.write("b.json", members + "}")).table.rowCount, 1u);
}

TEST(JsonRecords, RowsWithNothingInCommonAreRefused) {
  const ScratchFolder folder;
  std::string text = "[{\"a0\":1";
  for (int i = 1; i < 9000; ++i) text += fmt::format(",\"a{}\":1", i);
  text += "}";
  for (int i = 0; i < 40000; ++i) text += ",{}";
  Report report;
  const auto got = readTable({folder.write("a.json", text + "]").string()}, "", {}, report);
  ASSERT_FALSE(got);
  EXPECT_THAT(describe(got.error()), HasSubstr("nearly all cells are empty"));
}

TEST(JsonRecords, StopWhenAsked) {
  const ScratchFolder folder;
  std::stop_source stop;
  stop.request_stop();
  Report report;
  const auto got = readTable({folder.write("a.json", listOf(",")).string()}, "",
                             {.stop = stop.get_token()}, report);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().kind, Failure::Kind::Unavailable);
}

}  // namespace
}  // namespace geo
