// A session written as a command and read again is the same session.
#include "viewer/cli/map_command.hpp"

#include "tests/support/scenario_builder.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/open_map.hpp"
#include "viewer/cli/render_arguments.hpp"
#include "viewer/render/sheet.hpp"
#include "viewer/session/command.hpp"

#include <random>

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

namespace viewer::cli {
namespace {

const MapData& bundled() {
  static const MapData kData = [] {
    geo::Report report;
    return readMap({}, report).value();
  }();
  return kData;
}

/// The session that `render` makes of the words.
Session opened(const Arguments& words) {
  RenderArguments arguments;
  CLI::App app;
  addRenderOptions(app, arguments);
  app.parse(Arguments(words.rbegin(), words.rend()));
  const MapArguments map = withLayout(std::move(arguments.map)).value();
  Session session =
      openSession(bundled().scenario, bundled().baseMap, parseViewport(map).value(), map.crs)
          .value();
  session.furniture = Furniture::Full;
  return applyArguments(std::move(session), map).value();
}

Session randomSession(std::mt19937& random) {
  const auto below = [&](int most) {
    return static_cast<int>(random() % static_cast<unsigned>(most));
  };
  const auto share = [&] { return static_cast<double>(random()) / 4294967296.0; };
  Session s = opened({"--size", "640x400"});
  s.view.widthPx = 200 + below(900);
  s.view.heightPx = 200 + below(600);
  s.view.pxPerPt = static_cast<float>((72 + below(250)) / 72.0);
  s.view.centre.xMetres += (share() - 0.5) * 2e5;
  s.view.unitsPerPx *= 0.2 + share();
  s.clock = inZone(s.clock, geo::Zone::named(below(2) == 0 ? "UTC" : "Asia/Baku").value());
  const geo::Moment from = support::on("2020-10-01") + std::chrono::seconds{below(30'000'000)};
  s.clock = showing(s.clock, {from, from + std::chrono::seconds{1 + below(9'000'000)}});
  s.compare.mode = static_cast<CompareMode>(below(4));
  s.compare.before = {from - std::chrono::seconds{below(1'000'000) + 1}, from};
  s.compare.split = static_cast<float>(share());
  for (const geo::Layer& layer : s.scenario->layers) {
    if (below(4) == 0) s.hidden.insert(layer.id);
  }
  if (below(3) == 0) s.hidden.insert("base.relief");
  s.names = static_cast<Names>(below(5));
  s.theme = static_cast<ThemeId>(below(5));
  s.grid = static_cast<Grid>(below(4));
  s.certainty = static_cast<Certainty>(below(3));
  for (const FurnitureRow& row : kFurnitureRows) {
    if (below(2) == 0) s.furniture = s.furniture.without(row.piece);
  }
  if (below(2) == 0) s.marking = {"ONLY 'HERE' $HOME", {1, 2, 3, 255}};
  if (below(2) == 0) s.selection = geo::FeatureRef{0, 1};
  return s;
}

/// All that a sheet is made from, but for what is made by others on the way.
void expectSame(const Session& a, const Session& b) {
  EXPECT_EQ(a.view, b.view);
  EXPECT_EQ(a.clock.window, b.clock.window);
  EXPECT_EQ(a.clock.zone, b.clock.zone);
  EXPECT_EQ(a.compare.mode, b.compare.mode);
  if (a.compare.mode != CompareMode::None) {
    EXPECT_EQ(a.compare.before, b.compare.before);
  }
  if (a.compare.mode == CompareMode::Swipe) {
    EXPECT_EQ(a.compare.split, b.compare.split);
  }
  EXPECT_EQ(a.hidden, b.hidden);
  EXPECT_EQ(a.names, b.names);
  EXPECT_EQ(a.theme, b.theme);
  EXPECT_EQ(a.grid, b.grid);
  EXPECT_EQ(a.certainty, b.certainty);
  EXPECT_EQ(a.furniture, b.furniture);
  EXPECT_EQ(a.marking, b.marking);
  EXPECT_EQ(a.selection, b.selection);
  EXPECT_EQ(a.projection->definition(), b.projection->definition());
}

TEST(MapCommand, ASessionComesBackFromItsOptionsExactly) {
  std::mt19937 random(7);
  for (int i = 0; i < 100; ++i) {
    const Session session = randomSession(random);
    const Arguments words = optionsOf(session, {}, 96);
    SCOPED_TRACE(shellLine(words));
    expectSame(opened(words), session);
  }
}

TEST(MapCommand, ThroughAShellLineToo) {
  std::mt19937 random(8);
  const Session session = randomSession(random);
  const std::string line = renderCommand(session, {}, FileFormat::Png, 300);
  Arguments words = wordsOf(line).value();
  ASSERT_EQ(words[0], "truceline");
  ASSERT_EQ(words[1], "render");
  words.erase(words.begin(), words.begin() + 2);
  expectSame(opened(words), session);
}

TEST(ShellLine, ReadsWhatItWrites) {
  std::mt19937 random(3);
  for (int i = 0; i < 2000; ++i) {
    Arguments words(1 + random() % 4);
    for (std::string& word : words) {
      const std::size_t length = random() % 6;
      for (std::size_t k = 0; k < length; ++k) word += "ab '\"\\$`\n*"[random() % 10];
    }
    const auto again = wordsOf(shellLine(words));
    ASSERT_TRUE(again) << shellLine(words);
    EXPECT_EQ(*again, words);
  }
}

TEST(ShellLine, Table) {
  const std::pair<const char*, Arguments> kRows[] = {
      {"", {}},
      {"  a  b ", {"a", "b"}},
      {"a\\ b 'c d'e \"f 'g'\"", {"a b", "c de", "f 'g'"}},
      {"'' \"\"", {"", ""}}};
  for (const auto& [line, words] : kRows) EXPECT_EQ(wordsOf(line).value(), words) << line;
  for (const char* open : {"'a", "\"a", "a\\"}) EXPECT_FALSE(wordsOf(open)) << open;
}

}  // namespace
}  // namespace viewer::cli
