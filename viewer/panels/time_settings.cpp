#include "viewer/panels/time_settings.hpp"

#include "geo/base/time_text.hpp"
#include "viewer/panels/choice.hpp"
#include "viewer/panels/row_label.hpp"

#include <imgui_stdlib.h>

namespace viewer {

namespace {

using ui::Choice;

constexpr const char* kPopup = "time settings";
constexpr float kFieldPx = 190, kNumberPx = 60, kUnitPx = 126;  // at scale 1

constexpr std::array kModes{Choice{"One instant", WindowMode::Instant},
                            Choice{"A fixed length", WindowMode::Length},
                            Choice{"Two free ends", WindowMode::Free},
                            Choice{"All up to the date", WindowMode::Cumulative}};
constexpr std::array kLengthUnits{
    Choice{"minutes", StepUnit::Minute}, Choice{"hours", StepUnit::Hour},
    Choice{"days", StepUnit::Day},       Choice{"weeks", StepUnit::Week},
    Choice{"months", StepUnit::Month},   Choice{"years", StepUnit::Year}};
constexpr std::array kStepUnits{Choice{"by zoom: day, hour", StepUnit::Step},
                                Choice{"a minute", StepUnit::Minute},
                                Choice{"an hour", StepUnit::Hour},
                                Choice{"a day", StepUnit::Day},
                                Choice{"a week", StepUnit::Week},
                                Choice{"a month", StepUnit::Month},
                                Choice{"a year", StepUnit::Year}};
constexpr std::array kDirections{Choice{"forward", Direction::Forward},
                                 Choice{"backward", Direction::Backward}};
constexpr std::array kCertainties{Choice{"drawn pale", Certainty::PossibleFaint},
                                  Choice{"drawn like the rest", Certainty::PossibleToo},
                                  Choice{"left out", Certainty::CertainOnly}};

void drawWindowRows(const Panel& panel) {
  const Clock& clock = panel.session.clock;
  ui::drawRowLabel(panel, "Window");
  const float widthPx = panel.scaled(kFieldPx);
  if (const auto mode = ui::drawChoice(panel, "time/mode", widthPx, kModes, clock.mode)) {
    panel.out.push_back(command::SetWindowMode{*mode});
  }
  if (clock.mode == WindowMode::Length) {
    ui::drawRowLabel(panel, "Length");
    int count = clock.length.count;
    ImGui::SetNextItemWidth(panel.scaled(kNumberPx));
    if (ImGui::InputInt("##length", &count, 0, 0, ImGuiInputTextFlags_EnterReturnsTrue)) {
      panel.out.push_back(command::SetLength{{count, clock.length.unit}});
    }
    ui::mark(panel.info.recorder, "time/length");
    ImGui::SameLine(0, panel.scaled(4));
    if (const auto unit = ui::drawChoice(panel, "time/length-unit", panel.scaled(kUnitPx),
                                         kLengthUnits, clock.length.unit)) {
      panel.out.push_back(command::SetLength{{clock.length.count, *unit}});
    }
  }
  ui::drawRowLabel(panel, "");
  const std::string words = fmt::format("from {}\nup to, not including, {}",
                                        geo::formatDayAndClock(clock.window.from, clock.zone),
                                        geo::formatDayAndClock(clock.window.to, clock.zone));
  ui::quietText(panel.info.fonts.small, words);
  ui::mark(panel.info.recorder, "time/ends", words);
}

void drawMark(const Panel& panel, command::SetMark::End end) {
  const Clock& clock = panel.session.clock;
  const bool isIn = end == command::SetMark::End::In;
  const auto& mark = isIn ? clock.in : clock.out;
  ui::drawRowLabel(panel, isIn ? "Play from" : "Play to");
  ImGui::PushID(isIn ? "in" : "out");
  const std::string text = mark ? geo::formatDayAndClock(*mark, clock.zone)
                                : std::string(isIn ? "the beginning" : "the end");
  ImGui::PushFont(panel.info.fonts.small);
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopFont();
  ImGui::SameLine();
  if (ImGui::SmallButton(isIn ? "Here (I)" : "Here (O)")) {
    panel.out.push_back(command::SetMark{end, isIn ? clock.window.from : clock.window.to});
  }
  ui::mark(panel.info.recorder, isIn ? "time/in" : "time/out", text);
  if (mark) {
    ImGui::SameLine();
    if (ImGui::SmallButton("×")) panel.out.push_back(command::SetMark{end, std::nullopt});
    ui::mark(panel.info.recorder, isIn ? "time/in/clear" : "time/out/clear");
  }
  ImGui::PopID();
}

void drawPlayRows(const Panel& panel) {
  const Clock& clock = panel.session.clock;
  const float widthPx = panel.scaled(kFieldPx);
  ui::drawRowLabel(panel, "A step is");
  if (const auto unit = ui::drawChoice(panel, "time/step", widthPx, kStepUnits, clock.stepUnit)) {
    panel.out.push_back(command::SetStepUnit{*unit});
  }
  ui::drawRowLabel(panel, "Play");
  if (const auto direction =
          ui::drawChoice(panel, "time/direction", widthPx, kDirections, clock.direction)) {
    panel.out.push_back(command::SetDirection{*direction});
  }
  ui::drawRowLabel(panel, "");
  bool loop = clock.loop == Loop::Yes;
  if (ImGui::Checkbox("over and over", &loop)) {
    panel.out.push_back(command::SetLoop{loop ? Loop::Yes : Loop::No});
  }
  ui::mark(panel.info.recorder, "time/loop");
  drawMark(panel, command::SetMark::End::In);
  drawMark(panel, command::SetMark::End::Out);
}

/// The scenario's zone and UTC by a click, any other one by its name.
void drawZoneRow(const Panel& panel) {
  const geo::Zone& now = panel.session.clock.zone;
  TimelineState& state = panel.state.timeline;
  ui::drawRowLabel(panel, "Time zone");
  ImGui::SetNextItemWidth(panel.scaled(kFieldPx));
  if (ImGui::IsWindowAppearing()) state.zoneText = now.name();
  const bool entered =
      ImGui::InputText("##zone", &state.zoneText, ImGuiInputTextFlags_EnterReturnsTrue);
  ui::mark(panel.info.recorder, "time/zone", state.zoneText);
  if (ImGui::IsItemEdited()) state.zoneRefused = false;
  const auto choose = [&](const geo::Zone& zone) {
    panel.out.push_back(command::SetZone{zone});
    state.zoneText = zone.name();
    state.zoneRefused = false;
  };
  if (entered) {
    const auto zone = geo::Zone::named(state.zoneText);
    state.zoneRefused = !zone;
    if (zone) choose(*zone);
  }
  ui::drawRowLabel(panel, "");
  const geo::Zone& scenarios = panel.session.scenario->zone;
  if (ImGui::SmallButton("UTC")) choose({});
  ui::mark(panel.info.recorder, "time/zone/utc");
  if (!scenarios.isUtc()) {
    ImGui::SameLine();
    if (ImGui::SmallButton(scenarios.name().c_str())) choose(scenarios);
    ui::mark(panel.info.recorder, "time/zone/scenario", scenarios.name());
  }
  if (!state.zoneRefused) return;
  ui::drawRowLabel(panel, "");
  ui::quietText(panel.info.fonts.small, "Not a zone that this system knows.");
  ui::mark(panel.info.recorder, "time/zone/refused");
}

void drawCertaintyRow(const Panel& panel) {
  ui::drawRowLabel(panel, "Only possible");
  if (const auto certainty = ui::drawChoice(panel, "time/certainty", panel.scaled(kFieldPx),
                                            kCertainties, panel.session.certainty)) {
    panel.out.push_back(command::SetCertainty{*certainty});
  }
}

}  // namespace

void drawTimeSettings(const Panel& panel) {
  if (ImGui::Button("Time…")) ImGui::OpenPopup(kPopup);
  ui::mark(panel.info.recorder, "timeline/settings");
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("Window, steps, playing, time zone, calendar");
  if (!ImGui::BeginPopup(kPopup)) return;
  ImGui::PushFont(panel.info.fonts.normal);
  drawWindowRows(panel);
  ImGui::Separator();
  drawPlayRows(panel);
  ImGui::Separator();
  drawCertaintyRow(panel);
  drawZoneRow(panel);
  ImGui::Separator();
  drawCalendar(panel);
  ImGui::PopFont();
  ImGui::EndPopup();
}

}  // namespace viewer
