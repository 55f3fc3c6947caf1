#include "viewer/panels/before_grip.hpp"

#include "viewer/panels/timeline_drag.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

constexpr float kGripPx = 7, kReachPx = 8;  // at scale 1; the same as the window's grip

bool comparing(const Panel& panel) {
  return panel.session.compare.mode != CompareMode::None && hasBefore(panel.session.compare);
}

/// The clock as if it stood at the other date.
Clock clockBefore(const Panel& panel) {
  Clock clock = panel.session.clock;
  clock.window = panel.session.compare.before;
  return clock;
}

bool isInstant(const Clock& clock) {
  return clock.window.to - clock.window.from <= clock.step;
}

/// The span keeps its length, moves by whole steps and stays in the range.
geo::TimeSpan movedBySteps(const Clock& clock, geo::TimeSpan start, double seconds) {
  const auto steps = std::llround(seconds / static_cast<double>(clock.step.count()));
  const auto length = start.to - start.from;
  const geo::Moment last = std::max(clock.range.from, clock.range.to - length);
  const geo::Moment wanted = start.from + clock.step * static_cast<std::int64_t>(steps);
  const geo::Moment from = std::clamp(wanted, clock.range.from, last);
  return {from, from + length};
}

void markGrip(const Panel& panel, float middle, float topPx, float bottomPx) {
  if (!panel.info.recorder) return;
  const float grip = panel.scaled(kGripPx);
  const Rect rect{middle - grip, topPx, 2 * grip, bottomPx - topPx};
  const std::string words = formatWindow(panel.session.compare.before, panel.session.clock.zone);
  panel.info.recorder->marks["timeline/before"] = {rect, words};
}

}  // namespace

bool pressBefore(const Panel& panel, const AxisScale& scale, float xPx) {
  if (!comparing(panel)) return false;
  const Clock before = clockBefore(panel);
  const float grip = gripX(scale, before);
  const float distance = std::abs(xPx - grip);
  if (distance > panel.scaled(kReachPx)) return false;
  if (distance >= std::abs(xPx - gripX(scale, panel.session.clock))) return false;
  TimelineState& state = panel.state.timeline;
  state.drag = TimelineState::Drag::Before;
  state.grabbed = before.window;
  state.grabbedSeconds = (grip - xPx) * scale.secondsPerPx();
  state.lastXPx = xPx;
  return true;
}

void moveBefore(const Panel& panel, const AxisScale& scale, float xPx) {
  const Clock before = clockBefore(panel);
  const TimelineState& state = panel.state.timeline;
  const geo::Moment wanted = shifted(momentFromX(scale, xPx), state.grabbedSeconds);
  geo::TimeSpan to{};
  if (isInstant(before)) {
    to = instantAt(before, std::clamp(wanted, scale.axis.from, scale.axis.to));
  } else {
    const geo::TimeSpan start = state.grabbed;
    const geo::Moment middle = start.from + (start.to - start.from) / 2;
    to = movedBySteps(before, start, secondsBetween(middle, wanted));
  }
  if (to != before.window) panel.out.push_back(command::SetBefore{to});
}

void drawBefore(const Panel& panel, const AxisScale& scale, float topPx, float bottomPx) {
  if (!comparing(panel)) return;
  const Clock before = clockBefore(panel);
  const float middle = gripX(scale, before), grip = panel.scaled(kGripPx);
  const ImU32 ink = ui::packed(panel.colors().accent), paper = ui::packed(panel.colors().field);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float from = std::floor(xFromMoment(scale, before.window.from));
  const float to = std::max(std::ceil(xFromMoment(scale, before.window.to)), from + 2);
  if (to - from > 2 * grip) {
    list.AddRect({from, topPx}, {to, bottomPx}, ui::packed(panel.colors().accent.withAlpha(150)));
  } else {
    list.AddRectFilled({from, topPx + 2 * grip}, {to, bottomPx}, ink);
  }
  const ImVec2 outline[] = {{middle - grip, topPx},
                            {middle + grip, topPx},
                            {middle + grip, topPx + grip},
                            {middle, topPx + 2 * grip},
                            {middle - grip, topPx + grip}};
  list.AddConvexPolyFilled(outline, 5, paper);
  list.AddPolyline(outline, 5, ink, ImDrawFlags_Closed, panel.scaled(2));
  markGrip(panel, middle, topPx, bottomPx);
}

}  // namespace viewer
