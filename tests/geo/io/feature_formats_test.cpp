// What each format of features promises besides its rows, read by another parser than wrote it.
#include "geo/io/csv.hpp"
#include "geo/io/feature_writer.hpp"
#include "geo/io/gdal.hpp"
#include "tests/geo/io/made_features.hpp"
#include "tests/geo/io/scratch.hpp"

#include <regex>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>

namespace geo {
namespace {

using namespace made_features;
using nlohmann::ordered_json;
using testing::ElementsAre;
using testing_files::ScratchFolder;

Line lineFrom(const ordered_json& positions) {
  Line line;
  for (const auto& at : positions) line.push_back({at.at(0), at.at(1)});
  return line;
}

TEST(FeatureFormats, GeoJsonIsThatOfRfc7946WithTheManifest) {
  const auto json = ordered_json::parse(writtenAs(FeatureFormat::GeoJson));
  EXPECT_EQ(json.at("type"), "FeatureCollection");
  EXPECT_FALSE(json.contains("crs"));
  EXPECT_EQ(json.at("truceline"),
            ordered_json({{"Title", "Made <up>"}, {"Command", "truceline \"render\" & more"}}));
  const auto& features = json.at("features");
  std::vector<std::string> ids;
  for (const auto& feature : features) ids.push_back(feature.at("id"));
  EXPECT_THAT(ids, ElementsAre("areas/A1", "areas/A2", "lines/L1", "lines/L2", "sites/P1",
                               "sites/P 2", "sites/P3"));
  const auto& rings = features.at(0).at("geometry").at("coordinates");
  EXPECT_GT(turnOf(lineFrom(rings.at(0))), 0);
  EXPECT_LT(turnOf(lineFrom(rings.at(1))), 0);
  EXPECT_TRUE(features.at(5).at("geometry").is_null());
}

TEST(FeatureFormats, AFeatureTellsAllThatIsKnownOfItAndNoMore) {
  const auto json = ordered_json::parse(writtenAs(FeatureFormat::GeoJson));
  const auto& site = json.at("features").at(4).at("properties");
  EXPECT_EQ(site.at("layer"), "sites");
  EXPECT_EQ(site.at("layer_title"), "Posts & bases");
  EXPECT_EQ(site.at("name"), kHardText);
  EXPECT_EQ(site.at("from"), "2020-11-15");
  EXPECT_EQ(site.at("to_earliest"), "2020-12-01");
  EXPECT_EQ(site.at("to_latest"), "2020-12-05");
  EXPECT_EQ(site.at("certainty"), "certain");
  EXPECT_EQ(site.at("accuracy_m"), 250);
  EXPECT_EQ(site.at("confidence"), "high");
  EXPECT_EQ(site.at("source_title"), "A title, quoted \"so\"");
  EXPECT_EQ(site.at("source_url"), "https://x.org/?a=1&b=2");
  EXPECT_EQ(site.at("Kind"), "upper");
  EXPECT_EQ(site.at("attribute_kind"), "lower");
  EXPECT_EQ(site.at("attribute_fid"), "x");
  EXPECT_EQ(site.at("attribute_layer"), "z");
  EXPECT_FALSE(site.contains("holder")) << "a column of another layer";
  EXPECT_FALSE(site.contains("certainty_before"));
  EXPECT_TRUE(json.at("features").at(6).at("properties").at("accuracy_m").is_null());
  EXPECT_THAT(json.at("features").at(2).at("properties").at("accuracy_m"),
              ElementsAre(500, 3500, 1000));
  EXPECT_EQ(json.at("features").at(3).at("properties").at("note"), "[1]") << "text stays text";
}

TEST(FeatureFormats, OfTwoDatesBothAreTold) {
  const Scenario scenario = made();
  FeatureSelection selection = allOf(scenario);
  selection.before = parsePeriod("2020-10-01", baku()).value();
  const auto json = ordered_json::parse(writtenAs(FeatureFormat::GeoJson, scenario, selection));
  const auto& site = json.at("features").at(4).at("properties");
  EXPECT_EQ(site.at("certainty"), "certain");
  EXPECT_EQ(site.at("certainty_before"), "never");
}

TEST(FeatureFormats, CsvIsThatOfRfc4180WithTheMarkingInEachRow) {
  const std::string csv = writtenAs(FeatureFormat::Csv);
  Report report;
  const auto table = parseCsv(csv, "map.csv", report);
  EXPECT_TRUE(report.empty());
  EXPECT_EQ(table.rows.size(), 7u);
  EXPECT_TRUE(csv.starts_with("WKT,marking,layer,layer_title,id,name,")) << csv.substr(0, 200);
  EXPECT_TRUE(csv.ends_with("\r\n"));
  EXPECT_NE(csv.find("\n\"POINT (46.123456 -39.5)\",FOR TESTS,sites,"), std::string::npos) << csv;
  FileFacts open = kFacts;
  open.marking.clear();
  const Scenario scenario = made();
  const auto bytes = featureFile(scenario, allOf(scenario), open, FeatureFormat::Csv).value();
  EXPECT_EQ(std::string(bytes.begin(), bytes.end()).find("marking"), std::string::npos);
}

std::string answerTo(GDALDataset& dataset, const char* question) {
  OGRLayer* const answer = dataset.ExecuteSQL(question, nullptr, nullptr);
  if (answer == nullptr) return "no answer";
  std::string text;
  for (const auto& row : answer) {
    for (int i = 0; i < row->GetFieldCount(); ++i) {
      text += std::string(i == 0 ? "" : "|") + row->GetFieldAsString(i);
    }
    text += "\n";
  }
  dataset.ReleaseResultSet(answer);
  return text;
}

TEST(FeatureFormats, AGeoPackageHasATableForEachLayer) {
  const ScratchFolder scratch;
  const auto file = scratch.write("map.gpkg", writtenAs(FeatureFormat::GeoPackage));
  const GDALDatasetUniquePtr package(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
  ASSERT_TRUE(package);
  EXPECT_EQ(
      answerTo(*package,
               "SELECT table_name, identifier, data_type FROM gpkg_contents "
               "ORDER BY table_name"),
      "areas|Who holds what|features\nlines|Posts & bases|features\nnone|Empty|attributes\n"
      "sites|Posts & bases sites|features\ntruceline_manifest|truceline_manifest|attributes\n");
  EXPECT_EQ(answerTo(*package,
                     "SELECT table_name, geometry_type_name, srs_id FROM gpkg_geometry_columns "
                     "ORDER BY table_name"),
            "areas|POLYGON|4326\nlines|GEOMETRY|4326\nsites|POINT|4326\n");
  EXPECT_EQ(answerTo(*package, "SELECT key, value FROM truceline_manifest ORDER BY fid"),
            "Title|Made <up>\nCommand|truceline \"render\" & more\n");
  EXPECT_EQ(answerTo(*package, "SELECT typeof(count), count FROM sites WHERE id = 'P1'"),
            "integer|12\n");
  EXPECT_EQ(answerTo(*package, "SELECT typeof(accuracy_m), accuracy_m FROM lines WHERE id = 'L1'"),
            "real|3500\n");
}

TEST(FeatureFormats, KmlHasAFolderForEachLayerAndTellsTime) {
  const std::string kml = writtenAs(FeatureFormat::Kml);
  const auto between = [&](const std::string& from, const std::string& to) {
    const auto start = kml.find(from);
    return kml.substr(start, kml.find(to, start) - start);
  };
  const std::string first = between("second line", "</Placemark>");
  // Midnight in Baku is eight in the evening of the day before.
  EXPECT_NE(first.find("<begin>2020-11-14T20:00:00Z</begin><end>2020-11-30T20:00:00Z</end>"),
            std::string::npos)
      << first;
  EXPECT_NE(first.find("Until: between 1 Dec 2020 and 5 Dec 2020"), std::string::npos) << first;
  const std::string second = between("Name of P 2", "</Placemark>");
  EXPECT_EQ(second.find("<end>"), std::string::npos) << "an open end";
  EXPECT_EQ(second.find("<coordinates>"), std::string::npos) << "no known place";
  EXPECT_EQ(between("Name of P3", "</Placemark>").find("<TimeSpan>"), std::string::npos);
  EXPECT_NE(between("Name of A1", "</Placemark>").find("#color-ffa85a2f"), std::string::npos);
  EXPECT_NE(between("Name of L1", "</Placemark>").find("#color-ff030201"), std::string::npos);
  EXPECT_NE(between("<description>", "</description>").find("Title: Made &lt;up&gt;"),
            std::string::npos);
  const std::regex folder("<Folder>\n<name>([^<]*)</name>");
  std::vector<std::string> folders;
  for (std::sregex_iterator i(kml.begin(), kml.end(), folder), end; i != end; ++i) {
    folders.push_back((*i)[1]);
  }
  EXPECT_THAT(folders,
              ElementsAre("Who holds what", "Posts &amp; bases", "Posts &amp; bases", "Empty"));
}

TEST(FeatureFormats, AKmzIsTheKmlAndNothingElse) {
  const ScratchFolder scratch;
  const auto file = scratch.write("map.kmz", writtenAs(FeatureFormat::Kmz));
  const std::string archive = "/vsizip/{" + file.string() + "}";
  char** const names = VSIReadDirRecursive(archive.c_str());
  ASSERT_NE(names, nullptr);
  EXPECT_STREQ(names[0], "doc.kml");
  EXPECT_EQ(names[1], nullptr);
  CSLDestroy(names);
  GByte* content = nullptr;
  vsi_l_offset size = 0;
  ASSERT_TRUE(VSIIngestFile(nullptr, (archive + "/doc.kml").c_str(), &content, &size, -1));
  EXPECT_EQ(std::string(content, content + size), writtenAs(FeatureFormat::Kml));
  VSIFree(content);
}

TEST(FeatureFormats, WhatXmlDoesNotKnowIsLeftOut) {
  Scenario scenario = made();
  scenario.layers[2].features[0].name = "a\x01z";
  const std::string kml = writtenAs(FeatureFormat::Kml, scenario, allOf(scenario));
  EXPECT_NE(kml.find("<name>az</name>"), std::string::npos);
}

}  // namespace
}  // namespace geo
