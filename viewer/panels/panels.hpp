// All panels of the window: they read a const session and return commands. One call a frame,
// between ImGui::NewFrame and ImGui::Render; keys and the mouse over the map are handled in the
// same call.
#pragma once

#include "viewer/panels/attribute_table.hpp"
#include "viewer/panels/briefing_input.hpp"
#include "viewer/panels/export_dialog.hpp"
#include "viewer/panels/goto_panel.hpp"
#include "viewer/panels/lanes.hpp"
#include "viewer/panels/layout.hpp"
#include "viewer/panels/map_input.hpp"
#include "viewer/panels/marks.hpp"
#include "viewer/panels/measure_tool.hpp"
#include "viewer/panels/open_panel.hpp"
#include "viewer/panels/panel_cache.hpp"
#include "viewer/panels/presenter_console.hpp"
#include "viewer/panels/room_panel.hpp"
#include "viewer/panels/search_panel.hpp"
#include "viewer/panels/status_text.hpp"
#include "viewer/panels/story_panel.hpp"
#include "viewer/panels/system_question.hpp"
#include "viewer/panels/theme.hpp"
#include "viewer/panels/timeline.hpp"
#include "viewer/panels/where_field.hpp"
#include "viewer/session/command.hpp"

#include <optional>
#include <set>
#include <string>

namespace viewer {

/// What the loop knows and the session does not; new in each frame.
struct PanelInfo {
  Layout layout;
  Fonts fonts;
  float uiScale = 1;
  double frameMilliseconds = 0;
  std::optional<geo::LonLat> cursor;  // under the mouse; see positionUnderMouse
  ExportInfo exports;
  TableRowsPtr tableRows;    // of the table that is open, perhaps for an older wish; null at first
  SearchIndexPtr search;     // null while it is being made
  LegibilityPtr legibility;  // of the room last asked about; null: none yet
  std::string busy;          // what is being loaded or written; empty when nothing is
  std::optional<ConsoleInfo> console;  // while the audience has a window of its own
  ui::Recorder* recorder = nullptr;    // for tests
};

/// What concerns the panels alone; kept by the loop from frame to frame.
struct PanelState {
  PanelsShown panels = PanelsShown::Yes;  // Tab; hand it to layoutFor
  bool helpOpen = false;
  std::set<std::string, std::less<>> openLayers;  // whose legends are unfolded
  std::string findText;
  std::string reportOf;        // the id of the table whose report is open
  std::string projectionText;  // as it is typed
  ExportDialog exporting;
  SearchState search;
  GotoState goTo;
  OpenState opening;
  MeasureTool measuring;
  geo::PlaceFormat placeFormat = geo::PlaceFormat::DecimalDegrees;
  bool copyWanted = false;  // the place under the mouse is to be copied
  AttributeTableState attributes;
  WhereFields wheres;
  SystemQuestions systems;
  TimelineState timeline;
  LanesState lanes;
  StoryState story;
  RoomState room;
  BriefingState briefing;
  MapDrag map;
  PanelCache cache;
};

void drawPanels(const Session& session, const PanelInfo& info, PanelState& state, Commands& out);

/// Whether another frame is due though nothing more has happened: a button is held (it repeats) or
/// was let go (what it chose is to be seen), or a text field blinks. Asked after drawPanels.
bool wantsFrames();

}  // namespace viewer
