#include "viewer/panels/lanes_panel.hpp"

#include "geo/base/time_text.hpp"
#include "viewer/panels/input.hpp"
#include "viewer/panels/lane_draw.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

// At scale 1.
constexpr float kTitlesPx = 190, kReachPx = 3, kNotchPx = 48, kScrollBarPx = 4, kBelowPx = 4;
constexpr float kModeButtonPx = 78;
constexpr double kNotchZoom = 1.25, kNotchPan = 0.1, kCrowdZoom = 4;
constexpr double kMarginShare = 0.15;  // of a row's length, beside it on the axis

/// The lanes in the window: titles left of the axis, rows above it.
struct Area {
  AxisScale scale;
  float leftPx = 0, topPx = 0, heightPx = 0;
  float scrollPx = 0;

  float rightPx() const { return scale.leftPx + scale.widthPx; }
  float bottomPx() const { return topPx + heightPx; }
  float contentTopPx() const { return topPx - scrollPx; }
};

void drawHoveredRow(const Panel& panel, geo::FeatureRef ref) {
  const geo::Scenario& scenario = *panel.session.scenario;
  const geo::Feature& feature = geo::featureOf(scenario, ref);
  const geo::Zone& zone = panel.session.clock.zone;
  const Fonts& fonts = panel.info.fonts;
  ui::text(fonts.bold, feature.name.empty() ? feature.id : feature.name);
  ui::text(fonts.small, "From " + geo::formatUncertain(feature.valid.from, zone));
  ui::text(fonts.small, "To " + geo::formatUncertain(feature.valid.to, zone));
  ui::quietText(fonts.small, geo::layerOf(scenario, ref).title);
}

void drawHoveredCrowd(const Panel& panel, const Lane& lane, const LaneCrowd& crowd) {
  ui::text(panel.info.fonts.bold, lane.title);
  ui::text(panel.info.fonts.small, crowdText(crowd));
  ui::quietText(panel.info.fonts.small, "Double click to look closer");
}

void drawTooltip(const Panel& panel, const LaneHit& hit) {
  if (!hit.item && !hit.crowd) return;
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(panel.scaled(380));
  if (hit.item)
    drawHoveredRow(panel, hit.item->ref);
  else
    drawHoveredCrowd(panel, panel.state.cache.lanes.lanes[hit.lane->lane], *hit.crowd);
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
}

/// A moment at which the row is certain if it can be, and near the window.
geo::Moment momentIn(const geo::ValidTime& valid, geo::TimeSpan window) {
  const geo::TimeSpan span = valid.hasCertain() ? valid.certain() : valid.possible();
  if (window.to <= span.from) return span.from;
  return span.from > geo::kBeginningOfTime ? span.from : span.to - std::chrono::seconds{1};
}

void choose(const Panel& panel, geo::FeatureRef ref) {
  const geo::ValidTime& valid = geo::featureOf(*panel.session.scenario, ref).valid;
  const geo::TimeSpan window = panel.session.clock.window;
  panel.out.push_back(command::FlyTo{ref});
  if (geo::validityIn(valid, window) == geo::Validity::Never) {
    panel.out.push_back(command::GoTo{momentIn(valid, window)});
  }
}

/// The axis shows the row with a margin to each side; an open end is where the timeline ends.
void showAll(const Panel& panel, geo::FeatureRef ref) {
  const geo::Scenario& scenario = *panel.session.scenario;
  const geo::Feature& feature = geo::featureOf(scenario, ref);
  const auto timed = geo::timedOf(geo::layerOf(scenario, ref), feature);
  geo::TimeSpan span = timed.value_or(feature.valid).possible();
  const geo::TimeSpan range = panel.session.clock.range;
  span = {std::max(span.from, range.from), std::min(span.to, range.to)};
  const double marginSeconds =
      std::max(kMarginShare * secondsBetween(span.from, span.to), 12 * 3600.0);
  panel.out.push_back(
      command::SetAxis{{shifted(span.from, -marginSeconds), shifted(span.to, marginSeconds)}});
}

void press(const Panel& panel, const Area& area, const LaneHit& hit) {
  const ui::MouseInput mouse = ui::mouseInput();
  panel.state.timeline.lastXPx = mouse.xPx;
  if (mouse.left.doubleClicked) {
    if (hit.item) showAll(panel, hit.item->ref);
    if (hit.crowd) {
      panel.out.push_back(command::ZoomAxis{momentFromX(area.scale, mouse.xPx), kCrowdZoom});
    }
  } else if (mouse.left.pressed && hit.item) {
    choose(panel, hit.item->ref);
  }
}

/// The wheel scrolls; with Ctrl it zooms the axis, with Shift it moves it.
void turnWheel(const Panel& panel, const Area& area) {
  const ui::MouseInput mouse = ui::mouseInput();
  const float side = mouse.sideNotches + (mouse.shift ? mouse.wheelNotches : 0);
  if (side != 0) {
    panel.out.push_back(command::PanAxis{-kNotchPan * side});
  } else if (mouse.wheelNotches != 0 && mouse.ctrl) {
    const double factor = std::pow(kNotchZoom, mouse.wheelNotches);
    panel.out.push_back(command::ZoomAxis{momentFromX(area.scale, mouse.xPx), factor});
  } else {
    panel.state.lanes.scrollPx -= mouse.wheelNotches * panel.scaled(kNotchPx);
  }
}

/// The middle and the right button move the axis.
void panAxis(const Panel& panel, const Area& area) {
  const ui::MouseInput mouse = ui::mouseInput();
  float& lastXPx = panel.state.timeline.lastXPx;
  const bool held = mouse.middle.down || mouse.right.down;
  if (!held || !mouse.known || mouse.xPx == lastXPx) return;
  panel.out.push_back(command::PanAxis{(lastXPx - mouse.xPx) / area.scale.widthPx});
  lastXPx = mouse.xPx;
}

/// What the pointer is on.
LaneHit useRows(const Panel& panel, const Area& area) {
  ImGui::SetCursorScreenPos({area.scale.leftPx, area.topPx});
  ImGui::InvisibleButton("lanes", {area.scale.widthPx, area.heightPx},
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
                             ImGuiButtonFlags_MouseButtonMiddle);
  ui::mark(panel.info.recorder, "timeline/lanes");
  const bool hovered = ImGui::IsItemHovered();
  LaneHit hit;
  const ui::MouseInput mouse = ui::mouseInput();
  if (hovered) {
    hit = hitAt(panel.state.cache.lanes.view, {mouse.xPx, mouse.yPx - area.contentTopPx()},
                panel.scaled(kReachPx));
    turnWheel(panel, area);
  }
  if (ImGui::IsItemActivated())
    press(panel, area, hit);
  else if (ImGui::IsItemActive())
    panAxis(panel, area);
  if (hovered) drawTooltip(panel, hit);
  return hit;
}

void drawGrid(const Panel& panel, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({area.scale.leftPx, area.topPx}, {area.rightPx(), area.bottomPx()},
                     ui::packed(panel.colors().field));
  for (const Tick& tick : panel.state.cache.ticks.ticks) {
    if (tick.rank == Tick::Rank::Minor || panel.state.cache.ticks.axis != area.scale.axis) continue;
    const float x = std::round(area.scale.leftPx + tick.xPx);
    const std::uint8_t alpha = tick.rank == Tick::Rank::Context ? 255 : 110;
    list.AddRectFilled({x, area.topPx}, {x + 1, area.bottomPx()},
                       ui::packed(panel.colors().line.withAlpha(alpha)));
  }
}

/// A window too narrow to be seen is as wide as the axis draws it.
void drawWindow(const Panel& panel, const Area& area) {
  const geo::TimeSpan window = panel.session.clock.window;
  const float from = std::floor(xFromMoment(area.scale, window.from));
  const float to = std::max(std::ceil(xFromMoment(area.scale, window.to)), from + panel.scaled(2));
  if (from > area.rightPx() || to < area.scale.leftPx) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(
      {from, area.topPx}, {to, area.bottomPx()},
      ui::packed(panel.colors().accent.withAlpha(to - from > panel.scaled(14) ? 36 : 120)));
}

/// Stays in sight while the lane does.
void drawTitle(const Panel& panel, const Area& area, const LaneView& view) {
  const Lane& lane = panel.state.cache.lanes.lanes[view.lane];
  const std::string& layerTitle = panel.session.scenario->layers[lane.layer].title;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont& font = *panel.info.fonts.small;
  const float top = area.contentTopPx() + view.topPx, bottom = top + view.heightPx;
  const float left = area.leftPx + panel.scaled(10);
  list.AddRectFilled({area.leftPx, top + 2}, {area.leftPx + panel.scaled(4), bottom - 2},
                     ui::packed(lane.color));
  const ImVec4 clip{left, top, area.scale.leftPx - panel.scaled(8), bottom - 1};
  const auto write = [&](float y, geo::Color ink, const std::string& words) {
    list.AddText(&font, font.FontSize, {left, std::round(y)}, ui::packed(ink), words.data(),
                 words.data() + words.size(), 0, &clip);
  };
  const float linePx = font.FontSize + panel.scaled(1), gapPx = panel.scaled(3);
  const bool both = lane.title != layerTitle && view.heightPx >= 2 * linePx + gapPx;
  const float wordsPx = both ? 2 * linePx : linePx;
  const float seenTop = std::max(top, area.topPx);
  const float y =
      std::min(seenTop + std::min(gapPx, (view.heightPx - wordsPx) / 2), bottom - wordsPx - 1);
  write(y, panel.colors().ink, lane.title);
  if (both) write(y + linePx, panel.colors().quietInk, layerTitle);
}

/// A click on a title folds its lane into one track, or unfolds it.
void useTitles(const Panel& panel, const Area& area) {
  ImGui::SetCursorScreenPos({area.leftPx, area.topPx});
  const float widthPx = std::max(1.0f, area.scale.leftPx - area.leftPx);
  const bool clicked = ImGui::InvisibleButton("titles", {widthPx, area.heightPx});
  ui::mark(panel.info.recorder, "timeline/lane-titles");
  if (!ImGui::IsItemHovered()) return;
  turnWheel(panel, area);
  const LanesCache& cache = panel.state.cache.lanes;
  const float y = ui::mouseInput().yPx - area.contentTopPx();
  const LaneView* view = hitAt(cache.view, {area.leftPx, y}, 0).lane;
  if (!view) return;
  const Lane& lane = cache.lanes[view->lane];
  ImGui::SetTooltip("%s\n%s\nClick to fold or unfold",
                    panel.session.scenario->layers[lane.layer].title.c_str(), lane.title.c_str());
  LaneKeys& folded = panel.state.lanes.folded;
  if (clicked && !folded.erase(lane.key)) folded.insert(lane.key);
}

void drawScrollBar(const Panel& panel, const Area& area) {
  const float allPx = panel.state.cache.lanes.view.heightPx;
  if (allPx <= area.heightPx) return;
  const float rightPx = area.scale.leftPx - panel.scaled(2),
              leftPx = rightPx - panel.scaled(kScrollBarPx);
  const float top = area.topPx + area.scrollPx / allPx * area.heightPx;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({leftPx, area.topPx}, {rightPx, area.bottomPx()},
                     ui::packed(panel.colors().button));
  list.AddRectFilled({leftPx, top}, {rightPx, top + area.heightPx * area.heightPx / allPx},
                     ui::packed(panel.colors().possible));
}

void drawAll(const Panel& panel, const Area& area, const LaneHit& hit) {
  const LanesCache& cache = panel.state.cache.lanes;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (const LaneView& view : cache.view.lanes) {
    const float top = area.contentTopPx() + view.topPx, bottom = top + view.heightPx;
    if (bottom < area.topPx || top > area.bottomPx()) continue;
    ImGui::PushClipRect({area.scale.leftPx, area.topPx}, {area.rightPx(), area.bottomPx()}, true);
    drawLaneRows({panel, view, cache.lanes[view.lane], area.contentTopPx()},
                 hit.lane == &view ? hit.item : nullptr, area.rightPx());
    ImGui::PopClipRect();
    drawTitle(panel, area, view);
    list.AddRectFilled({area.leftPx, bottom - 1}, {area.rightPx(), bottom},
                       ui::packed(panel.colors().line));
  }
}

void drawModeButton(const Panel& panel, LaneMode mode, const char* title) {
  LanesState& state = panel.state.lanes;
  const bool on = state.mode == mode;
  const geo::Color color = on ? panel.colors().accentPale : panel.colors().button;
  ImGui::PushStyleColor(ImGuiCol_Button, ui::packed(color));
  if (ImGui::Button(title, {panel.scaled(kModeButtonPx), 0})) state.mode = mode;
  ImGui::PopStyleColor();
  ui::markNamed(panel.info.recorder, "timeline/lanes-by/{}", title);
}

/// Beside the axis, below the titles.
void drawModes(const Panel& panel) {
  ImGui::PushFont(panel.info.fonts.small);
  ui::quietText(panel.info.fonts.small, "A lane for each");
  drawModeButton(panel, LaneMode::Layers, "layer");
  ImGui::SameLine(0, panel.scaled(4));
  drawModeButton(panel, LaneMode::Kinds, "kind");
  ImGui::PopFont();
}

}  // namespace

AxisScale timelineScale(const Panel& panel) {
  const float roomPx = ImGui::GetContentRegionAvail().x;
  const bool open = panel.state.lanes.mode != LaneMode::Off;
  const float titlesPx = open ? std::round(std::min(panel.scaled(kTitlesPx), roomPx / 4)) : 0;
  return {panel.session.clock.axis, ImGui::GetCursorScreenPos().x + titlesPx,
          std::max(1.0f, roomPx - titlesPx)};
}

void drawLanes(const Panel& panel) {
  LanesState& state = panel.state.lanes;
  LanesCache& cache = panel.state.cache.lanes;
  if (state.mode == LaneMode::Off) {
    state.wantedPx = 0;
    return;
  }
  const AxisScale scale = timelineScale(panel);
  refresh(cache, panel.session, state, scale, panel.info.uiScale);
  state.wantedPx = cache.view.heightPx + panel.scaled(kBelowPx);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const float lanesPx = panel.info.layout.lanesPx;
  const float heightPx = lanesPx - panel.scaled(kBelowPx);
  if (heightPx >= 1) {
    const float furthestPx = std::max(0.0f, cache.view.heightPx - heightPx);
    state.scrollPx = std::clamp(state.scrollPx, 0.0f, furthestPx);
    const Area area{scale, corner.x, corner.y, heightPx, state.scrollPx};
    fillSeen(cache, panel.session, state.scrollPx, state.scrollPx + heightPx);
    useTitles(panel, area);
    const LaneHit hit = useRows(panel, area);
    ImGui::PushClipRect({area.leftPx, area.topPx}, {area.rightPx(), area.bottomPx()}, true);
    drawGrid(panel, area);
    drawAll(panel, area, hit);
    drawWindow(panel, area);
    drawScrollBar(panel, area);
    ImGui::PopClipRect();
  }
  ImGui::SetCursorScreenPos({corner.x, corner.y + lanesPx});
  drawModes(panel);
  ImGui::SetCursorScreenPos({corner.x, corner.y + lanesPx});
}

void drawLanesButton(const Panel& panel) {
  const bool open = panel.state.lanes.mode != LaneMode::Off;
  const geo::Color color = open ? panel.colors().accentPale : panel.colors().button;
  ImGui::PushStyleColor(ImGuiCol_Button, ui::packed(color));
  if (ImGui::Button("Lanes", {panel.scaled(64), 0})) toggleLanes(panel.state.lanes);
  ImGui::PopStyleColor();
  ui::mark(panel.info.recorder, "timeline/lanes-button");
  if (ImGui::IsItemHovered()) {
    ImGui::SetTooltip(open ? "Only the axis (L)" : "A lane for each layer or kind (L)");
  }
}

}  // namespace viewer
