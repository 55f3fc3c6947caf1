#include "viewer/panels/panel.hpp"

namespace viewer::ui {

void begin(const char* name, const Rect& rect, Scrolling scrolling) {
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                           ImGuiWindowFlags_NoBringToFrontOnFocus;
  if (scrolling == Scrolling::Yes) {
    flags &= ~ImGuiWindowFlags_NoScrollbar;
  } else {
    flags |= ImGuiWindowFlags_NoScrollWithMouse;
  }
  ImGui::SetNextWindowPos({rect.xPx, rect.yPx});
  ImGui::SetNextWindowSize({rect.widthPx, rect.heightPx});
  ImGui::Begin(name, nullptr, flags);
}

void end() {
  ImGui::End();
}

void beginOverMap(const Panel& panel, const char* name, bool& open, float widthPx, float across) {
  constexpr float kMarginPx = 10;  // at scale 1
  const Rect& map = panel.info.layout.map;
  const float margin = panel.scaled(kMarginPx);
  const float left = map.xPx + margin + (map.widthPx - widthPx - 2 * margin) * across;
  ImGui::SetNextWindowPos({left, map.yPx + margin}, ImGuiCond_Appearing);
  ImGui::SetNextWindowSizeConstraints({widthPx, 0}, {widthPx, map.heightPx});
  ImGui::Begin(name, &open,
               ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoNav);
}

ImU32 packed(geo::Color color) {
  return IM_COL32(color.r, color.g, color.b, color.a);
}

void text(ImFont* font, std::string_view words) {
  ImGui::PushFont(font);
  ImGui::TextUnformatted(words.data(), words.data() + words.size());
  ImGui::PopFont();
}

void quietText(ImFont* font, std::string_view words) {
  ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
  text(font, words);
  ImGui::PopStyleColor();
}

void wrappedText(ImFont* font, std::string_view words) {
  ImGui::PushTextWrapPos(0);
  text(font, words);
  ImGui::PopTextWrapPos();
}

void clippedText(ImFont* font, ImVec2 at, float widthPx, geo::Color ink, std::string_view words) {
  const ImVec4 clip{at.x, at.y, at.x + widthPx, at.y + 2 * font->FontSize};
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, at, packed(ink), words.data(),
                                      words.data() + words.size(), 0, &clip);
}

std::string fitted(std::string_view words, float widthPx) {
  const auto widthOf = [](std::string_view part) {
    return ImGui::CalcTextSize(part.data(), part.data() + part.size()).x;
  };
  if (widthOf(words) <= widthPx) return std::string(words);
  const float roomPx = widthPx - widthOf("…");
  while (!words.empty() && widthOf(words) > roomPx) {
    words.remove_suffix(1);
    while (!words.empty() && (words.back() & 0xC0) == 0x80) words.remove_suffix(1);
    if (!words.empty() && (words.back() & 0xC0) == 0xC0) words.remove_suffix(1);
  }
  return std::string(words) + "…";
}

}  // namespace viewer::ui
