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
Frame halfFrom(const Session& session, const MapScene& scene, MarkMemo* memo, geo::TimeSpan window,
               FurnitureWords::Side side) {
  Session half = session;
  half.view = mapView(session);
  half.clock.window = window;
  Frame frame = frameFrom(half, scene, memo);
  frame.words.piece = FurnitureWords::Piece::OfOneDate;
  frame.words.stampAt = side;
  frame.words.cut = cutEdgesOf(session);
  if (half.view.widthPx < session.view.widthPx) {  // beside the other one nothing is cut off
    (side == FurnitureWords::Side::Left ? frame.words.cut.rightPx : frame.words.cut.leftPx) = 0;
  }
  return frame;
}

/// No word of it depends on the dates, but for the legend: it stays while time moves.
Frame sharedFrom(const Session& session, const MapScene& scene, MarkMemo* memo) {
  Frame frame = frameFrom(session, scene, memo);
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

Sheet ghostFrom(const Session& session, const MapScene& scene, MarkMemo* memo) {
  Frame frame = frameFrom(session, scene, memo);
  frame.other = otherDateOf(session, scene);
  frame.other->tables = goneTables(session, memo);
  if (frame.words.pieces.has(FurniturePiece::Date)) {
    frame.words.ghostDate = formatWindow(frame.other->time, session.clock.zone);
  }
  explain(frame, scene);
  return sheetOf(std::move(frame));
}

}  // namespace

Sheet sheetOf(Frame frame) {
  const geo::View view = frame.view;
  Sheet sheet{.view = view, .tile = tileOf(view), .parts = {}, .shared = {}, .page = {}};
  sheet.parts.push_back({.frame = std::move(frame), .toPx = view.widthPx});
  return sheet;
}

Sheet tileOf(Sheet sheet, const Tile& tile) {
  sheet.tile = tile;
  for (Part& part : sheet.parts) {
    const Tile seen{tile.leftPx - part.leftPx, tile.topPx - part.topPx, tile.widthPx,
                    tile.heightPx};
    part.frame.tile = common(seen, tileOf(part.frame.view));
  }
  if (sheet.shared) {
    sheet.shared->frame.tile = {tile.leftPx - sheet.shared->leftPx,
                                tile.topPx - sheet.shared->topPx, tile.widthPx, tile.heightPx};
  }
  if (sheet.page) sheet.page->frame.tile = tile;
  return sheet;
}

namespace {

/// The furniture that both sets have.
Furniture inBoth(const Furniture& a, const Furniture& b) {
  Furniture both;
  for (const FurnitureRow& row : kFurnitureRows) {
    if (a.has(row.piece) && b.has(row.piece)) both = both.with(row.piece);
  }
  return both;
}

/// The map's sheet moved to its place on the page, and what stands beside it.
Sheet pageFrom(const Session& session, const MapScene& scene, MarkMemo* memo) {
  const PageRect place = rectOf(session.layout->map, session.view);
  Session map = session;
  map.layout = nullptr;
  map.view = pageMapView(session);
  PagePiece page{frameFrom(map, scene, memo), session.layout};
  page.frame.view = session.view;
  map.furniture = inBoth(session.furniture, session.layout->onMap);
  Sheet sheet = sheetFrom(map, scene, memo);
  sheet.view = session.view;
  for (Part& part : sheet.parts) {
    part.leftPx += place.leftPx;
    part.topPx += place.topPx;
    part.fromPx += place.leftPx;
    part.toPx += place.leftPx;
  }
  if (sheet.shared) {
    sheet.shared->leftPx = place.leftPx;
    sheet.shared->topPx = place.topPx;
  }
  sheet.page = std::move(page);
  return tileOf(std::move(sheet), tileOf(session.view));
}

}  // namespace

Sheet sheetFrom(const Session& session, const MapScene& scene, MarkMemo* memo) {
  if (session.layout) return pageFrom(session, scene, memo);
  if (session.compare.mode == CompareMode::Ghost) return ghostFrom(session, scene, memo);
  const auto halves = halvesOf(session);
  if (!halves) return sheetOf(frameFrom(session, scene, memo));
  const bool side = session.compare.mode == CompareMode::Side;
  using Side = FurnitureWords::Side;
  Frame before = halfFrom(session, scene, memo, session.compare.before, Side::Left);
  Frame after = halfFrom(session, scene, memo, session.clock.window, Side::Right);
  SharedPiece shared{.frame = sharedFrom(session, scene, memo),
                     .line = side ? SharedPiece::Line::Gap : SharedPiece::Line::Handle,
                     .lineFromPx = halves->leftToPx,
                     .lineToPx = halves->rightFromPx,
                     .leftDate = before.words.date,
                     .rightDate = after.words.date};
  const int afterLeftPx = side ? halves->rightFromPx : 0;
  Sheet sheet{.view = session.view,
              .tile = tileOf(session.view),
              .parts = {},
              .shared = std::move(shared),
              .page = {}};
  sheet.parts.push_back({.frame = std::move(before), .toPx = halves->leftToPx});
  sheet.parts.push_back({.frame = std::move(after),
                         .leftPx = afterLeftPx,
                         .fromPx = halves->rightFromPx,
                         .toPx = session.view.widthPx});
  return tileOf(std::move(sheet), tileOf(session.view));
}

}  // namespace viewer
