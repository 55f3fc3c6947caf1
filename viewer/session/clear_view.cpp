#include "viewer/session/clear_view.hpp"

#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace viewer {

namespace {

// In points, as viewer/render lays them out.
constexpr double kSmallPrintPt = 7.5, kSmallPrintPaddingPt = 6, kLineHeight = 1.35, kMarginPt = 9;
constexpr double kTitleBoxPt = 48, kDateBoxPt = 56, kScalePt = 30, kMarkingPt = 17;
/// A letter's width of its size, on the wide side.
constexpr double kLetterShare = 0.56;
/// A picture that is mostly furniture is fitted as if it had no more than this of it.
constexpr double kMostShare = 0.4;

double lettersOf(std::string_view text) {
  return static_cast<double>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) >> 6) != 2; }));
}

double linesOf(std::string_view text, double widthPt) {
  const double roomPt = std::max(widthPt - 2 * kMarginPt, 60.0);
  return std::ceil(lettersOf(text) * kSmallPrintPt * kLetterShare / roomPt);
}

/// Who publishes what may be shown.
std::string sourcesOf(const Session& session) {
  constexpr std::size_t kMostNamed = 8;
  std::string text = "Sources: ";
  std::set<std::string_view> publishers;
  for (const geo::Source& source : session.scenario->sources) {
    if (publishers.size() < kMostNamed) publishers.insert(source.publisher);
  }
  for (const std::string_view publisher : publishers) text += fmt::format("{}; ", publisher);
  for (const UserTable& table : session.tables) {
    if (isShown(session, table.id)) text += creditsOf(*table.events) + "; ";
  }
  return text;
}

double smallPrintPt(const Session& session, Furniture pieces, double widthPt) {
  const geo::Scenario& scenario = *session.scenario;
  double lines = 0;
  const auto add = [&](FurniturePiece piece, std::string_view text) {
    if (pieces.has(piece)) lines += linesOf(text, widthPt);
  };
  add(FurniturePiece::Disclaimer, scenario.disclaimer);
  add(FurniturePiece::Credits, scenario.credits);
  add(FurniturePiece::Sources, sourcesOf(session));
  add(FurniturePiece::Edition, "Data up to " + scenario.cutoff);
  return lines > 0 ? lines * kSmallPrintPt * kLineHeight + kSmallPrintPaddingPt : 0;
}

}  // namespace

EdgeBands edgeBandsOf(const Session& session) {
  const Furniture pieces = session.layout ? session.layout->onMap : session.furniture;
  const geo::View map = pageMapView(session);
  const double pxPerPt = static_cast<double>(map.pxPerPt);
  double abovePt = 0, belowPt = smallPrintPt(session, pieces, map.widthPx / pxPerPt);
  if (pieces.has(FurniturePiece::Title)) abovePt = kMarginPt + kTitleBoxPt;
  if (pieces.has(FurniturePiece::Date)) abovePt = kMarginPt + kDateBoxPt;
  if (pieces.has(FurniturePiece::Scale)) belowPt += kScalePt;
  if (pieces.has(FurniturePiece::Marking) && !session.marking.text.empty()) {
    abovePt += kMarkingPt;
    belowPt += kMarkingPt;
  }
  const double share = kMostShare * map.heightPx / pxPerPt / std::max(abovePt + belowPt, 1.0);
  const double scale = pxPerPt * std::min(share, 1.0);
  return {abovePt * scale, belowPt * scale};
}

geo::View fittedClear(const Session& session, const geo::PlaneBox& box) {
  const EdgeBands bands = edgeBandsOf(session);
  geo::View clear = mapView(session);
  clear.heightPx =
      std::max(1, clear.heightPx - static_cast<int>(std::ceil(bands.abovePx + bands.belowPx)));
  clear = geo::fittedTo(clear, box);
  geo::View view = session.view;
  view.unitsPerPx = clear.unitsPerPx;
  view.centre = clear.centre;
  view.centre.yMetres += (bands.abovePx - bands.belowPx) / 2 * clear.unitsPerPx;
  return view;
}

geo::View showingExtent(const Session& session, const geo::PlaneBox& extent) {
  const bool tablesAlone = session.scenario->layers.empty() && !session.tables.empty();
  return tablesAlone ? fittedClear(session, extent) : fittedToMap(session, extent);
}

}  // namespace viewer
