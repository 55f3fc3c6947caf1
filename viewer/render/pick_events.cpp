#include "viewer/render/pick_events.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

namespace {

constexpr float kReachPt = 2;

/// The nearest of those that the click hits; of equal ones the last, which lies on top.
const EventMark* markAt(const Frame& frame, const EventMarks& marks, geo::Screen at) {
  const float pt = frame.view.pxPerPt * symbolScaleAt(frame.metresAcross);
  const EventMark* best = nullptr;
  float bestPx = 0;
  for (const EventMark& mark : marks.marks) {
    const geo::Screen centre = geo::screenFromProjected(frame.view, mark.at);
    const float distancePx = std::hypot(centre.xPx - at.xPx, centre.yPx - at.yPx);
    if (distancePx > (radiusPtOf(mark) + kReachPt) * pt) continue;
    if (best && distancePx > bestPx) continue;
    best = &mark;
    bestPx = distancePx;
  }
  return best;
}

/// The part of the sheet under the pointer, which is then counted from the part's corner.
const Part* partAt(const Sheet& sheet, geo::Screen& at) {
  const auto hit = [&](const Part& part) {
    return at.xPx >= static_cast<float>(part.fromPx) && at.xPx < static_cast<float>(part.toPx);
  };
  const auto part = std::ranges::find_if(sheet.parts, hit);
  if (part == sheet.parts.end()) return nullptr;
  at.xPx -= static_cast<float>(part->leftPx);
  at.yPx -= static_cast<float>(part->topPx);
  return &*part;
}

}  // namespace

std::optional<TableSelection> eventsAt(const Session& session, const Sheet& sheet, geo::Screen at) {
  const Part* part = partAt(sheet, at);
  if (!part) return std::nullopt;
  const Frame& frame = part->frame;
  for (auto shown = frame.tables.rbegin(); shown != frame.tables.rend(); ++shown) {
    const EventMark* mark = markAt(frame, shown->drawn->marks, at);
    if (!mark) continue;
    const auto table = std::ranges::find(session.tables, shown->id, &UserTable::id);
    if (table == session.tables.end()) continue;
    TableSelection found{.table = shown->id, .events = {}};
    found.events = eventsOf(sourceOf(*table), {frame.view, frame.time, leastShown(frame.certainty)},
                            mark->cell);
    found.all = found.events.size();
    found.events.resize(std::min(found.events.size(), TableSelection::kMostListed));
    return found;
  }
  return std::nullopt;
}

}  // namespace viewer
