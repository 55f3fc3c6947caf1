// Marks of events as they are drawn, and their legend.
#include "viewer/layers/event_discs.hpp"
#include "viewer/layers/event_marks.hpp"

#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

/// Told apart with the common deficiencies of colour vision too (after Okabe and Ito, 2008).
constexpr std::array<geo::Color, geo::kMostClasses> kClassColors{{{213, 94, 0, 255},
                                                                  {0, 114, 178, 255},
                                                                  {240, 178, 20, 255},
                                                                  {0, 158, 115, 255},
                                                                  {204, 121, 167, 255},
                                                                  {86, 180, 233, 255},
                                                                  {70, 70, 74, 255},
                                                                  {168, 168, 172, 255}}};
/// On grey paper neighbouring classes differ most.
constexpr std::array<std::uint8_t, geo::kMostClasses> kClassGreys{40,  225, 130, 85,
                                                                  180, 250, 20,  205};

constexpr std::array kClassSymbols{Symbol::Event,        Symbol::EventSquare,
                                   Symbol::EventDiamond, Symbol::EventTriangle,
                                   Symbol::EventPennant, Symbol::EventCross};
static_assert(std::lcm(kClassColors.size(), kClassSymbols.size()) == geo::kLooks);

constexpr std::array kPiles{Symbol::PileSmall, Symbol::PileMedium, Symbol::PileLarge,
                            Symbol::PileHuge};

Symbol symbolOf(const EventMark& mark) {
  const int step = markStep(mark.weight);
  if (step > 0) return kPiles.at(static_cast<std::size_t>(step) - 1);
  return mark.events > 1 ? Symbol::Event : classSymbol(mark.looks.front());
}

geo::Projected anchorOf(const EventMarks& marks) {
  if (!marks.marks.empty()) return marks.marks.front().at;
  return marks.spread.empty() ? geo::Projected{} : marks.spread.front().at;
}

/// What sizes the marks, in words.
std::string sizeTitle(const MarkSource& source) {
  if (!source.weights) return "events";
  const std::string& column = source.weights->column;
  if (source.table.roles.layout == geo::KnownLayout::UcdpGed && column.starts_with("best")) {
    return "deaths, best estimate";
  }
  return column;
}

std::string stepTitle(const MarkSource& source, int step) {
  const std::string what = sizeTitle(source);
  const auto least = static_cast<long>(std::lround(std::pow(10, step - 1)));
  if (step + 1 == kMarkSteps) return fmt::format("{}: {} or more", what, least);
  return fmt::format("{}: {} to {}", what, std::max(least, 2L), least * 10 - 1);
}

void addShapeEntries(std::vector<LegendEntry>& entries, const MarkSource& source,
                     const EventMarks& marks, const Theme& theme, std::size_t index) {
  const std::string& title = source.classes.titles[index];
  const geo::Color color = classColor(theme, source.classes.lookOf(index));
  if (marks.areas[index] > 0) {
    entries.push_back({LegendEntry::Sample::Area, title, color});
    entries.back().of = title;
  }
  if (marks.paths[index] == 0) return;
  entries.push_back({LegendEntry::Sample::Line, title, color});
  entries.back().stroke.widthPt = 1.1f * theme.lineShare;
}

}  // namespace

geo::Color classColor(const Theme& theme, std::size_t look) {
  const std::size_t at = look % geo::kMostClasses;
  if (theme.id == ThemeId::Grey) {
    const std::uint8_t grey = kClassGreys.at(at);
    return {grey, grey, grey, 255};
  }
  return onTheme(theme, kClassColors.at(at), Stands::Cased);
}

Symbol classSymbol(std::size_t look) {
  return kClassSymbols.at(look % kClassSymbols.size());
}

float radiusPtOf(const EventMark& mark) {
  static const auto radii = [] {
    std::array<float, kSymbolCount> all{};
    for (std::size_t i = 0; i < all.size(); ++i) {
      all.at(i) = shapeOf(static_cast<Symbol>(i)).diameterPt / 2;
    }
    return all;
  }();
  return radii.at(static_cast<std::size_t>(symbolOf(mark)));
}

MarkMeshes meshesOf(const MarkSource& source, const EventMarks& marks, const Theme& theme) {
  MarkMeshes meshes;
  meshes.discs = meshOf(marks.discs, *source.places.projection, theme);
  for (LayerMesh* mesh : {&meshes.open, &meshes.closed}) {
    mesh->anchor = anchorOf(marks);
    mesh->metresPerUnit = source.places.projection->metresPerUnit();
    mesh->inks = {theme.symbolInk, theme.symbolCasing, theme.openBody};
  }
  meshes.open.open = true;
  forEachDrawn(marks, [&](const EventMark& mark) {
    LayerMesh& mesh = mark.exact > 0 ? meshes.closed : meshes.open;
    mesh.markers.push_back({static_cast<float>(mark.at.xMetres - mesh.anchor.xMetres),
                            static_cast<float>(mark.at.yMetres - mesh.anchor.yMetres),
                            mark.offsetXPt, mark.offsetYPt, classColor(theme, mark.looks[0]),
                            classColor(theme, mark.looks[1]), static_cast<float>(symbolOf(mark)),
                            mark.certain > 0 ? kAlways : kPerhaps});
  });
  return meshes;
}

std::vector<LegendEntry> legendOf(const MarkSource& source, const EventMarks& marks,
                                  const Theme& theme) {
  constexpr geo::Color kAnyClass{152, 152, 152, 255};
  std::vector<LegendEntry> entries;
  for (std::size_t i = 0; i < marks.ofClass.size(); ++i) {
    addShapeEntries(entries, source, marks, theme, i);
    if (marks.ofClass[i] == 0) continue;
    const std::size_t look = source.classes.lookOf(i);
    LegendEntry entry{LegendEntry::Sample::Marker, source.classes.titles[i],
                      classColor(theme, look)};
    entry.symbol = classSymbol(look);
    entries.push_back(std::move(entry));
  }
  std::array<bool, kMarkSteps> found{};
  bool open = false;
  forEachDrawn(marks, [&](const EventMark& mark) {
    found.at(static_cast<std::size_t>(markStep(mark.weight))) = true;
    open |= mark.exact == 0;
  });
  for (int step = 1; step < kMarkSteps; ++step) {
    if (!found.at(static_cast<std::size_t>(step))) continue;
    LegendEntry entry{LegendEntry::Sample::Marker, stepTitle(source, step), kAnyClass};
    entry.symbol = kPiles.at(static_cast<std::size_t>(step) - 1);
    entries.push_back(std::move(entry));
  }
  if (open) {
    LegendEntry entry{LegendEntry::Sample::Marker, "Place known only to a district", theme.ink};
    entry.symbol = Symbol::Event;
    entry.open = true;
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace viewer
