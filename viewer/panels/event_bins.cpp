#include "viewer/panels/event_bins.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

template <class Act>
void forEachShownLayer(const Session& session, const Act& act) {
  const auto& layers = session.scenario->layers;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (isShown(session, layers[i].id)) act(i);
  }
}

template <class Act>
void forEachShownEventLayer(const Session& session, const Act& act) {
  forEachShownLayer(session, [&](std::size_t i) {
    if (session.scenario->layers[i].kind == geo::LayerKind::Event) act(i);
  });
}

/// The layers whose rows are counted.
std::vector<std::size_t> countedLayers(const Session& session, EventBins::Counted counted) {
  std::vector<std::size_t> counting;
  const auto& layers = session.scenario->layers;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const bool event = layers[i].kind == geo::LayerKind::Event;
    const bool wanted = event || counted == EventBins::Counted::Rows;
    if (wanted && isShown(session, layers[i].id)) counting.push_back(i);
  }
  return counting;
}

void countLayer(EventBins& bins, const geo::RowTimes& times) {
  if (times.size() == 0) return;
  for (std::size_t i = 0; i < bins.columns.size(); ++i) {
    const geo::TimeSpan span = columnSpan(bins.axis, bins.columns.size(), i);
    bins.columns[i].possible += static_cast<int>(times.countIn(span));
    bins.columns[i].certain += static_cast<int>(times.countIn(span, geo::Validity::Certain));
  }
}

template <class Act>
void forEachShownTable(const Session& session, const Act& act) {
  for (const UserTable& table : session.tables) {
    if (isShown(session, table.id)) act(table);
  }
}

void countTable(EventBins& bins, const UserTable& table) {
  const auto counts =
      geo::countColumns(*table.events, choiceOf(table), bins.axis, bins.columns.size());
  for (std::size_t i = 0; i < bins.columns.size(); ++i) {
    bins.columns[i].possible += static_cast<int>(counts.possible[i]);
    bins.columns[i].certain += static_cast<int>(counts.certain[i]);
  }
}

}  // namespace

geo::TimeSpan columnSpan(geo::TimeSpan axis, std::size_t columnCount, std::size_t column) {
  const auto count = static_cast<std::int64_t>(columnCount);
  const auto startOf = [&](std::int64_t i) {
    const std::int64_t seconds = (axis.to - axis.from).count() * i;
    return axis.from + std::chrono::seconds{(seconds + count - 1) / count};
  };
  const auto i = static_cast<std::int64_t>(column);
  return {startOf(i), startOf(i + 1)};
}

void refresh(EventBins& bins, const Session& session, std::size_t columnCount) {
  const bool same = bins.scenario == session.scenario && bins.axis == session.clock.axis &&
                    bins.columns.size() == columnCount && bins.hidden == session.hidden &&
                    bins.tables == session.tables;
  if (same || columnCount == 0) return;
  bins = {session.scenario,          session.clock.axis, session.hidden, session.tables, {}, 0,
          EventBins::Counted::Events};
  bins.columns.resize(columnCount);
  std::vector<std::size_t> layers = countedLayers(session, bins.counted);
  if (layers.empty() && session.tables.empty()) {
    bins.counted = EventBins::Counted::Rows;
    layers = countedLayers(session, bins.counted);
  }
  for (const std::size_t layer : layers) countLayer(bins, *session.times->timed(layer));
  forEachShownTable(session, [&](const UserTable& table) { countTable(bins, table); });
  for (const EventColumn& column : bins.columns) bins.most = std::max(bins.most, column.possible);
}

std::string columnText(const EventBins& bins, std::size_t column) {
  const bool named = bins.counted == EventBins::Counted::Events && bins.tables.empty();
  if (named || column >= bins.columns.size()) return {};
  const auto& [possible, certain] = bins.columns[column];
  const char* what = bins.tables.empty() ? "rows" : "events";
  if (possible == certain) return fmt::format("{} {}", possible, what);
  return fmt::format("{} {}, {} of them certainly", possible, what, certain);
}

std::vector<std::string> eventNamesIn(const Session& session, geo::TimeSpan span,
                                      std::size_t most) {
  std::vector<std::pair<geo::Moment, const std::string*>> found;
  forEachShownEventLayer(session, [&](std::size_t layer) {
    const auto& events = session.scenario->layers[layer].features;
    for (const std::size_t row : session.times->timed(layer)->rowsIn(span)) {
      found.emplace_back(events[row].valid.from.earliest, &events[row].name);
    }
  });
  std::ranges::stable_sort(found, {}, [](const auto& event) { return event.first; });
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(most, found.size()); ++i) names.push_back(*found[i].second);
  return names;
}

std::optional<geo::Moment> nextEvent(const Session& session) {
  std::optional<geo::Moment> next;
  forEachShownEventLayer(session, [&](std::size_t layer) {
    const auto at = session.times->timed(layer)->startFrom(session.clock.window.to);
    if (at && *at < session.clock.range.to) next = std::min(*at, next.value_or(*at));
  });
  forEachShownTable(session, [&](const UserTable& table) {
    const auto at = geo::startFrom(*table.events, choiceOf(table), session.clock.window.to);
    if (at && *at < session.clock.range.to) next = std::min(*at, next.value_or(*at));
  });
  return next;
}

std::optional<geo::Moment> previousEvent(const Session& session) {
  std::optional<geo::Moment> previous;
  forEachShownEventLayer(session, [&](std::size_t layer) {
    const auto at = session.times->timed(layer)->startBefore(session.clock.window.from);
    if (at && *at >= session.clock.range.from) previous = std::max(*at, previous.value_or(*at));
  });
  forEachShownTable(session, [&](const UserTable& table) {
    const auto at = geo::startBefore(*table.events, choiceOf(table), session.clock.window.from);
    if (at && *at >= session.clock.range.from) previous = std::max(*at, previous.value_or(*at));
  });
  return previous;
}

std::optional<geo::Moment> nextChange(const Session& session) {
  std::optional<geo::Moment> next;
  forEachShownLayer(session, [&](std::size_t layer) {
    const auto at = session.times->rows(layer).changeAfter(session.clock.window.from);
    if (at && *at < session.clock.range.to) next = std::min(*at, next.value_or(*at));
  });
  return next;
}

std::optional<geo::Moment> previousChange(const Session& session) {
  std::optional<geo::Moment> previous;
  forEachShownLayer(session, [&](std::size_t layer) {
    const auto at = session.times->rows(layer).changeBefore(session.clock.window.from);
    if (at && *at >= session.clock.range.from) previous = std::max(*at, previous.value_or(*at));
  });
  return previous;
}

}  // namespace viewer
