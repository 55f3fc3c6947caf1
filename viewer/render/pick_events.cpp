#include "viewer/render/pick_events.hpp"

#include "geo/table/shape_hit.hpp"
#include "viewer/render/mark_counts.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

namespace {

constexpr float kReachPt = 2, kDotPt = 2;
constexpr double kLineReachPt = 4;

/// The nearest of those that the click hits; of equal ones the last, which lies on top. The place
/// itself of what is spread holds all of it.
const EventMark* markAt(const Frame& frame, const std::vector<EventMark>& marks, geo::Screen at) {
  const float pt = frame.view.pxPerPt * symbolScaleAt(frame.metresAcross);
  const EventMark* best = nullptr;
  float bestPx = 0;
  for (const EventMark& mark : marks) {
    const geo::Screen centre = symbolAt(frame, mark);
    const float distancePx = std::hypot(centre.xPx - at.xPx, centre.yPx - at.yPx);
    const float radiusPt = mark.isSpread ? kDotPt : radiusPtOf(mark);
    if (distancePx > (radiusPt + kReachPt) * pt) continue;
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

std::optional<TableSelection> markedAt(const Session& session, const Frame& frame,
                                       const std::vector<FrameTable>& tables, const MarksWish& wish,
                                       geo::Screen at) {
  for (auto shown = tables.rbegin(); shown != tables.rend(); ++shown) {
    const UserTable* table = tableOf(session, shown->id);
    if (!table) continue;
    const EventMarks& marks = shown->drawn->marks;
    if (const EventMark* one = markAt(frame, marks.spread, at)) {
      return selectionOf(shown->id, {one->first});
    }
    const EventMark* mark = markAt(frame, marks.marks, at);
    if (!mark) continue;
    return selectionOf(shown->id, eventsOf(sourceOf(*table), wish, mark->cell));
  }
  return std::nullopt;
}

std::optional<TableSelection> shapedAt(const Session& session, const Frame& frame,
                                       geo::TimeSpan time, geo::Screen at) {
  const auto place = frame.projection->inverse(geo::projectedFromScreen(frame.view, at));
  if (!place) return std::nullopt;
  const double reachMetres = kLineReachPt * static_cast<double>(frame.view.pxPerPt) *
                             frame.view.unitsPerPx * frame.projection->metresPerUnit();
  for (auto shown = frame.tables.rbegin(); shown != frame.tables.rend(); ++shown) {
    const UserTable* table = tableOf(session, shown->id);
    if (!table || table->events->shapes.rowEnds.empty()) continue;
    auto found = geo::shapesAt(*table->events, choiceOf(*table), time, *place, reachMetres);
    if (!found.empty()) return selectionOf(shown->id, std::move(found));
  }
  return std::nullopt;
}

}  // namespace

std::optional<TableSelection> eventsAt(const Session& session, const Sheet& sheet, geo::Screen at) {
  const Part* part = partAt(sheet, at);
  if (!part) return std::nullopt;
  const Frame& frame = part->frame;
  MarksWish wish{frame.view, frame.time, leastShown(frame.certainty)};
  if (auto marked = markedAt(session, frame, frame.tables, wish, at)) return marked;
  if (auto shaped = shapedAt(session, frame, frame.time, at)) return shaped;
  if (!frame.other) return std::nullopt;
  wish.without = std::exchange(wish.window, frame.other->time);
  if (auto gone = markedAt(session, frame, frame.other->tables, wish, at)) return gone;
  return frame.other->tables.empty() ? std::nullopt
                                     : shapedAt(session, frame, frame.other->time, at);
}

}  // namespace viewer
