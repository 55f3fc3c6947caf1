// Vector files look like the screen, and other programs read them: their text, layers and place.
#include "tests/support/picture_match.hpp"
#include "tests/support/png_reader.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/viewer/files/outsider.hpp"
#include "viewer/snapshot/layout_file.hpp"
#include "viewer/snapshot/manifest.hpp"
#include "viewer/vector/vector_picture.hpp"

#include <cmath>
#include <regex>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using outsider::isThere;
using outsider::said;
using testing::HasSubstr;
using testing::Not;

/// Other programs smooth edges and set letters a little otherwise. Measured on nine pictures: at
/// most 0.44 % of the pixels are off by more than 96, and 2.5 on the mean; for SVG 0.06 % and 1.5.
constexpr support::Tolerance kByPoppler{.mostStep = 96, .mostFailingShare = 0.0065, .mostMean = 3};
constexpr support::Tolerance kByRsvg{.mostStep = 96, .mostFailingShare = 0.001, .mostMean = 2};

struct Files {
  support::TemporaryFolder folder;
  Sheet sheet;
  PictureFacts facts;

  std::filesystem::path write(support::Stage& stage, VectorFormat format) const {
    const auto made = vectorPicture(format, sheet, *stage.scene, stage.renderer, facts);
    EXPECT_TRUE(made) << geo::describe(made.error());
    const std::string bytes = made ? std::string(made->begin(), made->end()) : std::string();
    return folder.write(format == VectorFormat::Pdf ? "map.pdf" : "map.svg", bytes);
  }
};

Files filesOf(const support::Stage& stage) {
  const geo::View& view = stage.session.view;
  return {{},
          sheetFrom(stage.session, *stage.scene),
          {view.widthPx, view.heightPx, 96, planePlaceOf(stage.session),
           manifestOf(stage.session, {"", "truceline render"})}};
}

Picture drawnByPoppler(const std::filesystem::path& pdf) {
  const std::string out = pdf.string() + ".drawn";
  said(fmt::format("pdftocairo -r 96 -singlefile -png '{}' '{}'", pdf.string(), out));
  return support::readPng(out + ".png").value_or(Picture{});
}

Picture drawnByRsvg(const std::filesystem::path& svg) {
  const std::string out = svg.string() + ".png";
  said(fmt::format("rsvg-convert -o '{}' '{}'", out, svg.string()));
  return support::readPng(out).value_or(Picture{});
}

void expectLooksLikeTheScreen(support::Stage& stage) {
  const Files files = filesOf(stage);
  const Picture screen = support::draw(stage);
  const Picture pdf = drawnByPoppler(files.write(stage, VectorFormat::Pdf));
  EXPECT_TRUE(support::looksLike(pdf, screen, kByPoppler)) << "PDF";
  const Picture svg = drawnByRsvg(files.write(stage, VectorFormat::Svg));
  EXPECT_TRUE(support::looksLike(svg, screen, kByRsvg)) << "SVG";
}

#define NEEDS(program) \
  if (!isThere(program)) GTEST_SKIP() << program << " is not installed"

support::Stage bundledStage(std::string_view day) {
  Session session =
      support::calmSession(support::bundledScenario(), support::bundledBaseMap(), 1000, 700);
  session.furniture = Furniture::Full;
  support::Stage stage = support::openStage(std::move(session));
  support::goTo(stage, day);
  return stage;
}

TEST(VectorPicture, LooksLikeTheScreenAtAllScales) {
  NEEDS("pdftocairo");
  NEEDS("rsvg-convert");
  support::Stage stage = bundledStage("2020-11-25");
  for (const double zoom : {1.0, 5.0, 0.08}) {
    support::apply(stage, command::ZoomAt{{500, 350}, zoom});
    SCOPED_TRACE(testing::Message() << "zoomed by " << zoom);
    expectLooksLikeTheScreen(stage);
  }
}

TEST(VectorPicture, HoldsEachLayerOfTheScreen) {
  NEEDS("rsvg-convert");
  support::Stage stage = bundledStage("2020-11-25");
  const Picture drawn = drawnByRsvg(filesOf(stage).write(stage, VectorFormat::Svg));
  for (const char* layer :
       {"control", "corridor", "ceasefire_line", "sites", "base.borders", "base.water"}) {
    support::apply(stage, command::ShowLayer{layer, Shown::No});
    const auto difference = support::compare(drawn, support::draw(stage), kByRsvg);
    EXPECT_FALSE(support::within(difference, kByRsvg)) << "as if without " << layer;
    support::apply(stage, command::ShowLayer{layer, Shown::Yes});
  }
}

TEST(VectorPicture, LooksLikeTheScreenWhileDatesAreCompared) {
  NEEDS("pdftocairo");
  NEEDS("rsvg-convert");
  support::Stage stage = bundledStage("2021-02-15");
  support::apply(stage, command::SetBefore{support::periodOf("2020-10-10")});
  for (const CompareMode mode : {CompareMode::Swipe, CompareMode::Side, CompareMode::Ghost}) {
    support::apply(stage, command::SetCompare{mode});
    SCOPED_TRACE(testing::Message() << "mode " << static_cast<int>(mode));
    expectLooksLikeTheScreen(stage);
  }
}

TEST(VectorPicture, LooksLikeTheScreenOnAPage) {
  NEEDS("pdftocairo");
  NEEDS("rsvg-convert");
  support::Stage stage = bundledStage("2021-02-15");
  stage.session.layout =
      readLayout(std::filesystem::path(TRUCELINE_SOURCE_DIR) / "assets/layouts/page.toml").value();
  expectLooksLikeTheScreen(stage);
  support::apply(stage, command::SetBefore{support::periodOf("2020-10-10")});
  support::apply(stage, command::SetCompare{CompareMode::Swipe});
  expectLooksLikeTheScreen(stage);
}

/// Forty events at one place: most are only counted.
TEST(VectorPicture, DrawsOfACrowdWhatTheScreenDraws) {
  NEEDS("pdftocairo");
  NEEDS("rsvg-convert");
  geo::Scenario scenario = support::emptyScenario();
  geo::Layer& events = support::addLayer(scenario, "events", geo::LayerKind::Site);
  for (int i = 0; i < 40; ++i) {
    support::addRow(events,
                    {.name = fmt::format("post {}", i),
                     .geometry = geo::LonLat{46.5, 39.85},
                     .valid = support::validFrom("2020-11-20", i % 2 == 0 ? "" : "2020-11-26")});
  }
  support::Stage stage = support::openStage(support::calmSession(std::move(scenario), 300, 200));
  expectLooksLikeTheScreen(stage);
}

/// A zigzag below the one before it.
geo::Lines zigzag(int row) {
  const double lat = 39.75 - 0.04 * row;
  return {{{46.2, lat}, {46.35, lat + 0.015}, {46.5, lat}, {46.9, lat}, {46.95, lat - 0.02}}};
}

/// Well-known lines of every pattern, and areas of even colour.
geo::Scenario patterns() {
  using geo::LinePattern;
  geo::Scenario scenario = support::emptyScenario();
  int row = 0;
  for (const auto pattern :
       {LinePattern::Solid, LinePattern::Dashed, LinePattern::Dotted, LinePattern::Double,
        LinePattern::HachuredLeft, LinePattern::HachuredRight, LinePattern::HachuredBoth}) {
    geo::Layer& lines =
        support::addLayer(scenario, fmt::format("line{}", row), geo::LayerKind::Band);
    lines.style.line = pattern;
    lines.style.widthPt = 3;
    support::addRow(lines, {.geometry = zigzag(row++), .accuracyMetres = {1}});
  }
  geo::Layer& areas = support::addLayer(scenario, "areas", geo::LayerKind::Area, {"holder"});
  double west = 46.1;
  for (const char* holder : {"A", "B", ""}) {
    support::addRow(
        areas, {.geometry = support::boxOf({west, 39.3, west + 0.25, 39.85}), .values = {holder}});
    west += 0.3;
  }
  return scenario;
}

TEST(VectorPicture, DrawsEveryPatternAsTheScreenDoes) {
  NEEDS("pdftocairo");
  NEEDS("rsvg-convert");
  for (const ThemeId theme : {ThemeId::Paper, ThemeId::Contrast, ThemeId::Grey}) {
    Session session = support::calmSession(patterns(), 700, 500);
    session.theme = theme;
    support::Stage stage = support::openStage(std::move(session));
    SCOPED_TRACE(testing::Message() << "theme " << static_cast<int>(theme));
    expectLooksLikeTheScreen(stage);
  }
}

/// Its borders, hatches and lines are no pictures: the scenario has nothing that is only roughly
/// known but for what each band says of itself.
TEST(VectorPicture, HoldsNoImageOfWhatHasSharpEdges) {
  geo::Scenario scenario = patterns();
  std::erase_if(scenario.layers, [](const geo::Layer& layer) { return layer.id != "areas"; });
  Session session = support::calmSession(std::move(scenario), 700, 500);
  session.theme = ThemeId::Grey;
  support::Stage stage = support::openStage(std::move(session));
  const Files files = filesOf(stage);
  const auto svg =
      vectorPicture(VectorFormat::Svg, files.sheet, *stage.scene, stage.renderer, files.facts)
          .value();
  const std::string text(svg.begin(), svg.end());
  EXPECT_THAT(text, Not(HasSubstr("<image")));
  EXPECT_THAT(text, HasSubstr("<clipPath")) << "hatches";
}

TEST(VectorPicture, IsTheSameEachTimeAndSmall) {
  support::Stage stage = bundledStage("2020-11-25");
  const Files files = filesOf(stage);
  for (const VectorFormat format : {VectorFormat::Pdf, VectorFormat::Svg}) {
    const auto make = [&] {
      return vectorPicture(format, files.sheet, *stage.scene, stage.renderer, files.facts).value();
    };
    const auto first = make();
    EXPECT_LT(first.size(), 3u << 20);
    EXPECT_EQ(make(), first);
  }
}

/// Names in the scripts of the region.
geo::Scenario namedPlaces() {
  geo::Scenario scenario = support::emptyScenario();
  geo::Layer& places = support::addLayer(scenario, "places", geo::LayerKind::Place);
  double lat = 39.6;
  for (const char* name : {"Şuşa", "Շուշի", "Шуша", "შუშა", "شوشا"}) {
    support::addRow(places, {.name = name, .geometry = geo::LonLat{46.5, lat}});
    lat += 0.09;
  }
  return scenario;
}

TEST(VectorPicture, HoldsItsTextAsText) {
  NEEDS("pdftotext");
  support::Stage stage = support::openStage(support::calmSession(namedPlaces(), 700, 600));
  const Files files = filesOf(stage);
  const auto svg =
      vectorPicture(VectorFormat::Svg, files.sheet, *stage.scene, stage.renderer, files.facts)
          .value();
  const std::string svgText(svg.begin(), svg.end());
  const auto pdf = files.write(stage, VectorFormat::Pdf);
  const std::string pdfText = said("pdftotext '" + pdf.string() + "' -");
  for (const char* name : {"Şuşa", "Շուշի", "Шуша", "შუშა", "شوشا"}) {
    EXPECT_THAT(pdfText, HasSubstr(name));
    EXPECT_THAT(svgText, HasSubstr(">" + std::string(name) + "</text>"));
  }
}

TEST(VectorPicture, EmbedsAllItsFonts) {
  NEEDS("pdffonts");
  support::Stage stage = support::openStage(support::calmSession(namedPlaces(), 700, 600));
  const std::string told =
      said("pdffonts '" + filesOf(stage).write(stage, VectorFormat::Pdf).string() + "'");
  const std::regex row("Noto[^\n]* (yes|no) +(yes|no) +(yes|no) +[0-9]+ +0");
  int fonts = 0;
  for (std::sregex_iterator at(told.begin(), told.end(), row), end; at != end; ++at, ++fonts) {
    EXPECT_EQ((*at)[1], "yes") << told;
  }
  EXPECT_GE(fonts, 4) << told;
}

TEST(VectorPicture, SaysWhatItIsButNotWhenItWasMade) {
  NEEDS("pdfinfo");
  support::Stage stage = bundledStage("2020-11-25");
  const Files files = filesOf(stage);
  const auto pdf = files.write(stage, VectorFormat::Pdf);
  const std::string told = said("pdfinfo '" + pdf.string() + "'");
  EXPECT_THAT(told, HasSubstr(stage.session.scenario->title));
  EXPECT_THAT(told, HasSubstr("Command: truceline render"));
  EXPECT_THAT(told, HasSubstr("750 x 525 pts")) << "1000 by 700 pixels at 96 to the inch";
  EXPECT_THAT(told, Not(HasSubstr("CreationDate")));
  EXPECT_THAT(said("pdfinfo -meta '" + pdf.string() + "'"), HasSubstr("rdf:RDF"));
}

TEST(VectorPicture, KnowsItsPlaceAndItsLayers) {
  NEEDS("gdalinfo");
  support::Stage stage = bundledStage("2020-11-25");
  const Files files = filesOf(stage);
  const auto pdf = files.write(stage, VectorFormat::Pdf);
  const std::string told = said("gdalinfo -mdd LAYERS '" + pdf.string() + "'");
  const geo::PlaneBox seen = geo::boundsOf(stage.session.view);
  const std::regex corner("(Upper Left|Lower Right) +\\( *([-0-9.]+), *([-0-9.]+)\\)");
  int corners = 0;
  for (std::sregex_iterator at(told.begin(), told.end(), corner), end; at != end; ++at, ++corners) {
    const bool upper = (*at)[1] == "Upper Left";
    EXPECT_NEAR(std::stod((*at)[2]), upper ? seen.minX : seen.maxX, 0.5);
    EXPECT_NEAR(std::stod((*at)[3]), upper ? seen.maxY : seen.minY, 0.5);
  }
  EXPECT_EQ(corners, 2) << told;
  EXPECT_THAT(told, HasSubstr("EPSG\",32638"));
  for (const char* layer : {"=Relief", "=State_and_disputed_borders", "=Names", "=Title"}) {
    EXPECT_THAT(told, HasSubstr(layer));
  }
}

TEST(VectorPicture, FailsWhereThePageIsTooLargeForAPdf) {
  support::Stage stage = support::openStage(support::calmSession(namedPlaces(), 700, 600));
  Files files = filesOf(stage);
  files.facts.dotsPerInch = 3;
  const auto made =
      vectorPicture(VectorFormat::Pdf, files.sheet, *stage.scene, stage.renderer, files.facts);
  ASSERT_FALSE(made);
  EXPECT_THAT(geo::describe(made.error()), HasSubstr("200 inches"));
}

}  // namespace
}  // namespace viewer
