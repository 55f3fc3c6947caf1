// Title, scale, legend and small print: inside the picture, legible, and their room taken.
#include "viewer/render/furniture.hpp"

#include "tests/viewer/render/pictures.hpp"
#include "viewer/render/page.hpp"
#include "viewer/render/scale_bar.hpp"
#include "viewer/session/clear_view.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

TEST(ScaleBarMetres, IsTheLongestRoundLengthThatFits) {
  std::mt19937 random(9);
  std::uniform_real_distribution<double> power(-3, 6), px(20, 400);
  for (int i = 0; i < 5000; ++i) {
    const double metresPerPx = std::pow(10, power(random)), mostPx = px(random);
    const double metres = scaleBarMetres(metresPerPx, mostPx);
    const double share = metres / (metresPerPx * mostPx);
    EXPECT_GT(share, 0.4 - 1e-9);
    EXPECT_LE(share, 1 + 1e-9);
    const double digit = metres / std::pow(10, std::floor(std::log10(metres) + 1e-9));
    EXPECT_TRUE(std::abs(digit - 1) < 1e-9 || std::abs(digit - 2) < 1e-9 ||
                std::abs(digit - 5) < 1e-9)
        << metres;
  }
}

TEST(ScaleBarMetres, AgreesWithATable) {
  const struct {
    double metresPerPx, mostPx, expected;
  } rows[] = {{100, 100, 10000}, {100, 99, 5000}, {1, 130, 100},   {1.5, 130, 100},
              {1.6, 130, 200},   {0.01, 100, 1},  {0.01, 99, 0.5}, {0, 100, 1}};
  for (const auto& row : rows) {
    EXPECT_DOUBLE_EQ(scaleBarMetres(row.metresPerPx, row.mostPx), row.expected)
        << row.metresPerPx << " by " << row.mostPx;
  }
}

TEST(WithThousands, RoundsToThreeDigits) {
  const std::pair<double, const char*> rows[] = {{0, "0"},
                                                 {7.4, "7"},
                                                 {999, "999"},
                                                 {1000, "1,000"},
                                                 {1249, "1,250"},
                                                 {12345, "12,300"},
                                                 {999999, "1,000,000"},
                                                 {1254321, "1,250,000"},
                                                 {1e9, "1,000,000,000"}};
  for (const auto& [value, text] : rows) EXPECT_EQ(withThousands(value), text);
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
  return text;
}

TEST(Wrapped, LosesNoWordAndKeepsTheWidth) {
  std::mt19937 random(10);
  constexpr const char* kWords[] = {
      "a",    "of",      "Karabakh",   "ceasefire",
      "–",    "Ղարաբաղ", "Кельбаджар", "Verwaltungsgemeinschaftsgrenzen",
      "2020,"};
  auto type = TypeSetter::create().value();
  const TextLook look{.sizePx = 12};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const auto count = 1 + random() % 30;
    for (std::size_t i = 0; i < count; ++i) {
      text += (i > 0 ? " " : "") + std::string(kWords[random() % std::size(kWords)]);
    }
    const auto mostPx = static_cast<float>(20 + random() % 400);
    const auto lines = wrapped(text, look, mostPx, type);
    EXPECT_EQ(joined(lines), text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      EXPECT_FALSE(lines[i].empty());
      const bool word = lines[i].find(' ') == std::string::npos;
      EXPECT_TRUE(word || type.shaped(lines[i], look).widthPx <= mostPx) << lines[i];
      if (i == 0) continue;
      const std::string next = lines[i].substr(0, lines[i].find(' '));
      EXPECT_GT(type.shaped(lines[i - 1] + ' ' + next, look).widthPx, mostPx)
          << '\'' << next << "' had room on the line before";
    }
  }
}

TEST(Wrapped, GivesNoLineForNoText) {
  auto type = TypeSetter::create().value();
  EXPECT_TRUE(wrapped("", {}, 100, type).empty());
  EXPECT_TRUE(wrapped("   ", {}, 100, type).empty());
}

struct Drawn {
  Sprites sprites;
  Occupancy occupied;
};

Drawn furnitureOf(const Frame& frame, TypeSetter& type) {
  Drawn drawn{{}, Occupancy(frame.view.widthPx, frame.view.heightPx)};
  Overlay overlay;
  addFurniture(frame, {}, type, overlay, drawn.occupied);
  for (const Inks* inks : {&overlay.boxes, &overlay.words}) type.add(drawn.sprites, *inks);
  return drawn;
}

/// Calls `visit(frame)` for several sizes, dates and extents of furniture.
template <class Visit>
void forEachFrame(Visit visit) {
  for (const auto& [width, height] : {std::pair{1400, 900}, {1920, 1080}, {1000, 800}}) {
    test::Picture picture = test::bundledPicture(width, height);
    for (const Furniture extent : {Furniture::Map, Furniture::Full}) {
      picture.tell(command::SetFurniture{extent});
      for (const std::string_view day : test::kBundledDays) {
        SCOPED_TRACE(testing::Message() << width << 'x' << height << " on " << day);
        picture.tell(command::GoTo{test::at(day)});
        visit(picture.frame());
      }
    }
  }
}

TEST(Furniture, LiesInsideThePicture) {
  auto type = TypeSetter::create().value();
  forEachFrame([&](const Frame& frame) {
    for (const Sprite& s : furnitureOf(frame, type).sprites) {
      EXPECT_GE(s.xPx, -2);
      EXPECT_GE(s.yPx, -2);
      EXPECT_LE(s.xPx + s.widthPx, static_cast<float>(frame.view.widthPx) + 2);
      EXPECT_LE(s.yPx + s.heightPx, static_cast<float>(frame.view.heightPx) + 2);
    }
  });
}

TEST(Furniture, KeepsClearOfWhatAProjectorCutsOffAsNamesDo) {
  auto type = TypeSetter::create().value();
  forEachFrame([&](Frame frame) {
    const float beside = 0.1f * static_cast<float>(frame.view.widthPx);
    const float above = 0.1f * static_cast<float>(frame.view.heightPx);
    frame.words.cut = {beside, beside, above, above};
    const float right = static_cast<float>(frame.view.widthPx) - beside;
    const float below = static_cast<float>(frame.view.heightPx) - above;
    const Drawn drawn = furnitureOf(frame, type);
    EXPECT_GT(drawn.sprites.size(), 20u);
    for (const Sprite& s : drawn.sprites) {
      EXPECT_GE(s.xPx, beside - 2);
      EXPECT_GE(s.yPx, above - 2);
      EXPECT_LE(s.xPx + s.widthPx, right + 2);
      EXPECT_LE(s.yPx + s.heightPx, below + 2);
    }
    EXPECT_FALSE(drawn.occupied.free({0, below / 2, beside - 1, below / 2 + 1}));
    EXPECT_FALSE(drawn.occupied.free({right / 2, below + 1, right / 2 + 1, below + above}));
  });
}

TEST(Furniture, TakesTheRoomOfAllThatItDraws) {
  auto type = TypeSetter::create().value();
  forEachFrame([&](const Frame& frame) {
    const Drawn drawn = furnitureOf(frame, type);
    EXPECT_GT(drawn.sprites.size(), 20u);
    int bare = 0;
    for (const Sprite& s : drawn.sprites) {
      const float x = s.xPx + s.widthPx / 2, y = s.yPx + s.heightPx / 2;
      bare += drawn.occupied.free({x - 0.5f, y - 0.5f, x + 0.5f, y + 0.5f}) ? 1 : 0;
    }
    EXPECT_EQ(bare, 0) << "sprites that a label may be written over";
  });
}

TEST(Furniture, DrawsTheSameEachTime) {
  auto type = TypeSetter::create().value();
  const Frame frame = test::bundledPicture().frame();
  const Sprites first = furnitureOf(frame, type).sprites, second = furnitureOf(frame, type).sprites;
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].xPx, second[i].xPx);
    EXPECT_EQ(first[i].yPx, second[i].yPx);
  }
}

TEST(Furniture, CanBeLeftOut) {
  auto type = TypeSetter::create().value();
  test::Picture picture = test::bundledPicture();
  picture.tell(command::SetFurniture{Furniture::None});
  EXPECT_TRUE(furnitureOf(picture.frame(), type).sprites.empty());
}

TEST(Furniture, EachPieceHasItsOwnSwitch) {
  auto type = TypeSetter::create().value();
  test::Picture picture = test::wholePicture();
  picture.tell(command::SetMarking{{"FOR BRIEFING ONLY", {}}});
  picture.tell(command::ZoomAt{{700, 450}, 6});  // so that the locator has something to show
  for (const FurnitureRow& row : kFurnitureRows) {
    picture.tell(command::SetFurniture{Furniture::None.with(row.piece)});
    EXPECT_FALSE(furnitureOf(picture.frame(), type).sprites.empty()) << row.name;
    picture.tell(command::SetFurniture{Furniture::Full.without(row.piece)});
    const std::size_t without = furnitureOf(picture.frame(), type).sprites.size();
    picture.tell(command::SetFurniture{Furniture::Full});
    EXPECT_LT(without, furnitureOf(picture.frame(), type).sprites.size()) << row.name;
  }
}

TEST(Furniture, TheMarkingStandsAtTheTopAndTheBottomAndNothingLiesOverIt) {
  auto type = TypeSetter::create().value();
  test::Picture picture = test::bundledPicture();
  picture.tell(command::SetFurniture{Furniture::Full});
  picture.tell(command::SetMarking{{"FOR BRIEFING ONLY", {}}});
  const Frame frame = picture.frame();
  const auto boxes = furnitureOf(frame, type).occupied.taken();
  ASSERT_GE(boxes.size(), 2u);
  const auto height = static_cast<float>(frame.view.heightPx);
  EXPECT_EQ(boxes[0].top, 0);
  EXPECT_EQ(boxes[1].bottom, height);
  for (std::size_t i = 2; i < boxes.size(); ++i) {
    EXPECT_FALSE(boxes[i].meets(boxes[0]));
    EXPECT_FALSE(boxes[i].meets(boxes[1]));
  }
}

TEST(Furniture, ItsBandsAreNoWiderThanASessionThinks) {
  auto type = TypeSetter::create().value();
  for (const auto& [widthPx, heightPx] : {std::pair{1400, 900}, {2560, 1440}, {700, 900}}) {
    test::Picture picture = test::bundledPicture(widthPx, heightPx);
    picture.tell(command::SetMarking{{"FOR BRIEFING ONLY", {}}});
    for (const Furniture pieces : {Furniture::Map, Furniture::Full}) {
      SCOPED_TRACE(testing::Message() << widthPx << 'x' << heightPx);
      picture.tell(command::SetFurniture{pieces});
      const Frame frame = picture.frame();
      const auto width = static_cast<float>(widthPx), height = static_cast<float>(heightPx);
      float above = 0, below = height;  // of what lies over all of the width
      const Drawn drawn = furnitureOf(frame, type);
      for (const LabelBox& box : drawn.occupied.taken()) {
        if (box.left > 0 || box.right < width) continue;
        (box.top <= 0 ? above : below) =
            box.top <= 0 ? std::max(above, box.bottom) : std::min(below, box.top);
      }
      const EdgeBands bands = edgeBandsOf(picture.session);
      EXPECT_GT(above, 0);
      EXPECT_LT(below, height);
      EXPECT_GE(bands.abovePx, static_cast<double>(above));
      EXPECT_GE(bands.belowPx, static_cast<double>(height - below));
      EXPECT_LE(bands.belowPx, static_cast<double>(height - below + 70 * frame.view.pxPerPt))
          << "nor much narrower";
    }
  }
}

TEST(Furniture, TheLocatorComesWhenThePictureShowsOnlyAPart) {
  test::Picture picture = test::wholePicture();
  picture.tell(command::SetFurniture{Furniture::Full});
  picture.tell(command::ZoomAt{{700, 450}, 6});
  const Frame near = picture.frame();
  ASSERT_TRUE(near.words.inset);
  auto type = TypeSetter::create().value();
  Overlay overlay;
  Occupancy occupied(near.view.widthPx, near.view.heightPx);
  addFurniture(near, {}, type, overlay, occupied);
  ASSERT_TRUE(overlay.inset);
  // The whole base map lies within the inset's box.
  const InsetMap& inset = *overlay.inset;
  const geo::PlaneBox& extent = inset.extent;
  for (const geo::Projected corner :
       {geo::Projected{extent.minX, extent.minY}, {extent.maxX, extent.maxY}}) {
    const geo::Screen at = geo::screenFromProjected(inset.view, corner);
    EXPECT_GE(at.xPx, inset.box.left - 0.5f);
    EXPECT_LE(at.xPx, inset.box.right + 0.5f);
    EXPECT_GE(at.yPx, inset.box.top - 0.5f);
    EXPECT_LE(at.yPx, inset.box.bottom + 0.5f);
  }
  picture.tell(command::ZoomAt{{700, 450}, 0.05});
  EXPECT_FALSE(picture.frame().words.inset);
}

}  // namespace
}  // namespace viewer
