// Where each row lies in its lane. Columns of the axis that more rows meet than the lane has tracks
// are crowds: counted by the index, never looked at row by row.
#include "viewer/panels/event_bins.hpp"
#include "viewer/panels/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace viewer {

namespace {

// At scale 1.
constexpr float kColumnPx = 6, kLeastLanePx = 24, kPaddingPx = 2;
constexpr float kMarkPx = 9, kLeastBarPx = 2, kItemGapPx = 2;
constexpr std::size_t kFewestApart = 6;  // columns between two crowds that are worth telling apart

/// How many rows one above the other, and how high each: the fuller a lane, the lower its tracks.
struct Tracks {
  std::size_t count;
  float pitchPx;
};
constexpr Tracks kTracks[] = {{3, 21}, {8, 12}, {16, 9}, {48, 6}};
constexpr Tracks kCrowdedTracks{12, 6}, kFoldedTracks{1, 20};

Tracks tracksOf(const Lane& lane, const LaneKeys& folded) {
  if (folded.contains(lane.key)) return kFoldedTracks;
  for (const Tracks& tracks : kTracks) {
    if (lane.crowd <= tracks.count) return {std::max<std::size_t>(lane.crowd, 1), tracks.pitchPx};
  }
  return kCrowdedTracks;
}

/// Columns [first, end), all of them crowded or none.
struct Stretch {
  std::size_t first = 0, end = 0;
  bool crowded = false;
};

class LaneLayout {
 public:
  LaneLayout(const Session& session, const Lane& lane, const AxisScale& scale, float uiScale)
      : session_(session), lane_(lane), scale_(scale), uiScale_(uiScale) {
    const double columns = std::ceil(scale.widthPx / (kColumnPx * uiScale));
    columnCount_ = std::max<std::size_t>(1, static_cast<std::size_t>(columns));
  }

  void lay(LaneView& view, std::size_t trackCount) const {
    const std::vector<std::size_t> counts = countColumns();
    for (const Stretch& stretch : stretchesOf(counts, trackCount)) {
      if (stretch.crowded)
        addCrowds(view, counts, stretch);
      else
        addItems(view, stretch, trackCount);
    }
    for (const LaneCrowd& crowd : view.crowds) view.most = std::max(view.most, crowd.possible);
  }

 private:
  geo::TimeSpan spanOf(std::size_t column) const {
    return columnSpan(scale_.axis, columnCount_, column);
  }
  geo::TimeSpan spanOf(const Stretch& stretch) const {
    return {spanOf(stretch.first).from, spanOf(stretch.end - 1).to};
  }
  float xOf(geo::Moment at) const { return xFromMoment(scale_, at); }

  std::vector<std::size_t> countColumns() const {
    std::vector<std::size_t> counts(columnCount_);
    for (std::size_t i = 0; i < columnCount_; ++i) counts[i] = lane_.times->countIn(spanOf(i));
    return counts;
  }

  std::vector<Stretch> stretchesOf(const std::vector<std::size_t>& counts,
                                   std::size_t trackCount) const {
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const bool crowded = counts[i] > trackCount;
      if (stretches.empty() || stretches.back().crowded != crowded) {
        if (crowded) swallowShortGap(stretches);
        if (stretches.empty() || !stretches.back().crowded || !crowded) {
          stretches.push_back({i, i, crowded});
        }
      }
      stretches.back().end = i + 1;
    }
    return stretches;
  }

  /// A few columns between two crowds become part of the first.
  static void swallowShortGap(std::vector<Stretch>& stretches) {
    if (stretches.size() < 2) return;
    const Stretch& gap = stretches.back();
    if (gap.end - gap.first >= kFewestApart) return;
    stretches.pop_back();
  }

  /// Columns with the same counts become one.
  void addCrowds(LaneView& view, const std::vector<std::size_t>& counts,
                 const Stretch& stretch) const {
    for (std::size_t i = stretch.first; i < stretch.end; ++i) {
      const geo::TimeSpan span = spanOf(i);
      const LaneCrowd crowd{xOf(span.from), xOf(span.to), counts[i],
                            lane_.times->countIn(span, geo::Validity::Certain)};
      LaneCrowd* last = i > stretch.first ? &view.crowds.back() : nullptr;
      if (last && last->possible == crowd.possible && last->certain == crowd.certain)
        last->toPx = crowd.toPx;
      else
        view.crowds.push_back(crowd);
    }
  }

  void addItems(LaneView& view, const Stretch& stretch, std::size_t trackCount) const {
    const geo::TimeSpan span = spanOf(stretch);
    std::vector<LaneItem> items;
    for (const std::size_t row : lane_.times->rowsIn(span)) items.push_back(itemOf(row, span));
    std::ranges::stable_sort(items, {}, &LaneItem::fromPx);
    Placing placing{std::vector<float>(trackCount, -std::numeric_limits<float>::max()), {}};
    for (LaneItem& item : items) {
      const std::string_view name = geo::featureOf(*session_.scenario, item.ref).name;
      const std::size_t track = freeTrack(placing, item, name);
      placing.ends[track] = std::max(placing.ends[track], item.toPx);
      placing.trackOfName[name] = track;
      item.track = static_cast<int>(track);
    }
    view.items.insert(view.items.end(), items.begin(), items.end());
  }

  /// What runs on the tracks of one stretch so far.
  struct Placing {
    std::vector<float> ends;
    std::unordered_map<std::string_view, std::size_t> trackOfName;
  };

  /// One that goes on with the same name if there is one; else the first with room for a gap; where
  /// there is none, the one that is free soonest.
  std::size_t freeTrack(const Placing& placing, const LaneItem& item, std::string_view name) const {
    const std::vector<float>& ends = placing.ends;
    const auto same = placing.trackOfName.find(name);
    if (same != placing.trackOfName.end() && ends[same->second] <= item.fromPx + 1) {
      return same->second;
    }
    const float latestPx = item.fromPx - kItemGapPx * uiScale_;
    auto track = std::ranges::find_if(ends, [&](float endPx) { return endPx <= latestPx; });
    if (track == ends.end()) track = std::ranges::min_element(ends);
    return static_cast<std::size_t>(track - ends.begin());
  }

  LaneItem itemOf(std::size_t row, geo::TimeSpan span) const {
    const geo::Layer& layer = session_.scenario->layers[lane_.layer];
    const geo::Feature& feature = layer.features[row];
    const geo::ValidTime valid = geo::timedOf(layer, feature).value_or(feature.valid);
    const float leftPx = xOf(span.from), rightPx = xOf(span.to);
    const auto within = [&](geo::Moment at) { return std::clamp(xOf(at), leftPx, rightPx); };
    LaneItem item;
    item.ref = {lane_.layer, row};
    item.color = colorOf(layer, feature);
    item.fromPx = within(valid.from.earliest);
    item.toPx = within(valid.to.latest);
    item.solidFromPx = item.solidToPx = (item.fromPx + item.toPx) / 2;
    if (valid.hasCertain()) {
      item.solidFromPx = within(valid.from.latest);
      item.solidToPx = within(valid.to.earliest);
    }
    item.openFrom = valid.from.earliest <= geo::kBeginningOfTime && span.from == scale_.axis.from;
    item.openTo = valid.to.latest >= geo::kEndOfTime && span.to == scale_.axis.to;
    makeVisible(item, layer.kind, valid.hasCertain());
    return item;
  }

  /// Short bars grow to what can be seen; short events become marks.
  void makeVisible(LaneItem& item, geo::LayerKind kind, bool certain) const {
    const bool event = kind == geo::LayerKind::Event;
    const float leastPx = (event ? kMarkPx : kLeastBarPx) * uiScale_;
    if (item.toPx - item.fromPx >= leastPx) return;
    const float middlePx = (item.fromPx + item.toPx) / 2;
    item.shape = event ? LaneItem::Shape::Mark : LaneItem::Shape::Bar;
    item.fromPx = middlePx - leastPx / 2;
    item.toPx = middlePx + leastPx / 2;
    item.solidFromPx = certain ? item.fromPx : middlePx;
    item.solidToPx = certain ? item.toPx : middlePx;
  }

  /// That of the first party that operates or holds it, or that it is.
  geo::Color colorOf(const geo::Layer& layer, const geo::Feature& feature) const {
    for (const std::string_view column : {"operator", "holder", "code"}) {
      const auto parties = geo::partiesOf(*session_.scenario, geo::valueOf(layer, feature, column));
      if (!parties.empty()) return parties.front()->color;
    }
    return lane_.color;
  }

  const Session& session_;
  const Lane& lane_;
  const AxisScale& scale_;
  float uiScale_;
  std::size_t columnCount_ = 1;
};

}  // namespace

LanesView placeLanes(const Session& session, const std::vector<Lane>& lanes, const LaneKeys& folded,
                     float uiScale) {
  LanesView all;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    if (!isShown(session, session.scenario->layers[lanes[i].layer].id)) continue;
    const Tracks tracks = tracksOf(lanes[i], folded);
    const float tracksPx = static_cast<float>(tracks.count) * tracks.pitchPx;
    LaneView view;
    view.lane = i;
    view.topPx = all.heightPx;
    view.heightPx = std::round(std::max(kLeastLanePx, tracksPx + 2 * kPaddingPx) * uiScale);
    view.tracks = tracks.count;
    view.trackPx = tracks.pitchPx * uiScale;
    view.trackTopPx = view.topPx + (view.heightPx - tracksPx * uiScale) / 2;
    all.heightPx += view.heightPx;
    all.lanes.push_back(std::move(view));
  }
  return all;
}

void fillLane(LaneView& view, const Session& session, const Lane& lane, const AxisScale& scale,
              float uiScale) {
  LaneLayout(session, lane, scale, uiScale).lay(view, view.tracks);
  view.filled = true;
}

}  // namespace viewer
