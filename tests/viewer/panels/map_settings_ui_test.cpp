// How the map looks, from the window: theme, projection, grid, furniture, marking.
#include "driver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;

class MapSettings : public testing::Test {
 protected:
  MapSettings() {
    driver.click("toolbar/map");
    driver.frame();
  }
  Driver driver;
};

TEST_F(MapSettings, AThemeAndAGridAreChosen) {
  driver.click("map/theme");
  driver.click("map/theme/Dark");
  EXPECT_EQ(driver.session.theme, ThemeId::Dark);
  driver.click("map/grid");
  driver.click("map/grid/MGRS");
  EXPECT_EQ(driver.session.grid, Grid::Mgrs);
}

TEST_F(MapSettings, ADarkMapHasDarkPanels) {
  const auto ground = [] { return ImGui::GetStyle().Colors[ImGuiCol_WindowBg].x; };
  EXPECT_GT(ground(), 0.8f);
  driver.session.theme = ThemeId::Dark;
  driver.frame();
  EXPECT_LT(ground(), 0.2f);
  EXPECT_EQ(driver.state.cache.theme, ThemeId::Dark) << "and samples as they are on the map";
  driver.session.theme = ThemeId::Light;
  driver.frame();
  EXPECT_GT(ground(), 0.8f);
}

TEST_F(MapSettings, EachPieceOfFurnitureIsSwitched) {
  for (const FurnitureRow& row : kFurnitureRows) {
    const std::string path = "map/furniture/" + std::string(row.name);
    const bool before = driver.session.furniture.has(row.piece);
    driver.click(path);
    EXPECT_NE(driver.session.furniture.has(row.piece), before) << row.name;
    driver.click(path);
    EXPECT_EQ(driver.session.furniture.has(row.piece), before) << row.name;
  }
}

TEST_F(MapSettings, AMarkingIsTyped) {
  driver.click("map/marking");
  driver.type("FOR BRIEFING");
  EXPECT_EQ(driver.session.marking.text, "FOR BRIEFING");
}

TEST_F(MapSettings, AProjectionIsAskedForByItsDefinition) {
  driver.click("map/definition");
  driver.type("EPSG:32639");
  driver.enter();
  EXPECT_TRUE(driver.session.messages.empty());
  ASSERT_FALSE(driver.effects.empty());
  const auto* wanted = std::get_if<effect::Reproject>(&driver.effects.back());
  ASSERT_TRUE(wanted);
  EXPECT_EQ(wanted->projection->definition(), "EPSG:32639");
}

TEST_F(MapSettings, WhatIsNoProjectionIsSaid) {
  driver.click("map/definition");
  driver.type("EPSG:99999999");
  driver.enter();
  ASSERT_EQ(driver.session.messages.size(), 1u);
  EXPECT_EQ(driver.session.messages[0].weight, Message::Weight::Error);
}

}  // namespace
}  // namespace viewer
