#include "viewer/render/sheet.hpp"

#include "viewer/render/legend_entries.hpp"

#include <utility>

namespace viewer {

namespace {

OtherDate otherDateOf(const Session& session, const MapScene& scene) {
  const geo::TimeSpan before = session.compare.before;
  return {{geo::ticksSince(scene.epoch, before.from), geo::ticksUntil(scene.epoch, before.to)},
          before,
          geo::timeCellOf(*session.changes, before)};
}

/// One of the two maps: what the session would show at `window`, with only its own furniture.
Frame halfFrom(const Session& session, const MapScene& scene, geo::TimeSpan window,
               FurnitureWords::Side side) {
  Session half = session;
  half.view = mapView(session);
  half.clock.window = window;
  Frame frame = frameFrom(half, scene);
  frame.words.piece = FurnitureWords::Piece::OfOneDate;
  frame.words.stampAt = side;
  return frame;
}

/// No word of it depends on the dates, but for the legend: it stays while time moves.
Frame sharedFrom(const Session& session, const MapScene& scene) {
  Frame frame = frameFrom(session, scene);
  frame.other = otherDateOf(session, scene);
  frame.words.piece = FurnitureWords::Piece::Shared;
  frame.words.date.clear();
  frame.words.zoneNote.clear();
  frame.words.counts.clear();
  frame.words.events.clear();
  frame.words.unplaced.clear();
  explain(frame, scene);
  return frame;
}

Sheet ghostFrom(const Session& session, const MapScene& scene) {
  Frame frame = frameFrom(session, scene);
  frame.other = otherDateOf(session, scene);
  if (frame.words.pieces.has(FurniturePiece::Date)) {
    frame.words.ghostDate = formatWindow(frame.other->time, session.clock.zone);
  }
  explain(frame, scene);
  return sheetOf(std::move(frame));
}

}  // namespace

Sheet sheetOf(Frame frame) {
  const geo::View view = frame.view;
  Sheet sheet{view, {}, std::nullopt};
  sheet.parts.push_back({std::move(frame), 0, 0, view.widthPx});
  return sheet;
}

Sheet sheetFrom(const Session& session, const MapScene& scene) {
  if (session.compare.mode == CompareMode::Ghost) return ghostFrom(session, scene);
  const auto halves = halvesOf(session);
  if (!halves) return sheetOf(frameFrom(session, scene));
  const bool side = session.compare.mode == CompareMode::Side;
  using Side = FurnitureWords::Side;
  Frame before = halfFrom(session, scene, session.compare.before, Side::Left);
  Frame after = halfFrom(session, scene, session.clock.window, Side::Right);
  SharedPiece shared{
      sharedFrom(session, scene), side ? SharedPiece::Line::Gap : SharedPiece::Line::Handle,
      halves->leftToPx,           halves->rightFromPx,
      before.words.date,          after.words.date};
  const int afterLeftPx = side ? halves->rightFromPx : 0;
  Sheet sheet{session.view, {}, std::move(shared)};
  sheet.parts.push_back({std::move(before), 0, 0, halves->leftToPx});
  sheet.parts.push_back({std::move(after), afterLeftPx, halves->rightFromPx, session.view.widthPx});
  return sheet;
}

}  // namespace viewer
