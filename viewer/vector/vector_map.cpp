#include "viewer/vector/vector_map.hpp"

#include "viewer/layers/event_discs.hpp"
#include "viewer/render/drawing_order.hpp"
#include "viewer/render/map_grid.hpp"
#include "viewer/vector/vector_image.hpp"
#include "viewer/vector/vector_symbol.hpp"
#include "viewer/vector/vector_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

namespace {

template <class... Visits>
struct Overloaded : Visits... {
  using Visits::operator()...;
};

constexpr int kMostImagePx = 4096;

/// The frame with fewer pixels where it has many: what is drawn from it is soft anyway.
Frame forImages(Frame frame) {
  const int longest = std::max({frame.view.widthPx, frame.view.heightPx, 1});
  if (longest > kMostImagePx) {
    const double share = static_cast<double>(kMostImagePx) / longest;
    const auto scaled = [&](int px) {
      return std::max(static_cast<int>(std::lround(px * share)), 1);
    };
    frame.view.widthPx = scaled(frame.view.widthPx);
    frame.view.heightPx = scaled(frame.view.heightPx);
    frame.view.unitsPerPx /= share;
    frame.view.pxPerPt *= static_cast<float>(share);
  }
  frame.tile = tileOf(frame.view);
  return frame;
}

/// A plane unit is a pixel of the picture, and y runs up from its upper edge.
geo::View pageOf(geo::View view) {
  view.centre = {view.widthPx * 0.5, view.heightPx * -0.5};
  view.unitsPerPx = 1;
  return view;
}

}  // namespace

VectorMap::VectorMap(const Frame& frame, const MapScene& scene, MapRenderer& renderer,
                     VectorLayers& layers)
    : frame_(frame),
      scene_(scene),
      renderer_(renderer),
      layers_(layers),
      look_{frame.view, frame.window, frame.certainty, symbolScaleAt(frame.metresAcross)},
      imageFrame_(forImages(frame)) {}

geo::Result<void> VectorMap::drawShapes() {
  if (auto drawn = drawBase(); !drawn) return drawn;
  if (auto drawn = drawScenario(true); !drawn) return drawn;
  if (mayChangeGround(frame_)) {
    if (auto drawn = drawComparison(ChangedGround{}, "Ground that changed"); !drawn) return drawn;
  }
  drawBorders();
  drawGrid();
  if (hasGhost(frame_)) {
    if (auto drawn = drawComparison(GhostPicture{}, "Other date"); !drawn) return drawn;
  }
  if (auto drawn = drawScenario(false); !drawn) return drawn;
  drawTableShapes();
  if (auto drawn = drawEventDiscs(); !drawn) return drawn;
  drawMarks();
  drawAllMarkers();
  return {};
}

geo::Result<void> VectorMap::drawBase() {
  const LabelBox page{0, 0, static_cast<float>(frame_.view.widthPx),
                      static_cast<float>(frame_.view.heightPx)};
  const std::vector<ScreenLine> all{ringOf(page)};
  layers_.enter("ground", "Ground").fill(all, themeOf(frame_.theme).outside);
  for (const BaseStep& step : baseSteps(frame_, scene_)) {
    geo::Result<void> drawn;
    switch (step.kind) {
      case BaseStep::Kind::Mesh:
        drawn = drawMesh(scene_.base[step.index]);
        break;
      case BaseStep::Kind::Relief:
        drawn = place(layers_.enter("base.relief", layerTitle("base.relief", *frame_.data)),
                      imageFrame_, ReliefPicture{});
        break;
      case BaseStep::Kind::Raster: {
        const UserRaster& raster = frame_.rasters[step.index];
        drawn = place(layers_.enter(raster.id, raster.title), imageFrame_, RasterLayer{step.index});
      }
    }
    if (!drawn) return drawn;
  }
  return flushSoft();
}

geo::Result<void> VectorMap::drawComparison(const Pictorial& part, std::string_view title) {
  return place(layers_.enter(title, title), imageFrame_, part);
}

geo::Result<void> VectorMap::drawScenario(bool ground) {
  for (const std::size_t i : frame_.scenario) {
    if (scene_.scenario[i].ground != ground) continue;
    if (auto drawn = drawMesh(scene_.scenario[i]); !drawn) return drawn;
  }
  return flushSoft();
}

void VectorMap::drawTableShapes() {
  for (const FrameTable& table : frame_.tables) {
    if (!table.shapes) continue;
    VectorCanvas& canvas = layers_.enter(table.id, table.title);
    for (const LayerMesh& mesh : table.shapes->meshes) drawHardFills(canvas, mesh, look_);
    for (const LayerMesh& mesh : table.shapes->meshes) drawStrokes(canvas, mesh, look_);
  }
}

geo::Result<void> VectorMap::drawEventDiscs() {
  const auto draw = [&](const FrameTable& table, const LayerMesh& discs) -> geo::Result<void> {
    if (discs.segments.empty()) return {};
    VectorCanvas& canvas = layers_.enter(table.id, table.title);
    const SoftFills fills{imageFrame_.view, frame_.window, {&discs}};
    if (auto placed = place(canvas, imageFrame_, fills); !placed) return placed;
    drawStrokes(canvas, discs, look_);
    return {};
  };
  for (const FrameTable& table : frame_.tables) {
    if (auto drawn = draw(table, table.drawn->meshes.discs); !drawn) return drawn;
    if (!table.chosen) continue;
    const LayerMesh chosen = meshOf({&*table.chosen, 1}, *frame_.projection, themeOf(frame_.theme));
    if (auto drawn = draw(table, chosen); !drawn) return drawn;
  }
  return {};
}

void VectorMap::drawBorders() {
  for (const std::size_t i : frame_.base) {
    const LayerMesh& mesh = scene_.base[i];
    if (aboveAreas(mesh)) drawStrokes(enterLayerOf(mesh), mesh, look_);
  }
}

void VectorMap::drawGrid() {
  const MapGrid grid = gridFor(frame_);
  if (!grid.mesh.segments.empty()) drawStrokes(layers_.enter("grid", "Grid"), grid.mesh, look_);
}

void VectorMap::drawMarks() {
  for (const LayerMesh& mesh : changeMarksOn(frame_, scene_)) {
    drawStrokes(layers_.enter("changes", "Changes"), mesh, look_);
  }
  for (const LayerMesh& outline : outlinesOn(frame_, scene_)) {
    drawStrokes(layers_.enter("selection", "Selection"), outline, look_);
  }
}

void VectorMap::drawAllMarkers() {
  for (const std::size_t i : frame_.scenario) {
    const LayerMesh& mesh = scene_.scenario[i];
    if (!mesh.markers.empty()) drawMarkers(enterLayerOf(mesh), mesh, look_);
  }
  for (const FrameTable& table : frame_.tables) {
    for (const LayerMesh* mesh : {&table.drawn->meshes.open, &table.drawn->meshes.closed}) {
      if (!mesh->markers.empty()) drawStrokes(layers_.enter(table.id, table.title), *mesh, look_);
    }
    for (const LayerMesh* mesh : {&table.drawn->meshes.open, &table.drawn->meshes.closed}) {
      if (!mesh->markers.empty()) drawMarkers(layers_.enter(table.id, table.title), *mesh, look_);
    }
  }
  for (const LayerMesh& ring : eventRingsOn(frame_)) {
    drawStrokes(layers_.enter("selection", "Selection"), ring, look_);
  }
  const LayerMesh measured = measuredOn(frame_);
  if (!measured.segments.empty()) {
    drawStrokes(layers_.enter("measured", "Measured"), measured, look_);
  }
}

VectorCanvas& VectorMap::enterLayerOf(const LayerMesh& mesh) {
  const std::string_view id = layerIdOf(mesh);
  return layers_.enter(id, layerTitle(id, *frame_.data));
}

geo::Result<void> VectorMap::drawMesh(const LayerMesh& mesh) {
  const bool soft = hasSoftFills(mesh, look_);
  const bool hard = !soft && hasFills(mesh, look_);
  const bool lines = !mesh.segments.empty() || !mesh.markers.empty();
  if (!soft && !hard && !lines) return {};
  if (hard || !layers_.isIn(layerIdOf(mesh))) {
    if (auto flushed = flushSoft(); !flushed) return flushed;
  }
  VectorCanvas& canvas = enterLayerOf(mesh);
  if (soft) soft_.push_back(&mesh);
  if (hard) drawHardFills(canvas, mesh, look_);
  if (!lines) return {};
  if (auto flushed = flushSoft(); !flushed) return flushed;
  drawStrokes(canvas, mesh, look_);
  return {};
}

geo::Result<void> VectorMap::flushSoft() {
  if (soft_.empty()) return {};
  const SoftFills fills{imageFrame_.view, frame_.window, std::exchange(soft_, {})};
  return place(enterLayerOf(*fills.meshes.front()), imageFrame_, fills);
}

geo::Result<void> VectorMap::place(VectorCanvas& canvas, const Frame& frame,
                                   const Pictorial& part) {
  auto rgba = renderer_.drawAlone(frame, part);
  if (!rgba) return tl::unexpected(rgba.error());
  const auto cut = cutToInk({frame.view.widthPx, frame.view.heightPx, std::move(*rgba)});
  if (!cut) return {};
  const float across =
      static_cast<float>(frame_.view.widthPx) / static_cast<float>(frame.view.widthPx);
  const float down =
      static_cast<float>(frame_.view.heightPx) / static_cast<float>(frame.view.heightPx);
  const auto left = static_cast<float>(cut->leftPx), top = static_cast<float>(cut->topPx);
  canvas.place(cut->image,
               {left * across, top * down, (left + static_cast<float>(cut->image.widthPx)) * across,
                (top + static_cast<float>(cut->image.heightPx)) * down});
  return {};
}

geo::Result<void> VectorMap::drawOverlay(const Overlay& overlay) {
  if (!overlay.labels.empty()) drawInks(layers_.enter("labels", "Names"), overlay.labels);
  if (overlay.boxes.empty() && overlay.words.empty()) return {};
  VectorCanvas& canvas = layers_.enter("furniture", "Title, legend, scale");
  drawInks(canvas, overlay.boxes);
  if (overlay.inset) drawInset(canvas, *overlay.inset);
  for (const LayerMesh& sample : overlay.samples) {
    if (auto drawn = drawSample(canvas, sample); !drawn) return drawn;
  }
  drawInks(canvas, overlay.words);
  return {};
}

geo::Result<void> VectorMap::drawSample(VectorCanvas& canvas, const LayerMesh& sample) {
  const VectorLook look{pageOf(frame_.view), {0, 1}, frame_.certainty, 1};
  if (hasSoftFills(sample, look)) {
    geo::View scaled = imageFrame_.view;
    scaled.centre = look.view.centre;
    scaled.unitsPerPx = static_cast<double>(frame_.view.widthPx) / scaled.widthPx;
    if (auto drawn = place(canvas, imageFrame_, SoftFills{scaled, look.window, {&sample}});
        !drawn) {
      return drawn;
    }
  } else {
    drawHardFills(canvas, sample, look);
  }
  drawStrokes(canvas, sample, look);
  drawMarkers(canvas, sample, look);
  return {};
}

void VectorMap::drawInset(VectorCanvas& canvas, const InsetMap& inset) {
  canvas.beginGroup({.clip = {ringOf(inset.box)}});
  VectorLook look = look_;
  look.view = inset.view;
  for (const LayerMesh& mesh : scene_.base) {
    if (!onInset(mesh)) continue;
    drawHardFills(canvas, mesh, look);
    drawStrokes(canvas, mesh, look);
  }
  canvas.endGroup();
}

void VectorMap::drawInks(VectorCanvas& canvas, const Inks& inks) {
  std::vector<ScreenLine> rects;  // of one colour, one after the other
  geo::Color color;
  const auto flush = [&] {
    if (!rects.empty()) canvas.fill(rects, color);
    rects.clear();
  };
  const Overloaded visit{
      [&](const TextInk& ink) {
        flush();
        if (const auto text = vectorTextOf(ink, renderer_.type())) canvas.write(*text);
      },
      [&](const SymbolInk& ink) {
        flush();
        drawSymbol(canvas, ink);
      },
      [&](const RectInk& ink) {
        if (ink.color != color) flush();
        color = ink.color;
        const geo::Screen at = ink.topLeft;
        rects.push_back(ringOf({at.xPx, at.yPx, at.xPx + ink.widthPx, at.yPx + ink.heightPx}));
      }};
  for (const Ink& ink : inks) std::visit(visit, ink);
  flush();
}

}  // namespace viewer
