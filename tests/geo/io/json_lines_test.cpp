#include "geo/io/json_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FeatureLines, FindsWhereEachFeatureBegins) {
  EXPECT_THAT(featureLines("{\"features\": [\n{},\n\n{\"a\": [{}, {}]}, {}\n]}"),
              ElementsAre(2, 4, 4));
}

TEST(FeatureLines, IsNotMisledByStringsOrOtherArrays) {
  EXPECT_THAT(featureLines("{\"x\": [{}], \"features\":[{\"n\": \"\\\"}]{[\"},\n{\"features\": [{}]"
                           "}], \"y\": [{}]}"),
              ElementsAre(1, 2));
  EXPECT_THAT(featureLines("{\"name\": \"features\", \"z\": {\"features\": [{}]}}"), IsEmpty());
  EXPECT_THAT(featureLines("[{\"features\": [{}]}]"), IsEmpty());
}

TEST(FeatureLines, TakesBrokenText) {
  for (const char* text : {"", "{", "\"", "\"\\", "}}}]", "{\"features\":[", "]{\"features\":[{"}) {
    EXPECT_LE(featureLines(text).size(), 1u) << text;
  }
}

}  // namespace
}  // namespace geo
