// The quiet word before a field in a box of settings; the fields stand in a column.
#pragma once

#include "viewer/panels/panel.hpp"

namespace viewer::ui {

inline void drawRowLabel(const Panel& panel, const char* label) {
  constexpr float kLabelPx = 92;  // at scale 1
  ImGui::AlignTextToFramePadding();
  quietText(panel.info.fonts.small, label);
  ImGui::SameLine(panel.scaled(kLabelPx));
}

}  // namespace viewer::ui
