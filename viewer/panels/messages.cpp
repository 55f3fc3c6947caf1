// Messages lie over the top of the map until they are dismissed.
#include "viewer/panels/panel.hpp"

#include <algorithm>

namespace viewer {

namespace {

constexpr float kMostWidthPx = 520, kMarginPx = 10;  // at scale 1

geo::Color colorOf(const PanelColors& colors, Message::Weight weight) {
  switch (weight) {
    case Message::Weight::Error:
      return colors.error;
    case Message::Weight::Warning:
      return colors.warning;
    case Message::Weight::Info:
      break;
  }
  return colors.accent;
}

std::string_view wordOf(Message::Weight weight) {
  switch (weight) {
    case Message::Weight::Error:
      return "Error";
    case Message::Weight::Warning:
      return "Warning";
    case Message::Weight::Info:
      break;
  }
  return "Note";
}

/// The weight is told by a word as well as by a colour.
void drawMessage(const Panel& panel, const Message& message, std::size_t index) {
  ImGui::PushID(static_cast<int>(index));
  const float closePx = ImGui::GetFrameHeight();
  const float rightPx = ImGui::GetWindowContentRegionMax().x - closePx;
  ImGui::PushStyleColor(ImGuiCol_Text, ui::packed(colorOf(panel.colors(), message.weight)));
  ui::text(panel.info.fonts.bold, wordOf(message.weight));
  ImGui::PopStyleColor();
  ImGui::SameLine();
  ImGui::PushTextWrapPos(rightPx - panel.scaled(6));
  ui::text(panel.info.fonts.normal, message.text);
  ImGui::PopTextWrapPos();
  if (panel.info.recorder) {
    ui::mark(panel.info.recorder, fmt::format("messages/{}", index), message.text);
  }
  ImGui::SameLine(rightPx);
  if (ImGui::Button("×", {closePx, closePx})) panel.out.push_back(command::DismissMessage{index});
  ui::markNamed(panel.info.recorder, "messages/{}/dismiss", index);
  ImGui::PopID();
}

}  // namespace

void drawMessages(const Panel& panel) {
  const Rect& map = panel.info.layout.map;
  const auto& messages = panel.session.messages;
  if (messages.empty() || map.empty()) return;
  const float marginPx = panel.scaled(kMarginPx);
  const float widthPx = std::min(map.widthPx - 2 * marginPx, panel.scaled(kMostWidthPx));
  if (!(widthPx > panel.scaled(60))) return;
  ImGui::SetNextWindowPos({map.xPx + (map.widthPx - widthPx) / 2, map.yPx + marginPx});
  ImGui::SetNextWindowSizeConstraints({widthPx, 0}, {widthPx, map.heightPx / 2});
  ImGui::Begin("messages", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing);
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (i > 0) ImGui::Separator();
    drawMessage(panel, messages[i], i);
  }
  ImGui::End();
}

}  // namespace viewer
