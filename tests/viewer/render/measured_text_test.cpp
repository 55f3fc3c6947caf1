// What the ruler tells, and that it is written in the picture and over nothing else.
#include "viewer/render/measured_text.hpp"

#include "geo/coords/measure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = Measured::Kind;

constexpr geo::LonLat kBaku{49.8671, 40.4093}, kYerevan{44.5126, 40.1772},
    kTbilisi{44.8015, 41.6938};

TEST(MeasuredWords, OfALineAreItsLegsAndTheirSum) {
  // JFK to LHR, in GeographicLib's manual: 5,551,759.400 m, from 51.1989 to 107.8218 degrees.
  constexpr geo::LonLat kJfk{-73.8, 40.6}, kLhr{-0.5, 51.6};
  const MeasuredWords words = wordsOf({Kind::Line, {kJfk, kLhr, kJfk}});
  EXPECT_THAT(words.legs, ElementsAre("5,552 km · 051°–108°", "5,552 km · 288°–231°"));
  EXPECT_THAT(words.total, ElementsAre("Length 11,104 km"));
  // A degree of a meridian from 40° on: 111,044.3 m on WGS 84; straight to the north.
  const MeasuredWords north = wordsOf({Kind::Line, {{46, 40}, {46, 41}}});
  EXPECT_THAT(north.legs, ElementsAre("111 km · 000°"));
}

TEST(MeasuredWords, OfAnAreaCountTheSideThatClosesIt) {
  const std::vector<geo::LonLat> ring{{46, 40}, {47, 40}, {47, 41}, {46, 41}};
  const MeasuredWords words = wordsOf({Kind::Area, ring});
  const geo::RingMeasure measure = geo::measuredRing(ring);
  EXPECT_EQ(words.legs.size(), 4u);
  EXPECT_THAT(words.total, ElementsAre("Area " + geo::formatArea(*measure.squareMetres),
                                       "Perimeter " + geo::formatLength(measure.perimeterMetres)));
}

TEST(MeasuredWords, OfARingThatCrossesItselfNameNoArea) {
  const std::vector<geo::LonLat> bow{{46, 40}, {47, 41}, {47, 40}, {46, 41}};
  const auto total = wordsOf({Kind::Area, bow}).total;
  ASSERT_EQ(total.size(), 2u);
  EXPECT_EQ(total[0], "No area: the outline crosses itself");
}

TEST(MeasuredWords, AreFewWhileThereIsLittleToTell) {
  EXPECT_THAT(wordsOf({Kind::Line, {}}).total, IsEmpty());
  EXPECT_THAT(wordsOf({Kind::Line, {kBaku}}).total, IsEmpty());
  const MeasuredWords two = wordsOf({Kind::Area, {kBaku, kYerevan}});
  EXPECT_EQ(two.legs.size(), 1u) << "not there and back";
  EXPECT_THAT(two.total, IsEmpty());
  EXPECT_THAT(wordsOf({Kind::Line, {kBaku, kBaku}}).legs, ElementsAre("0 m"))
      << "no way, no bearing";
}

class Ruler : public testing::Test {
 protected:
  Ruler() {
    frame.projection = *geo::Projection::create("EPSG:32638");
    frame.view.widthPx = 600;
    frame.view.heightPx = 400;
    frame.view.unitsPerPx = 1000;
    frame.view.centre = *frame.projection->forward({46.5, 40.3});
  }
  geo::Screen onPicture(geo::LonLat place) const {
    return geo::screenFromProjected(frame.view, *frame.projection->forward(place));
  }
  Overlay add(Measured measured) {
    frame.measured = std::move(measured);
    Overlay out;
    addMeasured(frame, type, out, occupied);
    return out;
  }
  template <class Kind>
  static std::vector<Kind> all(const Inks& inks) {
    std::vector<Kind> found;
    for (const Ink& ink : inks) {
      if (const Kind* kind = std::get_if<Kind>(&ink)) found.push_back(*kind);
    }
    return found;
  }
  Frame frame;
  TypeSetter type = TypeSetter::create().value();
  Occupancy occupied{600, 400};
};

TEST_F(Ruler, WritesEachLegBesideItsMiddleAndDotsItsPoints) {
  const Overlay out = add({Kind::Line, {kYerevan, kTbilisi, kBaku}});
  const auto texts = all<TextInk>(out.labels);
  ASSERT_EQ(texts.size(), 2u);
  const geo::LonLat points[] = {kYerevan, kTbilisi, kBaku};
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(texts[i].text, wordsOf(*frame.measured).legs[i]);
    const geo::Screen a = onPicture(points[i]), b = onPicture(points[i + 1]);
    const float width = type.shaped(texts[i].text, texts[i].look).widthPx;
    const float dx = texts[i].start.xPx + width / 2 - (a.xPx + b.xPx) / 2;
    const float dy = texts[i].start.yPx - (a.yPx + b.yPx) / 2;
    EXPECT_LT(std::hypot(dx, dy), width / 2 + 20);
  }
  const auto dots = all<SymbolInk>(out.labels);
  ASSERT_EQ(dots.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(dots[i].at, onPicture(points[i]));
  ASSERT_EQ(all<TextInk>(out.words).size(), 1u);
}

TEST_F(Ruler, WritesOverNothingThatIsTaken) {
  occupied.take({0, 0, 600, 230});
  const Overlay out = add({Kind::Area, {kYerevan, kTbilisi, kBaku}});
  for (const Inks* inks : {&out.labels, &out.words}) {
    for (const TextInk& text : all<TextInk>(*inks)) EXPECT_GT(text.start.yPx, 230) << text.text;
  }
  EXPECT_FALSE(out.words.empty()) << "the sum is told all the same";
}

TEST_F(Ruler, TellsTheSumInThePictureThoughItsLastPointIsNot) {
  const Overlay out = add({Kind::Line, {kYerevan, geo::LonLat{60, 40}}});
  const auto sheets = all<RectInk>(out.boxes);
  ASSERT_FALSE(sheets.empty());
  EXPECT_GE(sheets[0].topLeft.xPx, 0);
  EXPECT_LE(sheets[0].topLeft.xPx + sheets[0].widthPx, 601);
}

TEST_F(Ruler, IsNotThereWhereNothingIsMeasured) {
  EXPECT_TRUE(add({Kind::Line, {}}).labels.empty());
  frame.measured.reset();
  Overlay out;
  addMeasured(frame, type, out, occupied);
  EXPECT_TRUE(out.labels.empty() && out.boxes.empty());
  EXPECT_TRUE(occupied.taken().empty());
}

}  // namespace
}  // namespace viewer
