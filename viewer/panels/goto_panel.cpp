#include "viewer/panels/goto_panel.hpp"

#include "geo/coords/coordinate_text.hpp"
#include "viewer/panels/input.hpp"
#include "viewer/panels/panel.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <imgui_stdlib.h>

namespace viewer {

namespace {

constexpr float kWidthPx = 400;  // at scale 1
constexpr const char* kExamples = "39.7601, 46.7492 or 39°45'36\"N 46°44'57\"E, UTM or MGRS";

/// What was understood of the text; where it leads; or why it leads nowhere.
struct Reading {
  std::optional<geo::LonLat> place;
  std::string told;
};

/// The place as it is written in the status line, and in degrees.
std::string understoodText(geo::LonLat place, geo::PlaceFormat format) {
  const std::string degrees = geo::formatPlace(place, geo::PlaceFormat::DecimalDegrees);
  if (format == geo::PlaceFormat::DecimalDegrees) return degrees;
  return geo::formatPlace(place, format) + "  ·  " + degrees;
}

Reading readingOf(const Panel& panel) {
  const std::string& text = panel.state.goTo.text;
  if (text.find_first_not_of(' ') == std::string::npos) return {{}, kExamples};
  const auto place = geo::parsePlace(text);
  if (!place) return {{}, geo::describe(place.error())};
  if (!panel.session.projection->forward(*place)) {
    return {{}, understoodText(*place, panel.state.placeFormat) + ": not on this projection"};
  }
  return {*place, understoodText(*place, panel.state.placeFormat)};
}

/// Whether Enter was struck in it.
bool drawField(const Panel& panel) {
  GotoState& state = panel.state.goTo;
  if (std::exchange(state.focusWanted, false)) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  const bool entered = ImGui::InputTextWithHint(
      "##place", "Degrees, UTM or MGRS", &state.text,
      ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ui::mark(panel.info.recorder, "goto/field", state.text);
  if (entered) state.focusWanted = true;
  const bool escaped = ui::struck({ui::Key::Escape, ui::Modifiers::None, 0, ui::Repeat::No});
  if (escaped && ImGui::IsItemDeactivated()) state.open = false;
  return entered;
}

}  // namespace

void openGoto(GotoState& state) {
  state.open = state.focusWanted = true;
}

void drawGotoPanel(const Panel& panel) {
  GotoState& state = panel.state.goTo;
  const Rect& map = panel.info.layout.map;
  if (!state.open || map.empty()) return;
  const float widthPx = std::min(panel.scaled(kWidthPx), map.widthPx);
  ui::beginOverMap(panel, "Go to", state.open, widthPx, 0.5f);
  const bool entered = drawField(panel);
  const Reading reading = readingOf(panel);
  ui::wrappedText(panel.info.fonts.small, reading.told);
  ui::mark(panel.info.recorder, "goto/told", reading.told);
  if (entered && reading.place) panel.out.push_back(command::CentreOn{*reading.place});
  ImGui::End();
}

}  // namespace viewer
