#include "viewer/vector/vector_mesh.hpp"

#include "viewer/render/measures.hpp"
#include "viewer/vector/vector_geometry.hpp"
#include "viewer/vector/vector_pattern.hpp"
#include "viewer/vector/vector_symbol.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace viewer {

namespace {

/// Shapes are cut this far beyond the picture's edge, so that no rim shows.
constexpr float kBeyondPx = 8;

/// From the mesh's own coordinates to the picture's pixels.
class ToScreen {
 public:
  ToScreen(const LayerMesh& mesh, const geo::View& view)
      : x_((mesh.anchor.xMetres - view.centre.xMetres) / view.unitsPerPx + view.widthPx * 0.5),
        y_((view.centre.yMetres - mesh.anchor.yMetres) / view.unitsPerPx + view.heightPx * 0.5),
        unitsPerPx_(view.unitsPerPx) {}

  geo::Screen operator()(float x, float y) const {
    return {static_cast<float>(x_ + static_cast<double>(x) / unitsPerPx_),
            static_cast<float>(y_ - static_cast<double>(y) / unitsPerPx_)};
  }

 private:
  double x_, y_, unitsPerPx_;
};

geo::PlaneBox seenOf(const VectorLook& look, double beyondPx) {
  const geo::PlaneBox box = geo::boundsOf(look.view);
  const double by = beyondPx * look.view.unitsPerPx;
  return {box.minX - by, box.minY - by, box.maxX + by, box.maxY + by};
}

LabelBox pictureOf(const geo::View& view) {
  return LabelBox{0, 0, static_cast<float>(view.widthPx), static_cast<float>(view.heightPx)}
      .grownBy(kBeyondPx, kBeyondPx);
}

geo::Color faded(geo::Color color, float opacity) {
  return color.withAlpha(
      static_cast<std::uint8_t>(std::lround(static_cast<float>(color.a) * opacity)));
}

/// Calls visit(vertices, indices) for each chunk of fills that is valid and in the picture.
template <class Visit>
void forFills(const LayerMesh& mesh, const VectorLook& look, Visit visit) {
  const DetailLevel* level = levelFor(mesh.fillLevels, look.view.unitsPerPx);
  if (!level) return;
  const geo::PlaneBox seen = seenOf(look, 0);
  for (const Chunk& chunk : level->chunks) {
    const std::span indices = std::span(mesh.fillIndices).subspan(chunk.first, chunk.count);
    const FillVertex& paint = mesh.fillVertices[indices.front()];
    if (!chunk.bounds.meets(seen) || look.shown(paint.valid) == geo::Validity::Never) continue;
    visit(indices, paint);
  }
}

bool isSoft(const LayerMesh& mesh, std::span<const std::uint32_t> indices) {
  return std::ranges::any_of(indices,
                             [&](std::uint32_t i) { return mesh.fillVertices[i].coverage != 1; });
}

/// The outline on the picture, cut to it.
std::vector<ScreenLine> ringsOf(const LayerMesh& mesh, std::span<const std::uint32_t> indices,
                                const geo::View& view) {
  const auto [least, most] = std::ranges::minmax(indices);
  const ToScreen toScreen(mesh, view);
  std::vector<geo::Screen> points;
  for (std::uint32_t i = least; i <= most; ++i) {
    points.push_back(toScreen(mesh.fillVertices[i].x, mesh.fillVertices[i].y));
  }
  std::vector<std::uint32_t> own;
  for (const std::uint32_t i : indices) own.push_back(i - least);
  std::vector<ScreenLine> rings;
  for (const ScreenLine& ring : outlineOf(points, own)) {
    ScreenLine kept = clipped(ring, pictureOf(view));
    if (kept.size() >= 3) rings.push_back(std::move(kept));
  }
  return rings;
}

float shadeOf(geo::Validity validity, float possibleAlpha) {
  return validity == geo::Validity::Possible ? possibleAlpha : 1;
}

std::vector<StrokeSegment> segmentsIn(const LayerMesh& mesh, const VectorLook& look) {
  std::vector<StrokeSegment> kept;
  const DetailLevel* level = levelFor(mesh.strokeLevels, look.view.unitsPerPx);
  if (!level) return kept;
  const double reach = static_cast<double>(reachPt(mesh.stroke) * look.view.pxPerPt + kBeyondPx);
  const geo::PlaneBox seen = seenOf(look, reach);
  const auto corner = [&](float x, float y) {
    return geo::Projected{mesh.anchor.xMetres + static_cast<double>(x),
                          mesh.anchor.yMetres + static_cast<double>(y)};
  };
  for (const Chunk& chunk : level->chunks) {
    if (!chunk.bounds.meets(seen)) continue;
    for (const StrokeSegment& s : std::span(mesh.segments).subspan(chunk.first, chunk.count)) {
      geo::PlaneBox box;
      box.include(corner(s.ax, s.ay));
      box.include(corner(s.bx, s.by));
      if (box.meets(seen) && look.shown(s.valid) != geo::Validity::Never) kept.push_back(s);
    }
  }
  return kept;
}

/// Lines of one colour, drawn in one go.
struct Stroked {
  std::vector<VectorLine> lines;
  geo::Color color;
  float shade = 1;
};

std::vector<Stroked> strokedIn(const LayerMesh& mesh, const VectorLook& look) {
  std::vector<Stroked> all;
  const ToScreen toScreen(mesh, look.view);
  for (const LinkedLine& line : linked(segmentsIn(mesh, look))) {
    const float shade = shadeOf(look.shown(line.valid), kPossibleLineAlpha);
    if (all.empty() || all.back().color != line.color || all.back().shade != shade) {
      all.push_back({{}, line.color, shade});
    }
    VectorLine drawn{{}, line.closed, line.along / static_cast<float>(look.view.unitsPerPx)};
    for (const geo::Screen& p : line.points) drawn.points.push_back(toScreen(p.xPx, p.yPx));
    all.back().lines.push_back(std::move(drawn));
  }
  return all;
}

void drawLeaders(VectorCanvas& canvas, const LayerMesh& mesh, const VectorLook& look) {
  const ToScreen toScreen(mesh, look.view);
  const float pt = look.view.pxPerPt, opacity = opacityOf(mesh, look);
  const auto draw = [&](float widthPt, float dotPt, geo::Color color) {
    for (const Marker& marker : mesh.markers) {
      const geo::Validity validity = look.shown(marker.valid);
      const bool beside = marker.offsetXPt != 0 || marker.offsetYPt != 0;
      if (validity == geo::Validity::Never || !beside) continue;
      const geo::Screen at = toScreen(marker.x, marker.y);
      const geo::Screen to{at.xPx + marker.offsetXPt * pt * look.symbolScale,
                           at.yPx + marker.offsetYPt * pt * look.symbolScale};
      if (!isNear(look.view, at) && !isNear(look.view, to)) continue;
      const geo::Color shown = faded(color, opacity * shadeOf(validity, kPossibleLineAlpha));
      const std::vector<VectorLine> dot{{{at, at}}}, line{{{at, to}}};
      canvas.stroke(line, {.widthPx = widthPt * pt, .color = shown});
      canvas.stroke(dot, {.widthPx = 2 * dotPt * pt, .color = shown});
    }
  };
  draw(kLeaderPt + 2 * kLeaderCasingPt, kLeaderDotPt + kLeaderCasingPt, mesh.inks.casing);
  draw(kLeaderPt, kLeaderDotPt, mesh.inks.ink);
}

}  // namespace

geo::Validity VectorLook::shown(const ValidSeconds& valid) const {
  const geo::Validity validity = validityIn(valid, window);
  if (validity != geo::Validity::Possible) return validity;
  if (certainty == Certainty::CertainOnly) return geo::Validity::Never;
  return certainty == Certainty::PossibleToo ? geo::Validity::Certain : validity;
}

float opacityOf(const LayerMesh& mesh, const VectorLook& look) {
  const double across = look.view.unitsPerPx * mesh.metresPerUnit * look.view.widthPx;
  return across > 0 ? opacityAt(mesh.shownAt, across) : 1;
}

bool hasFills(const LayerMesh& mesh, const VectorLook& look) {
  bool found = false;
  forFills(mesh, look, [&](std::span<const std::uint32_t>, const FillVertex&) { found = true; });
  return found;
}

bool hasSoftFills(const LayerMesh& mesh, const VectorLook& look) {
  bool soft = false;
  forFills(mesh, look, [&](std::span<const std::uint32_t> indices, const FillVertex&) {
    soft = soft || mesh.soft || isSoft(mesh, indices);
  });
  return soft;
}

void drawHardFills(VectorCanvas& canvas, const LayerMesh& mesh, const VectorLook& look) {
  const float opacity = opacityOf(mesh, look);
  std::vector<ScreenLine> rings;
  geo::Color color;
  const auto flush = [&] {
    fillWith(canvas, rings, {color, mesh.pattern}, look.view);
    rings.clear();
  };
  forFills(mesh, look, [&](std::span<const std::uint32_t> indices, const FillVertex& paint) {
    const float share = opacity * shadeOf(look.shown(paint.valid), kPossibleFillAlpha);
    const geo::Color next = faded(paint.color, share);
    if (next != color || next.a < 255) flush();  // what shows through adds up
    color = next;
    std::ranges::move(ringsOf(mesh, indices, look.view), std::back_inserter(rings));
  });
  flush();
}

void drawStrokes(VectorCanvas& canvas, const LayerMesh& mesh, const VectorLook& look) {
  const float pt = look.view.pxPerPt, opacity = opacityOf(mesh, look);
  const std::vector<Stroked> all = strokedIn(mesh, look);
  const StrokeStyle& style = mesh.stroke;
  if (style.casingPt > 0) {
    for (const Stroked& stroked : all) {
      canvas.stroke(stroked.lines, {.widthPx = casingOf(style).widthPt * pt,
                                    .color = faded(style.casingColor, opacity * stroked.shade)});
    }
  }
  for (const Stroked& stroked : all) {
    strokeWith(canvas, stroked.lines, style, faded(stroked.color, opacity * stroked.shade), pt);
  }
  drawLeaders(canvas, mesh, look);
}

void drawMarkers(VectorCanvas& canvas, const LayerMesh& mesh, const VectorLook& look) {
  const ToScreen toScreen(mesh, look.view);
  const float pt = look.view.pxPerPt * look.symbolScale;
  const float opacity = opacityOf(mesh, look);
  if (opacity <= 0) return;
  const bool pale = opacity < 1 && !mesh.markers.empty();
  for (const Marker& marker : mesh.markers) {
    const geo::Validity validity = look.shown(marker.valid);
    const geo::Screen place = toScreen(marker.x, marker.y);
    const geo::Screen at{place.xPx + marker.offsetXPt * pt, place.yPx + marker.offsetYPt * pt};
    const bool drawn = validity != geo::Validity::Never &&
                       hasTurn(marker.turn, {look.window, leastShown(look.certainty)});
    if (!drawn || !isNear(look.view, at)) continue;
    if (pale) canvas.beginGroup({.opacity = opacity});
    const bool struck = mesh.closes && closesIn(marker.valid, look.window);
    drawMarker(canvas, marker, mesh, {at, pt, validity == geo::Validity::Certain, struck});
    if (pale) canvas.endGroup();
  }
}

}  // namespace viewer
