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

Passes::Passes(gl::Program fill, gl::Program stroke, gl::Program marker, gl::Program sprite,
               gl::Program relief)
    : fill_(std::move(fill)),
      stroke_(std::move(stroke)),
      marker_(std::move(marker)),
      sprite_(std::move(sprite)),
      relief_(std::move(relief)) {}

geo::Result<Passes> Passes::create() {
  using namespace embedded;
  const auto view = viewGlsl(), time = validTimeGlsl(), symbol = symbolGlsl();
  auto fill = gl::Program::link("fill", {view, time, fillVert()}, {fillFrag()});
  auto stroke = gl::Program::link("stroke", {view, time, strokeVert()}, {strokeFrag()});
  auto marker = gl::Program::link("marker", {view, time, markerVert()}, {symbol, markerFrag()});
  auto sprite = gl::Program::link("sprite", {spriteVert()}, {symbol, spriteFrag()});
  auto relief = gl::Program::link("relief", {view, reliefVert()}, {reliefFrag()});
  for (const auto* program : {&fill, &stroke, &marker, &sprite, &relief}) {
    if (!*program) return tl::unexpected(program->error());
  }
  return Passes(std::move(*fill), std::move(*stroke), std::move(*marker), std::move(*sprite),
                std::move(*relief));
}

void Passes::drawRelief(const Look& look, const ReliefMesh& mesh, const GpuRelief& gpu,
                        float opacity) const {
  setView(relief_, look, mesh.anchor);
  relief_.set("u_opacity", opacity);
  gl::useTexture(relief_, "u_relief", gpu.picture);
  gl::drawIndexed(relief_, gpu.grid, 0, static_cast<std::uint32_t>(mesh.indices.size()));
}

void Passes::drawShapes(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const {
  const float pt = look.view.pxPerPt;
  const geo::PlaneBox& seen = look.seen;
  if (const DetailLevel* level = levelFor(mesh.fillLevels, look.view.unitsPerPx)) {
    setView(fill_, look, mesh.anchor);
    fill_.set("u_hatchPx", mesh.hatched ? 4.5f * pt : 0.0f);
    forVisibleRuns(*level, seen, [&](std::uint32_t first, std::uint32_t count) {
      gl::drawIndexed(fill_, gpu.fills, first, count);
    });
  }
  const DetailLevel* level = levelFor(mesh.strokeLevels, look.view.unitsPerPx);
  if (!level) return;
  setView(stroke_, look, mesh.anchor);
  const StrokeStyle& style = mesh.stroke;
  const geo::PlaneBox reach =
      grown(seen, (style.widthPt + style.casingPt) * pt * look.view.unitsPerPx);
  const auto draw = [&](float widthPt, geo::Color overriding, float dashOnPt, float dashOffPt) {
    stroke_.set("u_halfWidthPx", widthPt * pt / 2);
    stroke_.set("u_dashPx", dashOnPt * pt, dashOffPt * pt);
    setColor(stroke_, "u_override", overriding);
    forVisibleRuns(*level, reach, [&](std::uint32_t first, std::uint32_t count) {
      gl::drawInstances(stroke_, gpu.strokes, first, count, 4);
    });
  };
  if (style.casingPt > 0) draw(style.widthPt + 2 * style.casingPt, style.casingColor, 0, 0);
  draw(style.widthPt, {0, 0, 0, 0}, style.dashOnPt, style.dashOffPt);
}

void Passes::drawMarkers(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                         const gl::Texture& atlas, TypeSetter& type) const {
  if (mesh.markers.empty()) return;
  std::array<float, 16 * 4> cells{};
  static_assert(kSymbolCount <= 16);
  for (std::size_t i = 0; i < kSymbolCount; ++i) {
    const AtlasCell cell = type.symbolCell(static_cast<Symbol>(i), look.view.pxPerPt);
    const std::array<std::uint16_t, 4> parts{cell.x, cell.y, cell.width, cell.height};
    for (std::size_t k = 0; k < 4; ++k) cells[i * 4 + k] = parts[k];
  }
  setView(marker_, look, mesh.anchor);
  marker_.set("u_pxPerPt", look.view.pxPerPt);
  marker_.setVec4s("u_cells", cells);
  marker_.set("u_atlasPx", static_cast<float>(atlas.widthPx()));
  marker_.set("u_open", std::int32_t{mesh.open ? 1 : 0});
  setColor(marker_, "u_ink", {28, 28, 32, 255});
  setColor(marker_, "u_casing", {255, 255, 255, 235});
  gl::useTexture(marker_, "u_atlas", atlas);
  gl::drawInstances(marker_, gpu.symbols, 0, static_cast<std::uint32_t>(mesh.markers.size()), 4);
}

void Passes::drawSprites(const geo::View& view, const Sprites& sprites,
                         const gl::Texture& atlas) const {
  if (sprites.empty()) return;
  const gl::Buffer buffer(std::as_bytes(std::span(sprites)));
  const gl::VertexArray instances(buffer, sizeof(Sprite), kSpriteLayout, gl::Advance::PerInstance);
  sprite_.set("u_viewportPx", static_cast<float>(view.widthPx), static_cast<float>(view.heightPx));
  sprite_.set("u_atlasPx", static_cast<float>(atlas.widthPx()));
  gl::useTexture(sprite_, "u_atlas", atlas);
  gl::drawInstances(sprite_, instances, 0, static_cast<std::uint32_t>(sprites.size()), 4);
}

}  // namespace viewer
