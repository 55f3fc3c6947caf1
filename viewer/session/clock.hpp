// The time window now shown, the axis it is shown on, and playing.
#pragma once

#include "geo/base/time.hpp"

#include <chrono>

namespace viewer {

struct Clock {
  geo::TimeSpan range{};   // the scenario's whole timeline
  geo::TimeSpan axis{};    // the part of it that the timeline shows now
  geo::TimeSpan window{};  // what the map shows; an instant is a window one step long
  std::chrono::seconds step = std::chrono::days{1};
  bool playing = false;
  double stepsPerSecond = 10;
  double carriedSteps = 0;  // the part of a step that playing has not yet shown

  bool operator==(const Clock&) const = default;
};

enum class StepUnit { Step, Month };

/// The instant window, one step long, that holds `at`; kept within the range.
geo::TimeSpan instantAt(const Clock& clock, geo::Moment at);

Clock movedTo(Clock clock, geo::Moment at);
Clock stepped(Clock clock, int count, StepUnit unit);

/// Zooms the axis so that `at` keeps its place; never beyond the range nor below an hour. When the
/// axis grows shorter than four days the step becomes an hour, else a day; an instant becomes one
/// of the new step, a longer window stays as it is.
Clock axisZoomed(Clock clock, geo::Moment at, double factor);
Clock axisPanned(Clock clock, double shareOfAxis);

/// Playing for `seconds` of real time: whole steps are shown, the rest is carried. Stops exactly on
/// the last step of the range.
Clock advanced(Clock clock, double seconds);

}  // namespace viewer
