#include "viewer/panels/panel_cache.hpp"

#include <utility>

namespace viewer {

namespace {

void refreshScenario(PanelCache& cache, const Session& session) {
  if (cache.scenario == session.scenario) return;
  cache = {};
  cache.scenario = session.scenario;
  for (const geo::Layer& layer : session.scenario->layers) {
    cache.samples.push_back(sampleOf(*session.scenario, layer.id));
    cache.legends.push_back(legendOf(*session.scenario, layer));
  }
  for (const BaseLayer& layer : kBaseLayers) {
    cache.baseSamples.push_back(sampleOf(*session.scenario, layer.id));
  }
}

void refreshCell(PanelCache& cache, const Session& session) {
  const geo::TimeSpan window = session.clock.window;
  const geo::TimeCell cell = geo::timeCellOf(*session.changes, window);
  if (cache.cell == cell) return;
  cache.cell = cell;
  cache.validCounts.clear();
  for (const geo::Layer& layer : session.scenario->layers) {
    cache.validCounts.push_back(geo::validRows(layer, window).size());
  }
  cache.unplaced = unplacedIn(*session.scenario, window);
}

void refreshSelection(PanelCache& cache, const Session& session) {
  const bool same = cache.selection == session.selection && cache.window == session.clock.window;
  if (same && cache.properties.has_value() == session.selection.has_value()) return;
  cache.selection = session.selection;
  cache.window = session.clock.window;
  cache.properties.reset();
  if (session.selection) {
    cache.properties = propertiesOf(*session.scenario, *session.selection, cache.window);
  }
}

}  // namespace

void refresh(PanelCache& cache, const Session& session) {
  refreshScenario(cache, session);
  refreshCell(cache, session);
  refreshSelection(cache, session);
}

}  // namespace viewer
