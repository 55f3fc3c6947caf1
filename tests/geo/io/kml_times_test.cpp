// Times of KML as the file has them, with those that folders hand on.
#include "geo/io/kml_times.hpp"

#include "geo/io/table_file.hpp"
#include "geo/table/assemble.hpp"
#include "tests/geo/io/scratch.hpp"

#include <chrono>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing_files::ScratchFolder;

std::string kml(const std::string& content) {
  return "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\" "
         "xmlns:gx=\"http://www.google.com/kml/ext/2.2\">" +
         content + "</kml>";
}

std::string mark(const std::string& name, const std::string& time = "") {
  return "<Placemark><name>" + name + "</name>" + time +
         "<Point><coordinates>46.75,39.82</coordinates></Point></Placemark>";
}

std::string span(const std::string& begin, const std::string& end) {
  std::string text = "<TimeSpan>";
  if (!begin.empty()) text += "<begin>" + begin + "</begin>";
  if (!end.empty()) text += "<end>" + end + "</end>";
  return text + "</TimeSpan>";
}

std::string stamp(const std::string& when) {
  return "<TimeStamp><when>" + when + "</when></TimeStamp>";
}

const std::string kNested =
    kml("<Document><name>all</name>" + span("2020", "") + mark("in the document") +
        "<Folder><name>war" + "</name>" + span("2020-09-27", "2020-11-10") + mark("one") +
        mark("two", stamp("2020-10")) +
        "<Folder><LookAt><gx:TimeSpan><begin>1999</begin></gx:TimeSpan></LookAt>" + mark("three") +
        mark("four", span("", "2020-10-05T10:00:00Z")) + "</Folder></Folder><Folder>" +
        mark("five") + "</Folder></Document>");

TEST(KmlTimes, AreOnesOwnOrThoseOfTheNearestFolder) {
  const auto folders = kmlFolders(kNested);
  ASSERT_EQ(folders.size(), 4u);
  EXPECT_THAT(folders[0].names, ElementsAre("in the document"));
  EXPECT_EQ(folders[0].times[0], (KmlTime{"2020", ""}));
  EXPECT_THAT(folders[1].names, ElementsAre("one", "two"));
  EXPECT_EQ(folders[1].times[0], (KmlTime{"2020-09-27", "2020-11-10"}));
  EXPECT_EQ(folders[1].times[1], (KmlTime{"2020-10", "2020-10", true}));
  EXPECT_EQ(folders[2].times[0], (KmlTime{"2020-09-27", "2020-11-10"}));
  EXPECT_EQ(folders[2].times[1], (KmlTime{"", "2020-10-05T10:00:00Z"}));
  EXPECT_EQ(folders[3].times[0], (KmlTime{"2020", ""}));
}

/// The folders are the layers that GDAL makes, and months and years are ranges of the events.
TEST(KmlTimes, ReachTheTable) {
  const ScratchFolder folder;
  const std::string path = folder.write("nested.kml", kNested);
  const auto layers = layersOf({path});
  ASSERT_TRUE(layers.has_value());
  ASSERT_EQ(layers->size(), 4u);
  Report report;
  const auto war = readTable({path}, (*layers)[1].name, {}, report);
  ASSERT_TRUE(war.has_value()) << describe(war.error());
  const EventTable events = assemble(*war, {});
  EXPECT_EQ(events.events.size(), 2u) << "a time that a folder hands on is a date";
  EXPECT_EQ(events.range.from, std::chrono::sys_days{std::chrono::year{2020} / 9 / 27});
  const auto last = readTable({path}, (*layers)[3].name, {}, report);
  ASSERT_TRUE(last.has_value());
  EXPECT_EQ(assemble(*last, {}).events.size(), 1u);
  EXPECT_THAT(report.problems(), IsEmpty());
}

TEST(KmlTimes, ASpanWithoutAnEndGoesOn) {
  const ScratchFolder folder;
  Report report;
  const auto table = readTable(
      {folder.write("a.kml", kml("<Document>" + mark("a", span("2020-10", "")) + "</Document>"))},
      "", {}, report);
  ASSERT_TRUE(table.has_value());
  const EventTable events = assemble(*table, {});
  ASSERT_EQ(events.events.size(), 1u);
  EXPECT_EQ(events.events.valid[0][3], INT32_MAX);
  EXPECT_GT(events.events.valid[0][1], events.events.valid[0][0])
      << "it began some time in a month";
}

TEST(KmlTimes, AStampOfAMonthIsSomeTimeInIt) {
  const ScratchFolder folder;
  Report report;
  const auto table =
      readTable({folder.write("a.kml", kml("<Document>" + mark("a", stamp("2020-10")) +
                                           mark("b", stamp("2021")) + "</Document>"))},
                "", {}, report);
  ASSERT_TRUE(table.has_value());
  const EventTable events = assemble(*table, {});
  ASSERT_EQ(events.events.size(), 2u);
  using std::chrono::sys_days;
  using std::chrono::year;
  EXPECT_EQ(events.range, (TimeSpan{sys_days{year{2020} / 10 / 1}, sys_days{year{2022} / 1 / 1}}));
}

TEST(KmlTimes, AreFoundWhateverTheWriting) {
  const auto folders = kmlFolders(
      "<kml:kml><!-- <Folder> --><kml:Folder><kml:TimeSpan><kml:begin> 2020-10\n</kml:begin>"
      "</kml:TimeSpan><kml:Placemark id='a>b'><kml:name><![CDATA[<b> & co]]></kml:name>"
      "<kml:visibility/></kml:Placemark><Placemark><name>a &amp; b</name><gx:Track><when>2020-01-01"
      "</when><when>2020-01-03</when></gx:Track></Placemark></kml:Folder></kml:kml>");
  ASSERT_EQ(folders.size(), 1u);
  EXPECT_THAT(folders[0].names, ElementsAre("<b> & co", "a & b"));
  EXPECT_EQ(folders[0].times[0], (KmlTime{"2020-10", ""}));
  EXPECT_EQ(folders[0].times[1], (KmlTime{"2020-01-01", "2020-01-03"}));
}

TEST(KmlTimes, AFolderIsKnownByItsPlaceOrByItsNames) {
  const std::vector<KmlFolder> folders{{{"a"}, {{}}}, {{"b"}, {{}}}, {{"a"}, {{}}}};
  EXPECT_EQ(folderOf(folders, 0, {"a"}), &folders[0]);
  EXPECT_EQ(folderOf(folders, 2, {"a"}), &folders[2]);
  EXPECT_EQ(folderOf(folders, 0, {"b"}), &folders[1]);
  EXPECT_EQ(folderOf(folders, 1, {"a"}), nullptr) << "it could be either";
  EXPECT_EQ(folderOf(folders, 1, {"c"}), nullptr);
}

TEST(KmlTimes, NoTextStopsTheReader) {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<Folder>";
  EXPECT_LE(kmlFolders(deep).size(), 200000u);
  std::mt19937 random(5);
  const std::string pieces[] = {"<Folder>",
                                "</Folder>",
                                "<Placemark>",
                                "</Placemark>",
                                "<name>",
                                "</name>",
                                "<TimeSpan>",
                                "</TimeSpan>",
                                "<begin>",
                                "</begin>",
                                "<when>",
                                "<![CDATA[",
                                "]]>",
                                "<!--",
                                "-->",
                                "<",
                                ">",
                                "\"",
                                "2020",
                                "&",
                                "</",
                                "<Track>",
                                "<NetworkLinkControl>"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i) text += pieces[random() % std::size(pieces)];
    for (const KmlFolder& folder : kmlFolders(text)) {
      ASSERT_EQ(folder.names.size(), folder.times.size());
    }
  }
}

}  // namespace
}  // namespace geo
