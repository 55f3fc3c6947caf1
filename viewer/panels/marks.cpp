#include "viewer/panels/marks.hpp"

#include <imgui.h>

namespace viewer::ui {

void mark(Recorder* recorder, std::string_view name, std::string_view text) {
  if (!recorder) return;
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  recorder->marks.insert_or_assign(
      std::string(name), Mark{{low.x, low.y, high.x - low.x, high.y - low.y}, std::string(text)});
}

}  // namespace viewer::ui
