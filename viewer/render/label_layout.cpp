#include "viewer/render/label_layout.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>

namespace viewer {

namespace {

constexpr int kTablePx = 8192;  // of the sheet's occupancies
/// The same name is not written twice so near: two layers may hold the same village, at places
/// that differ a little.
constexpr float kSamePlacePt = 40;
constexpr double kSamePlaceMetres = 3000;
/// What the names of areas keep between themselves and all else where they can.
constexpr float kAreaAirPt = 6;

/// Where each text has been written.
class Said {
 public:
  explicit Said(float nearPx) : nearPx_(nearPx) {}
  bool nearby(std::string_view text, geo::Screen at) const {
    const auto [first, last] = places_.equal_range(text);
    return std::any_of(first, last, [&](const auto& said) {
      return std::hypot(at.xPx - said.second.xPx, at.yPx - said.second.yPx) < nearPx_;
    });
  }
  void add(const PlacedLabel& label) { places_.emplace(label.label.wish->text, label.at); }

 private:
  float nearPx_;
  std::unordered_multimap<std::string_view, geo::Screen> places_;
};

/// How often a ray to the right crosses the ring, odd or even.
bool crossesOddly(const geo::PlaneLine& ring, geo::Projected at) {
  bool odd = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const geo::Projected a = ring[i], b = ring[(i + 1) % ring.size()];
    if ((a.yMetres > at.yMetres) == (b.yMetres > at.yMetres)) continue;
    const double share = (at.yMetres - a.yMetres) / (b.yMetres - a.yMetres);
    if (at.xMetres < std::lerp(a.xMetres, b.xMetres, share)) odd = !odd;
  }
  return odd;
}

/// The dot of a town's place; none where a marker stands on it.
std::optional<LabelBox> dotOf(const LabelWish& wish, geo::Screen at, const LabelLayout& layout) {
  if (!wish.dot) return std::nullopt;
  static const float diameterPt = shapeOf(Symbol::Place).diameterPt;
  const float radius = diameterPt / 2 * layout.scale.pxPerPt;
  const LabelBox box{at.xPx - radius, at.yPx - radius, at.xPx + radius, at.yPx + radius};
  return layout.markers.free(box) ? std::optional(box) : std::nullopt;
}

LabelLayout emptyLayout(const Obstacles& obstacles, const LabelScale& scale) {
  const Occupancy none(kTablePx, kTablePx);
  LabelLayout layout{scale, {}, {}, {}, {}, none, none, none};
  for (const LabelBox& box : obstacles.markers) {
    layout.markers.take(box);
    layout.taken.take(box);
  }
  for (const LabelBox& box : obstacles.lines) layout.lines.take(box);
  return layout;
}

/// Near its point and off the lines; else wherever there is room.
std::optional<PlacedLabel> placedClear(const WantedLabel& want, geo::Screen at,
                                       const LabelLayout& layout, TypeSetter& type) {
  const auto free = [&](const LabelBox& box) { return layout.taken.free(box); };
  const auto clear = [&](const LabelBox& box) { return free(box) && layout.lines.free(box); };
  if (auto label = placedAt(want, at, layout.scale, type, clear, Reach::Near)) return label;
  return placedAt(want, at, layout.scale, type, free);
}

/// Names that are shown once stand together, each with its best spot first.
auto rankOf(const LabelWish& wish) {
  return std::tuple(wish.priority, std::string_view(wish.text), -wish.merit, wish.at.xMetres,
                    wish.at.yMetres, wish.offsetXPt, wish.offsetYPt);
}

}  // namespace

bool ClaimedGround::holds(geo::Projected at) const {
  return std::ranges::any_of(areas, [&](const PickTarget* target) {
    const auto& polygons = std::get<PickTarget::InArea>(target->shape).polygons;
    return std::ranges::any_of(polygons, [&](const geo::PlanePolygon& polygon) {
      bool inside = false;
      for (const geo::PlaneLine& ring : polygon.rings) {
        if (crossesOddly(ring, at)) inside = !inside;
      }
      return inside;
    });
  });
}

LabelLayout layOut(std::vector<WantedLabel> wanted, const Obstacles& obstacles,
                   const LabelScale& scale, double metresPerPx, TypeSetter& type) {
  LabelLayout layout = emptyLayout(obstacles, scale);
  std::ranges::stable_sort(wanted, {}, [](const WantedLabel& w) { return rankOf(*w.wish); });
  Said said(
      std::max(kSamePlacePt * scale.pxPerPt, static_cast<float>(kSamePlaceMetres / metresPerPx)));
  for (const WantedLabel& want : wanted) {
    if (want.wish->once) {
      layout.once.push_back(want);
      continue;
    }
    const geo::Screen at = scale.pixelOf(want.wish->at);
    if (said.nearby(want.wish->text, at)) continue;
    const auto dot = dotOf(*want.wish, at, layout);
    if (dot && !layout.taken.free(*dot)) continue;  // under a name that is more important
    auto label = placedClear(want, at, layout, type);
    if (!label) continue;
    label->dot = dot;
    takeRoom(layout.taken, *label, scale.pxPerPt);
    said.add(*label);
    layout.placed.push_back(std::move(*label));
  }
  return layout;
}

namespace {

/// One picture while labels come onto it.
class Showing {
 public:
  Showing(const geo::View& view, const LabelLayout& layout, const Occupancy& covered,
          TypeSetter& type)
      : view_(view),
        layout_(layout),
        covered_(covered),
        type_(type),
        moved_(geo::screenFromProjected(view, layout.scale.origin)),
        shown_(view.widthPx, view.heightPx),
        said_(kSamePlacePt * view.pxPerPt) {}

  void showPlaced() {
    for (const PlacedLabel& label : layout_.placed) {
      if (seesAll(label)) {
        show(label.movedBy(moved_.xPx, moved_.yPx));
      } else if (sees(label.at)) {
        hidden_.push_back(&label);
      }
    }
  }

  void showOnce() {
    const auto& once = layout_.once;
    for (auto first = once.begin(); first != once.end();) {
      const auto last = std::find_if(first, once.end(), [&](const WantedLabel& want) {
        return want.wish->text != first->wish->text || want.wish->priority != first->wish->priority;
      });
      const std::span<const WantedLabel> spots(first, last);
      // Names of areas lie loosely spaced on their ground: beside another they would be read as
      // one.
      const float airPx = kAreaAirPt * view_.pxPerPt;
      showBest(spots, {airPx, true}) || showBest(spots, {airPx}) || showBest(spots, {});
      first = last;
    }
  }

  void showHiddenElsewhere() {
    const LabelScale& scale = layout_.scale;
    for (const PlacedLabel* hidden : hidden_) {
      if (hidden->dot && !shown_.free(onPicture(*hidden->dot))) continue;
      auto label = placedAt(hidden->label, hidden->at, scale, type_, [&](const LabelBox& box) {
        return layout_.markers.free(box) && seesAll(box) && shown_.free(onPicture(box));
      });
      if (!label) continue;
      label->dot = hidden->dot;
      show(label->movedBy(moved_.xPx, moved_.yPx));
    }
  }

  std::vector<PlacedLabel> take() { return std::move(labels_); }

 private:
  /// What a name asks of its spot.
  struct Demand {
    float airPx = 0;
    bool offLines = false;
  };
  /// The first of a name's spots that is seen and meets the demand; along lines there is none.
  bool showBest(std::span<const WantedLabel> spots, Demand demand) {
    for (const WantedLabel& want : spots) {
      if (!sees(layout_.scale.pixelOf(want.wish->at))) continue;
      if (want.wish->along.empty() ? showAt(want, demand) : showAlong(want)) return true;
    }
    return false;
  }

  LabelBox onPicture(const LabelBox& box) const { return box.movedBy(moved_.xPx, moved_.yPx); }

  bool seesAll(const LabelBox& onSheet) const {
    constexpr float kRimPx = 2;
    const LabelBox box = onPicture(onSheet);
    return box.left >= kRimPx && box.top >= kRimPx &&
           box.right <= static_cast<float>(view_.widthPx) - kRimPx &&
           box.bottom <= static_cast<float>(view_.heightPx) - kRimPx && covered_.free(box);
  }
  bool seesAll(const PlacedLabel& label) const {
    return std::ranges::all_of(label.boxes, [&](const LabelBox& box) { return seesAll(box); });
  }
  bool sees(geo::Screen onSheet) const {
    return seesAll(LabelBox{onSheet.xPx, onSheet.yPx, onSheet.xPx + 1, onSheet.yPx + 1});
  }

  bool showAt(const WantedLabel& want, const Demand& demand) {
    return showIfFree(placedAt(want, layout_.scale.pixelOf(want.wish->at), layout_.scale, type_,
                               [](const LabelBox&) { return true; }),
                      demand);
  }
  bool showAlong(const WantedLabel& want) {
    return showIfFree(placedAlong(want, LineSide::Above, layout_.scale, type_), {}) ||
           showIfFree(placedAlong(want, LineSide::Below, layout_.scale, type_), {});
  }
  bool showIfFree(const std::optional<PlacedLabel>& onSheet, const Demand& demand) {
    if (!onSheet || !isFree(*onSheet, demand)) return false;
    show(onSheet->movedBy(moved_.xPx, moved_.yPx));
    return true;
  }
  bool isFree(const PlacedLabel& label, const Demand& demand) const {
    if (label.label.wish->givesWay && onClaimed(label)) return false;
    const geo::Screen at{label.at.xPx + moved_.xPx, label.at.yPx + moved_.yPx};
    if (!seesAll(label) || said_.nearby(label.label.wish->text, at)) return false;
    return std::ranges::all_of(label.boxes, [&](const LabelBox& tight) {
      const LabelBox box = tight.grownBy(demand.airPx, demand.airPx);
      return layout_.taken.free(box) && shown_.free(onPicture(box)) &&
             (!demand.offLines || layout_.lines.free(tight));
    });
  }

  /// Whether its middle, or a corner or the middle of an edge of its box, lies on claimed ground.
  bool onClaimed(const PlacedLabel& label) const {
    const LabelBox& box = label.boxes.front();
    for (const float x : {box.left, (box.left + box.right) / 2, box.right}) {
      for (const float y : {box.top, (box.top + box.bottom) / 2, box.bottom}) {
        if (layout_.claimed.holds(layout_.scale.planeOf({x, y}))) return true;
      }
    }
    return false;
  }

  void show(PlacedLabel label) {
    takeRoom(shown_, label, view_.pxPerPt);
    said_.add(label);
    labels_.push_back(std::move(label));
  }

  const geo::View& view_;
  const LabelLayout& layout_;
  const Occupancy& covered_;
  TypeSetter& type_;
  geo::Screen moved_;  // from the sheet to the picture
  Occupancy shown_;
  Said said_;
  std::vector<const PlacedLabel*> hidden_;
  std::vector<PlacedLabel> labels_;
};

}  // namespace

std::vector<PlacedLabel> shownOn(const geo::View& view, const LabelLayout& layout,
                                 const Occupancy& covered, TypeSetter& type) {
  Showing showing(view, layout, covered, type);
  showing.showPlaced();
  showing.showOnce();
  showing.showHiddenElsewhere();
  return showing.take();
}

}  // namespace viewer
