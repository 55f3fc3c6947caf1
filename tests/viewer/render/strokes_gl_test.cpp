// Lines on the picture: one coat of colour whatever their joints, and patterns where they belong.
#include "viewer/gl/draw.hpp"
#include "viewer/layers/mesh_tools.hpp"
#include "viewer/platform/offscreen.hpp"
#include "viewer/render/passes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr int kSidePx = 200;
constexpr geo::Color kInk{255, 0, 0, 255};

/// Coverage of a black picture, 0 to 255, row by row from the top.
struct Coverage {
  std::vector<std::uint8_t> values;
  int at(geo::Projected place) const {  // a plane unit is a pixel, y runs up from the lower edge
    const auto x = static_cast<int>(std::floor(place.xMetres));
    const auto y = static_cast<int>(std::floor(kSidePx - place.yMetres));
    return values.at(static_cast<std::size_t>(y * kSidePx + x));
  }
  int most() const { return *std::ranges::max_element(values); }
  double sum() const {
    double total = 0;
    for (const std::uint8_t value : values) total += value / 255.0;
    return total;
  }
};

class Strokes : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(context_) << geo::describe(context_.error()); }
  void TearDown() override { EXPECT_EQ(gl::takeErrors(), ""); }

  /// The mesh as it is drawn in a window that some of it is only possible in.
  static Coverage drawn(const LayerMesh& mesh, float pxPerPt = 1) {
    const auto passes = Passes::create().value();
    const auto picture = gl::Framebuffer::create(kSidePx, kSidePx).value();
    geo::View view;
    view.centre = {kSidePx / 2.0, kSidePx / 2.0};
    view.widthPx = view.heightPx = kSidePx;
    view.pxPerPt = pxPerPt;
    gl::beginPass(picture.id(), {0, 0, kSidePx, kSidePx});
    gl::clear({0, 0, 0, 255});
    const GpuMesh gpu(mesh);
    passes.drawStrokes(
        {.view = view, .tile = tileOf(view), .window = {0, 10}, .seen = geo::boundsOf(view)}, mesh,
        gpu);
    const auto rgba = picture.read();
    Coverage coverage;
    for (std::size_t i = 0; i < rgba.size(); i += 4) coverage.values.push_back(rgba[i]);
    return coverage;
  }

  static LayerMesh meshOf(const geo::PlaneLine& line, StrokeStyle style,
                          const ValidSeconds& valid = kAlways) {
    LayerMesh mesh;
    mesh.stroke = style;
    addStroke(mesh, line, {kInk, valid});
    return mesh;
  }

  geo::Result<OffscreenContext> context_ = OffscreenContext::create();
};

constexpr ValidSeconds kPossible{0, 20, 20, 20};
constexpr int kPossibleCoat = 115;  // 0.45 of 255

double distanceTo(geo::Projected p, geo::Projected a, geo::Projected b) {
  const double dx = b.xMetres - a.xMetres, dy = b.yMetres - a.yMetres;
  const double px = p.xMetres - a.xMetres, py = p.yMetres - a.yMetres;
  const double share = std::clamp((px * dx + py * dy) / (dx * dx + dy * dy), 0.0, 1.0);
  return std::hypot(px - share * dx, py - share * dy);
}

/// What a round line covers at a pixel's middle, by its distance from the line.
double trueCoverage(const geo::PlaneLine& line, geo::Projected at, double halfWidth) {
  double nearest = 1e9;
  for (std::size_t i = 1; i < line.size(); ++i) {
    nearest = std::min(nearest, distanceTo(at, line[i - 1], line[i]));
  }
  return std::clamp(halfWidth + 0.5 - nearest, 0.0, 1.0);
}

/// Every pixel has the one coat that its distance from the line asks for.
void expectOneCoat(const Coverage& coverage, const geo::PlaneLine& line, double halfWidth,
                   double coat) {
  double worst = 0;
  for (int y = 0; y < kSidePx; ++y) {
    for (int x = 0; x < kSidePx; ++x) {
      const geo::Projected at{x + 0.5, y + 0.5};
      const double off = coverage.at(at) - coat * trueCoverage(line, at, halfWidth);
      worst = std::max(worst, std::abs(off));
    }
  }
  EXPECT_LE(worst, 3) << "of 255";
}

/// Turns by any angle, hairpins among them, with pieces of about a length; on the picture, never
/// across itself.
geo::PlaneLine zigZag(std::mt19937& random, double lengthPx, double mostTurnDegrees) {
  std::uniform_real_distribution<double> share(0, 1);
  geo::PlaneLine line{{15.3, 100.2}};
  double heading = 0;
  double turn = 1;
  while (line.back().xMetres < 175 && line.size() < 400) {
    turn = -turn;
    heading = turn * mostTurnDegrees / 2 * (0.3 + 0.7 * share(random)) * std::numbers::pi / 180;
    const double length = lengthPx * (0.6 + 0.8 * share(random));
    line.push_back({line.back().xMetres + length * std::cos(heading),
                    line.back().yMetres + length * std::sin(heading)});
  }
  return line;
}

TEST_F(Strokes, OfWhatIsOnlyPossibleHaveOneCoatWhateverTheirTurns) {
  std::mt19937 random(44);
  for (const double turn : {20.0, 90.0, 150.0, 176.0}) {
    for (const double length : {14.0, 40.0}) {
      for (const float width : {1.5f, 5.0f, 9.0f}) {
        SCOPED_TRACE(testing::Message() << turn << " degrees, " << length << " and " << width);
        const geo::PlaneLine line = zigZag(random, length, turn);
        const Coverage coverage = drawn(meshOf(line, {.widthPt = width}, kPossible));
        expectOneCoat(coverage, line, width / 2.0, kPossibleCoat);
      }
    }
  }
}

TEST_F(Strokes, BendSmoothlyInShortPieces) {
  for (const double pieces : {8.0, 60.0, 3000.0}) {
    geo::PlaneLine line;
    for (int i = 0; i <= pieces; ++i) {
      const double angle = 5 * i / pieces;
      line.push_back({100 + 60 * std::cos(angle), 100 + 60 * std::sin(angle)});
    }
    SCOPED_TRACE(pieces);
    expectOneCoat(drawn(meshOf(line, {.widthPt = 6}, kPossible)), line, 3, kPossibleCoat);
  }
}

TEST_F(Strokes, TurnBackOverAVeryShortPiece) {
  for (const double gap : {0.01, 0.6, 2.0, 3.0}) {
    SCOPED_TRACE(gap);
    const geo::PlaneLine hairpin{
        {20.4, 100.1}, {150.3, 100.1}, {150.3, 100.1 + gap}, {60.2, 100.1 + gap}};
    expectOneCoat(drawn(meshOf(hairpin, {.widthPt = 5}, kPossible)), hairpin, 2.5, kPossibleCoat);
    const geo::PlaneLine corner{
        {20.4, 60.1}, {100.3, 60.1}, {100.3 + gap, 60.1 + gap}, {100.3 + gap, 150}};
    expectOneCoat(drawn(meshOf(corner, {.widthPt = 5}, kPossible)), corner, 2.5, kPossibleCoat);
  }
}

TEST_F(Strokes, OnTheirOwnTracksBackHaveNoGap) {
  const geo::PlaneLine line{{20.4, 100.1}, {150.3, 100.1}, {60.2, 100.1}};
  expectOneCoat(drawn(meshOf(line, {.widthPt = 5}, kPossible)), line, 2.5, kPossibleCoat);
}

TEST_F(Strokes, OfAClosedLineJoinWhereItBegins) {
  const geo::PlaneLine square{{50, 50}, {150, 50}, {150, 150}, {50, 150}, {50, 50}};
  expectOneCoat(drawn(meshOf(square, {.widthPt = 7}, kPossible)), square, 3.5, kPossibleCoat);
  const geo::PlaneLine triangle{{50, 50}, {150, 50}, {80, 150}, {50, 50}};
  expectOneCoat(drawn(meshOf(triangle, {.widthPt = 7}, kPossible)), triangle, 3.5, kPossibleCoat);
}

TEST_F(Strokes, AreOpaqueWhereTheyAreCertain) {
  std::mt19937 random(45);
  const geo::PlaneLine line = zigZag(random, 30, 120);
  LayerMesh mesh = meshOf(line, {.widthPt = 4});
  expectOneCoat(drawn(mesh), line, 2, 255);
  mesh.timeless = true;  // the base map's lines are drawn faster, their edges overlap at joints
  const Coverage always = drawn(mesh);
  for (int y = 0; y < kSidePx; ++y) {
    for (int x = 0; x < kSidePx; ++x) {
      const geo::Projected at{x + 0.5, y + 0.5};
      const double expected = 255 * trueCoverage(line, at, 2);
      EXPECT_GE(always.at(at), expected - 3);
      if (expected == 0) {
        EXPECT_EQ(always.at(at), 0);
      }
    }
  }
}

/// A straight line to the right, at y 100 from x 20 to x 180.
const geo::PlaneLine kStraight{{20, 100}, {100, 100}, {180, 100}};

/// How many pixels of a row are covered more than half.
int coveredInRow(const Coverage& coverage, double y) {
  int count = 0;
  for (int x = 0; x < kSidePx; ++x) count += coverage.at({x + 0.5, y}) > 127 ? 1 : 0;
  return count;
}

TEST_F(Strokes, AreDotsWhereDotted) {
  const Coverage dots =
      drawn(meshOf(kStraight, {.widthPt = 8, .pattern = geo::LinePattern::Dotted}));
  const double area = std::numbers::pi * 16;  // of one; ten of them lie on 160 pixels
  EXPECT_NEAR(dots.sum() / area, 10, 0.3);
  EXPECT_EQ(dots.at({20.5, 100.5}), 0);
  EXPECT_EQ(dots.at({28.5, 100.5}), 255);
}

TEST_F(Strokes, LeaveTheMiddleFreeWhereDouble) {
  const Coverage both =
      drawn(meshOf(kStraight, {.widthPt = 9, .pattern = geo::LinePattern::Double}));
  EXPECT_EQ(coveredInRow(both, 100.5), 0);
  EXPECT_NEAR(coveredInRow(both, 103.5), 160, 2);
  EXPECT_NEAR(coveredInRow(both, 96.5), 160, 2);
  EXPECT_NEAR(both.sum(), 2 * 3 * 160, 30);
}

TEST_F(Strokes, HaveTicksOnTheSideThatTheySay) {
  using geo::LinePattern;
  const struct {
    LinePattern pattern;
    bool left, right;
  } rows[] = {{LinePattern::Solid, false, false},
              {LinePattern::HachuredLeft, true, false},
              {LinePattern::HachuredRight, false, true},
              {LinePattern::HachuredBoth, true, true}};
  for (const auto& row : rows) {
    const Coverage line = drawn(meshOf(kStraight, {.widthPt = 2, .pattern = row.pattern}), 2);
    SCOPED_TRACE(static_cast<int>(row.pattern));
    EXPECT_NEAR(coveredInRow(line, 100.5), 160, 6) << "the line itself";
    EXPECT_EQ(coveredInRow(line, 106.5) > 0, row.left) << "the line goes right: its left is up";
    EXPECT_EQ(coveredInRow(line, 93.5) > 0, row.right);
    EXPECT_LT(coveredInRow(line, 106.5), 60) << "ticks, not a band";
  }
}

TEST_F(Strokes, KeepTheirPatternWhereALineHasMorePoints) {
  using geo::LinePattern;
  geo::PlaneLine fine;
  for (int i = 0; i <= 160; ++i) fine.push_back({20.0 + i, 100});
  for (const LinePattern pattern :
       {LinePattern::Dashed, LinePattern::Dotted, LinePattern::HachuredBoth}) {
    const StrokeStyle style{.widthPt = 4, .dashOnPt = 7, .dashOffPt = 5, .pattern = pattern};
    const Coverage few = drawn(meshOf(kStraight, style)), many = drawn(meshOf(fine, style));
    int worst = 0;
    for (std::size_t i = 0; i < few.values.size(); ++i) {
      worst = std::max(worst, std::abs(few.values[i] - many.values[i]));
    }
    EXPECT_LE(worst, 3) << static_cast<int>(pattern);
  }
}

TEST_F(Strokes, LeadFromItsPlaceToAMarkerThatStandsBesideIt) {
  LayerMesh mesh;
  const auto symbol = static_cast<float>(Symbol::Event);
  mesh.markers = {{100, 100, 0, 0, kInk, kInk, symbol, kAlways}};
  mesh.inks.ink = {255, 255, 255, 255};
  EXPECT_EQ(drawn(mesh).most(), 0) << "it stands at its place";
  mesh.markers.push_back({100, 100, 40, 0, kInk, kInk, symbol, kAlways});
  mesh.markers.push_back({100, 100, 0, 40, kInk, kInk, symbol, {20, 20, 30, 30}});
  const Coverage led = drawn(mesh);
  EXPECT_GT(led.at({120.5, 99.5}), 60);
  EXPECT_GT(led.at({100.5, 100.5}), 200) << "a dot at the place";
  EXPECT_EQ(led.at({100.5, 80.5}), 0) << "not valid";
  EXPECT_EQ(led.at({150.5, 100.5}), 0) << "it ends at the marker";
}

TEST_F(Strokes, FadeWithTheScale) {
  LayerMesh mesh = meshOf(kStraight, {.widthPt = 6});
  mesh.metresPerUnit = 1;  // the picture is 200 m across
  const std::pair<WidthRange, int> rows[] = {{{}, 255},
                                             {{0, 200}, 255},
                                             {{0, 199 / 1.25}, 0},
                                             {{201 * 1.25, 0}, 0},
                                             {{200 * std::sqrt(1.25), 0}, 128}};
  for (const auto& [range, expected] : rows) {
    mesh.shownAt = range;
    EXPECT_NEAR(drawn(mesh).most(), expected, 2) << range.leastMetres << ' ' << range.mostMetres;
  }
}

}  // namespace
}  // namespace viewer
