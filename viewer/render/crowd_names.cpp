#include "viewer/render/crowd_names.hpp"

#include "viewer/render/mark_counts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

namespace viewer {

namespace {

/// A name's point and a crowd's place that are nearer than this are one place.
constexpr float kSamePlacePt = 12;
/// More marks than these leave no room for names.
constexpr std::size_t kMostKeptClear = 400;

/// Events that are spread around a place, or one mark.
struct Crowd {
  geo::Screen at;
  float reachPx = 0;
};

bool keepsMarksClear(const Frame& frame) {
  std::size_t count = 0;
  for (const FrameTable& table : frame.tables) count += table.drawn->marks.marks.size();
  return count <= kMostKeptClear;
}

void addMarks(const Frame& frame, const EventMarks& marks, std::vector<Crowd>& crowds) {
  for (const EventMark& mark : marks.marks) {
    if (!mark.isSpread) crowds.push_back({symbolAt(frame, mark), radiusPxOf(frame, mark)});
  }
}

std::vector<Crowd> crowdsOn(const Frame& frame) {
  std::vector<Crowd> crowds;
  const bool marksToo = keepsMarksClear(frame);
  for (const FrameTable& table : frame.tables) {
    if (marksToo) addMarks(frame, table.drawn->marks, crowds);
    const EventMark* before = nullptr;
    for (const EventMark& mark : table.drawn->marks.spread) {
      const geo::Screen at = geo::screenFromProjected(frame.view, mark.at);
      if (!before || !(before->cell == mark.cell)) crowds.push_back({at, 0});
      before = &mark;
      const geo::Screen symbol = symbolAt(frame, mark);
      const float reachPx =
          std::hypot(symbol.xPx - at.xPx, symbol.yPx - at.yPx) + radiusPxOf(frame, mark);
      crowds.back().reachPx = std::max(crowds.back().reachPx, reachPx);
    }
  }
  return crowds;
}

/// The way from a box to where it stands clear of a crowd: right, left, below, above.
std::array<geo::Screen, 4> waysOut(const LabelBox& box, const Crowd& crowd, float airPx) {
  const float toMiddleX = crowd.at.xPx - (box.left + box.right) / 2;
  const float toMiddleY = crowd.at.yPx - (box.top + box.bottom) / 2;
  const float reachPx = crowd.reachPx + airPx;
  return {{{crowd.at.xPx + reachPx - box.left, toMiddleY},
           {crowd.at.xPx - reachPx - box.right, toMiddleY},
           {toMiddleX, crowd.at.yPx + reachPx - box.top},
           {toMiddleX, crowd.at.yPx - reachPx - box.bottom}}};
}

bool liesWithin(const LabelBox& box, const geo::View& view) {
  return box.left >= 0 && box.top >= 0 && box.right <= static_cast<float>(view.widthPx) &&
         box.bottom <= static_cast<float>(view.heightPx);
}

/// Clear of the crowd, where there is room.
std::optional<PlacedLabel> beside(const Crowd& crowd, const PlacedLabel& label, const Frame& frame,
                                  const Occupancy& taken) {
  const geo::Screen point = label.at;
  for (const geo::Screen way : waysOut(label.boxes.front(), crowd, 2 * frame.view.pxPerPt)) {
    PlacedLabel moved = label.movedBy(way.xPx, way.yPx);
    if (!liesWithin(moved.boxes.front(), frame.view) || !taken.free(moved.boxes.front())) continue;
    moved.at = point;
    moved.dot.reset();
    return moved;
  }
  return std::nullopt;
}

}  // namespace

void takeMarks(const Frame& frame, Occupancy& covered) {
  const auto take = [&](const EventMark& mark) {
    const geo::Screen at = symbolAt(frame, mark);
    const float radius = radiusPxOf(frame, mark);
    covered.take(LabelBox{at.xPx, at.yPx, at.xPx, at.yPx}.grownBy(radius, radius));
  };
  const bool all = keepsMarksClear(frame);
  for (const FrameTable& table : frame.tables) {
    if (all) {
      forEachDrawn(table.drawn->marks, take);
    } else {
      std::ranges::for_each(table.drawn->marks.spread, take);
    }
  }
}

void addNamesOfCrowds(const Frame& frame, const LabelLayout& layout, const Occupancy& covered,
                      std::vector<PlacedLabel>& shown) {
  const std::vector<Crowd> crowds = crowdsOn(frame);
  if (crowds.empty()) return;
  Occupancy taken = covered;
  std::set<const LabelWish*> there;
  for (const PlacedLabel& label : shown) {
    takeRoom(taken, label, frame.view.pxPerPt);
    there.insert(label.label.wish);
  }
  const geo::Screen moved = geo::screenFromProjected(frame.view, layout.scale.origin);
  for (const PlacedLabel& onSheet : layout.placed) {
    if (there.contains(onSheet.label.wish) || onSheet.boxes.size() != 1) continue;
    const PlacedLabel label = onSheet.movedBy(moved.xPx, moved.yPx);
    const auto crowd = std::ranges::find_if(crowds, [&](const Crowd& c) {
      const float awayPx = std::hypot(c.at.xPx - label.at.xPx, c.at.yPx - label.at.yPx);
      return awayPx < std::min(c.reachPx, kSamePlacePt * frame.view.pxPerPt);
    });
    if (crowd == crowds.end()) continue;
    const auto found = beside(*crowd, label, frame, taken);
    if (!found) continue;
    takeRoom(taken, *found, frame.view.pxPerPt);
    shown.push_back(*found);
  }
}

}  // namespace viewer
