// SVG as text: numbers, paths, what XML cannot hold, and the file around it.
#include "viewer/vector/vector_svg.hpp"

#include "viewer/files/manifest_text.hpp"
#include "viewer/vector/svg_text.hpp"

#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(SvgNumber, HasTwoDecimalsAndNoMoreDigitsThanItNeeds) {
  const std::pair<double, const char*> rows[] = {
      {0, "0"},           {1, "1"},         {-0.001, "0"},  {1.005, "1"},     {0.5, "0.5"},
      {-12.25, "-12.25"}, {1e6, "1000000"}, {0.07, "0.07"}, {-0.07, "-0.07"}, {99.999, "100"}};
  for (const auto& [value, text] : rows) EXPECT_EQ(svgNumber(value), text);
}

/// The points that relative path data lead to.
ScreenLine pointsIn(std::string data) {
  ScreenLine points;
  std::string spaced;
  for (const char c : data) {
    if (c == '-') spaced += ' ';
    spaced += c == 'M' || c == 'l' || c == 'z' ? ' ' : c;
  }
  std::istringstream numbers(spaced);
  double x = 0, y = 0, sumX = 0, sumY = 0;
  while (numbers >> x >> y) {
    sumX += x, sumY += y;
    points.push_back({static_cast<float>(sumX), static_cast<float>(sumY)});
  }
  return points;
}

TEST(SvgPath, LeadsThroughThePointsWithoutAddingUpErrors) {
  std::mt19937 random(8);
  std::uniform_real_distribution<float> at(-500, 3000);
  ScreenLine points;
  for (int i = 0; i < 3000; ++i) points.push_back({at(random), at(random)});
  const ScreenLine read = pointsIn(svgPath(points, true));
  ASSERT_EQ(read.size(), points.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    EXPECT_NEAR(read[i].xPx, points[i].xPx, 0.006);
    EXPECT_NEAR(read[i].yPx, points[i].yPx, 0.006);
  }
}

TEST(SvgPath, MakesADotOfPointsThatFallTogether) {
  EXPECT_EQ(svgPath(ScreenLine{{3, 4}, {3.001f, 4}}, false), "M3 4h0");
  EXPECT_EQ(svgPath(ScreenLine{{3, 4}, {3, 4.001f}, {5, 4}, {5, 3}}, true), "M3 4l2 0 0-1z");
}

TEST(XmlEscaped, LeavesNothingThatXmlDoesNotHold) {
  EXPECT_EQ(xmlEscaped("a < b & \"c\" > Շուշի\x01"),
            "a &lt; b &amp; &quot;c&quot; &gt; Շուշի\uFFFD");
}

TEST(Base64, AgreesWithRfc4648) {
  const std::pair<std::string, const char*> rows[] = {
      {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [text, code] : rows) {
    EXPECT_EQ(base64Of(std::vector<std::uint8_t>(text.begin(), text.end())), code);
  }
}

PictureFacts facts() {
  return {600, 400, 150, {}, {{"Title", "A < B"}, {"Command", "truceline \"x\""}}};
}

TEST(Svg, IsAsLargeAsItsPixelsAreAtItsDensity) {
  const std::string svg = SvgCanvas(facts()).take();
  EXPECT_THAT(svg, HasSubstr("width=\"384px\""));  // 4 inches of 96
  EXPECT_THAT(svg, HasSubstr("viewBox=\"0 0 600 400\""));
}

TEST(Svg, SaysWhatItIs) {
  const std::string svg = SvgCanvas(facts()).take();
  EXPECT_THAT(svg, HasSubstr("<title>A &lt; B</title>"));
  EXPECT_THAT(svg, HasSubstr("Command: truceline &quot;x&quot;"));
  const auto from = svg.find("<metadata>") + 10, to = svg.find("</metadata>");
  EXPECT_EQ(manifestFromXmp(svg.substr(from, to - from)).value(), facts().manifest);
}

TEST(Svg, GivesEachRunOfALayerAnIdOfItsOwn) {
  SvgCanvas canvas(facts());
  for (int i = 0; i < 2; ++i) {
    canvas.beginLayer("posts & bases", "Posts & bases");
    canvas.endLayer();
  }
  const std::string svg = std::move(canvas).take();
  EXPECT_THAT(svg, HasSubstr("<g id=\"posts___bases\" inkscape:groupmode=\"layer\" "
                             "inkscape:label=\"Posts &amp; bases\">"));
  EXPECT_THAT(svg, HasSubstr("<g id=\"posts___bases-2\""));
}

TEST(Svg, DashesRunOnFromWhereTheLineIs) {
  SvgCanvas canvas(facts());
  const std::vector<VectorLine> lines{{{{0, 0}, {50, 0}}, false, 0},
                                      {{{50, 0}, {99, 0}}, false, 50}};
  canvas.stroke(lines, {.widthPx = 2, .color = {9, 9, 9, 255}, .dashOnPx = 9, .dashOffPx = 3});
  const std::string svg = std::move(canvas).take();
  EXPECT_THAT(svg, HasSubstr("stroke-dasharray=\"9 3\""));
  EXPECT_THAT(svg, HasSubstr("stroke-dashoffset=\"2\""));
}

TEST(Svg, WritesRightToLeftTextFromItsRightEnd) {
  SvgCanvas canvas(facts());
  VectorText text{"شوشا", {}, 40, true, false, {{"شوشا", 0, 0, {}, {{10, 20}}}}};
  canvas.write(text);
  text.rightToLeft = false;
  canvas.write(text);
  const std::string svg = std::move(canvas).take();
  EXPECT_THAT(svg, HasSubstr("x=\"50\" y=\"20\" direction=\"rtl\""));
  EXPECT_THAT(svg, HasSubstr("x=\"10\" y=\"20\" textLength=\"40\""));
}

}  // namespace
}  // namespace viewer
