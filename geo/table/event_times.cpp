#include "geo/table/event_times.hpp"

namespace geo {

Moment momentAt(const Epoch& epoch, std::int32_t tick) {
  if (tick == INT32_MIN) return kBeginningOfTime;
  if (tick == INT32_MAX) return kEndOfTime;
  return epoch.start + epoch.tick * std::int64_t{tick};
}

bool isDated(const EventTable& table) {
  return table.range.from < table.range.to;
}

ValidTime validOf(const EventTable& table, std::size_t event) {
  const ValidTicks& ticks = table.events.valid[event];
  const auto at = [&](std::size_t k) { return momentAt(table.epoch, ticks[k]); };
  return {{at(0), at(1)}, {at(2), at(3)}};
}

}  // namespace geo
