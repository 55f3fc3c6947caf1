#include "viewer/render/labels.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace viewer {

namespace {

constexpr float kCellPx = 64;
/// Wishes before this priority try places up to three rings farther off.
constexpr int kFarAllowed = 60;
constexpr float kRingPt = 7;

/// Where a label may stand around its point: the direction, and which of its corners touches.
struct Candidate {
  float alongX, alongY;    // from the point towards the label, in clearances
  float anchorX, anchorY;  // the part of the label's box that lies at that spot, 0 to 1
};
/// Right first, as cartographers do (Imhof 1975), then left, above, below and the corners.
constexpr std::array<Candidate, 8> kCandidates{{{1, 0, 0, 0.5f},
                                                {-1, 0, 1, 0.5f},
                                                {0, -1, 0.5f, 1},
                                                {0, 1, 0.5f, 0},
                                                {0.7f, -0.7f, 0, 1},
                                                {0.7f, 0.7f, 0, 0},
                                                {-0.7f, -0.7f, 1, 1},
                                                {-0.7f, 0.7f, 1, 0}}};

struct Measured {
  float width, ascent, descent;
};

LabelBox boxAt(const Candidate& candidate, geo::Screen point, float clearance, const Measured& m) {
  const float height = m.ascent + m.descent;
  const float left = point.xPx + candidate.alongX * clearance - candidate.anchorX * m.width;
  const float top = point.yPx + candidate.alongY * clearance - candidate.anchorY * height;
  return {left, top, left + m.width, top + height};
}

bool inside(const LabelBox& box, const geo::View& view) {
  return box.left >= 2 && box.top >= 2 && box.right <= static_cast<float>(view.widthPx - 2) &&
         box.bottom <= static_cast<float>(view.heightPx - 2);
}

bool wanted(const LabelWish& wish, const LabelRequest& request) {
  if (wish.mostMetresAcross > 0 && request.metresAcross > wish.mostMetresAcross) return false;
  if (validityIn(wish.valid, request.window) < request.least) return false;
  const geo::Screen at = geo::screenFromProjected(request.view, wish.at);
  return at.xPx > -100 && at.yPx > -100 &&
         at.xPx < static_cast<float>(request.view.widthPx + 100) &&
         at.yPx < static_cast<float>(request.view.heightPx + 100);
}

std::optional<PlacedLabel> place(const LabelWish& wish, const LabelRequest& request,
                                 const Occupancy& occupied, TypeSetter& type) {
  const float pt = request.view.pxPerPt;
  const ShapedText& text = type.shaped(wish.text, lookOf(wish, pt));
  const Measured measured{text.widthPx, text.ascentPx * 0.78f, text.descentPx * 0.8f};
  geo::Screen point = geo::screenFromProjected(request.view, wish.at);
  point.xPx += wish.offsetXPt * pt;
  point.yPx += wish.offsetYPt * pt;
  const Candidate centred{0, 0, 0.5f, 0.5f};
  const std::span<const Candidate> candidates =
      wish.centred ? std::span(&centred, 1) : std::span(kCandidates);
  // Important names may stand farther off, beyond the symbols that crowd around their place.
  const int rings = wish.priority < kFarAllowed ? 4 : 1;
  for (int ring = 0; ring < rings; ++ring) {
    const float clearance = (wish.clearancePt + static_cast<float>(ring) * kRingPt) * pt;
    for (const Candidate& candidate : candidates) {
      const LabelBox box = boxAt(candidate, point, clearance, measured);
      if (!inside(box, request.view) || !occupied.free(box)) continue;
      return PlacedLabel{&wish, {box.left, box.top + measured.ascent}, box};
    }
  }
  return std::nullopt;
}

/// The same name is not written twice at one place: two layers may hold the same village.
bool saidNearby(std::span<const PlacedLabel> placed, const LabelWish& wish, const geo::View& view) {
  constexpr float kNearPt = 40;
  const geo::Screen at = geo::screenFromProjected(view, wish.at);
  return std::ranges::any_of(placed, [&](const PlacedLabel& label) {
    const geo::Screen other = geo::screenFromProjected(view, label.wish->at);
    return label.wish->text == wish.text &&
           std::hypot(at.xPx - other.xPx, at.yPx - other.yPx) < kNearPt * view.pxPerPt;
  });
}

}  // namespace

Occupancy::Occupancy(int widthPx, int heightPx)
    : columns_(static_cast<int>(static_cast<float>(widthPx) / kCellPx) + 1),
      rows_(static_cast<int>(static_cast<float>(heightPx) / kCellPx) + 1),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

template <class Visit>
void Occupancy::forEachCell(const LabelBox& box, Visit visit) const {
  const auto cell = [](float at, int count) {
    return std::clamp(static_cast<int>(std::floor(at / kCellPx)), 0, count - 1);
  };
  for (int row = cell(box.top, rows_); row <= cell(box.bottom, rows_); ++row) {
    for (int column = cell(box.left, columns_); column <= cell(box.right, columns_); ++column) {
      visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
            static_cast<std::size_t>(column));
    }
  }
}

bool Occupancy::free(const LabelBox& box) const {
  bool isFree = true;
  forEachCell(box, [&](std::size_t index) {
    for (const LabelBox& other : cells_[index]) {
      if (box.meets(other)) isFree = false;
    }
  });
  return isFree;
}

void Occupancy::take(const LabelBox& box) {
  taken_.push_back(box);
  forEachCell(box, [&](std::size_t index) { cells_[index].push_back(box); });
}

geo::Validity validityIn(const ValidSeconds& v, const WindowSeconds& window) {
  const auto meets = [&](std::int32_t from, std::int32_t to) {
    return from < window[1] && window[0] < to;
  };
  if (!meets(v[0], v[3])) return geo::Validity::Never;
  return v[1] < v[2] && meets(v[1], v[2]) ? geo::Validity::Certain : geo::Validity::Possible;
}

TextLook lookOf(const LabelWish& wish, float pxPerPt) {
  TextLook look;
  look.style = wish.bold ? FontStyle::Bold : wish.italic ? FontStyle::Italic : FontStyle::Regular;
  look.sizePx = wish.sizePt * pxPerPt;
  look.color = wish.color;
  look.halo = wish.halo;
  look.haloPx = 1.1f * pxPerPt;
  return look;
}

std::vector<PlacedLabel> placeLabels(std::span<const LabelWish* const> wishes,
                                     const LabelRequest& request, Occupancy& occupied,
                                     TypeSetter& type) {
  std::vector<const LabelWish*> sorted;
  std::ranges::copy_if(wishes, std::back_inserter(sorted),
                       [&](const LabelWish* wish) { return wanted(*wish, request); });
  std::ranges::stable_sort(sorted, [](const LabelWish* a, const LabelWish* b) {
    const auto rank = [](const LabelWish& wish) {
      return std::tie(wish.priority, wish.text, wish.at.xMetres, wish.at.yMetres, wish.offsetXPt,
                      wish.offsetYPt);
    };
    return rank(*a) < rank(*b);
  });
  std::vector<PlacedLabel> placed;
  for (const LabelWish* wish : sorted) {
    if (saidNearby(placed, *wish, request.view)) continue;
    const auto label = place(*wish, request, occupied, type);
    if (!label) continue;
    const float air = 2 * request.view.pxPerPt;
    occupied.take({label->box.left - air, label->box.top - air / 2, label->box.right + air,
                   label->box.bottom + air / 2});
    placed.push_back(*label);
  }
  return placed;
}

}  // namespace viewer
