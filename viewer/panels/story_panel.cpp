#include "viewer/panels/story_panel.hpp"

#include "viewer/panels/panel.hpp"
#include "viewer/session/story_edit.hpp"
#include "viewer/session/story_view.hpp"

#include <algorithm>
#include <utility>

#include <imgui_stdlib.h>

namespace viewer {

namespace {

constexpr float kWidthPx = 430, kMarginPx = 10, kListPx = 180, kCaptionPx = 84, kNotesPx = 96;
constexpr std::size_t kMostUndoes = 200;

const Steps& stepsOf(const Panel& panel) {
  return *panel.session.story;
}

/// The step that is shown; one past the last where none is.
std::size_t chosenOf(const Panel& panel) {
  return std::min(panel.session.shownStep.value_or(stepsOf(panel).size()), stepsOf(panel).size());
}

void drawList(const Panel& panel) {
  ImGui::BeginChild("steps", {0, panel.scaled(kListPx)}, true);
  for (std::size_t i = 0; i < stepsOf(panel).size(); ++i) {
    const std::string label = fmt::format("{}  {}##{}", i + 1, stepsOf(panel)[i].title, i);
    if (ImGui::Selectable(label.c_str(), i == chosenOf(panel))) {
      panel.out.push_back(command::ShowStep{i});
    }
    ui::markNamed(panel.info.recorder, "story/step/{}", i + 1);
  }
  if (stepsOf(panel).empty()) {
    ui::wrappedText(panel.info.fonts.normal,
                    "No steps yet. Show on the map what the first one is to show, then add it.");
  }
  ImGui::EndChild();
}

bool drawButton(const Panel& panel, const char* label, std::string_view name) {
  const bool pressed = ImGui::Button(label);
  ui::markNamed(panel.info.recorder, "story/{}", name);
  return pressed;
}

/// As the story was before the last change; the step that was shown may be another.
void undo(const Panel& panel) {
  StoryState& state = panel.state.story;
  panel.out.push_back(command::SetStory{state.undoes.back()});
  state.undoes.pop_back();
  state.typingIn.clear();
}

/// What needs no step.
void drawAdd(const Panel& panel) {
  if (drawButton(panel, "Add this view", "add")) {
    const std::string title = fmt::format("Step {}", stepsOf(panel).size() + 1);
    setStory(panel, withStep(stepsOf(panel), chosenOf(panel), stepFrom(panel.session, title)));
    const std::size_t added = std::min(chosenOf(panel) + 1, stepsOf(panel).size());
    panel.out.push_back(command::ShowStep{added});
  }
  if (panel.state.story.undoes.empty()) return;
  ImGui::SameLine();
  if (drawButton(panel, "Undo", "undo")) undo(panel);
}

void moveChosen(const Panel& panel, std::size_t chosen, int by) {
  const auto to = static_cast<std::ptrdiff_t>(chosen) + by;
  if (to < 0 || to >= static_cast<std::ptrdiff_t>(stepsOf(panel).size())) return;
  setStory(panel, withMoved(stepsOf(panel), chosen, by));
  panel.out.push_back(command::ShowStep{static_cast<std::size_t>(to)});
}

void drawOrder(const Panel& panel, std::size_t chosen) {
  ImGui::SameLine();
  if (drawButton(panel, "Up", "up")) moveChosen(panel, chosen, -1);
  ImGui::SameLine();
  if (drawButton(panel, "Down", "down")) moveChosen(panel, chosen, 1);
  ImGui::SameLine();
  if (drawButton(panel, "Copy", "copy")) setStory(panel, withCopyOf(stepsOf(panel), chosen));
  ImGui::SameLine();
  if (drawButton(panel, "Delete", "delete")) {
    setStory(panel, withoutStep(stepsOf(panel), chosen));
    panel.out.push_back(command::LeaveStep{});
  }
}

/// The camera, window and layers of now; the words stay.
void takeView(const Panel& panel, std::size_t chosen) {
  Steps steps = stepsOf(panel);
  geo::StoryStep& step = steps[chosen];
  geo::StoryStep now = stepFrom(panel.session, step.title);
  now.id = step.id;
  now.caption = step.caption;
  now.notes = step.notes;
  now.sources = step.sources;
  if (now.highlights.empty()) now.highlights = step.highlights;
  now.play = step.play;
  now.playSeconds = step.playSeconds;
  step = std::move(now);
  setStory(panel, std::move(steps));
}

/// The field that was changed last, if one was; empty otherwise.
using Typed = std::string;

/// A field of several lines.
void drawWords(const Panel& panel, const char* name, std::string& text, float heightPx,
               Typed& typed) {
  ui::quietText(panel.info.fonts.small, name);
  ImGui::PushID(name);
  if (ImGui::InputTextMultiline("##words", &text, {-1, panel.scaled(heightPx)})) typed = name;
  ui::markNamed(panel.info.recorder, "story/{}", name);
  ImGui::PopID();
}

void drawChosen(const Panel& panel, std::size_t chosen) {
  geo::StoryStep step = stepsOf(panel)[chosen];
  ImGui::Separator();
  ImGui::SetNextItemWidth(-1);
  Typed typed;
  if (ImGui::InputTextWithHint("##title", "Title", &step.title)) typed = "title";
  ui::mark(panel.info.recorder, "story/title", step.title);
  drawWords(panel, "Caption: what the audience reads", step.caption, kCaptionPx, typed);
  drawWords(panel, "Notes: what only the speaker reads", step.notes, kNotesPx, typed);
  if (!typed.empty()) {
    Steps steps = stepsOf(panel);
    steps[chosen] = std::move(step);
    setStory(panel, std::move(steps), fmt::format("{}/{}", chosen, typed));
  }
  drawStepDetails(panel, chosen);
  if (drawButton(panel, "Take the view of now", "take-view")) takeView(panel, chosen);
  ImGui::SameLine();
  if (drawButton(panel, "Leave step", "leave")) panel.out.push_back(command::LeaveStep{});
}

void drawTelling(const Panel& panel, std::size_t chosen) {
  ImGui::Separator();
  if (drawButton(panel, "From the first step (F5)", "start")) {
    panel.out.push_back(command::StartBriefing{});
  }
  if (chosen < stepsOf(panel).size()) {
    ImGui::SameLine();
    if (drawButton(panel, "From here", "start-here")) {
      panel.out.push_back(command::StartBriefing{chosen});
    }
  }
  ImGui::SameLine();
  if (drawButton(panel, panel.state.story.changed ? "Save *" : "Save", "save")) {
    panel.out.push_back(command::SaveStory{});
  }
  ImGui::SameLine();
  if (drawButton(panel, "The room…", "room")) panel.state.room.open = true;
}

}  // namespace

void setStory(const Panel& panel, Steps steps, std::string typingIn) {
  StoryState& state = panel.state.story;
  const bool goesOn = !typingIn.empty() && typingIn == state.typingIn;
  if (!goesOn) state.undoes.push_back(panel.session.story);
  if (state.undoes.size() > kMostUndoes) state.undoes.erase(state.undoes.begin());
  state.typingIn = std::move(typingIn);
  state.changed = true;
  panel.out.push_back(command::SetStory{std::make_shared<const Steps>(std::move(steps))});
}

void drawStoryPanel(const Panel& panel) {
  const Rect& map = panel.info.layout.map;
  if (!panel.state.story.open || map.empty()) return;
  const float widthPx = std::min(panel.scaled(kWidthPx), map.widthPx);
  const float marginPx = panel.scaled(kMarginPx);
  ImGui::SetNextWindowPos({map.xPx + map.widthPx - widthPx - marginPx, map.yPx + marginPx},
                          ImGuiCond_Appearing);
  ImGui::SetNextWindowSizeConstraints({widthPx, 0}, {widthPx, map.heightPx - 2 * marginPx});
  ImGui::Begin("Story", &panel.state.story.open,
               ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoNav);
  const std::size_t chosen = chosenOf(panel);
  drawList(panel);
  drawAdd(panel);
  if (chosen < stepsOf(panel).size()) {
    drawOrder(panel, chosen);
    drawChosen(panel, chosen);
  }
  drawTelling(panel, chosen);
  ImGui::End();
}

}  // namespace viewer
