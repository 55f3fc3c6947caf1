#include "viewer/panels/lanes.hpp"

#include "viewer/layers/legend.hpp"
#include "viewer/layers/readable.hpp"
#include "viewer/panels/event_bins.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace viewer {

namespace {

constexpr std::size_t kCrowdColumns = 400;  // of the whole range, to see how full a lane is
constexpr std::size_t kMostKinds = 16;      // of a layer; the rarest share a lane
/// The columns that say what kind of thing a row is, the most telling first.
constexpr std::array<std::string_view, 4> kKindColumns{"category", "kind", "holder", "type"};

std::size_t crowdOf(const geo::RowTimes& times, geo::TimeSpan range) {
  std::size_t most = 0;
  for (std::size_t i = 0; i < kCrowdColumns; ++i) {
    most = std::max(most, times.countIn(columnSpan(range, kCrowdColumns, i)));
  }
  return most;
}

std::string_view kindColumnOf(const geo::Layer& layer) {
  for (const std::string_view column : kKindColumns) {
    if (std::ranges::find(layer.columns, column) != layer.columns.end()) return column;
  }
  return {};
}

using RowsByKind = std::map<std::string_view, std::vector<geo::TimedRow>>;

RowsByKind rowsByKind(const geo::Layer& layer, std::string_view column) {
  RowsByKind kinds;
  for (std::size_t row = 0; row < layer.features.size(); ++row) {
    const geo::Feature& feature = layer.features[row];
    const auto valid = geo::timedOf(layer, feature);
    if (valid) kinds[geo::valueOf(layer, feature, column)].push_back({row, *valid});
  }
  return kinds;
}

/// The kinds with the most rows first; those beyond kMostKinds are moved into `rest`.
std::vector<std::pair<std::string_view, std::vector<geo::TimedRow>>> commonestOf(
    RowsByKind kinds, std::vector<geo::TimedRow>& rest) {
  std::vector<std::pair<std::string_view, std::vector<geo::TimedRow>>> sorted(
      std::make_move_iterator(kinds.begin()), std::make_move_iterator(kinds.end()));
  std::ranges::stable_sort(sorted, std::greater{},
                           [](const auto& kind) { return kind.second.size(); });
  while (sorted.size() > kMostKinds) {
    const auto& rows = sorted.back().second;
    rest.insert(rest.end(), rows.begin(), rows.end());
    sorted.pop_back();
  }
  return sorted;
}

std::string kindTitle(const geo::Scenario& scenario, std::string_view kind) {
  if (kind.empty()) return "Not stated";
  const geo::Party* party = scenario.party(kind);
  return party ? party->shortName : readable(kind);
}

Lane laneOf(const Session& session, std::size_t layer, std::string title,
            std::shared_ptr<const geo::RowTimes> times) {
  const geo::Scenario& scenario = *session.scenario;
  const std::string& layerId = scenario.layers[layer].id;
  const std::size_t crowd = crowdOf(*times, session.clock.range);
  std::string key = layerId + "/" + title;
  const geo::Color color = sampleOf(scenario, layerId, themeOf(session.theme)).color;
  return {layer, std::move(key), std::move(title), color, std::move(times), crowd};
}

void addKinds(std::vector<Lane>& lanes, const Session& session, std::size_t layer,
              std::string_view column) {
  const auto indexed = [](std::vector<geo::TimedRow> rows) {
    return std::make_shared<const geo::RowTimes>(std::move(rows));
  };
  const geo::Scenario& scenario = *session.scenario;
  std::vector<geo::TimedRow> rest;
  for (auto& [kind, rows] : commonestOf(rowsByKind(scenario.layers[layer], column), rest)) {
    lanes.push_back(laneOf(session, layer, kindTitle(scenario, kind), indexed(std::move(rows))));
  }
  if (!rest.empty()) lanes.push_back(laneOf(session, layer, "Others", indexed(std::move(rest))));
}

}  // namespace

std::vector<Lane> lanesOf(const Session& session, LaneMode mode) {
  std::vector<Lane> lanes;
  if (mode == LaneMode::Off) return lanes;
  const auto& layers = session.scenario->layers;
  for (std::size_t i = layers.size(); i-- > 0;) {
    const auto times = session.times->timed(i);
    if (times->size() == 0) continue;
    const std::string_view column =
        mode == LaneMode::Kinds ? kindColumnOf(layers[i]) : std::string_view{};
    if (column.empty())
      lanes.push_back(laneOf(session, i, layers[i].title, times));
    else
      addKinds(lanes, session, i, column);
  }
  return lanes;
}

LaneHit hitAt(const LanesView& view, geo::Screen at, float reachPx) {
  LaneHit hit;
  for (const LaneView& lane : view.lanes) {
    if (at.yPx >= lane.topPx && at.yPx < lane.topPx + lane.heightPx) hit.lane = &lane;
  }
  if (!hit.lane) return hit;
  const float track = (at.yPx - hit.lane->trackTopPx) / hit.lane->trackPx;
  float nearestPx = reachPx;
  for (const LaneItem& item : hit.lane->items) {
    if (track < static_cast<float>(item.track) || track >= static_cast<float>(item.track + 1)) {
      continue;
    }
    const float awayPx = std::max({0.0f, item.fromPx - at.xPx, at.xPx - item.toPx});
    if (awayPx > nearestPx || (hit.item && awayPx == nearestPx)) continue;
    nearestPx = awayPx;
    hit.item = &item;
  }
  if (hit.item) return hit;
  for (const LaneCrowd& crowd : hit.lane->crowds) {
    if (at.xPx >= crowd.fromPx && at.xPx < crowd.toPx) hit.crowd = &crowd;
  }
  return hit;
}

void toggleLanes(LanesState& state) {
  if (state.mode == LaneMode::Off) {
    state.mode = state.lastMode;
  } else {
    state.lastMode = state.mode;
    state.mode = LaneMode::Off;
  }
}

void refresh(LanesCache& cache, const Session& session, const LanesState& state,
             const AxisScale& scale, float uiScale) {
  const bool sameLanes = cache.scenario == session.scenario && cache.mode == state.mode;
  if (!sameLanes) {
    cache.scenario = session.scenario;
    cache.mode = state.mode;
    cache.lanes = lanesOf(session, state.mode);
  }
  const bool same =
      cache.scale == scale && cache.hidden == session.hidden && cache.folded == state.folded;
  if (sameLanes && same) return;
  cache.scale = scale;
  cache.hidden = session.hidden;
  cache.folded = state.folded;
  cache.uiScale = uiScale;
  cache.view = placeLanes(session, cache.lanes, state.folded, uiScale);
}

void fillSeen(LanesCache& cache, const Session& session, float fromPx, float toPx) {
  for (LaneView& view : cache.view.lanes) {
    const bool seen = view.topPx < toPx && view.topPx + view.heightPx > fromPx;
    if (!seen || view.filled) continue;
    fillLane(view, session, cache.lanes[view.lane], cache.scale, cache.uiScale);
  }
}

}  // namespace viewer
