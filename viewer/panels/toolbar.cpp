// The buttons above the layer list: save, fit, help, and what the map carries.
#include "viewer/panels/choice.hpp"
#include "viewer/panels/choose_measured.hpp"
#include "viewer/panels/map_settings.hpp"
#include "viewer/panels/panel.hpp"

#include <array>

namespace viewer {

namespace {

using ui::Choice;
constexpr float kChoicePx = 118;  // at scale 1

constexpr std::array kNameChoices{Choice{"English", Names::English},
                                  Choice{"Azerbaijani", Names::Azerbaijani},
                                  Choice{"Armenian", Names::Armenian},
                                  Choice{"Russian", Names::Russian}, Choice{"Local", Names::Local}};
constexpr std::array kFurnitureChoices{Choice{"Nothing", Furniture::None},
                                       Choice{"Date, scale", Furniture::Map},
                                       Choice{"Title, legend", Furniture::Full}};

constexpr std::array kCompareChoices{
    Choice{"One date", CompareMode::None}, Choice{"Swipe", CompareMode::Swipe},
    Choice{"Side by side", CompareMode::Side}, Choice{"Ghost", CompareMode::Ghost}};

bool drawButton(const Panel& panel, const char* title, const char* name, const char* hint) {
  const bool clicked = ImGui::Button(title);
  ui::markNamed(panel.info.recorder, "toolbar/{}", name);
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", hint);
  ImGui::SameLine();
  return clicked;
}

/// Which dates the map shows, and the other date where there are two.
void drawCompare(const Panel& panel) {
  const Compare& compare = panel.session.compare;
  if (const auto mode = ui::drawChoice(panel, "toolbar/compare", panel.scaled(kChoicePx),
                                       kCompareChoices, compare.mode)) {
    panel.out.push_back(command::SetCompare{*mode});
  }
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("Compare two dates (C)");
  if (compare.mode == CompareMode::None) return;
  ImGui::SameLine();
  if (drawButton(panel, "Swap", "swap", "Swap the two dates (X)")) {
    panel.out.push_back(command::SwapDates{});
  }
  ImGui::NewLine();
  const std::string date = formatWindow(compare.before, panel.session.clock.zone);
  ui::wrappedText(panel.info.fonts.small, "with " + date);
  ui::mark(panel.info.recorder, "toolbar/before", date);
}

/// What is shown, and the story that is told of it.
void drawFiles(const Panel& panel) {
  if (drawButton(panel, "Open…", "open", "A scenario, a table, a picture, an address (Ctrl+O)")) {
    openOpening(panel.state.opening);
  }
  if (drawButton(panel, "Story", "story", "The steps of the scenario's story (S)")) {
    panel.state.story.open = !panel.state.story.open;
  }
  ImGui::NewLine();
}

/// Looking closer: measures, and a place to go to.
void drawRuler(const Panel& panel) {
  MeasureTool& tool = panel.state.measuring;
  if (drawButton(panel, "Measure line", "measure-line", "Lengths and bearings (M)")) {
    startMeasuring(tool, Measured::Kind::Line, panel.out);
  }
  if (drawButton(panel, "Area", "measure-area", "Area and perimeter (Shift+M)")) {
    startMeasuring(tool, Measured::Kind::Area, panel.out);
  }
  if (drawButton(panel, "Go to", "goto", "A place by its coordinates (Ctrl+G)")) {
    openGoto(panel.state.goTo);
  }
  ImGui::NewLine();
}

}  // namespace

void drawToolbar(const Panel& panel) {
  drawFiles(panel);
  if (drawButton(panel, "Save picture…", "save",
                 "Any size, format and layout (Ctrl+E); at once as it is: F12")) {
    panel.state.exporting.open = true;
  }
  if (drawButton(panel, "Whole map", "fit", "The scenario's whole extent (0)")) {
    panel.out.push_back(command::FitExtent{});
  }
  if (drawButton(panel, "Find", "find", "Features, and rows of tables (Ctrl+F)")) {
    openSearch(panel.state.search);
  }
  if (drawButton(panel, "?", "help", "All keys (F1)")) panel.state.helpOpen = !panel.state.helpOpen;
  ImGui::NewLine();
  drawRuler(panel);
  drawChooseMeasured(panel);
  if (const auto names = ui::drawChoice(panel, "toolbar/names", panel.scaled(kChoicePx),
                                        kNameChoices, panel.session.names)) {
    panel.out.push_back(command::SetNames{*names});
  }
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("Which names the map shows");
  ImGui::SameLine();
  if (const auto furniture = ui::drawChoice(panel, "toolbar/furniture", panel.scaled(kChoicePx),
                                            kFurnitureChoices, panel.session.furniture)) {
    panel.out.push_back(command::SetFurniture{*furniture});
  }
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("What the map carries besides its layers");
  drawMapSettings(panel);
  ImGui::SameLine();
  drawCompare(panel);
  ImGui::Separator();
}

}  // namespace viewer
