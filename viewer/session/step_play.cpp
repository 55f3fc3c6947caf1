#include "viewer/session/step_play.hpp"

#include "viewer/session/story_view.hpp"

#include <utility>

namespace viewer {

namespace {

/// The step that plays a stretch; null where none is shown, or it plays none.
const geo::StoryStep* playedStep(const Session& session) {
  if (!session.briefing || session.briefing->leaving) return nullptr;
  const geo::StoryStep& step = (*session.story)[session.briefing->step];
  return step.play && step.playSeconds > 0 ? &step : nullptr;
}

/// The clock of a step that nobody has touched yet.
Clock clockAt(const Session& session, const geo::StoryStep& step) {
  return onWall(*session.briefing->before, step, session.view).clock;
}

/// Whether it is the step's stretch that is played, not one between marks of somebody's own.
bool playsStretch(const Clock& clock, const geo::StoryStep& step) {
  return clock.in == step.play->from && clock.out == step.play->to &&
         clock.direction == Direction::Forward && clock.loop == Loop::No;
}

}  // namespace

Clock playingStretch(Clock clock, const geo::StoryStep& step) {
  if (!step.play || !(step.playSeconds > 0)) return clock;
  clock = inMode(std::move(clock), WindowMode::Instant);
  clock.in = step.play->from;
  clock.out = step.play->to;
  clock = movedTo(std::move(clock), step.play->from);
  clock.direction = Direction::Forward;
  clock.loop = Loop::No;
  clock.carriedSteps = 0;
  const std::chrono::duration<double> length = step.play->to - step.play->from;
  clock.stepsPerSecond = length / clock.step / step.playSeconds;
  clock.playing = true;
  return clock;
}

Session withTimePlayed(Session session, double seconds) {
  const geo::StoryStep* step = playedStep(session);
  const bool stretch = step && session.clock.playing && playsStretch(session.clock, *step);
  const bool atEnd = stretch && session.clock.window.to >= step->play->to;
  session.clock = advanced(std::move(session.clock), seconds);
  if (!stretch || session.clock.playing) return session;
  if (atEnd) {
    session.clock = clockAt(session, *step);
  } else {
    session.clock.playing = true;
  }
  return session;
}

Session withPlayToggled(Session session) {
  const geo::StoryStep* step = playedStep(session);
  if (step && session.clock == clockAt(session, *step)) {
    session.clock = playingStretch(std::move(session.clock), *step);
  } else {
    session.clock = withPlayToggled(std::move(session.clock));
  }
  return session;
}

}  // namespace viewer
