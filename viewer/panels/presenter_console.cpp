#include "viewer/panels/presenter_console.hpp"

#include "geo/base/markdown.hpp"
#include "viewer/panels/input.hpp"
#include "viewer/panels/panel.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

constexpr float kBarPx = 56, kGapPx = 8, kCaptionPx = 24;  // at scale 1
constexpr float kNowShare = 0.6f;                          // of the window's width

using Steps = std::vector<geo::StoryStep>;

const geo::StoryStep& stepOf(const Panel& panel) {
  return (*panel.session.story)[panel.session.briefing->step];
}

Rect ofAspect(const Rect& room, float aspect) {
  const float width = std::min(room.widthPx, room.heightPx * aspect);
  return {room.xPx, room.yPx, std::floor(width), std::floor(width / aspect)};
}

void drawPicture(const Rect& at, PanePicture picture) {
  if (picture.texture == 0 || at.empty()) return;
  ImGui::GetBackgroundDrawList()->AddImage(
      reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(picture.texture)), {at.xPx, at.yPx},
      {at.rightPx(), at.bottomPx()}, {0, 1}, {1, 0});
}

/// A line above a picture, written where no window lies.
void drawCaption(const Panel& panel, const Rect& under, std::string_view text) {
  ImFont* font = panel.info.fonts.bold;
  const ImVec2 at{under.xPx, under.yPx - panel.scaled(kCaptionPx)};
  const ImVec4 clip{at.x, at.y, under.rightPx(), under.yPx};
  ImGui::GetBackgroundDrawList()->AddText(font, font->FontSize, at, ui::packed(panel.colors().ink),
                                          text.data(), text.data() + text.size(), 0, &clip);
}

std::string nextCaption(const Panel& panel) {
  const Steps& steps = *panel.session.story;
  const std::size_t step = panel.session.briefing->step;
  if (const auto ahead = lookAheadOf(panel.state.briefing.console, step)) {
    return "Only you: " + formatWindow(*ahead, panel.session.clock.zone);
  }
  if (step + 1 >= steps.size()) return "This is the last step";
  return fmt::format("Next: {}", steps[step + 1].title);
}

std::string elapsedText(double seconds) {
  const auto whole = static_cast<long>(seconds);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

bool drawButton(const Panel& panel, const char* label, std::string_view name) {
  const bool pressed = ImGui::Button(label);
  ui::markNamed(panel.info.recorder, "console/{}", name);
  ImGui::SameLine();
  return pressed;
}

/// Moves the date that only the presenter sees by a day; from the audience's date at first.
void lookBy(const Panel& panel, int count) {
  ConsoleState& state = panel.state.briefing.console;
  const std::size_t step = panel.session.briefing->step;
  Clock clock = panel.session.clock;
  if (const auto ahead = lookAheadOf(state, step)) clock = showing(clock, *ahead);
  state.lookAhead = stepped(clock, count, StepUnit::Day).window;
  state.lookAheadOf = step;
}

void drawLookAhead(const Panel& panel) {
  ConsoleState& state = panel.state.briefing.console;
  if (drawButton(panel, "Day back", "look-back")) lookBy(panel, -1);
  if (drawButton(panel, "Day on", "look-on")) lookBy(panel, 1);
  const auto ahead = lookAheadOf(state, panel.session.briefing->step);
  if (!ahead) return;
  if (drawButton(panel, "Show it", "look-show")) panel.out.push_back(command::SetWindow{*ahead});
  if (drawButton(panel, "Next step again", "look-end")) state.lookAhead.reset();
}

void drawBar(const Panel& panel, const ConsoleInfo& info) {
  const Briefing& briefing = *panel.session.briefing;
  ui::begin("console-bar", info.layout.bar, ui::Scrolling::No);
  ui::text(panel.info.fonts.bold,
           fmt::format("{}   {}   step {} of {}", info.clock, elapsedText(info.elapsedSeconds),
                       briefing.step + 1, panel.session.story->size()));
  ui::mark(panel.info.recorder, "console/clock");
  ImGui::SameLine(0, panel.scaled(24));
  if (drawButton(panel, "Back", "back")) panel.out.push_back(command::StepOn{-1});
  if (drawButton(panel, "On", "on")) panel.out.push_back(command::StepOn{1});
  const bool black = briefing.curtain == Curtain::Black;
  if (drawButton(panel, black ? "Show the map" : "Black", "black")) {
    panel.out.push_back(command::SetCurtain{black ? Curtain::Open : Curtain::Black});
  }
  if (drawButton(panel, "As the step is", "return")) panel.out.push_back(command::ReturnToStep{});
  if (drawButton(panel, "Leave", "leave")) panel.out.push_back(command::LeaveBriefing{});
  ImGui::Dummy({panel.scaled(24), 0});
  ImGui::SameLine();
  drawLookAhead(panel);
  ui::end();
}

/// The speaker's notes, larger than other text.
void drawNotes(const Panel& panel, const ConsoleInfo& info) {
  constexpr float kLarger = 1.3f;
  ui::begin("console-notes", info.layout.notes, ui::Scrolling::Yes);
  ImGui::SetWindowFontScale(kLarger);
  const auto blocks = geo::readMarkdown(stepOf(panel).notes);
  if (blocks.empty()) ui::quietText(panel.info.fonts.normal, "This step has no notes.");
  for (const geo::MarkdownBlock& block : blocks) {
    std::string text = block.kind == geo::MarkdownBlock::Kind::ListItem ? "• " : "";
    for (const geo::MarkdownRun& run : block.runs) text += run.text;
    ui::wrappedText(panel.info.fonts.normal, text);
    ui::mark(panel.info.recorder, "console/notes", text);
    ImGui::Spacing();
  }
  ImGui::SetWindowFontScale(1);
  ui::end();
}

void drawSteps(const Panel& panel, const ConsoleInfo& info) {
  ui::begin("console-steps", info.layout.steps, ui::Scrolling::Yes);
  const Steps& steps = *panel.session.story;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool now = i == panel.session.briefing->step;
    const std::string label = fmt::format("{}  {}##{}", i + 1, steps[i].title, i);
    if (ImGui::Selectable(label.c_str(), now)) panel.out.push_back(command::GoToStep{i});
    ui::markNamed(panel.info.recorder, "console/step/{}", i + 1);
    if (now && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
  }
  ui::end();
}

}  // namespace

ConsoleLayout consoleLayoutFor(float widthPx, float heightPx, float uiScale, float audienceAspect) {
  const float gap = kGapPx * uiScale, bar = kBarPx * uiScale, caption = kCaptionPx * uiScale;
  const float left = std::floor(widthPx * kNowShare);
  const float room = std::max(0.0f, heightPx - bar);
  const Rect nowRoom{gap, gap + caption, left - 2 * gap, room * 0.72f};
  const Rect nextRoom{left, gap + caption, widthPx - left - gap, room * 0.45f};
  ConsoleLayout layout;
  layout.now = ofAspect(nowRoom, audienceAspect);
  layout.next = ofAspect(nextRoom, audienceAspect);
  const float notesTop = layout.now.bottomPx() + gap, stepsTop = layout.next.bottomPx() + gap;
  layout.notes = {gap, notesTop, left - 2 * gap, std::max(0.0f, room - notesTop)};
  layout.steps = {left, stepsTop, widthPx - left - gap, std::max(0.0f, room - stepsTop)};
  layout.bar = {0, room, widthPx, heightPx - room};
  return layout;
}

std::optional<geo::TimeSpan> lookAheadOf(const ConsoleState& state, std::size_t step) {
  return state.lookAheadOf == step ? state.lookAhead : std::nullopt;
}

void drawPresenterConsole(const Panel& panel) {
  const ConsoleInfo& info = *panel.info.console;
  ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, ImGui::GetIO().DisplaySize,
                                                ui::packed(panel.colors().panel));
  drawPicture(info.layout.now, info.now);
  drawPicture(info.layout.next, info.next);
  drawCaption(panel, info.layout.now, stepOf(panel).title);
  drawCaption(panel, info.layout.next, nextCaption(panel));
  drawBar(panel, info);
  drawNotes(panel, info);
  drawSteps(panel, info);
}

}  // namespace viewer
