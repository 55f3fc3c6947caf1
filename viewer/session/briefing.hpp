// A story told in front of people: the step that is on the wall, and the way to the next one.
#pragma once

#include "geo/coords/projection.hpp"
#include "geo/coords/view.hpp"
#include "viewer/session/clock.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace viewer {

struct Session;

/// What hides the map from the audience for a while.
enum class Curtain : std::uint8_t { Open, Black, White };

enum class Travel : std::uint8_t { Smooth, AtOnce };

struct Briefing {
  /// The camera on its way from one step to the next.
  struct Move {
    geo::View from, to;
    double passedSeconds = 0;
    bool operator==(const Move&) const = default;
  };
  std::size_t step = 0;  // of Session::story, which has one
  Curtain curtain = Curtain::Open;
  bool pointer = false;  // a light that follows the mouse
  Travel travel = Travel::Smooth;
  std::optional<Move> move;
  std::optional<double> stepSeconds;      // goes on by itself after so long at a step,
  Loop loop = Loop::Yes;                  // and from the last one to the first
  double restedSeconds = 0;               // at this step, since the camera arrived
  std::shared_ptr<const Session> before;  // what leaving leads back to; never null
  bool leaving = false;                   // as soon as the projection of before is there
  bool operator==(const Briefing&) const = default;
};

/// Begins at the step, or at the last one where there are fewer. The same session where it has no
/// story.
Session withBriefing(Session session, std::size_t step);

/// The session at a step of its briefing; past the ends it stays at the first or the last. In
/// another projection than the step's all stays but the step's number, until the session is in that
/// projection: see wantedProjection.
Session atBriefingStep(Session session, std::size_t step);

/// The session just as its step is, without a journey there; as above, once it is in the right
/// projection.
Session settled(Session session);

/// As it was before the briefing, on the viewport of now.
Session withoutBriefing(Session session);

/// The projection that the briefing needs and the session is not in; null when there is none.
geo::ProjectionPtr wantedProjection(const Session& session);

/// So many seconds later: the camera travels, and after its time an unattended briefing goes on.
Session travelled(Session session, double seconds);

/// Whether pictures follow one another without anybody doing anything.
bool isMoving(const Session& session);

}  // namespace viewer
