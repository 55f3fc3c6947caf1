// The part of the story panel below a step's words.
#include "geo/base/number_text.hpp"
#include "geo/base/time_text.hpp"
#include "viewer/panels/panel.hpp"
#include "viewer/panels/story_panel.hpp"
#include "viewer/session/story_view.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <imgui_stdlib.h>

namespace viewer {

namespace {

constexpr float kSecondsPx = 90;  // at scale 1
constexpr float kLeastPlaySeconds = 1, kMostPlaySeconds = 600, kUsualPlaySeconds = 10;

void change(const Panel& panel, std::size_t step, geo::StoryStep changed, std::string typingIn) {
  std::vector<geo::StoryStep> steps = *panel.session.story;
  steps[step] = std::move(changed);
  setStory(panel, std::move(steps), std::move(typingIn));
}

std::vector<std::string> idsIn(const std::string& text) {
  std::vector<std::string> ids;
  std::string id;
  for (const char letter : text + " ") {
    if (letter != ' ' && letter != ',') {
      id += letter;
    } else if (!id.empty()) {
      ids.push_back(std::exchange(id, {}));
    }
  }
  return ids;
}

/// Ids as they are typed; those that the scenario lacks are named.
void drawSources(const Panel& panel, std::size_t chosen, const geo::StoryStep& step) {
  StoryState& state = panel.state.story;
  if (state.sourcesOf != step.id || idsIn(state.sourcesText) != step.sources) {
    state.sourcesOf = step.id;
    state.sourcesText = fmt::format("{}", fmt::join(step.sources, ", "));
  }
  ImGui::SetNextItemWidth(-1);
  if (ImGui::InputTextWithHint("##sources", "Sources: their ids, with commas between them",
                               &state.sourcesText)) {
    geo::StoryStep changed = step;
    changed.sources = idsIn(state.sourcesText);
    change(panel, chosen, std::move(changed), fmt::format("{}/sources", chosen));
  }
  ui::mark(panel.info.recorder, "story/sources", state.sourcesText);
  std::vector<std::string> unknown;
  for (const std::string& id : step.sources) {
    if (!panel.session.scenario->source(id)) unknown.push_back(id);
  }
  if (unknown.empty()) return;
  const std::string told =
      fmt::format("not among the scenario's sources: {}", fmt::join(unknown, ", "));
  ui::wrappedText(panel.info.fonts.small, told);
  ui::mark(panel.info.recorder, "story/unknown-sources", told);
}

void drawHighlights(const Panel& panel, std::size_t chosen, const geo::StoryStep& step) {
  const std::string name = highlightNameOf(panel.session);
  const bool fresh =
      !name.empty() && std::ranges::find(step.highlights, name) == step.highlights.end();
  ui::quietText(panel.info.fonts.small,
                step.highlights.empty()
                    ? std::string("Points nothing out: click it on the map first")
                    : fmt::format("Points out: {}", fmt::join(step.highlights, ", ")));
  if (fresh) {
    if (ImGui::Button("Point out what is chosen")) {
      geo::StoryStep changed = step;
      changed.highlights.push_back(name);
      change(panel, chosen, std::move(changed), {});
    }
    ui::markNamed(panel.info.recorder, "story/{}", "point-out");
    if (!step.highlights.empty()) ImGui::SameLine();
  }
  if (step.highlights.empty()) return;
  if (ImGui::Button("Nothing")) {
    geo::StoryStep changed = step;
    changed.highlights.clear();
    change(panel, chosen, std::move(changed), {});
  }
  ui::markNamed(panel.info.recorder, "story/{}", "point-out-nothing");
}

/// The stretch between the timeline's marks; nothing while one is missing.
std::optional<geo::TimeSpan> marked(const Clock& clock) {
  if (!clock.in || !clock.out || !(*clock.in < *clock.out)) return std::nullopt;
  return geo::TimeSpan{*clock.in, *clock.out};
}

void drawPlayed(const Panel& panel, std::size_t chosen, const geo::StoryStep& step) {
  geo::StoryStep changed = step;
  ui::quietText(panel.info.fonts.small,
                fmt::format("Plays {}", formatWindow(*step.play, panel.session.clock.zone)));
  ImGui::SetNextItemWidth(panel.scaled(kSecondsPx));
  auto seconds = static_cast<float>(step.playSeconds);
  if (ImGui::SliderFloat("seconds", &seconds, kLeastPlaySeconds, kMostPlaySeconds, "%.0f",
                         ImGuiSliderFlags_Logarithmic | ImGuiSliderFlags_AlwaysClamp)) {
    changed.playSeconds = static_cast<double>(seconds);
    change(panel, chosen, changed, fmt::format("{}/seconds", chosen));
  }
  ui::markNamed(panel.info.recorder, "story/{}", "play-seconds");
  ImGui::SameLine();
  if (ImGui::Button("Play nothing")) {
    changed.play.reset();
    change(panel, chosen, std::move(changed), {});
  }
  ui::markNamed(panel.info.recorder, "story/{}", "play-nothing");
}

void drawPlay(const Panel& panel, std::size_t chosen, const geo::StoryStep& step) {
  if (step.play) return drawPlayed(panel, chosen, step);
  const auto stretch = marked(panel.session.clock);
  if (!stretch) {
    return ui::quietText(panel.info.fonts.small,
                         "Plays nothing: set both marks of the timeline first (I, O)");
  }
  if (ImGui::Button("Play what lies between the marks")) {
    geo::StoryStep changed = step;
    changed.play = stretch;
    if (!(changed.playSeconds > 0)) changed.playSeconds = static_cast<double>(kUsualPlaySeconds);
    change(panel, chosen, std::move(changed), {});
  }
  ui::markNamed(panel.info.recorder, "story/{}", "play");
}

}  // namespace

void drawStepDetails(const Panel& panel, std::size_t step) {
  const geo::StoryStep now = (*panel.session.story)[step];
  drawSources(panel, step, now);
  drawHighlights(panel, step, now);
  drawPlay(panel, step, now);
}

}  // namespace viewer
