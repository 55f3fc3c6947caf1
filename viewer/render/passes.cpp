#include "viewer/render/passes.hpp"

#include "embedded/shaders.hpp"
#include "viewer/render/measures.hpp"
#include "viewer/render/pattern_origin.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace viewer {

namespace {

/// From stripe to stripe where an area changed.
constexpr float kStripePt = 5;
/// As many as shaders/marker.vert has room for.
constexpr std::size_t kMostSymbols = 24;

/// Calls draw(first, count) for each run of neighbouring chunks that are in view.
template <class Draw>
void forVisibleRuns(const DetailLevel& level, const geo::PlaneBox& seen, Draw draw) {
  std::uint32_t first = 0, count = 0;
  for (const Chunk& chunk : level.chunks) {
    if (!chunk.bounds.meets(seen)) continue;
    if (count > 0 && chunk.first == first + count) {
      count += chunk.count;
      continue;
    }
    if (count > 0) draw(first, count);
    first = chunk.first;
    count = chunk.count;
  }
  if (count > 0) draw(first, count);
}

geo::PlaneBox grown(geo::PlaneBox box, double by) {
  return {box.minX - by, box.minY - by, box.maxX + by, box.maxY + by};
}

void setTile(const gl::Program& program, const Tile& tile) {
  program.set("u_viewportPx", static_cast<float>(tile.widthPx), static_cast<float>(tile.heightPx));
  program.set("u_tilePx", static_cast<float>(tile.leftPx), static_cast<float>(tile.topPx));
}

/// Patterns run on from tile to tile. Upwards, as the pixels of what is drawn into are counted.
void setPatternOrigin(const gl::Program& program, const Passes::Look& look, geo::Screen origin) {
  const auto lowerPx = static_cast<float>(look.tile.topPx + look.tile.heightPx);
  program.set("u_patternPx", static_cast<float>(look.tile.leftPx) - origin.xPx,
              origin.yPx - lowerPx);
}

void setView(const gl::Program& program, const Passes::Look& look, geo::Projected anchor) {
  const geo::View& view = look.view;
  const double x = (anchor.xMetres - view.centre.xMetres) / view.unitsPerPx + view.widthPx * 0.5;
  const double y = (view.centre.yMetres - anchor.yMetres) / view.unitsPerPx + view.heightPx * 0.5;
  program.set("u_anchorPx", static_cast<float>(x), static_cast<float>(y));
  program.set("u_pxPerUnit", static_cast<float>(1 / view.unitsPerPx));
  setTile(program, look.tile);
  program.set("u_window", look.window[0], look.window[1]);
  program.set("u_except", look.except[0], look.except[1]);
  program.set("u_certainty", static_cast<int>(look.certainty));
}

/// How opaque the mesh is at the picture's scale.
float opacityOf(const Passes::Look& look, const LayerMesh& mesh) {
  const double metresAcross = look.view.unitsPerPx * mesh.metresPerUnit * look.view.widthPx;
  return metresAcross > 0 ? opacityAt(mesh.shownAt, metresAcross) : 1.0f;
}

void setColor(const gl::Program& program, std::string_view name, geo::Color c) {
  program.set(name, c.r / 255.0f, c.g / 255.0f, c.b / 255.0f, c.a / 255.0f);
}

void setStyle(const gl::Program& stroke, const StrokeStyle& style, float pxPerPt) {
  stroke.set("u_pattern", static_cast<std::int32_t>(style.pattern));
  stroke.set("u_possibleAlpha", kPossibleLineAlpha);
  stroke.set("u_halfWidthPx", style.widthPt * pxPerPt / 2);
  stroke.set("u_reachPx", reachPt(style) * pxPerPt);
  stroke.set("u_dashPx", style.dashOnPt * pxPerPt, style.dashOffPt * pxPerPt);
  stroke.set("u_ticksPx", kTickStepPt * pxPerPt, kTickPt * pxPerPt, kTickHalfPt * pxPerPt, 0.0f);
}

constexpr std::array kSpriteLayout{
    gl::Attribute{0, 4, gl::AttributeType::Float, offsetof(Sprite, xPx)},
    gl::Attribute{1, 4, gl::AttributeType::Float, offsetof(Sprite, cellX)},
    gl::Attribute{2, 4, gl::AttributeType::UnsignedByteAsShare, offsetof(Sprite, color)},
    gl::Attribute{3, 4, gl::AttributeType::UnsignedByteAsShare, offsetof(Sprite, casing)},
    gl::Attribute{4, 4, gl::AttributeType::UnsignedByteAsShare, offsetof(Sprite, ink)},
    gl::Attribute{5, 2, gl::AttributeType::Float, offsetof(Sprite, turnCos)}};

}  // namespace

Passes::Passes(Programs programs)
    : programs_(std::move(programs)), quad_(nothing_, 0, {}, gl::Advance::PerInstance) {}

geo::Result<Passes> Passes::create() {
  using namespace embedded;
  const auto view = viewGlsl(), time = validTimeGlsl(), symbol = symbolGlsl();
  auto fill = gl::Program::link("fill", {view, time, fillVert()}, {fillFrag()});
  constexpr std::string_view kCut = "#define CUT_AT_JOINTS\n";
  auto stroke = gl::Program::link("stroke", {kCut, view, time, strokeVert()}, {kCut, strokeFrag()});
  auto plain = gl::Program::link("plain stroke", {view, time, strokeVert()}, {strokeFrag()});
  auto marker = gl::Program::link("marker", {view, time, markerVert()}, {symbol, markerFrag()});
  auto sprite = gl::Program::link("sprite", {spriteVert()}, {symbol, spriteFrag()});
  auto relief = gl::Program::link("relief", {view, reliefVert()}, {reliefFrag()});
  auto layer = gl::Program::link("layer", {layerVert()}, {layerFrag()});
  auto change = gl::Program::link("change", {layerVert()}, {changeFrag()});
  for (const auto* program : {&fill, &stroke, &plain, &marker, &sprite, &relief, &layer, &change}) {
    if (!*program) return tl::unexpected(program->error());
  }
  return Passes({std::move(*fill), std::move(*stroke), std::move(*plain), std::move(*marker),
                 std::move(*sprite), std::move(*relief), std::move(*layer), std::move(*change)});
}

void Passes::drawRelief(const Look& look, const ReliefMesh& mesh, const GpuRelief& gpu,
                        float opacity) const {
  setView(programs_.relief, look, mesh.anchor);
  programs_.relief.set("u_opacity", opacity);
  gl::useTexture(programs_.relief, "u_relief", gpu.picture);
  gl::drawIndexed(programs_.relief, gpu.grid, 0, static_cast<std::uint32_t>(mesh.indices.size()));
}

void Passes::drawFills(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const {
  const DetailLevel* level = levelFor(mesh.fillLevels, look.view.unitsPerPx);
  if (!level) return;
  const gl::Program& fill = programs_.fill;
  setView(fill, look, mesh.anchor);
  setPatternOrigin(fill, look, patternOrigin(look.view, mesh.pattern));
  fill.set("u_opacity", opacityOf(look, mesh));
  fill.set("u_pattern", static_cast<std::int32_t>(mesh.pattern));
  fill.set("u_stepPx", kPatternStepPt * look.view.pxPerPt);
  fill.set("u_halfLinePx", kPatternHalfLinePt * look.view.pxPerPt);
  fill.set("u_dotPx", kPatternDotPt * look.view.pxPerPt);
  fill.set("u_possibleAlpha", kPossibleFillAlpha);
  forVisibleRuns(*level, look.seen, [&](std::uint32_t first, std::uint32_t count) {
    gl::drawIndexed(fill, gpu.fills, first, count);
  });
}

void Passes::drawStrokes(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const {
  drawLines(look, mesh, gpu);
  drawLeaders(look, mesh, gpu);
}

void Passes::drawLines(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const {
  const DetailLevel* level = levelFor(mesh.strokeLevels, look.view.unitsPerPx);
  if (!level) return;
  const float opacity = opacityOf(look, mesh);
  // Where nothing shows through, pieces may overlap: the faster program knows of no neighbours.
  const bool plain =
      mesh.timeless && opacity >= 1 && mesh.stroke.pattern == geo::LinePattern::Solid;
  const gl::Program& stroke = plain ? programs_.plainStroke : programs_.stroke;
  setView(stroke, look, mesh.anchor);
  stroke.set("u_opacity", opacity);
  stroke.set("u_offsetPx", 0.0f);
  stroke.set("u_dotPx", 0.0f);
  const StrokeStyle& style = mesh.stroke;
  const float reachPx = reachPt(style) * look.view.pxPerPt;
  const geo::PlaneBox reach = grown(look.seen, reachPx * look.view.unitsPerPx);
  const auto draw = [&](const StrokeStyle& drawn, geo::Color overriding) {
    setStyle(stroke, drawn, look.view.pxPerPt);
    setColor(stroke, "u_override", overriding);
    forVisibleRuns(*level, reach, [&](std::uint32_t first, std::uint32_t count) {
      gl::drawInstances(stroke, gpu.strokes, first, count, 4);
    });
  };
  if (style.casingPt > 0) draw(casingOf(style), style.casingColor);
  draw(style, {0, 0, 0, 0});
}

void Passes::drawLeaders(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const {
  const auto beside = [](const Marker& m) { return m.offsetXPt != 0 || m.offsetYPt != 0; };
  if (std::ranges::none_of(mesh.markers, beside)) return;
  const gl::Program& stroke = programs_.stroke;
  const float pt = look.view.pxPerPt;
  setView(stroke, look, mesh.anchor);
  stroke.set("u_opacity", opacityOf(look, mesh));
  stroke.set("u_offsetPx", pt * look.symbolScale);
  const StrokeStyle line{.widthPt = kLeaderPt, .casingPt = kLeaderCasingPt};
  const auto draw = [&](const StrokeStyle& drawn, float dotPt, geo::Color color) {
    setStyle(stroke, drawn, pt);
    stroke.set("u_reachPx", dotPt * pt);
    stroke.set("u_dotPx", dotPt * pt);
    setColor(stroke, "u_override", color);
    gl::drawInstances(stroke, gpu.leaders, 0, static_cast<std::uint32_t>(mesh.markers.size()), 4);
  };
  draw(casingOf(line), kLeaderDotPt + kLeaderCasingPt, mesh.inks.casing);
  draw(line, kLeaderDotPt, mesh.inks.ink);
}

void Passes::drawLayer(const gl::Texture& layer, Ghost ghost) const {
  programs_.layer.set("u_ghost", std::int32_t{ghost == Ghost::Yes ? 1 : 0});
  gl::useTexture(programs_.layer, "u_layer", layer);
  gl::drawInstances(programs_.layer, quad_, 0, 1, 4);
}

void Passes::drawChange(const Look& look, const gl::Texture& then, const gl::Texture& now) const {
  const gl::Program& change = programs_.change;
  const float stripePx = kStripePt * look.view.pxPerPt;
  setPatternOrigin(change, look, stripeOrigin(look.view, stripePx));
  change.set("u_hatchPx", stripePx);
  gl::useTexture(change, "u_then", then, 0);
  gl::useTexture(change, "u_now", now, 1);
  gl::drawInstances(change, quad_, 0, 1, 4);
}

void Passes::drawMarkers(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                         const gl::Texture& atlas, TypeSetter& type) const {
  if (mesh.markers.empty()) return;
  const float pt = look.view.pxPerPt * look.symbolScale;
  std::array<float, kMostSymbols * 4> cells{};
  static_assert(kSymbolCount <= kMostSymbols);
  for (std::size_t i = 0; i < kSymbolCount; ++i) {
    const AtlasCell cell = type.symbolCell(static_cast<Symbol>(i), {.pxPerPt = pt});
    const std::array<std::uint16_t, 4> parts{cell.x, cell.y, cell.width, cell.height};
    for (std::size_t k = 0; k < 4; ++k) cells[i * 4 + k] = parts[k];
  }
  setView(programs_.marker, look, mesh.anchor);
  programs_.marker.set("u_pxPerPt", pt);
  programs_.marker.setVec4s("u_cells", cells);
  programs_.marker.set("u_atlasPx", static_cast<float>(atlas.widthPx()));
  programs_.marker.set("u_open", std::int32_t{mesh.open ? 1 : 0});
  programs_.marker.set("u_closes", std::int32_t{mesh.closes ? 1 : 0});
  programs_.marker.set("u_strikePx", kStrikePt * pt, kStrikeCasingPt * pt);
  programs_.marker.set("u_opacity", opacityOf(look, mesh));
  programs_.marker.set("u_unsureShare", kUnsureBodyShare);
  programs_.marker.set("u_openInkShare", kOpenInkShare);
  setColor(programs_.marker, "u_ink", mesh.inks.ink);
  setColor(programs_.marker, "u_casing", mesh.inks.casing);
  setColor(programs_.marker, "u_openBody", mesh.inks.openBody);
  gl::useTexture(programs_.marker, "u_atlas", atlas);
  gl::drawInstances(programs_.marker, gpu.symbols, 0,
                    static_cast<std::uint32_t>(mesh.markers.size()), 4);
}

void Passes::drawSprites(const Tile& tile, const Sprites& sprites, const gl::Texture& atlas) const {
  if (sprites.empty()) return;
  const gl::Buffer buffer(std::as_bytes(std::span(sprites)));
  const gl::VertexArray instances(buffer, sizeof(Sprite), kSpriteLayout, gl::Advance::PerInstance);
  setTile(programs_.sprite, tile);
  programs_.sprite.set("u_atlasPx", static_cast<float>(atlas.widthPx()));
  gl::useTexture(programs_.sprite, "u_atlas", atlas);
  gl::drawInstances(programs_.sprite, instances, 0, static_cast<std::uint32_t>(sprites.size()), 4);
}

}  // namespace viewer
