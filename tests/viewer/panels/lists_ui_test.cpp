// Layers, "Not on the map", inspector, messages, status line, help.
#include "driver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using tests::on;

TEST(Layers, CheckboxesShowAndHide) {
  Driver driver;
  for (const char* id : {"sites", "events", "base.relief", "base.places"}) {
    driver.forget();
    driver.click(std::string("layers/") + id);
    ASSERT_EQ(driver.all<command::ShowLayer>().size(), 1u) << id;
    EXPECT_EQ(driver.all<command::ShowLayer>()[0].layerId, id);
    EXPECT_FALSE(isShown(driver.session, id));
    driver.click(std::string("layers/") + id);
    EXPECT_TRUE(isShown(driver.session, id));
  }
}

TEST(Layers, TheTopmostIsDrawnOnTop) {
  Driver driver;
  std::vector<float> tops;
  for (const char* id : {"events", "proposals", "sites", "base.places", "base.borders",
                         "base.admin1", "base.water", "base.relief"}) {
    tops.push_back(driver.rectOf(std::string("layers/") + id).yPx);
  }
  EXPECT_TRUE(std::ranges::is_sorted(tops, std::ranges::less_equal{}));
}

TEST(Layers, CountWhatIsValidNow) {
  Driver driver;
  EXPECT_EQ(driver.textOf("layers/sites/counts"), "2 / 3");
  EXPECT_EQ(driver.textOf("layers/events/counts"), "0 / 3");
  driver.session.clock.window = {on("2020-11-20"), on("2021-03-02")};
  driver.frame();
  EXPECT_EQ(driver.textOf("layers/sites/counts"), "3 / 3");
  EXPECT_EQ(driver.textOf("layers/events/counts"), "1 / 3");
}

TEST(Layers, ALegendUnfolds) {
  Driver driver;
  const auto below = [&] { return driver.rectOf("layers/base.places").yPx; };
  const float before = below();
  driver.click("layers/sites/open");
  EXPECT_GT(below(), before);
  driver.click("layers/sites/open");
  EXPECT_EQ(below(), before);
  EXPECT_TRUE(driver.commands.empty());
}

TEST(Unplaced, ARowSelectsItsFeature) {
  Driver driver;
  ASSERT_TRUE(driver.has("unplaced/0/1"));
  EXPECT_TRUE(driver.has("unplaced/1/0"));
  EXPECT_FALSE(driver.has("unplaced/0/0")) << "has a place";
  driver.click("unplaced/0/1");
  const auto flights = driver.all<command::FlyTo>();
  ASSERT_EQ(flights.size(), 1u);
  EXPECT_EQ(flights[0].feature, (geo::FeatureRef{0, 1}));
  EXPECT_EQ(driver.textOf("inspector/title"), "Lost post");
}

TEST(Unplaced, OnlyWhatIsValidNowIsListed) {
  Driver driver;
  driver.session.clock.window = {on("2020-11-11"), on("2020-11-12")};
  driver.frame();
  EXPECT_FALSE(driver.has("unplaced/0/1"));
  EXPECT_TRUE(driver.has("unplaced/1/0"));
}

TEST(Unplaced, ALongListCanBeSearched) {
  auto scenario = std::make_shared<geo::Scenario>(*tests::tinyScenario());
  for (int i = 0; i < 20; ++i) {
    scenario->layers[1].features.push_back(
        tests::feature(fmt::format("Wish {}", i), tests::valid("2020-11-01", ""), {}));
  }
  scenario->layers[1].features[7].name = "Şuşa hospital";
  Session session = *openSession(scenario, std::make_shared<const geo::BaseMap>(), {});
  Driver driver(std::move(session));
  driver.click("unplaced/find");
  driver.type("HOSP");
  EXPECT_TRUE(driver.has("unplaced/1/7"));
  EXPECT_FALSE(driver.has("unplaced/1/3"));
}

TEST(Inspector, SaysWhenNothingIsSelected) {
  Driver driver;
  EXPECT_TRUE(driver.has("inspector/empty"));
  EXPECT_FALSE(driver.has("inspector/address"));
}

TEST(Inspector, NamesTheSourceAndCopiesItsAddress) {
  Driver driver;
  driver.session.selection = geo::FeatureRef{0, 0};
  driver.frame();
  EXPECT_EQ(driver.textOf("inspector/title"), "Placed post");
  EXPECT_EQ(driver.textOf("inspector/source"), "A report");
  EXPECT_EQ(driver.textOf("inspector/row/Publisher"), "An office");
  EXPECT_EQ(driver.textOf("inspector/address"), "https://example.org/report");
  driver.click("inspector/copy");
  const auto copies = driver.all<command::CopyText>();
  ASSERT_EQ(copies.size(), 1u);
  EXPECT_EQ(copies[0].text, "https://example.org/report");
}

TEST(Inspector, SaysWhenNoSourceIsNamed) {
  auto scenario = std::make_shared<geo::Scenario>(*tests::tinyScenario());
  scenario->layers[0].features[0].source = -1;
  Driver driver(*openSession(scenario, std::make_shared<const geo::BaseMap>(), {}));
  driver.session.selection = geo::FeatureRef{0, 0};
  driver.frame();
  EXPECT_TRUE(driver.has("inspector/no-source"));
  EXPECT_FALSE(driver.has("inspector/copy"));
}

TEST(Inspector, FollowsTheWindow) {
  Driver driver;
  driver.session.selection = geo::FeatureRef{2, 2};  // some day in May
  driver.session.clock.window = {on("2021-05-10"), on("2021-05-11")};
  driver.frame();
  const auto rows = [&] {
    std::string all;
    for (const auto& [name, mark] : driver.recorder.marks) {
      if (name.starts_with("inspector/row/")) all += name + "=" + mark.text + "\n";
    }
    return all;
  };
  const std::string inMay = rows();
  EXPECT_THAT(inMay, testing::HasSubstr("2021"));
  driver.session.clock.window = {on("2020-05-10"), on("2020-05-11")};
  driver.frame();
  EXPECT_NE(rows(), inMay) << "whether it is so depends on the date";
}

TEST(Inspector, ItsButtonClearsTheSelection) {
  Driver driver;
  driver.session.selection = geo::FeatureRef{0, 0};
  driver.frame();
  driver.click("inspector/close");
  EXPECT_FALSE(driver.session.selection);
}

TEST(Messages, AreReadAndDismissed) {
  Driver driver;
  driver.session.messages = {{Message::Weight::Info, "first"},
                             {Message::Weight::Error, "second"},
                             {Message::Weight::Warning, "third"}};
  driver.frame();
  driver.frame();
  EXPECT_EQ(driver.textOf("messages/1"), "second");
  EXPECT_LT(driver.rectOf("messages/0").yPx, driver.rectOf("messages/1").yPx);
  driver.click("messages/1/dismiss");
  ASSERT_EQ(driver.all<command::DismissMessage>().size(), 1u);
  EXPECT_EQ(driver.all<command::DismissMessage>()[0].index, 1u);
  EXPECT_EQ(driver.textOf("messages/1"), "third");
  EXPECT_TRUE(driver.all<command::PickAt>().empty()) << "the map below is not clicked";
}

TEST(Status, TellsPositionScaleProjectionAndCounts) {
  Driver driver;
  driver.info.cursor = geo::LonLat{46.7511, 39.8182};
  driver.info.busy = "Reading hills.tif";
  driver.frame();
  EXPECT_EQ(driver.textOf("status/position"), "39.81820, 46.75110");
  EXPECT_TRUE(driver.textOf("status/scale").starts_with("1:"));
  EXPECT_EQ(driver.textOf("status/projection"), driver.session.projection->name());
  EXPECT_EQ(driver.textOf("status/counts"), "4 of 9 rows valid now");
  EXPECT_EQ(driver.textOf("status/busy"), "Reading hills.tif");
  driver.session.hidden.insert("sites");
  driver.frame();
  EXPECT_EQ(driver.textOf("status/counts"), "2 of 6 rows valid now");
}

TEST(Panels, StayInTheirPlacesAndAreFewToDraw) {
  Driver driver;
  driver.session.selection = geo::FeatureRef{0, 0};
  driver.frame();
  for (const auto& [name, mark] : driver.recorder.marks) {
    EXPECT_GE(mark.rect.xPx, 0) << name;
    EXPECT_LE(mark.rect.rightPx(), 1280) << name;
    EXPECT_LE(mark.rect.bottomPx(), 800) << name;
  }
  EXPECT_LT(ImGui::GetDrawData()->TotalVtxCount, 8000);
  EXPECT_LE(ImGui::GetDrawData()->CmdListsCount, 6);
}

TEST(Panels, SurviveAnyWindow) {
  for (const float width : {1.0f, 320.0f, 640.0f, 900.0f, 2560.0f}) {
    for (const float height : {1.0f, 130.0f, 240.0f, 480.0f, 1440.0f}) {
      Driver driver(tests::tinySession(), width, height);
      driver.session.messages = {{Message::Weight::Error, std::string(600, 'x')}};
      driver.state.helpOpen = true;
      driver.frame();
      driver.drag({width / 2, height / 2}, {width, height});
      EXPECT_TRUE(std::isfinite(driver.session.view.centre.xMetres)) << width << "x" << height;
    }
  }
}

TEST(Inspector, WithNothingSelectedItTellsTheStancesAtTheDate) {
  Driver driver;
  EXPECT_TRUE(driver.has("inspector/stance/3/0"));
  EXPECT_FALSE(driver.has("inspector/stance/3/1"));
  driver.click("inspector/stance/3/0");
  EXPECT_EQ(driver.textOf("inspector/row/Stance"), "Waits");
  driver.click("inspector/close");
  driver.session.clock.window = {on("2020-12-05"), on("2020-12-06")};
  driver.frame();
  EXPECT_TRUE(driver.has("inspector/stance/3/1"));
}

}  // namespace
}  // namespace viewer
