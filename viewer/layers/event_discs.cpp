#include "viewer/layers/event_discs.hpp"

#include "viewer/layers/mark_cells.hpp"
#include "viewer/layers/mesh_tools.hpp"
#include "viewer/layers/spread_marks.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace viewer {

namespace {

/// Discs of events farther out of the view than this are not looked for.
constexpr double kFarthestMetres = 60e3;

geo::View grownBy(geo::View view, double planeUnits) {
  const int rimPx = static_cast<int>(std::ceil(planeUnits / view.unitsPerPx));
  view.widthPx += 2 * rimPx;
  view.heightPx += 2 * rimPx;
  return view;
}

double widestRadius(const geo::Events& events) {
  float widest = 0;
  for (const float metres : events.radiusMetres) widest = std::max(widest, metres);
  return std::min<double>(widest, kFarthestMetres);
}

bool reachesInto(const geo::View& view, geo::Projected at, double planeUnits) {
  const geo::PlaneBox seen = geo::boundsOf(view);
  return at.xMetres + planeUnits > seen.minX && at.xMetres - planeUnits < seen.maxX &&
         at.yMetres + planeUnits > seen.minY && at.yMetres - planeUnits < seen.maxY;
}

}  // namespace

std::optional<EventDisc> discOf(const MarkSource& source, std::uint32_t event,
                                geo::Validity validity) {
  const geo::Events& events = source.table.events;
  if (events.radiusMetres.empty() || source.table.isShape(events.rows[event])) return std::nullopt;
  const double metres = static_cast<double>(events.radiusMetres[event]);
  if (!(metres > 0)) return std::nullopt;
  return EventDisc{events.places[event], metres,
                   source.classes.lookOf(source.classes.classOf(event)),
                   validity == geo::Validity::Certain};
}

std::vector<EventDisc> discsIn(const MarkSource& source, const MarksWish& wish) {
  const double metresPerUnit = source.places.projection->metresPerUnit();
  const double metresAcross = wish.view.widthPx * wish.view.unitsPerPx * metresPerUnit;
  const double widest = widestRadius(source.table.events);
  if (!(metresAcross < kDiscsBelowMetres) || widest <= 0) return {};
  const CellGrid grid = gridOn(grownBy(wish.view, widest / metresPerUnit));
  const std::uint32_t most = metresAcross < kSpreadBelowMetres ? kMostSpread : 1;
  std::vector<EventDisc> discs;
  std::set<std::tuple<std::int32_t, std::int32_t, double>> there;
  for (const auto& crowd : crowdsIn(source, wish, grid, {1, most})) {
    for (const CellMember& member : crowd) {
      const auto disc = discOf(source, member.event, member.validity);
      if (!disc) continue;
      const geo::EventPlaces& places = source.places;
      if (!reachesInto(wish.view, places.at(member.event), disc->metres / metresPerUnit)) continue;
      const bool isNew =
          there.insert({places.x[member.event], places.y[member.event], disc->metres}).second;
      if (isNew) discs.push_back(*disc);
      if (discs.size() > kMostDiscs) return {};
    }
  }
  return discs;
}

LayerMesh meshOf(std::span<const EventDisc> discs, const geo::Projection& projection,
                 const Theme& theme) {
  LayerMesh mesh;
  mesh.metresPerUnit = projection.metresPerUnit();
  mesh.inks = {theme.symbolInk, theme.symbolCasing, theme.openBody};
  mesh.stroke = kRadiusRim;
  mesh.soft = true;
  bool anchored = false;
  for (const EventDisc& disc : discs) {
    const auto centre = projection.forward(disc.at);
    if (!centre) continue;
    if (!anchored) mesh.anchor = *centre;
    anchored = true;
    addDisc(mesh, groundCircle(projection, disc.at, disc.metres), *centre,
            {classColor(theme, disc.look), disc.certain ? kAlways : kPerhaps});
  }
  return mesh;
}

}  // namespace viewer
