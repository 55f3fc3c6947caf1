#include "viewer/render/too_small.hpp"

#include "viewer/render/annotate.hpp"
#include "viewer/render/badges.hpp"
#include "viewer/render/map_grid.hpp"
#include "viewer/render/sheet.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <variant>

namespace viewer {

namespace {

constexpr double kCapHeight = 0.714;  // of the size, in Noto Sans

/// As much of it as a list has room for.
std::string shortened(const std::string& text) {
  constexpr std::size_t kMost = 40;
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

/// The smallest share that each thing has of what it needs.
using Shares = std::map<std::string, double>;

void note(Shares& shares, const std::string& what, double share) {
  const auto [known, fresh] = shares.try_emplace(what, share);
  if (!fresh) known->second = std::min(known->second, share);
}

void noteTexts(Shares& shares, const Inks& inks, const Room& room) {
  for (const Ink& ink : inks) {
    const auto* text = std::get_if<TextInk>(&ink);
    if (!text || text->text.empty()) continue;
    const double minutes = minutesOf(static_cast<double>(text->look.sizePx) * kCapHeight, room);
    note(shares, shortened(text->text), minutes / kLeastLetterMinutes);
  }
}

void noteSymbols(Shares& shares, const Frame& frame, const MapScene& scene, const Room& room) {
  const geo::PlaneBox seen = geo::boundsOf(frame.view);
  const TimeShown time = timeShownIn(frame);
  for (const std::size_t i : frame.scenario) {
    const LayerMesh& mesh = scene.scenario[i];
    const geo::Layer* layer = frame.data->layer(layerIdOf(mesh));
    for (const PickTarget& target : mesh.targets) {
      const auto point = seenAt(target, time);
      if (!layer || !point || !seen.meets(target.bounds)) continue;
      const geo::ValidTime& valid = layer->features[target.feature].valid;
      if (geo::validityIn(valid, frame.time) < leastShown(frame.certainty)) continue;
      const double px = 2.0 * static_cast<double>(point->radiusPt * frame.view.pxPerPt);
      note(shares, "symbols of " + layer->title, minutesOf(px, room) / kLeastSymbolMinutes);
    }
  }
}

/// Those that are too small, the smallest first.
void addSmall(std::vector<TooSmall>& small, const Shares& shares) {
  const auto first = static_cast<std::ptrdiff_t>(small.size());
  for (const auto& [what, share] : shares) {
    if (share < 1) small.push_back({what, share});
  }
  std::stable_sort(small.begin() + first, small.end(),
                   [](const TooSmall& a, const TooSmall& b) { return a.share < b.share; });
}

}  // namespace

std::vector<TooSmall> tooSmallOn(const Session& wall, const MapScene& scene, const Room& room,
                                 TypeSetter& type) {
  Shares onMap, beside;
  const Sheet sheet = sheetFrom(wall, scene);
  for (const Part& part : sheet.parts) {
    LabelCache labels;
    const Overlay overlay =
        annotate(part.frame, gridFor(part.frame).grid, &scene, {}, labels, type);
    noteTexts(onMap, overlay.labels, room);
    noteSymbols(onMap, part.frame, scene, room);
    noteTexts(beside, overlay.words, room);
  }
  if (sheet.shared) {
    LabelCache labels;
    noteTexts(beside, annotate(sheet.shared->frame, {}, nullptr, {}, labels, type).words, room);
  }
  std::vector<TooSmall> small;
  addSmall(small, onMap);
  addSmall(small, beside);
  return small;
}

}  // namespace viewer
