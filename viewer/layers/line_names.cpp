#include "viewer/layers/line_names.hpp"

#include "viewer/layers/name_spots.hpp"

#include <utility>

namespace viewer {

void addNamesAlong(std::vector<LabelWish>& names, const geo::Projection& projection,
                   const geo::PlaneLine& line, const LabelWish& name, double shortest) {
  if (name.text.empty()) return;
  for (LineSpot& spot : nameSpots(line, shortest / projection.metresPerUnit())) {
    LabelWish wish = name;
    wish.once = true;
    wish.at = spot.middle;
    wish.roomWidth = spot.length;
    wish.merit = spot.merit;
    wish.along = std::move(spot.line);
    names.push_back(std::move(wish));
  }
}

void addLineName(LayerMesh& mesh, const BuildContext& context, const geo::Layer& layer,
                 const geo::Feature& feature, const geo::PlaneLine& line) {
  constexpr double kShortestMetres = 3e3;
  const auto label = geo::valueOf(layer, feature, "label");
  const LabelWish name{.text = label.empty() ? layer.title : std::string(label),
                       .priority = 15,
                       .sizePt = 9,
                       .bold = true,
                       .color = context.nameColorOf(layer, context.theme.ink),
                       .halo = context.theme.halo,
                       .spacingEm = 0.04f,
                       .clearancePt = mesh.stroke.widthPt / 2 + 2,
                       .valid = validSeconds(feature.valid, context.epoch)};
  addNamesAlong(mesh.labels, context.projection, line, name, kShortestMetres);
}

}  // namespace viewer
