// The timeline's upper row: transport, the date in large type, a field for dates, speed. The axis
// below it is drawn by timeline_axis.cpp.
#include "viewer/panels/date_entry.hpp"
#include "viewer/panels/lanes_panel.hpp"
#include "viewer/panels/panel.hpp"
#include "viewer/panels/time_settings.hpp"

#include <imgui_stdlib.h>

namespace viewer {

namespace {

// At scale 1.
constexpr float kButtonPx = 30, kFieldWidthPx = 170, kSpeedWidthPx = 165, kShowAllWidthPx = 76,
                kLanesWidthPx = 64, kSettingsWidthPx = 64;
// What the date leaves room for, from the most needed on.
constexpr float kWidthForZoneNotePx = 1500;
constexpr float kWidthForSettingsPx = 500, kWidthForLanesPx = 670, kWidthForShowAllPx = 760,
                kWidthForSpeedPx = 940, kWidthForFieldPx = 1130;

enum class Icon { First, Back, Play, Pause, Forward, Last };
enum class Enabled { No, Yes };

struct Glyph {
  ImDrawList& list;
  ImVec2 middle;
  float unitPx;
  ImU32 ink;

  /// A triangle whose tip points by `side` (1 right, -1 left), its base at `baseX` units.
  void triangle(float baseX, float side) const {
    const float x = middle.x + baseX * unitPx;
    const ImVec2 low{x, middle.y - unitPx}, high{x, middle.y + unitPx};
    const ImVec2 tip{x + 1.5f * side * unitPx, middle.y};
    // Clockwise either way, as the antialiased outline wants it.
    if (side > 0)
      list.AddTriangleFilled(low, tip, high, ink);
    else
      list.AddTriangleFilled(high, tip, low, ink);
  }
  void bar(float fromX, float toX) const {
    list.AddRectFilled({middle.x + fromX * unitPx, middle.y - unitPx},
                       {middle.x + toX * unitPx, middle.y + unitPx}, ink);
  }
};

void drawIcon(const Glyph& glyph, Icon icon) {
  switch (icon) {
    case Icon::First:
      glyph.bar(-1.1f, -0.7f);
      return glyph.triangle(0.9f, -1);
    case Icon::Back:
      return glyph.triangle(0.7f, -1);
    case Icon::Play:
      return glyph.triangle(-0.7f, 1);
    case Icon::Pause:
      glyph.bar(-0.8f, -0.25f);
      return glyph.bar(0.25f, 0.8f);
    case Icon::Forward:
      return glyph.triangle(-0.7f, 1);
    case Icon::Last:
      glyph.bar(0.7f, 1.1f);
      return glyph.triangle(-0.9f, 1);
  }
}

struct TransportButton {
  const char* name;
  const char* hint;
  Icon icon;
  Enabled enabled = Enabled::Yes;
};

bool drawTransportButton(const Panel& panel, const TransportButton& button) {
  const bool enabled = button.enabled == Enabled::Yes;
  ImGui::PushID(button.name);
  ImGui::BeginDisabled(!enabled);
  const bool clicked =
      ImGui::Button("##button", {panel.scaled(kButtonPx), panel.scaled(kButtonPx)});
  ImGui::EndDisabled();
  ui::markNamed(panel.info.recorder, "timeline/{}", button.name);
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", button.hint);
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  const geo::Color ink = enabled ? panel.colors().ink : panel.colors().possible;
  drawIcon({*ImGui::GetWindowDrawList(), ImVec2{(low.x + high.x) / 2, (low.y + high.y) / 2},
            panel.scaled(6), ui::packed(ink)},
           button.icon);
  ImGui::PopID();
  ImGui::SameLine(0, panel.scaled(3));
  return clicked;
}

/// While the clock plays, single steps would be lost among its own.
void drawTransport(const Panel& panel) {
  const Clock& clock = panel.session.clock;
  const bool playing = clock.playing;
  const geo::Moment cursor = cursorOf(clock);
  const bool atStart = cursor == instantAt(clock, clock.range.from).from;
  const bool atEnd = cursor == instantAt(clock, clock.range.to).from;
  const Enabled back = playing || atStart ? Enabled::No : Enabled::Yes;
  const Enabled forward = playing || atEnd ? Enabled::No : Enabled::Yes;
  Commands& out = panel.out;
  if (drawTransportButton(panel, {"first", "To the first date (Home)", Icon::First, back})) {
    out.push_back(command::GoToStart{});
  }
  ImGui::PushButtonRepeat(true);
  if (drawTransportButton(panel, {"back", "A step back (Left)", Icon::Back, back})) {
    out.push_back(command::Step{-1, clock.stepUnit});
  }
  ImGui::PopButtonRepeat();
  if (drawTransportButton(panel, {"play", playing ? "Pause (Space)" : "Play (Space)",
                                  playing ? Icon::Pause : Icon::Play})) {
    out.push_back(command::TogglePlay{});
  }
  ImGui::PushButtonRepeat(true);
  if (drawTransportButton(panel, {"forward", "A step on (Right)", Icon::Forward, forward})) {
    out.push_back(command::Step{1, clock.stepUnit});
  }
  ImGui::PopButtonRepeat();
  if (drawTransportButton(panel, {"last", "To the last date (End)", Icon::Last, forward})) {
    out.push_back(command::GoToEnd{});
  }
}

/// The window's ends in UTC where there is room, else only the zone's offset from it.
std::string zoneNote(const Panel& panel) {
  const Clock& clock = panel.session.clock;
  if (panel.info.layout.timeline.widthPx >= panel.scaled(kWidthForZoneNotePx)) {
    return formatZoneNote(clock.window, clock.zone);
  }
  return clock.zone.offsetText(clock.window.from);
}

/// The zone is always told.
void drawDate(const Panel& panel) {
  const Clock& clock = panel.session.clock;
  const std::string date = formatWindow(clock.window, clock.zone);
  ImGui::SameLine(0, panel.scaled(14));
  const float topPx = ImGui::GetCursorPosY();
  ImGui::SetCursorPosY(topPx - panel.scaled(3));
  ui::text(panel.info.fonts.date, date);
  ui::mark(panel.info.recorder, "timeline/date", date);
  const std::string note = zoneNote(panel);
  ImGui::SameLine(0, panel.scaled(8));
  ImGui::SetCursorPosY(topPx + panel.scaled(9));
  ui::quietText(panel.info.fonts.small, note);
  ui::mark(panel.info.recorder, "timeline/utc", note);
}

void drawDateField(const Panel& panel) {
  TimelineState& state = panel.state.timeline;
  if (state.dateWanted) ImGui::SetKeyboardFocusHere();
  state.dateWanted = false;
  const geo::Color border = state.dateRefused ? panel.colors().error : panel.colors().line;
  ImGui::PushStyleColor(ImGuiCol_Border, ui::packed(border));
  ImGui::SetNextItemWidth(panel.scaled(kFieldWidthPx));
  const bool entered = ImGui::InputTextWithHint("##date", "Date, e.g. 2020-11-10", &state.dateText,
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopStyleColor();
  ui::mark(panel.info.recorder, "timeline/date-field", state.dateText);
  if (ImGui::IsItemEdited()) state.dateRefused = false;
  if (ImGui::IsItemHovered()) {
    ImGui::SetTooltip(state.dateRefused ? "Not a date on this timeline."
                                        : "2020-11-10, 2020-11, 2020 or 2020-11-10..2020-12-01");
  }
  if (!entered) return;
  const auto command = commandForDate(panel.session.clock, state.dateText);
  state.dateRefused = !command;
  if (!command) return;
  panel.out.push_back(*command);
  state.dateText.clear();
}

const char* speedUnitOf(const Clock& clock) {
  switch (clock.stepUnit) {
    case StepUnit::Step:
      return clock.step < std::chrono::days{1} ? "hours/s" : "days/s";
    case StepUnit::Minute:
      return "minutes/s";
    case StepUnit::Hour:
      return "hours/s";
    case StepUnit::Day:
      return "days/s";
    case StepUnit::Week:
      return "weeks/s";
    case StepUnit::Month:
      return "months/s";
    case StepUnit::Year:
      break;
  }
  return "years/s";
}

void drawSpeed(const Panel& panel) {
  const Clock& clock = panel.session.clock;
  const float sidePx = ImGui::GetFrameHeight();
  if (ImGui::Button("-", {sidePx, sidePx})) {
    panel.out.push_back(command::SetSpeed{clock.stepsPerSecond / 2});
  }
  ui::mark(panel.info.recorder, "timeline/slower");
  ImGui::SameLine(0, panel.scaled(3));
  double speed = clock.stepsPerSecond;
  ImGui::SetNextItemWidth(panel.scaled(48));
  if (ImGui::InputDouble("##speed", &speed, 0, 0, "%.4g", ImGuiInputTextFlags_EnterReturnsTrue)) {
    panel.out.push_back(command::SetSpeed{speed});
  }
  ui::mark(panel.info.recorder, "timeline/speed");
  ImGui::SameLine(0, panel.scaled(3));
  if (ImGui::Button("+", {sidePx, sidePx})) {
    panel.out.push_back(command::SetSpeed{clock.stepsPerSecond * 2});
  }
  ui::mark(panel.info.recorder, "timeline/faster");
  ImGui::SameLine(0, panel.scaled(5));
  ui::quietText(panel.info.fonts.small, speedUnitOf(clock));
}

void drawShowAll(const Panel& panel) {
  const Clock& clock = panel.session.clock;
  const bool whole = clock.axis == clock.range;
  ImGui::BeginDisabled(whole);
  const ImVec2 size{panel.scaled(kShowAllWidthPx), 0};
  if (ImGui::Button("Show all", size)) panel.out.push_back(command::ResetAxis{});
  ImGui::EndDisabled();
  ui::mark(panel.info.recorder, "timeline/reset");
  if (!whole && ImGui::IsItemHovered()) {
    ImGui::SetTooltip("The timeline shows only a part of the dates. Show all of them.");
  }
}

/// From the right edge to the left; what finds no room beside the date is left out.
void drawTools(const Panel& panel) {
  const float widthPx = ImGui::GetWindowWidth(), gapPx = panel.scaled(14);
  float rightPx = ImGui::GetWindowContentRegionMax().x;
  const auto place = [&](float leastPx, float toolPx, void (*draw)(const Panel&)) {
    if (widthPx < panel.scaled(leastPx)) return;
    rightPx -= panel.scaled(toolPx);
    ImGui::SameLine(rightPx);
    ImGui::SetCursorPosY(ImGui::GetCursorStartPos().y + panel.scaled(3));
    draw(panel);
    rightPx -= gapPx;
  };
  place(kWidthForSettingsPx, kSettingsWidthPx, drawTimeSettings);
  place(kWidthForLanesPx, kLanesWidthPx, drawLanesButton);
  place(kWidthForShowAllPx, kShowAllWidthPx, drawShowAll);
  place(kWidthForSpeedPx, kSpeedWidthPx, drawSpeed);
  place(kWidthForFieldPx, kFieldWidthPx, drawDateField);
}

}  // namespace

void drawTimelinePanel(const Panel& panel) {
  if (panel.info.layout.timeline.empty()) return;
  ui::begin("timeline", panel.info.layout.timeline, ui::Scrolling::No);
  drawTransport(panel);
  drawDate(panel);
  drawTools(panel);
  ImGui::SetCursorPosY(ImGui::GetCursorStartPos().y + panel.scaled(kButtonPx + 6));
  drawLanes(panel);
  drawTimelineAxis(panel);
  ui::end();
}

}  // namespace viewer
