#include "viewer/layers/base_labels.hpp"

#include "viewer/layers/line_names.hpp"
#include "viewer/layers/mesh_tools.hpp"
#include "viewer/layers/name_spots.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace viewer {

namespace {

// Names of wide things give way to those of places: they have more than one spot.
constexpr int kSeaPriority = 200, kLakePriority = 210, kRiverPriority = 220, kCountryPriority = 230;

/// What the base map calls something in English, and what it is called in each of geo::Names.
/// Countries stand in capitals, where the script has them.
struct Translation {
  std::string_view key, english, azerbaijani, armenian, russian, local;
};
constexpr std::array<Translation, 11> kTranslations{
    {{"Armenia", "ARMENIA", "ERMƏNİSTAN", "ՀԱՅԱՍՏԱՆ", "АРМЕНИЯ", "ՀԱՅԱՍՏԱՆ"},
     {"Azerbaijan", "AZERBAIJAN", "AZƏRBAYCAN", "ԱԴՐԲԵՋԱՆ", "АЗЕРБАЙДЖАН", "AZƏRBAYCAN"},
     {"Georgia", "GEORGIA", "GÜRCÜSTAN", "ՎՐԱՍՏԱՆ", "ГРУЗИЯ", "საქართველო"},
     {"Iran", "IRAN", "İRAN", "ԻՐԱՆ", "ИРАН", "ایران"},
     {"Russia", "RUSSIA", "RUSİYA", "ՌՈՒՍԱՍՏԱՆ", "РОССИЯ", "РОССИЯ"},
     {"Türkiye", "TÜRKİYE", "TÜRKİYƏ", "ԹՈՒՐՔԻԱ", "ТУРЦИЯ", "TÜRKİYE"},
     {"Caspian Sea", "Caspian Sea", "Xəzər dənizi", "Կասպից ծով", "Каспийское море", "Caspian Sea"},
     {"Lake Sevan", "Lake Sevan", "Göyçə gölü", "Սևանա լիճ", "Севан", "Սևանա լիճ"},
     {"Lake Urmia", "Lake Urmia", "Urmiya gölü", "Ուրմիա լիճ", "Урмия", "دریاچه ارومیه"},
     {"Kura", "Kura", "Kür", "Կուր", "Кура", "Kura"},
     {"Araks", "Araks", "Araz", "Արաքս", "Аракс", "Araks"}}};

/// What has no translation is called as the base map calls it.
std::string translated(std::string_view name, geo::Names names) {
  const auto found = std::ranges::find(kTranslations, name, &Translation::key);
  if (found == kTranslations.end()) return std::string(name);
  switch (names) {
    case geo::Names::Azerbaijani:
      return std::string(found->azerbaijani);
    case geo::Names::Armenian:
      return std::string(found->armenian);
    case geo::Names::Russian:
      return std::string(found->russian);
    case geo::Names::Local:
      return std::string(found->local);
    case geo::Names::English:
      break;
  }
  return std::string(found->english);
}

/// About how many times as wide as high a text is, with a little air.
double aspectOf(const LabelWish& name) {
  const auto letters = std::ranges::count_if(name.text, [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;  // not the rest of a UTF-8 sequence
  });
  return std::max(static_cast<double>(letters) * (0.55 + static_cast<double>(name.spacingEm)), 2.0);
}

/// On the plane, with fewer points than are drawn: made simpler first, in degrees, as projecting
/// takes longest.
geo::PlanePolygon roughly(const Naming& naming, const geo::BaseArea& area) {
  constexpr double kToleranceDegrees = 0.003;
  geo::Polygon simpler;
  for (const geo::Line& ring : area.polygon.rings) {
    geo::PlaneLine degrees;
    for (const geo::LonLat& p : ring) degrees.push_back({p.lonDegrees, p.latDegrees});
    geo::Line& into = simpler.rings.emplace_back();
    for (const geo::Projected& p : geo::simplify(degrees, kToleranceDegrees)) {
      into.push_back({p.xMetres, p.yMetres});
    }
  }
  return projectPolygon(naming.projection, simpler);
}

/// A wish for every spot in the area; `narrowest` is how wide a piece of ground is that still has a
/// spot of its own, in plane units.
void addNamesIn(std::vector<LabelWish>& wishes, const geo::PlanePolygon& area,
                const LabelWish& name, double narrowest) {
  for (const AreaSpot& spot : nameSpots(area, aspectOf(name), narrowest)) {
    LabelWish wish = name;
    wish.at = spot.at;
    wish.centred = wish.once = true;
    wish.roomWidth = spot.width;
    wish.roomHeight = spot.height;
    wish.merit = spot.width;
    wishes.push_back(std::move(wish));
  }
}

/// A wish for the lake's longer way, for when no spot has room enough.
void addNameAskew(std::vector<LabelWish>& wishes, const geo::PlanePolygon& lake, LabelWish name) {
  const double aspect = aspectOf(name);
  const auto spot = askewSpot(lake, aspect);
  if (!spot) return;
  name.at = spot->middle;
  name.along = spot->line;
  name.centred = name.once = true;
  name.roomWidth = spot->length;
  name.roomHeight = spot->length / aspect;
  wishes.push_back(std::move(name));
}

/// Water is written in slanted letters.
LabelWish waterName(const Naming& naming, std::string_view name) {
  return {.text = translated(name, naming.names),
          .italic = true,
          .color = naming.theme.waterInk,
          .halo = naming.theme.halo.withAlpha(0)};
}

}  // namespace

std::vector<LabelWish> townNames(const Naming& naming) {
  struct Rank {
    float sizePt;
    double mostMetresAcross;  // 0: at every scale
  };
  constexpr std::array<Rank, 7> kRanks{
      {{11, 0}, {11, 0}, {9.5f, 1200e3}, {8.5f, 600e3}, {8, 320e3}, {7.5f, 160e3}, {7, 80e3}}};
  std::vector<LabelWish> wishes;
  for (const geo::BasePlace& place : naming.map.places) {
    const auto at = naming.projection.forward(place.at);
    if (!at) continue;
    const int rank = std::clamp(place.rank, 1, 6);
    const Rank& look = kRanks[static_cast<std::size_t>(rank)];
    wishes.push_back({.at = *at,
                      .text = geo::nameIn(place, naming.names),
                      .priority = 20 + rank * 10,
                      .sizePt = look.sizePt,
                      .bold = rank == 1,
                      .dot = true,
                      .color = naming.theme.placeInk,
                      .halo = naming.theme.halo,
                      .mostMetresAcross = look.mostMetresAcross});
  }
  return wishes;
}

std::vector<LabelWish> countryNames(const Naming& naming) {
  constexpr double kNarrowestMetres = 30e3;
  std::vector<LabelWish> wishes;
  for (const geo::BaseArea& area : naming.map.land) {
    const LabelWish name{.text = translated(area.name, naming.names),
                         .priority = kCountryPriority,
                         .sizePt = 12,
                         .bold = true,
                         .givesWay = true,  // there, the scenario tells whose ground it is
                         .color = naming.theme.countryInk.withAlpha(200),
                         .halo = naming.theme.halo.withAlpha(90),
                         .spacingEm = 0.35f,
                         .leastMetresAcross = 60e3};
    if (name.text.empty()) continue;
    addNamesIn(wishes, roughly(naming, area), name,
               kNarrowestMetres / naming.projection.metresPerUnit());
  }
  return wishes;
}

std::vector<LabelWish> seaNames(const Naming& naming) {
  constexpr double kNarrowestMetres = 60e3;
  std::vector<LabelWish> wishes;
  for (const geo::BaseArea& area : naming.map.sea) {
    LabelWish name = waterName(naming, area.name);
    name.priority = kSeaPriority;
    name.sizePt = 13;
    name.spacingEm = 0.3f;
    if (name.text.empty()) continue;
    addNamesIn(wishes, roughly(naming, area), name,
               kNarrowestMetres / naming.projection.metresPerUnit());
  }
  return wishes;
}

std::vector<LabelWish> lakeNames(const Naming& naming) {
  constexpr double kNarrowestMetres = 15e3, kLargeSquareMetres = 300e6;
  const double metresPerUnit = naming.projection.metresPerUnit();
  std::vector<LabelWish> wishes;
  for (const geo::BaseArea& lake : naming.map.lakes) {
    if (lake.regionalOnly || lake.name.empty()) continue;
    const geo::PlanePolygon plane = roughly(naming, lake);
    LabelWish name = waterName(naming, lake.name);
    const bool large = geo::areaOf(plane) * metresPerUnit * metresPerUnit > kLargeSquareMetres;
    name.priority = kLakePriority;
    name.sizePt = large ? 9 : 8;
    name.spacingEm = 0.05f;
    addNamesIn(wishes, plane, name, kNarrowestMetres / metresPerUnit);
    addNameAskew(wishes, plane, name);
  }
  return wishes;
}

std::vector<LabelWish> riverNames(const Naming& naming) {
  struct Rank {
    float sizePt;
    double mostMetresAcross;
  };
  constexpr std::array<Rank, 3> kRanks{{{9, 1000e3}, {8, 400e3}, {7.5f, 250e3}}};
  constexpr double kShortestMetres = 2e3;
  std::vector<LabelWish> wishes;
  for (const geo::BaseLine& river : naming.map.rivers) {
    const Rank& rank = kRanks[static_cast<std::size_t>(std::clamp(river.rank, 1, 3) - 1)];
    LabelWish name = waterName(naming, river.name);
    name.priority = kRiverPriority;
    name.sizePt = rank.sizePt;
    name.halo = naming.theme.halo;
    name.spacingEm = 0.12f;
    name.clearancePt = 1.5f;
    name.mostMetresAcross = rank.mostMetresAcross;
    for (const geo::PlaneLine& plane : projectLine(naming.projection, river.line)) {
      addNamesAlong(wishes, naming.projection, plane, name, kShortestMetres);
    }
  }
  return wishes;
}

}  // namespace viewer
