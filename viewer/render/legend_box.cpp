#include "viewer/render/legend_box.hpp"

#include "viewer/layers/legend.hpp"
#include "viewer/layers/palette.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace viewer {

namespace {

using Sample = LegendEntry::Sample;

/// How much of the holder's colour shows on paper: about as on the map.
constexpr double kAreaShare = 0.42;
constexpr float kSampleWidthPt = 22, kRowPt = 13.5f, kMarginPt = 9, kPaddingPt = 7;

/// Whether one of the layer's rows, those valid in the window, is what this entry stands for.
bool inForce(const geo::Layer& layer, const LegendEntry& entry,
             const std::vector<std::size_t>& rows, const geo::Scenario& scenario) {
  for (const std::size_t row : rows) {
    const geo::Feature& feature = layer.features[row];
    if (!geo::hasPlace(feature)) continue;
    if (layer.kind == geo::LayerKind::Area) {
      const geo::Party* holder = scenario.party(geo::valueOf(layer, feature, "holder"));
      if (holder ? holder->color == entry.color : entry.color == palette::kInk) return true;
    } else if ((layer.kind == geo::LayerKind::Site || layer.kind == geo::LayerKind::Proposal) &&
               entry.sample == Sample::Marker) {
      if (symbolForKind(geo::valueOf(layer, feature, "kind")) == entry.symbol) return true;
    } else if (layer.kind == geo::LayerKind::Site) {
      for (const auto* party : geo::partiesOf(scenario, geo::valueOf(layer, feature, "operator"))) {
        if (party->color == entry.color) return true;
      }
    } else {
      return true;
    }
  }
  return false;
}

std::vector<LegendEntry> entriesOf(const Frame& frame) {
  std::vector<LegendEntry> entries;
  const geo::Scenario& scenario = *frame.data;
  for (std::size_t i = scenario.layers.size(); i-- > 0;) {
    const geo::Layer& layer = scenario.layers[i];
    if (!frame.words.shownLayers.contains(layer.id)) continue;
    std::vector<std::size_t> rows =
        frame.times->rows(i).rowsIn(frame.time, leastShown(frame.certainty));
    if (frame.other) {  // both dates share the legend
      const auto others =
          frame.times->rows(i).rowsIn(frame.other->time, leastShown(frame.certainty));
      rows.insert(rows.end(), others.begin(), others.end());
    }
    for (LegendEntry& entry : legendOf(scenario, layer)) {
      if (inForce(layer, entry, rows, scenario)) entries.push_back(std::move(entry));
    }
  }
  return entries;
}

/// Upright lines stand for the map's slanted ones.
void addHatchSample(const LegendEntry& entry, geo::Screen at, float pt, TypeSetter& type,
                    Sprites& out) {
  constexpr float kLinePt = 0.8f, kStepPt = 3.5f;
  for (float x = 0; x < kSampleWidthPt; x += kStepPt) {
    type.addRect(out, {at.xPx + x * pt, at.yPx - 4.5f * pt}, kLinePt * pt, 9 * pt, entry.color);
  }
}

void addSample(const LegendEntry& entry, geo::Screen at, float pt, TypeSetter& type, Sprites& out) {
  const float width = kSampleWidthPt * pt, middle = at.yPx;
  switch (entry.sample) {
    case Sample::Marker:
      type.addSymbol(out, entry.symbol, {at.xPx + width / 2, middle},
                     {.pxPerPt = pt * 0.8f, .body = entry.color, .dashed = entry.open});
      return;
    case Sample::Area:
      if (entry.hatched) return addHatchSample(entry, at, pt, type, out);
      type.addRect(out, {at.xPx, middle - 4.5f * pt}, width, 9 * pt,
                   geo::mix({255, 255, 255, 255}, entry.color, kAreaShare));
      return;
    case Sample::Colour:
      type.addRect(out, {at.xPx + width / 2 - 4.5f * pt, middle - 4.5f * pt}, 9 * pt, 9 * pt,
                   entry.color);
      return;
    case Sample::Strip:
      type.addRect(out, {at.xPx, middle - 4 * pt}, width, 8 * pt, entry.color.withAlpha(90));
      type.addRect(out, {at.xPx, middle - 0.6f * pt}, width, 1.2f * pt, entry.color);
      return;
    case Sample::Band:
      for (int i = 0; i < 5; ++i) {
        const float half = static_cast<float>(5 - i) * pt;
        type.addRect(out, {at.xPx, middle - half}, width, 2 * half, entry.color.withAlpha(26));
      }
      [[fallthrough]];
    case Sample::Line:
      for (float x = 0; x < kSampleWidthPt; x += entry.dashOnPt + entry.dashOffPt) {
        const float on = std::min(entry.dashOnPt, kSampleWidthPt - x);
        type.addRect(out, {at.xPx + x * pt, middle - 0.9f * pt}, on * pt, 1.8f * pt, entry.color);
      }
      return;
    case Sample::None:
      return;
  }
}

}  // namespace

std::string withThousands(double value) {
  const double power =
      std::pow(10, std::max(0.0, std::floor(std::log10(std::max(value, 1.0))) - 2));
  std::string digits = fmt::format("{:.0f}", std::round(value / power) * power);
  for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

void addLegend(const Frame& frame, float bottom, TypeSetter& type, Sprites& out,
               Occupancy& occupied) {
  const auto entries = entriesOf(frame);
  if (entries.empty()) return;
  const float pt = frame.view.pxPerPt;
  const TextLook text{FontStyle::Regular, 8.5f * pt, palette::kInk, {0, 0, 0, 0}, 0};
  const TextLook note{FontStyle::Italic, 7.5f * pt, {84, 86, 92, 255}, {0, 0, 0, 0}, 0};
  const std::string doubt = "Pale or dashed: only possible at this date";
  float widest = type.shaped(doubt, note).widthPx - (kSampleWidthPt + 6) * pt;
  for (const LegendEntry& entry : entries) {
    widest = std::max(widest, type.shaped(entry.title, text).widthPx);
  }
  const float width = widest + (kSampleWidthPt + 6 + 2 * kPaddingPt) * pt;
  const float height = (static_cast<float>(entries.size() + 1) * kRowPt + 2 * kPaddingPt) * pt;
  const geo::Screen corner{static_cast<float>(frame.view.widthPx) - kMarginPt * pt - width,
                           bottom - kMarginPt * pt - height};
  const LabelBox box{corner.xPx, corner.yPx, corner.xPx + width, corner.yPx + height};
  if (!occupied.free(box)) return;  // a picture too small for it
  type.addRect(out, corner, width, height, {255, 255, 255, 226});
  float y = corner.yPx + (kPaddingPt + kRowPt / 2) * pt;
  for (const LegendEntry& entry : entries) {
    addSample(entry, {corner.xPx + kPaddingPt * pt, y}, pt, type, out);
    type.addText(out, entry.title, text,
                 {corner.xPx + (kPaddingPt + kSampleWidthPt + 6) * pt, y + 3 * pt});
    y += kRowPt * pt;
  }
  type.addText(out, doubt, note, {corner.xPx + kPaddingPt * pt, y + 3 * pt});
  occupied.take(box);
}

}  // namespace viewer
