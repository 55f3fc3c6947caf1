// Strokes come to the frames one by one, in their order, however slow the frames are.
#include "viewer/platform/key_strokes.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using Kind = KeyEvent::Kind;
using testing::ElementsAre;

constexpr int kCtrl = 341, kEscape = 256, kBackspace = 259, kPageDown = 267;

KeyEvent event(Kind kind, int key) {
  KeyEvent made{kind, key};
  made.chords = key == kCtrl;
  made.types = key < 256;
  return made;
}
KeyEvent press(int key) {
  return event(Kind::Press, key);
}
KeyEvent release(int key) {
  return event(Kind::Release, key);
}
KeyEvent character(unsigned character) {
  KeyEvent made;
  made.kind = Kind::Character;
  made.character = character;
  return made;
}

KeyStrokes struck(const std::vector<KeyEvent>& events) {
  KeyStrokes strokes;
  for (const KeyEvent& one : events) strokes.add(one);
  return strokes;
}
std::vector<std::vector<KeyEvent>> framesOf(KeyStrokes strokes, Typing typing = Typing::No) {
  std::vector<std::vector<KeyEvent>> frames;
  while (!strokes.empty()) frames.push_back(strokes.takeFrame(typing));
  return frames;
}

TEST(KeyStrokes, ATouchIsSeenDownAndThenUp) {
  EXPECT_THAT(framesOf(struck({press(kPageDown), release(kPageDown)})),
              ElementsAre(ElementsAre(press(kPageDown)), ElementsAre(release(kPageDown))));
}

TEST(KeyStrokes, TheSameKeyTwiceIsSeenUpInBetween) {
  const auto frames = framesOf(
      struck({press(kPageDown), release(kPageDown), press(kPageDown), release(kPageDown)}));
  EXPECT_THAT(frames, ElementsAre(ElementsAre(press(kPageDown)), ElementsAre(release(kPageDown)),
                                  ElementsAre(press(kPageDown)), ElementsAre(release(kPageDown))));
}

TEST(KeyStrokes, AChordIsWholeAndApartFromTheStrokeBefore) {
  const auto frames = framesOf(struck(
      {press(kEscape), release(kEscape), press(kCtrl), press('Q'), release('Q'), release(kCtrl)}));
  EXPECT_THAT(frames, ElementsAre(ElementsAre(press(kEscape)),
                                  ElementsAre(release(kEscape), press(kCtrl), press('Q')),
                                  ElementsAre(release('Q'), release(kCtrl))));
}

TEST(KeyStrokes, ACharacterComesWithItsKey) {
  const auto frames = framesOf(
      struck({press('1'), character('1'), release('1'), press('1'), character('1'), release('1')}));
  ASSERT_EQ(frames.size(), 4u);
  EXPECT_THAT(frames[0], ElementsAre(press('1'), character('1')));
  EXPECT_THAT(frames[2], ElementsAre(press('1'), character('1')));
}

TEST(KeyStrokes, AFieldIsGivenAllThatIsTypedUpToAKeyThatEdits) {
  const std::vector<KeyEvent> events = {press('A'),        character('a'),      release('A'),
                                        press('A'),        character('a'),      release('A'),
                                        press(kBackspace), release(kBackspace), press('B'),
                                        character('b'),    release('B')};
  const auto frames = framesOf(struck(events), Typing::IntoField);
  ASSERT_EQ(frames.size(), 2u);
  EXPECT_EQ(frames[0], (std::vector<KeyEvent>(events.begin(), events.begin() + 7)));
  EXPECT_EQ(frames[1], (std::vector<KeyEvent>(events.begin() + 7, events.end())));
}

TEST(KeyStrokes, NothingIsLostOrChangesPlacesAndNoFrameHasTwoStrokes) {
  std::mt19937 random(7);
  constexpr int kKeys[] = {kCtrl, kEscape, kBackspace, kPageDown, 'A', 'B'};
  for (int round = 0; round < 500; ++round) {
    std::vector<KeyEvent> events, seen;
    for (int i = 0; i < 40; ++i) {
      const int key = kKeys[random() % std::size(kKeys)];
      events.push_back(event(static_cast<Kind>(random() % 3), key));
      if (key < 256) events.push_back(character(static_cast<unsigned>(key)));
    }
    for (const auto& frame :
         framesOf(struck(events), random() % 2 ? Typing::IntoField : Typing::No)) {
      ASSERT_FALSE(frame.empty()) << "it would wait for ever";
      int strokes = 0;
      for (const KeyEvent& one : frame) {
        strokes += one.kind == Kind::Press && !one.chords && !one.types ? 1 : 0;
      }
      EXPECT_LE(strokes, 1);
      seen.insert(seen.end(), frame.begin(), frame.end());
    }
    EXPECT_EQ(seen, events);
  }
}

}  // namespace
}  // namespace viewer
