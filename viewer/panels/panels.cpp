#include "viewer/panels/panels.hpp"

#include "viewer/panels/input.hpp"
#include "viewer/panels/keys.hpp"
#include "viewer/panels/panel.hpp"

#include <imgui.h>

namespace viewer {

void drawPanels(const Session& session, const PanelInfo& info, PanelState& state, Commands& out) {
  if (info.recorder) info.recorder->marks.clear();
  if (session.briefing) return handleBriefing({session, info, state, out});
  refresh(state.cache, session);
  handleKeys(session, state, out);
  handleMapInput(session, info, state, out);
  const Panel panel{session, info, state, out};
  applyColors(ImGui::GetStyle(), panel.colors());
  drawLayersPanel(panel);
  drawInspectorPanel(panel);
  drawChangesSection(panel);
  drawTimelinePanel(panel);
  drawStatusLine(panel);
  drawLoadReport(panel);
  drawAttributeTable(panel);
  drawSearchPanel(panel);
  drawGotoPanel(panel);
  drawOpenPanel(panel);
  drawStoryPanel(panel);
  drawRoomPanel(panel);
  drawMessages(panel);
  drawRunningExports(panel);
  drawExportDialog(panel);
  drawHelp(panel);
}

bool wantsFrames() {
  return ui::anyButtonDown() || ui::anyButtonReleased() || ui::textFieldHasKeyboard();
}

}  // namespace viewer
