#include "viewer/panels/timeline_drag.hpp"

#include "viewer/panels/before_grip.hpp"
#include "viewer/panels/input.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

using Drag = TimelineState::Drag;

constexpr float kEndReachPx = 5;   // at scale 1, to each side
constexpr float kGripReachPx = 8;  // at scale 1, to each side
constexpr double kNotchZoom = 1.25, kNotchPan = 0.1;

geo::Moment middleOf(geo::TimeSpan span) {
  return span.from + (span.to - span.from) / 2;
}

/// What the grip stands on: the window's middle or, of all up to the date, the last instant's.
geo::Moment gripMoment(const Clock& clock) {
  if (clock.mode != WindowMode::Cumulative) return middleOf(clock.window);
  return middleOf({cursorOf(clock), clock.window.to});
}

/// A window whose middle and ends can be held.
bool isRange(const Clock& clock) {
  if (clock.mode == WindowMode::Cumulative) return false;
  return clock.window.to - clock.window.from > clock.step;
}

void goTo(const Panel& panel, const AxisScale& scale, float xPx) {
  const Clock& clock = panel.session.clock;
  const geo::Moment wanted = shifted(momentFromX(scale, xPx), panel.state.timeline.grabbedSeconds);
  const geo::Moment at = std::clamp(wanted, scale.axis.from, scale.axis.to);
  if (instantAt(clock, at) != clock.window) panel.out.push_back(command::GoTo{at});
}

/// The window keeps its length, moves by whole steps and stays in the range.
void moveWindow(const Panel& panel, const AxisScale& scale, float xPx) {
  const Clock& clock = panel.session.clock;
  const TimelineState& state = panel.state.timeline;
  const geo::TimeSpan start = state.grabbed;
  const double seconds =
      secondsBetween(middleOf(start), momentFromX(scale, xPx)) + state.grabbedSeconds;
  const auto steps = std::llround(seconds / static_cast<double>(clock.step.count()));
  const auto length = start.to - start.from;
  const geo::Moment last = std::max(clock.range.from, clock.range.to - length);
  const geo::Moment moved = start.from + clock.step * static_cast<std::int64_t>(steps);
  const geo::Moment from = std::clamp(moved, clock.range.from, last);
  if (from != clock.window.from) {
    panel.out.push_back(command::SetWindow{{from, from + length}});
  }
}

/// One end of the window goes to the nearest start of an instant; a grain is left between them.
void moveEnd(const Panel& panel, const AxisScale& scale, float xPx) {
  const Clock& clock = panel.session.clock;
  const geo::Moment at = std::clamp(momentFromX(scale, xPx), scale.axis.from, scale.axis.to);
  const geo::TimeSpan instant = instantAt(clock, at);
  const geo::Moment nearest = at - instant.from < instant.to - at ? instant.from : instant.to;
  geo::TimeSpan window = clock.window;
  if (panel.state.timeline.drag == Drag::From) {
    window.from =
        std::min(instant.from, instantAt(clock, window.to - std::chrono::seconds{1}).from);
  } else {
    window.to = std::max(nearest, instantAt(clock, window.from).to);
  }
  if (window != clock.window) panel.out.push_back(command::SetWindow{window});
}

/// Which end of a window longer than an instant lies under the pointer.
Drag endAt(const Panel& panel, const AxisScale& scale, float xPx) {
  const Clock& clock = panel.session.clock;
  if (!isRange(clock)) return Drag::None;
  const float reachPx = panel.scaled(kEndReachPx);
  const float toPx = std::abs(xPx - xFromMoment(scale, clock.window.to));
  const float fromPx = std::abs(xPx - xFromMoment(scale, clock.window.from));
  if (std::min(toPx, fromPx) > reachPx) return Drag::None;
  return toPx <= fromPx ? Drag::To : Drag::From;
}

/// A press on the grip, or inside a window longer than a step, holds it; elsewhere it jumps.
void pressLeft(const Panel& panel, const AxisScale& scale, float xPx) {
  const Clock& clock = panel.session.clock;
  TimelineState& state = panel.state.timeline;
  if (pressBefore(panel, scale, xPx)) return;
  if (clock.playing) panel.out.push_back(command::TogglePlay{});
  if (const Drag end = endAt(panel, scale, xPx); end != Drag::None) {
    state.drag = end;
    state.lastXPx = xPx;
    return;
  }
  const float grip = gripX(scale, clock);
  const bool onGrip = std::abs(xPx - grip) <= panel.scaled(kGripReachPx);
  const bool inside =
      xPx >= xFromMoment(scale, clock.window.from) && xPx < xFromMoment(scale, clock.window.to);
  const bool holds = onGrip || (inside && isRange(clock));
  state.drag = holds && isRange(clock) ? Drag::Window : Drag::Scrub;
  state.grabbed = clock.window;
  state.grabbedSeconds = holds ? secondsBetween(momentFromX(scale, xPx), gripMoment(clock)) : 0;
  state.lastXPx = xPx;
  if (!holds) goTo(panel, scale, xPx);
}

void press(const Panel& panel, const AxisScale& scale, const ui::MouseInput& mouse) {
  TimelineState& state = panel.state.timeline;
  state.lastXPx = mouse.xPx;
  if (mouse.left.doubleClicked) {
    state.drag = Drag::None;
    panel.out.push_back(command::ResetAxis{});
  } else if (mouse.left.pressed) {
    pressLeft(panel, scale, mouse.xPx);
  } else {
    state.drag = Drag::Axis;
  }
}

void move(const Panel& panel, const AxisScale& scale, float xPx) {
  TimelineState& state = panel.state.timeline;
  if (xPx == state.lastXPx) return;
  if (state.drag == Drag::Scrub) goTo(panel, scale, xPx);
  if (state.drag == Drag::Window) moveWindow(panel, scale, xPx);
  if (state.drag == Drag::From || state.drag == Drag::To) moveEnd(panel, scale, xPx);
  if (state.drag == Drag::Before) moveBefore(panel, scale, xPx);
  if (state.drag == Drag::Axis) {
    panel.out.push_back(command::PanAxis{(state.lastXPx - xPx) / scale.widthPx});
  }
  state.lastXPx = xPx;
}

void turnWheel(const Panel& panel, const AxisScale& scale, const ui::MouseInput& mouse) {
  const float side = mouse.sideNotches + (mouse.shift ? mouse.wheelNotches : 0);
  if (side != 0) {
    panel.out.push_back(command::PanAxis{-kNotchPan * side});
  } else if (mouse.wheelNotches != 0) {
    const double factor = std::pow(kNotchZoom, mouse.wheelNotches);
    panel.out.push_back(command::ZoomAxis{momentFromX(scale, mouse.xPx), factor});
  }
}

}  // namespace

float gripX(const AxisScale& scale, const Clock& clock) {
  return xFromMoment(scale, gripMoment(clock));
}

Drag dragAxis(const Panel& panel, const AxisScale& scale) {
  const ui::MouseInput mouse = ui::mouseInput();
  TimelineState& state = panel.state.timeline;
  if (ImGui::IsItemHovered()) turnWheel(panel, scale, mouse);
  if (ImGui::IsItemActivated()) {
    press(panel, scale, mouse);
  } else if (ImGui::IsItemActive()) {
    if (mouse.known) move(panel, scale, mouse.xPx);
  } else {
    if (ImGui::IsItemDeactivated() && mouse.known) move(panel, scale, mouse.xPx);
    state.drag = Drag::None;
  }
  return state.drag;
}

void dragOverview(const Panel& panel, const AxisScale& whole) {
  if (!ImGui::IsItemActive()) return;
  const geo::TimeSpan axis = panel.session.clock.axis;
  const geo::Moment wanted = momentFromX(whole, ui::mouseInput().xPx);
  const double length = std::max(1.0, secondsBetween(axis.from, axis.to));
  const double share = secondsBetween(middleOf(axis), wanted) / length;
  if (std::abs(share) > 1e-3) panel.out.push_back(command::PanAxis{share});
}

}  // namespace viewer
