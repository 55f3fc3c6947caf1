#include "viewer/files/manifest_text.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

TEST(SoundManifest, KeysTable) {
  struct Row {
    std::string key;
    bool good;
  };
  const Row kRows[] = {
      {"Title", true},
      {"Data cut-off", true},
      {std::string(79, 'k'), true},
      {"x", true},
      {"", false},
      {std::string(80, 'k'), false},
      {" x", false},
      {"x ", false},
      {"a  b", false},
      {"a=b", false},
      {"a:b", false},
      {"a\nb", false},
      {"Größe", false},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(soundManifest({{row.key, "value"}}).has_value(), row.good) << row.key;
  }
}

TEST(SoundManifest, ControlCharactersAreReplaced) {
  const auto sound = soundManifest({{"A", std::string("a\0b\rc\x1B\x7F", 7)}, {"B", "x\n\ty ö"}});
  ASSERT_TRUE(sound);
  EXPECT_EQ(sound->at(0).value, "a\uFFFDb\uFFFDc\uFFFD\uFFFD");
  EXPECT_EQ(sound->at(1).value, "x\n\ty ö");
}

TEST(Xmp, GivesTheManifestBack) {
  for (const Manifest& manifest : {
           Manifest{},
           Manifest{{"Title", ""}},
           Manifest{{"Title", "a & b < c > d &amp; \"e\" 'f'"}, {"Z", "two\nlines"}, {"A", "–"}},
           Manifest{{"X", "</truceline:value><truceline:key>Y</truceline:key>"}},
       }) {
    const auto back = manifestFromXmp(xmpFrom(manifest));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, manifest);
  }
}

TEST(Xmp, HasTheWordsThatOthersKnow) {
  const std::string xmp = xmpFrom({{"Title", "A & B"}, {"Author", "me"}, {"Command", "x"}});
  EXPECT_NE(xmp.find("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A &amp; B</rdf:li>"),
            xmp.npos);
  EXPECT_NE(xmp.find("<dc:creator><rdf:Seq><rdf:li>me</rdf:li></rdf:Seq></dc:creator>"), xmp.npos);
  EXPECT_EQ(xmp.find("dc:rights"), xmp.npos) << "nothing is said of it";
}

TEST(Xmp, WhatIsNotOursOrBrokenOffIsAFailure) {
  EXPECT_FALSE(manifestFromXmp(""));
  EXPECT_FALSE(manifestFromXmp("<x:xmpmeta/>"));
  EXPECT_FALSE(manifestFromXmp("<truceline:manifest><truceline:key>A</truceline:key>"));
}

TEST(LinesOf, OneALine) {
  EXPECT_EQ(linesOf({{"A", "1"}, {"B", "2"}}), "A: 1\nB: 2\n");
}

}  // namespace
}  // namespace viewer
