#include "viewer/render/legend_box.hpp"

#include "viewer/layers/legend_sample.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr float kSampleWidthPt = 22, kSampleHeightPt = 9, kRowPt = 13.5f, kGapPt = 6;
constexpr float kMostHeightShare = 0.66f, kMostWidthShare = 0.36f;  // of the picture's room

/// The legend's measures in pixels.
struct Plan {
  std::vector<LegendEntry> entries;
  TextLook text, note, standard;
  std::size_t rows = 0, columns = 1;  // of entries
  float columnWidth = 0, width = 0, height = 0;
  float entriesHeight = 0;  // of the highest column
};

/// The sizes of marks stand in rows as high as they are: circles one below the other would join.
float rowPtOf(const LegendEntry& entry) {
  constexpr float kAirPt = 1.5f;
  const bool pile = entry.symbol >= Symbol::PileSmall && entry.symbol <= Symbol::PileHuge;
  if (entry.sample != LegendEntry::Sample::Marker || !pile) return kRowPt;
  return std::max(kRowPt, shapeOf(entry.symbol).diameterPt + kAirPt);
}

float columnPt(const Plan& plan, std::size_t column) {
  float sum = 0;
  for (std::size_t i = column * plan.rows; i < plan.entries.size() && i < (column + 1) * plan.rows;
       ++i) {
    sum += rowPtOf(plan.entries[i]);
  }
  return sum;
}
float highestColumnPt(const Plan& plan) {
  float highest = 0;
  for (std::size_t i = 0; i < plan.columns; ++i) highest = std::max(highest, columnPt(plan, i));
  return highest;
}

/// What follows the title of a symbol that is a standard's sign.
std::string standardNote(const LegendEntry& entry) {
  return entry.standard.empty() ? "" : fmt::format(" ({})", entry.standard);
}

float widestEntry(const Page& page, const Plan& plan) {
  float widest = 0;
  for (const LegendEntry& entry : plan.entries) {
    const float title = page.type.shaped(entry.title, plan.text).widthPx;
    const float standard = page.type.shaped(standardNote(entry), plan.standard).widthPx;
    widest = std::max(widest, title + standard);
  }
  return widest;
}

/// Where the rows may be `roomPx` high.
Plan planFor(const Page& page, std::vector<LegendEntry> entries, float roomPx) {
  const float pt = page.pt();
  Plan plan{std::move(entries), page.look(8.5f), page.quiet(7.5f, FontStyle::Italic),
            page.quiet(7)};
  const auto& notes = page.frame.words.legendNotes;
  const float roomPt = roomPx / pt - kRowPt * static_cast<float>(notes.size());
  const std::size_t count = plan.entries.size();
  const auto divide = [&] { plan.rows = (count + plan.columns - 1) / plan.columns; };
  for (divide(); highestColumnPt(plan) > roomPt && plan.columns < count; divide()) ++plan.columns;
  float widestNote = 0;
  for (const std::string& note : notes) {
    widestNote = std::max(widestNote, page.type.shaped(note, plan.note).widthPx);
  }
  plan.columnWidth = widestEntry(page, plan) + (kSampleWidthPt + 2 * kGapPt) * pt;
  const float columns = plan.columnWidth * static_cast<float>(plan.columns) - kGapPt * pt;
  plan.width = std::max(columns, widestNote) + 2 * kPaddingPt * pt;
  plan.entriesHeight = highestColumnPt(plan) * pt;
  plan.height =
      plan.entriesHeight + (static_cast<float>(notes.size()) * kRowPt + 2 * kPaddingPt) * pt;
  return plan;
}

/// All entries; those of the base map only where they need no column of their own.
Plan planFor(const Page& page, float roomPx) {
  std::vector<LegendEntry> entries = page.frame.words.legend;
  Plan plan = planFor(page, entries, roomPx);
  if (plan.columns == 1) return plan;
  std::erase_if(entries, [](const LegendEntry& entry) { return entry.context; });
  return planFor(page, std::move(entries), roomPx);
}

void addEntry(Page& page, const Plan& plan, const LegendEntry& entry, geo::Screen at) {
  const float pt = page.pt(), half = kSampleHeightPt / 2 * pt;
  const geo::PlaneBox place{at.xPx, -(at.yPx + half), at.xPx + kSampleWidthPt * pt,
                            -(at.yPx - half)};
  page.out.samples.push_back(sampleMesh(entry, page.theme(), place));
  const geo::Screen title{at.xPx + (kSampleWidthPt + kGapPt) * pt, at.yPx + 3 * pt};
  page.write(entry.title, plan.text, title);
  const float titlePx = page.type.shaped(entry.title, plan.text).widthPx;
  page.write(standardNote(entry), plan.standard, {title.xPx + titlePx, title.yPx});
}

/// Entries and notes from their upper left corner down.
void addRows(Page& page, const Plan& plan, geo::Screen first) {
  const float row = kRowPt * page.pt();
  float down = 0;
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    if (i % plan.rows == 0) down = 0;
    const auto across = static_cast<float>(i / plan.rows);
    const float height = rowPtOf(plan.entries[i]) * page.pt();
    addEntry(page, plan, plan.entries[i],
             {first.xPx + across * plan.columnWidth, first.yPx + down + height / 2});
    down += height;
  }
  float y = first.yPx + plan.entriesHeight + row / 2;
  for (const std::string& note : page.frame.words.legendNotes) {
    page.write(note, plan.note, {first.xPx, y + 3 * page.pt()});
    y += row;
  }
}

}  // namespace

void addLegend(Page& page) {
  const Plan plan = planFor(page, (page.bottom - page.top) * kMostHeightShare);
  if (plan.entries.empty()) return;
  const float pt = page.pt();
  const geo::Screen corner{page.right - page.margin() - plan.width,
                           page.bottom - page.margin() - plan.height};
  const LabelBox box{corner.xPx, corner.yPx, corner.xPx + plan.width, corner.yPx + plan.height};
  const bool tooWide = plan.columns > 1 && plan.width > page.width() * kMostWidthShare;
  if (tooWide || corner.xPx < page.left || corner.yPx < page.top || !page.occupied.free(box))
    return;
  page.addSheet(box);
  addRows(page, plan, {corner.xPx + kPaddingPt * pt, corner.yPx + kPaddingPt * pt});
}

float addLegendIn(Page& page, const LabelBox& room) {
  const float padding = kPaddingPt * page.pt();
  const Plan plan = planFor(page, room.bottom - room.top);
  const float width = plan.width - 2 * padding, height = plan.height - 2 * padding;
  const bool fits = width <= room.right - room.left && height <= room.bottom - room.top;
  if (plan.entries.empty() || !fits) return room.top;
  addRows(page, plan, {room.left, room.top});
  return room.top + height;
}

}  // namespace viewer
