#include "viewer/layers/build.hpp"

#include <functional>
#include <future>
#include <iterator>
#include <utility>

namespace viewer {

namespace {

using Builder = std::vector<LayerMesh> (*)(const BuildContext&, std::size_t);

struct KindRow {
  geo::LayerKind kind;
  Builder build;
};

/// The layer kinds that are drawn; the others (counts, actors) are only listed.
constexpr KindRow kDrawnKinds[] = {
    {geo::LayerKind::Area, buildAreas},         {geo::LayerKind::Band, buildBands},
    {geo::LayerKind::Strip, buildStrips},       {geo::LayerKind::Site, buildSites},
    {geo::LayerKind::Proposal, buildProposals}, {geo::LayerKind::Event, buildEvents},
    {geo::LayerKind::Place, buildPlaces},
};

}  // namespace

std::vector<LayerMesh> buildScenario(const geo::Scenario& scenario,
                                     const geo::Projection& projection, const SceneLook& look) {
  const Theme& theme = themeOf(look.theme);
  const BuildContext context{scenario,
                             projection,
                             scenario.epoch(),
                             assignSlots(scenario),
                             look.names,
                             theme,
                             PartyLooks(theme, scenario),
                             look.only};
  std::vector<std::future<std::vector<LayerMesh>>> building;  // side by side, gathered in order
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    for (const KindRow& row : kDrawnKinds) {
      if (row.kind != scenario.layers[i].kind) continue;
      building.push_back(std::async(std::launch::async, row.build, std::cref(context), i));
    }
  }
  std::vector<LayerMesh> meshes;
  for (auto& layer : building) {
    auto built = layer.get();
    std::move(built.begin(), built.end(), std::back_inserter(meshes));
  }
  return meshes;
}

}  // namespace viewer
