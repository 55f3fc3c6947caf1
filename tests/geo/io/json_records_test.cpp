// Tables as web services send them. All rows are invented.
#include "geo/io/json_records.hpp"

#include "tests/geo/io/made_vector.hpp"
#include "tests/geo/io/scratch.hpp"

#include <string>

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
  EXPECT_FALSE(areJsonRecords(R"({"type":"FeatureCollection","features":[]})"));
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

}  // namespace
}  // namespace geo
