// Pictures from the command line on a machine without a display.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/picture.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <tuple>

namespace e2e {
namespace {

namespace fs = std::filesystem;
using geo::testing_files::contentOf;
using Words = std::vector<std::string>;

/// The bytes of a small picture with these options.
std::string rendered(const Words& options, const std::string& size = "320x200") {
  Words words{"render", "-o", "-", "--size", size};
  words.insert(words.end(), options.begin(), options.end());
  const Outcome outcome = truceline(words);
  expectSuccess(outcome);
  return outcome.out;
}

Picture drawn(const Words& options, const std::string& size = "320x200") {
  const auto picture = decodePng(rendered(options, size));
  EXPECT_TRUE(picture) << "not a PNG";
  return picture.value_or(Picture{});
}

TEST(Render, WritesAPictureOfExactlyTheSizeAskedFor) {
  const support::TemporaryFolder folder;
  for (const auto& [text, width, height] :
       {std::tuple{"640x480", 640, 480}, {"1x1", 1, 1}, {"701x33", 701, 33}}) {
    const Outcome outcome = truceline({"render", "--size", text, "-o", "map.png"},
                                      {.words = {}, .folder = folder.path()});
    expectSuccess(outcome);
    EXPECT_EQ(outcome.out, "");
    const auto picture = decodePng(contentOf(folder.path() / "map.png"));
    ASSERT_TRUE(picture) << text;
    EXPECT_EQ(picture->widthPx, width);
    EXPECT_EQ(picture->heightPx, height);
    EXPECT_THAT(namesIn(folder.path()), testing::ElementsAre("map.png"));
  }
}

TEST(Render, TheDefaultIsAFullScreen) {
  const Outcome outcome = truceline({"render", "-o", "-"});
  expectSuccess(outcome);
  const auto picture = decodePng(outcome.out);
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->widthPx, 1920);
  EXPECT_EQ(picture->heightPx, 1080);
  EXPECT_GT(countColors(*picture), 1000u);
}

TEST(Render, TheSameCommandGivesTheSameBytes) {
  const std::string first = rendered({});
  EXPECT_EQ(first, rendered({}));
  EXPECT_EQ(first, rendered({"--names", "en"}));
  // Named by its path the scenario is the same, but the manifest's command is not.
  const Picture picture = drawn({});
  EXPECT_EQ(picture, drawn({bundledScenario().string()}));
  EXPECT_EQ(picture, drawn({(bundledScenario() / "scenario.toml").string()}));
}

TEST(Render, AFileAndAPipeGetTheSameBytes) {
  const support::TemporaryFolder folder;
  const std::string program = TRUCELINE_BINARY_DIR "/truceline";
  const Command pipeline{
      .words = {"sh", "-c", "\"$0\" render --size 900x700 -o - | cat > piped.png", program},
      .folder = folder.path()};
  expectSuccess(Process(pipeline).wait());
  expectSuccess(truceline({"render", "--size", "900x700", "-o", "file.png"},
                          {.words = {}, .folder = folder.path()}));
  const std::string file = contentOf(folder.path() / "file.png");
  EXPECT_TRUE(decodePng(file));
  EXPECT_EQ(file, contentOf(folder.path() / "piped.png"));
}

TEST(Render, ReplacesAnOlderFile) {
  const support::TemporaryFolder folder;
  const fs::path file = folder.write("map.png", "an older picture");
  expectSuccess(truceline({"render", "--size", "64x48", "-o", file.string()}));
  EXPECT_TRUE(decodePng(contentOf(file)));
  EXPECT_THAT(namesIn(folder.path()), testing::ElementsAre("map.png"));
}

TEST(Render, ThePixelDensityIsInTheFile) {
  EXPECT_EQ(densityOfPng(rendered({})), 3780u);  // 96 dots an inch
  EXPECT_EQ(densityOfPng(rendered({"--dpi", "300"})), 11811u);
  EXPECT_NE(drawn({}), drawn({"--dpi", "192"}));
}

std::vector<double> numbersIn(const std::string& text) {
  std::vector<double> numbers;
  for (const std::string& line : linesOf(text)) numbers.push_back(std::stod(line));
  return numbers;
}

/// The world file next to a picture rendered with these options.
std::vector<double> worldFile(const support::TemporaryFolder& folder, const Words& options) {
  Words words{"render", "--world-file", "--size", "400x200", "-o", "map.png"};
  words.insert(words.end(), options.begin(), options.end());
  expectSuccess(truceline(words, {.words = {}, .folder = folder.path()}));
  EXPECT_THAT(namesIn(folder.path()), testing::ElementsAre("map.pgw", "map.png", "map.prj"));
  return numbersIn(contentOf(folder.path() / "map.pgw"));
}

TEST(Render, TheWorldFileTellsWhereThePixelsLie) {
  const support::TemporaryFolder folder;
  const auto world = worldFile(folder, {"--crs", "EPSG:4326", "--bbox", "46,39,48,40"});
  const std::vector<double> expected{0.005, 0, 0, -0.005, 46.0025, 39.9975};
  ASSERT_EQ(world.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(world[i], expected[i], 1e-9) << i;
  EXPECT_THAT(contentOf(folder.path() / "map.prj"), testing::HasSubstr("GEOGCS["));
}

TEST(Render, TheScaleIsTrueOnTheGround) {
  const support::TemporaryFolder folder;
  const auto world = worldFile(folder, {"--crs", "EPSG:32638", "--scale", "1:1000000"});
  ASSERT_EQ(world.size(), 6u);
  EXPECT_NEAR(world[0], 1e6 * 0.0254 / 96, 0.5);  // the projection's own scale is 0.9996 to 1.0004
  EXPECT_THAT(contentOf(folder.path() / "map.prj"), testing::HasSubstr("PROJCS["));
}

TEST(Render, EveryFurnitureDiffers) {
  const Picture none = drawn({"--furniture", "none"}), map = drawn({"--furniture", "map"});
  const Picture full = drawn({"--furniture", "full"});
  EXPECT_NE(none, map);
  EXPECT_NE(map, full);
  EXPECT_NE(none, full);
  EXPECT_EQ(drawn({}), full);
}

TEST(Render, EveryNameLanguageDiffers) {
  const std::string size = "640x400";
  std::vector<std::string> pictures;
  for (const char* names : {"en", "az", "hy", "ru", "local"}) {
    pictures.push_back(rendered({"--names", names, "--furniture", "none"}, size));
  }
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(pictures[i], pictures[j]) << i << " " << j;
  }
}

TEST(Render, EveryProjectionDiffers) {
  std::set<std::string> pictures;
  const Words systems{"EPSG:32638", "EPSG:3857", "EPSG:4326", "ESRI:54030", "EPSG:3035"};
  for (const std::string& crs : systems) pictures.insert(rendered({"--crs", crs}));
  EXPECT_EQ(pictures.size(), systems.size());
}

TEST(Render, HidingALayerChangesThePicture) {
  const Picture all = drawn({"--furniture", "none"});
  for (const char* id : {"control", "sites", "ceasefire_line", "base.relief", "base.water"}) {
    EXPECT_GT(countDifferent(all, drawn({"--furniture", "none", "--hide", id})), 0u) << id;
  }
}

TEST(Render, LayersAreNamedWithCommasOrOneByOne) {
  const std::string some = rendered({"--layers", "sites,control"});
  EXPECT_NE(some, rendered({}));
  EXPECT_EQ(some, rendered({"--layers", "control", "--layers", "sites"}));
  EXPECT_EQ(some, rendered({"--layers", "sites,control,corridor", "--hide", "corridor"}));
  EXPECT_EQ(drawn({"--layers", "sites,control"}),
            drawn({"--layers", "sites,control", bundledScenario().string()}));
}

TEST(Render, TimeChangesThePicture) {
  const Picture before = drawn({"--furniture", "none", "--at", "2020-09-15"});
  const Picture after = drawn({"--furniture", "none", "--at", "2020-12-15"});
  EXPECT_GT(countDifferent(before, after), before.pixels.size() / 50);
}

TEST(Render, ADayIsTheWindowFromItToTheNext) {
  const std::string day = rendered({"--at", "2020-11-15"});
  EXPECT_EQ(day, rendered({"--from", "2020-11-15", "--to", "2020-11-16"}));
  EXPECT_EQ(day, rendered({"--from", "2020-11-14T20:00Z", "--to", "2020-11-16T00:00+04:00"}));
  EXPECT_NE(day, rendered({"--from", "2020-11-15", "--to", "2020-12-15"}));
  EXPECT_NE(day, rendered({"--at", "2020-11-15", "--zone", "UTC"}));
}

TEST(Render, ADateOutsideTheTimelineIsShownToo) {
  EXPECT_NE(rendered({"--at", "1990-01-01"}), rendered({"--at", "2035-01-01"}));
}

TEST(Render, AnyPartOfTheGlobeCanBeAskedFor) {
  for (const char* box :
       {"-180,-90,180,90", "-135,-41,-130,-38", "179,0,181,1", "45,39,45.0000001,39.0000001"}) {
    SCOPED_TRACE(box);
    drawn({std::string("--bbox=") + box}, "64x48");
  }
  EXPECT_NE(drawn({}), drawn({"--bbox", "46.5,39.5,47,40"}));
}

}  // namespace
}  // namespace e2e
