#include "viewer/session/compare.hpp"

#include "viewer/session/session.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

constexpr float kGapPt = 2.25f;  // between two maps side by side

/// Two maps of the same width; the gap takes the odd column.
Halves sideBySide(const geo::View& view) {
  const int gapPx = std::max(2, static_cast<int>(std::lround(kGapPt * view.pxPerPt)));
  const int width = std::max(1, (view.widthPx - gapPx) / 2);
  return {width, std::max(0, view.widthPx - width), width};
}

}  // namespace

geo::View pageMapView(const Session& session) {
  geo::View view = session.view;
  if (!session.layout) return view;
  const PageRect map = rectOf(session.layout->map, view);
  view.widthPx = map.widthPx;
  view.heightPx = map.heightPx;
  return view;
}

std::optional<Halves> halvesOf(const Session& session) {
  const geo::View view = pageMapView(session);
  switch (session.compare.mode) {
    case CompareMode::Swipe: {
      const auto width = static_cast<float>(view.widthPx);
      const int split = static_cast<int>(std::lround(session.compare.split * width));
      return Halves{split, split, view.widthPx};
    }
    case CompareMode::Side:
      return sideBySide(view);
    case CompareMode::None:
    case CompareMode::Ghost:
      break;
  }
  return std::nullopt;
}

geo::View mapView(const Session& session) {
  geo::View view = pageMapView(session);
  if (const auto halves = halvesOf(session)) view.widthPx = halves->mapWidthPx;
  return view;
}

float mapLeftPx(const Session& session, geo::Screen at) {
  if (session.compare.mode != CompareMode::Side) return 0;
  const auto right = static_cast<float>(sideBySide(session.view).rightFromPx);
  return at.xPx >= right ? right : 0;
}

geo::Projected projectedAt(const Session& session, geo::Screen at) {
  at.xPx -= mapLeftPx(session, at);
  return geo::projectedFromScreen(mapView(session), at);
}

geo::View fittedToMap(const Session& session, const geo::PlaneBox& box) {
  geo::View view = geo::fittedTo(mapView(session), box);
  view.widthPx = session.view.widthPx;
  view.heightPx = session.view.heightPx;
  return view;
}

Compare withMode(const Session& session, CompareMode mode) {
  Compare compare = session.compare;
  compare.mode = mode;
  if (mode != CompareMode::None && !hasBefore(compare)) compare.before = session.clock.window;
  return compare;
}

void swapDates(Session& session) {
  if (session.compare.mode == CompareMode::None) return;
  const geo::TimeSpan after = session.clock.window;
  session.clock = showing(session.clock, session.compare.before);
  session.compare.before = after;
  // Playing would run on from another date than the one it was started at.
  session.clock.playing = false;
  session.clock.carriedSteps = 0;
}

}  // namespace viewer
