// A drop-down list of a few values, as several panels have it.
#pragma once

#include "viewer/panels/panel.hpp"

#include <array>
#include <optional>

namespace viewer::ui {

template <class Value>
struct Choice {
  const char* title;
  Value value;
};

/// The value chosen in this frame, if any. `path` is what tests call it: "time/mode".
template <class Value, std::size_t count>
std::optional<Value> drawChoice(const Panel& panel, const char* path, float widthPx,
                                const std::array<Choice<Value>, count>& choices, Value now) {
  std::optional<Value> chosen;
  const char* title = "own choice";
  for (const auto& choice : choices) {
    if (choice.value == now) title = choice.title;
  }
  ImGui::PushID(path);
  ImGui::SetNextItemWidth(widthPx);
  const bool open = ImGui::BeginCombo("##choice", title);
  mark(panel.info.recorder, path, title);
  if (open) {
    for (const auto& choice : choices) {
      if (ImGui::Selectable(choice.title, choice.value == now)) chosen = choice.value;
      markNamed(panel.info.recorder, "{}/{}", path, choice.title);
    }
    ImGui::EndCombo();
  }
  ImGui::PopID();
  return chosen;
}

}  // namespace viewer::ui
