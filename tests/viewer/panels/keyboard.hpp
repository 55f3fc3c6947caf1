// Keys of which the driver knows no name, and several modifiers at once.
#pragma once

#include "driver.hpp"

namespace viewer::tests {

inline constexpr int kEnterCode = 257, kBackspaceCode = 259;  // GLFW's, as ImGui 1.86 takes them

/// Pressed for a frame and let go.
inline void strikeCode(Driver& driver, int code) {
  ImGui::GetIO().KeysDown[code] = true;
  driver.frame();
  ImGui::GetIO().KeysDown[code] = false;
  driver.frame();
}

enum class WithShift { No, Yes };
inline void strikeWithCtrl(Driver& driver, char letter, WithShift shift = WithShift::No) {
  ImGuiIO& io = ImGui::GetIO();
  io.KeyCtrl = true;
  io.KeyShift = shift == WithShift::Yes;
  strikeCode(driver, letter);
  io.KeyCtrl = io.KeyShift = false;
}

}  // namespace viewer::tests
