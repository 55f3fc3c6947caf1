#include "viewer/panels/event_bins.hpp"

#include "viewer/panels/axis_scale.hpp"

#include <algorithm>
#include <utility>

namespace viewer {

namespace {

/// The first and last column that a half-open span meets; nothing when it misses the axis.
struct ColumnRun {
  std::size_t first = 1, last = 0;
};

ColumnRun runOf(const AxisScale& scale, geo::TimeSpan span, std::size_t columnCount) {
  if (!geo::meets(span, scale.axis)) return {};
  const geo::Moment from = std::max(span.from, scale.axis.from);
  const geo::Moment last = std::min(span.to, scale.axis.to) - std::chrono::seconds{1};
  const auto columnOf = [&](geo::Moment at) {
    const auto column = static_cast<std::size_t>(std::max(0.0f, xFromMoment(scale, at)));
    return std::min(column, columnCount - 1);
  };
  return {columnOf(from), columnOf(last)};
}

void countEvent(EventBins& bins, const AxisScale& scale, const geo::ValidTime& marked) {
  const ColumnRun possible = runOf(scale, marked.possible(), bins.columns.size());
  for (std::size_t i = possible.first; i <= possible.last; ++i) ++bins.columns[i].possible;
  if (!marked.hasCertain()) return;
  const ColumnRun certain = runOf(scale, marked.certain(), bins.columns.size());
  for (std::size_t i = certain.first; i <= certain.last; ++i) ++bins.columns[i].certain;
}

template <class Act>
void forEachShownEvent(const Session& session, const Act& act) {
  for (const geo::Layer& layer : session.scenario->layers) {
    if (layer.kind != geo::LayerKind::Event || !isShown(session, layer.id)) continue;
    for (const geo::Feature& event : layer.features) act(event);
  }
}

}  // namespace

geo::ValidTime markedTime(const geo::Feature& event) {
  geo::ValidTime marked = event.valid;
  if (marked.to.latest >= geo::kEndOfTime) {
    marked.to = {marked.from.earliest + std::chrono::seconds{1},
                 marked.from.latest + std::chrono::seconds{1}};
  }
  return marked;
}

void refresh(EventBins& bins, const Session& session, std::size_t columnCount) {
  const bool same = bins.scenario == session.scenario && bins.axis == session.clock.axis &&
                    bins.columns.size() == columnCount && bins.hidden == session.hidden;
  if (same || columnCount == 0) return;
  bins = {session.scenario, session.clock.axis, session.hidden, {}, 0};
  bins.columns.resize(columnCount);
  const AxisScale scale{bins.axis, 0, static_cast<float>(columnCount)};
  forEachShownEvent(session,
                    [&](const geo::Feature& event) { countEvent(bins, scale, markedTime(event)); });
  for (const EventColumn& column : bins.columns) bins.most = std::max(bins.most, column.possible);
}

std::vector<std::string> eventNamesIn(const Session& session, geo::TimeSpan span,
                                      std::size_t most) {
  std::vector<std::pair<geo::Moment, std::string>> found;
  forEachShownEvent(session, [&](const geo::Feature& event) {
    const geo::ValidTime marked = markedTime(event);
    if (geo::meets(marked.possible(), span)) found.emplace_back(marked.from.earliest, event.name);
  });
  std::ranges::stable_sort(found, {}, &std::pair<geo::Moment, std::string>::first);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(most, found.size()); ++i) {
    names.push_back(std::move(found[i].second));
  }
  return names;
}

std::optional<geo::Moment> nextEvent(const Session& session) {
  std::optional<geo::Moment> next;
  forEachShownEvent(session, [&](const geo::Feature& event) {
    const geo::Moment at = event.valid.from.earliest;
    if (at >= session.clock.window.to && at < session.clock.range.to)
      next = std::min(at, next.value_or(at));
  });
  return next;
}

std::optional<geo::Moment> previousEvent(const Session& session) {
  std::optional<geo::Moment> previous;
  forEachShownEvent(session, [&](const geo::Feature& event) {
    const geo::Moment at = event.valid.from.earliest;
    if (at < session.clock.window.from && at >= session.clock.range.from) {
      previous = std::max(at, previous.value_or(at));
    }
  });
  return previous;
}

}  // namespace viewer
