// The legend lists exactly what is drawn in the picture, at its date, scale and extent.
#include "tests/support/random_tables.hpp"
#include "tests/viewer/render/pictures.hpp"
#include "viewer/render/legend_entries.hpp"
#include "viewer/render/page.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using Sample = LegendEntry::Sample;

/// The symbols and body colours of all markers that are drawn within the picture, from the meshes.
struct Drawn {
  std::set<Symbol> symbols;
  std::set<std::string> layers;
};

Drawn drawnIn(const Frame& frame, const MapScene& scene) {
  Drawn drawn;
  const geo::PlaneBox seen = geo::boundsOf(frame.view);
  for (const std::size_t i : frame.scenario) {
    const LayerMesh& mesh = scene.scenario[i];
    for (const Marker& marker : mesh.markers) {
      const geo::Projected at{mesh.anchor.xMetres + static_cast<double>(marker.x),
                              mesh.anchor.yMetres + static_cast<double>(marker.y)};
      geo::PlaneBox place;
      place.include(at);
      if (validityIn(marker.valid, frame.window) == geo::Validity::Never) continue;
      if (!hasTurn(marker.turn, {frame.window, leastShown(frame.certainty)})) continue;
      if (!place.meets(seen)) continue;
      drawn.symbols.insert(static_cast<Symbol>(marker.symbol));
      drawn.layers.insert(std::string(layerIdOf(mesh)));
    }
  }
  return drawn;
}

std::set<Symbol> explainedSymbols(const Frame& frame) {
  std::set<Symbol> symbols;
  for (const LegendEntry& entry : frame.words.legend) {
    if (entry.sample == Sample::Marker) symbols.insert(entry.symbol);
  }
  return symbols;
}

TEST(LegendInAPicture, ListsExactlyTheSymbolsThatAreDrawn) {
  test::Picture picture = test::bundledPicture();
  picture.tell(command::SetFurniture{Furniture::Full});
  std::mt19937 random(20201110);
  std::uniform_real_distribution<float> across(100, 1300), down(100, 800), factor(0.4f, 2.6f);
  const std::string_view days[] = {"2020-10-01", "2020-11-12", "2021-02-15", "2022-08-30",
                                   "2023-09-25"};
  std::set<Symbol> met;
  for (int i = 0; i < 120; ++i) {
    if (i % 10 == 0) picture.tell(command::FitExtent{});
    picture.tell(command::ZoomAt{{across(random), down(random)}, factor(random)});
    picture.tell(command::GoTo{test::at(days[i % 5])});
    const Frame frame = picture.frame();
    const auto drawn = drawnIn(frame, *picture.scene).symbols;
    EXPECT_EQ(explainedSymbols(frame), drawn) << "camera " << i;
    met.insert(drawn.begin(), drawn.end());
  }
  EXPECT_GE(met.size(), 6u) << "the cameras saw too little to prove anything";
}

TEST(LegendInAPicture, NamesTheHoldersOfTheGroundThatIsSeen) {
  test::Picture picture = test::bundledPicture();
  picture.tell(command::SetFurniture{Furniture::Full});
  picture.tell(command::GoTo{test::at("2021-02-15")});
  const auto holders = [&] {
    std::set<std::string> ids;
    for (const LegendEntry& entry : picture.frame().words.legend) {
      if (entry.sample == Sample::Area) ids.insert(entry.of);
    }
    return ids;
  };
  EXPECT_TRUE(holders().contains("AZE"));
  EXPECT_TRUE(holders().contains("NKR"));
  picture.tell(command::ShowLayer{"control", Shown::No});
  EXPECT_TRUE(holders().empty());
}

TEST(LegendInAPicture, ForgetsALayerThatIsHidden) {
  test::Picture picture = test::wholePicture();
  picture.tell(command::SetFurniture{Furniture::Full});
  std::size_t before = picture.frame().words.legend.size();
  for (const char* layer : {"sites", "control", "ceasefire_line", "corridor", "base.borders"}) {
    picture.tell(command::ShowLayer{layer, Shown::No});
    const std::size_t now = picture.frame().words.legend.size();
    EXPECT_LT(now, before) << layer;
    before = now;
  }
}

TEST(LegendInAPicture, TellsTablesApartAndWhatTheyShareOnce) {
  test::Picture picture = test::wholePicture();
  picture.tell(command::SetFurniture{Furniture::Full});
  picture.session.clock.window = {geo::at(2020, 1, 1), geo::at(2022, 1, 1)};
  geo::TableLink ofOneKind;
  ofOneKind.kinds = "none";
  for (const unsigned seed : {1u, 2u, 3u}) {
    geo::EventTable events = geo::test::randomTable(seed, 500);
    events.title = "table " + std::to_string(seed);
    ofOneKind.size = "none";
    UserTable table =
        userTableOf(std::make_shared<const geo::EventTable>(std::move(events)), ofOneKind);
    table.places = std::make_shared<const geo::EventPlaces>(
        geo::placesOn(picture.session.projection, *table.events));
    picture.tell(command::AddTable{std::move(table)});
  }
  const auto legend = picture.frame().words.legend;
  std::set<std::pair<Symbol, std::uint32_t>> looks;
  for (std::size_t i = 0; i < legend.size(); ++i) {
    EXPECT_EQ(std::ranges::count(legend, legend[i]), 1) << legend[i].title;
    if (!legend[i].title.starts_with("table ")) continue;
    const geo::Color color = legend[i].color;
    looks.insert({legend[i].symbol, color.r * 65536u + color.g * 256u + color.b});
  }
  EXPECT_EQ(looks.size(), 3u);
  const auto pile = std::ranges::find(legend, "events: 2 to 9", &LegendEntry::title);
  EXPECT_NE(pile, legend.end());
}

TEST(LegendInAPicture, IsNotMadeWhereItIsNotWanted) {
  test::Picture picture = test::bundledPicture();
  picture.tell(command::SetFurniture{Furniture::Full.without(FurniturePiece::Legend)});
  EXPECT_TRUE(picture.frame().words.legend.empty());
}

TEST(LegendInAPicture, TellsOfDoubtOnlyWhereSomethingIsDoubtful) {
  test::Picture picture = test::bundledPicture();
  picture.tell(command::SetFurniture{Furniture::Full});
  picture.tell(command::GoTo{test::at("2020-11-25")});
  const auto toldOfDoubt = [&] {
    const auto notes = picture.frame().words.legendNotes;
    return std::ranges::any_of(
        notes, [](const std::string& note) { return note.find("possible") != note.npos; });
  };
  EXPECT_TRUE(toldOfDoubt());
  picture.tell(command::SetCertainty{Certainty::CertainOnly});
  EXPECT_FALSE(toldOfDoubt());
}

}  // namespace
}  // namespace viewer
