// What every panel is given, and the few things that they all do. For the panels' own files.
#pragma once

#include "geo/base/color.hpp"
#include "viewer/panels/colors.hpp"
#include "viewer/panels/panels.hpp"

#include <imgui.h>

namespace viewer {

struct Panel {
  const Session& session;
  const PanelInfo& info;
  PanelState& state;
  Commands& out;

  float scaled(float px) const { return px * info.uiScale; }
  const PanelColors& colors() const { return panelColorsOf(session.theme); }
};

// One function a panel, each in a file of its name.
void drawToolbar(const Panel& panel);
void drawLayersPanel(const Panel& panel);
void drawUnplacedSection(const Panel& panel);
void drawTablesSection(const Panel& panel);
void drawLoadReport(const Panel& panel);
void drawEventPager(const Panel& panel);
void drawInspectorPanel(const Panel& panel);
void drawChangesSection(const Panel& panel);
void drawTimelinePanel(const Panel& panel);
void drawTimelineAxis(const Panel& panel);
void drawStatusLine(const Panel& panel);
void drawMessages(const Panel& panel);
void drawHelp(const Panel& panel);

/// The right column, in two while two dates are compared.
struct RightColumn {
  Rect inspector, changes;
};
RightColumn rightColumnOf(const Panel& panel);

/// A small picture of what a layer draws, one row high; paler where nothing of it is valid now.
enum class Faded { No, Yes };
void drawSample(const Panel& panel, const LegendEntry& entry, Faded faded);

namespace ui {

/// A window that fills `rect` and stays there; call end() in any case.
enum class Scrolling { No, Yes };
void begin(const char* name, const Rect& rect, Scrolling scrolling);
void end();

/// A window over the map, `widthPx` wide and as high as it needs, at the top: 0 at the left, 0.5 in
/// the middle. Call ImGui::End() in any case.
void beginOverMap(const Panel& panel, const char* name, bool& open, float widthPx, float across);

ImU32 packed(geo::Color color);

/// Text in one of the info's fonts; nothing is formatted or copied.
void text(ImFont* font, std::string_view words);
void quietText(ImFont* font, std::string_view words);
void wrappedText(ImFont* font, std::string_view words);
/// One line at a place in the window, cut off after `widthPx`; moves no cursor.
void clippedText(ImFont* font, ImVec2 at, float widthPx, geo::Color ink, std::string_view words);

/// The text, or as much of it as fits with an ellipsis behind it, in the font of the moment.
std::string fitted(std::string_view words, float widthPx);

}  // namespace ui
}  // namespace viewer
