#include "viewer/render/label_places.hpp"

#include "viewer/render/base_line.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace viewer {

namespace {

/// Wishes before this priority try places up to three rings farther off.
constexpr int kFarAllowed = 60;
constexpr float kRingPt = 7;

/// Where a label may stand around its point: the direction, and which of its corners touches.
struct Candidate {
  float alongX, alongY;    // from the point towards the label, in clearances
  float anchorX, anchorY;  // the part of the label's box that lies at that spot, 0 to 1
};
/// Right first, as cartographers do (Imhof 1975), then left, above, below and the corners.
constexpr std::array<Candidate, 8> kAround{{{1, 0, 0, 0.5f},
                                            {-1, 0, 1, 0.5f},
                                            {0, -1, 0.5f, 1},
                                            {0, 1, 0.5f, 0},
                                            {0.7f, -0.7f, 0, 1},
                                            {0.7f, 0.7f, 0, 0},
                                            {-0.7f, -0.7f, 1, 1},
                                            {-0.7f, 0.7f, 1, 0}}};
constexpr std::array<Candidate, 1> kCentred{{{0, 0, 0.5f, 0.5f}}};

struct TextSize {
  float width, ascent, descent;
  explicit TextSize(const ShapedText& text)
      : width(text.widthPx), ascent(text.ascentPx * 0.78f), descent(text.descentPx * 0.8f) {}
  float height() const { return ascent + descent; }
};

LabelBox boxAt(const Candidate& candidate, geo::Screen point, float clearance,
               const TextSize& size) {
  const float left = point.xPx + candidate.alongX * clearance - candidate.anchorX * size.width;
  const float top = point.yPx + candidate.alongY * clearance - candidate.anchorY * size.height();
  return {left, top, left + size.width, top + size.height()};
}

bool hasRoom(const LabelWish& wish, const TextSize& size, double unitsPerPx) {
  const auto fits = [&](float px, double room) {
    return room <= 0 || static_cast<double>(px) * unitsPerPx <= room;
  };
  return fits(size.width, wish.roomWidth) && fits(size.height(), wish.roomHeight);
}

LabelBox boundsOf(const Corners& corners) {
  LabelBox box{corners[0].xPx, corners[0].yPx, corners[0].xPx, corners[0].yPx};
  for (const geo::Screen& p : corners) {
    box.left = std::min(box.left, p.xPx), box.right = std::max(box.right, p.xPx);
    box.top = std::min(box.top, p.yPx), box.bottom = std::max(box.bottom, p.yPx);
  }
  return box;
}

/// How far a text's base line is above the line that it stands along.
float liftOf(const LabelWish& wish, LineSide side, const TextSize& size, float pxPerPt) {
  if (wish.centred) return (size.descent - size.ascent) / 2;
  const float clearance = wish.clearancePt * pxPerPt;
  return side == LineSide::Above ? clearance + size.descent : -clearance - size.ascent;
}

/// Whether a text along these spots is easily read: no letter on its side, not much of a curve.
bool isEasy(std::span<const GlyphSpot> spots) {
  constexpr float kLeastCos = 0.2f, kMostTurn = 1.2f, kTurnALetter = 0.1f;  // radians
  const float mostTurn =
      std::min(0.3f + kTurnALetter * static_cast<float>(spots.size()), kMostTurn);
  float turn = 0;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    if (spots[i].cos < kLeastCos) return false;
    if (i == 0) continue;
    turn += std::abs(spots[i - 1].cos * spots[i].sin - spots[i - 1].sin * spots[i].cos);
  }
  return turn <= mostTurn;
}

}  // namespace

std::optional<PlacedLabel> placedAt(const WantedLabel& wanted, geo::Screen at,
                                    const LabelScale& scale, TypeSetter& type, const IsFree& isFree,
                                    Reach reach) {
  const LabelWish& wish = *wanted.wish;
  const float pt = scale.pxPerPt;
  const TextSize size(type.shaped(wish.text, lookOf(wish, pt)));
  if (!hasRoom(wish, size, scale.unitsPerPx)) return std::nullopt;
  const geo::Screen symbol{at.xPx + scale.symbolPx(wish.offsetXPt),
                           at.yPx + scale.symbolPx(wish.offsetYPt)};
  const std::span<const Candidate> candidates =
      wish.centred ? std::span<const Candidate>(kCentred) : std::span<const Candidate>(kAround);
  // Important names may stand farther off, beyond the symbols that crowd around their place.
  const bool far = reach == Reach::Far && !wish.centred && wish.priority < kFarAllowed;
  const int rings = far ? 4 : 1;
  for (int ring = 0; ring < rings; ++ring) {
    const float leastPt = wish.dot ? scale.dotClearancePt : 0;
    const float clearance = scale.symbolPx(std::max(wish.clearancePt, leastPt)) +
                            static_cast<float>(ring) * kRingPt * pt;
    for (const Candidate& candidate : candidates) {
      const LabelBox box = boxAt(candidate, symbol, clearance, size);
      if (isFree(box)) {
        return PlacedLabel{wanted, at, {box.left, box.top + size.ascent}, {}, {box}, {}};
      }
    }
  }
  return std::nullopt;
}

std::optional<PlacedLabel> placedAlong(const WantedLabel& wanted, LineSide side,
                                       const LabelScale& scale, TypeSetter& type) {
  constexpr float kMostTurnDegrees = 16;
  const LabelWish& wish = *wanted.wish;
  const TextLook look = lookOf(wish, scale.pxPerPt);
  const ShapedText& text = type.shaped(wish.text, look);
  const TextSize size(text);
  if (!hasRoom(wish, size, scale.unitsPerPx)) return std::nullopt;
  std::vector<geo::Screen> line;
  for (const geo::Projected& p : wish.along) line.push_back(scale.pixelOf(p));
  const float lift = liftOf(wish, side, size, scale.pxPerPt);
  const auto base = baseLineAlong(line, text.widthPx, look.sizePx, lift);
  if (!base) return std::nullopt;
  const std::vector<float> advances = advancesOf(text);
  const auto spots = alongPath(base->points, advances, base->startPx, kMostTurnDegrees);
  if (!spots || !isEasy(*spots)) return std::nullopt;
  PlacedLabel placed{wanted, scale.pixelOf(wish.at), {}, *base, {}, {}};
  for (const Corners& corners : cornersOf(*spots, advances, size.ascent, size.descent)) {
    placed.boxes.push_back(boundsOf(corners));
  }
  return placed;
}

}  // namespace viewer
