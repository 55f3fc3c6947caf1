#include "geo/table/event_counts.hpp"

#include "geo/table/event_times.hpp"

#include <algorithm>

namespace geo {

namespace {

bool isOpen(std::int32_t tick) {
  return tick == INT32_MIN || tick == INT32_MAX;
}

/// Equal parts of an axis in ticks; which of them hold a tick.
class Columns {
 public:
  Columns(TickSpan axis, std::size_t count)
      : axis_(axis),
        count_(static_cast<std::int64_t>(count)),
        length_(std::max<std::int64_t>(std::int64_t{axis.to} - axis.from, 1)) {}

  /// The first part that begins at or after the tick, within the axis.
  std::size_t firstFrom(std::int64_t tick) const {
    return bounded((offset(tick) * count_ + length_ - 1) / length_);
  }
  /// The part that holds the tick.
  std::size_t holding(std::int64_t tick) const { return bounded(offset(tick) * count_ / length_); }

 private:
  std::int64_t offset(std::int64_t tick) const {
    return std::clamp<std::int64_t>(tick - axis_.from, 0, length_);
  }
  std::size_t bounded(std::int64_t part) const {
    return static_cast<std::size_t>(std::clamp<std::int64_t>(part, 0, count_));
  }
  TickSpan axis_;
  std::int64_t count_, length_;
};

/// One more from `first` up to but not with `end`, as steps that a running sum makes counts of.
void addRange(std::vector<std::int32_t>& steps, std::size_t first, std::size_t end) {
  if (first >= end) return;
  ++steps[first];
  --steps[end];
}

std::vector<std::uint32_t> summed(const std::vector<std::int32_t>& steps) {
  std::vector<std::uint32_t> counts(steps.size() - 1);
  std::int32_t running = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    running += steps[i];
    counts[i] = static_cast<std::uint32_t>(running);
  }
  return counts;
}

}  // namespace

TickSpan ticksOf(const EventTable& table, TimeSpan window) {
  return {ticksSince(table.epoch, window.from), ticksUntil(table.epoch, window.to)};
}

EventCounts countIn(const EventTable& table, const EventChoice& choice, TimeSpan window) {
  EventCounts counts;
  counts.ofClass.resize(choice.classes.titles.size(), 0);
  const TickSpan ticks = ticksOf(table, window);
  const Events& events = table.events;
  forEachRangeIn(events, ticks.from, ticks.to, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const Validity validity = happensIn(events.valid[i], ticks.from, ticks.to);
      if (validity == Validity::Never || (choice.passes && !(*choice.passes)[i])) continue;
      ++counts.ofClass[choice.classes.classOf(i)];
      if (!choice.holds(i)) continue;
      ++counts.possible;
      counts.certain += validity == Validity::Certain ? 1u : 0u;
    }
  });
  return counts;
}

ColumnCounts countColumns(const EventTable& table, const EventChoice& choice, TimeSpan axis,
                          std::size_t columns) {
  const TickSpan ticks = ticksOf(table, axis);
  const Columns parts(ticks, columns);
  std::vector<std::int32_t> possible(columns + 1, 0), certain(columns + 1, 0);
  const Events& events = table.events;
  forEachRangeIn(events, ticks.from, ticks.to, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const ValidTicks& valid = events.valid[i];
      if (valid[0] >= ticks.to || valid[3] <= ticks.from || !choice.holds(i)) continue;
      if (isOpen(valid[0]) && isOpen(valid[3])) continue;
      const std::size_t begin = parts.holding(valid[0]);
      const std::size_t end = std::max(parts.firstFrom(valid[3]), begin + 1);
      addRange(possible, begin, std::min(end, columns));
      // Certainly: where its certain time is, or within the one part that holds all of it.
      if (valid[1] < valid[2]) {
        const std::size_t sure = parts.holding(valid[1]);
        addRange(certain, sure, std::min(std::max(parts.firstFrom(valid[2]), sure + 1), columns));
      } else if (end == begin + 1 && valid[0] >= ticks.from && valid[3] <= ticks.to) {
        addRange(certain, begin, std::min(end, columns));
      }
    }
  });
  return {summed(possible), summed(certain)};
}

std::optional<Moment> startFrom(const EventTable& table, const EventChoice& choice, Moment at) {
  const std::int32_t from = ticksUntil(table.epoch, at);
  std::optional<std::int32_t> best;
  for (std::size_t i = 0; i < table.events.size(); ++i) {
    const std::int32_t start = table.events.valid[i][0];
    if (isOpen(start) || start < from || (best && start >= *best) || !choice.holds(i)) continue;
    best = start;
  }
  return best ? std::optional(momentAt(table.epoch, *best)) : std::nullopt;
}

std::optional<Moment> startBefore(const EventTable& table, const EventChoice& choice, Moment at) {
  const std::int32_t to = ticksUntil(table.epoch, at);
  std::optional<std::int32_t> best;
  for (std::size_t i = 0; i < table.events.size(); ++i) {
    const std::int32_t start = table.events.valid[i][0];
    if (isOpen(start) || start >= to || (best && start <= *best) || !choice.holds(i)) continue;
    best = start;
  }
  return best ? std::optional(momentAt(table.epoch, *best)) : std::nullopt;
}

}  // namespace geo
