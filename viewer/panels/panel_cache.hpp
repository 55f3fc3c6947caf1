// What the panels compute only when the scenario, the window or the axis has changed.
#pragma once

#include "viewer/layers/legend.hpp"
#include "viewer/layers/properties.hpp"
#include "viewer/panels/change_lines.hpp"
#include "viewer/panels/event_bins.hpp"
#include "viewer/panels/lanes.hpp"
#include "viewer/panels/ticks.hpp"
#include "viewer/session/session.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace viewer {

/// The ticks drawn last.
struct AxisTicks {
  geo::TimeSpan axis{};
  geo::Zone zone;
  float widthPx = 0;
  std::vector<Tick> ticks;
};

struct PanelCache {
  // By scenario and theme.
  geo::ScenarioPtr scenario;
  ThemeId theme{};
  std::vector<LegendEntry> samples;               // one a layer
  std::vector<std::vector<LegendEntry>> legends;  // one list a layer
  std::vector<LegendEntry> baseSamples;           // one for each of kBaseLayers

  // By scenario and time cell.
  std::optional<geo::TimeCell> cell;
  Certainty certainty = Certainty::PossibleFaint;
  std::vector<std::size_t> validCounts;  // one a layer
  std::vector<Unplaced> unplaced;
  std::vector<Stance> stances;

  // By tables and window.
  std::vector<UserTable> tables;
  geo::TimeSpan tablesWindow{};
  std::vector<geo::EventCounts> tableCounts;  // one a table

  // By scenario, selection, the rows that it is of, and window.
  std::optional<geo::FeatureRef> selection;
  std::optional<TableSelection> selectedEvents;
  geo::EventTablePtr selectedFrom;
  geo::TimeSpan window{};
  std::optional<Properties> properties;

  // By axis, width and, for the events, scenario and hidden layers.
  EventBins events;
  AxisTicks ticks;
  LanesCache lanes;

  // By changes and hidden layers.
  ChangeLines changes;
};

/// Brings all but the last four up to date with the session.
void refresh(PanelCache& cache, const Session& session);

}  // namespace viewer
