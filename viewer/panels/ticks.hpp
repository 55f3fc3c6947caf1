// The timeline's ticks: as fine as their labels allow, always on the boundaries of calendar units.
#pragma once

#include "geo/base/time.hpp"
#include "geo/base/zone.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace viewer {

struct Tick {
  enum class Rank { Minor, Unit, Context };  // Context starts a year, month or day among finer ones
  geo::Moment at;
  float xPx = 0;  // from the axis' left end
  Rank rank = Rank::Unit;
  std::string label;  // empty on minor ticks and where there is no room
};

/// A label starts this far to the right of its tick, and keeps this far from the next one.
inline constexpr float kTickLabelOffsetPx = 4, kTickLabelGapPx = 8;

using TextWidth = std::function<float(std::string_view)>;

/// In order of time, on boundaries of the zone's calendar. The first label carries what the others
/// leave out (the year, the day); labels stay inside the axis and never meet.
std::vector<Tick> ticksFor(geo::TimeSpan axis, float widthPx, const TextWidth& widthOf,
                           const geo::Zone& zone = {});

}  // namespace viewer
