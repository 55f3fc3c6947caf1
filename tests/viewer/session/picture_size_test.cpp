#include "viewer/session/picture_size.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

TEST(PictureSize, OfPapersIsTheirMillimetresAtTheDensity) {
  struct Row {
    const char* text;
    double dpi;
    int widthPx, heightPx;
  };
  // ISO 216 and ANSI Y14.1 sides over 25.4 mm an inch, rounded to whole pixels.
  const Row kRows[] = {{"A3", 300, 4961, 3508},          {"a3-landscape", 300, 4961, 3508},
                       {"A4-portrait", 300, 2480, 3508}, {"A4", 72, 842, 595},
                       {"A0", 150, 7022, 4967},          {"letter-portrait", 300, 2550, 3300},
                       {"254x127mm", 100, 1000, 500}};
  for (const Row& row : kRows) {
    const auto size = paperSize(row.text, row.dpi);
    ASSERT_TRUE(size) << row.text;
    EXPECT_EQ(size->widthPx, row.widthPx) << row.text;
    EXPECT_EQ(size->heightPx, row.heightPx) << row.text;
    EXPECT_EQ(size->dotsPerInch, row.dpi);
  }
}

TEST(PictureSize, RefusesWhatIsNone) {
  for (const char* text : {"", "A9", "A4-sideways", "210x297", "0x10mm", "-1x10mm", "axbmm"}) {
    EXPECT_FALSE(paperSize(text, 300)) << text;
  }
  for (const char* text : {"", "640", "640x", "0x1", "1.5x2", "70000x2", "60000x60000", "nanx1"}) {
    EXPECT_FALSE(pixelSize(text, 96)) << text;
  }
  EXPECT_TRUE(pixelSize("20000x15000", 300));
}

TEST(PictureSize, IsToldInPixelsMillimetresAndDensityTogether) {
  EXPECT_EQ(describe(PictureSize{4961, 3508, 300}), "4961 × 3508 px, 420 × 297 mm at 300 dpi");
}

}  // namespace
}  // namespace viewer
