// The buttons above the layer list: save, fit, help, and what the map carries.
#include "viewer/panels/panel.hpp"

#include <array>

namespace viewer {

namespace {

template <class Value>
struct Choice {
  const char* title;
  Value value;
};

constexpr std::array kNameChoices{Choice{"English", Names::English},
                                  Choice{"Azerbaijani", Names::Azerbaijani},
                                  Choice{"Armenian", Names::Armenian},
                                  Choice{"Russian", Names::Russian}, Choice{"Local", Names::Local}};
constexpr std::array kFurnitureChoices{Choice{"Nothing", Furniture::None},
                                       Choice{"Date, scale", Furniture::Map},
                                       Choice{"Title, legend", Furniture::Full}};

bool drawButton(const Panel& panel, const char* title, const char* name, const char* hint) {
  const bool clicked = ImGui::Button(title);
  ui::markNamed(panel.info.recorder, "toolbar/{}", name);
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", hint);
  ImGui::SameLine();
  return clicked;
}

/// A drop-down list; the value chosen in this frame, if any.
template <class Value, std::size_t count>
std::optional<Value> drawChoice(const Panel& panel, const char* name,
                                const std::array<Choice<Value>, count>& choices, Value now) {
  std::optional<Value> chosen;
  const char* title = "";
  for (const auto& choice : choices) {
    if (choice.value == now) title = choice.title;
  }
  ImGui::PushID(name);
  ImGui::SetNextItemWidth(panel.scaled(118));
  const bool open = ImGui::BeginCombo("##choice", title);
  ui::markNamed(panel.info.recorder, "toolbar/{}", name);
  if (open) {
    for (const auto& choice : choices) {
      if (ImGui::Selectable(choice.title, choice.value == now)) chosen = choice.value;
      ui::markNamed(panel.info.recorder, "toolbar/{}/{}", name, choice.title);
    }
    ImGui::EndCombo();
  }
  ImGui::PopID();
  return chosen;
}

}  // namespace

void drawToolbar(const Panel& panel) {
  if (drawButton(panel, "Save picture", "save", "Save what the map shows (F12)")) {
    panel.out.push_back(command::SaveSnapshot{});
  }
  if (drawButton(panel, "Whole map", "fit", "The scenario's whole extent (0)")) {
    panel.out.push_back(command::FitExtent{});
  }
  if (drawButton(panel, "?", "help", "All keys (F1)")) panel.state.helpOpen = !panel.state.helpOpen;
  ImGui::NewLine();
  if (const auto names = drawChoice(panel, "names", kNameChoices, panel.session.names)) {
    panel.out.push_back(command::SetNames{*names});
  }
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("Which names the map shows");
  ImGui::SameLine();
  if (const auto furniture =
          drawChoice(panel, "furniture", kFurnitureChoices, panel.session.furniture)) {
    panel.out.push_back(command::SetFurniture{*furniture});
  }
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("What the map carries besides its layers");
  ImGui::Separator();
}

}  // namespace viewer
