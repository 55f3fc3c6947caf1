#include "viewer/panels/panel_cache.hpp"

#include "viewer/layers/event_properties.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <utility>

namespace viewer {

namespace {

void refreshScenario(PanelCache& cache, const Session& session) {
  if (cache.scenario == session.scenario && cache.theme == session.theme) return;
  cache = {};
  cache.scenario = session.scenario;
  cache.theme = session.theme;
  const Theme& theme = themeOf(session.theme);
  for (const geo::Layer& layer : session.scenario->layers) {
    cache.samples.push_back(sampleOf(*session.scenario, layer.id, theme));
    cache.legends.push_back(legendOf(*session.scenario, layer, theme));
  }
  for (const BaseLayer& layer : kBaseLayers) {
    cache.baseSamples.push_back(sampleOf(*session.scenario, layer.id, theme));
  }
}

void refreshCell(PanelCache& cache, const Session& session) {
  const geo::TimeSpan window = session.clock.window;
  const geo::TimeCell cell = geo::timeCellOf(*session.changes, window);
  if (cache.cell == cell && cache.certainty == session.certainty) return;
  cache.cell = cell;
  cache.certainty = session.certainty;
  const geo::Validity least = leastShown(session.certainty);
  cache.validCounts.clear();
  for (std::size_t i = 0; i < session.scenario->layers.size(); ++i) {
    cache.validCounts.push_back(session.times->rows(i).countIn(window, least));
  }
  cache.unplaced = unplacedIn(*session.scenario, *session.times, window, least);
  cache.stances = stancesIn(*session.scenario, *session.times, window, least);
}

void refreshTables(PanelCache& cache, const Session& session) {
  if (cache.tables == session.tables && cache.tablesWindow == session.clock.window) return;
  cache.tables = session.tables;
  cache.tablesWindow = session.clock.window;
  cache.tableCounts.clear();
  for (const UserTable& table : session.tables) {
    cache.tableCounts.push_back(geo::countIn(*table.events, choiceOf(table), session.clock.window));
  }
}

std::optional<Properties> propertiesOfEvent(const Session& session) {
  const TableSelection& chosen = *session.selectedEvents;
  const UserTable* table = tableOf(session, chosen.table);
  if (!table || chosen.shown >= chosen.events.size()) return std::nullopt;
  return propertiesOf(*table->events, chosen.events[chosen.shown], session.clock.window);
}

/// The rows that the chosen events are of; null where none are chosen.
geo::EventTablePtr selectedFrom(const Session& session) {
  const auto& chosen = session.selectedEvents;
  const UserTable* table = chosen ? tableOf(session, chosen->table) : nullptr;
  return table ? table->events : nullptr;
}

void refreshSelection(PanelCache& cache, const Session& session) {
  geo::EventTablePtr rows = selectedFrom(session);
  const bool same = cache.selection == session.selection &&
                    cache.selectedEvents == session.selectedEvents && cache.selectedFrom == rows &&
                    cache.window == session.clock.window;
  const bool chosen = session.selection || session.selectedEvents;
  if (same && cache.properties.has_value() == chosen) return;
  cache.selection = session.selection;
  cache.selectedEvents = session.selectedEvents;
  cache.selectedFrom = std::move(rows);
  cache.window = session.clock.window;
  cache.properties.reset();
  if (session.selection) {
    cache.properties = propertiesOf(*session.scenario, *session.selection, cache.window);
  } else if (session.selectedEvents) {
    cache.properties = propertiesOfEvent(session);
  }
}

}  // namespace

void refresh(PanelCache& cache, const Session& session) {
  refreshScenario(cache, session);
  refreshCell(cache, session);
  refreshTables(cache, session);
  refreshSelection(cache, session);
}

}  // namespace viewer
