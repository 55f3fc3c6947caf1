// The timeline's axis as it is drawn: ticks, events, the window with its grip, and which part of
// the whole range is seen. What the mouse does on it is in timeline_drag.cpp.
#include "viewer/panels/before_grip.hpp"
#include "viewer/panels/lanes_panel.hpp"
#include "viewer/panels/panel.hpp"
#include "viewer/panels/timeline_drag.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

// At scale 1.
constexpr float kLabelRowPx = 18, kOverviewPx = 9, kOverviewGapPx = 3;
constexpr float kColumnPx = 2, kLeastBarPx = 4, kGripPx = 7;
constexpr std::size_t kMostNames = 6;
constexpr int kFullBar = 4;  // fewer events in a column leave its bar lower

/// The axis in window pixels: events above, tick labels below.
struct Axis {
  AxisScale scale;
  float topPx = 0, baselinePx = 0, bottomPx = 0;
  float columnPx = 2;

  float rightPx() const { return scale.leftPx + scale.widthPx; }
};

void drawTicks(const Panel& panel, const Axis& axis) {
  AxisTicks& cached = panel.state.cache.ticks;
  ImFont& font = *panel.info.fonts.small;
  const geo::Zone& zone = panel.session.clock.zone;
  const bool same = cached.axis == axis.scale.axis && cached.zone == zone;
  if (!same || cached.widthPx != axis.scale.widthPx) {
    const auto widthOf = [&](std::string_view label) {
      return font.CalcTextSizeA(font.FontSize, 1e6f, 0, label.data(), label.data() + label.size())
          .x;
    };
    cached = {axis.scale.axis, zone, axis.scale.widthPx,
              ticksFor(axis.scale.axis, axis.scale.widthPx, widthOf, zone)};
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (const Tick& tick : cached.ticks) {
    const float x = std::round(axis.scale.leftPx + tick.xPx);
    const bool minor = tick.rank == Tick::Rank::Minor, context = tick.rank == Tick::Rank::Context;
    const float fromPx = context ? axis.topPx : axis.baselinePx;
    const float toPx = minor ? axis.baselinePx + panel.scaled(4) : axis.bottomPx;
    list.AddRectFilled({x, fromPx}, {x + 1, toPx}, ui::packed(panel.colors().line));
    const ImVec2 at{x + kTickLabelOffsetPx, axis.baselinePx + panel.scaled(1)};
    const geo::Color ink = context ? panel.colors().ink : panel.colors().quietInk;
    list.AddText(&font, font.FontSize, at, ui::packed(ink), tick.label.data(),
                 tick.label.data() + tick.label.size());
  }
}

bool sameCounts(const EventColumn& a, const EventColumn& b) {
  return a.possible == b.possible && a.certain == b.certain;
}

/// Columns with the same counts are drawn as one bar.
void drawEvents(const Panel& panel, const Axis& axis) {
  const EventBins& bins = panel.state.cache.events;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float roomPx = axis.baselinePx - axis.topPx - panel.scaled(kGripPx);
  const auto drawBar = [&](std::size_t from, std::size_t to, int count, geo::Color color) {
    if (count == 0) return;
    const float share =
        static_cast<float>(count) / static_cast<float>(std::max(bins.most, kFullBar));
    const float heightPx = std::max(panel.scaled(kLeastBarPx), std::round(roomPx * share));
    const float left = axis.scale.leftPx;
    list.AddRectFilled(
        {left + static_cast<float>(from) * axis.columnPx, axis.baselinePx - heightPx},
        {left + static_cast<float>(to) * axis.columnPx, axis.baselinePx}, ui::packed(color));
  };
  for (std::size_t i = 0; i < bins.columns.size();) {
    std::size_t end = i + 1;
    while (end < bins.columns.size() && sameCounts(bins.columns[i], bins.columns[end])) ++end;
    drawBar(i, end, bins.columns[i].possible, panel.colors().possible);
    drawBar(i, end, bins.columns[i].certain, panel.colors().certain);
    i = end;
  }
}

/// Where the window lies, or which way it lies when the axis does not show it.
void drawWindow(const Panel& panel, const Axis& axis) {
  const geo::TimeSpan window = panel.session.clock.window;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 ink = ui::packed(panel.colors().accent);
  const float gripPx = panel.scaled(kGripPx);
  const float left = axis.scale.leftPx, right = axis.rightPx();
  const float middle = gripX(axis.scale, panel.session.clock);
  if (middle < left) {
    list.AddTriangleFilled({left, axis.topPx + gripPx}, {left + gripPx, axis.topPx},
                           {left + gripPx, axis.topPx + 2 * gripPx}, ink);
  } else if (middle > right) {
    list.AddTriangleFilled({right, axis.topPx + gripPx}, {right - gripPx, axis.topPx + 2 * gripPx},
                           {right - gripPx, axis.topPx}, ink);
  }
  const float from = std::max(left, std::floor(xFromMoment(axis.scale, window.from)));
  const float to = std::min(right, std::ceil(xFromMoment(axis.scale, window.to)));
  if (from > right || to < left) return;
  const float widest = std::max(to, from + panel.scaled(2));
  list.AddRectFilled(
      {from, axis.topPx}, {widest, axis.bottomPx},
      ui::packed(panel.colors().accent.withAlpha(to - from > 2 * gripPx ? 50 : 255)));
  if (to - from > 2 * gripPx) {
    const float edgePx = panel.scaled(3);
    const ImU32 edge = ui::packed(panel.colors().accent.withAlpha(200));
    list.AddRectFilled({from, axis.topPx}, {from + edgePx, axis.bottomPx}, edge);
    list.AddRectFilled({to - edgePx, axis.topPx}, {to, axis.bottomPx}, edge);
  }
  if (middle < left || middle > right) return;
  list.AddRectFilled({middle - gripPx, axis.topPx}, {middle + gripPx, axis.topPx + gripPx}, ink,
                     panel.scaled(2));
  list.AddTriangleFilled({middle - gripPx, axis.topPx + gripPx - 1},
                         {middle + gripPx, axis.topPx + gripPx - 1},
                         {middle, axis.topPx + 2 * gripPx - 1}, ink);
}

/// The date under the pointer and the events there.
void drawHover(const Panel& panel, const Axis& axis, float xPx) {
  ImGui::GetWindowDrawList()->AddRectFilled({std::floor(xPx), axis.topPx},
                                            {std::floor(xPx) + 1, axis.bottomPx},
                                            ui::packed(panel.colors().accent.withAlpha(110)));
  const float columnPx = axis.columnPx;
  const float column = std::floor((xPx - axis.scale.leftPx) / columnPx);
  const geo::TimeSpan reach{momentFromX(axis.scale, axis.scale.leftPx + (column - 1) * columnPx),
                            momentFromX(axis.scale, axis.scale.leftPx + (column + 2) * columnPx)};
  const geo::Moment at = momentFromX(axis.scale, xPx);
  const bool leftHalf = xPx < (axis.scale.leftPx + axis.rightPx()) / 2;
  const Layout& layout = panel.info.layout;
  const float aboveYPx = layout.lanesPx > 0 ? axis.topPx : layout.timeline.yPx;
  ImGui::SetNextWindowPos({xPx, aboveYPx - panel.scaled(4)}, ImGuiCond_Always,
                          {leftHalf ? 0.0f : 1.0f, 1.0f});
  ImGui::BeginTooltip();
  ui::text(panel.info.fonts.bold,
           formatWindow(instantAt(panel.session.clock, at), panel.session.clock.zone));
  const auto names = eventNamesIn(panel.session, reach, kMostNames + 1);
  for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i) {
    ui::text(panel.info.fonts.small, names[i]);
  }
  if (names.size() > kMostNames) ui::quietText(panel.info.fonts.small, "and more");
  const std::string counts =
      columnText(panel.state.cache.events, static_cast<std::size_t>(std::max(0.0f, column)));
  if (!counts.empty()) ui::text(panel.info.fonts.small, counts);
  ImGui::EndTooltip();
}

Axis axisHere(const Panel& panel, float overviewPx) {
  const ImVec2 corner = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
  Axis axis;
  axis.scale = timelineScale(panel);
  axis.topPx = corner.y;
  axis.bottomPx = std::max(corner.y + 1, corner.y + room.y - overviewPx);
  axis.baselinePx = std::max(corner.y, axis.bottomPx - panel.scaled(kLabelRowPx));
  axis.columnPx = panel.scaled(kColumnPx);
  return axis;
}

/// The whole range, with the part that the axis shows and the window.
void drawOverview(const Panel& panel, const AxisScale& whole, float topPx, float bottomPx) {
  const Clock& clock = panel.session.clock;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto drawSpan = [&](geo::TimeSpan span, geo::Color color) {
    const float from = xFromMoment(whole, span.from);
    const float to = std::max(xFromMoment(whole, span.to), from + panel.scaled(3));
    list.AddRectFilled({from, topPx}, {to, bottomPx}, ui::packed(color));
  };
  drawSpan(clock.range, panel.colors().button);
  drawSpan(clock.axis, panel.colors().possible);
  drawSpan(clock.window, panel.colors().accent);
}

void layOverview(const Panel& panel, const Axis& axis) {
  ImGui::SetCursorScreenPos({axis.scale.leftPx, axis.bottomPx + panel.scaled(kOverviewGapPx)});
  const float heightPx = panel.scaled(kOverviewPx - kOverviewGapPx);
  ImGui::InvisibleButton("overview", {axis.scale.widthPx, heightPx});
  ui::mark(panel.info.recorder, "timeline/overview");
  const AxisScale whole{panel.session.clock.range, axis.scale.leftPx, axis.scale.widthPx};
  dragOverview(panel, whole);
  drawOverview(panel, whole, ImGui::GetItemRectMin().y, ImGui::GetItemRectMax().y);
}

void layAxis(const Panel& panel, const Axis& axis) {
  const ImVec2 low{axis.scale.leftPx, axis.topPx}, high{axis.rightPx(), axis.bottomPx};
  ImGui::SetCursorScreenPos(low);
  ImGui::InvisibleButton("axis", {high.x - low.x, high.y - low.y},
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
                             ImGuiButtonFlags_MouseButtonMiddle);
  ui::mark(panel.info.recorder, "timeline/axis");
  const bool idle = dragAxis(panel, axis.scale) == TimelineState::Drag::None;
  const bool hovered = idle && ImGui::IsItemHovered();
  refresh(panel.state.cache.events, panel.session,
          static_cast<std::size_t>(std::ceil(axis.scale.widthPx / axis.columnPx)));
  ImGui::PushClipRect(low, high, true);
  ImGui::GetWindowDrawList()->AddRectFilled(low, {high.x, axis.baselinePx},
                                            ui::packed(panel.colors().field));
  drawTicks(panel, axis);
  drawEvents(panel, axis);
  drawBefore(panel, axis.scale, axis.topPx, axis.bottomPx);
  drawWindow(panel, axis);
  if (hovered) drawHover(panel, axis, ImGui::GetMousePos().x);
  ImGui::PopClipRect();
}

}  // namespace

void drawTimelineAxis(const Panel& panel) {
  const bool zoomed = panel.session.clock.axis != panel.session.clock.range;
  const Axis axis = axisHere(panel, zoomed ? panel.scaled(kOverviewPx) : 0);
  layAxis(panel, axis);
  if (zoomed) layOverview(panel, axis);
}

}  // namespace viewer
