#include "viewer/panels/theme.hpp"

#include "viewer/panels/colors.hpp"

#include <utility>

#include <imgui.h>

namespace viewer {

namespace {

ImVec4 vectorOf(geo::Color color) {
  return {static_cast<float>(color.r) / 255, static_cast<float>(color.g) / 255,
          static_cast<float>(color.b) / 255, static_cast<float>(color.a) / 255};
}

constexpr std::pair<ImGuiCol, geo::Color PanelColors::*> kStyleColors[] = {
    {ImGuiCol_Text, &PanelColors::ink},
    {ImGuiCol_TextDisabled, &PanelColors::quietInk},
    {ImGuiCol_WindowBg, &PanelColors::panel},
    {ImGuiCol_ChildBg, &PanelColors::panel},
    {ImGuiCol_PopupBg, &PanelColors::field},
    {ImGuiCol_Border, &PanelColors::line},
    {ImGuiCol_FrameBg, &PanelColors::field},
    {ImGuiCol_FrameBgHovered, &PanelColors::accentPale},
    {ImGuiCol_FrameBgActive, &PanelColors::accentPale},
    {ImGuiCol_Button, &PanelColors::button},
    {ImGuiCol_ButtonHovered, &PanelColors::buttonHovered},
    {ImGuiCol_ButtonActive, &PanelColors::buttonHeld},
    {ImGuiCol_Header, &PanelColors::button},
    {ImGuiCol_HeaderHovered, &PanelColors::buttonHovered},
    {ImGuiCol_HeaderActive, &PanelColors::buttonHeld},
    {ImGuiCol_TitleBg, &PanelColors::button},
    {ImGuiCol_TitleBgActive, &PanelColors::button},
    {ImGuiCol_Separator, &PanelColors::line},
    {ImGuiCol_CheckMark, &PanelColors::accent},
    {ImGuiCol_SliderGrab, &PanelColors::accent},
    {ImGuiCol_SliderGrabActive, &PanelColors::accent},
    {ImGuiCol_ScrollbarBg, &PanelColors::panel},
    {ImGuiCol_ScrollbarGrab, &PanelColors::line},
    {ImGuiCol_ScrollbarGrabHovered, &PanelColors::possible},
    {ImGuiCol_ScrollbarGrabActive, &PanelColors::possible},
    {ImGuiCol_TextSelectedBg, &PanelColors::accentPale},
};

}  // namespace

void applyColors(ImGuiStyle& style, const PanelColors& colors) {
  for (const auto& [index, color] : kStyleColors) style.Colors[index] = vectorOf(colors.*color);
}

void applyTheme(ImGuiStyle& style, float uiScale) {
  style = ImGuiStyle();
  ImGui::StyleColorsLight(&style);
  applyColors(style, panelColorsOf(ThemeId::Paper));
  style.WindowPadding = {10, 8};
  style.FramePadding = {6, 3};
  style.ItemSpacing = {6, 5};
  style.ItemInnerSpacing = {6, 4};
  style.IndentSpacing = 18;
  style.ScrollbarSize = 12;
  style.WindowBorderSize = 1;
  style.FrameBorderSize = 1;
  style.PopupBorderSize = 1;
  style.WindowRounding = 0;  // panels meet edge to edge
  style.ChildRounding = style.FrameRounding = style.PopupRounding = 3;
  style.ScrollbarRounding = style.GrabRounding = 3;
  style.DisabledAlpha = 0.45f;
  style.ScaleAllSizes(uiScale);
}

}  // namespace viewer
