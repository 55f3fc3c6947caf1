#include "viewer/session/briefing.hpp"

#include "viewer/session/journey.hpp"
#include "viewer/session/step_play.hpp"
#include "viewer/session/story_view.hpp"

#include <algorithm>
#include <utility>

namespace viewer {

namespace {

const geo::StoryStep& stepOf(const Session& session) {
  return (*session.story)[session.briefing->step];
}

/// What the step shows, in the projection that the session is in already where that is the step's.
Session targetOf(const Session& session) {
  const Session& before = *session.briefing->before;
  Session target = onWall(before, stepOf(session), session.view);
  const auto& now = session.projection;
  if (target.projection != now && target.projection->definition() == now->definition()) {
    target.projection = now;
  }
  return target;
}

/// What is the user's, and what workers have found meanwhile, stays.
void keepFound(Session& target, const Session& session) {
  target.tables = session.tables;
  target.rasters = session.rasters;
  target.differences = session.differences;
  target.messages = session.messages;
  target.story = session.story;
  target.briefing = session.briefing;
  target.shownStep = session.briefing->step;
}

}  // namespace

Session settled(Session session) {
  if (!session.briefing) return session;
  if (session.briefing->leaving) return withoutBriefing(std::move(session));
  Session target = targetOf(session);
  if (target.projection != session.projection) return session;
  keepFound(target, session);
  target.clock = playingStretch(std::move(target.clock), stepOf(session));
  target.briefing->move.reset();
  target.briefing->restedSeconds = 0;
  return target;
}

Session withBriefing(Session session, std::size_t step) {
  if (session.story->empty()) return session;
  if (!session.briefing) {
    Session before = session;
    session.briefing.emplace();
    session.briefing->before = std::make_shared<const Session>(std::move(before));
  }
  return atBriefingStep(std::move(session), step);
}

Session atBriefingStep(Session session, std::size_t step) {
  if (!session.briefing) return session;
  const geo::View from = session.view;
  session.briefing->step = std::min(step, session.story->size() - 1);
  session.briefing->curtain = Curtain::Open;
  session.briefing->move.reset();
  Session target = settled(std::move(session));  // where it waits for its projection the view stays
  if (target.briefing->travel == Travel::AtOnce || target.view == from) return target;
  target.briefing->move = Briefing::Move{from, target.view};
  target.view = from;
  return target;
}

Session withoutBriefing(Session session) {
  if (!session.briefing) return session;
  const Session& before = *session.briefing->before;
  if (session.projection->definition() != before.projection->definition()) {
    session.briefing->leaving = true;
    return session;
  }
  Session back = before;
  back.projection = session.projection;
  keepFound(back, session);
  back.briefing.reset();
  back.shownStep = before.shownStep;
  back.view.widthPx = session.view.widthPx;
  back.view.heightPx = session.view.heightPx;
  back.view.pxPerPt = session.view.pxPerPt;
  return back;
}

geo::ProjectionPtr wantedProjection(const Session& session) {
  if (!session.briefing) return nullptr;
  const geo::ProjectionPtr wanted = session.briefing->leaving ? session.briefing->before->projection
                                                              : targetOf(session).projection;
  return wanted->definition() == session.projection->definition() ? nullptr : wanted;
}

Session travelled(Session session, double seconds) {
  if (!session.briefing) return session;
  Briefing& briefing = *session.briefing;
  if (briefing.move) {
    briefing.move->passedSeconds += seconds;
    session.view = viewUnderWay(*briefing.move);
    if (shareOfWay(*briefing.move) >= 1) briefing.move.reset();
    return session;
  }
  if (!briefing.stepSeconds || session.clock.playing) return session;
  briefing.restedSeconds += seconds;
  if (briefing.restedSeconds < *briefing.stepSeconds) return session;
  const bool last = briefing.step + 1 == session.story->size();
  if (last && briefing.loop == Loop::No) return session;
  const std::size_t next = last ? 0 : briefing.step + 1;
  return atBriefingStep(std::move(session), next);
}

bool isMoving(const Session& session) {
  return session.clock.playing || (session.briefing && session.briefing->move);
}

}  // namespace viewer
