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

constexpr std::pair<ImGuiCol, geo::Color> kStyleColors[] = {
    {ImGuiCol_Text, colors::kInk},
    {ImGuiCol_TextDisabled, colors::kQuietInk},
    {ImGuiCol_WindowBg, colors::kPanel},
    {ImGuiCol_ChildBg, colors::kPanel},
    {ImGuiCol_PopupBg, colors::kField},
    {ImGuiCol_Border, colors::kLine},
    {ImGuiCol_FrameBg, colors::kField},
    {ImGuiCol_FrameBgHovered, colors::kAccentPale},
    {ImGuiCol_FrameBgActive, colors::kAccentPale},
    {ImGuiCol_Button, colors::kButton},
    {ImGuiCol_ButtonHovered, colors::kButtonHovered},
    {ImGuiCol_ButtonActive, colors::kButtonHeld},
    {ImGuiCol_Header, colors::kButton},
    {ImGuiCol_HeaderHovered, colors::kButtonHovered},
    {ImGuiCol_HeaderActive, colors::kButtonHeld},
    {ImGuiCol_TitleBg, colors::kButton},
    {ImGuiCol_TitleBgActive, colors::kButton},
    {ImGuiCol_Separator, colors::kLine},
    {ImGuiCol_CheckMark, colors::kAccent},
    {ImGuiCol_ScrollbarBg, colors::kPanel},
    {ImGuiCol_ScrollbarGrab, colors::kLine},
    {ImGuiCol_ScrollbarGrabHovered, colors::kPossible},
    {ImGuiCol_ScrollbarGrabActive, colors::kPossible},
    {ImGuiCol_TextSelectedBg, colors::kAccentPale},
};

}  // namespace

void applyTheme(ImGuiStyle& style, float uiScale) {
  style = ImGuiStyle();
  ImGui::StyleColorsLight(&style);
  for (const auto& [index, color] : kStyleColors) style.Colors[index] = vectorOf(color);
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
