#include "geo/scenario/story.hpp"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;

TEST(StepIds, KeepWhatIsWrittenAndMakeTheRestFromTitles) {
  EXPECT_THAT(stepIds({{"one", "First"}, {"", "25 November: Kalbajar"}, {"", ""}}),
              ElementsAre("one", "25-november-kalbajar", "step"));
}

TEST(StepIds, AreAllDifferentAndTheFirstWrittenOneWins) {
  EXPECT_THAT(stepIds({{"", "A"}, {"a", "B"}, {"a", "C"}, {"", "A"}, {"a-2", ""}}),
              ElementsAre("a-3", "a", "a-4", "a-5", "a-2"));
}

TEST(StepIds, KeepLettersOfEveryScriptAndEndAtAWholeOne) {
  EXPECT_THAT(stepIds({{"", "Şuşa – Шуша"}}), ElementsAre("Şuşa-–-Шуша"));
  std::string title = "x";
  for (int i = 0; i < 100; ++i) title += "ş";
  const std::string id = stepIds({{"", title}}).front();
  EXPECT_LE(id.size(), 60u);
  EXPECT_EQ(id, title.substr(0, id.size()));
  EXPECT_EQ(id.size() % 2, 1u);
}

TEST(FreeStepId, IsNoneOfTheStory) {
  std::vector<StoryStep> story;
  std::set<std::string> ids;
  for (int i = 0; i < 5; ++i) {
    story.emplace_back().id = freeStepId(story, "The end");
    EXPECT_TRUE(ids.insert(story.back().id).second);
  }
  EXPECT_EQ(story.front().id, "the-end");
}

TEST(HighlightName, IsALayerAndAFeature) {
  EXPECT_EQ(highlightName("sites/RU-HQ").layer, "sites");
  EXPECT_EQ(highlightName("sites/RU-HQ").feature, "RU-HQ");
  EXPECT_EQ(highlightName("sites/a/b").feature, "a/b");
  EXPECT_EQ(highlightName("sites").layer, "sites");
  EXPECT_EQ(highlightName("sites").feature, "");
  EXPECT_EQ(highlightName("sites/").feature, "");
}

}  // namespace
}  // namespace geo
