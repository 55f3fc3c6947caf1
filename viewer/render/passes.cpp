#include "viewer/render/passes.hpp"

#include "embedded/shaders.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace viewer {

namespace {

/// The detail whose error stays below this share of a pixel is not worth drawing.
constexpr double kMostErrorPx = 0.4;
/// From stripe to stripe where an area changed.
constexpr float kStripePt = 5;

const DetailLevel* levelFor(const std::vector<DetailLevel>& levels, double unitsPerPx) {
  const DetailLevel* chosen = nullptr;
  for (const DetailLevel& level : levels) {
    if (!chosen || level.tolerance <= kMostErrorPx * unitsPerPx) chosen = &level;
  }
  return chosen;
}

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

void setView(const gl::Program& program, const Passes::Look& look, geo::Projected anchor) {
  const geo::View& view = look.view;
  const double x = (anchor.xMetres - view.centre.xMetres) / view.unitsPerPx + view.widthPx * 0.5;
  const double y = (view.centre.yMetres - anchor.yMetres) / view.unitsPerPx + view.heightPx * 0.5;
  program.set("u_anchorPx", static_cast<float>(x), static_cast<float>(y));
  program.set("u_pxPerUnit", static_cast<float>(1 / view.unitsPerPx));
  program.set("u_viewportPx", static_cast<float>(view.widthPx), static_cast<float>(view.heightPx));
  program.set("u_window", look.window[0], look.window[1]);
  program.set("u_except", look.except[0], look.except[1]);
  program.set("u_certainty", static_cast<int>(look.certainty));
}

void setColor(const gl::Program& program, std::string_view name, geo::Color c) {
  program.set(name, c.r / 255.0f, c.g / 255.0f, c.b / 255.0f, c.a / 255.0f);
}

constexpr std::array kSpriteLayout{
    gl::Attribute{0, 4, gl::AttributeType::Float, offsetof(Sprite, xPx)},
    gl::Attribute{1, 4, gl::AttributeType::Float, offsetof(Sprite, cellX)},
    gl::Attribute{2, 4, gl::AttributeType::UnsignedByteAsShare, offsetof(Sprite, color)},
    gl::Attribute{3, 4, gl::AttributeType::UnsignedByteAsShare, offsetof(Sprite, casing)},
    gl::Attribute{4, 4, gl::AttributeType::UnsignedByteAsShare, offsetof(Sprite, ink)}};

}  // namespace

Passes::Passes(Programs programs)
    : programs_(std::move(programs)), quad_(nothing_, 0, {}, gl::Advance::PerInstance) {}

geo::Result<Passes> Passes::create() {
  using namespace embedded;
  const auto view = viewGlsl(), time = validTimeGlsl(), symbol = symbolGlsl();
  auto fill = gl::Program::link("fill", {view, time, fillVert()}, {fillFrag()});
  auto stroke = gl::Program::link("stroke", {view, time, strokeVert()}, {strokeFrag()});
  auto marker = gl::Program::link("marker", {view, time, markerVert()}, {symbol, markerFrag()});
  auto sprite = gl::Program::link("sprite", {spriteVert()}, {symbol, spriteFrag()});
  auto relief = gl::Program::link("relief", {view, reliefVert()}, {reliefFrag()});
  auto layer = gl::Program::link("layer", {layerVert()}, {layerFrag()});
  auto change = gl::Program::link("change", {layerVert()}, {changeFrag()});
  for (const auto* program : {&fill, &stroke, &marker, &sprite, &relief, &layer, &change}) {
    if (!*program) return tl::unexpected(program->error());
  }
  return Passes({std::move(*fill), std::move(*stroke), std::move(*marker), std::move(*sprite),
                 std::move(*relief), std::move(*layer), std::move(*change)});
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
  fill.set("u_hatchPx", mesh.hatched ? 4.5f * look.view.pxPerPt : 0.0f);
  forVisibleRuns(*level, look.seen, [&](std::uint32_t first, std::uint32_t count) {
    gl::drawIndexed(fill, gpu.fills, first, count);
  });
}

void Passes::drawStrokes(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const {
  const DetailLevel* level = levelFor(mesh.strokeLevels, look.view.unitsPerPx);
  if (!level) return;
  const gl::Program& stroke = programs_.stroke;
  setView(stroke, look, mesh.anchor);
  const float pt = look.view.pxPerPt;
  const StrokeStyle& style = mesh.stroke;
  const double reachPx = (style.widthPt + style.casingPt) * pt;
  const geo::PlaneBox reach = grown(look.seen, reachPx * look.view.unitsPerPx);
  const auto draw = [&](float widthPt, geo::Color overriding, float dashOnPt, float dashOffPt) {
    stroke.set("u_halfWidthPx", widthPt * pt / 2);
    stroke.set("u_dashPx", dashOnPt * pt, dashOffPt * pt);
    setColor(stroke, "u_override", overriding);
    forVisibleRuns(*level, reach, [&](std::uint32_t first, std::uint32_t count) {
      gl::drawInstances(stroke, gpu.strokes, first, count, 4);
    });
  };
  if (style.casingPt > 0) draw(style.widthPt + 2 * style.casingPt, style.casingColor, 0, 0);
  draw(style.widthPt, {0, 0, 0, 0}, style.dashOnPt, style.dashOffPt);
}

void Passes::drawLayer(const gl::Texture& layer, Ghost ghost) const {
  programs_.layer.set("u_ghost", std::int32_t{ghost == Ghost::Yes ? 1 : 0});
  gl::useTexture(programs_.layer, "u_layer", layer);
  gl::drawInstances(programs_.layer, quad_, 0, 1, 4);
}

void Passes::drawChange(const Look& look, const gl::Texture& then, const gl::Texture& now) const {
  const gl::Program& change = programs_.change;
  change.set("u_hatchPx", kStripePt * look.view.pxPerPt);
  gl::useTexture(change, "u_then", then, 0);
  gl::useTexture(change, "u_now", now, 1);
  gl::drawInstances(change, quad_, 0, 1, 4);
}

void Passes::drawMarkers(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                         const gl::Texture& atlas, TypeSetter& type) const {
  if (mesh.markers.empty()) return;
  std::array<float, 16 * 4> cells{};
  static_assert(kSymbolCount <= 16);
  for (std::size_t i = 0; i < kSymbolCount; ++i) {
    const AtlasCell cell = type.symbolCell(static_cast<Symbol>(i), {.pxPerPt = look.view.pxPerPt});
    const std::array<std::uint16_t, 4> parts{cell.x, cell.y, cell.width, cell.height};
    for (std::size_t k = 0; k < 4; ++k) cells[i * 4 + k] = parts[k];
  }
  setView(programs_.marker, look, mesh.anchor);
  programs_.marker.set("u_pxPerPt", look.view.pxPerPt);
  programs_.marker.setVec4s("u_cells", cells);
  programs_.marker.set("u_atlasPx", static_cast<float>(atlas.widthPx()));
  programs_.marker.set("u_open", std::int32_t{mesh.open ? 1 : 0});
  setColor(programs_.marker, "u_ink", {28, 28, 32, 255});
  setColor(programs_.marker, "u_casing", {255, 255, 255, 235});
  gl::useTexture(programs_.marker, "u_atlas", atlas);
  gl::drawInstances(programs_.marker, gpu.symbols, 0,
                    static_cast<std::uint32_t>(mesh.markers.size()), 4);
}

void Passes::drawSprites(const geo::View& view, const Sprites& sprites,
                         const gl::Texture& atlas) const {
  if (sprites.empty()) return;
  const gl::Buffer buffer(std::as_bytes(std::span(sprites)));
  const gl::VertexArray instances(buffer, sizeof(Sprite), kSpriteLayout, gl::Advance::PerInstance);
  programs_.sprite.set("u_viewportPx", static_cast<float>(view.widthPx),
                       static_cast<float>(view.heightPx));
  programs_.sprite.set("u_atlasPx", static_cast<float>(atlas.widthPx()));
  gl::useTexture(programs_.sprite, "u_atlas", atlas);
  gl::drawInstances(programs_.sprite, instances, 0, static_cast<std::uint32_t>(sprites.size()), 4);
}

}  // namespace viewer
