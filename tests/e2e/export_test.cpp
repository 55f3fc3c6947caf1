// Many pictures, films, pages and other formats from the command line, as scripts make them at
// night.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/picture.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>

namespace e2e {
namespace {

namespace fs = std::filesystem;
using geo::testing_files::contentOf;
using Words = std::vector<std::string>;

class Export : public testing::Test {
 protected:
  Outcome run(Words words) {
    return truceline(std::move(words), {.words = {}, .folder = folder()});
  }
  const fs::path& folder() const { return folder_.path(); }
  Picture pictureAt(const std::string& name) {
    const auto picture = decodePng(contentOf(folder() / name));
    EXPECT_TRUE(picture) << name;
    return picture.value_or(Picture{});
  }
  support::TemporaryFolder folder_;
};

const Words kThreeDays{"render", "--each",     "day",    "--from", "2020-11-24",
                       "--to",   "2020-11-27", "--size", "320x200"};

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST_F(Export, ASeriesIsThePicturesThatSingleCommandsMake) {
  expectSuccess(run(with(kThreeDays, {"-o", "{date}.png"})));
  EXPECT_THAT(namesIn(folder()),
              testing::ElementsAre("2020-11-24.png", "2020-11-25.png", "2020-11-26.png"));
  for (const char* day : {"2020-11-24", "2020-11-25", "2020-11-26"}) {
    expectSuccess(run({"render", "--at", day, "--size", "320x200", "-o", "one.png"}));
    EXPECT_EQ(countDifferent(pictureAt("one.png"), pictureAt(std::string(day) + ".png")), 0u);
  }
}

TEST_F(Export, ASeriesGoesOnWhereItWasBrokenOff) {
  expectSuccess(run(with(kThreeDays, {"-o", "{number}.png"})));
  const auto kept = fs::last_write_time(folder() / "1.png");
  const std::string second = contentOf(folder() / "2.png");
  fs::remove(folder() / "3.png");
  std::ofstream(folder() / "2.png", std::ios::binary) << second.substr(0, second.size() / 2);
  sleepFor(Milliseconds{20});
  expectSuccess(run(with(kThreeDays, {"-o", "{number}.png", "--resume"})));
  EXPECT_EQ(fs::last_write_time(folder() / "1.png"), kept);
  EXPECT_EQ(contentOf(folder() / "3.png").size() > 1000, true);
  // Made by another command, a picture is made anew.
  expectSuccess(run(with(kThreeDays, {"-o", "{number}.png", "--resume", "--theme", "dark"})));
  EXPECT_NE(fs::last_write_time(folder() / "1.png"), kept);
}

TEST_F(Export, OfASeriesNamesMustDiffer) {
  expectRefused(run(with(kThreeDays, {"-o", "same.png"})), "{number}");
  expectRefused(run(with(kThreeDays, {"-o", "{day}.png"})), "{day}");
  expectFailure(run(with(kThreeDays, {"-o", "none/{date}.png"})), kFailed, "none");
  EXPECT_TRUE(namesIn(folder()).empty());
}

TEST_F(Export, AnErrorInOneViewLosesNoOther) {
  std::ofstream(folder() / "views.txt") << "# what we show\n"
                                           "west --at 2020-11-25 --bbox 46,39,47,40\n"
                                           "bad --bbox 1,2,3\n"
                                           "\n"
                                           "'far east' --theme dark\n";
  const Outcome outcome =
      run({"render", "--views", "views.txt", "--size", "320x200", "-o", "{name}.png"});
  EXPECT_EQ(outcome.exitCode, kFailed);
  EXPECT_NE(outcome.err.find("views.txt:3"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("1 of 3 pictures failed"), std::string::npos) << outcome.err;
  EXPECT_THAT(namesIn(folder()), testing::ElementsAre("far-east.png", "views.txt", "west.png"));
  expectSuccess(run({"render", "--at", "2020-11-25", "--bbox", "46,39,47,40", "--size", "320x200",
                     "-o", "one.png"}));
  EXPECT_EQ(countDifferent(pictureAt("one.png"), pictureAt("west.png")), 0u);
}

TEST_F(Export, APictureMakesItselfAgain) {
  for (const char* name : {"a.png", "a.tif", "a.webp"}) {
    expectSuccess(run({"render", "--compare", "2020-11-10,2020-12-02", "--size", "300x200",
                       "--theme", "grey", "-o", name}));
    const Outcome verified = run({"render", "--verify", name});
    expectSuccess(verified);
    EXPECT_NE(verified.out.find("the same, every pixel"), std::string::npos) << verified.out;
  }
  expectSuccess(run({"render", "--size", "300x200", "-o", "a.jpg"}));
  expectSuccess(run({"render", "--verify", "a.jpg"}));
}

TEST_F(Export, AFilmOrPictureOfOtherDataDoesNotPassAsThis) {
  fs::copy(bundledScenario(), folder() / "mine", fs::copy_options::recursive);
  expectSuccess(run({"render", "mine", "--size", "300x200", "-q", "-o", "a.png"}));
  expectSuccess(run({"render", "--verify", "a.png", "-q"}));
  std::string toml = contentOf(folder() / "mine/scenario.toml");
  const auto title = toml.find("Nagorno-Karabakh");
  ASSERT_NE(title, std::string::npos);
  std::ofstream(folder() / "mine/scenario.toml") << toml.replace(title, 16, "XXXXXXXXXXXXXXXX");
  const Outcome changed = run({"render", "--verify", "a.png", "-q"});
  EXPECT_NE((changed.out + changed.err).find("data are not those"), std::string::npos)
      << changed.out << changed.err;
}

TEST_F(Export, WithoutAManifestThereIsNothingToVerify) {
  std::ofstream(folder() / "no.png") << "not a picture";
  expectFailure(run({"render", "--verify", "no.png"}), kFailed, "no.png");
  expectFailure(run({"render", "--verify", "none.png"}), kFailed, "none.png");
}

TEST_F(Export, AMarkingThatIsRequiredIsNotForgotten) {
  fs::copy(bundledScenario(), folder() / "mine", fs::copy_options::recursive);
  std::string toml = contentOf(folder() / "mine/scenario.toml");
  std::ofstream(folder() / "mine/scenario.toml") << "marking_required = true\n" + toml;
  const Words render{"render", "mine", "--size", "300x200", "-q", "-o", "a.png"};
  expectFailure(run(render), kFailed, "marking");
  expectFailure(run(with(render, {"--marking", "X", "--furniture", "none"})), kFailed, "marking");
  EXPECT_FALSE(fs::exists(folder() / "a.png"));
  expectSuccess(run(with(render, {"--marking", "FOR TESTS"})));
}

TEST_F(Export, LayoutsHaveTheirOwnSizes) {
  expectSuccess(run({"render", "--layout", "slide", "-o", "slide.png"}));
  EXPECT_EQ(pictureAt("slide.png").widthPx, 1920);
  expectSuccess(run({"render", "--layout", "page", "--dpi", "60", "-o", "page.png"}));
  EXPECT_EQ(pictureAt("page.png").widthPx, 992);  // 420 mm
  expectSuccess(run({"render", "--verify", "page.png"}));
  expectRefused(run({"render", "--layout", "none", "-o", "a.png"}), "--layout");
  std::ofstream(folder() / "mine.toml") << "size = '300x200'\nmap = [10, 10, 80, 80]\n";
  expectSuccess(run({"render", "--layout", "mine.toml", "-o", "mine.png"}));
  EXPECT_EQ(pictureAt("mine.png").widthPx, 300);
  std::ofstream(folder() / "mine.toml") << "map = [10, 10, 80, 180]\n";
  expectFailure(run({"render", "--layout", "mine.toml", "-o", "no.png"}), kFailed, "mine.toml:1");
}

TEST_F(Export, FitMakesThePictureAsLargeAsTheExtentIsAtTheScale) {
  expectSuccess(run({"render", "--bbox", "46,39.5,47,40", "--crs", "EPSG:32638", "--scale",
                     "1:1000000", "--size", "fit", "--dpi", "254", "-o", "a.png"}));
  // A degree of longitude at 39.5 to 40 north is 85.5 to 86.1 km: 8.6 cm, at 100 pixels a cm.
  EXPECT_NEAR(pictureAt("a.png").widthPx, 861, 6);
  // 55.5 km, and what the box is tilted by: a degree and a half east of the zone's middle meridian
  // north is 0.96 degrees off, which is 1.4 km over its width.
  EXPECT_NEAR(pictureAt("a.png").heightPx, 569, 6);
  expectRefused(run({"render", "--size", "fit", "-o", "a.png"}), "--scale");
}

TEST_F(Export, AFilmHasAsManyFramesAsItSays) {
  if (!isInstalled("ffprobe") || !isInstalled("ffmpeg")) GTEST_SKIP() << "no ffmpeg here";
  const Outcome made =
      run({"animate", "--from", "2020-11-01", "--to", "2020-11-11", "--step", "day", "--fps", "5",
           "--hold-end", "1", "--size", "321x201", "-o", "a.mp4"});
  EXPECT_EQ(made.exitCode, kSuccess) << made.err;
  EXPECT_NE(made.err.find("15 frames, 3.00 s"), std::string::npos) << made.err;
  const Outcome probed =
      Process({.words = {"ffprobe", "-v", "error", "-count_frames", "-show_entries",
                         "stream=nb_read_frames,codec_name", "-of", "csv=p=0", "a.mp4"},
               .folder = folder()})
          .wait();
  EXPECT_EQ(probed.out, "h264,15\n");
  EXPECT_THAT(namesIn(folder()), testing::ElementsAre("a.mp4"));
}

TEST_F(Export, AFilmOfNothingIsRefused) {
  expectRefused(run({"animate", "--from", "2020-11-01", "--to", "2020-11-02", "--step", "event",
                     "--hide", "events", "-o", "a.mp4"}),
                "--step");
  expectRefused(run({"animate", "--step", "day", "-o", "a.png"}), "png");
  EXPECT_TRUE(namesIn(folder()).empty());
}

TEST_F(Export, TimingsNameEachStage) {
  const Outcome outcome = run({"render", "--size", "300x200", "--timings", "-o", "a.png"});
  EXPECT_EQ(outcome.exitCode, kSuccess);
  for (const char* stage : {"start", "load", "draw", "encode", "total"}) {
    EXPECT_NE(outcome.err.find(stage), std::string::npos) << outcome.err;
  }
}

}  // namespace
}  // namespace e2e
