// Each fault that a scenario can have, put into a sound one, gives exactly the problem that names
// it, and what is no fault gives none; the sound one gives none.
#include "geo/io/scenario_check.hpp"

#include "geo/io/scenario_reader.hpp"
#include "tests/geo/io/scratch.hpp"

#include <map>
#include <ostream>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing_files::ScratchFolder;

using Files = std::map<std::string, std::string>;

constexpr const char* kToml = R"(format = 1
id = "small"
title = "Small"
extent = [46.0, 39.0, 47.0, 40.0]
from = "2020-01-01"
to = "2021-01-01"
sources = "sources.csv"
[[party]]
id = "ONE"
name = "First party"
color = "#2f5aa8"
[[layer]]
id = "areas"
kind = "area"
title = "Areas"
file = "areas.geojson"
[[layer]]
id = "roads"
kind = "strip"
title = "Roads"
file = "roads.geojson"
[[layer]]
id = "sites"
kind = "site"
title = "Sites"
file = "sites.csv"
[[layer]]
id = "events"
kind = "event"
title = "Events"
file = "events.csv"
[[layer]]
id = "counts"
kind = "count"
title = "Counts"
file = "counts.csv"
[[layer]]
id = "actors"
kind = "actor"
title = "Actors"
file = "actors.csv"
)";

constexpr const char* kAreas = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"id": "west", "name": "West", "holder": "ONE", "from": "2020-01-01", "to": "2020-06-01", "confidence": "low", "source": "s1"}, "geometry": {"type": "Polygon", "coordinates": [[[46, 39], [46.5, 39], [46.5, 40], [46, 40], [46, 39]]]}},
{"type": "Feature", "properties": {"id": "east", "name": "East", "holder": "ONE", "from": "2020-03-01", "to": "2020-09-01", "confidence": "low", "source": "s1"}, "geometry": {"type": "Polygon", "coordinates": [[[46.50005, 39], [47, 39], [47, 40], [46.49995, 40], [46.50005, 39]]]}},
{"type": "Feature", "properties": {"id": "all", "name": "All", "holder": "ONE", "from": "2020-09-01", "to": null, "confidence": "low", "source": "s1"}, "geometry": {"type": "MultiPolygon", "coordinates": [[[[46, 39], [47, 39], [47, 40], [46, 39]]], [[[46, 39.1], [46, 40], [46.9, 40], [46, 39.1]]]]}}
]}
)";

constexpr const char* kRoads = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"id": "road", "name": "Road", "width_m": 5000, "accuracy_m": [500, 900], "confidence": "high", "source": "s1"}, "geometry": {"type": "LineString", "coordinates": [[46.1, 39.1], [46.8, 39.8]]}}
]}
)";

const Files& soundFiles() {
  static const Files files{
      {"scenario.toml", kToml},
      {"sources.csv", "id,title,publisher,url,date\ns1,A bulletin,,,\n"},
      {"areas.geojson", kAreas},
      {"roads.geojson", kRoads},
      {"sites.csv",
       "id,name,operator,from,to,lon,lat,accuracy_m,place_basis,confidence,source\n"
       "post,Post,ONE,2020-02-01,2020-03..2020-04,46.5,39.5,500,centroid,high,s1\n"
       "camp,Camp,,,,,,,not published,medium,s1\n"},
      {"events.csv",
       "id,title,actors,from,to,lon,lat,confidence,source\n"
       "e1,Talks abroad,ONE,2020-02-01,2020-02-02,37.6,55.75,high,s1\n"
       "e2,Report,ONE,2020-02-03,2020-02-04,,,high,s1\n"},
      {"counts.csv", "id,name,count,confidence,source\nc1,All posts,12,low,s1\n"},
      {"actors.csv", "id,name,code,role,confidence,source\na1,First party,ONE,Guarantor,high,s1\n"},
  };
  return files;
}

/// What reading and checking the files says, one problem a line, without the folder's name.
std::string problemsOf(const Files& files) {
  const ScratchFolder folder;
  for (const auto& [name, content] : files) folder.write(name, content);
  Report report;
  const auto scenario = readScenario(folder.path(), report);
  if (!scenario) return describe(scenario.error());
  checkScenario(*scenario, folder.path(), report);
  std::string text;
  for (Problem problem : report.problems()) {
    EXPECT_EQ(std::filesystem::path(problem.file).parent_path(), folder.path()) << problem.file;
    problem.file = std::filesystem::path(problem.file).filename().string();
    text += describe(problem) + "\n";
  }
  return text;
}

/// `from`, which the file has once, replaced by `to`.
struct Fault {
  const char *file, *from, *to, *problem;
};
std::ostream& operator<<(std::ostream& out, const Fault& fault) {
  return out << fault.file << ": '" << fault.from << "' -> '" << fault.to << "'";
}

const Fault kFaults[] = {
    // Keys, ids, names.
    {"scenario.toml", "title = \"Small\"", "title = \"Small\"\nlanguage = \"en\"",
     "scenario.toml:4: warning: language: unknown key; remove it, or write one of at, credits, "
     "crs, cutoff, disclaimer, extent, format, from, furniture, grid, id, layer, layers, marking, "
     "marking_color, marking_required, names, party, rasters, sources, story, subtitle, table, "
     "theme, title, to, zone"},
    {"scenario.toml", "kind = \"count\"", "kind = \"counts\"",
     "scenario.toml:34: error: kind: 'counts' is unknown: the layer is left out (layer 'counts'); "
     "write one of area, band, strip, site, proposal, event, count, actor, place"},
    {"scenario.toml", "name = \"First party\"\n", "",
     "scenario.toml:8: error: name: missing (party); add it"},
    {"sources.csv", "s1,A bulletin,,,\n", "s1,A bulletin,,,\ns1,Another,,,\n",
     "sources.csv:3: error: id: 's1' is taken: the row is left out; rename one of the two, or "
     "remove one"},
    {"sites.csv", "camp,Camp", "post,Camp",
     "sites.csv:3: error: id: 'post' is already that of line 2: the row is left out; rename one of "
     "the two"},
    {"sites.csv", "camp,Camp", ",Camp",
     "sites.csv:3: error: id: empty: the row is left out; give the row an id that no other row of "
     "the layer has"},
    {"sites.csv", "camp,Camp", "camp, ",
     "sites.csv:3: warning: name: empty; say in 'name' or 'title' what it is called"},
    {"areas.geojson", "\"East\"", "null",
     "areas.geojson:3: warning: name: empty; say in 'name' or 'title' what it is called"},
    // Ids of other things.
    {"sites.csv", "medium,s1", "medium,s2",
     "sites.csv:3: error: source: 's2' is not in the sources file; add it there, or mend the id"},
    {"sites.csv", "Post,ONE", "Post,ONE;TWO",
     "sites.csv:2: error: operator: 'TWO' is not a party of the scenario; add a [[party]] to "
     "scenario.toml, or mend the id"},
    {"areas.geojson", "\"East\", \"holder\": \"ONE\"", "\"East\", \"holder\": \"one\"",
     "areas.geojson:3: error: holder: 'one' is not a party of the scenario; add a [[party]] to "
     "scenario.toml, or mend the id"},
    {"events.csv", "Report,ONE", "Report,TWO;ONE",
     "events.csv:3: error: actors: 'TWO' is not a party of the scenario; add a [[party]] to "
     "scenario.toml, or mend the id"},
    {"actors.csv", ",ONE,", ",TWO,",
     "actors.csv:2: error: code: 'TWO' is not a party of the scenario; add a [[party]] to "
     "scenario.toml, or mend the id"},
    // Claims.
    {"sites.csv", "medium,s1", "medium,",
     "sites.csv:3: warning: source: empty: nobody is named who says so; write the id of a row in "
     "the sources file"},
    {"sites.csv", "medium,s1", ",s1",
     "sites.csv:3: warning: confidence: empty; write high, medium or low"},
    {"sites.csv", "medium,s1", "Medium,s1",
     "sites.csv:3: error: confidence: unknown word 'Medium'; write high, medium or low, or leave "
     "it "
     "empty"},
    // Dates.
    {"events.csv", "2020-02-03,2020-02-04", "2020-02-04,2020-02-03",
     "events.csv:3: error: from: '2020-02-04' is not before 'to', '2020-02-03': the row is left "
     "out; mend one of the two: 'to' is the first moment at which it is over"},
    {"events.csv", "2020-02-03,", "3.2.2020,",
     "events.csv:3: error: from: '3.2.2020' is not an ISO 8601 date or time: the row is left out; "
     "write 2020-11-15, 2020-11, 2020-11-15T20:00Z or a range with '..'"},
    // Places.
    {"sites.csv", "46.5,39.5", "39.5,46.5",
     "sites.csv:2: warning: lon, lat: far outside of the scenario's extent, at lon 39.5 lat 46.5; "
     "swap lon and lat: that puts it inside"},
    {"sites.csv", "46.5,39.5", "47.6,39.5",
     "sites.csv:2: warning: lon, lat: far outside of the scenario's extent, at lon 47.6 lat 39.5; "
     "mend the position, or enlarge 'extent' in scenario.toml"},
    {"events.csv", "37.6,55.75", "39.9,46.1",
     "events.csv:2: warning: lon, lat: far outside of the scenario's extent, at lon 39.9 lat 46.1; "
     "swap lon and lat: that puts it inside"},
    {"roads.geojson", "[[46.1, 39.1], [46.8, 39.8]]", "[[39.1, 46.1], [39.8, 46.8]]",
     "roads.geojson:2: warning: geometry: far outside of the scenario's extent, at lon 39.45 lat "
     "46.45; swap lon and lat: that puts it inside"},
    {"sites.csv", "46.5,39.5", "46°30',39.5",
     "sites.csv:2: error: lon: '46°30'' is not a number; write digits and a decimal point, such as "
     "46.75"},
    {"sites.csv", "not published", "",
     "sites.csv:3: error: lon, lat: no place, and place_basis does not say why; give it a place, "
     "or "
     "say in place_basis why it has none"},
    // Geometry.
    {"areas.geojson", "[47, 39], [47, 40], [46.49995, 40]", "[47, 40], [47, 39], [46.49995, 40]",
     "areas.geojson:3: error: geometry: a ring crosses itself or another one, at lon 46.75 lat "
     "39.49995; redraw the ring there"},
    {"areas.geojson", "[47, 39], [47, 40], [46.49995, 40]", "[47, 39], [48, 39], [47, 39]",
     "areas.geojson:3: error: geometry: a ring has no area, at lon 46.50005 lat 39; redraw the "
     "ring "
     "there"},
    {"areas.geojson", "[46, 40], [46, 39]]]}",
     "[46, 40], [46, 39]], [[46.1, 40.1], [46.2, 40.1], [46.2, 40.2], [46.1, 40.1]]]}",
     "areas.geojson:2: error: geometry: a hole lies outside of its outer ring, at lon 46.1 lat "
     "40.1; redraw the ring there"},
    {"areas.geojson", "[46.5, 40], [46, 40]", "[46.5, 40], [46.5, 40], [46, 40]",
     "areas.geojson:2: warning: geometry: the point lon 46.5 lat 40 stands twice in a row; remove "
     "one of the two"},
    {"areas.geojson", "[46, 40], [46, 39]]]}", "[46, 40]]]}",
     "areas.geojson:2: warning: geometry: a ring was not closed; end it with its first point"},
    {"roads.geojson", "[46.8, 39.8]", "[46.1, 39.1]",
     "roads.geojson:2: error: geometry: a line of no length; give it two different points\n"
     "roads.geojson:2: warning: geometry: the point lon 46.1 lat 39.1 stands twice in a row; "
     "remove "
     "one of the two"},
    // Areas together.
    {"areas.geojson", "\"from\": \"2020-09-01\"", "\"from\": \"2020-06-01\"",
     "areas.geojson:4: warning: geometry: overlaps 'east' (line 3) by 4350 km² from 2020-06-01; "
     "cut "
     "it out of one of the two, or end one before the other begins"},
    {"areas.geojson", "\"from\": \"2020-09-01\"", "\"from\": \"2020-06-01..2020-09-01\"", ""},
    {"areas.geojson", "[46.49995, 40]", "[46.499, 40]",
     "areas.geojson:3: warning: geometry: overlaps 'west' (line 2) by 4.51 km² from 2020-03-01; "
     "cut "
     "it out of one of the two, or end one before the other begins"},
    // What kinds need.
    {"counts.csv", ",12,", ",12-14,",
     "counts.csv:2: error: count: '12-14' is not a whole number; write 0, 1, 2, …; doubts belong "
     "into 'note'"},
    {"counts.csv", ",12,", ",,",
     "counts.csv:2: error: count: empty; write 0, 1, 2, …; doubts belong into 'note'"},
    {"roads.geojson", "5000", "-5000",
     "roads.geojson:2: error: width_m: '-5000' is not a number more than 0; write the strip's "
     "whole "
     "width in metres"},
    {"roads.geojson", "5000", "null",
     "roads.geojson:2: warning: width_m: empty: it is drawn with a width that nobody stated; write "
     "the strip's whole width in metres"},
    {"counts.csv", "c1,All posts,12,low,s1\n", "",
     "counts.csv: warning: no rows: the layer is empty; add rows, or remove the layer from "
     "scenario.toml"},
    {"scenario.toml", "\"counts.csv\"", "\"count.csv\"",
     "scenario.toml:36: error: file: 'count.csv': no such file; mend the name, or put the file "
     "there"},
};

TEST(CheckScenario, FindsNothingInASoundScenario) {
  EXPECT_EQ(problemsOf(soundFiles()), "");
}

TEST(CheckScenario, NamesEveryFaultWhereItIsAndWhatToDo) {
  for (const Fault& fault : kFaults) {
    SCOPED_TRACE(testing::PrintToString(fault));
    Files files = soundFiles();
    std::string& content = files.at(fault.file);
    const auto found = content.find(fault.from);
    ASSERT_NE(found, std::string::npos);
    ASSERT_EQ(content.find(fault.from, found + 1), std::string::npos) << "there twice";
    content.replace(found, std::string_view(fault.from).size(), fault.to);
    const std::string end = std::string_view(fault.problem).empty() ? "" : "\n";
    EXPECT_EQ(problemsOf(files), fault.problem + end);
  }
}

}  // namespace
}  // namespace geo
