// The time window now shown, the axis it is shown on, and playing.
#pragma once

#include "geo/base/time.hpp"
#include "geo/base/zone.hpp"

#include <chrono>
#include <optional>

namespace viewer {

/// Step is the clock's own grain; the others are units of the calendar in the clock's zone.
enum class StepUnit { Step, Minute, Hour, Day, Week, Month, Year };

/// So many units: "7 days", "1 month".
struct StepLength {
  int count = 1;
  StepUnit unit = StepUnit::Week;
  bool operator==(const StepLength&) const = default;
};

/// What the window is: one grain of time, a fixed length from the cursor on, two free ends, or all
/// from the range's start up to the cursor.
enum class WindowMode { Instant, Length, Free, Cumulative };

enum class Direction { Forward, Backward };
enum class Loop { No, Yes };

struct Clock {
  geo::TimeSpan range{};                             // the scenario's whole timeline
  geo::TimeSpan axis{};                              // the part of it that the timeline shows now
  geo::TimeSpan window{};                            // what the map shows, half-open
  geo::Zone zone;                                    // whose days and hours are counted and shown
  std::chrono::seconds step = std::chrono::days{1};  // the grain: how long an instant is
  WindowMode mode = WindowMode::Instant;
  StepLength length;                   // of the window, in mode Length
  StepUnit stepUnit = StepUnit::Step;  // what arrows and playing go by
  bool playing = false;
  Direction direction = Direction::Forward;
  Loop loop = Loop::No;
  std::optional<geo::Moment> in, out;  // playing stays between them
  double stepsPerSecond = 10;
  double carriedSteps = 0;  // the part of a step that playing has not yet shown

  bool operator==(const Clock&) const = default;
};

/// The instant window, one grain long, that holds `at`; kept within the range. Days are the zone's.
geo::TimeSpan instantAt(const Clock& clock, geo::Moment at);

/// The moment that steps and plays: the window's start, or in mode Cumulative its last instant's.
geo::Moment cursorOf(const Clock& clock);

/// `at` moved by calendar units of the zone.
geo::Moment moved(const Clock& clock, geo::Moment at, StepLength by);

/// The window of the clock's mode with its cursor at `at`.
Clock movedTo(Clock clock, geo::Moment at);
Clock stepped(Clock clock, int count, StepUnit unit);

/// The cursor stays where it is.
Clock inMode(Clock clock, WindowMode mode);
Clock withLength(Clock clock, StepLength length);
/// Arrows and playing go by this unit; the grain becomes as fine as it, the cursor stays.
Clock withStepUnit(Clock clock, StepUnit unit);
/// Days and hours are the zone's from now on; an instant becomes one of them.
Clock inZone(Clock clock, const geo::Zone& zone);
/// This very window; the mode becomes Free where the window is none of the mode's.
Clock showing(Clock clock, geo::TimeSpan window);

/// Zooms the axis so that `at` keeps its place; never beyond the range nor below an hour. Unless a
/// step unit is chosen the grain follows: an hour when the axis grows shorter than four days, else
/// a day; an instant becomes one of the new grain, a longer window stays as it is.
Clock axisZoomed(Clock clock, geo::Moment at, double factor);
Clock axisPanned(Clock clock, double shareOfAxis);
/// The axis on this span, as far as the range and the shortest axis allow; see axisZoomed.
Clock axisShowing(Clock clock, geo::TimeSpan span);

/// Where playing begins and ends: the marks, or the range's ends where there is none.
geo::TimeSpan playedSpan(const Clock& clock);

/// Plays or pauses; playing that stands at its end begins anew from the other one.
Clock withPlayToggled(Clock clock);

/// Playing for `seconds` of real time: whole steps are shown, the rest is carried. At the end of
/// the played span it stops exactly on the last instant, or goes on from the other end in a loop.
Clock advanced(Clock clock, double seconds);

}  // namespace viewer
