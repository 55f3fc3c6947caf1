#include "viewer/render/drawing_order.hpp"

#include "viewer/layers/change_marks.hpp"
#include "viewer/layers/event_discs.hpp"
#include "viewer/layers/measured_mesh.hpp"
#include "viewer/render/badges.hpp"
#include "viewer/render/measured_text.hpp"

#include <algorithm>
#include <string_view>

namespace viewer {

namespace {

/// Plane units that a point of a symbol's size covers.
double unitsPerSymbolPt(const Frame& frame) {
  return frame.view.unitsPerPx * static_cast<double>(frame.view.pxPerPt) *
         static_cast<double>(symbolScaleAt(frame.metresAcross));
}

void addRasters(std::vector<BaseStep>& steps, const Frame& frame, UserRaster::Kind kind) {
  for (std::size_t i = 0; i < frame.rasters.size(); ++i) {
    if (frame.rasters[i].kind == kind) steps.push_back({BaseStep::Kind::Raster, i});
  }
}

}  // namespace

std::vector<BaseStep> baseSteps(const Frame& frame, const MapScene& scene) {
  std::vector<BaseStep> steps;
  bool picturesAdded = false;
  for (const std::size_t i : frame.base) {
    const LayerMesh& mesh = scene.base[i];
    if (!picturesAdded && !mesh.segments.empty()) {  // over the areas, under the first lines
      addRasters(steps, frame, UserRaster::Kind::Picture);
      picturesAdded = true;
    }
    if (!aboveAreas(mesh)) steps.push_back({BaseStep::Kind::Mesh, i});
    if (mesh.id != "base.land") continue;
    if (!scene.relief.indices.empty() && frame.reliefOpacity > 0) {
      steps.push_back({BaseStep::Kind::Relief});
    }
    addRasters(steps, frame, UserRaster::Kind::Elevation);
  }
  if (frame.base.empty()) addRasters(steps, frame, UserRaster::Kind::Elevation);
  if (!picturesAdded) addRasters(steps, frame, UserRaster::Kind::Picture);
  return steps;
}

bool aboveAreas(const LayerMesh& mesh) {
  return mesh.id.starts_with("base.borders");
}

bool onInset(const LayerMesh& mesh) {
  const std::string_view id = mesh.id;
  return id == "base.land" || id.starts_with("base.sea") || id == "base.water/lakes" ||
         aboveAreas(mesh);
}

bool mayChangeGround(const Frame& frame) {
  return frame.other && frame.other->cell != frame.cell;
}

bool hasGhost(const Frame& frame) {
  if (mayChangeGround(frame)) return true;
  return frame.other && std::ranges::any_of(frame.other->tables, [](const FrameTable& table) {
           const EventMarks& marks = table.drawn->marks;
           return marks.events > 0 || marks.shapesKey != 0;
         });
}

std::vector<LayerMesh> changeMarksOn(const Frame& frame, const MapScene& scene) {
  if (!frame.differences) return {};
  return changeMarks(scene, frame.scenario, *frame.data, frame.differences->placed,
                     unitsPerSymbolPt(frame));
}

std::vector<LayerMesh> outlinesOn(const Frame& frame, const MapScene& scene) {
  std::vector<LayerMesh> outlines;
  for (const geo::FeatureRef ref : frame.outlined) {
    // What is not there at the date shown is not outlined either; the inspector says so.
    const geo::ValidTime& valid = geo::featureOf(*frame.data, ref).valid;
    const bool gone = geo::validityIn(valid, frame.time) < leastShown(frame.certainty);
    if (gone && !(frame.other && geo::meets(valid.possible(), frame.other->time))) continue;
    LayerMesh outline =
        selectionMesh(scene, *frame.data, ref, timeShownIn(frame), unitsPerSymbolPt(frame));
    if (!outline.segments.empty()) outlines.push_back(std::move(outline));
  }
  return outlines;
}

std::vector<LayerMesh> eventRingsOn(const Frame& frame) {
  std::vector<LayerMesh> rings;
  const auto add = [&](const std::vector<FrameTable>& tables) {
    for (const FrameTable& table : tables) {
      if (!table.selected) continue;
      rings.push_back(ringAround(*table.selected, unitsPerSymbolPt(frame), themeOf(frame.theme)));
    }
  };
  if (frame.other) add(frame.other->tables);
  add(frame.tables);
  return rings;
}

std::vector<LayerMesh> chosenDiscsOn(const Frame& frame) {
  std::vector<LayerMesh> discs;
  for (const FrameTable& table : frame.tables) {
    if (!table.chosen) continue;
    discs.push_back(meshOf({&*table.chosen, 1}, *frame.projection, themeOf(frame.theme)));
  }
  return discs;
}

LayerMesh measuredOn(const Frame& frame) {
  if (!frame.measured) return {};
  return measuredMesh(*frame.projection, outlineOf(*frame.measured), themeOf(frame.theme));
}

}  // namespace viewer
