#include "viewer/render/label_cache.hpp"

#include "viewer/render/drawing_order.hpp"
#include "viewer/render/line_obstacles.hpp"
#include "viewer/render/measures.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

/// A name that is fainter could not be read: it is not written, and takes no room.
constexpr float kLeastReadable = 0.25f;

/// Beyond the rim of a mark that stands for hundreds.
constexpr float kMarkClearancePt = 9.5f;
/// The pieces that lines are cut into, to be kept clear of; the air beside them.
constexpr float kLinePiecePt = 5, kLineAirPt = 0.5f;

/// Half of each symbol's diameter; the shapes themselves are not wanted for every marker.
std::array<float, kSymbolCount> symbolRadiiPt() {
  std::array<float, kSymbolCount> radii{};
  for (std::size_t i = 0; i < kSymbolCount; ++i) {
    radii[i] = shapeOf(static_cast<Symbol>(i)).diameterPt / 2;
  }
  return radii;
}

/// What a layout is made from.
class Gathering {
 public:
  Gathering(const Frame& frame, const LabelScale& scale)
      : frame_(frame), scale_(scale), region_(labelRegionOf(frame.view).box()) {
    const geo::Screen corner = scale.pixelOf({region_.maxX, region_.minY});
    sheet_ = {0, 0, corner.xPx, corner.yPx};
  }

  void addMarkers(const LayerMesh& mesh) {
    for (const Marker& marker : mesh.markers) {
      const geo::Projected plane{mesh.anchor.xMetres + static_cast<double>(marker.x),
                                 mesh.anchor.yMetres + static_cast<double>(marker.y)};
      if (!isDrawn(marker.valid, marker.turn) || !holds(plane)) continue;
      const float radius = scale_.symbolPx(radiiPt_.at(static_cast<std::size_t>(marker.symbol)));
      const geo::Screen at = scale_.pixelOf(plane);
      const float x = at.xPx + scale_.symbolPx(marker.offsetXPt);
      const float y = at.yPx + scale_.symbolPx(marker.offsetYPt);
      obstacles_.markers.push_back({x - radius, y - radius, x + radius, y + radius});
    }
  }

  void addLines(const LayerMesh& mesh) {
    const DetailLevel* level = levelFor(mesh.strokeLevels, scale_.unitsPerPx);
    if (!level) return;
    const LinePieces pieces{kLinePiecePt * scale_.pxPerPt,
                            (reachPt(mesh.stroke) + kLineAirPt) * scale_.pxPerPt, sheet_};
    for (const Chunk& chunk : level->chunks) {
      if (!chunk.bounds.meets(region_)) continue;
      for (std::uint32_t i = 0; i < chunk.count; ++i) {
        const StrokeSegment& piece = mesh.segments[chunk.first + i];
        if (!isValid(piece.valid)) continue;
        addLineBoxes(pixelOf(mesh, piece.ax, piece.ay), pixelOf(mesh, piece.bx, piece.by), pieces,
                     obstacles_.lines);
      }
    }
  }

  void addLabels(const LayerMesh& mesh) {
    for (const LabelWish& wish : mesh.labels) {
      const float opacity = opacityOf(wish, mesh.shownAt, frame_.metresAcross);
      const bool drawn = isDrawn(wish.valid, wish.turn) && holds(wish.at);
      if (opacity >= kLeastReadable && drawn) wanted_.push_back({&wish, opacity});
    }
  }

  void addClaims(const LayerMesh& mesh) {
    for (const PickTarget& target : mesh.targets) {
      const bool isArea = std::holds_alternative<PickTarget::InArea>(target.shape);
      if (isArea && isValid(target.valid)) claimed_.areas.push_back(&target);
    }
  }

  LabelLayout layOut(const PlaceCounts& undrawn, TypeSetter& type) {
    const double metresPerPx = frame_.metresAcross / frame_.view.widthPx;
    auto badges = badgesIn(region_, undrawn, frame_, scale_, type);
    for (const Badge& badge : badges) obstacles_.markers.push_back(badge.box);
    auto layout = viewer::layOut(std::move(wanted_), obstacles_, scale_, metresPerPx, type);
    layout.claimed = std::move(claimed_);
    layout.badges = std::move(badges);
    return layout;
  }

 private:
  bool isValid(const ValidSeconds& valid) const {
    return validityIn(valid, frame_.window) >= time_.least;
  }
  bool isDrawn(const ValidSeconds& valid, const Turn& turn) const {
    return isValid(valid) && hasTurn(turn, time_);
  }
  bool holds(geo::Projected at) const {
    return at.xMetres >= region_.minX && at.xMetres < region_.maxX && at.yMetres >= region_.minY &&
           at.yMetres < region_.maxY;
  }

  geo::Screen pixelOf(const LayerMesh& mesh, float x, float y) const {
    return scale_.pixelOf({mesh.anchor.xMetres + static_cast<double>(x),
                           mesh.anchor.yMetres + static_cast<double>(y)});
  }

  const Frame& frame_;
  const TimeShown time_ = timeShownIn(frame_);
  const LabelScale& scale_;
  geo::PlaneBox region_;
  LabelBox sheet_;  // the region in pixels
  std::array<float, kSymbolCount> radiiPt_ = symbolRadiiPt();
  Obstacles obstacles_;
  std::vector<WantedLabel> wanted_;
  ClaimedGround claimed_;
};

}  // namespace

geo::PlaneBox LabelRegion::box() const {
  geo::PlaneBox box;
  const auto corner = [&](std::size_t axis, std::int64_t blocks) {
    return static_cast<double>(first[axis] + blocks) * block[axis];
  };
  box.include({corner(0, 0), corner(1, 0)});
  box.include({corner(0, count[0]), corner(1, count[1])});
  return box;
}

LabelRegion labelRegionOf(const geo::View& view) {
  constexpr int kLeastBlockPx = 1024;
  const geo::PlaneBox seen = geo::boundsOf(view);
  LabelRegion region;
  const auto set = [&](std::size_t axis, int sizePx, double from, double to) {
    const double block = std::max(sizePx, kLeastBlockPx) * view.unitsPerPx;
    region.block[axis] = block;
    region.first[axis] = static_cast<std::int64_t>(std::floor(from / block)) - 1;
    const auto last = static_cast<std::int64_t>(std::floor(to / block)) + 1;
    region.count[axis] = last - region.first[axis] + 1;
  };
  set(0, view.widthPx, seen.minX, seen.maxX);
  set(1, view.heightPx, seen.minY, seen.maxY);
  return region;
}

LabelLayout labelLayoutOf(const Frame& frame, const MapScene& scene, TypeSetter& type) {
  const geo::PlaneBox box = labelRegionOf(frame.view).box();
  const LabelScale scale{{box.minX, box.maxY},
                         frame.view.unitsPerPx,
                         frame.view.pxPerPt,
                         symbolScaleAt(frame.metresAcross),
                         frame.tables.empty() ? 0 : kMarkClearancePt};
  Gathering gathering(frame, scale);
  for (const std::size_t i : frame.scenario) {
    gathering.addMarkers(scene.scenario[i]);
    gathering.addLabels(scene.scenario[i]);
    gathering.addClaims(scene.scenario[i]);
    gathering.addLines(scene.scenario[i]);
  }
  for (const std::size_t i : frame.base) {
    gathering.addLabels(scene.base[i]);
    if (aboveAreas(scene.base[i])) gathering.addLines(scene.base[i]);
  }
  return gathering.layOut(countUndrawn(frame, scene), type);
}

LabelCache::Key LabelCache::keyOf(const Frame& frame) {
  return {labelRegionOf(frame.view),
          frame.view.unitsPerPx,
          frame.metresAcross,
          frame.view.widthPx,
          frame.view.pxPerPt,
          frame.cell,
          frame.certainty,
          frame.base,
          frame.scenario,
          frame.data,
          !frame.tables.empty()};
}

const LabelLayout& LabelCache::layoutOf(const Frame& frame, const MapScene& scene,
                                        TypeSetter& type) {
  constexpr std::size_t kMostKept = 2;
  Key key = keyOf(frame);
  const auto found = std::ranges::find(kept_, key, &Kept::key);
  if (found != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front().layout;
  }
  kept_.push_front({std::move(key), labelLayoutOf(frame, scene, type)});
  if (kept_.size() > kMostKept) kept_.pop_back();
  return kept_.front().layout;
}

}  // namespace viewer
