#include "viewer/render/legend_box.hpp"

#include "viewer/layers/legend_sample.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

namespace {

constexpr float kSampleWidthPt = 22, kSampleHeightPt = 9, kRowPt = 13.5f, kGapPt = 6;
constexpr float kMostHeightShare = 0.66f, kMostWidthShare = 0.36f;  // of the picture's room

/// The legend's measures in pixels.
struct Plan {
  std::vector<LegendEntry> entries;
  TextLook text, note;
  std::size_t rows = 0, columns = 1;  // of entries
  float columnWidth = 0, width = 0, height = 0;
};

float widestOf(const Page& page, const std::vector<LegendEntry>& entries, const TextLook& look) {
  float widest = 0;
  for (const LegendEntry& entry : entries) {
    widest = std::max(widest, page.type.shaped(entry.title, look).widthPx);
  }
  return widest;
}

Plan planFor(const Page& page, std::vector<LegendEntry> entries) {
  const float pt = page.pt();
  Plan plan{std::move(entries), page.look(8.5f), page.quiet(7.5f, FontStyle::Italic)};
  const auto& notes = page.frame.words.legendNotes;
  const float room = (page.bottom - page.top) * kMostHeightShare / (kRowPt * pt);
  const auto most =
      static_cast<std::size_t>(std::max(1.0f, std::floor(room) - static_cast<float>(notes.size())));
  plan.columns = std::max<std::size_t>(1, (plan.entries.size() + most - 1) / most);
  plan.rows = (plan.entries.size() + plan.columns - 1) / plan.columns;
  float widestNote = 0;
  for (const std::string& note : notes) {
    widestNote = std::max(widestNote, page.type.shaped(note, plan.note).widthPx);
  }
  plan.columnWidth = widestOf(page, plan.entries, plan.text) + (kSampleWidthPt + 2 * kGapPt) * pt;
  const float columns = plan.columnWidth * static_cast<float>(plan.columns) - kGapPt * pt;
  plan.width = std::max(columns, widestNote) + 2 * kPaddingPt * pt;
  const auto lines = static_cast<float>(plan.rows + notes.size());
  plan.height = (lines * kRowPt + 2 * kPaddingPt) * pt;
  return plan;
}

/// All entries; those of the base map only where they need no column of their own.
Plan planFor(const Page& page) {
  std::vector<LegendEntry> entries = page.frame.words.legend;
  Plan plan = planFor(page, entries);
  if (plan.columns == 1) return plan;
  std::erase_if(entries, [](const LegendEntry& entry) { return entry.context; });
  return planFor(page, std::move(entries));
}

void addEntry(Page& page, const LegendEntry& entry, geo::Screen at, const TextLook& text) {
  const float pt = page.pt(), half = kSampleHeightPt / 2 * pt;
  const geo::PlaneBox place{at.xPx, -(at.yPx + half), at.xPx + kSampleWidthPt * pt,
                            -(at.yPx - half)};
  page.out.samples.push_back(sampleMesh(entry, page.theme(), place));
  page.type.addText(page.out.words, entry.title, text,
                    {at.xPx + (kSampleWidthPt + kGapPt) * pt, at.yPx + 3 * pt});
}

}  // namespace

void addLegend(Page& page) {
  const Plan plan = planFor(page);
  const auto& entries = plan.entries;
  if (entries.empty()) return;
  const float pt = page.pt();
  const geo::Screen corner{page.width() - page.margin() - plan.width,
                           page.bottom - page.margin() - plan.height};
  const LabelBox box{corner.xPx, corner.yPx, corner.xPx + plan.width, corner.yPx + plan.height};
  const bool tooWide = plan.columns > 1 && plan.width > page.width() * kMostWidthShare;
  if (tooWide || corner.xPx < 0 || corner.yPx < page.top || !page.occupied.free(box)) return;
  page.addSheet(box);
  const float left = corner.xPx + kPaddingPt * pt, first = corner.yPx + kPaddingPt * pt;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto column = static_cast<float>(i / plan.rows), row = static_cast<float>(i % plan.rows);
    addEntry(page, entries[i],
             {left + column * plan.columnWidth, first + (row + 0.5f) * kRowPt * pt}, plan.text);
  }
  float y = first + (static_cast<float>(plan.rows) + 0.5f) * kRowPt * pt;
  for (const std::string& note : page.frame.words.legendNotes) {
    page.type.addText(page.out.words, note, plan.note, {left, y + 3 * pt});
    y += kRowPt * pt;
  }
}

}  // namespace viewer
