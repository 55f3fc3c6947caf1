// How a map looks is kept with it: theme, furniture, grid, names, layers, rasters.
#include "tests/support/temporary_folder.hpp"
#include "tests/viewer/cli/opened_map.hpp"
#include "viewer/cli/map_command.hpp"
#include "viewer/cli/user_rasters.hpp"
#include "viewer/session/command.hpp"
#include "viewer/session/opening_look.hpp"
#include "viewer/snapshot/scenario_file.hpp"

#include <fstream>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class SavedLook : public testing::Test {
 protected:
  geo::Result<OpenedMap> tryToOpen(const Arguments& words) {
    geo::Report report;
    return opened(words, report);
  }
  Session open(const Arguments& words) {
    auto map = tryToOpen(words);
    EXPECT_TRUE(map) << geo::describe(map.error());
    return map ? map->session : Session{};
  }
  /// Saved into a folder of its own, which is its name.
  std::string saved(const Session& session, const std::string& scenario = {}) {
    const std::string folder = (folder_.path() / fmt::format("saved-{}", ++count_)).string();
    const auto good = saveScenario(session, {folder, scenario});
    EXPECT_TRUE(good) << geo::describe(good.error());
    return folder;
  }
  Session withRaster(Session session, const std::string& path) {
    auto raster = openRaster(path, geo::Network::Forbidden);
    EXPECT_TRUE(raster) << geo::describe(raster.error());
    if (!raster) return session;
    return apply(std::move(session), command::AddRaster{std::move(*raster)}).session;
  }
  /// A picture that a world file lays on the ground.
  std::string writePicture(const std::string& name) {
    folder_.write("in/" + name + ".wld", "0.01\n0\n0\n-0.01\n46.005\n39.895\n");
    return folder_.write("in/" + name + ".ppm", "P6\n1 1\n255\nabc").string();
  }

  support::TemporaryFolder folder_;
  int count_ = 0;
  const std::string events_ =
      folder_.write("in/events.csv", "date,lon,lat,kind\n2020-11-10,46.7,39.8,a\n").string();
};

void expectSameLook(const Session& is, const Session& was) {
  EXPECT_EQ(is.theme, was.theme);
  EXPECT_EQ(is.furniture, was.furniture);
  EXPECT_EQ(is.grid, was.grid);
  EXPECT_EQ(is.names, was.names);
  EXPECT_EQ(is.hidden, was.hidden);
}

TEST_F(SavedLook, ComesBackWhateverItIs) {
  std::mt19937 random(11);
  const std::string_view names[] = {"en", "az", "hy", "ru", "local"};
  const std::string_view grids[] = {"none", "lonlat", "utm", "mgrs"};
  for (int i = 0; i < 20; ++i) {
    for (const std::string& input : {events_, std::string("bundled")}) {
      Session was = open({input});
      was.theme = *themeFrom(themes()[random() % themes().size()].name);
      was.grid = *gridFrom(grids[random() % std::size(grids)]);
      was.names = *namesFrom(names[random() % std::size(names)]);
      for (const FurnitureRow& row : kFurnitureRows) {
        if (random() % 2) was.furniture = was.furniture.with(row.piece);
      }
      for (const BaseLayer& layer : kBaseLayers) {
        if (random() % 3 == 0) was.hidden.emplace(layer.id);
      }
      const bool isBundled = input == "bundled";
      for (const geo::Layer& layer : was.scenario->layers) {
        if (random() % 3 == 0) was.hidden.emplace(layer.id);
      }
      const std::string place =
          isBundled ? (fs::path(TRUCELINE_SOURCE_DIR) / "assets/karabakh-2020").string() : "";
      const Session is = open({saved(was, place)});
      expectSameLook(is, was);
      const Session again = open(optionsOf(
          was,
          [&] {
            MapArguments arguments;
            arguments.inputs = {input};
            return arguments;
          }(),
          96));
      expectSameLook(again, was);
    }
  }
}

TEST_F(SavedLook, WhatWasNotChangedIsNotWritten) {
  std::ifstream file(saved(open({events_})) + "/scenario.toml");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  for (const char* key : {"theme", "furniture", "grid", "names", "layers", "rasters"}) {
    EXPECT_THAT(text, testing::Not(HasSubstr(std::string(key) + " ="))) << text;
  }
}

TEST_F(SavedLook, OptionsComeBeforeWhatTheScenarioSays) {
  Session dark = open({events_, "--theme", "dark", "--names", "ru", "--furniture", "none"});
  const std::string folder = saved(dark);
  const Session light = open({folder, "--theme", "light"});
  EXPECT_EQ(light.theme, *themeFrom("light"));
  EXPECT_EQ(light.names, Names::Russian);
  EXPECT_EQ(light.furniture, Furniture::None);
  dark.theme = ThemeId::Paper;
  const Session usual = open({saved(open({folder, "--theme", "paper"}), folder)});
  EXPECT_EQ(usual.theme, ThemeId::Paper) << "what a scenario said is said anew";
}

TEST_F(SavedLook, ACommandOfASavedMapMakesItAsItIsNow) {
  Session was = open({events_, "--hide", "base.relief"});
  was = withRaster(std::move(was), writePicture("one"));
  const std::string folder = saved(was);
  Session now = open({folder});
  ASSERT_EQ(now.scenario->rasters.size(), 1u);
  now.hidden.clear();
  MapArguments arguments;
  arguments.inputs = {folder};
  const Arguments words = optionsOf(now, arguments, 96);
  EXPECT_THAT(words, testing::Not(testing::Contains("--raster"))) << "the scenario brings it";
  const Session again = open(words);
  EXPECT_TRUE(isShown(again, "base.relief"));
  EXPECT_FALSE(isShown(again, "raster.1")) << "it was never opened in this session";
}

TEST_F(SavedLook, RastersAreCopiedWithTheFilesThatPlaceThem) {
  Session was = withRaster(open({events_}), writePicture("one"));
  was = withRaster(std::move(was), writePicture("two"));
  was.hidden.insert(was.rasters[1].id);
  const std::string folder = saved(was);
  EXPECT_TRUE(fs::exists(folder + "/one.ppm"));
  EXPECT_TRUE(fs::exists(folder + "/one.wld"));
  EXPECT_FALSE(fs::exists(folder + "/two.ppm")) << "it is not shown";
  const Session is = open({folder});
  ASSERT_EQ(is.scenario->rasters.size(), 1u);
  EXPECT_EQ(is.scenario->rasters[0], folder + "/one.ppm");
  const std::string again = saved(withRaster(is, is.scenario->rasters[0]), folder);
  EXPECT_TRUE(fs::exists(again + "/one.wld")) << "a saved map can be saved";
}

TEST_F(SavedLook, AWordWithoutMeaningIsToldWithThoseThatHaveOne) {
  const std::string folder = saved(open({events_, "--theme", "dark"}));
  std::ifstream file(folder + "/scenario.toml");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  text.replace(text.find("dark"), 4, "noir");
  std::ofstream(folder + "/scenario.toml") << text;
  const auto map = tryToOpen({folder});
  ASSERT_FALSE(map);
  EXPECT_THAT(geo::describe(map.error()), HasSubstr("the scenario's theme is one of paper"));
}

}  // namespace
}  // namespace viewer::cli
